"""Which English cues speak for a figure, and which are forms of a noun or of another verb."""

from typing import Literal

from forecasts.reading.attaching.asked import Heard, beside, heard
from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.scene import Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule, first

__all__ = ["cues_that_speak"]

_UNREAL = Lazy(r"\W*Had\s+(?!(?:to|been)\b)")
"""What opens a sentence of what would be if something had been: it is not to come."""

_SAME_FORM = frozenset(
    "cost hit cut put set spread shed become come run cover handle run hold use build generate "
    "produce include".split()
)
"""Verbs whose base form may be taken for a past or present one: `will open and cost $5m`."""

_NOUN_FORMS = frozenset(
    "costs exports imports uses features offers supplies averages totals supports ships".split()
)
"""Verbs that are nouns where a promise takes them along: `sees exports falling 4%`."""

_AND = Lazy(r"(?:\band|\bor|\bbut|,)\s+\Z")
_PERFECT = Lazy(r"\s+have\s")
_OWN_VERB = Lazy(r"(?i)[,;]|\b(?:that|which|who|it|they|and|but|as)\b")
_BE_ONLY = Lazy(
    "(?i)"
    r"\s*(?:(?:be|been|have|has|see|get|still|nearly|more\s+than|over|almost|also|further|only"
    r"|reach|to)\s+)*"
)


Drops = Literal[True] | None


def _is_form(asked: Heard) -> bool:
    """Tell a cue that may be the form of a noun, as `reported` and `costs`."""
    cue = asked.cue
    form = cue.words.endswith("ed") or cue.words in _SAME_FORM or cue.words in _NOUN_FORMS
    return form and cue.tense in ("past", "present")


def _is_participle(asked: Heard) -> Drops:
    """Tell a past form of what was counted: `from 277 million units sold to 247`."""
    cue, figures = asked.cue, asked.scene.quantities
    told = (
        _is_promise(asked.last)
        and cue.tense == "past"
        and any(one.end + 1 == cue.start for one in figures)
        and any(one.start > cue.end for one in figures)
    )
    return True if told else None


def _is_promised_too(asked: Heard) -> Drops:
    """Tell the second verb of one promise, `will open and cost $5m`, from a deed of its own.

    `Raised its outlook to $4bn and cut 3,000 jobs` tells of what was done.
    """
    cue, last, scene = asked.cue, asked.last, asked.scene
    if last is None or cue.words not in _SAME_FORM or not _is_promise(last):
        return None
    deed = last.certainty == "forecast" and _has_figure(scene, last, cue)
    joined = _AND.search(scene.text, last.end, cue.start)
    same = scene.clause(last.start) == scene.clause(cue.start)
    return True if joined and same and not deed else None


def _is_perfect_too(asked: Heard) -> Drops:
    """Tell what a promise of the perfect takes along: `will have cut 9 million and created 7`."""
    cue, last, text = asked.cue, asked.last, asked.scene.text
    if last is None or not cue.words.endswith("ed"):
        return None
    told = _PERFECT.match(text, last.end) and _AND.search(text, last.end, cue.start)
    return True if told else None


def _is_noun(asked: Heard) -> Drops:
    """Tell a noun that a promise takes along: `sees exports falling 4%`."""
    cue, last = asked.cue, asked.last
    if last is None or cue.words not in _NOUN_FORMS or not _is_promise(last):
        return None
    return None if _OWN_VERB.search(asked.scene.text, last.end, cue.start) else True


def _is_governed(asked: Heard) -> Drops:
    """Tell a participle that a promise governs: `is expected to be valued at`, `could hit`."""
    cue, last = asked.cue, asked.last
    if last is None or cue.tense not in ("past", "present", "infinitive"):
        return None
    if last.tense not in ("future", "estimate") and not last.words.endswith(" be"):
        return None
    gap = asked.scene.text[last.end : cue.start] + " "
    return True if _BE_ONLY.fullmatch(gap) else None


def _is_promise(cue: Cue | None) -> bool:
    return cue is not None and cue.tense == "future"


def _has_figure(scene: Scene, first_cue: Cue, second: Cue) -> bool:
    return any(first_cue.end <= one.start < second.start for one in scene.quantities)


SILENT: tuple[Rule[Heard, Literal[True]], ...] = (
    Rule(
        "form of a noun", "en",
        beside(before=r"(?i)\b(?:the|an?|its|their|our|of)\s\Z", only=_is_form),
        ("Vans will be 12% of sales this year, below the mandated [16%].",),
        ("Vans will be 12% of sales, and it mandated [16%].",),
    ),
    Rule(
        "year compared with", "en",
        beside(before=r"(?i)\b(?:from|than|over|on|versus)\s+\Z", named=r"last year\Z"),
        ("Growth is to slow, up from last year, to [3%].",),
        ("Growth slowed last year to [3%].",),
    ),
    Rule(
        "participle of what is counted", "en", _is_participle,
        ("Sales will shrink from 277 million units sold to [247 million].",),
        ("Sales will shrink by 277 million units to [247 million].",),
    ),
    Rule(
        "second verb of a promise", "en", _is_promised_too,
        ("The plant will open and cost [$5 million].",),
        ("It raised its outlook to $4 billion and cut [3,000 jobs].",),
    ),
    Rule(
        "second verb of a perfect", "en", _is_perfect_too,
        ("By 2030 it will have cut 9 million jobs and created [7 million].",),
        ("It will cut 9 million jobs and it created [7 million].",),
    ),
    Rule(
        "noun behind a promise", "en", _is_noun,
        ("The bank will cut costs by [$60 million] in 2027.",),
        ("The plan costs [$60 million].",),
    ),
    Rule(
        "participle of a promise", "en", _is_governed,
        ("The market is expected to be valued at [$9 billion].",),
        ("The market was valued at [$9 billion].",),
    ),
)  # fmt: skip
"""Which cues say nothing of a figure; the first that speaks decides."""


def cues_that_speak(scene: Scene) -> tuple[Cue, ...]:
    """Return the cues of a sentence that may speak for a figure, in order of place."""
    kept: list[Cue] = []
    for cue in scene.cues:
        told = _told(scene, cue)
        if cue.tense and not first(SILENT, heard(scene, told, kept[-1] if kept else None))[1]:
            kept.append(told)
    return tuple(kept)


def _told(scene: Scene, cue: Cue) -> Cue:
    """Return a cue; what would be if something had been is not to come."""
    if cue.words in ("would", "could", "might") and _UNREAL.match(scene.text):
        return cue._replace(tense="past")
    return cue
