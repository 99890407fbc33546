"""What a price or a rate is per: `/kWh`, ` a share`, ` per barrel`, 每吨."""

import re

from forecasts.reading.amounts.unit_words import HAN_WORDS, Unit, han_word
from forecasts.reading.lexicon.context import NOT_NOUNS
from forecasts.reading.lexicon.nouns import NOUNS
from forecasts.reading.lexicon.units import PER_WORDS, SYMBOLS, TIMES, WORDS
from forecasts.reading.patterns import Lazy
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["per_at", "power_of"]

_PER = Lazy(
    r" ?/ ?|(?: |-)(?:per|an|a)(?: |-)"
    r"(?!(?:year|decade) (?:ago|earlier|before|later|from (?:now|then|today)|after|on)\b"
    r"|(?:quarter|month|week) (?:ago|earlier|later|from (?:now|then|today))\b)"
    r"|(?<=%) pa\b"
)
_TIMES_HAN = {"日": "day", "月": "month"}
_NO_TIME = ("元", "圆", "饼", "票")
"""What stands behind 日 and 月 where they begin another word: 0.05元/日元."""
_A_YEAR = Lazy(r" p\.?a\.?(?![a-z])")
_PER_WORD = Lazy(r"[a-z]+(?:[ -][a-z]+)?")
_PER_SYMBOL = Lazy(r"[A-Za-z]+[0-9²³]?(?:\^[0-9])?")
_SIZE = Lazy(r"(?:[0-9]+-[a-z]+|(?:fully )?diluted|basic|common|ordinary) (?=[a-z])")
"""What a price is per may be of a size or a kind: `$1,870 per 40-foot box`, `per diluted share`."""
_POWERS = str.maketrans("²³", "23")
_LETTERS = Lazy(r"[A-Za-z]+")


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
    if is_wide(text[at : at + 1]):
        time = _TIMES_HAN.get(text[at]) if text[at + 1 : at + 2] not in _NO_TIME else None
        return Unit(time, at + 1, "", "per") if time else _han_per(text, at)
    return _latin_per(text, lower, found, money=money)


def _latin_per(text: str, lower: str, found: re.Match[str], *, money: bool) -> Unit | None:
    """Read what stands behind ` per `, ` a `, `/`: a known word or symbol; with money any noun."""
    size = _SIZE.match(lower, found.end()) if money and found[0] == " per " else None
    word = _PER_WORD.match(lower, size.end() if size else found.end())
    if not word:
        return None
    slashed = found[0].strip() == "/"
    known = _word_per(word, slashed=slashed) or _symbol_per(text, word.start(), slashed=slashed)
    if known or not money:
        return known
    shortest = 0 if size else _SHORTEST_NOUN - (found[0] == " per ")
    noun = word[0].partition(" ")[0]
    end = word.start() + len(noun)
    counted = len(noun) >= shortest and noun not in NOT_NOUNS and text[word.start()].islower()
    ends = counted and (found[0] == " per " or _PRICED_END.match(lower, end))
    return Unit(noun, end, "", "per") if ends else None


def _word_per(word: re.Match[str], *, slashed: bool) -> Unit | None:
    for phrase in (word[0], word[0].partition(" ")[0], word[0].partition("-")[0]):
        name = PER_WORDS.get(phrase) or TIMES.get(phrase) or WORDS.get(phrase)
        if not name and slashed:
            name = NOUNS.get(phrase)
        if name:
            return Unit(name, word.start() + len(phrase), "", "per")
    return None


def _symbol_per(text: str, at: int, *, slashed: bool) -> Unit | None:
    symbol = _PER_SYMBOL.match(text, at)
    if not symbol or not (slashed or len(symbol[0]) > 1):
        return None
    root = symbol[0].rstrip("23²³").rstrip("^")
    power = symbol[0][len(root) :].strip("^").translate(_POWERS)
    name = SYMBOLS.get(symbol[0]) or (SYMBOLS[root] + power if root in SYMBOLS else "")
    return Unit(name, symbol.end(), "", "per") if name else None


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
    word = han_word(text, at)
    if word and HAN_WORDS[word][2] != "money":
        return Unit(HAN_WORDS[word][0], at + len(word), "", "per")
    symbol = _LETTERS.match(text, at)
    if symbol and symbol[0] in SYMBOLS:
        return Unit(SYMBOLS[symbol[0]], symbol.end(), "", "per")
    return None
