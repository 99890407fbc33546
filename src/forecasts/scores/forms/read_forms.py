"""Forecasts out of a claims table, whatever its shape: wide, quantiles, samples, categories.

Wide: one row a forecast, with `value` (and `sd`, of a normal distribution), or `low` and `high`
(and `level`), or `probability`. Long: one row a quantile (`quantile_level`), a sample
(`sample_id`), a category with its probability (`predicted_label`), or what `output_type` says, as
in the forecast hubs: point, mean, median, quantile, sample, pmf with `output_type_id`.
"""

from dataclasses import replace

from forecasts.scores.forms.long import read_long
from forecasts.scores.forms.shaped import Reading, Shaped
from forecasts.scores.forms.wide import read_wide
from forecasts.scores.tables.columns import Columns
from forecasts.scores.tables.long_rows import LongRows


def shape(claims: Columns, reading: Reading, rows: LongRows | None = None) -> Shaped:
    """Return one forecast for every forecast in the table.

    Args:
        claims: The table with its roles.
        reading: What the user said of it.
        rows: The rows of a table in two parts; None where they are those of the table.

    Raises:
        TableError: No column of values, a level that is none, or a double row.
    """
    roles = dict(claims.roles)
    if "output_type_id" in roles and not {"output_type", "quantile_level"} & set(roles):
        roles["quantile_level"] = roles.pop("output_type_id")
        claims = replace(claims, roles=roles)
    if "category" in roles and "value" not in roles and "probability" in roles:
        roles["value"] = roles.pop("probability")
        claims = replace(claims, roles=roles)
    if {"quantile_level", "output_type", "category", "sample"} & set(roles):
        return read_long(claims, rows, reading)
    return read_wide(claims, reading)
