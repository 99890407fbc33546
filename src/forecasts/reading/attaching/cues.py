"""Cues of certainty, tense, plan and scenario in running text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from forecasts.reading.attaching.cue_words import CHINESE, Row
from forecasts.reading.attaching.cue_words_english import ENGLISH
from forecasts.reading.attaching.cue_words_japanese import JAPANESE
from forecasts.reading.patterns import Lazy

__all__ = [
    "Cue",
    "find_chinese_cues",
    "find_english_cues",
    "find_japanese_cues",
]


class Cue(NamedTuple):
    """A word that says how a figure near it is meant.

    Attributes:
        start: Offset of the first character.
        end: Offset behind the last.
        words: The words themselves, in lower case.
        tense: `future`, `past`, `present`, `estimate` (future only of a future year), `base` (the
            figure behind it is what another one is compared with), or empty.
        certainty: The certainty word of METHOD section 3 that it stands for; may be empty.
        probability: What the word is worth; None where there is no survey.
        modality: `target`, `scenario` or empty.
        final: Whether it ends its sentence, as a Japanese verb does, and governs what is before it.
    """

    start: int
    end: int
    words: str
    tense: str
    certainty: str
    probability: float | None
    modality: str
    final: bool = False


def _join(rows: tuple[Row, ...]) -> Lazy:
    return Lazy("|".join(f"(?P<r{index}>{row[0]})" for index, row in enumerate(rows)))


_BOTH = (*CHINESE, *JAPANESE)


def _pattern(rows: tuple[Row, ...]) -> Lazy:
    """Return the rows as one pattern behind a look at one sign: no cue begins with another."""
    signs = "".join(sorted({sign for row in rows for sign in row[0] if sign >= "\u3041"}))
    return Lazy(f"(?=[{signs}])(?:{_join(rows).source})")


_IN_CHINESE, _IN_JAPANESE = _pattern(CHINESE), _pattern(_BOTH)

_TOKEN = Lazy(r"(?<![\w-])[^\W\d_]+(?:'t)?|'ll")
_BLANKS = Lazy(r"\s\s+|[\n\t]")
_FOLLOWS: dict[str, Lazy] = {
    row[0]: Lazy(f"{row[0]}(?![\\w-])") for rows in ENGLISH.values() for row in rows if row[0]
}


def find_chinese_cues(text: str) -> Iterator[Cue]:
    """Yield the cues of a Chinese sentence in order of place."""
    return map(_han_cue, _IN_CHINESE.finditer(text))


def find_japanese_cues(text: str) -> Iterator[Cue]:
    """Yield the cues of a Japanese sentence, in the words that it shares with Chinese as well."""
    return map(_han_cue, _IN_JAPANESE.finditer(text))


def find_english_cues(text: str) -> Iterator[Cue]:
    """Yield the cues of an English sentence: each word is looked up, then what must follow it."""
    lower = text.lower().replace("’", "'")
    if len(lower) != len(text):
        lower = text
    if _BLANKS.search(lower):
        lower = lower.replace("\n", " ").replace("\t", " ")
    done = 0
    for token in _TOKEN.finditer(lower):
        start, end = token.span()
        rows = ENGLISH.get(token[0])
        if rows is None and token[0].endswith("ed") and _FIGURE_AHEAD.match(lower, end):
            rows = _PAST_VERB
        if rows is None or start < done or (token[0] == "may" and _is_month(text, start, end)):
            continue
        for row in rows:
            ahead = _FOLLOWS[row[0]].match(lower, end) if row[0] else None
            if ahead is None and (row[0] or lower[end : end + 1] == "-"):
                continue
            done = ahead.end() if ahead else end
            words = lower[start:done]
            yield _cue(start, done, words, row, _printed(words, row[2]))
            break


_PAST_VERB: tuple[Row, ...] = (("", "past", "", None, ""),)
_FIGURE_AHEAD = Lazy(
    r"(?<!eed)(?<!hundred)(?<! aged)(?<! combined)(?<!unlimited)(?<!related)(?<!detailed)"
    r" (?:(?:a|an|the|its|about|around|nearly|almost|over|only|just|some|roughly|at least|more than"
    r"|up to|as many as|another|record|further|total of) )*(?:[a-z]{0,3}[$€£¥]|\d)"
)
"""What follows a regular verb in the past that no list has: `enrolled 412 patients`."""


def _is_month(text: str, start: int, end: int) -> bool:
    """Tell May from the verb: `in May to`, `May sales rose`; not `Sales May Rise`, a headline."""
    if text[start] != "M":
        return False
    headline = text[end + 1 : end + 2].isupper() and _CAPITALISED.search(text, 0, start)
    return not headline


_CAPITALISED = Lazy(r"(?<![^\s])[A-Z]\S*\s\Z")


def _han_cue(match: re.Match[str]) -> Cue:
    """Return the cue of a matched row; those of Japanese verbs are final."""
    index = int((match.lastgroup or "r0")[1:])
    certainty = "" if match[0] == "会" else match[0]
    cue = _cue(match.start(), match.end(), match[0], _BOTH[index], certainty)
    return cue._replace(final=index >= len(CHINESE))


def _cue(start: int, end: int, words: str, row: Row, printed: str) -> Cue:
    """Return a cue with its certainty word, as printed where that is one of ours."""
    _, tense, certainty, probability, modality = row
    certainty = certainty and (printed or certainty)
    return Cue(start, end, words, tense, certainty, probability, modality)


_HEADS = Lazy(r"could|may|might|would|should|will|potential|possibly|perhaps")


def _printed(words: str, certainty: str) -> str:
    """Return the English certainty word as printed where it is one of ours."""
    found = _HEADS.search(words.lower()) if certainty in ("could", "will", "would") else None
    return found[0] if found else ""
