"""What was known of the outcomes on a day: the actuals that the charts draw beside the claims."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from forecasts.charts.frame import Frame
from forecasts.units import convert_factor
from forecasts.words import Language
from forecasts.words.amounts import bounded, money_unit

__all__ = ["Known", "came_words", "known_actuals", "latest_actual"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One outcome as it was known: series, period, value in the unit drawn, and its publication.

    `words` has the value as it was published, a bound with its sign; `estimate`: its publisher
    calls it one.
    """

    series: str
    period: str
    value: float
    words: str
    published: date
    estimate: bool


def known_actuals(
    actuals: pd.DataFrame, claims: pd.DataFrame, unit: str, frame: Frame
) -> pd.DataFrame:
    """Return the yearly actuals of the claims' series that were published by the as-of date.

    Only one series is drawn: the one that most of the claims name, else the one that shares their
    subject, measure and region. Every vintage is kept, in the order of publication; of money those
    in the prices that the chart is drawn in, as a record in several is none.

    Args:
        actuals: Actuals table.
        claims: Claims of one chart.
        unit: Unit that the chart is drawn in; a series in a unit that does not convert into it
            is left out, unless the table holds `value_CUR` for money.
        frame: Gives the as-of date and the currency.

    Returns:
        Columns of the actuals table with `drawn`, the value in the chart's unit; empty if there
        is no such series.
    """
    if actuals.empty or claims.empty:
        return actuals.assign(drawn=pd.Series(dtype=float)).iloc[:0]
    until = pd.Timestamp(frame.as_of)
    out = actuals["release"].isin(["withdrawn", "in-year"])
    series, subjects = set(claims["series"].str.split().explode()), set(claims["subject"])
    about = actuals["series"].isin(series) | actuals["subject"].isin(subjects)
    known = actuals[about & (actuals["published_on"] <= until) & ~out].copy()
    known["drawn"] = _in_unit(known, unit, frame)
    length = pd.to_datetime(known["period_end"]) - pd.to_datetime(known["period_start"])
    known = known[known["drawn"].notna() & length.dt.days.between(359, 371)]
    known = known[_in_prices(known, frame.prices)]
    named = claims["series"].fillna("").str.split().explode().value_counts()
    ranked = sorted(named.index, key=lambda name: (-int(named[name]), str(name)))
    chosen = next((name for name in ranked if (known["series"] == name).any()), None)
    if chosen is None:
        keys = ["subject", "measure", "region"]
        if len(claims[keys].drop_duplicates()) > 1:
            return known.iloc[:0]
        same = (known[keys] == claims[keys].iloc[0]).all(axis=1)
        found = sorted(known.loc[same, "series"].unique())
        if not found:
            return known.iloc[:0]
        chosen = found[0]
    order = ["period_end", "published_on"]
    mine: pd.DataFrame = known[known["series"] == chosen]
    return mine.sort_values(order, kind="stable").reset_index(drop=True)


def _in_prices(actuals: pd.DataFrame, prices: str) -> "pd.Series[bool]":
    """Return which figures are in the prices drawn; those of a period's own year are its current.

    Figures that are no money have none.
    """
    year = pd.to_datetime(actuals["period_end"]).dt.year.astype(str)
    basis = actuals["price_basis"].fillna("").replace({"": "nominal"})
    current = (basis == "nominal") | (basis == year)
    if prices == "nominal":
        return current
    money = actuals["unit"].map(lambda unit: money_unit(str(unit)) is not None).astype(bool)
    return ~money | (basis == prices) | (current & (year == prices))


def came_words(row: Any, unit: str, language: Language) -> str:  # noqa: ANN401  a row of records
    """Write an outcome as it was published: a figure, a bound with its sign, or a range.

    Args:
        row: A row of `known_actuals`, as a named tuple or a series.
        unit: The unit drawn.
        language: The language.
    """
    value = float(row.drawn)
    half = float(row.rounding) * (value / float(row.value)) if row.bound and row.value else 0.0
    hedge = str(row.bound or "") or "bare"
    return bounded(hedge, (value - half, value + half), value, unit, language, strict=True)


def _in_unit(actuals: pd.DataFrame, unit: str, frame: Frame) -> np.ndarray:
    """Return the values in the unit drawn, not a number where theirs does not convert into it."""
    own = actuals["value"].to_numpy(dtype=float)
    factors = {name: convert_factor(str(name), unit) for name in actuals["unit"].unique()}
    known = {name: each for name, each in factors.items() if isinstance(each, float)}
    values = own * actuals["unit"].map(known).to_numpy(dtype=float)
    column = f"value_{frame.currency}"
    per = money_unit(unit)
    if per and column in actuals.columns:
        alike = [(money_unit(str(each)) or ("",))[-1] == per[-1] for each in actuals["unit"]]
        converted = actuals[column].to_numpy(dtype=float)
        values = np.where(np.isnan(values) & alike, converted, values)
    return np.asarray(values, dtype=float)


def latest_actual(
    known: pd.DataFrame, claims: pd.DataFrame, unit: str, language: Language
) -> Known | None:
    """Return the newest vintage of the claims' period, else of the latest one before its end.

    None if there is none: what came years after a target says nothing of it.
    """
    own = known[known["period"] == str(claims["target_period"].iloc[0])]
    before = known[known["period_end"] <= claims["target_end"].max()]
    if own.empty and before.empty:
        return None
    last = (before if own.empty else own).iloc[-1]
    return Known(
        series=str(last["series"]),
        period=str(last["period"]),
        value=float(last["drawn"]),
        words=came_words(last, unit, language),
        published=pd.Timestamp(last["published_on"]).date(),
        estimate=bool(last["release"] == "estimate"),
    )
