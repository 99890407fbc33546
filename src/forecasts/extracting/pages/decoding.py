"""Bytes to text: the encoding that a byte order mark, a page or the text itself speaks for."""

import codecs
import re

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 200_000  # bytes that are enough to know an encoding by
_EAST = ("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr")
_COMMON = frozenset(
    "的是在了和有中国年到将人市场预计公司业为上时会超元亿这個們國與發電車產業場預計億為時會對後點實現"
    "はのをにがでとしたるいすこれまあもかりなさんてらっ。，、"
)
_LATIN = re.compile(r"[A-Za-z]")


def decode(data: bytes) -> str | None:
    """Return the text of `data`; None when no encoding makes sense of it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace").removeprefix("\ufeff")
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        # A few bad bytes at the end or in a long text are damage, not another encoding.
        damaged = data.decode("utf-8", "replace")
        if fault.start > 1000 and damaged.count("\ufffd") * 500 < len(damaged):
            return damaged
    return _eastern(data)


def _wide(data: bytes) -> str:
    """Return UTF-16 where every other byte of a text without mark is zero."""
    head = data[:4000]
    if len(head) < 4:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.1 else ""


def _eastern(data: bytes) -> str | None:
    """Return the reading with most of the characters that texts of its language are made of."""
    best, most = None, 0.0
    for name in _EAST:
        text = data[:_HEAD].decode(name, "replace")
        foreign = [char for char in text if ord(char) > 0x7F]
        bad = text.count("\ufffd")
        if not foreign or bad > 0.02 * len(text) + 1:
            continue
        share = sum(char in _COMMON for char in foreign) / len(foreign)
        if share > most + 0.01:
            best, most = name, share
    if best and most > 0.08:
        return data.decode(best, "replace")
    text = data.decode("cp1252", "replace")
    letters = len(_LATIN.findall(text[:_HEAD]))
    printable = letters > 0.5 * len(text[:_HEAD]) and text[:_HEAD].count("\0") == 0
    return text if printable else None
