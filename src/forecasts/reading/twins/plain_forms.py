"""A twin of the text, equal in length, in which full-width and traditional forms are plain."""

import re

from forecasts.reading.lexicon.simplified import SIMPLIFIED
from forecasts.reading.patterns import Lazy
from forecasts.reading.twins.left_out import Shifts, left_out

__all__ = ["closed", "fold", "has_han", "has_kana", "is_wide", "shadow"]

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}
_TABLE = {
    **_FULL_WIDTH,
    0x3000: 0x20,
    0xA0: 0x20,
    0x202F: 0x20,
    0x2009: 0x20,
    0x2007: 0x20,
    **SIMPLIFIED,
    0x2015: 0x2014,
    0x25CB: 0x3007,
    0x2212: 0x2D,
    0x2010: 0x2D,
    0x2011: 0x2D,
    0x301C: 0x7E,
    0xFE63: 0x2D,
    0x2019: 0x27,
    0x2018: 0x27,
    ord("ヵ"): ord("カ"),
    ord("ヶ"): ord("カ"),
}
_PLAIN = {chr(code): chr(plain) for code, plain in _TABLE.items()}
_ANY_SIGN = Lazy("[" + re.escape("".join(_PLAIN)) + "]")
_MIDDLE_POINT = "(?<=[0-9０-９])・(?=[0-9０-９]{1,2}(?:[%％万千亿兆割円倍台人ポトキメ㌦㌧]|%))"
"""The decimal point of Japanese newspapers: 3・3%増, never between other digits (3・11)."""

_WIDE_DIGITS = frozenset("０１２３４５６７８９")
_HAN = Lazy("[一-鿿]")
_KANA = Lazy("[\u3041-\u30fa発売対増単営変実総]")
_HAN_LEADS = bytes(range("一".encode()[0], "鿿".encode()[0] + 1))
_BLANKS = Lazy(" {1,4}")
_DIGITS_AND_PERCENT = frozenset("0123456789%")
_CLOSES = frozenset("0123456789一二三四五六七八九十百千万亿分之点成折个%")
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


_WIDE_COMMA = r"(?<![\d.,][\d]{3})(?<=\d)，(?=\d{3}[元万亿吨人辆台家户个名件套])"
"""A comma of full width inside a number: 36，500元."""


def shadow(text: str) -> str:
    """Return `text` with full-width, no-break and traditional characters made plain, equally long.

    Offsets into the result are offsets into the text; NFKC would shift them.
    """
    if text.isascii():
        return text
    if _is_latin(text):
        return text.replace("\u00a0", " ")
    signs = set(_ANY_SIGN.findall(text))
    if not _WIDE_DIGITS.isdisjoint(signs):
        text = re.sub("(?<=[０-９])，(?=[０-９]{3})", ",", text)
    if "，" in text:
        text = re.sub(_WIDE_COMMA, ",", text)
    for sign in signs:
        text = text.replace(sign, _PLAIN[sign])
    return re.sub(_MIDDLE_POINT, ".", text) if "・" in text else text


def is_wide(char: str) -> bool:
    """Tell whether a character is of Chinese or Japanese writing; the empty one is not."""
    return char > "\u2e80"


def has_han(text: str) -> bool:
    """Whether the text has Chinese characters; as bytes they begin in few ways, found at once."""
    if text.isascii() or _is_latin(text):
        return False
    written = text.encode("utf-8", "surrogatepass")
    return any(lead in written for lead in _HAN_LEADS) and bool(_HAN.search(text))


def has_kana(text: str) -> bool:
    """Whether the text has Japanese syllables, or characters in forms that only Japan writes."""
    return bool(_KANA.search(text))


def _is_latin(text: str) -> bool:
    """Whether all characters are of Latin-1; encoding is far faster than any search."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def closed(text: str) -> tuple[str, Shifts]:
    """Return the text without the blanks that set Chinese characters, digits and signs apart.

    `约 3000 万辆` is written so by habit, `百 分 之 五` by bad extraction.
    """
    gaps = (match.span() for match in _BLANKS.finditer(text))
    return left_out(text, (gap for gap in gaps if _sets_apart(text, *gap)))


def fold(text: str) -> str:
    """Return the text in lower case, equally long: `İ` alone would become two characters."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text.translate(_LOWER)


def _sets_apart(text: str, start: int, end: int) -> bool:
    """Whether blanks stand between a Chinese character and a digit or numeral, or before `%`."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if "\u4e00" <= before <= "\u9fff":
        return after in _CLOSES
    return before in _DIGITS_AND_PERCENT and ("\u4e00" <= after <= "\u9fff" or after == "%")
