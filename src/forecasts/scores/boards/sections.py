"""What stands beside the scoreboard: bands of horizons, bounds, and what enters no rate."""

import numpy as np
import pandas as pd

from forecasts.scores.boards.board_rows import count_verdicts
from forecasts.scores.tables.bands import Band, cut

HORIZONS = Band(column="horizon", edges=(0.0, 1.0, 2.0, 5.0, 10.0, 100.0))


def build_bands(points: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return counts and error over par by group and band of horizons, beside the baseline's."""
    years = pd.to_numeric(points["horizon"]).to_numpy(dtype=np.float64)
    table = points.assign(band=cut(np.maximum(years, 0.0), HORIZONS).to_numpy())
    rows = []
    for (group, band), claims in table.groupby(["group", "band"], sort=True):
        verdict = count_verdicts(claims["verdict"])
        rows.append(
            {
                by: group,
                "years": band,
                "n_eff": claims["cluster"].nunique(),
                "claims": len(claims),
                **{name: int(np.nansum(each)) for name, each in verdict.items()},
                "error_over_par": claims["error_over_par"].abs().median(),
                "baseline_over_par": (claims["baseline_error"].abs() / _log_par(claims)).median(),
            }
        )
    columns = [by, "years", "n_eff", "claims", "hits", "nears", "misses", "error_over_par"]
    return pd.DataFrame(rows, columns=[*columns, "baseline_over_par"])


def _log_par(claims: pd.DataFrame) -> "pd.Series[float]":
    """Return par, a share, as a log ratio, the unit of the errors it stands under."""
    logs = claims["error_kind"].astype(str).str.startswith("log")
    return pd.Series(np.log1p(claims["par"]), index=claims.index).where(logs)


def build_bounds(bounds: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return lower and upper bounds by group: how many were met, and Brier against the baseline."""
    rows = []
    for group, claims in bounds.groupby("group", sort=True):
        both = claims[claims["brier"].notna() & claims["baseline_brier"].notna()]
        base = both["baseline_brier"].mean()
        rows.append(
            {
                by: group,
                "n_eff": claims["cluster"].nunique(),
                "claims": len(claims),
                "on_record": int(claims["on_record"].sum()),
                "hindsight": int((~claims["on_record"]).sum()),
                "met": int((claims["outcome"] == 1).sum()),
                "mean_probability": claims["probability"].mean(),
                "brier": claims["brier"].mean(),
                "baseline_brier": base,
                "brier_skill": 1 - both["brier"].mean() / base if base > 0 else np.nan,
                "excess": claims["excess"].median(),
            }
        )
    columns = ["n_eff", "claims", "on_record", "hindsight", "met", "mean_probability", "brier"]
    columns += ["baseline_brier", "brier_skill", "excess"]
    return pd.DataFrame(rows, columns=[by, *columns])


def build_apart(table: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the claims that enter no rate, by group and reason, with their verdicts if any."""
    rows = []
    for (group, reason), claims in table[table["class"] != ""].groupby(["group", "class"]):
        verdict = count_verdicts(claims["verdict"])
        counts = {name: int(np.nansum(each)) for name, each in verdict.items()}
        rows.append({by: group, "reason": reason, "claims": len(claims), **counts})
    return pd.DataFrame(rows, columns=[by, "reason", "claims", "hits", "nears", "misses"])
