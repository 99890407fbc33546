"""Chinese shares as percent: 百分之五, 三分之二, 七成五, 八五折, 一半."""

import re

from forecasts.reading.lexicon.magnitudes import HAN_DIGITS, HAN_SCALES, HAN_UNITS
from forecasts.reading.numbers.numerals import Number, raised
from forecasts.reading.numbers.numerals_chinese import han_at
from forecasts.reading.patterns import Lazy

__all__ = ["han_share_at"]

_PARTS = Lazy(r"(百|佰|千|仟|万|百万|千万|万万|百万万)分之")
_PART_EXPONENTS = {
    "百": 0,
    "佰": 0,
    "千": -1,
    "仟": -1,
    "万": -2,
    "百万": -4,
    "千万": -5,
    "万万": -6,
    "百万万": -8,
}
_TENTHS = Lazy(
    r"割(?!引(?!き?[上下])|当|り|込)|成(?!立|为|功|本|交|果|员|熟|都|长|绩|效|就|分|型|品|套|批|人|年|份|因|形|像|色|千|百|万)"
)
_HUNDREDTHS = Lazy(r"割([1-9一二三四五六七八九])分(?![の野析岐間けか])")
"""How Japanese goes on behind a tenth: 1割5分."""
_DISCOUNT = Lazy(r"折(?!合|算|旧|叠|线|扣|射|磨|腾|返|中)")


def han_share_at(text: str, position: int) -> Number | None:
    """Read 百分之五, 三分之二, 七成五, 八五折, 一半 as a number of percent."""
    parts = _PARTS.match(text, position)
    if parts:
        return _of_hundred(text, position, parts)
    fixed = _FIXED.get(text[position : position + 2])
    if fixed:
        return Number(fixed, fixed, 1, position, position + 2, "share")
    number = _value_at(text, position)
    if number and text.startswith(("分之", "分の"), number.end):
        return _of_parts(text, position, number)
    return _tenths(text, number) if number else None


_FIXED = {"半数": 50.0, "一半": 50.0, "对折": 50.0, "半成": 5.0, "半折": 50.0}


def _of_hundred(text: str, position: int, parts: re.Match[str]) -> Number | None:
    """Read 百分之五, 万分之三, 百分之百."""
    number = _value_at(text, parts.end())
    if number is None:
        whole = text.startswith("百", parts.end())
        return Number(100.0, 100.0, 1, position, parts.end() + 1, "share") if whole else None
    shift = _PART_EXPONENTS[parts[1]]
    low, high = raised(number.low, shift), raised(number.high, shift)
    return number._replace(low=low, high=high, start=position, form="share")


def _of_parts(text: str, position: int, parts: Number) -> Number | None:
    """Read 三分之二 from its 三 on."""
    over = _value_at(text, parts.end + len("分之"))
    if over is None or not parts.low:
        return None
    value = 100 * (over.low / parts.low)
    return Number(value, value, over.figures, position, over.end, "share")


def _value_at(text: str, position: int) -> Number | None:
    number = han_at(text, position)
    if (
        number
        and number.end < len(text)
        and text[number.end] in "kK"
        and not text[number.end + 1 : number.end + 2].isalpha()
    ):
        return number._replace(low=number.low * 1000, high=number.high * 1000, end=number.end + 1)
    return number


def _tenths(text: str, number: Number) -> Number | None:
    """Read 成 (tenths) and 折 (what is left of a price, in tenths or, with two digits, percent)."""
    end = number.end
    if number.low <= 10 and _TENTHS.match(text, end):
        low, high, end = raised(number.low, 1), raised(number.high, 1), end + 1
        figures = number.figures
        if tail := _HUNDREDTHS.match(text, end - 1):
            added = HAN_DIGITS.get(tail[1]) or float(tail[1])
            low, high, end, figures = low + added, high + added, tail.end(), figures + 1
        elif text.startswith("半", end):
            low, high, end, figures = low + 5, high + 5, end + 1, figures + 1
        elif (
            end < len(text)
            and text[end] in HAN_DIGITS
            and text[end + 1 : end + 2] not in (*HAN_UNITS, *HAN_SCALES, *HAN_DIGITS, "个", "年")
        ):
            low, high, end, figures = (
                low + HAN_DIGITS[text[end]],
                high + HAN_DIGITS[text[end]],
                end + 1,
                figures + 1,
            )
        return number._replace(low=low, high=high, end=end, figures=figures, form="share")
    if (
        number.low < 100
        and number.low != 10
        and _DISCOUNT.match(text, end)
        and number.form != "magnitude"
    ):
        low, high = number.low, number.high
        if low != high:
            low = high = low * 10 + high
        elif low < 10:
            low = high = raised(low, 1)
        return number._replace(low=low, high=high, end=end + 1, form="share")
    return None
