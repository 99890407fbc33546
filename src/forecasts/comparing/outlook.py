"""Claims not yet due: the probability that the number is reached, and the pace it needs.

METHOD section 6. With log changes d of the last m <= 10 years known at the as-of date and tau years
left, mu = ln(1 + 0.85 mean(d) tau) when the mean is positive, its mirror image when it is negative,
and s = sd(d):

    z = (ln(v / a) - mu) / sqrt(s^2 (tau + tau^2 / m) + (mu / 4)^2),     p = 1 - T(z)

Student's t has m - 1 degrees of freedom, at most 3. The form is that of Farmer and Lafond (Research
Policy 45, 2016). Two things are ours: what grew by a share a year goes on by that much of the last
figure, a line and no curve, because fast growth slows; and the pace itself changes, so that what it
adds up to is known to a quarter. The two numbers were chosen on 754 yearly series and measured on
316 that were kept back (docs/method.md; `tools/calibrate_outlooks.py` prints the bins).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from statistics import median

from forecasts.actuals.periods import years_between

__all__ = [
    "DOUBT",
    "DRIFT",
    "WORDS",
    "Pace",
    "borrow_pace",
    "describe",
    "expect_change",
    "fall_short",
    "measure_pace",
    "pool_spread",
    "student_cumulative",
]

WORDS = (
    (0.90, "very likely"),
    (0.67, "likely"),
    (0.33, "even"),
    (0.10, "unlikely"),
    (0.0, "very unlikely"),
)
"""The lowest probability of each word, highest first."""

LARGEST_LOG = 300.0
"""Beyond e^300 nothing is measured: what grows faster ends there instead of overflowing."""

DRIFT = 0.85
"""How much of the mean change goes on *[ours]*."""

DOUBT = 0.25
"""The share of what it adds up to by which that may be off *[ours]*."""

_HEAVIEST = 3.0  # degrees of freedom: yearly changes have more surprises than a normal law allows

LONGEST = 10
THIN = 5
# A series printed to three figures moves by half a percent without moving at all.
_LEAST_SPREAD = 0.005
_FEW_ACTUALS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """How a series moved: yearly log changes, or yearly differences where a value is not positive.

    Attributes:
        logs: Whether changes are in logs.
        end: Last day of the last period.
        last: Its value.
        mean: Mean change a year.
        spread: Standard deviation of the changes; NaN for fewer than two.
        count: How many changes, at most ten.
        weight: Degrees of freedom of the spread: `count` less one, more when it is pooled.
    """

    logs: bool
    end: date
    last: float
    mean: float
    spread: float
    count: int
    weight: float

    def reach(self, end: date, share: float) -> float:
        """Return the value on a later day when `share` of the mean change goes on."""
        change = share * self.mean * years_between(self.end, end)
        if not self.logs:
            return self.last + change
        return self.last * math.exp(max(min(change, LARGEST_LOG), -LARGEST_LOG))

    def gap(self, value: float) -> float:
        """Return the change from the last value to another; NaN when it has no logarithm."""
        if not self.logs:
            return value - self.last
        return math.log(value) - math.log(self.last) if value > 0 else -math.inf


def measure_pace(known: Sequence[tuple[date, float]], *, differences: bool = False) -> Pace | None:
    """Return the pace of yearly values in the order of their periods; None when there are none.

    `differences` takes those of positive values too, for rates of growth, which are no levels.
    """
    if not known:
        return None
    known = known[-LONGEST - 1 :]
    logs = not differences and all(value > 0 for _, value in known)
    changes = []
    for (start, before), (end, after) in pairwise(known):
        change = math.log(after) - math.log(before) if logs else after - before
        changes.append(change / years_between(start, end))
    count = len(changes)
    mean = math.fsum(changes) / count if count else 0.0
    spread = math.nan
    if count > 1:
        spread = math.sqrt(math.fsum((change - mean) ** 2 for change in changes) / (count - 1))
    return Pace(
        logs=logs,
        end=known[-1][0],
        last=known[-1][1],
        mean=mean,
        spread=spread,
        count=count,
        weight=count - 1.0,
    )


def pool_spread(pace: Pace, others: Sequence[Pace]) -> Pace:
    """Return a thin pace with its spread pooled with that of a reference class *[ours]*.

    The class counts as much as is missing to five changes; its variance is the median of its own.
    A pace that is not thin, and one without a class, is returned as it is.
    """
    wide = [other.spread**2 for other in others if other.logs == pace.logs and other.count >= THIN]
    if pace.count >= THIN or not wide:
        return pace
    missing = THIN - pace.count
    own = 0.0 if math.isnan(pace.spread) else pace.spread**2 * max(pace.weight, 0.0)
    weight = max(pace.weight, 0.0) + missing
    variance = (own + missing * median(wide)) / weight
    return replace(pace, spread=math.sqrt(variance), weight=weight)


def borrow_pace(pace: Pace, others: Sequence[Pace]) -> Pace:
    """Return the pace of one or two actuals with that of a reference class in its place *[ours]*.

    The mean is the median of the class, and the variance the median of its own with that between
    its means on top: which of them the series is like is not known. It counts as two changes. A
    pace of three actuals, and one without a class, is returned as it is.
    """
    alike = [other for other in others if other.logs == pace.logs and other.count >= THIN]
    if pace.count + 1 >= _FEW_ACTUALS or not alike:
        return pace
    means = [other.mean for other in alike]
    centre = median(means)
    between = math.fsum((mean - centre) ** 2 for mean in means) / len(means)
    within = median(other.spread**2 for other in alike)
    count = _FEW_ACTUALS - 1
    return replace(
        pace, mean=centre, spread=math.sqrt(within + between), count=count, weight=float(THIN - 1)
    )


def expect_change(pace: Pace, end: date) -> float:
    """Return the change to a later day that is as likely to be exceeded as not *[ours]*.

    Of logs it is that of a level which goes on in a line: growth of 40% a year for ten years is a
    factor of four and not of thirty, and growth of 2% is hardly less than it was.
    """
    change = DRIFT * pace.mean * years_between(pace.end, end)
    return math.copysign(math.log1p(abs(change)), change) if pace.logs else change


def fall_short(pace: Pace, value: float, end: date) -> float:
    """Return the probability that the series stays below `value` on day `end`.

    NaN with fewer than three actuals, or when no time is left.
    """
    years = years_between(pace.end, end)
    if pace.count + 1 < _FEW_ACTUALS or years <= 0 or math.isnan(pace.spread) or pace.weight <= 0:
        return math.nan
    if math.isinf(value):
        return 1.0 if value > 0 else 0.0
    scale = 1.0 if pace.logs else max(abs(pace.last), 1e-300)
    spread = max(pace.spread, _LEAST_SPREAD * scale)
    change = expect_change(pace, end)
    wide = math.hypot(spread * math.sqrt(years + years**2 / pace.count), DOUBT * change)
    return student_cumulative((pace.gap(value) - change) / wide, min(pace.weight, _HEAVIEST))


def describe(probability: float) -> str:
    """Return the probability in words; 'unknown' for NaN."""
    if math.isnan(probability):
        return "unknown"
    said = round(probability, 2)  # as it is printed, so that no `likely` stands beside 90%
    return next(word for lowest, word in WORDS if said >= lowest)


def student_cumulative(z: float, freedom: float) -> float:
    """Return P(T <= z) for Student's t, by the incomplete beta function."""
    if math.isinf(z):
        return 1.0 if z > 0 else 0.0
    tail = _incomplete_beta(freedom / 2, 0.5, freedom / (freedom + z * z)) / 2
    return 1 - tail if z > 0 else tail


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b) (DLMF 8.17.22)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(b, a, 1 - x)
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    return front * _continued_fraction(a, b, x) / a


def _continued_fraction(a: float, b: float, x: float) -> float:
    """Evaluate the fraction of DLMF 8.17.22 by Lentz's method."""
    tiny = 1e-300
    upper, lower = 1.0, 1 / (1 - (a + b) * x / (a + 1) or tiny)
    result = lower
    for step in range(1, 300):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        before = result
        for term in (even, odd):
            lower = 1 / (1 + term * lower or tiny)
            upper = 1 + term / upper or tiny
            result *= lower * upper
        if abs(result - before) <= 1e-15 * abs(result):
            break
    return result
