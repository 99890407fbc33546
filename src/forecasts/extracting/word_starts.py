"""Patterns of many words, and where any of them stands in an English text: behind a blank.

A search for one sign, a blank, is several times as fast as one for the edge of a word; so the text
gets a twin, equally long, in which all but letters are blanks.
"""

import re
from collections.abc import Iterator

__all__ = ["by_letter", "spaced", "word_starts"]

_BLANK = bytes(code if chr(code).isascii() and chr(code).isalpha() else 32 for code in range(256))
_HEAD = 4
"""Letters by which a word is told: few words of a text begin as one of a list does."""


def spaced(text: str) -> str:
    """Return the text behind a blank, with blanks for all but the letters from A to Z."""
    return " " + text.encode("latin-1", "replace").translate(_BLANK).decode("ascii")


def by_letter(alternatives: str) -> str:
    """Return alternatives of a pattern put together by their first letter: fewer are tried.

    One that begins with another sign than a letter is left as it is; no first letter may be optional.
    """
    groups: dict[str, list[str]] = {}
    for one in _split(alternatives):
        groups.setdefault(one[0] if one[0].isalpha() else "", []).append(one)
    return "|".join(
        "|".join(ones) if not letter else f"{letter}(?:{'|'.join(one[1:] for one in ones)})"
        for letter, ones in groups.items()
    )


def word_starts(alternatives: str) -> re.Pattern[str]:
    """Return what finds in `spaced(text)` the blank before each word that alternatives may begin.

    The blank stands where the word does in the text. An alternative may begin with a group of
    words; else it begins with letters that are not optional.
    """
    heads = sorted({head for one in _split(alternatives) for head in _heads(one)})
    return re.compile(f" (?={by_letter('|'.join(heads))})")


def _heads(alternative: str) -> Iterator[str]:
    """Yield the first letters of an alternative, or of each word of the group that it begins with."""
    if alternative.startswith("(?:"):
        for word in _split(alternative[3 : _end_of_group(alternative)]):
            yield from _heads(word)
        return
    letters = _LETTERS.match(alternative)
    head = letters[0] if letters else ""
    short = len(head) < _HEAD and alternative[len(head) : len(head) + 1] in {"", " ", "-"}
    yield f"{head} " if short else head[:_HEAD]


_LETTERS = re.compile(r"(?:[A-Za-z](?!\?))+")


def _end_of_group(pattern: str) -> int:
    """Return where the group ends that a pattern begins with."""
    depth = 0
    for at, sign in enumerate(pattern):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return at
    return len(pattern)


def _split(alternatives: str) -> Iterator[str]:
    """Yield the alternatives that no group holds."""
    depth = start = 0
    for at, sign in enumerate(f"{alternatives}|"):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            yield alternatives[start:at]
            start = at + 1
