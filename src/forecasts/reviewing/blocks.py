"""A claim's own block: words, reading, conversion, outcome, error, baseline, picture, verdict."""

import math
from functools import lru_cache
from urllib.parse import urlsplit

import pandas as pd

from forecasts.charts.facts.amounts import records
from forecasts.comparing.verdict import DOUBTS, HELD
from forecasts.reviewing.claim_picture import Ratio, Track, draw_strip
from forecasts.reviewing.document import Block, Fact, Figure
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.numbers import decimal, error_words, points_words
from forecasts.reviewing.terms import SIGNS
from forecasts.reviewing.voice import Row, Voice, as_date, plain
from forecasts.units import convert_factor
from forecasts.words import DEFAULT_LANGUAGE, Language
from forecasts.words.amounts import amount, money_unit, percent, span

__all__ = [
    "claim_block",
    "claim_facts",
    "claim_trace",
    "claim_track",
    "describe_track",
    "web_address",
    "yearly_figures",
]

_BOUNDS = ("above", "up-to")
_LEVELS = ("level", "count", "share", "price")
_RECORD_YEARS = 12
_LONGEST_NOTE = 240


def claim_block(row: Row, inputs: Inputs, voice: Voice) -> Block:
    """Return the block of one claim that fell due; `row` is one of `inputs.claims`."""
    mark = voice.mark(row)
    say = voice.say
    head = say(
        "block.head",
        who=voice.speaker(row),
        stated=voice.stated(row),
        claimed=voice.claimed(row),
        period=row["target_period"],
    )
    source = say(
        "block.source",
        publisher=plain(row["publisher"]),
        day=voice.stated(row),
        title=plain(row["title"]),
    )
    return Block(
        claim_id=str(row["claim_id"]),
        named=voice.named(row),
        mark=mark,
        sign=SIGNS[mark],
        verdict=voice.verdict(row),
        flags=(*voice.flags(row), *_kind_flags(row, voice)),
        head=head,
        quote=plain(row["quote"]),
        language=str(row["language"]) or DEFAULT_LANGUAGE,
        source=source,
        url=web_address(str(row["url"])),
        archive=web_address(str(row["archive"])),
        facts=tuple(claim_facts(row, voice)),
        place=f"{row['file']}:{row['line']}",
        trace=claim_trace(row, inputs.currency, voice.language),
        picture=_picture(row, inputs, voice, mark),
    )


def claim_trace(row: Row, currency: str, language: Language) -> tuple[str, ...]:
    """Return how the number came about, without the words, which the block has already.

    What is no money needs no rate and no prices, and nobody wonders why.
    """
    from forecasts.normalising import trace

    lines = trace(row, currency=currency, language=language)[1:]
    return tuple(lines if money_unit(str(row["unit"])) else lines[:2])


def web_address(text: str) -> str:
    """Return an address that may become a link: http and https only, '' for any other text."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    return text.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""


def _kind_flags(row: Row, voice: Voice) -> tuple[str, ...]:
    return () if row["modality"] == "forecast" else (voice.term(row["modality"]),)


def claim_facts(row: Row, voice: Voice) -> list[Fact]:
    """Return reading, outcome, error, baseline and what a person should know, a line each."""
    facts = [_read(row, voice), _came(row, voice)]
    if _has_side(row) and not math.isnan(float(row["excess"])):
        facts.append(_bound(row, voice))
    elif not math.isnan(float(row["error"])):
        facts.append(_error(row, voice))
    if not math.isnan(float(row["baseline"])):
        facts.append(_baseline(row, voice))
    say = voice.say
    for flag, column in DOUBTS.items():
        if flag in str(row["flags"]).split() and row[column]:
            facts.append(Fact(name=say(f"fact.{flag}"), aside=_shorten(voice.reason(row[column]))))
    scope = [
        words
        for words, there in (
            (say("fact.scenario", name=row["scenario"]), row["scenario"]),
            (say("fact.condition", words=row["condition"]), row["condition"]),
        )
        if there
    ]
    if scope:
        facts.append(Fact(name=say("fact.kind"), aside=say("aside.join").join(scope)))
    if not pd.isna(row["entered"]) and not pd.isna(row["first_published"]):
        before = row["entered"] < row["first_published"]
        key = "fact.record.before" if before else "fact.record.after"
        text = say(key, day=voice.day(as_date(row["entered"])))
        facts.append(Fact(name=say("fact.record"), aside=text))
    if plain(row["notes"]):
        notes = _shorten(plain(row["notes"]))
        facts.append(Fact(name=say("fact.notes"), aside=notes, language=voice.foreign(notes)))
    return facts


def _shorten(text: str) -> str:
    """Cut a long note at a word; the whole of it stands in the tables."""
    if len(text) <= _LONGEST_NOTE:
        return text
    return text[:_LONGEST_NOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _read(row: Row, voice: Voice) -> Fact:
    words = voice.claimed(row)
    low, high = float(row["low"]), float(row["high"])
    ends = span(low, high, str(row["unit"]), voice.language)
    hedge = voice.say(f"hedge.{row['hedge']}")
    if row["hedge"] in _BOUNDS:
        return Fact(name=voice.say("fact.read"), text=words, aside=hedge)
    aside = voice.say("fact.read.interval", ends=ends, hedge=hedge)
    return Fact(name=voice.say("fact.read"), text=words, aside=aside)


def _came(row: Row, voice: Voice) -> Fact:
    name = voice.say("fact.came")
    came = voice.came(row)
    if not came:
        reason = _shorten(voice.reason(row["reason"]))
        return Fact(name=name, text=voice.say("fact.came.none"), aside=reason)
    release = f"release.{row['actual_release']}"
    words = voice.say(release if row["actual_release"] in _RELEASES else "release.published")
    vintage = voice.say(
        "fact.came.vintage",
        series=voice.series(str(row["series"])),
        period=row["actual_period"],
        release=words,
        day=voice.day(as_date(row["actual_published"])),
    )
    return Fact(name=name, text=came, aside=vintage)


_RELEASES = (
    "first", "preliminary", "revised", "redefined", "latest", "estimate", "deflated", "bracketed",
    "sum",
)  # fmt: skip


def _error(row: Row, voice: Voice) -> Fact:
    asides = []
    if not math.isnan(row["growth_error"]) and row["error_kind"] == "pp":
        level = error_words(float(row["growth_error"]), "log", voice.language)
        asides.append(voice.say("fact.error.level", error=level))
    ratio, par = float(row["error_over_par"]), float(row["par"])
    if not math.isnan(ratio):
        basis = voice.say(f"fact.par.{row['par_basis'] or 'M3'}")
        asides.append(
            voice.say(
                "fact.error.par",
                ratio=decimal(ratio, language=voice.language),
                par=percent(par, voice.language),
                basis=basis,
            )
        )
    asides += _timing(row, voice)
    words = voice.error(row)
    aside = voice.say("aside.join").join(asides)
    return Fact(name=voice.say("fact.error"), text=words, aside=aside)


def _bound(row: Row, voice: Voice) -> Fact:
    """Say how far the outcome lies past a bound or target, or short: it has no error of its own."""
    share = percent(abs(math.expm1(float(row["excess"]))), voice.language)
    if row["unit"] == "%":
        gap = abs(float(row["actual"]) - float(row["value"]))
        share = points_words(gap, voice.language)
    words = voice.say("fact.excess" if row["verdict"] in HELD else "fact.short", share=share)
    if row["actual"] == row["value"]:
        words = voice.say("fact.equal")
    aside = voice.say("aside.join").join(_timing(row, voice))
    name = voice.say("fact.target" if row["modality"] == "target" else "fact.bound")
    return Fact(name=name, text=words, aside=aside)


def _timing(row: Row, voice: Voice) -> list[str]:
    """Say when the number was reached against when it was said to be; nothing when on time."""
    late = float(row["timing_error"])
    if math.isnan(late) or not late:
        return []
    if -late > float(row["horizon"]):
        return [voice.say("fact.timing.before")]
    return [voice.tell(f"fact.timing.{'late' if late > 0 else 'early'}", abs(int(late)))]


def _baseline(row: Row, voice: Voice) -> Fact:
    unit = str(row["unit"])
    value = amount(float(row["baseline"]), unit, voice.language)
    if row["kind"] == "growth":
        value = voice.say("yearly", amount=value)
    asides = []
    error = float(row["baseline_error"])
    if not math.isnan(error):
        words = error_words(error, str(row["error_kind"]), voice.language)
        asides.append(voice.say("fact.baseline.error", error=words))
    others = float(row["others"])
    if not math.isnan(others):
        asides.append(voice.say("fact.others", value=amount(others, unit, voice.language)))
    aside = voice.say("aside.join").join(asides)
    return Fact(name=voice.say("fact.baseline"), text=value, aside=aside)


def _picture(row: Row, inputs: Inputs, voice: Voice, mark: str) -> Figure | None:
    track = claim_track(row, inputs)
    error = float(row["error"])
    ratio = None
    if not math.isnan(error) and not _holds(row):
        points = row["error_kind"] == "pp"
        ratio = Ratio(error=error, baseline=float(row["baseline_error"]), points=points)
    if track is None and ratio is None:
        return None
    title = voice.say("picture.title", claim=voice.named(row))
    alt = describe_track(row, track, voice)
    svg = draw_strip(track, ratio, mark, title=title, alt=alt)
    return Figure(name=f"claim-{row['claim_id']}", title=title, alt=alt, svg=svg)


def _holds(row: Row) -> bool:
    """Whether a bound held or a target was reached: then the outcome beyond it is no error."""
    return _has_side(row) and row["verdict"] in HELD


def _has_side(row: Row) -> bool:
    """Whether a claim has one open side: a bound, or a target, which is a floor or a ceiling."""
    return row["hedge"] in _BOUNDS or row["modality"] == "target"


def describe_track(row: Row, track: Track | None, voice: Voice) -> str:
    """Say in words what the picture of a claim shows, for those who do not see it."""
    claimed, unit = voice.claimed(row), str(row["unit"])
    parts = []
    if track is not None and track.actuals:
        (from_year, first), (to_year, last) = track.actuals[0], track.actuals[-1]
        parts.append(
            voice.say(
                "picture.path",
                first=amount(first, unit, voice.language),
                from_year=f"{from_year:.0f}",
                last=amount(last, unit, voice.language),
                to_year=f"{to_year:.0f}",
                claimed=claimed,
            )
        )
    error = float(row["error"])
    if _holds(row):
        target = row["modality"] == "target"
        parts.append(voice.say("picture.reached" if target else "picture.held"))
    elif math.isnan(error):
        if not parts:
            parts.append(voice.say("picture.none", claimed=claimed))
    else:
        words = voice.error(row)
        exact = {voice.say("error.none"), voice.say("error.within")}
        key = "picture.exact" if words in exact else "picture.ratio"
        parts.append(voice.say(key, error=words))
    return voice.sentences(*parts)


def claim_track(row: Row, inputs: Inputs) -> Track | None:
    """Return the yearly record of the claim's series up to the target; None without one."""
    if row["kind"] not in _LEVELS or not row["series"] or pd.isna(row["target_end"]):
        return None
    name = str(row["series"]).split()[0]
    figures = [f for f in _in_unit(inputs, name, row["unit"]) if f[0] <= row["target_end"]]
    latest = {end: value for end, _, value in figures}
    known = {end: value for end, published, value in figures if published <= row["stated"]}
    shown = sorted(latest)[-_RECORD_YEARS:]
    if len(shown) < 2:
        return None
    start = None
    if last := [end for end in shown if end in known]:
        start = (float(last[-1].year), known[last[-1]])
    return Track(
        actuals=tuple((float(end.year), latest[end]) for end in shown),
        start=start,
        end=(float(row["target_end"].year), float(row["value"])),
        low=float(row["low"]),
        high=float(row["high"]),
        baseline=float(row["baseline"]),
    )


_Dated = tuple[pd.Timestamp, pd.Timestamp, float]
Figures = dict[tuple[str, str], list[_Dated]]


def _in_unit(inputs: Inputs, series: str, unit: str) -> list[_Dated]:
    """Return the figures of a series in a unit; none where its own does not convert into it."""
    for (name, own), figures in yearly_figures(inputs).items():
        factor = convert_factor(own, unit) if name == series else None
        if isinstance(factor, float):
            return [(end, published, value * factor) for end, published, value in figures]
    return []


@lru_cache(maxsize=4)
def yearly_figures(inputs: Inputs) -> Figures:
    """Return yearly and year-end figures by series and unit: (end, published, value), in order.

    The latest publication of a period comes last, so that a dict of them keeps it.
    """
    table = inputs.observations
    days = (table["period_end"] - table["period_start"]).dt.days
    kept = table[
        (days.between(359, 371) | (days == 0)) & ~table["release"].isin(["withdrawn", "in-year"])
    ].sort_values(["period_end", "published_on"], kind="stable")
    found: Figures = {}
    for row in records(kept):
        figure = (row.period_end, row.published_on, float(row.value))
        found.setdefault((row.series, row.unit), []).append(figure)
    return found
