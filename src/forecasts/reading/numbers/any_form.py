"""A number of any form at a place: digits, English words, Chinese numerals, or a mixture."""

from forecasts.reading.lexicon.magnitudes import HAN_DIGITS, HAN_SCALES, HAN_UNITS, VULGAR_FRACTIONS
from forecasts.reading.numbers.numerals import Number, digits_at, raised, words_at
from forecasts.reading.numbers.numerals_chinese import han_at
from forecasts.reading.numbers.shares_chinese import han_share_at

__all__ = ["number_at"]

_HAN_NUMERAL = frozenset((*HAN_DIGITS, *HAN_UNITS, *HAN_SCALES, "几", "数", "上", "半", "对"))
_HAN_AFTER = frozenset("万亿兆百千十成割折分余多几个佰仟拾点半")


def number_at(text: str, lower: str, position: int) -> Number | None:
    """Read a number of any form at the position."""
    char = text[position : position + 1]
    if "0" <= char <= "9" or char == ".":
        return _digits(text, position)
    if char in _HAN_NUMERAL:
        return _han(text, position)
    if "a" <= lower[position : position + 1] <= "z":
        return words_at(lower, position)
    if char in VULGAR_FRACTIONS:
        value = VULGAR_FRACTIONS[char]
        return Number(value, value, 1, position, position + 1, "fraction")
    return None


def _digits(text: str, position: int) -> Number | None:
    number = digits_at(text, position)
    if number is None:
        return None
    end = number.end
    after = text[end : end + 1]
    spoken = after in _HAN_AFTER or (after == " " and text[end + 1 : end + 2] in HAN_SCALES)
    return _mixed(text, position, number) if spoken else number


def _mixed(text: str, position: int, digits: Number) -> Number | None:
    after = text[digits.end]
    if after in "成割折分":
        share = han_share_at(text, position)
        return share or digits
    if after == " ":
        scale = HAN_SCALES[text[digits.end + 1]]
        return digits._replace(
            low=raised(digits.low, scale),
            high=raised(digits.high, scale),
            end=digits.end + 2,
            form="han",
        )
    if after in "余多几半点" or (
        after == "个" and text[digits.end + 1 : digits.end + 2] not in HAN_SCALES
    ):
        return digits
    return han_at(text, position) if digits.form in ("digits", "grouped") else digits


def _han(text: str, position: int) -> Number | None:
    char = text[position]
    if char == "半" and text[position + 1 : position + 2] not in ("成", "折", "数"):
        return Number(0.5, 0.5, 1, position, position + 1, "half")
    return han_share_at(text, position) or han_at(text, position)
