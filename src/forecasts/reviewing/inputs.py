"""What a review is computed from: the ledger compared as of the day, a year before, year-ends."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from os.path import commonpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from forecasts.actuals import Actuals
    from forecasts.ledger import Ledger
    from forecasts.money import Rates

__all__ = ["PAST_YEARS", "Inputs", "claims_by_id", "digest_of", "gather", "year_before"]

PAST_YEARS = 8
"""So many years of outlooks are set against what came, to see how good they are."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Inputs:
    """Everything that the tables of a review are made from.

    Attributes:
        year: The year under review: claims that fell due in it are judged one by one.
        as_of: Nothing published later is used.
        earlier: The same day a year before, which changes are counted from.
        digest: Short hash of the ledger's and the codelists' texts.
        currency: ISO code in which claims are compared with each other.
        claims: The comparison table as of `as_of`, normalised to `currency`.
        before: The comparison table of the same ledger as of `earlier`.
        outlooks: Past outlooks of claims that fell due since: claim_id, as_of, probability,
            target_end; one row a claim and year's end before its target.
        observations: Published outcomes, `forecasts.actuals.OBSERVATION_COLUMNS`.
        series: One row a series, `forecasts.actuals.SERIES_COLUMNS`.
        notes: Claims against claims, as `forecasts.comparing.consistency.findings` finds them.
        spread: Each amount of money under every reasonable conversion.
        sources: One row a source read: file, title, publisher, published, found, claims, note.
        corrections: One row a corrected claim: claim_id, on, because.
        names: What codes are called: (English, Chinese).
    """

    year: int
    as_of: date
    earlier: date
    digest: str
    currency: str
    claims: pd.DataFrame
    before: pd.DataFrame
    outlooks: pd.DataFrame
    observations: pd.DataFrame
    series: pd.DataFrame
    notes: pd.DataFrame
    spread: pd.DataFrame
    sources: pd.DataFrame
    corrections: pd.DataFrame
    names: dict[str, tuple[str, str]] = field(default_factory=dict)


def year_before(day: date) -> date:
    """Return the same day a year earlier; 29 February becomes 28."""
    leap = day.month == 2 and day.day == 29
    return date(day.year - 1, 2, 28) if leap else day.replace(year=day.year - 1)


def digest_of(ledger: "Ledger") -> str:
    """Return the first seven digits of the SHA-256 of the ledger's files, by name and text.

    A commit would change whenever a review is committed beside its ledger; the content does not.
    """
    total = hashlib.sha256()
    for name in sorted(ledger.texts):
        total.update(f"{Path(name).name}\0{ledger.texts[name]}\0".encode())
    return total.hexdigest()[:7]


def gather(  # noqa: PLR0913 - what is reviewed, and under which choices
    year: int,
    ledger: "Ledger",
    actuals: "Actuals",
    *,
    as_of: date,
    currency: str = "USD",
    rates: "Rates | None" = None,
) -> Inputs:
    """Compare the ledger with what happened, as of the day, a year before and each year's end."""
    from forecasts.comparing import compare
    from forecasts.comparing.consistency import consistency
    from forecasts.money import load_rates
    from forecasts.normalising import claims_table, normalise
    from forecasts.normalising.spreading import spread

    rates = rates or load_rates()
    table = _name_files(claims_table(ledger))
    table = table[table["stated"] <= pd.Timestamp(as_of)].reset_index(drop=True)
    known = actuals.observations
    known = known[known["published_on"] <= pd.Timestamp(as_of)].reset_index(drop=True)
    earlier = year_before(as_of)
    said_before = table[table["stated"] <= pd.Timestamp(earlier)].reset_index(drop=True)
    compared = compare(table, actuals, as_of=as_of)
    return Inputs(
        year=year,
        as_of=as_of,
        earlier=earlier,
        digest=digest_of(ledger),
        currency=currency,
        claims=normalise(compared, currency=currency, rates=rates, as_of=as_of),
        before=compare(said_before, actuals, as_of=earlier),
        outlooks=_past_outlooks(table, actuals, year, as_of),
        observations=known,
        series=actuals.series,
        notes=consistency(table, rates=rates, as_of=as_of, codes=ledger.codes),
        spread=spread(table, currency=currency, rates=rates, as_of=as_of),
        sources=_sources(ledger),
        corrections=_corrections(ledger),
        names=_names(ledger),
    )


def _name_files(table: pd.DataFrame) -> pd.DataFrame:
    """Name files from the ledger's folder on, so that a review says the same on every machine."""
    paths = [Path(name) for name in table["file"].unique()]
    if not any(path.is_absolute() for path in paths):
        return table
    folder = Path(commonpath([path.parent for path in paths])).parent
    names = {path.as_posix(): path.relative_to(folder).as_posix() for path in paths}
    return table.assign(file=table["file"].map(names))


def _past_outlooks(table: pd.DataFrame, actuals: "Actuals", year: int, as_of: date) -> pd.DataFrame:
    """Return the outlooks of the last day of each year, of claims due in the year after it."""
    from forecasts.comparing import compare

    found = []
    for due in range(year - PAST_YEARS + 1, year + 1):
        on = date(due - 1, 12, 31)
        chosen = table[
            (table["stated"] <= pd.Timestamp(on))
            & (table["target_end"].dt.year == due)
            & (table["target_end"] <= pd.Timestamp(as_of))
        ].reset_index(drop=True)
        if chosen.empty:
            continue
        compared = compare(chosen, actuals, as_of=on)
        found.append(
            compared.loc[
                compared["status"] == "open", ["claim_id", "probability_met", "target_end"]
            ]
            .rename(columns={"probability_met": "probability"})
            .assign(as_of=pd.Timestamp(on))
        )
    columns = ["claim_id", "as_of", "probability", "target_end"]
    if not found:
        dates = {"as_of": "datetime64[s]", "target_end": "datetime64[s]"}
        return pd.DataFrame(columns=columns).astype({**dates, "probability": float})
    return pd.concat(found, ignore_index=True)[columns]


def _sources(ledger: "Ledger") -> pd.DataFrame:
    counts: dict[str, int] = {}
    for claim in ledger.claims:
        counts[claim.source.file] = counts.get(claim.source.file, 0) + 1
    rows = [
        {
            "file": source.file,
            "title": source.title,
            "publisher": source.publisher,
            "published": source.published.text,
            "language": source.language,
            "found": source.found,
            "claims": counts.get(source.file, 0),
            "tier": source.tier,
            "url": source.url,
            "notes": source.notes,
        }
        for source in ledger.sources
    ]
    columns = ["file", "title", "publisher", "published", "language", "found", "claims", "tier",
               "url", "notes"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _corrections(ledger: "Ledger") -> pd.DataFrame:
    rows = [
        {
            "claim_id": claim.id,
            "on": claim.corrected.get("on", ""),
            "because": claim.corrected.get("because", ""),
        }
        for claim in ledger.claims
        if claim.corrected
    ]
    return pd.DataFrame(rows, columns=["claim_id", "on", "because"])


def _names(ledger: "Ledger") -> dict[str, tuple[str, str]]:
    return {
        code.id: (code.name, code.name_zh or code.name)
        for codelist in ledger.codes.values()
        for code in codelist.values()
    }


@lru_cache(maxsize=4)
def claims_by_id(inputs: Inputs) -> dict[str, dict[str, Any]]:
    """Return the rows of the claims by id; made once for the inputs of a review."""
    rows = inputs.claims.to_dict("records")
    return {row["claim_id"]: {str(key): cell for key, cell in row.items()} for row in rows}
