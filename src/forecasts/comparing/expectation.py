"""What was to be expected: at the statement (baselines, par), and now (outlook)."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from forecasts.actuals.periods import years_between
from forecasts.comparing.baseline import BASELINES, project
from forecasts.comparing.claimed import Stated
from forecasts.comparing.history import Archive, Record, known_years
from forecasts.comparing.outlook import (
    LARGEST_LOG,
    THIN,
    Pace,
    borrow_pace,
    describe,
    expect_change,
    fall_short,
    measure_pace,
    pool_spread,
)
from forecasts.comparing.question import Question, as_ratio, evaluate
from forecasts.comparing.verdict import build_bar, find_hits, judge, measure_error
from forecasts.units import Inconvertible, convert_factor

__all__ = ["Baseline", "Outlook", "find_baselines", "look_ahead", "median_of_others", "points_down"]

Known = Sequence[tuple[date, float]]

_WINDOW_DAYS = 365
_FEW_ACTUALS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Baseline:
    """What a baseline would have said, in the bar's unit, and how it fared; NaN while unknown."""

    value: float
    error: float
    word: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """How an open claim stands; rates are shares a year (0.25 = 25%).

    `probability` is that of the verdict: a hit, or a target reached. `decided` tells that a floor
    has been reached already, which enters no reliability.
    """

    word: str
    probability: float
    growth_needed: float
    growth_record: float
    year_reached: float
    count: int
    thin: bool
    decided: bool


def find_baselines(
    question: Question, known: Known, came: tuple[float, float], rule: str
) -> dict[str, Baseline]:
    """Return every trend baseline from what was known at the statement, judged as a bare number."""
    pace = measure_pace(known)
    found = {}
    for name in BASELINES:
        value = evaluate(question, project(pace, known, name))
        found[name] = judge_baseline(question, value, came, rule)
    return found


def judge_baseline(
    question: Question, value: float | None, came: tuple[float, float], rule: str
) -> Baseline:
    """Judge a baseline's value by the outcome, as a point without any reading around it.

    `came` is the lowest and the highest that the outcome can be. As of a claim, the error is of
    the nearest of it, and where its ends give two verdicts there is none.
    """
    if value is None or math.isnan(value):
        return Baseline(value=math.nan, error=math.nan, word="")
    asked = question.bar
    bar = build_bar(
        value=value, low=value, high=value, hedge="bare", figures=0, points=asked.points,
        rate=asked.rate,
    )  # fmt: skip
    nearest = min(max(value, came[0]), came[1])
    words = {judge(bar, end, rule=rule).word for end in (*came, nearest)}
    if math.isnan(came[0]) or len(words) > 1:
        return Baseline(value=value, error=math.nan, word="")
    return Baseline(value=value, error=measure_error(bar, nearest)[0], word=words.pop())


def median_of_others(claim: Stated, others: Sequence[Stated]) -> float | None:
    """Return the median of what other claimants said of the same target in the year before.

    Each claimant counts once, with the last number said on or before the statement; levels only,
    converted within a physical dimension and never between currencies.
    """
    unit = claim.readings[0].unit
    latest: dict[str, tuple[date, str, float]] = {}
    for other in others:
        age = (claim.stated - other.stated).days
        if other.claimant == claim.claimant or not 0 <= age <= _WINDOW_DAYS:
            continue
        factor = convert_factor(other.readings[0].unit, unit)
        if isinstance(factor, Inconvertible):
            continue
        said = (other.stated, other.id, other.readings[0].value * factor)
        latest[other.claimant] = max(said, latest.get(other.claimant, said))
    return median(value for _, _, value in latest.values()) if latest else None


def _reference_class(archive: Archive, record: Record, question: Question, day: date) -> list[Pace]:
    """Return the paces of other series of the same measure, else of the same nature."""
    others = [
        other
        for bases in archive.records.values()
        for other in bases.values()
        if other.name != record.name
    ]
    for facet in ("measure", "nature"):
        alike = [other for other in others if getattr(other, facet) == getattr(record, facet)]
        paces = [measure_pace(known_years(archive, o, question.target, day)) for o in alike]
        found = [pace for pace in paces if pace is not None and pace.count >= THIN]
        if found:
            return found
    return []


def points_down(question: Question, known: Known) -> bool | None:
    """Whether a claim has to be reached from above *[ours]*; None when nothing tells.

    It is an upper bound, or no reading of it came up to the last figure known at the statement.
    """
    bar = question.bar
    if bar.hedge in {"above", "up-to"}:
        return bar.hedge == "up-to"
    if question.form in {"ratio", "rate"}:
        return bar.high < (1 if question.form == "ratio" else 0)
    if question.form == "level" and known:
        return bar.high < known[-1][1] * question.factor
    return None


def look_ahead(archive: Archive, record: Record, question: Question, day: date) -> Outlook:
    """Return how likely the verdict is a hit, or reached, from what was known on `day`."""
    known = known_years(archive, record, question.target, day)
    pace = measure_pace(known)
    unknown = Outlook(
        word="unknown",
        probability=math.nan,
        growth_needed=math.nan,
        growth_record=math.nan,
        year_reached=math.nan,
        count=len(known),
        thin=False,
        decided=False,
    )
    if pace is None:
        return unknown
    thin = pace.count < THIN
    record_rate = pace.mean if pace.count else math.nan
    if thin:
        alike = _reference_class(archive, record, question, day)
        pace = pool_spread(pace, alike) if len(known) >= _FEW_ACTUALS else borrow_pace(pace, alike)
    levels = _levels(question, dict(known), pace)
    if levels is None:
        return unknown
    value, low, high = levels
    probability = _probability(pace, low, high, question.target[1])
    end = question.target[1]
    years = years_between(pace.end, end)
    gap = pace.gap(value)
    # Only a floor can be reached before its day: what is within a tolerance now may leave it.
    reached = question.bar.hedge == "above" and low <= pace.last
    word = "reached" if reached else describe(probability)
    return Outlook(
        word=word,
        probability=probability,
        growth_needed=_rate(gap / years, pace) if years > 0 else math.nan,
        growth_record=_rate(record_rate, pace),
        year_reached=_year_reached(pace, gap),
        count=len(known),
        thin=thin and word != "unknown",
        decided=reached,
    )


def _rate(change: float, pace: Pace) -> float:
    """Return a yearly log change as a share; NaN where values are not positive."""
    return math.expm1(min(change, LARGEST_LOG)) if pace.logs else math.nan


def _year_reached(pace: Pace, gap: float) -> float:
    if not pace.count or pace.mean == 0 or math.isinf(gap):
        return math.nan
    years = gap / pace.mean
    return float(math.ceil(pace.end.year + years)) if 0 <= years < 1000 else math.nan


def _levels(
    question: Question, actuals: Mapping[date, float], pace: Pace
) -> tuple[float, float, float] | None:
    """Return the level that the series has to come to: for the value and both ends of a hit.

    A sum turns into the level at which its open years, growing as the outlook has it, fill what
    the known years leave *[ours]*.
    """
    ends = (question.bar.value, *find_hits(question.bar))
    if question.form == "level":
        return _each(ends, lambda end: end / question.factor)
    if question.form == "sum":
        done = math.fsum(actuals.get(span[1], 0.0) for span in question.parts)
        open_years = [span for span in question.parts if span[1] > pace.end]
        path = math.fsum(_expect(pace, span[1]) for span in open_years)
        goal = _expect(pace, question.target[1])
        if path <= 0:
            return None
        return _each(ends, lambda end: goal * (end / question.factor - done) / path)
    base = actuals.get(question.base[1]) if question.base else None
    if base is None:
        return None
    if question.form == "difference":
        return _each(ends, lambda end: base + end / question.factor)
    return _each(ends, lambda end: base * as_ratio(question, end))


def _expect(pace: Pace, end: date) -> float:
    """Return the level on a later day that is as likely to be exceeded as not."""
    change = expect_change(pace, end)
    return pace.last * math.exp(change) if pace.logs else pace.last + change


def _each(
    ends: tuple[float, float, float], change: Callable[[float], float]
) -> tuple[float, float, float]:
    value, low, high = (change(end) if math.isfinite(end) else end for end in ends)
    return value, low, high


def _probability(pace: Pace, low: float, high: float, end: date) -> float:
    """Return the probability that the level ends between two others (METHOD section 6)."""
    below = fall_short(pace, low, end) if math.isfinite(low) else 0.0 * fall_short(pace, high, end)
    upto = fall_short(pace, high, end) if math.isfinite(high) else 1.0 + 0.0 * below
    return max(upto - below, 0.0) if not math.isnan(upto - below) else math.nan
