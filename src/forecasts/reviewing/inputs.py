"""What a review is computed from: the ledger compared as of the day, a year before, year-ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from forecasts.inert import names_in_ledger
from forecasts.words import DEFAULT_LANGUAGE, Language, about, languages, say

if TYPE_CHECKING:
    from forecasts.ledger import Ledger
    from forecasts.study import Names, Study

__all__ = ["Inputs", "claims_by_id", "gather", "name_all", "year_before"]


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
        outlooks: Past outlooks with what came, as `forecasts.comparing.past` finds them.
        observations: Published outcomes, `forecasts.actuals.OBSERVATION_COLUMNS`.
        series: One row a series, `forecasts.actuals.SERIES_COLUMNS`.
        notes: Claims against claims, as `forecasts.comparing.consistency.findings` finds them.
        spread: Each amount of money under every reasonable conversion.
        sources: One row a source read: file, title, publisher, published, found, claims, note.
        corrections: One row a corrected claim: claim_id, on, because.
        names: What codes are called, by language.
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
    names: "Names" = field(default_factory=dict)


def year_before(day: date) -> date:
    """Return the same day a year earlier, in the first year itself; 29 February becomes 28."""
    leap = day.month == 2 and day.day == 29
    return day.replace(year=max(day.year - 1, date.min.year), day=28 if leap else day.day)


def gather(study: "Study", year: int, currency: str = "USD") -> Inputs:
    """Take from a study what a review shows: what was said and published by its day."""
    as_of, earlier = study.as_of, year_before(study.as_of)
    claims = _said_by(study.amounts(currency), as_of)
    conversions = study.conversions(currency)
    known = study.actuals.observations
    files = names_in_ledger([source.file for source in study.ledger.sources])
    notes = study.relations()
    return Inputs(
        year=year,
        as_of=as_of,
        earlier=earlier,
        digest=study.fingerprint,
        currency=currency,
        claims=claims.assign(file=claims["file"].map(files)),
        before=_said_by(study.comparison(on=earlier), earlier),
        outlooks=study.outlooks(year),
        observations=_rows(known, known["published_on"] <= pd.Timestamp(as_of)),
        series=study.actuals.series,
        notes=notes.assign(file=notes["file"].map(files)),
        spread=_rows(conversions, conversions["claim_id"].isin(claims["claim_id"])),
        sources=_sources(study.ledger, files),
        corrections=_corrections(study.ledger),
        names=name_all(study),
    )


def name_all(study: "Study") -> "Names":
    """Return what codes are called, and series: by their titles, which are written in English.

    In another language a series is called by its title there, else by what it measures and who
    counts it, where no other series would be called the same.
    """
    table = study.actuals.series
    rows = [row for row in table.to_dict("records") if row["title"]]
    called = {language: _name_series(table, study.names, language) for language in languages()}
    series = {
        str(row["series"]): {
            language: row.get(f"title_{language}") or names.get(row["series"], row["title"])
            for language, names in called.items()
        }
        for row in rows
    }
    return {**series, **study.names}


def _name_series(table: pd.DataFrame, names: "Names", language: Language) -> dict[str, str]:
    if language == DEFAULT_LANGUAGE:
        return {}
    called: dict[str, list[str]] = {}
    for row in table.itertuples():
        codes = {"subject": row.subject, "measure": row.measure, "region": row.region}
        if all(str(code) in names for code in codes.values()):
            words = {facet: names[str(code)][language] for facet, code in codes.items()}
            what = about(language, **words)
            name = say(language, "speaker", person=what, organisation=row.producer)
            called.setdefault(name, []).append(str(row.series))
    return {series[0]: name for name, series in called.items() if len(series) == 1}


def _said_by(table: pd.DataFrame, day: date) -> pd.DataFrame:
    return _rows(table, table["stated"] <= pd.Timestamp(day))


def _rows(table: pd.DataFrame, kept: "pd.Series[bool]") -> pd.DataFrame:
    return table[kept].reset_index(drop=True)


def _sources(ledger: "Ledger", files: Mapping[str, str]) -> pd.DataFrame:
    """Return a row a source, its file named as in every other table: the same on every machine."""
    counts: dict[str, int] = {}
    for claim in ledger.claims:
        counts[claim.source.file] = counts.get(claim.source.file, 0) + 1
    rows = [
        {
            "file": files[source.file],
            "title": source.title,
            "publisher": source.publisher,
            "published": source.published.text,
            "language": source.language,
            "found": source.found,
            "claims": counts.get(source.file, 0),
            "tier": source.tier,
            "url": source.url,
            "archive": source.archive,
            "notes": source.notes,
        }
        for source in ledger.sources
    ]
    columns = ["file", "title", "publisher", "published", "language", "found", "claims", "tier",
               "url", "archive", "notes"]  # fmt: skip
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


@lru_cache(maxsize=4)
def claims_by_id(inputs: Inputs) -> dict[str, dict[str, Any]]:
    """Return the rows of the claims by id; made once for the inputs of a review."""
    rows = inputs.claims.to_dict("records")
    return {row["claim_id"]: {str(key): cell for key, cell in row.items()} for row in rows}
