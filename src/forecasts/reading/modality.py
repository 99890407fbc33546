"""Cues of certainty, tense, plan and scenario in running text."""

import re
from dataclasses import dataclass

from forecasts.reading.modality_words import CHINESE, ENGLISH, Row
from forecasts.reading.patterns import Lazy

__all__ = ["Cue", "find_cues", "probability_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
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
    """

    start: int
    end: int
    words: str
    tense: str
    certainty: str
    probability: float | None
    modality: str


def _join(rows: tuple[Row, ...], frame: str) -> Lazy:
    groups = "|".join(f"(?P<r{index}>{row[0]})" for index, row in enumerate(rows))
    return Lazy("(?i)" + frame.format(groups))


_ROWS = {"en": ENGLISH, "zh": CHINESE}
_PATTERNS = {
    "en": _join(ENGLISH, r"(?<![\w-])(?:{})(?![\w-])"),
    "zh": _join(CHINESE, r"(?:{})"),
}


def find_cues(text: str, *, language: str) -> tuple[Cue, ...]:
    """Find the cues of a sentence in order of place.

    Args:
        text: A sentence; longer texts work, a figure is governed within its sentence only.
        language: `zh` for Chinese; anything else is read as English.
    """
    key = "zh" if language.startswith("zh") else "en"
    rows = _ROWS[key]
    found = []
    for match in _PATTERNS[key].finditer(text):
        _, tense, certainty, probability, modality = rows[int((match.lastgroup or "r0")[1:])]
        found.append(
            Cue(
                start=match.start(),
                end=match.end(),
                words=match[0].lower(),
                tense=tense,
                certainty=_certainty(match[0], certainty, key),
                probability=probability,
                modality=modality,
            )
        )
    return tuple(found)


def _certainty(words: str, certainty: str, language: str) -> str:
    """Return the certainty word as printed where it is one of ours, else its class."""
    if language == "zh":
        return words if certainty and words != "会" else certainty
    heads = re.findall(
        r"could|may|might|would|should|will|potential|possibly|perhaps", words.lower()
    )
    if heads and certainty in ("could", "will", "would"):
        return heads[0]
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
