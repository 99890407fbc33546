"""Parts 1 to 5 in words: what changed, fell due, waits, is open, and our own outlooks."""

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from forecasts.reviewing.blocks import claim_block
from forecasts.reviewing.document import Element, Figure, Paragraph
from forecasts.reviewing.inputs import Inputs, claims_by_id
from forecasts.reviewing.numbers import decimal
from forecasts.reviewing.printing.grids import claim_cells, cut, grid, rows_of
from forecasts.reviewing.summary import change_sentences
from forecasts.reviewing.voice import Row, Voice, as_date
from forecasts.words.amounts import amount, percent, signed_percent

__all__ = ["write_changes", "write_due", "write_open", "write_outlooks", "write_unresolved"]

Tables = Mapping[str, pd.DataFrame]
Pictures = Mapping[str, Sequence[Figure]]

_FEW_ROWS = 15
_OUTLOOKS = ("reached", "very likely", "likely", "even", "unlikely", "very unlikely", "unknown")
_VERDICTS = ("hit", "near", "miss", "reached", "not reached")


def write_changes(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """Part 1: what changed since the last review."""
    del pictures
    text = voice.sentences(*change_sentences(tables, inputs, voice))
    elements: list[Element] = [Paragraph(text=text, style="finding")]
    claims = claims_by_id(inputs)
    changes = tables["changes"]
    judged = changes["before"].isin(_VERDICTS) | changes["after"].isin(_VERDICTS)
    known = changes[(changes["what"] != "new") & judged]
    order = {"flipped": 0, "status": 1, "resolved": 2}
    known = known.sort_values("what", key=lambda what: what.map(order), kind="stable")
    if len(known):
        rows = []
        for change in rows_of(known):
            row = claims[change["claim_id"]]
            before, after = voice.term(change["before"]), voice.term(change["after"])
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
            ("head.series", 1.6), ("head.period", 0.8), ("head.before", -1.2), ("head.now", -1.2),
            ("head.move", -0.8), ("head.published", 1.1),
        ]  # fmt: skip
        table = grid("revisions", voice.say("changes.revisions"), heads, cells, voice)
        elements += cut(table, voice, _FEW_ROWS)
    return elements


def _revision_cells(row: Row, voice: Voice) -> tuple[str, ...]:
    unit = str(row["unit"])
    before, now = (
        amount(float(row[k]), unit, voice.language, figures=5) for k in ("before", "value")
    )
    change = float(row["change"])
    moved = f"{'+' if change > 0 else '−'}{percent(abs(change), voice.language)}"
    published = voice.day(as_date(row["published_on"]))
    return str(row["series"]), str(row["period"]), before, now, moved, published


def write_due(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """Part 2: every claim that fell due, one block each."""
    due = tables["due"]
    if due.empty:
        return [Paragraph(text=voice.say("due.none", year=inputs.year), style="finding")]
    elements: list[Element] = [
        Paragraph(text=voice.tell("summary.due", len(due), year=inputs.year), style="finding"),
        Paragraph(text=voice.say("due.intro")),
        Paragraph(text=voice.say("due.short"), style="note"),
    ]
    kinds = []
    for modality, own in due.groupby("modality", sort=True):
        counts = [int((own["verdict"] == verdict).sum()) for verdict in _VERDICTS]
        cells = [len(own), *counts, len(own) - sum(counts)]
        kinds.append((voice.term(modality), *(voice.figure(cell) for cell in cells)))
    heads = [
        ("head.modality", 2.0), ("head.all", -1.0), ("head.hits", -1.0), ("head.near", -1.0),
        ("head.miss", -1.0), ("head.reached", -1.0), ("head.not.reached", -1.0),
        ("head.none", -1.0),
    ]  # fmt: skip
    elements.append(grid("due", voice.say("due.counts"), heads, kinds, voice))
    elements += pictures.get("matrix", ())
    before = ""
    for row in rows_of(due):
        about = voice.what(row)
        if about != before:
            elements.append(Paragraph(text=about, style="head"))
            before = about
        elements.append(claim_block(row, inputs, voice))
    return elements


def write_unresolved(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """Part 3: due, but waiting, void, ungradable or unfalsifiable, with the reasons counted."""
    del pictures
    table = tables["unresolved"]
    if table.empty:
        return [Paragraph(text=voice.say("unresolved.none"), style="finding")]
    what = voice.counted(table["status"])
    elements: list[Element] = [
        Paragraph(text=voice.tell("unresolved.is", len(table), what=what), style="finding")
    ]
    rows = [
        (
            voice.term(status),
            voice.term(why),
            voice.figure(int(own["this_year"].sum())),
            voice.figure(len(own)),
        )
        for (status, why), own in table.groupby(["status", "why"], sort=True)
    ]
    rows.sort(key=lambda row: (row[0], -int(row[3].replace(",", "")), row[1]))
    heads = [("head.status", 1.0), ("head.why", 2.5), ("head.year", -0.8), ("head.all", -0.8)]
    caption = voice.say("unresolved.grid")
    elements.append(grid("unresolved", caption, heads, rows, voice, year=inputs.year))
    return elements


def write_open(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """Part 4: open claims, their outlook, its change in a year."""
    del inputs
    opened = tables["open"]
    if opened.empty:
        return [Paragraph(text=voice.say("open.none"), style="finding")]
    movers = opened[opened["move"].abs() >= 0.005].sort_values(
        "move", key=abs, ascending=False, kind="stable"
    )
    elements: list[Element] = [
        Paragraph(text=_open_finding(opened, movers, voice), style="finding")
    ]
    elements += pictures.get("hedgehog", ())
    heads = [
        ("head.who", 1.5), ("head.what", 2.4), ("head.claimed", -1.2), ("head.period", 0.9),
        ("head.outlook", 1.3), ("head.pace", -0.9), ("head.record", -0.9),
    ]  # fmt: skip
    rows = [
        (
            *claim_cells(row, voice),
            voice.outlook(row),
            _rate(row["growth_needed"]),
            _rate(row["growth_record"]),
        )
        for row in rows_of(opened)
    ]
    elements += cut(grid("open", voice.say("open.grid"), heads, rows, voice), voice, 120)
    if (opened["outlook"] == "unknown").any():
        elements.append(Paragraph(text=voice.say("open.unknown"), style="note"))
    if len(movers):
        heads = [
            ("head.who", 1.5), ("head.what", 2.6), ("head.claimed", -1.2), ("head.period", 0.9),
            ("head.before", -0.8), ("head.now", -0.8),
        ]  # fmt: skip
        moved = [
            (
                *claim_cells(row, voice),
                percent(row["before"], voice.language),
                percent(row["probability_met"], voice.language),
            )
            for row in rows_of(movers.head(_FEW_ROWS))
        ]
        elements.append(grid("open", voice.say("open.movers"), heads, moved, voice))
    return elements


def _rate(rate: object) -> str:
    value = float(rate)  # type: ignore[arg-type]
    return "" if math.isnan(value) else signed_percent(value)


def _open_finding(opened: pd.DataFrame, movers: pd.DataFrame, voice: Voice) -> str:
    words = opened["outlook"].where(opened["outlook"] != "", opened["status"])
    what = voice.counted(words, _OUTLOOKS)
    first = rows_of(opened.head(1))[0]
    sentences = [
        voice.tell("open.is", len(opened), what=what),
        voice.say(
            "open.next",
            who=voice.who(first),
            what=voice.what(first),
            day=voice.day(as_date(first["target_end"])),
        ),
    ]
    if len(movers):
        most = rows_of(movers.head(1))[0]
        before, after = (
            percent(most["before"], voice.language),
            percent(most["probability_met"], voice.language),
        )
        sentences.append(
            voice.say(
                "open.moved",
                who=voice.who(most),
                what=f"{voice.what(most)}, {most['target_period']}",
                before=before,
                after=after,
            )
        )
    return voice.sentences(*sentences)


def write_outlooks(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """Part 5: how our own outlooks did."""
    outlooks, bins = tables["outlooks"], tables["reliability"]
    if outlooks.empty:
        return [Paragraph(text=voice.say("outlooks.none"), style="finding")]
    own = outlooks[outlooks["this_year"]]
    sentences = []
    if len(own):
        share = own["met"].mean()
        sentences.append(
            voice.tell(
                "outlooks.year",
                len(own),
                last=inputs.year - 1,
                year=inputs.year,
                brier=decimal(own["brier"].mean(), 3, language=voice.language),
                naive=decimal(share * (1 - share), 3, language=voice.language),
                share=percent(share, voice.language) if share else "0%",
            )
        )
    sentences.append(
        voice.say(
            "outlooks.all",
            first=outlooks["as_of"].min().year,
            n=voice.figure(len(outlooks)),
            outcomes=voice.tell("outlooks.outcomes", outlooks["cluster"].nunique()),
            brier=decimal(outlooks["brier"].mean(), 3, language=voice.language),
            mean=percent(outlooks["probability"].mean(), voice.language),
            share=percent(outlooks["met"].mean(), voice.language)
            if outlooks["met"].any()
            else "0%",
        )
    )
    rows = [
        (
            f"{row['low']:.0%}–{row['high']:.0%}",
            voice.figure(row["n"]),
            voice.figure(row["outcomes"]),
            f"{row['said']:.0%}",
            f"{row['met']:.0%}",
            decimal(row["squares"] / row["n"], 3, language=voice.language),
        )
        for row in rows_of(bins)
    ]
    heads = [
        ("head.probability", 1.4), ("head.n", -0.8), ("head.outcomes", -1.0),
        ("head.given", -1.0), ("head.met", -0.8),
        ("head.brier", -0.8),
    ]  # fmt: skip
    return [
        Paragraph(text=voice.sentences(*sentences), style="finding"),
        *pictures.get("reliability", ()),
        grid("reliability", voice.say("outlooks.grid"), heads, rows, voice),
        Paragraph(text=voice.say("outlooks.note"), style="note"),
    ]
