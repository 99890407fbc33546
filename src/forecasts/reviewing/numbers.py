"""Errors, shares and counts in the words of a sentence."""

import math
from decimal import ROUND_HALF_EVEN, Decimal

from forecasts.words import DEFAULT_LANGUAGE, Language, locale_of, say
from forecasts.words.amounts import amount, count, day, percent, rounded, signed_percent, span

__all__ = [
    "SIZED",
    "amount",
    "count",
    "day",
    "decimal",
    "error_words",
    "percent",
    "points_words",
    "rounded",
    "share_of",
    "signed_error",
    "signed_percent",
    "span",
    "spread_percent",
    "step_words",
]

SIZED = ("log", "log loss", "pp")
"""Kinds of error that have a size; the rest is `undefined` or empty."""

_TWICE = math.log(2)
_NIL = 0.0005


def decimal(value: float, places: int = 1, *, language: Language = DEFAULT_LANGUAGE) -> str:
    """Write a number to so many decimals, half to even, with a true minus sign: `1.5`, `−0.3`."""
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    return locale_of(language).number(f"{exact + 0:,f}")


def spread_percent(median_log: float) -> float:
    """Return 100 (exp|r| - 1) as a share: the symmetric accuracy of METHOD section 7."""
    return math.expm1(abs(median_log))


def share_of(part: int, whole: int, *, language: Language = DEFAULT_LANGUAGE) -> str:
    """Write a count as a share: `36%`; a dash of nothing."""
    return percent(part / whole, language) if whole else "–"


def _share_off(error: float, kind: str) -> float:
    """Return (v - a) / |a|: of two losses as of two gains."""
    return -math.expm1(-error) if kind == "log loss" else math.expm1(error)


def error_words(error: float, kind: str, language: Language = DEFAULT_LANGUAGE) -> str:
    """Say how far a claim was off: `23% too high`, `3.1 times the outcome`, `exact`.

    Args:
        error: ln(claimed / actual), or claimed less actual in percentage points.
        kind: `log`, `log loss` or `pp`; anything else has no size.
        language: Language of the words.
    """
    if math.isnan(error) or kind not in SIZED:
        return say(language, "error.unknown")
    if abs(error) < (0.05 if kind == "pp" else _NIL):
        return say(language, "error.none")
    key = "error.high" if error > 0 else "error.low"
    if kind == "pp":
        return say(language, key, size=points_words(abs(error), language))
    if abs(error) < _TWICE:
        return say(language, key, size=percent(abs(_share_off(error, kind)), language))
    ratio = _plain_ratio(math.exp(abs(error)), language)
    key = "error.high.times" if error > 0 else "error.low.times"
    return say(language, key, ratio=ratio)


def points_words(points: float, language: Language = DEFAULT_LANGUAGE) -> str:
    """Write percentage points to one decimal: `1.0 percentage point`, `2.3 percentage points`."""
    form = locale_of(language).form("error.points", float(decimal(points).replace(",", "")))
    return say(language, form, points=decimal(points, language=language))


def _plain_ratio(ratio: float, language: Language) -> str:
    text = f"{rounded(ratio, 2 if ratio < 100 else 3):,f}"
    return locale_of(language).number(text.rstrip("0").rstrip(".") if "." in text else text)


def step_words(before: float, now: float, unit: str, language: Language = DEFAULT_LANGUAGE) -> str:
    """Write the step from a number to the next: `+9.1%`, of shares `+0.8 pp`; '' where none is."""
    if unit == "%":
        return signed_error(now - before, "pp", language=language)
    if math.isnan(before) or before <= 0:
        return ""
    change = now / before - 1
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return f"{sign}{percent(abs(change), language)}"


def signed_error(error: float, kind: str, *, language: Language = DEFAULT_LANGUAGE) -> str:
    """Write an error for a column of a table: `+23%`, `−49%`, `+1.4 pp`; '' when there is none."""
    if math.isnan(error) or kind not in SIZED:
        return ""
    if kind != "pp":
        return signed_percent(_share_off(error, kind), language)
    number = decimal(error, language=language)
    plus = "" if number.startswith("−") or not float(f"{error:.1f}") else "+"
    return say(language, "error.column", number=plus + number)
