"""Verdicts on whole columns: hit, near, miss, and what share of claims got which.

A verdict column holds 2 for a hit, 1 for a near, 0 for a miss, nan where there is none.
"""

import math

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

HIT, NEAR, MISS = 2.0, 1.0, 0.0
WORDS = {HIT: "hit", NEAR: "near", MISS: "miss"}
# Names of the rules: METHOD sections 4.1 and 4.9, and the published rule `pct_actual`.
RULES = ("log", "points", "pct_actual")
TOLERANCES = {"log": (10.0, 25.0), "points": (0.5, 1.0), "pct_actual": (10.0, 25.0)}
# 670 against 737 is exactly 1/1.10 and a hit: one part in 1e12 is lost in computing it.
_EDGE = 1e-12


def judge(
    low: Array,
    high: Array,
    actual: Array,
    *,
    rule: str = "log",
    tolerances: tuple[float, float] | None = None,
) -> Array:
    """Return the verdict on each claim from the distance of the outcome to its reading.

    Args:
        low: Lower end of the reading; the claimed value itself for a point.
        high: Upper end of it.
        actual: Outcomes in the same unit.
        rule: `log`, distance in logs to ln 1.10 and ln 1.25; `points`, distance in the unit to 0.5
            and 1.0; `pct_actual`, distance in percent of the actual to 10 and 25.
        tolerances: The two limits, for `log` and `pct_actual` in percent.
    """
    hit, near = tolerances or TOLERANCES[rule]
    nearest = np.clip(actual, low, high)
    with np.errstate(divide="ignore", invalid="ignore"):
        if rule == "log":
            hit, near = math.log1p(hit / 100), math.log1p(near / 100)
            valid = nearest * actual > 0  # two losses have a ratio too
            distance = np.where(valid, np.abs(np.log(nearest / actual)), np.inf)
            # zero for zero is right, zero for anything else is infinitely wrong
            distance = np.where(nearest == actual, 0.0, distance)
        elif rule == "points":
            distance = np.abs(nearest - actual)
        else:
            distance = np.where(
                nearest == actual, 0.0, 100 * np.abs(nearest - actual) / np.abs(actual)
            )
    verdict = np.where(
        distance <= hit * (1 + _EDGE) + _EDGE,
        HIT,
        np.where(distance <= near * (1 + _EDGE) + _EDGE, NEAR, MISS),
    )
    return np.where(np.isnan(low) | np.isnan(high) | np.isnan(actual), np.nan, verdict)


def is_hit(verdict: Array) -> Array:
    """Whether the verdict is a hit; the mean is the share.

    Formula: verdict = hit. Unit: share, 0 to 1 (`hits`: claims). Source: METHOD section 4.
    """
    return np.where(np.isnan(verdict), np.nan, verdict == HIT)


def is_near(verdict: Array) -> Array:
    """Whether the verdict is a near; the mean is the share.

    Formula: verdict = near. Unit: share, 0 to 1 (`nears`: claims). Source: METHOD section 4.
    """
    return np.where(np.isnan(verdict), np.nan, verdict == NEAR)


def is_miss(verdict: Array) -> Array:
    """Whether the verdict is a miss; the mean is the share.

    Formula: verdict = miss. Unit: share, 0 to 1 (`misses`: claims). Source: METHOD section 4.
    """
    return np.where(np.isnan(verdict), np.nan, verdict == MISS)
