"""What could have been said without knowing anything special: baselines, and par for a horizon.

Only from figures published by the day of the statement (METHOD section 7).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from types import MappingProxyType

from forecasts.actuals.periods import Span, years_between
from forecasts.comparing.outlook import LARGEST_LOG, Pace, measure_pace
from forecasts.comparing.question import Values
from forecasts.comparing.verdict import log_ratio

__all__ = ["BASELINES", "DEFAULT", "Par", "find_par", "par_of_horizon", "project"]

BASELINES: Mapping[str, float] = MappingProxyType(
    {"no_change": 0.0, "trend": 1.0, "half_trend": 0.5}
)
"""How much of the ten-year trend goes on."""

DEFAULT = "half_trend"

_PAR_SCALE = 0.039
_PAR_POWER = 0.76
_SHORTEST = 0.25
_ENOUGH = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Par:
    """The error to be expected at a horizon, as a share of the value, and where it comes from.

    `basis` is `M3` or `series`; '' with an error of NaN where no error is to be expected.
    """

    error: float
    basis: str


def par_of_horizon(years: float) -> float:
    """Return 3.9% h^0.76, the half-trend baseline's error on the 645 annual series of M3."""
    return _PAR_SCALE * math.pow(years, _PAR_POWER)


def find_par(known: Sequence[tuple[date, float]], target: date, horizon: float) -> Par:
    """Return the series' own par when its history gives at least five errors, else M3's.

    The own par is the median error of the half-trend baseline, as 100 (exp|r| - 1) over 100, from
    every earlier year of the history as known at the statement, at the same number of years ahead.
    Under a quarter of a year ahead, or after the target's end, there is no par *[ours]*: what is
    known of a year by then is more than any of these errors is about.
    """
    if horizon < _SHORTEST:
        return Par(error=math.nan, basis="")
    ahead = max(1, round(years_between(known[-1][0], target))) if known else 0
    errors = []
    for origin in range(2, len(known) - ahead + 1):
        pace = measure_pace(known[:origin])
        end, actual = known[origin - 1 + ahead]
        if pace is None or not pace.logs:
            continue
        error = abs(log_ratio(pace.reach(end, BASELINES[DEFAULT]), actual))
        if not math.isnan(error):
            errors.append(error)
    if len(errors) >= _ENOUGH:
        return Par(error=math.expm1(min(median(errors), LARGEST_LOG)), basis="series")
    return Par(error=par_of_horizon(horizon), basis="M3")


def project(pace: Pace | None, known: Sequence[tuple[date, float]], name: str) -> Values:
    """Return the path that a baseline foresees: what was known, then the pace.

    A trend needs two known values, no change one.
    """
    actuals = dict(known)
    share = BASELINES[name]

    def value(span: Span) -> float | None:
        if span[1] in actuals:
            return actuals[span[1]]
        if pace is None or span[1] <= pace.end or (share and not pace.count):
            return None
        return pace.reach(span[1], share)

    return value
