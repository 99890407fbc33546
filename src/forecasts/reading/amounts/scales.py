"""Scale words behind a number: `billion`, `bn`, `lakh crore`, and the letters k, m, b, t."""

import re

from forecasts.reading.amounts.unit_words import PHRASES
from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.lexicon.magnitudes import LETTER_SCALES, SCALE_WORDS
from forecasts.reading.lexicon.nouns import NOUNS
from forecasts.reading.lexicon.units import SYMBOLS
from forecasts.reading.patterns import Lazy

__all__ = ["scale_at"]

_SCALE = Lazy(
    r"[ -]?(?:thousands?|millions?|billions?|trillions?|quadrillion|hundred|lakhs?|lac|crores?"
    r"|mn|mln|mio|bn|bln|tn|trn|trln|tln|cr)(?![a-z])\.?"
)
_SCALE_TRAIL = Lazy(r"[ -](?:thousand|million|billion|trillion|crores?)(?![a-z])")
_TRAIL_STARTS = frozenset("tmbc")
_GOES_ON = Lazy(r" ?[a-z0-9,;)]")
"""What follows the point of `bn.` where it ends no sentence."""
_MILLIONS = Lazy(r" ?MM(?![A-Za-z0-9/²³^-])")
_MILLIONS_BEFORE = Lazy(r"\d ?MM(?= )")
_OIL_AND_GAS = Lazy(r" ?(MM|mm|M|[Bb]|[Tt])(?:s?cf|bbls?|boe)(?![A-Za-ce-z])")
_THOUSANDS = {"m": 3, "mm": 6, "b": 9, "t": 12}
"""What the letters before a measure of oil or gas mean: `MMboe`, `Bcf`."""
_LETTER = Lazy(r" ?([kKmMbBtT])(?:(?![A-Za-z0-9/²³^'])|(?=oz\b))")
_NOUN_NEXT = Lazy(r"[ -]([a-z]+(?: [a-z]+)?)")
_SCALE_STARTS = frozenset("tmbqhlckMBTK")


def scale_at(text: str, lower: str, position: int, *, money: bool) -> tuple[int, int]:
    """Read a scale word behind a number: exponent of ten and offset behind the word."""
    at = position + 1 if lower[position : position + 1] in (" ", "-") else position
    if lower[at : at + 1] not in _SCALE_STARTS:
        return 0, position
    if (gas := _OIL_AND_GAS.match(text, position)) and text[
        gas.start(1) : gas.end()
    ] not in SYMBOLS:
        return _THOUSANDS[gas[1].lower()], gas.end(1)
    if (millions := _MILLIONS.match(text, position)) and (
        money or _is_in_millions(text, lower, position, millions.end())
    ):
        return 6, millions.end()
    found = _SCALE.match(lower, position)
    if found:
        word = found[0].strip(" -.")
        short = word in ("mn", "bn", "tn") and _GOES_ON.match(text, found.end())
        end = found.end() - (found[0].endswith(".") and not short)
        exponent = SCALE_WORDS[word if word != "thousands" else "thousand"]
        more = _SCALE_TRAIL.match(lower, end) if lower[end + 1 : end + 2] in _TRAIL_STARTS else None
        if more:
            exponent, end = exponent + SCALE_WORDS[more[0].strip(" -")], more.end()
        return exponent, end
    letter = _LETTER.match(text, position)
    if letter and _is_scale_letter(text, lower, letter, money=money):
        return LETTER_SCALES[letter[1]], letter.end()
    return 0, position


_LENGTH_NEXT = Lazy(
    r" (?:long|wide|tall|high|deep|thick|above|below|away|from|apart|across|race|sprint|hurdles"
    r"|freestyle|backstroke|butterfly|breaststroke|relay|final|depth|towards|dash)\b"
)
_LENGTH_NEAR = Lazy(
    r"\b(?:depths?|heights?|lengths?|widths?|elevations?|altitudes?|radius|diameter|distances?|tall|taller"
    r"|tallest|wide|wider|deep|deeper|thick|thickness|met(?:re|er)s?|km|kilomet(?:re|er)s?|cm|mm"
    r"|miles?|feet|tower|statue|mast|bridge|tunnel|pool|lap|sprint|relay|hurdles|freestyle|runway"
    r"|cliff|summit|peak of|waves?|tides?|sea levels?|flood|snow|yacht|swam|swim|swimmer"
    r"|jump|jumped|leap|throw|threw|dived|dive|climbed the|trench|crater|wingspan|race|medal)\b"
)
"""What tells that an `m` may be metres, before or right behind the number."""

_ONE_NEXT = Lazy(
    r" (?!(?:in|at|by|for|on|to|from|of|over|this|last|next|year|a|an|and|or|but|as|while)\b)"
    r"[a-z]{2,}"
)
"""A noun behind what may be a length: `a 30m crane`; a plural is counted: `2.1m downloads`."""

_PLURAL_NEXT = Lazy(r" (?:[a-z-]{3,} )?(?:[a-z]{3,}[^aius]s|teu|feu|people|women|men|children)\b")
_LOOK_BACK = 90
_LOOK_AHEAD = 30


def _counts_millions(lower: str, letter: re.Match[str]) -> bool:
    """Whether an `m` glued to a number is a million: `2.1m downloads`, `users rose to 7.6m`."""
    end = letter.end()
    if _LENGTH_NEXT.match(lower, end):
        return False
    single = lower.endswith((" a ", " an "), 0, letter.start() - _digits(lower, letter))
    if not single and _PLURAL_NEXT.match(lower, end):
        return True
    near = lower[max(0, end - _LOOK_BACK) : end + _LOOK_AHEAD]
    told = any(char.isalpha() for char in near[: letter.start() - end])
    return told and not _ONE_NEXT.match(lower, end) and not _LENGTH_NEAR.search(near)


def _is_in_millions(text: str, lower: str, start: int, end: int) -> bool:
    """Whether `MM` is no length: `4.3MM barrels, from 3.8MM`; not `12MM bolts`."""
    if _is_before_measured(text, lower, end):
        return True
    earlier = _MILLIONS_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    return earlier is not None and _is_before_measured(text, lower, earlier.end())


def _is_before_measured(text: str, lower: str, end: int) -> bool:
    after = _NOUN_NEXT.match(lower, end)
    words = after[1] if after else ""
    symbol = text[end + 1 :].partition(" ")[0].rstrip(".,;:)") if after else ""
    return symbol in SYMBOLS or any(
        word in PHRASES or word in NOUNS for word in (words, words.partition(" ")[0])
    )


def _digits(lower: str, letter: re.Match[str]) -> int:
    """Return how many characters the number before a letter has."""
    before = lower[max(0, letter.start() - _LOOK_BACK) : letter.start()]
    return len(before) - len(before.rstrip("0123456789.,"))


def _is_before_counted(text: str, letter: re.Match[str], words: str) -> bool:
    """Whether what stands behind a letter is counted or paid in thousands and millions."""
    first = words.partition(" ")[0]
    phrase = PHRASES.get(words) or PHRASES.get(first)
    if phrase and phrase[2] == "money" and first not in ("won", "real", "marks"):
        return True
    if text[letter.end() + 1 : letter.end() + 4] in CODES:
        return True
    counted = first in NOUNS or words in NOUNS or (phrase and letter[1] in "kKM")
    return bool(counted) and not letter[0].startswith(" ")


def _is_scale_letter(text: str, lower: str, letter: re.Match[str], *, money: bool) -> bool:
    """Whether a lone letter is a scale: beside money or a counted noun; `5 m` alone is a length."""
    name, adjacent = letter[1], not letter[0].startswith(" ")
    if money:
        return adjacent or name in "mMbB"
    if lower.startswith("oz", letter.end()):
        return True
    after = _NOUN_NEXT.match(lower, letter.end())
    if after and _is_before_counted(text, letter, after[1]):
        return True
    if adjacent and name == "m":
        return _counts_millions(lower, letter)
    return adjacent and (
        name in "kM" or (name == "K" and "." not in text[letter.start() - 3 : letter.start() - 2])
    )
