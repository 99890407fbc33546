"""Units and currencies behind a number: `yuan`, `GW`, `a share`, 元/千瓦时."""

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from forecasts.reading.lexicon.cldr import CURRENCY_NAMES
from forecasts.reading.lexicon.context import NOT_NOUNS
from forecasts.reading.lexicon.currencies import (
    CODES,
    MINOR_NAMES,
    NAMES,
    NAMES_HAN,
    NOT_CODES,
    SIGN_CHARACTERS,
    SIGNS,
)
from forecasts.reading.lexicon.nouns import HAN_COUNTERS, NOUNS
from forecasts.reading.lexicon.units import HAN_UNITS, PER_WORDS, SYMBOLS, TIMES, UNIT_NAMES, WORDS
from forecasts.reading.patterns import Lazy

__all__ = [
    "ALONE",
    "FIRST_WORDS",
    "HAN_WORDS",
    "PHRASES",
    "SYMBOLS_LOWER",
    "Unit",
    "han_by_first",
    "may_be_money",
    "may_count",
    "per_at",
    "power_of",
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
_HAN_FOLLOWERS = frozenset(_NUMERALS + "成折分点至到-—–~余多来了番倍半年数个级规")
_ONE_FOLLOWERS = frozenset(_NUMERALS + "成折分点至到-—–~余多倍半年吨")
_ONE_OF = frozenset(("money", "pp", "bp"))
_NONE = ("", "", "")
_PER = Lazy(
    r" ?/ ?|(?: |-)(?:per|an|a)(?: |-)"
    r"(?!year (?:ago|earlier|before|later|from (?:now|then|today)|after|on)\b)"
    r"|(?<=%) pa\b"
)
_A_YEAR = Lazy(r" p\.?a\.?(?![a-z])")
_WORDS_AHEAD = Lazy(r"[ -]?([a-z][a-z.]*(?:[ -][a-z][a-z.]*){0,3})")
_RATIO = Lazy(r" per (1000{1,2}|100000|million)(?![0-9a-z.,])")
_SYMBOL = Lazy(
    r"[ -]?(?:\[|\(|\{"
    r"|<)?((?:[A-Za-z°µμ℃℉‰㎡%\"][A-Za-z0-9_°²³]*(?:\^[0-9])?)(?:/[A-Za-z]+[0-9²³]?)?)"
)
_INCH_AFTER = Lazy(r"\Z|[.)!?](?:\s|\Z)|[ -](?:thick|long|wide|tall|high|deep|diameter)")
_HAN = "\u2e80"
_POINTS = Lazy(r"[ -]points?\b")
_PER_WORD = Lazy(r"[a-z]+(?:[ -][a-z]+)?")
_PER_SYMBOL = Lazy(r"[A-Za-z]+[0-9²³]?(?:\^[0-9])?")
_SIZE = Lazy(r"(?:[0-9]+-[a-z]+|(?:fully )?diluted|basic|common|ordinary) (?=[a-z])")
"""What a price is per may be of a size or a kind: `$1,870 per 40-foot box`, `per diluted share`."""
_POWERS = str.maketrans("²³", "23")
_LETTERS = Lazy(r"[A-Za-z]+")
_SCALED = Lazy(r"(?i)(?<=illion)|(?<=thousand)|(?<=[0-9 ]mn)|(?<=[0-9 ]bn)|(?<=[0-9]m)")


def unit_at(text: str, lower: str, position: int, *, money: bool = False) -> Unit | None:
    """Read the unit that starts at the position, a blank or hyphen before it allowed.

    With `money` a currency stands before the number: only what a price is per is read.
    """
    if position >= len(text):
        return None
    if money:
        return Unit("", position, "", "")
    at = position + 1 if text[position] in " -" else position
    char = text[at : at + 1]
    if char == "%":
        return _percent(lower, at)
    if char >= "\u2e80":
        return _han_unit(text, at)
    if char in SIGN_CHARACTERS:
        if text[at + 1 : at + 2].isdigit():
            return None  # `two $500 million deals`
        name, basis = SIGNS.get(char, ("cent", ""))
        return Unit(name, at + 1, basis, "sign")
    if not char or char.isdigit():
        return None
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


def _han_word(text: str, at: int) -> str:
    """Return the longest Chinese unit, counter or currency that starts at the offset."""
    for word in han_by_first().get(text[at : at + 1], ()):
        if text.startswith(word, at):
            return word
    return ""


def may_count(text: str, at: int) -> bool:
    """Whether the Chinese numeral at the offset can start a quantity, by what stands behind it."""
    after = text[at + 1 : at + 2]
    if text[at] == "翻":
        return True
    if text[at] == "一":
        return text.startswith(("一个亿", "一个多亿"), at) or (
            after in _ONE_FOLLOWERS
            or not _ONE_OF.isdisjoint(HAN_WORDS.get(_han_word(text, at + 1), _NONE))
        )
    return after in _HAN_FOLLOWERS or bool(_han_word(text, at + 1))


def _han_unit(text: str, at: int) -> Unit | None:
    word = _han_word(text, at)
    if not word:
        return None
    name, basis, rule = HAN_WORDS[word]
    end = at + len(word)
    if name == "liang" and text[end : end + 1] in ("人", "个", "位", "名", "家", "者", "国"):
        return None
    if word == "块" and text[at - 1] == "亿":
        return Unit("unit", end, "", "counter")
    if name == "CNY" and text.startswith("人民币", end):
        return Unit("CNY", end + 3, "", "money")
    return Unit(name, end, basis, rule)


_YEARS_COMPARED = (" on year", "-on-year", " over year", "-over-year", "-to-date", " to date")


def _latin_unit(text: str, lower: str, position: int) -> Unit | None:
    first = _FIRST_WORD.match(lower, position)
    if first and first[1] in _CODES_AND_WORDS and text[first.start(1) : first.end(1)].isupper():
        return Unit(first[1].upper(), first.end(1), "", "money")  # `5 KGS` is no kilogram
    if first and first[1] not in FIRST_WORDS and first[0].strip(" -") not in SYMBOLS_LOWER:
        return None
    if first and first[1] == "year" and lower.startswith(_YEARS_COMPARED, first.end(1)):
        return None
    if first and first[1] == "per" and (ratio := _RATIO.match(lower, position)):
        return Unit(f"per {ratio[1]}", ratio.end(), "", "unit")
    if first and first[1] in ALONE and not lower[first.end(1) : first.end(1) + 1].isalnum():
        name, basis, rule = PHRASES[first[1]]
        return Unit(name, first.end(1), basis, rule)
    ahead = _WORDS_AHEAD.match(lower, position)
    if ahead:
        words = ahead[1].rstrip(".") if ahead[1] not in SYMBOLS else ahead[1]
        end = ahead.start(1) + len(words)
        while True:
            if words[-1] == "." and words not in PHRASES:
                words, end = words[:-1], end - 1  # the end of a sentence
            known = PHRASES.get(words) or PHRASES.get(words.replace("-", " "))
            if known and (lower[end : end + 1] > _HAN or not lower[end : end + 1].isalnum()):
                if known[0] == "x" and text[position : position + 1] == "":
                    return None
                return Unit(known[0], end, known[1], known[2])
            cut = max(words.rfind(" "), words.rfind("-"))
            if cut < 0:
                break
            end -= len(words) - cut
            words = words[:cut]
    symbol = _SYMBOL.match(text, position)
    return _symbol_unit(text, symbol) if symbol else None


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
    if text[end : end + 1] == "-" and len(name) == 1 and text[end + 1 : end + 2].isalnum():
        return None
    if len(name) == 1 and _is_no_unit(text, symbol, name):
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


def per_at(text: str, lower: str, position: int, *, money: bool = False) -> Unit | None:
    """Read what a price or rate is per: `/kWh`, ` a share`, ` per barrel`, `/吨`, 每吨.

    With `money` any noun will do behind `per`: what is paid for a passenger or a parcel.
    """
    char = text[position : position + 1]
    if char not in (" ", "/", "-", "每") or (
        char == " " and lower[position + 1 : position + 2] not in ("a", "p", "/")
    ):
        return None
    if char == "每" or text[position : position + 2] == "/每":
        return _han_per(text, position + (1 if char == "每" else 2))
    if yearly := _A_YEAR.match(lower, position):
        return Unit("year", yearly.end(), "", "per")
    found = _PER.match(lower, position)
    if not found:
        return None
    at = found.end()
    if text[at : at + 1] == "日" and text[at + 1 : at + 2] not in ("元", "圆"):
        return Unit("day", at + 1, "", "per")
    if text[at : at + 1] >= "\u2e80":
        return _han_per(text, at)
    size = _SIZE.match(lower, at) if money and found[0] == " per " else None
    at = size.end() if size else at
    word = _PER_WORD.match(lower, at)
    if not word:
        return None
    for phrase in (word[0], word[0].split(" ")[0], word[0].split("-")[0]):
        name = PER_WORDS.get(phrase) or TIMES.get(phrase) or WORDS.get(phrase)
        if not name and found[0].strip() == "/":
            name = NOUNS.get(phrase)
        if name:
            return Unit(name, at + len(phrase), "", "per")
    if (symbol := _PER_SYMBOL.match(text, at)) and (found[0].strip() == "/" or len(symbol[0]) > 1):
        root = symbol[0].rstrip("23²³").rstrip("^")
        power = symbol[0][len(root) :].strip("^").translate(_POWERS)
        if symbol[0] in SYMBOLS:
            return Unit(SYMBOLS[symbol[0]], symbol.end(), "", "per")
        if root in SYMBOLS:
            return Unit(SYMBOLS[root] + power, symbol.end(), "", "per")
    noun = word[0].partition(" ")[0]
    end = at + len(noun)
    is_noun = (
        (size or len(noun) >= _SHORTEST_NOUN - (found[0] == " per "))
        and noun not in NOT_NOUNS
        and text[at].islower()
    )
    if money and is_noun and (found[0] == " per " or _PRICED_END.match(lower, end)):
        return Unit(noun, end, "", "per")
    return None


_SHORTEST_NOUN = 4
_PRICED_END = Lazy(
    r"(?<!record)(?<!premium)(?<!discount)(?<!profit)(?<!loss)(?<!deal)(?<!total)(?:\Z|[.,;:)]"
    r"| (?:in|from|by|this|next|last|to|and|or|on|at|before|after|until|versus|against|compared)\b)"
)
"""What ends a price for one of something: `£2.65 a meal.`, no `$40 million a record sum`."""


def power_of(per: str) -> str:
    """Return the unit that money is paid for: the 度 of 0.5元/度 is no degree but a kWh."""
    return "kWh" if per == "degree" else per


def _han_per(text: str, at: int) -> Unit | None:
    word = _han_word(text, at)
    if word and HAN_WORDS[word][2] != "money":
        return Unit(HAN_WORDS[word][0], at + len(word), "", "per")
    symbol = _LETTERS.match(text, at)
    if symbol and symbol[0] in SYMBOLS:
        return Unit(SYMBOLS[symbol[0]], symbol.end(), "", "per")
    return None
