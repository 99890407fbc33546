"""Hit, near or miss: one claimed number against one outcome, in the same unit."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

__all__ = [
    "DOUBTS",
    "HELD",
    "LOG_TOLERANCES",
    "POINT_TOLERANCES",
    "RULES",
    "VERDICTS",
    "Bar",
    "Verdict",
    "aim_at",
    "build_bar",
    "find_hits",
    "find_tolerances",
    "judge",
    "log_ratio",
    "measure_error",
    "score_interval",
]

RULES = ("method", "pct_actual")
"""Our rule, and the published one: percent of the actual, 10 and 25."""

VERDICTS = ("hit", "near", "miss", "reached", "not reached")
"""Words of a verdict: three for what was said to come, two for targets, which are counted apart."""

HELD = ("hit", "reached")
"""Verdicts that say that what was claimed came about."""

DOUBTS: Mapping[str, str] = MappingProxyType({"contested": "alternatives", "fragile": "flips"})
"""Flags of a verdict that may be another one, and the column that says which and why."""

LOG_TOLERANCES = (math.log(1.10), math.log(1.25))
"""A hit within a factor of 1.10 of the reading, near within 1.25."""

POINT_TOLERANCES = (0.5, 1.0)
"""Percentage points, for shares and rates."""

RATE_TOLERANCES = (0.10, 0.25)
"""Shares of a rate of change within which it is a hit or near, where that is wider *[ours]*."""

_PERCENT_TOLERANCES = (0.10, 0.25)
# 670 against 737 is exactly 1/1.10: what a double loses on the way must not decide.
_EDGE = 1e-12
_ALPHA = 0.2
_COARSEST_PRINT = 0.025
_IMPLIED_CEILING = (0.10, 0.045, 0.015)


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """What a claim asks of the outcome, in the outcome's unit.

    Attributes:
        value: The stated point; the midpoint of a range.
        low: Lower end of the reading; `-inf` for an upper bound.
        high: Upper end of the reading; `inf` for a lower bound.
        floor: Lowest outcome that meets a lower bound at the precision it was printed in.
        ceiling: Highest outcome that meets an upper bound at that precision.
        reach: Implied upper end of a lower bound, for the point error only.
        hedge: bare, about, above, below, up-to, scale or range.
        points: Whether distance counts in percentage points and not in logs.
        rate: Whether it is a rate of change: then the points widen with it, and its sign counts.
        aim: Whether it is a target: reached or not, however far beyond it the outcome lies.
    """

    value: float
    low: float
    high: float
    floor: float
    ceiling: float
    reach: float
    hedge: str
    points: bool
    rate: bool = False
    aim: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """`word` is one of `VERDICTS`; `direction` over, under, or '' when the reading holds."""

    word: str
    direction: str


def build_bar(  # noqa: PLR0913  the columns of one reading, all of them numbers
    *,
    value: float,
    low: float,
    high: float,
    hedge: str,
    figures: int,
    points: bool,
    rate: bool = False,
) -> Bar:
    """Return what a reading asks for, from the columns of the claims table.

    A lower bound is met by an outcome that rounds to it: 119.6 meets "more than 120" as printed.
    Round numbers are printed too coarsely for that (777,000 rounds to "more than 800,000"), so the
    slack ends at 2.5% *[ours]*.
    """
    slack = 0.0
    if figures > 0 and value != 0 and math.isfinite(value):
        place = 10.0 ** (math.floor(math.log10(abs(value))) - figures + 1)
        slack = min(place / 2, _COARSEST_PRINT * abs(value))
    widening = _IMPLIED_CEILING[min(max(figures, 1), 3) - 1]
    return Bar(
        value=value,
        low=low,
        high=high,
        floor=value - slack,
        ceiling=value + slack,
        reach=value + widening * abs(value),
        hedge=hedge,
        points=points,
        rate=rate,
    )


def aim_at(bar: Bar, *, ceiling: bool) -> Bar:
    """Return what a target asks for: a floor, or a ceiling where it limits, whatever its wording.

    A number of which a reading lies short (`about`, a range, an order of magnitude) is reached at
    that end of the reading, and of a range what is short is counted from there; a bound that was
    said stays the bound it is.
    """
    if bar.hedge in {"above", "up-to"}:
        return replace(bar, aim=True)
    if ceiling:
        top = bar.ceiling if bar.hedge == "bare" else max(bar.ceiling, bar.high)
        value = bar.high if bar.hedge == "range" else bar.value
        return replace(bar, value=value, low=-math.inf, ceiling=top, hedge="up-to", aim=True)
    least = bar.floor if bar.hedge == "bare" else min(bar.floor, bar.low)
    value = bar.low if bar.hedge == "range" else bar.value
    return replace(bar, value=value, high=math.inf, floor=least, hedge="above", aim=True)


def log_ratio(claimed: float, actual: float) -> float:
    """Return ln(claimed / actual), positive when the claim was too high; NaN without a ratio.

    Two negative numbers have a ratio too, with its sign turned: a claimed loss of 100 against one
    of 110 was too high. A difference of logarithms, so that r(v, a) = -r(a, v) holds to the bit.
    """
    if claimed == actual:
        return 0.0
    if claimed > 0 and actual > 0:
        return math.log(claimed) - math.log(actual)
    if claimed < 0 and actual < 0:
        return math.log(-actual) - math.log(-claimed)
    return math.nan


def judge(
    bar: Bar,
    actual: float,
    *,
    rule: str = "method",
    tolerances: tuple[float, float] | None = None,
) -> Verdict:
    """Return the verdict on a claim.

    Args:
        bar: What the claim asks for.
        actual: The outcome in the same unit; may be zero or negative.
        rule: One of `RULES`.
        tolerances: Instead of the limits for hit and near, in the measure of the rule: logs,
            percentage points, or shares of the actual.
    """
    if rule == "pct_actual" and not bar.aim:
        limits = tolerances or _PERCENT_TOLERANCES
        gap = abs(bar.value - actual)
        distance = 0.0 if gap == 0 else gap / abs(actual) if actual else math.inf
        return Verdict(word=_word(distance, limits), direction=_direction(bar.value, actual))
    if bar.hedge == "above":
        return _judge_bound(bar.floor, actual, bar, tolerances, sign=1)
    if bar.hedge == "up-to":
        return _judge_bound(bar.ceiling, actual, bar, tolerances, sign=-1)
    word = _judge_span(bar, actual, tolerances)
    inside = bar.low <= actual <= bar.high
    if bar.rate and word == "hit" and not inside and bar.value * actual < 0:
        word = "near"  # growth was said and a fall came, or the other way round
    return Verdict(word=word, direction="" if inside else _direction(bar.value, actual))


def find_tolerances(bar: Bar) -> tuple[float, float]:
    """Return the limits of a hit and of near, in logs or percentage points."""
    if not bar.points:
        return LOG_TOLERANCES
    if not bar.rate:
        return POINT_TOLERANCES
    hit, near = (
        max(points, share * abs(bar.value))
        for points, share in zip(POINT_TOLERANCES, RATE_TOLERANCES, strict=True)
    )
    return hit, near


def find_hits(bar: Bar) -> tuple[float, float]:
    """Return the lowest and the highest outcome that make a claim a hit, or a target reached."""
    if bar.hedge == "above":
        return bar.floor, math.inf
    if bar.hedge == "up-to":
        return -math.inf, bar.ceiling
    if bar.hedge in {"range", "scale"}:
        return bar.low, bar.high
    hit = find_tolerances(bar)[0]
    if bar.points:
        low, high = bar.low - hit, bar.high + hit
        if bar.rate and bar.value != 0:  # a rate of the other sign is no hit
            low, high = (max(low, min(bar.low, 0.0)), high) if bar.value > 0 else (
                low, min(high, max(bar.high, 0.0)),
            )  # fmt: skip
        return low, high
    wider, narrower = math.exp(hit), math.exp(-hit)
    return (
        bar.low * (narrower if bar.low > 0 else wider),
        bar.high * (wider if bar.high > 0 else narrower),
    )


def _judge_span(bar: Bar, actual: float, tolerances: tuple[float, float] | None) -> str:
    limits = tolerances or find_tolerances(bar)
    if bar.hedge not in {"range", "scale"}:
        return _word(_distance(bar, actual), limits)
    # Both ends were said: only inside is a hit, and near is within a tenth of the edge.
    edge = min(max(actual, bar.low), bar.high)
    limit = limits[1] if bar.points else math.expm1(limits[0]) * abs(edge)
    return _word(abs(edge - actual), (0.0, limit))


def _judge_bound(
    bound: float, actual: float, bar: Bar, tolerances: tuple[float, float] | None, *, sign: int
) -> Verdict:
    """Judge a lower bound (sign 1) or its mirror image (sign -1)."""
    if sign * (actual - bound) >= 0:
        return Verdict(word="reached" if bar.aim else "hit", direction="")
    if bar.aim:
        return Verdict(word="not reached", direction="over" if sign > 0 else "under")
    short = sign * (bar.value - actual)
    if bar.points:
        near = short <= (tolerances or find_tolerances(bar))[1] * (1 + _EDGE)
    else:
        share = math.expm1((tolerances or LOG_TOLERANCES)[0])
        near = short <= share * abs(bar.value) * (1 + _EDGE)
    return Verdict(word="near" if near else "miss", direction="over" if sign > 0 else "under")


def _word(distance: float, limits: tuple[float, float]) -> str:
    hit, near = (limit * (1 + _EDGE) + _EDGE for limit in limits)
    return "hit" if distance <= hit else "near" if distance <= near else "miss"


def _direction(claimed: float, actual: float) -> str:
    return "over" if claimed > actual else "under" if claimed < actual else ""


def _distance(bar: Bar, actual: float) -> float:
    """Return how far the outcome lies from the reading, 0 inside and inf without a ratio."""
    nearest = min(max(actual, bar.low), bar.high)
    if bar.points:
        return abs(nearest - actual)
    ratio = log_ratio(nearest, actual)
    return math.inf if math.isnan(ratio) else abs(ratio)


def score_interval(bar: Bar, actual: float) -> float:
    """Return the interval score of a range: its width, and what the outcome lies outside.

    (h - l) + 2/alpha (l - a) below it, 2/alpha (a - h) above it, in logs or percentage points;
    alpha is 0.2, assumed where no level is stated (Gneiting and Raftery 2007, equation 43). NaN
    for what is no range or has no logarithm. 0 is perfect.
    """
    ends = (bar.low, bar.high, actual)
    if bar.hedge != "range" or (not bar.points and min(ends) <= 0):
        return math.nan
    low, high, came = ends if bar.points else tuple(math.log(end) for end in ends)
    outside = max(low - came, 0.0) + max(came - high, 0.0)
    return high - low + 2 / _ALPHA * outside


def measure_error(bar: Bar, actual: float) -> tuple[float, str]:
    """Return the signed error, positive = the claim was too high, and what it is measured in.

    Logs, or percentage points (`pp`). A lower bound promises [v, implied ceiling]: its error is
    the distance to that. Two losses have `log loss`: their size is of the loss that came. A target
    that was reached has no error. Without a ratio (zero, or two signs) it is NaN, `undefined`.
    """
    claimed = min(max(actual, bar.value), bar.reach) if bar.hedge == "above" else bar.value
    if bar.aim and judge(bar, actual).word == "reached":
        claimed = actual
    if bar.points:
        return claimed - actual, "pp"
    error = log_ratio(claimed, actual)
    if math.isnan(error):
        return error, "undefined"
    return error, "log loss" if claimed < 0 else "log"
