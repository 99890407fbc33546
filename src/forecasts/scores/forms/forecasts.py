"""From tables to the arrays that the metrics take: one element a forecast."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.metrics.metric import CONSTANTS

Array = npt.NDArray[np.float64]

_QUANTILES = (
    "quantiles (column `quantile_level`), intervals (`low`, `high`), or --levels for samples and "
    "densities"
)
# What to give so that an input exists: said when a metric cannot be computed.
NEEDS: Mapping[str, str] = {
    "counted": "claims and actuals",
    "error": "a value and an actual",
    "claimed": "a value",
    "actual": "an actual: --actuals FILE, or --actual COLUMN",
    "baseline": "a baseline: --baseline with a source, a column, no_change, mean or 0",
    "baseline_error": "a baseline: --baseline with a source, a column, no_change, mean or 0",
    "low": "intervals: columns `low` and `high`",
    "high": "intervals: columns `low` and `high`",
    "level": "intervals: columns `low` and `high`",
    "quantiles": _QUANTILES,
    "levels": _QUANTILES,
    "probability": "probabilities: column `probability`, or values between 0 and 1",
    "event": "one event, yes or no; for categories there is brier_categories",
    "outcome": "outcomes of 0 and 1",
    "outcome_probability": "probabilities with outcomes of 0 and 1, or `output_type` pmf",
    "masses": "ordered categories: `output_type` pmf and --categories",
    "category": "ordered categories: `output_type` pmf and --categories",
    "place": "categories: `output_type` pmf, or probabilities with outcomes of 0 and 1",
    "shares": "densities in bins: `output_type` cdf, or categories such as `1.0 to 1.9`",
    "edges": "densities in bins: `output_type` cdf, or categories such as `1.0 to 1.9`",
    "pit": "quantiles (column `quantile_level`), samples, intervals (`low`, `high`) or `sd`",
    "sd": "normal distributions: columns `mean` (or a value) and `sd`",
    "mode": "two-piece normal distributions: columns `mode`, `sd` and `skew`, or `sd1` and `sd2`",
    "sd_below": "two-piece normal distributions: `mode`, `sd` and `skew`, or `sd1` and `sd2`",
    "sd_above": "two-piece normal distributions: `mode`, `sd` and `skew`, or `sd1` and `sd2`",
    "samples": "samples: `output_type` sample, or column `sample_id`",
    "draws": "samples: `output_type` sample, or column `sample_id`",
    "joint": "--joint with the columns over which samples are joint, such as horizon",
    "joint_size": "--joint with the columns over which samples are joint, such as horizon",
    "verdict": "a value and an actual",
    "steps": "--steps",
    "complete": "quantiles (column `quantile_level`)",
    "cluster": "a column of target periods",
    "revision": "a value, and a column `stated` or `horizon`",
    "previous_revision": "a value, and a column `stated` or `horizon`",
    "scale": "a scale: --error scale:COLUMN",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Forecasts:
    """Forecasts ready to be scored.

    Attributes:
        frame: Their describing columns, one row a forecast.
        arrays: Input of metrics -> array with one row a forecast (`levels` and `edges` apart).
    """

    frame: pd.DataFrame
    arrays: Mapping[str, Array]

    def __len__(self) -> int:
        """Return the number of forecasts."""
        return len(self.frame)

    def take(self, rows: npt.NDArray[np.int64]) -> "Forecasts":
        """Return some of the forecasts, in that order."""
        arrays = {
            name: array if name in CONSTANTS else array[rows] for name, array in self.arrays.items()
        }
        return replace(self, frame=self.frame.iloc[rows].reset_index(drop=True), arrays=arrays)

    def having(self, **arrays: Array) -> "Forecasts":
        """Return the forecasts with more arrays."""
        return replace(self, arrays={**self.arrays, **arrays})
