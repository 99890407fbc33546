"""Texts of others, made harmless where they are printed: to spreadsheets, in JSON, on terminals."""

import os
import re
from collections.abc import Sequence
from typing import TextIO

from forecasts.problem import one_line, printable

__all__ = [
    "Inert",
    "code_span",
    "defused",
    "escaped_json",
    "fused",
    "link_target",
    "names_in_ledger",
]

_RUN_BY_SPREADSHEETS = re.compile(r"'*[ \n]*[=+\-@\t\r＝＋－＠]")
_BACKTICKS = re.compile(r"`+")
_NO_LINK = re.compile(r"[\s<>\\]")


def defused(text: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: an apostrophe goes in front of one.

    One that has apostrophes in front already gets one more, so that `fused` gives each text back.
    """
    return "'" + text if _RUN_BY_SPREADSHEETS.match(text) else text


def fused(text: str) -> str:
    """Return the text that `defused` made a cell of."""
    return text[1:] if text[:1] == "'" and _RUN_BY_SPREADSHEETS.match(text) else text


def escaped_json(text: str) -> str:
    """Return JSON that says the same, every character that does not print written as its code."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        sign if sign == "\n" or sign.isprintable() else _escape(ord(sign)) for sign in text
    )


def _escape(code: int) -> str:
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def code_span(text: str) -> str:
    """Return a text as a code span of Markdown, whatever it holds."""
    words = one_line(text)
    longest = max((len(found) for found in _BACKTICKS.findall(words)), default=0)
    fence = "`" * (longest + 1)
    blank = " " if longest or not words.strip() else ""
    return f"{fence}{blank}{words}{blank}{fence}"


def link_target(address: str) -> str:
    """Return an address that stays inside the angle brackets of a Markdown link."""
    return _NO_LINK.sub(lambda found: f"%{ord(found[0]):02X}", one_line(address, len(address)))


def names_in_ledger(names: Sequence[str]) -> dict[str, str]:
    """Return each name of a file as the ledger's folder knows it, without a path of this machine.

    Relative names stay; absolute ones begin with the folder that holds them all.
    """
    if not any(os.path.isabs(name) for name in names):
        return {name: name for name in names}
    folder = os.path.dirname(os.path.commonpath([os.path.dirname(name) for name in names]))
    return {name: os.path.relpath(name, folder).replace(os.sep, "/") for name in names}


class Inert:
    """A stream that lets no escape sequence and no mark of direction through to a terminal."""

    def __init__(self, stream: TextIO) -> None:
        """Take the stream that is written to."""
        self._stream = stream

    def write(self, text: str) -> int:
        """Write the text, its lines and tabs kept, all else that does not print replaced."""
        if not text.isprintable():
            text = "".join(sign if sign in "\n\t" else printable(sign) for sign in text)
        return self._stream.write(text)

    def __getattr__(self, name: str) -> object:
        """Be the stream for everything else."""
        return getattr(self._stream, name)
