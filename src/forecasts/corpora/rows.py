"""Proposals as rows: what a corpus' Parquet files hold."""

from typing import TYPE_CHECKING, Any

from forecasts.editing.draft import value_of
from forecasts.extracting.records import Extraction, Proposal
from forecasts.reading import write_value

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["error_schema", "proposal_rows", "proposal_schema"]

_TEXTS = (
    "document", "url", "sha256", "title", "publisher", "published", "language", "quote", "value",
    "unit", "hedge", "kind", "certainty", "target", "target_basis", "modality", "person",
    "organisation", "claimant_basis", "subject", "measure", "region", "condition", "sentence",
)  # fmt: skip
_NUMBERS = ("low", "high")
_PLACES = ("start", "end", "supersedes", "part_of")
_AROUND = 160  # characters on each side of a quotation that are kept, for likeness


def proposal_schema() -> "pa.Schema":
    """Return the columns of a file of proposals, one row a claim.

    `start` and `end` count characters of the document's canonical text, whose hash is `sha256`;
    `low` and `high` are the stated ends in `unit`; `supersedes` and `part_of` are the `start` of
    another proposal of the same document, or null.
    """
    import pyarrow as pa

    return pa.schema(
        [
            *((name, pa.string()) for name in _TEXTS),
            *((name, pa.float64()) for name in _NUMBERS),
            *((name, pa.int64()) for name in _PLACES),
        ]
    )


def error_schema() -> "pa.Schema":
    """Return the columns of a file of errors, one row a document that was not read."""
    import pyarrow as pa

    return pa.schema([("document", pa.string()), ("url", pa.string()), ("reason", pa.string())])


def proposal_rows(extraction: Extraction) -> list[dict[str, Any]]:
    """Return the proposals of one document as rows, without where the document lies."""
    article = extraction.article
    published = article.published or (extraction.stated.isoformat() if extraction.stated else "")
    of_document = {
        "sha256": article.sha256,
        "title": article.title,
        "publisher": article.publisher,
        "published": published,
        "language": article.language,
    }
    starts = [one.at for one in extraction.proposals]
    return [
        {**of_document, **_row(article.text, one), **_related(one, starts)}
        for one in extraction.proposals
    ]


def _row(text: str, one: Proposal) -> dict[str, Any]:
    quantity, end = one.quantity, one.at + len(one.quote)
    target = quantity.target
    return {
        "quote": one.quote,
        "start": one.at,
        "end": end,
        "value": write_value(value_of(quantity, one.base)),
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "hedge": quantity.hedge,
        "kind": quantity.kind,
        "certainty": quantity.certainty,
        "target": f"{target.start}/{target.end}" if target else "",
        "target_basis": one.target_basis,
        "modality": one.modality,
        "person": one.claimant.person,
        "organisation": one.claimant.organisation,
        "claimant_basis": one.claimant.basis,
        "subject": one.subject.text,
        "measure": one.measure.text,
        "region": one.region.text,
        "condition": one.condition,
        "sentence": text[max(0, one.at - _AROUND) : end + _AROUND],
    }


def _related(one: Proposal, starts: list[int]) -> dict[str, int | None]:
    places = {"supersedes": one.supersedes, "part_of": one.part_of}
    return {name: None if at is None else starts[at] for name, at in places.items()}
