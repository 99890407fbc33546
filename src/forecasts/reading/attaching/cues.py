"""Cues of certainty, tense, plan and scenario in running text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from forecasts.reading.attaching.cue_words import CHINESE, Row
from forecasts.reading.attaching.cue_words_english import ENGLISH
from forecasts.reading.attaching.cue_words_japanese import JAPANESE
from forecasts.reading.patterns import Lazy

__all__ = ["Cue", "find_cues", "probability_of"]


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


_HAN = (*CHINESE, *JAPANESE)
_SIGNS = "".join(sorted({sign for row in _HAN for sign in row[0] if sign >= "\u3041"}))
_CHINESE = Lazy(f"(?=[{_SIGNS}])(?:{_join(_HAN).source})")
"""Behind a look at one sign: no cue begins with one that no pattern has."""

_TOKEN = Lazy(r"(?<![\w-])[^\W\d_]+(?:'t)?|'ll")
_BLANKS = Lazy(r"\s\s+|[\n\t]")
_FOLLOWS: dict[str, Lazy] = {
    row[0]: Lazy(f"{row[0]}(?![\\w-])") for rows in ENGLISH.values() for row in rows if row[0]
}


def find_cues(text: str, *, language: str) -> tuple[Cue, ...]:
    """Find the cues of a sentence in order of place.

    Args:
        text: A sentence; longer texts work, a figure is governed within its sentence only.
        language: `zh` for Chinese; anything else is read as English.
    """
    return tuple(_chinese(text) if language.startswith("zh") else _english(text))


def _english(text: str) -> Iterator[Cue]:
    """Look each word up, then what must follow it."""
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
            yield _cue(start, done, lower[start:done], row, "en")
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


def _chinese(text: str) -> Iterator[Cue]:
    for match in _CHINESE.finditer(text):
        index = int((match.lastgroup or "r0")[1:])
        cue = _cue(match.start(), match.end(), match[0], _HAN[index], "zh")
        yield cue._replace(final=True) if index >= len(CHINESE) else cue


def _cue(start: int, end: int, words: str, row: Row, language: str) -> Cue:
    _, tense, certainty, probability, modality = row
    return Cue(
        start=start,
        end=end,
        words=words,
        tense=tense,
        certainty=_certainty(words, certainty, language) if certainty else "",
        probability=probability,
        modality=modality,
    )


def _certainty(words: str, certainty: str, language: str) -> str:
    """Return the certainty word as printed where it is one of ours, else its class."""
    if language == "zh":
        return words if certainty and words != "会" else certainty
    heads = re.findall(
        r"could|may|might|would|should|will|potential|possibly|perhaps", words.lower()
    )
    if heads and certainty in ("could", "will", "would"):
        return str(heads[0])
    return certainty


def probability_of(word: str, *, language: str = "en") -> float | None:
    """Return the probability that a certainty word stands for, or None when it has none.

    A claim's `certainty:` in the ledger is looked up here, so that ledger and reader agree.
    """
    key = "zh" if language.startswith("zh") or re.search(r"[\u4e00-\u9fff]", word) else "en"
    for cue in find_cues(f"{word.strip()} it", language=key):
        if cue.probability is not None:
            return cue.probability
    return None
