"""Units and currencies behind a number: `yuan`, `GW`, `a share`, 元/千瓦时."""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from forecasts.reading.lexicon.cldr import CURRENCY_NAMES
from forecasts.reading.lexicon.currencies import (
    CODES,
    MINOR_NAMES,
    NAMES,
    NAMES_HAN,
    NOT_CODES,
    SIGN_CHARACTERS,
    SIGNS,
)
from forecasts.reading.lexicon.nouns import HAN_COUNTERS
from forecasts.reading.lexicon.units import HAN_UNITS, SYMBOLS, TIMES, UNIT_NAMES, WORDS
from forecasts.reading.patterns import Lazy
from forecasts.reading.twins.plain_forms import is_wide

__all__ = [
    "ALONE",
    "FIRST_WORDS",
    "HAN_WORDS",
    "PHRASES",
    "SYMBOLS_LOWER",
    "Unit",
    "han_by_first",
    "han_word",
    "may_be_money",
    "may_count",
    "unit_at",
]


class Unit(NamedTuple):
    """A unit behind a number; `rule` names the table that knew it."""

    name: str
    end: int
    basis: str
    rule: str


PHRASES: dict[str, tuple[str, str, str]] = {
    **{word: (code, "", "money") for word, code in CURRENCY_NAMES["en"].items()},
    **{word: (unit, "", "time") for word, unit in TIMES.items()},
    **{word: (unit, "", "unit") for word, unit in WORDS.items()},
    **{word: (unit, "", "minor") for word, unit in MINOR_NAMES.items()},
    **{word: (unit, basis, "money") for word, (unit, basis) in NAMES.items()},
}
HAN_WORDS: dict[str, tuple[str, str, str]] = {
    **{word: (code, "", "money") for word, code in CURRENCY_NAMES["zh"].items()},
    **{word: (unit, "", "minor") for word, unit in MINOR_NAMES.items() if word > "\u2e80"},
    **{word: (unit, "", "counter") for word, unit in HAN_COUNTERS.items()},
    **{word: (unit, "", "unit") for word, unit in HAN_UNITS.items()},
    **{word: (unit, basis, "money") for word, (unit, basis) in NAMES_HAN.items()},
}
_BEGINNINGS = Counter(re.split("[ .-]", phrase, maxsplit=1)[0] for phrase in PHRASES)
FIRST_WORDS = set(_BEGINNINGS)
"""The first words of English units, times and currencies."""
ALONE = {word for word, count in _BEGINNINGS.items() if count == 1 and word in PHRASES} - {"pc"}
"""Words with which no longer phrase begins: no other word has to be looked at."""
SYMBOLS_LOWER = frozenset(
    (
        *(unit.lower() for unit in UNIT_NAMES),
        *(symbol.lower().partition("/")[0] for symbol in SYMBOLS),
        *(code.lower() for code in CODES),
    )
)
_FIRST_WORD = Lazy(r"[ -]?([a-z_µμ]+)[0-9²³]?(?:\^[0-9])?")
_NUMERALS = "〇零一二两三四五六七八九十百千万亿兆壹贰叁肆伍陆柒捌玖拾佰仟參几"
_HAN_FOLLOWERS = frozenset(_NUMERALS + "成折分点.至到-—–~余多来了番倍半年数个级规")
_ONE_FOLLOWERS = frozenset(_NUMERALS + "成折分点至到-—–~余多倍半年吨")
_ONE_OF = frozenset(("money", "pp", "bp"))
_NONE = ("", "", "")
_WORDS_AHEAD = Lazy(r"[ -]?([a-z][a-z.]*(?:[ -][a-z][a-z.]*){0,3})")
_RATIO = Lazy(r" per (1000{1,2}|100000|million)(?![0-9a-z.,])")
_SYMBOL = Lazy(
    r"[ -]?(?:\[|\(|\{"
    r"|<)?((?:[A-Za-z°µμ℃℉‰㎡%\"][A-Za-z0-9_°²³]*(?:\^[0-9])?)(?:/[A-Za-z]+[0-9²³]?)?)"
)
_INCH_AFTER = Lazy(r"\Z|[.)!?](?:\s|\Z)|[ -](?:thick|long|wide|tall|high|deep|diameter)")
_POINTS = Lazy(r"[ -]points?\b")
_SCALED = Lazy(r"(?i)(?<=illion)|(?<=thousand)|(?<=[0-9 ]mn)|(?<=[0-9 ]bn)|(?<=[0-9]m)")


def unit_at(text: str, lower: str, position: int) -> Unit | None:
    """Read the unit that starts at the position, a blank or hyphen before it allowed."""
    at = position + 1 if text[position : position + 1] in (" ", "-") else position
    char = text[at : at + 1]
    if not char or char.isdigit():
        return None
    if char == "%":
        return _percent(lower, at)
    if is_wide(char):
        return _han_unit(text, at)
    if char in SIGN_CHARACTERS:
        if text[at + 1 : at + 2].isdigit():
            return None  # `two $500 million deals`
        name, basis = SIGNS.get(char, ("cent", ""))
        return Unit(name, at + 1, basis, "sign")
    return _latin_unit(text, lower, position)


_CODES_AND_WORDS = frozenset(code.lower() for code in CODES if code.lower() in WORDS)
_MONEY_HEADS = frozenset(word[:3] for word, (_, _, rule) in PHRASES.items() if rule == "money") | {
    code[:3].lower() for code in CODES
}


def may_be_money(lower: str, position: int) -> bool:
    """Whether a currency may stand at the position, by the letters it begins with."""
    at = position + 1 if lower[position : position + 1] in (" ", "-") else position
    head = lower[at : at + 3]
    return head in _MONEY_HEADS or not "a" <= head[:1] <= "z"


def _percent(lower: str, at: int) -> Unit:
    point = _POINTS.match(lower, at + 1)
    return Unit("pp", point.end(), "", "unit") if point else Unit("%", at + 1, "", "unit")


@cache
def han_by_first() -> dict[str, list[str]]:
    """Return the Chinese words by their first character, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(HAN_WORDS, key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return found


def han_word(text: str, at: int) -> str:
    """Return the longest Chinese unit, counter or currency that starts at the offset."""
    for word in han_by_first().get(text[at : at + 1], ()):
        if text.startswith(word, at):
            return word
    return ""


def may_count(text: str, at: int) -> bool:
    """Whether the Chinese numeral at the offset can start a quantity, by what stands behind it."""
    after = text[at + 1 : at + 2]
    if text[at] == "翻" or text.startswith(("半减", "倍増"), at):
        return True
    if text[at] == "一":
        return text.startswith(("一个亿", "一个多亿"), at) or (
            after in _ONE_FOLLOWERS
            or not _ONE_OF.isdisjoint(HAN_WORDS.get(han_word(text, at + 1), _NONE))
        )
    return after in _HAN_FOLLOWERS or bool(han_word(text, at + 1))


_PIECES = ("银幕", "屏幕", "面板", "电池", "硬盘", "显卡", "芯片", "主板", "钢板", "广告牌")
_NUMBER_OF = Lazy(
    r"(?:银幕|(?<=[^人次])(?:数量?|总数))(?:[^每价钱费元额薪花，,。；0-9]|(?:19|20)[0-9]{2}年){0,12}[0-9.]+[万千百]?\Z"
)
"""The number of pieces, before how many they are: 银幕数增至2800块; 显卡涨至2800块 are of money."""
_NEAR = 32  # characters


def _counts_pieces(text: str, at: int, end: int) -> bool:
    """Whether 块 at the offset counts flat things, and no money."""
    before = text[max(0, at - _NEAR) : at]
    return text.startswith(_PIECES, end) or _NUMBER_OF.search(before) is not None


def _han_unit(text: str, at: int) -> Unit | None:
    word = han_word(text, at)
    if not word:
        return None
    name, basis, rule = HAN_WORDS[word]
    end = at + len(word)
    if name == "liang" and text[end : end + 1] in ("人", "个", "位", "名", "家", "者", "国"):
        return None
    if word == "块" and (text[at - 1] == "亿" or _counts_pieces(text, at, end)):
        return Unit("unit", end, "", "counter")
    if word == "元" and (named := han_word(text, end)).endswith("币"):
        name, basis, _ = HAN_WORDS[named]  # 9000元日币
        end += len(named)
    return Unit(name, end, basis, rule)


_RATIO = Lazy(r" per (1000{1,2}|100000|million)(?![0-9a-z.,])")
_YEARS_COMPARED = (" on year", "-on-year", " over year", "-over-year", "-to-date", " to date")


def _latin_unit(text: str, lower: str, position: int) -> Unit | None:
    first = _FIRST_WORD.match(lower, position)
    if first and _is_no_unit_word(lower, first):
        return None
    known = _word_unit(text, lower, first) if first else None
    known = known or _phrase_unit(lower, position)
    symbol = None if known else _SYMBOL.match(text, position)
    return _symbol_unit(text, symbol) if symbol else known


def _is_no_unit_word(lower: str, first: re.Match[str]) -> bool:
    """Whether no unit begins with the word, or it compares: `5% year on year`."""
    if first[1] == "year":
        return lower.startswith(_YEARS_COMPARED, first.end(1))
    return first[1] not in FIRST_WORDS and first[0].strip(" -") not in SYMBOLS_LOWER


def _word_unit(text: str, lower: str, first: re.Match[str]) -> Unit | None:
    """Read a unit that is told by its first word."""
    word, end = first[1], first.end(1)
    if word in _CODES_AND_WORDS and text[first.start(1) : end].isupper():
        return Unit(word.upper(), end, "", "money")  # `5 KGS` is no kilogram
    if word == "per" and (ratio := _RATIO.match(lower, first.start())):
        return Unit(f"per {ratio[1]}", ratio.end(), "", "unit")
    if word in ALONE and not lower[end : end + 1].isalnum():
        name, basis, rule = PHRASES[word]
        return Unit(name, end, basis, rule)
    return None


def _phrase_unit(lower: str, position: int) -> Unit | None:
    """Read the longest phrase of some words that is a unit."""
    ahead = _WORDS_AHEAD.match(lower, position)
    if not ahead:
        return None
    words = ahead[1].rstrip(".") if ahead[1] not in SYMBOLS else ahead[1]
    end = ahead.start(1) + len(words)
    while words:
        if words[-1] == "." and words not in PHRASES:
            words, end = words[:-1], end - 1  # the end of a sentence
        known = PHRASES.get(words) or PHRASES.get(words.replace("-", " "))
        after = lower[end : end + 1]
        if known and (is_wide(after) or not after.isalnum()):
            return Unit(known[0], end, known[1], known[2])
        cut = max(0, words.rfind(" "), words.rfind("-"))
        end -= len(words) - cut
        words = words[:cut]
    return None


def _symbol_unit(text: str, symbol: re.Match[str]) -> Unit | None:
    name, end = symbol[1], symbol.end()
    bracket = text[end - len(name) - 1 : end - len(name)] in ("(", "[", "{", "<")
    if bracket and text[end : end + 1] not in (")", "]", "}", ">"):
        return None
    code = name[:3]
    if code in CODES and len(name) >= 3 and (len(name) == 3 or name[3] == "/"):
        if code in NOT_CODES and symbol[0][0] == " " and text[end : end + 1].isalpha():
            return None
        return Unit(code, symbol.start(1) + 3, "", "money")
    known = SYMBOLS.get(name) or (name if name in UNIT_NAMES else None)
    if known is None and "/" in name:
        name = name[: name.index("/")]
        known, end = SYMBOLS.get(name), symbol.start(1) + len(name)
    if known is None and name.lower() in SYMBOLS and len(name) > 1:
        known = SYMBOLS[name.lower()]
    if known is None and name in ("MT", "mt") and _SCALED.match(text, symbol.start()):
        known = "t"  # 900 million MT are metric tons
    if known is None or (name == "in" and not _INCH_AFTER.match(text, end)):
        return None
    if len(name) == 1:
        hyphened = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum()
        if hyphened or _is_no_unit(text, symbol, name):
            return None
    return Unit(known, end + bracket, "", "symbol")


def _is_no_unit(text: str, symbol: re.Match[str], name: str) -> bool:
    """Single letters that are words or marks: `5 A level`, `1960s`, `Model 3 X`."""
    after = text[symbol.end() : symbol.end() + 2]
    if name in "pF" and (symbol[0] != name or after[:1].isalnum()):
        return True
    if name == "C" and (after[:1].isalnum() or (symbol[0] != name and after[1:2].isupper())):
        return True
    if name == '"' and text.count('"', max(0, symbol.start() - 80), symbol.start()) % 2:
        return True
    if name == "B" and after[:1] == " " and after[1:2].isupper():
        return True
    if name in "AXVJ" and after[:1] == " " and after[1:2].isalpha():
        return True
    return (
        name == "s"
        and symbol[0] == "s"
        and symbol.start() >= 4
        and text[symbol.start() - 4 : symbol.start()].isdigit()
    )
