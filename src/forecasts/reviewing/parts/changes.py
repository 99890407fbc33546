"""What changed since the last review."""

import math

import pandas as pd

from forecasts.charts.facts.amounts import records
from forecasts.reviewing.chosen import VERDICTS
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs, claims_by_id
from forecasts.reviewing.numbers import step_words
from forecasts.reviewing.printing.grids import claim_cells, cut, grid, rows_of
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.summary import change_sentences
from forecasts.reviewing.voice import Row, Voice, as_date
from forecasts.words.amounts import amount

__all__ = ["PART", "changes_table", "revisions_table"]

_FEW_ROWS = 15


def changes_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a claim whose status or verdict is not what it was a year before.

    Columns: claim_id, what (new, resolved, flipped, status), before, after, because. A verdict that
    turned into another is `flipped`, and `because` names the outcome that did it.
    """
    columns = ["claim_id", "status", "verdict"]
    then = {name: row for name, *row in inputs.before[columns].itertuples(index=False)}
    rows = []
    for name, *row, reason in inputs.claims[[*columns, "reason"]].itertuples(index=False):
        if name not in then:
            rows.append((name, "new", "", _state(*row), ""))
            continue
        before, after = _state(*then[name]), _state(*row)
        if before == after:
            continue
        both = then[name][0] == row[0] == "resolved"
        what = "flipped" if both else "resolved" if row[0] == "resolved" else "status"
        rows.append((name, what, before, after, str(reason)))
    names = ["claim_id", "what", "before", "after", "because"]
    return pd.DataFrame(rows, columns=names)


def _state(status: str, verdict: str) -> str:
    return verdict if status == "resolved" else status


def revisions_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a figure published since a year before: new, or a revision of an earlier one.

    Columns: series, period, what (first, revised, confirmed, redefined), before, value, unit,
    change (a share), published_on. What counts another thing since a break revises nothing.
    """
    order = ["series", "price_basis", "period_end", "period", "published_on"]
    known = _leave_withdrawn(inputs.observations).sort_values(order, kind="stable")
    rows: list[tuple[object, ...]] = []
    last: tuple[object, ...] = ()
    before = math.nan
    for row in records(known):
        key = (row.series, row.price_basis, row.period)
        if key != last:
            last, before = key, math.nan
        if row.published_on > pd.Timestamp(inputs.earlier):
            change = row.value / before - 1 if before else math.nan
            if row.release == "redefined" and not math.isnan(before):
                rows.append(
                    (row.series, row.period, "redefined", before, row.value, row.unit, math.nan,
                     row.published_on)
                )  # fmt: skip
                continue
            what = "first" if math.isnan(before) else "revised" if change else "confirmed"
            rows.append(
                (row.series, row.period, what, before, row.value, row.unit, change,
                 row.published_on)
            )  # fmt: skip
        before = row.value
    columns = ["series", "period", "what", "before", "value", "unit", "change", "published_on"]
    return pd.DataFrame(rows, columns=columns)


def _leave_withdrawn(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that stand: neither a withdrawal nor what one takes back."""
    figure = ["series", "price_basis", "period", "value"]
    gone = observations.loc[observations["release"] == "withdrawn", figure].drop_duplicates()
    marked = observations[figure].merge(gone, how="left", on=figure, indicator=True)
    return observations[(marked["_merge"] == "left_only").to_numpy()]


def write_changes(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """What changed since the last review."""
    del pictures
    text = voice.sentences(*change_sentences(tables, inputs, voice))
    elements: list[Element] = [Paragraph(text=text, style="finding")]
    claims = claims_by_id(inputs)
    changes = tables["changes"]
    judged = changes["before"].isin(VERDICTS) | changes["after"].isin(VERDICTS)
    known = changes[judged]
    order = {"flipped": 0, "status": 1, "resolved": 2, "new": 3}
    known = known.sort_values("what", key=lambda what: what.map(order), kind="stable")
    if len(known):
        rows = []
        for change in rows_of(known):
            row = claims[change["claim_id"]]
            before = voice.term(change["before"] or change["what"])
            after = voice.term(change["after"])
            who, what, claimed, period = claim_cells(row, voice)
            rows.append((who, what, claimed, period, before, after))
        heads = [
            ("head.who", 1.5), ("head.what", 2.4), ("head.claimed", -1.1), ("head.period", 0.8),
            ("head.before", 0.9), ("head.now", 0.9),
        ]  # fmt: skip
        table = grid("changes", voice.say("changes.verdicts"), heads, rows, voice)
        elements += cut(table, voice, 2 * _FEW_ROWS)
    revised = tables["revisions"]
    revised = revised[revised["what"] == "revised"]
    revised = revised.sort_values("change", key=abs, ascending=False, kind="stable")
    if len(revised):
        cells = [_revision_cells(row, voice) for row in rows_of(revised)]
        heads = [
            ("head.series", 1.6), ("head.outcome-period", 0.8), ("head.before", -1.2),
            ("head.now", -1.2), ("head.move", -0.8), ("head.published", 1.1),
        ]  # fmt: skip
        table = grid("revisions", voice.say("changes.revisions"), heads, cells, voice)
        elements += cut(table, voice, _FEW_ROWS)
    return elements


def _revision_cells(row: Row, voice: Voice) -> tuple[str, ...]:
    unit = str(row["unit"])
    before, now = (
        amount(float(row[k]), unit, voice.language, figures=5) for k in ("before", "value")
    )
    moved = step_words(float(row["before"]), float(row["value"]), unit, voice.language)
    published = voice.day(as_date(row["published_on"]))
    return voice.series(str(row["series"])), str(row["period"]), before, now, moved, published


def _tables(inputs: Inputs) -> Tables:
    return {"changes": changes_table(inputs), "revisions": revisions_table(inputs)}


PART = Section(tables=_tables, write=write_changes)
