"""From claims to what is drawn: amounts on one scale, hedges as marks, names of rows."""

from collections import Counter
from typing import Any

import numpy as np
import pandas as pd

from forecasts.charts.frame import Frame
from forecasts.units import convert_factor, dimension
from forecasts.words import NOBODY, Language, term
from forecasts.words.amounts import bounded, money_unit

__all__ = ["LEVELS", "add_amounts", "claimant_names", "records", "stated_words", "worded"]

LEVELS = ("level", "share", "count", "price")
"""Kinds of claim that state an amount itself, and not how it changes, nor a sum of years."""


def add_amounts(claims: pd.DataFrame, frame: Frame) -> pd.DataFrame:
    """Add amounts on one scale: money in the frame's currency, everything else as it was stated.

    Args:
        claims: Claims table with `value_CUR`, `low_CUR` and `high_CUR` of that currency.
        frame: Says which currency.

    Returns:
        The table with `amount`, `amount_low`, `amount_high` (METHOD's interval), `said_low`,
        `said_high` (the ends as stated) and `unit_drawn`; not a number where money was not
        converted.

    Raises:
        KeyError: The table was not normalised to that currency.
    """
    table = claims.copy()
    units = [money_unit(str(unit)) for unit in table["unit"]]
    is_money = np.array([unit is not None for unit in units], dtype=bool)
    for drawn, stated in (("amount", "value"), ("amount_low", "low"), ("amount_high", "high")):
        own = table[stated].to_numpy(dtype=float)
        if is_money.any():
            converted = table[f"{stated}_{frame.currency}"].to_numpy(dtype=float)
            own = np.where(is_money, converted, own)
        table[drawn] = own
    shared = _shared_units(table)
    factor = [_factor(str(own), unit) for own, unit in zip(table["unit"], shared, strict=True)]
    for drawn in ("amount", "amount_low", "amount_high"):
        table[drawn] = table[drawn].to_numpy(dtype=float) * factor
    value = table["value"].to_numpy(dtype=float)
    rate = np.divide(table["amount"], value, out=np.ones(len(table)), where=value != 0)
    table["said_low"] = table["stated_low"].to_numpy(dtype=float) * rate
    table["said_high"] = table["stated_high"].to_numpy(dtype=float) * rate
    table["unit_drawn"] = [
        str(stated) if unit is None else frame.currency + (f"/{unit[1]}" if unit[1] else "")
        for unit, stated in zip(units, shared, strict=True)
    ]
    return table


def _shared_units(claims: pd.DataFrame) -> list[str]:
    """Return for each claim the unit that most of its measure use, of those of its dimension.

    Counts keep what they count, and shares and money are drawn as they are.
    """
    used: dict[tuple[str, str], Counter[str]] = {}
    keys = [
        (str(measure), dimension(str(unit)))
        for measure, unit in zip(claims["measure"], claims["unit"], strict=True)
    ]
    for key, unit in zip(keys, claims["unit"], strict=True):
        used.setdefault(key, Counter())[str(unit)] += 1
    most = {key: min(units, key=lambda unit: (-units[unit], unit)) for key, units in used.items()}
    return [
        most[key] if _factor(str(unit), most[key]) != 1 else str(unit)
        for key, unit in zip(keys, claims["unit"], strict=True)
    ]


def _factor(unit: str, target: str) -> float:
    """Return how many `target` one `unit` is; 1 where each is drawn in its own unit."""
    kept = {"count", "share", "money"} & {*dimension(unit).split("/")}
    factor = 1.0 if kept else convert_factor(unit, target)
    return factor if isinstance(factor, float) else 1.0


def records(table: pd.DataFrame) -> list[Any]:
    """Return the rows as named tuples; their fields are what the table's columns hold."""
    return list(table.itertuples())


def claimant_names(claims: pd.DataFrame, language: Language) -> list[str]:
    """Name who claims, for a label: the organisation, else the person, else the publisher.

    Only the word for a number that nobody is named for is said in the language.
    """
    named = []
    for row in claims[["organisation", "person", "claimant", "publisher"]].itertuples(index=False):
        choices = [str(cell).strip() for cell in row if isinstance(cell, str) and cell.strip()]
        who = choices[0] if choices else "?"
        named.append(term(language, who) if who == NOBODY else who)
    return named


def worded(row: pd.Series, frame: Frame, *, counted: bool = True) -> str:
    """Write the amount of one claim with its hedge as a sign, in the frame's currency.

    Without `counted`, a counted noun is left to the heading: `1.5bn`, not `1.5bn subscriptions`.
    """
    unit = str(row["unit_drawn"])
    if not counted and unit.islower() and len(unit) > 1:
        unit = ""
    return bounded(
        str(row["hedge"]),
        (float(row["said_low"]), float(row["said_high"])),
        float(row["amount"]),
        unit,
        frame.language,
        strict=bool(row["strict"]),
        figures=int(row["figures"]) if row["unit_drawn"] == row["unit"] else 3,
    )


def stated_words(stated: pd.Timestamp, precision: str) -> str:
    """Write when a claim was stated, as precisely as it is known: `2025-09`, `2024`."""
    return str(stated.date())[: {"year": 4, "month": 7}.get(precision, 10)]
