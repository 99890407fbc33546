"""The tables of a ledger as of a day, each with the columns of `columns.TABLES` in order."""

import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import pandas as pd

from forecasts.comparing import COMPARISON_COLUMNS
from forecasts.exporting.columns import TABLES
from forecasts.importing.entries import ENTRY_COLUMNS, entry_rows
from forecasts.inert import names_in_ledger
from forecasts.normalising import write_cells
from forecasts.study import Study, require_sound

__all__ = ["Cell", "Row", "gather_tables"]

Cell = str | float | int | bool | None
"""A day is text, as 2026-11-21; None is what is not there, or an end that is open."""
Row = tuple[Cell, ...]


def gather_tables(study: Study) -> dict[str, list[Row]]:
    """Return the rows of every table of `TABLES`: what was said, published and ruled by the day.

    Raises:
        ValueError: The study has an error.
    """
    require_sound(study)
    day = pd.Timestamp(study.as_of)
    said = study.comparison()
    said = said[said["stated"] <= day].reset_index(drop=True)
    own = study.claims[study.claims["stated"] <= day].reset_index(drop=True)
    known = study.actuals.observations
    known = known[known["published_on"] <= day]
    series = study.actuals.series
    files = names_in_ledger([source.file for source in study.ledger.sources])
    later = [bool(ruling) and ruling.on.last > study.as_of for ruling in own["ruling"]]
    claims = write_cells(own.assign(file=own["file"].map(files)))
    relations = study.relations()
    found = {
        "claims": claims.assign(ruling=claims["ruling"].mask(pd.Series(later, dtype=bool), "")),
        "readings": _readings(own),
        "comparison": write_cells(said)[["claim_id", *COMPARISON_COLUMNS]],
        "outcomes": known,
        "series": series[series["series"].isin(known["series"])],
        "entries": _entries(study, own),
        "sources": _sources(study, files),
        "events": _events(study, own),
        "consistency": relations.assign(file=relations["file"].map(files)),
        "scores": _scores(said),
        "about": _about(study),
    }
    return {name: list(_rows(found[name], name)) for name in TABLES}


def _rows(table: pd.DataFrame, name: str) -> Iterator[Row]:
    columns = TABLES[name].columns
    cells = [[_cell(cell, column.kind) for cell in table[column.name]] for column in columns]
    return zip(*cells, strict=True)


def _cell(cell: Any, kind: str) -> Cell:  # noqa: ANN401 - whatever a table holds
    if pd.isna(cell):
        return None
    if kind == "number":
        return float(cell) if math.isfinite(cell) else None
    if kind == "integer":
        return int(cell)
    if kind == "yes/no":
        return bool(cell)
    if isinstance(cell, date | datetime):
        return f"{cell:%Y-%m-%d}"
    return str(cell) or None


def _readings(claims: pd.DataFrame) -> pd.DataFrame:
    rows = [
        {"claim_id": name, "reading": place, "words": value.text, "value": value.value,
         "low": value.low, "high": value.high, "unit": value.unit, "hedge": value.hedge,
         "kind": value.kind}
        for name, values in zip(claims["claim_id"], claims["readings"], strict=True)
        for place, value in enumerate(values, 1)
    ]  # fmt: skip
    return _frame(rows, "readings")


def _entries(study: Study, claims: pd.DataFrame) -> pd.DataFrame:
    rows = entry_rows(study.ledger, frozenset(claims["claim_id"]), study.as_of)
    return pd.DataFrame(rows, columns=[*ENTRY_COLUMNS], dtype=object)


def _sources(study: Study, files: Mapping[str, str]) -> pd.DataFrame:
    counts = pd.Series(
        [claim.source.file for claim in study.ledger.claims], dtype=str
    ).value_counts()
    rows = [
        {"file": files[source.file], "title": source.title, "publisher": source.publisher,
         "published": source.published.text, "language": source.language, "url": source.url,
         "archive": source.archive,
         "event": source.event.code if source.event else "", "tier": source.tier,
         "claims": counts.get(source.file, 0)}
        for source in study.ledger.sources
        if source.published.last <= study.as_of
    ]  # fmt: skip
    return _frame(rows, "sources")


def _events(study: Study, claims: pd.DataFrame) -> pd.DataFrame:
    counts = claims["event"].value_counts()
    rows = [
        {"event": f"{code}/{edition.id}", "series": code,
         "name": series.called("en", edition.id), "organiser": series.organiser,
         "held_from": edition.held and edition.held[0].first,
         "held_to": edition.held and edition.held[-1].last, "place": edition.place,
         "claims": counts.get(f"{code}/{edition.id}", 0)}
        for code, series in study.ledger.events.items()
        for edition in series.editions.values()
        if edition.held is None or edition.held[0].first <= study.as_of
    ]  # fmt: skip
    return _frame(rows, "events")


def _scores(said: pd.DataFrame) -> pd.DataFrame:
    from forecasts.scores.boards.scoreboard import scoreboard

    # A nowcast is made when most of the outcome is known: it enters no rate.
    return scoreboard(said[said["modality"] != "nowcast"], by="organisation").board


def _about(study: Study) -> pd.DataFrame:
    from forecasts import __version__

    row = {"as_of": study.as_of, "ledger": study.fingerprint, "forecasts": __version__}
    return _frame([row], "about")


def _frame(rows: list[dict[str, Any]], name: str) -> pd.DataFrame:
    return pd.DataFrame(
        rows, columns=[column.name for column in TABLES[name].columns], dtype=object
    )
