"""One row a group: counts, rates with their intervals, errors, skill, ranks."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.comparing.paired import pair_up
from forecasts.scores.inference.effects import two_way_effects
from forecasts.scores.inference.small_samples import (
    cluster_mean,
    median_draws,
    percentile_interval,
    shrink,
    sum_draws,
    wilson,
)
from forecasts.scores.scoring.groups import group_rows

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]

RATE_FROM, GREY_BELOW, RANK_FROM = 10, 20, 5
"""Below 10 outcomes counts only, below 20 greyed, below 5 no rank (METHOD section 9)."""


COLUMNS = (
    "n_eff", "claims", "on_record", "hindsight", "hits", "nears", "misses", "show",
    "hit_rate", "hit_low", "hit_high", "shrunk_hit_rate",
    "paired", "paired_hits", "paired_nears", "paired_misses", "paired_hit_rate",
    "baseline_hits", "baseline_nears", "baseline_misses", "baseline_hit_rate", "hits_on_record",
    "msa", "msa_low", "msa_high", "mean_accuracy", "shrunk_accuracy",
    "bias", "bias_low", "bias_high", "skill", "skill_low", "skill_high", "error_over_par",
    "points_n", "points_mae", "points_bias", "effect", "rank", "adjusted_rank", "tied",
    "raw_hit_rate", "mean_log", "log_variance",
)  # fmt: skip
"""Columns of the board, behind the group; the last three only while it is made."""


def build_board(points: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the board of claims that enter rates, with their `group` and `cluster`."""
    groups = group_rows(points[["group"]])
    rows = [measure_group(points.iloc[rows]) for rows in groups.rows()]
    board = pd.DataFrame(rows, columns=list(COLUMNS))
    board.insert(0, by, groups.labels["group"] if len(groups.labels) else [])
    if not len(board):
        return board
    comparable = (board["n_eff"] >= RANK_FROM).to_numpy()
    board["effect"] = np.where(comparable, _effects(points, groups.codes), np.nan)
    enough = board["n_eff"] >= RATE_FROM
    share = board["raw_hit_rate"].to_numpy(dtype=np.float64)
    pooled = float(np.average(share, weights=board["n_eff"]))
    variance = pooled * (1 - pooled) / board["n_eff"].to_numpy(dtype=np.float64)
    shrunk_rate = shrink(share, variance) if 0 < pooled < 1 else share  # all alike: no spread
    board["shrunk_hit_rate"] = pd.Series(shrunk_rate).where(enough)
    spread = board["log_variance"].to_numpy(dtype=np.float64)
    shrunk = shrink(board["mean_log"].to_numpy(dtype=np.float64), spread)
    board["shrunk_accuracy"] = pd.Series(100 * np.expm1(shrunk)).where(enough)
    for name in ("rank", "adjusted_rank"):
        board[name] = _ranks(board["msa" if name == "rank" else "effect"], board["n_eff"])
    board["tied"] = _ties(board)
    return board.drop(columns=["raw_hit_rate", "mean_log", "log_variance"])


def measure_group(claims: pd.DataFrame) -> dict[str, Any]:
    """Return the figures of one group."""
    cluster = claims["cluster"].to_numpy(dtype=np.int64)
    count = len(np.unique(cluster))
    verdict = count_verdicts(claims["verdict"])
    both = pair_up(claims)
    own, baseline = (count_verdicts(both[name]) for name in ("verdict", "half_trend_verdict"))
    rate = cluster_mean(verdict["hits"], cluster)
    row: dict[str, Any] = dict.fromkeys(COLUMNS, np.nan)
    row |= {
        "n_eff": count,
        "claims": len(claims),
        "on_record": int(claims["on_record"].sum()),
        "hindsight": int((~claims["on_record"]).sum()),
        "show": "counts" if count < RATE_FROM else "grey" if count < GREY_BELOW else "full",
        "raw_hit_rate": rate,
        "hits_on_record": int(verdict["hits"][claims["on_record"].to_numpy()].sum()),
    }
    row |= {name: int(np.nansum(each)) for name, each in verdict.items()}
    row |= {f"paired_{name}": int(np.nansum(each)) for name, each in own.items()}
    row |= {f"baseline_{name}": int(np.nansum(each)) for name, each in baseline.items()}
    row["paired"] = len(both)
    if count >= RATE_FROM:
        row["hit_rate"] = rate
        row["hit_low"], row["hit_high"] = wilson(rate, count)
        same = both["cluster"].to_numpy(dtype=np.int64)
        row["paired_hit_rate"] = cluster_mean(own["hits"], same)
        row["baseline_hit_rate"] = cluster_mean(baseline["hits"], same)
    return row | _errors(claims, count)


def count_verdicts(words: "pd.Series[str]") -> dict[str, Array]:
    """Return 1 and 0 for each verdict, nan where there is none."""
    text = words.fillna("").astype(str).to_numpy(dtype=object)
    none = text == ""
    names = {"hits": "hit", "nears": "near", "misses": "miss"}
    return {
        name: np.where(none, np.nan, (text == word).astype(np.float64))
        for name, word in names.items()
    }


def _errors(claims: pd.DataFrame, count: int) -> dict[str, Any]:
    """Return accuracy, bias and skill of one group, with intervals clustered by target period."""
    kind = claims["error_kind"].astype(str)
    logs = claims[kind.str.startswith("log") & claims["error"].notna()]
    rates = claims[(kind == "pp") & claims["error"].notna()]
    row: dict[str, Any] = {
        "points_n": len(rates),
        "points_mae": rates["error"].abs().mean(),
        "points_bias": rates["error"].median(),
        "error_over_par": claims["error_over_par"].abs().median(),
    }
    if not len(logs) or count < RANK_FROM:
        return row
    error = logs["error"].to_numpy(dtype=np.float64)
    period = logs["period"].to_numpy(dtype=np.int64)
    size = np.abs(error)
    cluster = logs["cluster"].to_numpy(dtype=np.int64)
    row["mean_log"] = cluster_mean(size, cluster)
    row["mean_accuracy"] = _percent(row["mean_log"])
    clusters = len(np.unique(cluster))
    row["log_variance"] = float(np.var(size, ddof=1)) / clusters if len(size) > 1 else np.nan
    row["msa"] = _percent(float(np.median(size)))
    row["bias"] = _percent(float(np.median(error)))
    base = logs["baseline_error"].to_numpy(dtype=np.float64)
    both = ~np.isnan(base)
    if both.any() and np.abs(base[both]).sum() > 0:
        row["skill"] = 1 - size[both].sum() / np.abs(base[both]).sum()
    if len(np.unique(period)) > 1:
        row["msa_low"], row["msa_high"] = _interval(median_draws(size, period))
        row["bias_low"], row["bias_high"] = _interval(median_draws(error, period))
        above, below = (
            sum_draws(np.where(both, each, 0.0), period) for each in (size, np.abs(base))
        )
        with np.errstate(invalid="ignore", divide="ignore"):
            draws = np.where(below > 0, 1 - above / below, np.nan)
        row["skill_low"], row["skill_high"] = percentile_interval(draws)
    return row


def _percent(log: float) -> float:
    """Return 100 sgn(x) (exp|x| - 1)."""
    return 100 * float(np.sign(log) * np.expm1(abs(log)))


def _interval(draws: Array) -> tuple[float, float]:
    low, high = percentile_interval(draws)
    return _percent(low), _percent(high)


def _effects(points: pd.DataFrame, group: Codes) -> Array:
    """Return each group's effect on the absolute log error, in percent, targets taken out."""
    kind = points["error_kind"].astype(str).str.startswith("log").to_numpy()
    size = np.where(kind, np.abs(points["error"].to_numpy(dtype=np.float64)), np.nan)
    years = pd.to_numeric(points["horizon"]).to_numpy(dtype=np.float64)
    horizon = np.log(np.maximum(years, 1 / 12))
    cluster = points["cluster"].to_numpy(dtype=np.int64)
    effects = two_way_effects(size, group, cluster, horizon)
    return np.array([_percent(effect) for effect in effects])


def _ranks(values: "pd.Series[float]", n_eff: "pd.Series[int]") -> "pd.Series[Any]":
    """Return ranks from the smallest value; none below the least number of outcomes."""
    return values.where(n_eff >= RANK_FROM).rank(method="min").astype("Int64")


def _ties(board: pd.DataFrame) -> "pd.Series[bool]":
    """Mark ranks that the data cannot tell from that of a neighbour: their intervals overlap."""
    ranked = board[board["rank"].notna()].sort_values("rank")
    tied = pd.Series(False, index=board.index)
    low, high = ranked["msa_low"].to_numpy(), ranked["msa_high"].to_numpy()
    for place in range(len(ranked) - 1):
        apart = low[place + 1] > high[place]  # nan: nothing is known, so nothing is told apart
        if not apart:
            tied[ranked.index[place]] = tied[ranked.index[place + 1]] = True
    return tied
