"""What is open, and how its outlook moved."""

import math

import pandas as pd

from forecasts.comparing.rated import find_first_telling
from forecasts.reviewing.chosen import is_open
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.printing.grids import claim_cells, cut, grid, rows_of
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Row, Voice, as_date
from forecasts.words.amounts import percent, signed_percent

__all__ = ["PART", "open_table"]

_MOVERS = 15
_OUTLOOKS = ("reached", "very likely", "likely", "even", "unlikely", "very unlikely", "unknown")


def open_table(inputs: Inputs) -> pd.DataFrame:
    """Return the open claims with their outlook now and a year before, next due first.

    What tells an open claim again is no row of its own: `told` counts how often each is told.
    Columns: those of the claims table, with probability (of being met), before and move (now less
    a year before, in share); own_base (the year of the level that the claimant named on the same
    day, '' where a series tells the pace) and growth_needed from there.
    """
    opened = is_open(inputs.claims, inputs)
    first = find_first_telling(inputs.claims)[opened]
    names = inputs.claims["claim_id"][opened]
    told = first.where(first.isin(names), names)
    claims = inputs.claims[opened].assign(told=told.map(told.value_counts()))[told == names].copy()
    then = inputs.before.set_index("claim_id")
    claims["before"] = claims["claim_id"].map(then["probability_met"]).astype(float)
    claims["move"] = claims["probability_met"] - claims["before"]
    claims["own_base"] = ""
    levels = inputs.claims[inputs.claims["kind"].isin(_LEVELS)]
    for place, row in claims[claims["growth_needed"].isna()].iterrows():
        base = _own_base(row, levels)
        if base is not None:
            years = (row["target_end"] - base["target_end"]).days / _YEAR
            growth = math.exp(math.log(row["value"] / base["value"]) / years) - 1
            claims.loc[place, ["own_base", "growth_needed"]] = [base["target_period"], growth]
    order = ["target_end", "subject", "region", "stated", "claim_id"]
    return claims.sort_values(order, kind="stable").reset_index(drop=True)


def _own_base(row: "Row", levels: pd.DataFrame) -> "Row | None":
    """Return the level of the year of the statement or before that was given on the same day.

    It is what the claimant starts from, and no outcome: a pace needed is told from it, and no
    probability, which would let a claim be its own record.
    """
    if row["kind"] not in _LEVELS or not row["value"] > 0:
        return None
    same = levels[
        (levels[list(_SAME)] == pd.Series({name: row[name] for name in _SAME})).all(axis=1)
        & (levels["target_end"].dt.year <= row["stated"].year)
        & (levels["target_end"] < row["target_end"])
        & (levels["value"] > 0)
    ].sort_values(["target_end", "claim_id"], kind="stable")
    return None if same.empty else same.iloc[-1]


_LEVELS = ("level", "count", "price")
_SAME = (
    "stated",
    "organisation",
    "subject",
    "measure",
    "region",
    "unit",
    "price_basis",
    "scenario",
)
_YEAR = 365.25


def write_open(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """Open claims, their outlook, its change in a year."""
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
    known = ~opened["outlook"].isin(["", "unknown"])
    elements += _open_grid(opened[known], "open.grid", voice)
    elements += pictures.get("hedgehog", ())
    if (opened["outlook"] == "reached").any():
        elements.append(Paragraph(text=voice.say("open.reached"), style="note"))
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
            for row in rows_of(movers.head(_MOVERS))
        ]
        elements.append(grid("open", voice.say("open.movers"), heads, moved, voice))
    if not known.all():
        elements += _open_grid(opened[~known], "open.list", voice)
        own = voice.say("open.own") if (opened["own_base"] != "").any() else ""
        words = voice.sentences(voice.say("open.unknown"), own)
        elements.append(Paragraph(text=words, style="note"))
    return elements


def _open_grid(opened: pd.DataFrame, caption: str, voice: Voice) -> list[Element]:
    heads = [
        ("head.who", 1.5), ("head.what", 2.4), ("head.claimed", -1.2), ("head.period", 0.9),
        ("head.outlook", 1.6), ("head.pace", -0.9), ("head.record", -0.9),
    ]  # fmt: skip
    rows = [
        (
            *claim_cells(row, voice),
            _outlook(row, voice),
            _needed(row, voice),
            _rate(row["growth_record"]),
        )
        for row in rows_of(opened)
    ]
    return cut(grid("open", voice.say(caption), heads, rows, voice), voice, 120) if rows else []


def _outlook(row: Row, voice: Voice) -> str:
    """Write the outlook, and that little history stands behind it."""
    thin = [voice.term("thin")] if "thin" in str(row["flags"]).split() else []
    return voice.say("aside.join").join([voice.outlook(row), *thin])


def _needed(row: Row, voice: Voice) -> str:
    """Write the growth needed a year, with the year of the claimant's own base where it is that."""
    rate = _rate(row["growth_needed"])
    if rate:
        rate = voice.pace(row, rate)
    if not row["own_base"]:
        return rate
    return voice.say("open.own.base", rate=rate, year=row["own_base"])


def _rate(rate: object) -> str:
    value = float(rate)  # type: ignore[arg-type]
    return "" if math.isnan(value) else signed_percent(value)


def _open_finding(opened: pd.DataFrame, movers: pd.DataFrame, voice: Voice) -> str:
    words = opened["outlook"].where(opened["outlook"] != "", opened["status"])
    what = voice.counted(words, _OUTLOOKS)
    first = rows_of(opened.head(1))[0]
    again = int(opened["told"].sum()) - len(opened)
    sentences = [
        voice.tell("open.is", len(opened), what=what),
        voice.tell("summary.again", again) if again else "",
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
                what=voice.what(most),
                period=most["target_period"],
                before=before,
                after=after,
            )
        )
    return voice.sentences(*sentences)


def _tables(inputs: Inputs) -> Tables:
    return {"open": open_table(inputs)}


PART = Section(tables=_tables, write=write_open)
