"""The forecast unit: the columns that together say which forecast a row belongs to.

It is what repeats, joins and compares. A column that is no part of it cannot split a forecast.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from forecasts.scores.roles import NO_KEY_NAMES
from forecasts.scores.tables.columns import Columns, TableError, same_name
from forecasts.scores.tables.keys import row_codes

Codes = npt.NDArray[np.integer[Any]]
UNIT_ROLES = ("source", "stated", "target", "target_period", "horizon", "unit")
# What one forecast may give several of, or what belongs to its outcome.
_NEVER = (
    *("value", "actual", "low", "high", "level", "quantile_level", "probability"),
    *("output_type", "output_type_id", "category", "sample"),
)


def wide_unit(claims: Columns, asked: Sequence[str] | None, firm: Sequence[str]) -> tuple[str, ...]:
    """Return the unit of a table with one row a forecast: as asked, or roles and key columns.

    Args:
        claims: The table with its roles.
        asked: Columns that the user named; None for the default.
        firm: Columns that tell forecasts apart because they are keys or are grouped by.
    """
    if asked is not None:
        return tuple(dict.fromkeys(claims.need(word) for word in asked))
    found = [claims.roles[role] for role in UNIT_ROLES if role in claims.roles]
    return tuple(dict.fromkeys([*found, *_without_numbers(claims, firm)]))


def long_unit(
    claims: Columns,
    inner: Sequence[str],
    asked: Sequence[str] | None,
    firm: Sequence[str],
    repeats: Callable[[Sequence[str]], bool],
) -> tuple[str, ...]:
    """Return the unit of a table with several rows a forecast.

    By default that is roles and key columns, and of the other columns those without which one
    forecast would give a level, sample or category twice.

    Args:
        claims: The table with its roles.
        inner: The columns that differ inside a forecast, such as the quantile level.
        asked: Columns that the user named; None for the default.
        firm: Columns that tell forecasts apart because they are keys or are grouped by.
        repeats: Tells whether by some columns one forecast gives a level, sample or category twice.
    """
    unit = wide_unit(claims, asked, firm)
    if asked is not None:
        return unit
    apart = {*unit, *inner, *(claims.roles[role] for role in _NEVER if role in claims.roles)}
    others = [column for column in claims.frame.columns if column not in apart]
    if not others or not repeats(unit):
        return unit
    keep = sorted(others, key=lambda column: same_name(column) in NO_KEY_NAMES)
    for column in [*reversed(keep)]:
        rest = [other for other in keep if other != column]
        if not repeats([*unit, *rest]):
            keep = rest
    return (*unit, *(column for column in others if column in keep))


def say_unit(claims: Columns, unit: Sequence[str], inner: Sequence[str], home: Codes) -> list[str]:
    """Return the unit as a sentence, and which columns differ inside forecasts.

    Args:
        claims: The table with its roles.
        unit: Columns of the forecast unit.
        inner: The columns that differ inside a forecast by their nature.
        home: For every row of the table the first row of its forecast.

    Raises:
        TableError: The rows of one forecast have different actuals.
    """
    notes = [name_unit(unit)]
    value = {claims.roles[role] for role in ("value", "low", "high") if role in claims.roles}
    strays = []
    for column in claims.frame.columns:
        if column in {*unit, *inner, *value}:
            continue
        own = row_codes([claims.frame[column]])
        if (own != own[home]).any():
            strays.append(column)
    if claims.roles.get("actual") in strays:
        raise TableError(
            f"{claims.name}: rows of one forecast have different actuals; "
            f"say with --unit what tells forecasts apart ({', '.join(unit)} does not)"
        )
    if strays:
        notes.append(
            f"{claims.name}: `{'`, `'.join(strays)}` differs inside forecasts and does not split "
            "them; name it in --unit where it should"
        )
    return notes


def name_unit(unit: Sequence[str]) -> str:
    """Return the sentence that names the forecast unit."""
    return f"forecast unit: {', '.join(unit) or 'each row'}"


def _without_numbers(claims: Columns, firm: Sequence[str]) -> list[str]:
    apart = {claims.roles[role] for role in _NEVER if role in claims.roles}
    return [column for column in firm if column in claims.frame and column not in apart]
