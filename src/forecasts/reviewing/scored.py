"""The scores of a group of claims, and how they are written in a cell.

Counts are of claims (`n`) and of independent outcomes (`outcomes`: series times target period), and
it is the second that decides what may be said (METHOD section 9).
"""

import math

import pandas as pd

from forecasts.comparing.paired import BOUNDS, measure_pairs
from forecasts.reviewing.numbers import spread_percent
from forecasts.reviewing.voice import Voice
from forecasts.words.amounts import percent, signed_percent

__all__ = [
    "EDGES",
    "ENOUGH",
    "FEW",
    "count_outcomes",
    "score_group",
    "write_beside",
    "write_bias",
    "write_spread",
]


FEW = 5
"""Under so many independent outcomes nothing is ranked."""


ENOUGH = 10
"""Under so many, counts are printed and no rates."""


EDGES = (0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, math.inf)
"""Years ahead at which the bins of part 6 begin."""


def count_outcomes(claims: pd.DataFrame) -> int:
    """Return the number of independent outcomes: distinct series and target periods."""
    return len(claims[["series", "target_period"]].drop_duplicates())


def score_group(own: pd.DataFrame) -> dict[str, float]:
    """Return the scores of rated claims.

    n, outcomes, hit, near and miss are of all; bounds is how many of them are bounds. The rest
    leaves bounds out, which have no error of their own: high, low and exact (claims whose error has
    that sign, or is none), points (how many errors are in points), error (median of |r|), bias
    (median r), over_par (median of error over par); unsized is how many have no error, so that
    high, low, exact and unsized add up to n.
    Beside the half-trend baseline, on the claims that it can be set against: paired (how many),
    paired_hit and baseline_hit, paired_bounds (bounds that it could be set against too, left out),
    paired_logs (how many with errors in logs), paired_error and baseline_error (medians of |r|),
    paired_bias and baseline_bias (medians of r) and skill (1 less the ratio of the summed errors).
    """
    stated = own[~own["hedge"].isin(BOUNDS)]
    log = stated[stated["error_kind"].str.startswith("log") & stated["error"].notna()]
    pairs = measure_pairs(own)
    # Of numbers with two signs there is no ratio, but which of them is the larger is known.
    signs = stated[stated["error_kind"] == "undefined"]["direction"].value_counts()
    high = int((stated["error"] > 0).sum()) + int(signs.get("over", 0))
    low = int((stated["error"] < 0).sum()) + int(signs.get("under", 0))
    exact = int((stated["error"] == 0).sum())
    return {
        "n": len(own),
        "outcomes": count_outcomes(own),
        "hit": int((own["verdict"] == "hit").sum()),
        "near": int((own["verdict"] == "near").sum()),
        "miss": int((own["verdict"] == "miss").sum()),
        "bounds": len(own) - len(stated),
        "high": high,
        "low": low,
        "exact": exact,
        "unsized": len(own) - high - low - exact,
        "paired": pairs.n,
        "paired_hit": pairs.hits,
        "baseline_hit": pairs.baseline_hits,
        "error": _median(log["error"].abs()),
        "logs": len(log),
        "points": int(((stated["error_kind"] == "pp") & stated["error"].notna()).sum()),
        "paired_logs": pairs.logs,
        "paired_error": pairs.error,
        "baseline_error": pairs.baseline_error,
        "paired_bounds": pairs.bounds,
        "paired_bias": pairs.bias,
        "baseline_bias": pairs.baseline_bias,
        "bias": _median(log["error"]),
        "skill": pairs.skill,
        "over_par": _median(stated["error_over_par"]),
    }


def _median(values: pd.Series) -> float:
    known = values.dropna()
    return float(known.median()) if len(known) else math.nan


def write_beside(own: float, baseline: float, paired: float, voice: Voice) -> str:
    """Write hits of claims and of the baseline on the same claims: `8 to 6 of 20`, or ''."""
    hits = {"own": int(own), "baseline": int(baseline), "n": int(paired)}
    return voice.say("beside.hits", **hits) if paired else ""


def write_bias(value: float, voice: Voice) -> str:
    """Write a median log error as a share with its sign: `−3%`; '' when it is not known."""
    if math.isnan(value):
        return ""
    return signed_percent(math.copysign(spread_percent(value), value), voice.language)


def write_spread(value: object, voice: Voice) -> str:
    """Write a log error as a share: `5%`; '' when it is not known."""
    number = float(value)  # type: ignore[arg-type]
    return "" if math.isnan(number) else percent(spread_percent(number), voice.language)
