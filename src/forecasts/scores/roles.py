"""Which names of columns are accepted for which role."""

from collections.abc import Mapping

# role -> names accepted for it, the first one ours; in a table the first that is found is taken.
CLAIM_ALIASES: Mapping[str, tuple[str, ...]] = {
    "source": (
        "source", "model", "model_id", "forecaster", "claimant", "institution", "institute",
        "organisation", "organization", "team",
    ),
    "stated": (
        "stated", "forecast_date", "reference_date", "origin_date", "issue_date", "stated_on",
        "vintage_date", "publication_date", "survey_date", "forecast_origin", "origin", "vintage",
        "release_date",
    ),
    "target": ("target", "variable", "indicator", "series", "target_type", "measure"),
    "target_period": (
        "target_period", "target_year", "target_end_date", "target_date", "period", "year",
        "fiscal_year", "date", "target_quarter", "target_month", "quarter", "month",
        "time_period", "time", "observation_date", "market_year", "marketing_year", "crop_year",
        "delivery_date", "valid_date", "valid_time",
    ),
    "horizon": (
        *("horizon", "steps_ahead", "lead_time", "projected_year_number", "forecast_horizon"),
        *(f"horizon_{unit}s" for unit in ("day", "week", "month", "quarter", "year")),
        *(f"{unit}s_ahead" for unit in ("day", "week", "month", "quarter", "year")),
    ),
    "unit": ("unit", "units"),
    "value": (
        "value", "predicted", "prediction", "forecast", "projection", "projected",
        "forecast_value", "point_forecast", "obs_value",
    ),
    "quantile_level": ("quantile_level", "quantile", "tau"),
    "output_type": ("output_type",),
    "output_type_id": ("output_type_id",),
    "category": ("predicted_label", "bin"),  # `category` alone says too many other things
    "sample": ("sample_id", "sample", "draw"),
    "low": ("low", "lower", "lower_bound"),
    "high": ("high", "upper", "upper_bound"),
    "level": ("level", "interval_level", "interval_range", "confidence_level"),
    "probability": ("probability", "prob", "predicted_probability"),
    "actual": ("actual", "observed", "observation", "outturn", "outcome", "realised", "realized"),
}  # fmt: skip
ACTUAL_ALIASES: Mapping[str, tuple[str, ...]] = {
    "target": CLAIM_ALIASES["target"],
    "target_period": CLAIM_ALIASES["target_period"],
    "unit": CLAIM_ALIASES["unit"],
    "actual": (
        "actual", "value", "observation", "observed", "oracle_value", "outturn", "outcome",
        "realised", "realized", "obs", "true_value", "obs_value",
    ),
}  # fmt: skip
# Columns that never identify an outcome, though both tables may have them.
NO_KEYS = frozenset(
    {
        "source", "stated", "horizon", "unit", "value", "actual", "quantile_level", "output_type",
        "output_type_id", "category", "sample", "low", "high", "level", "probability",
    }
)  # fmt: skip
NO_KEY_NAMES = frozenset({"notes", "note", "comment", "url", "title", "as_of", "published_on"})
LONG_ROLES = ("quantile_level", "output_type", "output_type_id", "category", "sample")
"""Roles of columns whose cells differ inside a forecast, in tables with several rows for one."""
