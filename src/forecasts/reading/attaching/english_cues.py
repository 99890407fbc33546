"""Which English cues speak for a figure, and which are forms of a noun or of another verb."""

from collections.abc import Callable
from typing import Literal

from forecasts.reading.attaching.asked import Condition, Heard, beside, heard
from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.scene import Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule, first

__all__ = ["cues_that_speak"]

_UNREAL = Lazy(r"\W*Had\s+(?!(?:to|been)\b)")
"""What opens a sentence of what would be if something had been: it is not to come."""

_SAME_FORM = (
    r"(?:cost|hit|cut|put|set|spread|shed|become|come|run|cover|handle|run|hold|use|build|generate"
    r"|produce|include)\Z"
)
"""Verbs whose base form may be taken for a past or present one: `will open and cost $5m`."""

_NOUN_FORM = (
    r"(?:costs|exports|imports|uses|features|offers|supplies|averages|totals|supports|ships)\Z"
)
"""Verbs that are nouns where a promise takes them along: `sees exports falling 4%`."""

_FORM = rf".*ed\Z|{_SAME_FORM}|{_NOUN_FORM}"
_AND = r"(?:\band|\bor|\bbut|,)\s+"
_BE_ONLY = (
    r"(?i)\s*(?:(?:be|been|have|has|see|get|still|nearly|more\s+than|over|almost|also|further|only"
    r"|reach|to)\s+)*"
)
_NO_OTHER_VERB = r"(?is)(?:(?![,;]|\b(?:that|which|who|it|they|and|but|as)\b).)*"


def _behind_promise(
    between: str, *, named: str = "", only: Condition[Heard] | None = None
) -> Callable[[Heard], Literal[True] | None]:
    """Return what speaks of a cue that a promise governs.

    Args:
        between: Pattern of all that stands between them.
        named: Pattern of the words of the cue.
        only: What else must be so.
    """
    gap, own = Lazy(between), Lazy(named)

    def speaks(asked: Heard) -> Literal[True] | None:
        last = asked.last
        told = (
            last
            and (last.tense in ("future", "estimate") or last.words.endswith(" be"))
            and own.match(asked.words)
            and (only is None or only(asked))
            and gap.fullmatch(asked.scene.text, last.end, asked.cue.start)
        )
        return True if told else None

    return speaks


def _is_of_now(asked: Heard) -> bool:
    return asked.cue.tense in ("past", "present")


def _is_no_promise(asked: Heard) -> bool:
    return asked.cue.tense in ("past", "present", "infinitive")


def _is_no_deed(asked: Heard) -> bool:
    """Tell a promise, `will open and cost $5m`, from `raised its outlook and cut 3,000 jobs`."""
    last = asked.last
    return last is not None and last.tense == "future" and last.certainty != "forecast"


def _is_of_a_promise(asked: Heard) -> bool:
    """Tell a word in the clause of a promise: `would raise an estimated $5 billion`."""
    last, scene = asked.last, asked.scene
    promised = last is not None and last.tense == "future"
    return bool(promised and last and scene.clause(last.start) == scene.clause(asked.cue.start))


def _is_participle(asked: Heard) -> Literal[True] | None:
    """Tell a past form of what was counted: `from 277 million units sold to 247`."""
    cue, last, figures = asked.cue, asked.last, asked.scene.quantities
    between = any(one.end + 1 == cue.start for one in figures) and figures[-1].start > cue.end
    return True if last and (last.tense, cue.tense) == ("future", "past") and between else None


SILENT: tuple[Rule[Heard, Literal[True]], ...] = (
    Rule(
        "form of a noun", "en",
        beside(before=r"(?i)\b(?:the|an?|its|their|our|of)\s\Z", named=_FORM,
            only=_is_of_now),
        ("Vans will be 12% of sales this year, below the mandated [16%].",),
        ("Vans will be 12% of sales, and it mandated [16%].",),
    ),
    Rule(
        "who forecasts, or how", "en",
        beside(
            behind=r"(?i)\s+(?:method(?:ology|s)?|models?|modell?ing|accuracy|errors?|teams?|units?|process"
            r"|software|tools?|services?|divisions?|arm)\b",
            named=r"(?:forecast|projection|estimate|outlook)s?\Z",
        ),
        ("Its spending forecast methodology relies on sales of [900] firms.",),
        ("Its spending forecast relies on sales of [900] firms.",),
    ),
    Rule(
        "participle of a label", "en",
        beside(behind=r":\s", named=r".*ed\Z|(?:built|made|sold|spent|bought|lost|shed)\Z",
            only=_is_of_now),
        ("Targets for 2035:\n- freight moved: [28 million tonnes]",),
        ("Targets for 2035:\n- freight was moved [28 km]",),
    ),
    Rule(
        "cut of a rate", "en",
        beside(
            before=r"(?i)\b(?:rate|price|tax|job|output|production|spending|pay|dividend|budget|tariff|supply)\s\Z",
            named=r"cut\Z",
            only=_is_of_now,
        ),
        ("Economists expect a rate cut of [25 basis points] in June.",),
        ("The bank cut [25 basis points] in June.",),
    ),
    Rule(
        "estimate of a promise", "en",
        beside(
            before=r"(?i)\ban?\s\Z", named=r"(?i)estimated\Z", behind=r"\s[a-z]{0,3}[$€£¥]?\d",
            only=_is_of_a_promise,
        ),
        ("The tax would raise an estimated [$5 billion] a year.",),
        ("The tax raised an estimated [$5 billion] a year.",),
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
        "second verb of a promise", "en",
        _behind_promise(rf"(?s).*{_AND}", named=_SAME_FORM, only=_is_no_deed),
        ("The plant will open and cost [$5 million].",),
        ("It raised its outlook to $4 billion and cut [3,000 jobs].",),
    ),
    Rule(
        "second verb of a perfect", "en",
        _behind_promise(rf"(?s)\s+have\s.*{_AND}", named=r".*ed\Z"),
        ("By 2030 it will have cut 9 million jobs and created [7 million].",),
        ("It will cut 9 million jobs and it created [7 million].",),
    ),
    Rule(
        "noun behind a promise", "en", _behind_promise(_NO_OTHER_VERB, named=_NOUN_FORM),
        ("The bank will cut costs by [$60 million] in 2027.",),
        ("The plan costs [$60 million].",),
    ),
    Rule(
        "participle of a promise", "en", _behind_promise(_BE_ONLY, only=_is_no_promise),
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
    unreal = cue.words in ("would", "could", "might") and _UNREAL.match(scene.text)
    return cue._replace(tense="past") if unreal else cue
