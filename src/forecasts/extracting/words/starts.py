"""Patterns of many words, and where any of them stands in an English text: behind a blank.

A search for one sign, a blank, is several times as fast as one for the edge of a word; so the text
gets a twin, equally long, in which all but letters are blanks.
"""

import re
from collections.abc import Iterator

__all__ = ["by_letter", "heads", "spaced", "word_starts"]

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

    The blank stands where the word does in the text.
    """
    begun = {
        _NO_LETTER.split(head)[0] + r"\b" * (whole or not head.isalpha())
        for head, whole in _heads(alternatives, _HEAD)
    }
    return re.compile(f" (?={by_letter('|'.join(sorted(begun)))})")


_NO_LETTER = re.compile(r"[^A-Za-z]")


def heads(pattern: str, most: int) -> set[str]:
    """Return the first signs, at most so many, of each text that a pattern of words can match.

    It may be asked for first, which is fast, whatever optional words the pattern begins with.
    """
    return {head for head, _ in _heads(pattern, most)}


def _heads(pattern: str, most: int) -> set[tuple[str, bool]]:
    """Return the heads of a pattern, and whether the whole match is so long."""
    return set().union(*(_heads_of_one(one, most) for one in _split(pattern)))


_ATOM = re.compile(
    r"(?P<nothing>\(\?<?[=!]|\\b)|(?P<group>\((?:\?:)?)|\[(?P<any>[^\]\\^-]+)\]|(?P<kind>\[(?:\\.|[^\]])*\]|\\.|\.)|(?P<sign>.)"
)
_TIMES = re.compile(r"(?:[?*+]|\{[\d,]*\})?[?+]?")


def _heads_of_one(alternative: str, most: int) -> set[tuple[str, bool]]:
    """Return the same of one alternative: atom by atom, as far as all of what matched is known."""
    going, done, at = {""}, set[tuple[str, bool]](), 0
    while going and (atom := _ATOM.match(alternative, at)):
        grouped = alternative[at] == "("
        end = at + _end_of_group(alternative[at:]) + 1 if grouped else atom.end()
        times = _TIMES.match(alternative, end)
        at = times.end() if times else end
        if atom["nothing"]:
            continue
        if grouped:
            firsts = _heads(alternative[atom.end() : end - 1], most)
        else:
            firsts = {(sign, True) for sign in atom["any"] or atom["sign"] or ""} or {("", False)}
        often = times[0][:1] if times else ""
        if often in {"*", "+", "{"}:
            firsts = {(first, False) for first, _ in firsts}
        if often in {"*", "?", "{"}:
            firsts.add(("", True))
        further = {((one + first)[:most], goes_on) for one in going for first, goes_on in firsts}
        going = {one for one, goes_on in further if goes_on and len(one) < most}
        done |= {(one, False) for one, goes_on in further if not goes_on or len(one) == most}
    return done | {(one, True) for one in going}


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
