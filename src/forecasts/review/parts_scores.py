"""Parts 6 to 9 and 12 in words: horizon, bias, scoreboard, growth, the largest misses."""

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from forecasts.charts.wording import percent, signed_percent
from forecasts.review.accuracy import ENOUGH, FEW, score_group
from forecasts.review.document import Bullets, Element, Figure, Paragraph
from forecasts.review.grids import cut, grid, rows_of
from forecasts.review.inputs import Inputs, claims_by_id
from forecasts.review.numbers import decimal, error_words, share_of, signed_error, spread_percent
from forecasts.review.tables import is_rated
from forecasts.review.voice import Row, Voice, plain

__all__ = ["write_bias", "write_growth", "write_horizon", "write_misses", "write_scoreboard"]

Tables = Mapping[str, pd.DataFrame]
Pictures = Mapping[str, Sequence[Figure]]

_SHORT, _LONG = 1.0, 5.0
_EVEN = 0.005


def write_horizon(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """Part 6: accuracy by years ahead, against the baseline."""
    rated = inputs.claims[is_rated(inputs.claims)]
    if rated.empty:
        return [Paragraph(text=voice.say("horizon.none"), style="finding")]
    short = rated[rated["horizon"] < _SHORT]
    long = rated[rated["horizon"] >= _LONG]
    sentences = []
    if len(short) and len(long):
        sentences.append(voice.say("horizon.is", short=_hits(short, voice), long=_hits(long, voice)))
    scores = score_group(rated)
    paired = int((rated["baseline_error"].notna() & rated["error_kind"].str.startswith("log")).sum())
    if not math.isnan(scores["skill"]):
        size = _size(scores["skill"], voice)
        sentences.append(voice.say("horizon.skill", size=size, n=paired))
    rows = [_horizon_cells(row, voice) for row in rows_of(tables["horizon"])]
    heads = [
        ("head.years", 1.4), ("head.n", -0.6), ("head.outcomes", -1.0), ("head.hits", -1.0),
        ("head.against", -1.1), ("head.error", -1.0), ("head.baseline", -1.0), ("head.par", -1.0),
    ]  # fmt: skip
    return [
        Paragraph(text=voice.sentences(*sentences), style="finding"),
        *pictures.get("horizon", ()),
        grid("horizon", voice.say("horizon.grid"), heads, rows, voice),
        Paragraph(text=voice.say("bias.note"), style="note"),
    ]


def _hits(own: pd.DataFrame, voice: Voice) -> str:
    return voice.say("number.hit", hit=int((own["verdict"] == "hit").sum()), n=len(own))


def _size(skill: float, voice: Voice) -> str:
    if abs(skill) < _EVEN:
        return voice.say("horizon.same")
    key = "horizon.smaller" if skill > 0 else "horizon.larger"
    return voice.say(key, share=percent(abs(skill)))


def _horizon_cells(row: Row, voice: Voice) -> tuple[str, ...]:
    low, high = float(row["from"]), float(row["to"])
    if low == 0:
        years = voice.say("horizon.under", high=f"{high:g}")
    elif math.isinf(high):
        years = voice.say("horizon.over", low=f"{low:g}")
    else:
        years = voice.say("horizon.bin", low=f"{low:g}", high=f"{high:g}")
    enough = row["outcomes"] >= ENOUGH
    return (
        years,
        f"{int(row['n']):,}",
        f"{int(row['outcomes']):,}",
        f"{int(row['hit'])}",
        f"{int(row['baseline_hit'])} / {int(row['paired'])}" if row["paired"] else "",
        _spread(row["error"]) if enough else "",
        _spread(row["baseline_error"]) if enough else "",
        decimal(row["over_par"]) if enough and not math.isnan(row["over_par"]) else "",
    )


def _spread(value: object) -> str:
    number = float(value)  # type: ignore[arg-type]
    return "" if math.isnan(number) else percent(spread_percent(number))


def write_bias(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """Part 7: bias by subject and by source."""
    del pictures
    rated = inputs.claims[is_rated(inputs.claims)]
    if rated.empty:
        return [Paragraph(text=voice.say("horizon.none"), style="finding")]
    high, low = int((rated["error"] > 0).sum()), int((rated["error"] < 0).sum())
    elements: list[Element] = [
        Paragraph(text=voice.say("bias.is", high=high, low=low), style="finding")
    ]
    for name, column, key in (
        ("bias_subjects", "subject", "bias.subject"),
        ("bias_sources", "organisation", "bias.source"),
    ):
        head = "head.subject" if column == "subject" else "head.source"
        heads = [
            (head, 2.4), ("head.n", -0.6), ("head.outcomes", -1.0), ("head.high", -0.7),
            ("head.low", -0.7), ("head.bias", -0.9), ("head.error", -1.0),
        ]  # fmt: skip
        rows = [_bias_cells(row, column, voice) for row in rows_of(tables[name])]
        elements += cut(grid(name, voice.say(key), heads, rows, voice), voice, 25)
    elements.append(Paragraph(text=voice.say("bias.note"), style="note"))
    return elements


def _bias_cells(row: Row, column: str, voice: Voice) -> tuple[str, ...]:
    enough = row["outcomes"] >= ENOUGH and not math.isnan(row["bias"])
    name = voice.name(row[column]) if column == "subject" else str(row[column])
    bias = math.copysign(spread_percent(row["bias"]), row["bias"]) if enough else math.nan
    return (
        name,
        f"{int(row['n']):,}",
        f"{int(row['outcomes']):,}",
        f"{int(row['high'])}",
        f"{int(row['low'])}",
        signed_percent(bias) if enough else "",
        _spread(row["error"]) if enough else "",
    )


def write_scoreboard(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """Part 8: the scoreboard; under five independent outcomes nobody is ranked."""
    del inputs
    table = tables["scoreboard"]
    if table.empty:
        return [Paragraph(text=voice.say("scoreboard.none"), style="finding")]
    ranked = int((table["outcomes"] >= FEW).sum())
    few = len(table) - ranked
    key = "scoreboard.nobody"
    finding = voice.tell("scoreboard.is", ranked, few=few) if ranked else voice.say(key, few=few)
    heads = [
        ("head.rank", -0.6), ("head.source", 2.3), ("head.n", -0.5), ("head.outcomes", -1.0),
        ("head.hits", -0.6), ("head.near", -0.6), ("head.miss", -0.8), ("head.rate", 1.3),
        ("head.par", -0.9), ("head.against", -1.0),
    ]  # fmt: skip
    shown = table[(table["outcomes"] >= FEW) | (table["n"] >= FEW)]
    rows = [_score_cells(row, tables["scoreboard"]) for row in rows_of(shown)]
    elements: list[Element] = [Paragraph(text=finding, style="finding")]
    elements += pictures.get("scorecard", ())
    if rows:
        caption = voice.say("scoreboard.grid")
        elements += cut(grid("scoreboard", caption, heads, rows, voice), voice, 40)
    elements.append(Paragraph(text=voice.say("method.rates"), style="note"))
    return elements


def _score_cells(row: Row, table: pd.DataFrame) -> tuple[str, ...]:
    rank = ""
    if not math.isnan(row["rank"]):
        tied = int((table["rank"] == row["rank"]).sum()) > 1
        rank = f"{row['rank']:.0f}{'=' if tied else ''}"
    rate = ""
    if not math.isnan(row["rate_low"]):
        share = share_of(int(row["hit"]), int(row["n"]))
        rate = f"{share} ({row['rate_low']:.0%}–{row['rate_high']:.0%})"
    return (
        rank,
        str(row["organisation"]),
        f"{int(row['n'])}",
        f"{int(row['outcomes'])}",
        f"{int(row['hit'])}",
        f"{int(row['near'])}",
        f"{int(row['miss'])}",
        rate,
        "" if math.isnan(row["over_par"]) or not rank else decimal(row["over_par"]),
        f"{int(row['baseline_hit'])} / {int(row['paired'])}" if row["paired"] else "",
    )


def write_growth(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """Part 9: errors of the base against errors of the pace."""
    del pictures
    table = tables["growth"]
    if table.empty:
        return [Paragraph(text=voice.say("growth.none"), style="finding")]
    claims = claims_by_id(inputs)
    base = int((table["base_error"].abs() > table["growth_error"].abs()).sum())
    rows = []
    for found in rows_of(table.sort_values(["subject", "target_period", "claim_id"])):
        row = claims[found["claim_id"]]
        rows.append(
            (
                voice.who(row),
                voice.what(row),
                str(row["target_period"]),
                voice.claimed(row),
                voice.came(row),
                signed_error(float(found["growth_error"]), "log"),
                signed_error(float(found["base_error"]), "log"),
                voice.term(row["verdict"]),
            )
        )
    heads = [
        ("head.who", 1.3), ("head.what", 2.2), ("head.period", 0.7), ("head.claimed", -1.2),
        ("head.came", -1.2), ("head.growth.error", -0.7), ("head.base.error", -0.7),
        ("head.verdict", 0.8),
    ]  # fmt: skip
    return [
        Paragraph(text=voice.tell("growth.is", len(table), base=base), style="finding"),
        *cut(grid("growth", voice.say("growth.grid"), heads, rows, voice), voice, 40),
    ]


def write_misses(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """Part 12: the largest misses, with what the ledger knows of their causes."""
    del pictures
    table = tables["misses"]
    if table.empty:
        return [Paragraph(text=voice.say("misses.none", year=inputs.year), style="finding")]
    rows, causes = [], []
    for row in rows_of(table):
        ratio = float(row["error_over_par"])
        rows.append(
            (
                voice.who(row),
                voice.what(row),
                voice.stated(row),
                voice.claimed(row),
                voice.came(row),
                error_words(float(row["error"]), str(row["error_kind"]), voice.language),
                "" if math.isnan(ratio) else decimal(ratio),
            )
        )
        if notes := plain(row["notes"]):
            causes.append(f"{voice.who(row)}, {voice.what(row)}: {notes}")
    heads = [
        ("head.who", 1.3), ("head.what", 2.2), ("head.stated", 1.0), ("head.claimed", -1.1),
        ("head.came", -1.1), ("head.error", 1.6), ("head.par", -0.7),
    ]  # fmt: skip
    elements: list[Element] = [Paragraph(text=voice.say("misses.intro"), style="finding")]
    elements.append(grid("misses", voice.say("part.misses"), heads, rows, voice))
    if causes:
        elements.append(Bullets(items=tuple(causes)))
    return elements
