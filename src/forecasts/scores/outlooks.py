"""Outlooks for a tidy table: how probable each verdict is of forecasts that have no outcome yet."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.comparing.outlook import Pace, describe, fall_short, measure_pace
from forecasts.diagnostics import agree
from forecasts.scores.joins.assemble import assemble
from forecasts.scores.joins.joined import Joined
from forecasts.scores.metrics.verdicts import TOLERANCES
from forecasts.scores.scoring.score_table import make_request
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.keys import as_key, key_codes
from forecasts.scores.tables.long_rows import Claims
from forecasts.scores.tables.periods import period_days, period_length

__all__ = ["OUTLOOK_COLUMNS", "outlook_table"]

Array = npt.NDArray[np.float64]
_YEAR = 12
OUTLOOK_COLUMNS = (
    "hit", "near", "too_high", "too_low", "outlook", "growth_needed", "growth_record",
    "years_known",
)  # fmt: skip
"""What is put behind the columns of a forecast.

`hit`, `near`, `too_high` and `too_low` are probabilities of the verdict, blank where the record has
fewer than three years; `outlook` says that of a hit in words; growth is in percent a year (with
errors in points, in points), needed from the last outcome to the forecast and shown by the record;
`years_known` counts outcomes.
"""
_PERCENT = frozenset({"%", "percent", "per cent", "pct", "pp", "percentage points"})


def outlook_table(
    claims: Claims,
    actuals: pd.DataFrame | None,
    **options: Any,  # noqa: ANN401 - the fields of a request, which `make_request` checks
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the forecasts without an outcome, each with the probability of its verdicts.

    Method: that of the ledger's outlooks (METHOD section 6, `comparing.outlook`), from the yearly
    outcomes of the same series as they are in the table, or were known on `as_of`. With
    `error="points"` the series moves by differences, and the verdicts are in points, as rates of
    growth need it.

    Args:
        claims: Forecasts of values for target periods of a year.
        actuals: Outcomes of the same series, a row a year.
        options: Fields of `ScoreRequest`: what columns are, which rows count, `tolerances`.

    Returns:
        The columns of the claims, `claimed` where it is not the column of values as written, and
        `OUTLOOK_COLUMNS`, a row a forecast whose outcome is not known, and the notes.

    Raises:
        TableError: No values, periods that are no years, or no rows.
    """
    request = make_request(**options)
    rule = "points" if request.error == "points" else "log"
    if request.verdict not in {None, rule}:
        raise TableError(
            "outlooks are of verdicts by logarithms, or in points: leave --verdict out"
        )
    ready = assemble(claims, actuals, request, needed={"error"})
    joined, arrays = ready.joined, ready.forecasts.arrays
    if "claimed" not in arrays or "value" not in joined.claims.roles:
        raise TableError("outlooks need a value: intervals without one have no verdict to foretell")
    claimed = arrays["claimed"]
    rows = np.flatnonzero(np.isnan(arrays["actual"]) & ~np.isnan(claimed))
    paces = _paces(joined, rows, differences=rule == "points")
    ends = _ends(joined, rows)
    limits = request.tolerances or TOLERANCES[rule]
    found = [
        _outlook(pace, float(value), end, limits, rule)
        for pace, value, end in zip(paces, claimed[rows], ends, strict=True)
    ]
    table = joined.claims.frame.iloc[rows].reset_index(drop=True)
    written = table.get(joined.claims.roles["value"])  # gone where a column of quantiles says which
    if written is None or not _says(written, claimed[rows]):  # such as 1,000
        table = table.assign(claimed=claimed[rows])
    note = f"{agree(len(rows), 'forecast', 'has', 'have', of=len(claimed))} no outcome yet"
    notes = [*ready.notes, note]
    if rule == "log":
        notes += _say_rates(joined, rows, paces)
    else:
        notes.append("outlooks by differences of the outcomes; growth is in points a year")
    return table.join(pd.DataFrame(found, columns=list(OUTLOOK_COLUMNS))), tuple(notes)


def _say_rates(
    joined: Joined, rows: npt.NDArray[np.int64], paces: Sequence[Pace | None]
) -> list[str]:
    """Return what to say where forecasts look like rates, and were taken as levels."""
    units = [""] * len(rows)
    if "unit" in joined.claims.roles:
        units = [joined.words("unit")[row] for row in rows.tolist()]
    rates = sum(
        unit.strip().casefold() in _PERCENT or (pace is not None and not pace.logs)
        for unit, pace in zip(units, paces, strict=True)
    )
    if not rates:
        return []
    about = agree(rates, "forecast", "is", "are", of=len(rows))
    said = f"{about} in percent or of a series that was not above 0, and taken as levels"
    return [f"{said}; for rates of growth say --error points"]


def _says(cells: "pd.Series[str]", values: Array) -> bool:
    """Tell whether cells are the values as they stand."""
    return bool((pd.to_numeric(cells, errors="coerce").to_numpy() == values).all())


def _outlook(
    pace: Pace | None, value: float, end: date, limits: tuple[float, float], rule: str
) -> dict[str, object]:
    """Return the probabilities of the verdicts on one value, and the growth that it needs."""
    blank: dict[str, object] = dict.fromkeys(OUTLOOK_COLUMNS, math.nan)
    if pace is None or (rule == "log" and (not pace.logs or value <= 0)):
        return {
            **blank,
            "outlook": describe(math.nan),
            "years_known": pace.count + 1 if pace else 0,
        }
    hit, near = limits
    ends = (value - near, value - hit, value + hit, value + near)
    if rule == "log":
        hit, near = (1 + limit / 100 for limit in limits)
        ends = (value / near, value / hit, value * hit, value * near)
    lowest, low, high, highest = (fall_short(pace, each, end) for each in ends)
    inside = high - low
    years = (end - pace.end).days / 365.25
    return {
        "hit": inside,
        "near": highest - lowest - inside,
        "too_high": lowest,
        "too_low": 1 - highest,
        "outlook": describe(inside),
        "growth_needed": _growth(pace, pace.gap(value) / years) if years > 0 else math.nan,
        "growth_record": _growth(pace, pace.mean) if pace.count else math.nan,
        "years_known": pace.count + 1,
    }


def _growth(pace: Pace, change: float) -> float:
    """Return a yearly change in percent, that of differences as it is."""
    return 100 * math.expm1(change) if pace.logs else change


def _paces(joined: Joined, rows: npt.NDArray[np.int64], *, differences: bool) -> list[Pace | None]:
    """Return how the series of each forecast moved, by the outcomes that are known."""
    actuals, claims = joined.actuals, joined.claims
    if actuals is None or claims.roles.get("target_period") not in joined.keys:
        raise TableError("outlooks need --actuals and a key column of target periods")
    place = joined.keys.index(claims.roles["target_period"])
    own = [key for key in joined.keys if key != joined.keys[place]]
    other = [key for key in joined.actual_keys if key != joined.actual_keys[place]]
    codes = (np.zeros(len(claims.frame), int), np.zeros(len(actuals.frame), int))
    if own:
        left, right, _ = key_codes(
            [claims.encode(key) for key in own], [actuals.encode(key) for key in other]
        )
        codes = (left, right)
    values = actuals.numbers(actuals.playing("actual"))
    periods = [_year(word, "actuals") for word in actuals.frame[joined.actual_keys[place]]]
    known: dict[int, list[tuple[date, float]]] = {}
    for code, end, value in zip(codes[1].tolist(), periods, values.tolist(), strict=True):
        if not math.isnan(value):
            known.setdefault(code, []).append((end, value))
    paces = {
        code: measure_pace(sorted(record), differences=differences)
        for code, record in known.items()
    }
    return [paces.get(code) for code in codes[0][rows].tolist()]


def _ends(joined: Joined, rows: npt.NDArray[np.int64]) -> list[date]:
    words = joined.claims.frame[joined.claims.roles["target_period"]].iloc[rows]
    return [_year(word, "claims") for word in words]


def _year(word: object, table: str) -> date:
    """Return the last day of a period of a year.

    Raises:
        TableError: Any other period.
    """
    days = period_days(as_key(word))
    if days is None or period_length(as_key(word)) != _YEAR:
        raise TableError(f"outlooks are of years: the {table} have the period `{word}`")
    return days[1]
