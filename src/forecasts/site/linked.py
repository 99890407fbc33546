"""A claim as linked data: schema.org's `Claim`, and a `ClaimReview` only for who signs it.

https://schema.org/Claim: what was said, by whom, when, and where it appeared. A verdict of ours is
no fact check of a publisher, so it is not dressed as one unless somebody is named who says so.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from forecasts.importing.entries import entry_rows
from forecasts.inert import escaped_json
from forecasts.reviewing.blocks import web_address
from forecasts.reviewing.voice import Row, plain
from forecasts.study import Study

__all__ = ["linked_claim", "write_linked"]

_CONTEXT = "https://schema.org"
_SHOWN = {"year": 4, "month": 7}
_RATINGS = {"hit": 5, "reached": 5, "near": 3, "miss": 1, "not reached": 1}
"""What a verdict is between 1 and 5; a void claim has no rating."""


def linked_claim(row: Row) -> dict[str, Any]:
    """Return a claim as a JSON-LD object; what is not known is left out."""
    day = f"{row['stated']:%Y-%m-%d}"[: _SHOWN.get(str(row["stated_precision"]), 10)]
    appearance = {
        "@type": "CreativeWork",
        "headline": plain(row["title"]),
        "url": web_address(str(row["url"])),
        "archivedAt": web_address(str(row["archive"])),
        "publisher": _agent("Organization", plain(row["publisher"])),
        "datePublished": day,
    }
    person = _agent("Person", plain(row["person"]))
    organisation = _agent("Organization", plain(row["organisation"]))
    if person and organisation:
        person["affiliation"] = organisation
    found = {
        "@context": _CONTEXT,
        "@type": "Claim",
        "identifier": str(row["claim_id"]),
        "text": plain(row["quote"]),
        "inLanguage": plain(row["language"]),
        "datePublished": day,
        "author": person or organisation,
        "about": plain(row["subject"]),
        "appearance": _known(appearance),
    }
    return _known(found)


def _agent(kind: str, name: str) -> dict[str, Any]:
    return {"@type": kind, "name": name} if name else {}


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in facts.items() if fact}


def write_linked(study: Study, reviewer: str = "") -> bytes:
    """Return every claim said by the study's day as one JSON-LD document.

    Each holds its entry of the ledger as JSON (`encoding`), which `import` reads back.

    Args:
        study: A study without an error.
        reviewer: Who answers for the verdicts: with a name each becomes a `ClaimReview`.
    """
    claims = study.claims
    rows = claims[claims["stated"].dt.date <= study.as_of].to_dict("records")
    said = frozenset(str(row["claim_id"]) for row in rows)
    entries = {row["id"]: row for row in entry_rows(study.ledger, said, study.as_of) if "id" in row}
    graph = [linked_claim({str(name): cell for name, cell in row.items()}) for row in rows]
    for claim in graph:
        del claim["@context"]
        claim["@id"] = f"#{claim['identifier']}"
        text = json.dumps(entries[claim["identifier"]], ensure_ascii=False)
        claim["encoding"] = {
            "@type": "MediaObject", "encodingFormat": "application/json", "text": text,
        }  # fmt: skip
    if reviewer:
        graph += _reviews(study, {claim["identifier"]: claim for claim in graph}, reviewer)
    text = json.dumps({"@context": _CONTEXT, "@graph": graph}, indent=1, ensure_ascii=False)
    return (escaped_json(text) + "\n").encode("utf-8")


def _reviews(study: Study, claims: Mapping[str, Any], reviewer: str) -> Iterator[dict[str, Any]]:
    """Give a `ClaimReview` for each verdict: https://schema.org/ClaimReview."""
    for row in study.comparison().to_dict("records"):
        claim, verdict = claims.get(row["claim_id"]), row["verdict"]
        if claim is None or verdict not in _RATINGS:
            continue
        yield {
            "@type": "ClaimReview",
            "claimReviewed": claim["text"],
            "itemReviewed": {"@id": claim["@id"]},
            "author": _agent("Organization", reviewer),
            "datePublished": f"{study.as_of:%Y-%m-%d}",
            "reviewBody": plain(row["reason"]),
            "reviewRating": {
                "@type": "Rating", "bestRating": 5, "worstRating": 1,
                "ratingValue": _RATINGS[verdict], "alternateName": verdict,
            },
        }  # fmt: skip
