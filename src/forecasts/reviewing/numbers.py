"""Errors, shares and counts in the words of a sentence, in English and in Chinese."""

import math
from decimal import ROUND_HALF_EVEN, Decimal

from forecasts.charts.frame import Language
from forecasts.charts.wording import amount, count, day, percent, rounded, signed_percent, span

__all__ = [
    "SIZED",
    "amount",
    "count",
    "day",
    "decimal",
    "error_words",
    "percent",
    "rounded",
    "share_of",
    "signed_error",
    "signed_percent",
    "span",
    "spread_percent",
]

SIZED = ("log", "log growth", "pp")
"""Kinds of error that have a size; the rest is `undefined` or empty."""

_TWICE = math.log(2)
_NIL = 0.0005


def decimal(value: float, places: int = 1) -> str:
    """Write a number to so many decimals, half to even, with a true minus sign: `1.5`, `−0.3`."""
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    return f"{exact + 0:,f}".replace("-", "−")


def spread_percent(median_log: float) -> float:
    """Return 100 (exp|r| - 1) as a share: the symmetric accuracy of METHOD section 7."""
    return math.expm1(abs(median_log))


def share_of(part: int, whole: int) -> str:
    """Write a count as a share: `36%`; a dash of nothing."""
    return percent(part / whole) if whole else "–"


def _points(error: float, language: Language) -> str:
    number = decimal(abs(error))
    if language == "zh":
        return f"{number}个百分点"
    return f"{number} percentage point{'' if number == '1.0' else 's'}"


def error_words(error: float, kind: str, language: Language = "en") -> str:
    """Say how far a claim was off: `23% too high`, `3.1 times the outcome`, `exact`.

    Args:
        error: ln(claimed / actual), or claimed less actual in percentage points.
        kind: `log`, `log growth` or `pp`; anything else has no size.
        language: Language of the words.
    """
    chinese = language == "zh"
    if math.isnan(error) or kind not in SIZED:
        return "无法计算误差" if chinese else "no error can be given"
    if abs(error) < (0.05 if kind == "pp" else _NIL):
        return "误差为零" if chinese else "no error"
    side = ("偏高" if error > 0 else "偏低") if chinese else f"too {'high' if error > 0 else 'low'}"
    if kind == "pp":
        return (
            f"{side}{_points(error, language)}" if chinese else f"{_points(error, language)} {side}"
        )
    if abs(error) < _TWICE:
        size = percent(abs(math.expm1(error)))
        return f"{side}{size}" if chinese else f"{size} {side}"
    ratio = _plain_ratio(math.exp(abs(error)))
    if chinese:
        return f"预测为结果的{ratio}倍" if error > 0 else f"结果为预测的{ratio}倍"
    return f"{ratio} times the outcome" if error > 0 else f"the outcome was {ratio} times the claim"


def _plain_ratio(ratio: float) -> str:
    text = f"{rounded(ratio, 2 if ratio < 100 else 3):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def signed_error(error: float, kind: str) -> str:
    """Write an error for a column of a table: `+23%`, `−49%`, `+1.4 pp`; '' when there is none."""
    if math.isnan(error) or kind not in SIZED:
        return ""
    if kind != "pp":
        return signed_percent(math.expm1(error))
    number = decimal(error)
    return f"{'' if number.startswith('−') or number == '0.0' else '+'}{number} pp"
