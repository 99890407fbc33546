"""What forecasts share: steps ahead, by which errors overlap, and clusters, by which they move."""

import re
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from forecasts.scores.inference.small_samples import DRAWS
from forecasts.scores.joins.joined import Joined
from forecasts.scores.request import ScoreRequest
from forecasts.scores.roles import CLAIM_ALIASES
from forecasts.scores.tables.columns import Columns, TableError, parse_number, same_name
from forecasts.scores.tables.keys import as_key, row_codes
from forecasts.scores.tables.periods import period_days, period_length

Array = npt.NDArray[np.float64]
_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "quarter": 365.25 / 4, "year": 365.25}
HORIZON_UNITS = (*_DAYS, "step")
# A table whose shortest horizon is so long counts days or weeks, or nobody can know.
LONGEST_FIRST = 7
_SLACK = 1.5


def check_steps(steps: int | str | None) -> None:
    """Raise `TableError` for steps that are no number from 1, `h` or `h+1`."""
    if steps in {None, "h", "h+1"} or (str(steps).isdigit() and int(str(steps)) > 0):
        return
    raise TableError(f"`{steps}` is no number of steps; write a number from 1, h, or h+1")


def steps_ahead(joined: Joined, request: ScoreRequest) -> tuple[Array, list[str]]:
    """Return how many target periods ahead each forecast is, nan where nobody can know.

    As asked; else the horizon where it is known to count target periods, or can be turned into
    them by its unit; else 1.
    """
    claims, length = joined.claims, len(joined.claims.frame)
    if request.steps is not None and str(request.steps).isdigit():
        return np.full(length, float(request.steps)), []
    column = claims.roles.get("horizon", "")
    words = claims.encode(column)[1] if column else []
    if not column or any(parse_number(str(word)) is None for word in words):
        what = f"`{column}` is in words" if column else "no column `horizon`"
        return np.ones(length), [f"tests: {what}, so 1 step ahead (else --steps)"]
    steps, reason = horizon_in_periods(claims, column, request.horizon_unit)
    if (steps < 0).any():
        reason = f"horizons in `{column}` are below 0; say what they count with --steps"
    if reason:
        return np.full(length, np.nan), [f"tests are blank: {reason}"]
    if request.steps == "h+1":
        return steps + 1, []
    if request.steps is None and (steps == 0).any():
        reason = (
            f"horizons in `{column}` begin at 0 (nowcasts): say --steps h+1, or --steps h where "
            "that is a step of its own"
        )
        return np.full(length, np.nan), [f"tests are blank: {reason}"]
    return steps, []


def horizon_in_periods(claims: Columns, column: str, asked: str | None) -> tuple[Array, str]:
    """Return the horizon in target periods, or the reason why it cannot be had."""
    values = claims.numbers(column)
    named = re.search(r"(day|week|month|quarter|year)s?\b", same_name(column).replace("_", " "))
    unit = asked or (named[1] if named and not column.startswith("target") else None)
    if unit == "step":
        return values, ""
    period = _period_in_days(claims)
    if unit is not None:
        if period is None:
            return values, f"`{column}` is in {unit}s, and the target periods have no one length"
        return np.ceil(values * _DAYS[unit] / period - 0.05), ""
    ahead = None if period is None else _distance(claims, period)
    unknown = f"the unit of `{column}` is not known: say --horizon-unit, or --steps"
    if ahead is not None:
        known = ~np.isnan(ahead) & ~np.isnan(values)
        near = np.abs(ahead[known] - values[known]) <= _SLACK
        return (values, "") if near.mean() >= 0.9 or not known.any() else (values, unknown)
    return (values, "") if np.nanmin(values, initial=np.inf) < LONGEST_FIRST else (values, unknown)


def _period_in_days(claims: Columns) -> float | None:
    """Return the length of the target periods, or the distance between target days."""
    if "target_period" not in claims.roles:
        return None
    words = [as_key(word) for word in claims.encode(claims.roles["target_period"])[1]]
    lengths = {period_length(word) for word in words if word}
    if len(lengths) == 1 and (months := lengths.pop()) is not None:
        return months * _DAYS["month"]
    days = [span[0].toordinal() for word in words if (span := period_days(word)) is not None]
    gaps = np.diff(np.unique(days))
    return float(gaps.min()) if len(gaps) and len(lengths) <= 1 else None


def _distance(claims: Columns, period: float) -> Array | None:
    """Return periods from the statement to the begin of the target period, None without dates."""
    if "stated" not in claims.roles:
        return None
    sides = []
    for role in ("stated", "target_period"):
        rows, words = claims.encode(claims.roles[role])
        spans = [period_days(as_key(word)) for word in words]
        days = [np.nan if span is None else float(span[0].toordinal()) for span in spans]
        sides.append(np.array(days)[rows])
    periods: Array = (sides[1] - sides[0]) / period
    return periods


def clusters(joined: Joined, request: ScoreRequest) -> tuple[Array, list[str]]:
    """Return the number of the cluster of each forecast, by default its target period.

    Raises:
        TableError: A column that no table has.
    """
    claims, length = joined.claims, len(joined.claims.frame)
    each = np.arange(length, dtype=np.float64)
    if request.cluster == "none":
        return each, ["tests: every forecast counts as independent of the others"]
    column = claims.roles.get("target_period")
    if request.cluster is not None:
        column = claims.need(request.cluster)
    if column is None:
        return each, ["tests: no column of target periods, so every forecast is its own cluster"]
    columns = [column]
    if request.cluster is None:  # a year and its quarter, each in a column
        others = (key for key in joined.keys if same_name(key) in CLAIM_ALIASES["target_period"])
        columns += [key for key in others if key != column]
    codes = row_codes([claims.frame[name] for name in columns])
    found = np.asarray(codes, np.float64)
    if len(np.unique(codes)) == length:
        return found, []
    return found, [f"tests: forecasts of one `{', '.join(columns)}` are one cluster (--cluster)"]


def say_settings(request: ScoreRequest, names: Mapping[str, str]) -> list[str]:
    """Return the lags, the variance and the distribution of tests as sentences.

    Args:
        request: What was asked for.
        names: What each column tests, such as `dm`, `gw`, `mcs_p`; empty for a metric of its own.
    """
    variance = request.variance or "the test's own variance"
    lags = "automatic lags" if variance in {"newey_west", "prewhitened"} else "lags to steps - 1"
    tails = "the normal distribution" if request.normal else "Student's t, clusters less 1"
    settings = f"{variance.replace('_', '-')}, {lags}"
    kinds = {
        "gw": f"{settings}, p from chi-square with 2 degrees of freedom",
        "fluctuation": f"{settings}, to hold against fluctuation_critical",
        "mcs": f"of what every source forecast; p from {DRAWS:,} draws of blocks of clusters",
    }
    said: dict[str, list[str]] = {}
    for name, kind in names.items():
        what = kinds.get(kind.removesuffix("_p"), f"{settings}, p from {tails}")
        said.setdefault(what, []).append(name)
    return [f"{', '.join(columns)}: {what}" for what, columns in said.items()]
