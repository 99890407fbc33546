"""Rates of growth out of levels: `--growth`, for forecasts and outcomes alike."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.diagnostics import agree
from forecasts.scores.forms.shaped import Shaped
from forecasts.scores.joins.matching import named_keys, shared_keys
from forecasts.scores.request import ScoreRequest
from forecasts.scores.tables.columns import Columns, TableError, suggestion
from forecasts.scores.tables.keys import as_key, key_codes, row_codes
from forecasts.scores.tables.periods import period_number
from forecasts.scores.tables.releases import last_days, publication_column

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]
GROWTH = ("previous", "annualised", "year", "annual")
_YEAR = 12


def with_growth(
    shaped: Shaped, claims: Columns, actuals: Columns, request: ScoreRequest
) -> tuple[Shaped, Columns, list[str]]:
    """Return forecasts and outcomes of levels as rates of growth in percent.

    `previous` is 100 (x / x[-1] - 1), `annualised` the same compounded to a year, `year` over the
    same period of the year before, and `annual` the mean of a year over the mean of the year
    before, which stands at the last period of the year. The earlier level of a forecast is its own
    where the same forecaster gave one on the same occasion, else the outcome as published by then;
    that of an outcome is of the same publication, else of the last before it.

    Args:
        shaped: Forecasts of levels.
        claims: Their columns, one row a forecast.
        actuals: Outcomes, with all their publications.
        request: Its `growth` says which.

    Raises:
        TableError: No such growth, forecasts that are no points, or periods without a length.
    """
    kind = request.growth or ""
    if kind not in GROWTH:
        raise TableError(f"unknown growth `{kind}`; {suggestion(kind, GROWTH)}")
    if set(shaped.forecasts.arrays) != {"claimed"}:
        raise TableError(
            "--growth takes points: intervals, quantiles and samples of levels are none of growth"
        )
    spoken, told, months = _as_levels(shaped, claims, actuals, request)

    def forecast_level(back: int) -> Array:
        own = levels_at(spoken, spoken, back)
        known = levels_at(told, spoken.assign(series=spoken["outcome"]), back)
        return np.where(np.isnan(own), known, own)

    grown = _grow(forecast_level, spoken["period"].to_numpy(), months, kind)
    happened = _grow(
        lambda back: levels_at(told, told, back), told["period"].to_numpy(), months, kind
    )
    better = "" if request.error in {"points", "absolute"} else "; --error points fits them better"
    notes = [f"growth: rates in percent ({kind}) out of levels{better}"]
    lost = int((np.isnan(grown) & spoken["level"].notna()).sum())
    if lost:
        have = agree(lost, "forecast", "has", "have", of=len(grown))
        notes.append(f"growth: {have} nothing to grow from")
    cells = ["" if np.isnan(rate) else repr(rate) for rate in happened.tolist()]
    frame = actuals.frame.assign(**{actuals.playing("actual"): cells})
    return (
        replace(shaped, forecasts=shaped.forecasts.having(claimed=grown)),
        replace(actuals, frame=frame, encoded={}),
        notes,
    )


def _as_levels(
    shaped: Shaped, claims: Columns, actuals: Columns, request: ScoreRequest
) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """Return the levels of forecasts and of outcomes, and the months of a period.

    Columns: `series` (of forecasts: what one source gave on one occasion), `period` (its number),
    `day` (stated or published), `level`, and for forecasts `outcome`, their series among outcomes.
    """
    spoken, lengths = _numbered(claims)
    told, more = _numbered(actuals)
    if len(lengths | more) != 1:
        raise TableError("--growth needs target periods of one length, such as 2030-Q1")
    published, on = publication_column(actuals), request.on
    pairs = shared_keys(claims, actuals) if on is None else named_keys(claims, actuals, on)
    apart = {claims.playing("target_period"), actuals.playing("target_period"), published}
    keys = [pair for pair in pairs if not apart & set(pair)]
    spoken["outcome"] = told["series"] = 0
    if keys:
        left = [claims.encode(key) for key, _ in keys]
        right = [actuals.encode(key) for _, key in keys]
        spoken["outcome"], told["series"], _ = key_codes(left, right)
    told["level"] = actuals.numbers(actuals.playing("actual"))
    told["day"] = 0.0 if published is None else last_days(actuals, published)
    spoken["level"], spoken["day"] = shaped.forecasts.arrays["claimed"], np.inf
    if published is not None:  # without a day nobody can know which publication was seen
        stated = claims.roles.get("stated")
        spoken["day"] = -np.inf if stated is None else last_days(claims, stated)
    spoken["series"] = _occasions(shaped, claims, spoken["period"].to_numpy())
    return spoken, told, (lengths | more).pop()


def _numbered(table: Columns) -> tuple[pd.DataFrame, set[int]]:
    """Return the number of the target period of each row, and the lengths of periods in months.

    Raises:
        TableError: A cell that is no year, half, quarter or month.
    """
    column = table.playing("target_period")
    rows, words = table.encode(column)
    known = [period_number(as_key(word)) for word in words]
    for word, number in zip(words, known, strict=True):
        if number is None:
            raise TableError(
                f"{table.name}, column `{column}`: `{word}` is no year, quarter or month"
            )
    found = [number for number in known if number is not None]
    numbers = np.array([place for _, place in found], np.int64)
    return pd.DataFrame({"period": numbers[rows]}), {months for months, _ in found}


def _occasions(shaped: Shaped, claims: Columns, period: npt.NDArray[np.int64]) -> Codes:
    """Return one integer for what one source said on one occasion about one thing."""
    roles = claims.roles
    apart = {roles["target_period"], roles.get("horizon")}
    columns = [claims.frame[column] for column in shaped.unit if column not in apart]
    codes = row_codes(columns) if columns else np.zeros(len(period), np.int64)
    if "horizon" not in roles or "stated" in roles:
        return codes
    origin = period - np.nan_to_num(claims.numbers(roles["horizon"]))
    return pd.Series(codes).groupby([codes, origin]).ngroup().to_numpy()


def levels_at(levels: pd.DataFrame, asked: pd.DataFrame, back: int) -> Array:
    """Return the level so many periods before each that is asked for, as published by its day."""
    known = levels.dropna(subset=["level"]).sort_values("day", kind="stable")
    rows = asked.assign(row=np.arange(len(asked)), period=asked["period"] - back)
    found = pd.merge_asof(
        rows[["row", "series", "period", "day"]].sort_values("day", kind="stable"),
        known[["series", "period", "day", "level"]],
        on="day",
        by=["series", "period"],
    )
    levels_found: Array = found.sort_values("row")["level"].to_numpy()
    return levels_found


def _grow(
    level: Callable[[int], Array], period: npt.NDArray[np.int64], months: int, kind: str
) -> Array:
    """Return rates of growth in percent; `level` gives the level so many periods before."""
    year = _YEAR // months
    if kind == "annual":
        this = np.mean([level(back) for back in range(year)], axis=0)
        before = np.mean([level(back) for back in range(year, 2 * year)], axis=0)
        last = (period + 1) % year == 0
        now, base = np.where(last, this, np.nan), before
    else:
        now, base = level(0), level(year if kind == "year" else 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(base > 0, now / base, np.nan)
        rates: Array = 100 * (ratio ** (year if kind == "annualised" else 1) - 1)
    return rates
