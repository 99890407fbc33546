"""Parts 6 to 9 and 12 in words: horizon, bias, scoreboard, growth, the largest misses."""

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from forecasts.reviewing.accuracy import ENOUGH, FEW, score_group
from forecasts.reviewing.document import Bullets, Element, Figure, Paragraph
from forecasts.reviewing.inputs import Inputs, claims_by_id
from forecasts.reviewing.numbers import decimal, error_words, signed_error, spread_percent
from forecasts.reviewing.printing.grids import cut, grid, rows_of
from forecasts.reviewing.tables import is_rated
from forecasts.reviewing.voice import Row, Voice, plain
from forecasts.words.amounts import count, percent, signed_percent

__all__ = ["write_bias", "write_growth", "write_horizon", "write_misses", "write_scoreboard"]

Tables = Mapping[str, pd.DataFrame]
Pictures = Mapping[str, Sequence[Figure]]

_SHORT, _LONG = 1.0, 5.0
_EVEN = 0.005
_MISSES = 10


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
        sentences.append(
            voice.say("horizon.is", short=_hits(short, voice), long=_hits(long, voice))
        )
    scores = score_group(rated)
    if not math.isnan(scores["skill"]):
        size = _size(scores["skill"], voice)
        sentences.append(voice.say("horizon.skill", size=size, n=scores["paired_logs"]))
    rows = [_horizon_cells(row, voice) for row in rows_of(tables["horizon"])]
    heads = [
        ("head.years", 1.4), ("head.n", -0.6), ("head.outcomes", -1.0), ("head.hits", -1.0),
        ("head.against", -1.3), ("head.error", -1.0), ("head.pairs", -1.7), ("head.par", -1.0),
    ]  # fmt: skip
    return [
        Paragraph(text=voice.sentences(*sentences), style="finding"),
        *pictures.get("horizon", ()),
        grid("horizon", voice.say("horizon.grid"), heads, rows, voice),
        Paragraph(
            text=voice.sentences(voice.say("horizon.note"), voice.say("bias.note")), style="note"
        ),
    ]


def _hits(own: pd.DataFrame, voice: Voice) -> str:
    return voice.say("number.hit", hit=int((own["verdict"] == "hit").sum()), n=len(own))


def _size(skill: float, voice: Voice) -> str:
    if abs(skill) < _EVEN:
        return voice.say("horizon.same")
    if skill < -1:
        return voice.say("horizon.times", ratio=decimal(1 - skill, language=voice.language))
    key = "horizon.smaller" if skill > 0 else "horizon.larger"
    return voice.say(key, share=percent(abs(skill), voice.language))


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
        voice.figure(int(row["n"])),
        voice.figure(int(row["outcomes"])),
        f"{int(row['hit'])}",
        _beside(row["paired_hit"], row["baseline_hit"], row["paired"]),
        _spread(row["error"], voice) if enough else "",
        _pair(row, voice),
        decimal(row["over_par"], language=voice.language)
        if enough and not math.isnan(row["over_par"])
        else "",
    )


def _pair(row: Row, voice: Voice) -> str:
    """Write typical errors of claims and of the baseline on the same: `5% : 12% / 8`, or ''."""
    if row["paired_logs"] < FEW:
        return ""
    own, baseline = (_spread(row[name], voice) for name in ("paired_error", "baseline_error"))
    return f"{own} : {baseline} / {int(row['paired_logs'])}"


def _beside(own: float, baseline: float, paired: float) -> str:
    """Write hits of claims and of the baseline on the same claims: `8 : 6 / 20`, or ''."""
    return f"{int(own)} : {int(baseline)} / {int(paired)}" if paired else ""


def _spread(value: object, voice: Voice) -> str:
    number = float(value)  # type: ignore[arg-type]
    return "" if math.isnan(number) else percent(spread_percent(number), voice.language)


def write_bias(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """Part 7: bias by subject and by source."""
    del pictures
    rated = inputs.claims[is_rated(inputs.claims)]
    if rated.empty:
        return [Paragraph(text=voice.say("horizon.none"), style="finding")]
    scores = score_group(rated)
    text = voice.say("bias.is", high=scores["high"], low=scores["low"])
    elements: list[Element] = [Paragraph(text=text, style="finding")]
    heads = [
        ("head.subject", 2.4), ("head.n", -0.6), ("head.outcomes", -1.0), ("head.high", -0.7),
        ("head.low", -0.7), ("head.bias", -0.9), ("head.error", -1.0),
    ]  # fmt: skip
    rows = [_bias_cells(row, voice) for row in rows_of(tables["bias_subjects"])]
    caption = voice.say("bias.subject")
    elements += cut(grid("bias_subjects", caption, heads, rows, voice), voice, 30)
    board = tables["scoreboard"]
    if len(board):
        heads = [
            ("head.source", 2.4), ("head.n", -0.6), ("head.outcomes", -1.0),
            ("head.bias.interval", -1.8), ("head.error.interval", -1.8),
        ]  # fmt: skip
        rows = [_source_cells(row, voice) for row in rows_of(board)]
        caption = voice.say("bias.source")
        elements += cut(grid("scoreboard", caption, heads, rows, voice), voice, 30)
    elements.append(Paragraph(text=voice.say("bias.note"), style="note"))
    return elements


def _bias_cells(row: Row, voice: Voice) -> tuple[str, ...]:
    enough = row["outcomes"] >= ENOUGH and not math.isnan(row["bias"])
    bias = math.copysign(spread_percent(row["bias"]), row["bias"]) if enough else math.nan
    return (
        voice.name(row["subject"]),
        voice.figure(int(row["n"])),
        voice.figure(int(row["outcomes"])),
        f"{int(row['high'])}",
        f"{int(row['low'])}",
        signed_percent(bias, voice.language) if enough else "",
        _spread(row["error"], voice) if enough else "",
    )


def _source_cells(row: Row, voice: Voice) -> tuple[str, ...]:
    counts = row["show"] == "counts"
    return (
        str(row["organisation"]),
        voice.figure(int(row["claims"])),
        voice.figure(int(row["n_eff"])),
        "" if counts else _interval(row, "bias", voice, signed=True),
        "" if counts else _interval(row, "msa", voice, signed=False),
    )


def _interval(row: Row, name: str, voice: Voice, *, signed: bool) -> str:
    """Write a figure in per cent with its interval: `−3% (−6% to 0%)`; '' when there is none."""
    figures = [float(row[key]) for key in (name, f"{name}_low", f"{name}_high")]
    if math.isnan(figures[0]):
        return ""
    write = signed_percent if signed else percent
    middle, low, high = (write(figure / 100, voice.language) for figure in figures)
    return middle if math.isnan(figures[1]) else f"{middle} ({low} … {high})"


def write_scoreboard(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """Part 8: the scoreboard; under five independent outcomes nobody is ranked."""
    del inputs
    table = tables["scoreboard"]
    if table.empty:
        return [Paragraph(text=voice.say("scoreboard.none"), style="finding")]
    ranked = int(table["rank"].notna().sum())
    few = len(table) - ranked
    key = "scoreboard.nobody"
    finding = voice.tell("scoreboard.is", ranked, few=few) if ranked else voice.say(key, few=few)
    apart = tables["scoreboard_apart"]
    adhoc = int(apart.loc[apart["reason"] == "ad hoc", "claims"].sum())
    if adhoc:
        finding = voice.sentences(finding, voice.tell("scoreboard.adhoc", adhoc))
    bounds = int(tables["scoreboard_bounds"]["claims"].sum())
    if bounds:
        finding = voice.sentences(finding, voice.tell("scoreboard.bounds", bounds))
    heads = [
        ("head.rank", -0.6), ("head.source", 1.4), ("head.n", -0.4), ("head.outcomes", -1.0),
        ("head.hits", -0.5), ("head.near", -0.6), ("head.miss", -0.8), ("head.rate", -2.0),
        ("head.skill", -2.2), ("head.against", -0.9),
    ]  # fmt: skip
    rows = [_score_cells(row, voice) for row in rows_of(table)]
    if ranked < 2:
        heads, rows = heads[1:], [row[1:] for row in rows]
    caption = voice.say("scoreboard.grid")
    return [
        Paragraph(text=finding, style="finding"),
        *pictures.get("scorecard", ()),
        *cut(grid("scoreboard", caption, heads, rows, voice), voice, 40),
        Paragraph(text=voice.say("method.rates"), style="note"),
    ]


def _score_cells(row: Row, voice: Voice) -> tuple[str, ...]:
    rank: str = "" if pd.isna(row["rank"]) else f"{int(row['rank'])}{'=' if row['tied'] else ''}"
    rate = skill = ""
    if row["show"] != "counts":
        rate = f"{row['hit_rate']:.0%} ({row['hit_low']:.0%} … {row['hit_high']:.0%})"
        figures = [float(row[name]) for name in ("skill", "skill_low", "skill_high")]
        if not any(map(math.isnan, figures)):
            middle, low, high = (decimal(figure, 2, language=voice.language) for figure in figures)
            skill = f"{middle} ({low} … {high})"
    counts = [int(row[name]) for name in ("claims", "n_eff", "hits", "nears", "misses")]
    return (
        rank,
        str(row["organisation"]),
        *(voice.figure(number) for number in counts),
        rate,
        skill,
        _against(row),
    )


def _against(row: Row) -> str:
    """Write the hits of claims and baseline on the claims that have both: `8 : 6 / 20`."""
    return _beside(row["paired_hits"], row["baseline_hits"], row["paired"])


def write_growth(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """Part 9: errors of the base against errors of the pace."""
    del pictures
    table = tables["growth"]
    if table.empty:
        return [Paragraph(text=voice.say("growth.none"), style="finding")]
    claims = claims_by_id(inputs)
    known = table["base_error"].notna()
    further = int((table["base_error"].abs() > table["growth_error"].abs()).sum())
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
                signed_error(float(found["growth_error"]), "log", language=voice.language),
                signed_error(float(found["base_error"]), "log", language=voice.language),
                voice.term(row["verdict"]),
            )
        )
    heads = [
        ("head.who", 1.3), ("head.what", 2.2), ("head.period", 0.7), ("head.claimed", -1.2),
        ("head.came", -1.2), ("head.growth.error", -0.7), ("head.base.error", -0.7),
        ("head.verdict", 0.8),
    ]  # fmt: skip
    return [
        Paragraph(
            text=voice.tell(
                "growth.is",
                len(table),
                known=count(int(known.sum()), voice.language),
                base=count(further, voice.language),
            ),
            style="finding",
        ),
        *cut(grid("growth", voice.say("growth.grid"), heads, rows, voice), voice, 40),
    ]


def write_misses(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """Part 12: the largest misses, with what the ledger knows of their causes."""
    del pictures
    table = tables["misses"]
    if table.empty:
        return [Paragraph(text=voice.say("misses.none", year=inputs.year), style="finding")]
    rows, causes = [], []
    for row in rows_of(table.head(_MISSES)):
        ratio = float(row["error_over_par"])
        rows.append(
            (
                voice.who(row),
                voice.what(row),
                voice.stated(row),
                voice.claimed(row),
                voice.came(row),
                error_words(float(row["error"]), str(row["error_kind"]), voice.language),
                "" if math.isnan(ratio) else decimal(ratio, language=voice.language),
            )
        )
        if notes := plain(row["notes"]):
            causes.append(f"{voice.who(row)}, {voice.what(row)}: {notes}")
    heads = [
        ("head.who", 1.3), ("head.what", 2.2), ("head.stated", 1.0), ("head.claimed", -1.1),
        ("head.came", -1.1), ("head.error", 1.6), ("head.par", -0.7),
    ]  # fmt: skip
    largest = rows_of(table.head(1))[0]
    finding = voice.tell(
        "misses.is",
        len(table),
        who=voice.who(largest),
        what=voice.what(largest),
        error=error_words(float(largest["error"]), str(largest["error_kind"]), voice.language),
    )
    elements: list[Element] = [
        Paragraph(text=finding, style="finding"),
        Paragraph(text=voice.say("misses.intro")),
        grid("misses", voice.say("section.misses"), heads, rows, voice),
    ]
    if causes:
        elements.append(Bullets(items=tuple(causes)))
    return elements
