"""Whether a figure is a forecast: from the tense of its words and the days of its period."""

from datetime import date
from typing import NamedTuple

from forecasts.reading.attaching.scene import Scene, Stance
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import is_placed
from forecasts.reading.periods.spans import FoundPeriod
from forecasts.reading.rules import Rule, first

__all__ = ["looks_ahead"]

_FORECAST_MARK = Lazy(r"\d\s?[(（]?F[)）]?(?![A-Za-z])|(?<=\d)F(?![A-Za-z])")
"""What analysts put behind a year that is forecast: 2026F; an `E` may be of one just over."""

_ESTIMATE_MARK = Lazy(r"[Ee]:")
"""What labels a figure of a year that still runs: `(FY26E: INR 930)`."""

_OF_THE_YEAR = Lazy(r"(?i)(?:for\s+)?(?:the\s+)?(?:full[\s-]|fiscal[\s-])?year")
_WHOLE_YEAR = Lazy(r"(?:全年|通期|[今当]期)\Z")
"""What names a year that still runs as a whole: nobody knows it yet."""

_VERBS = frozenset(("verb before", "verb at the end"))

_HARDLY_BEGUN = 5
"""A plan speaks without a verb of a period of which one day in so many is over *[ours]*."""
_SHORT = 80
_DIGIT = Lazy(r"\d")
_FIRST_DAYS = Lazy(r"(?:度)?(?:第?一?[首周]|头|元旦|春节|开年|前|初|假)")
"""Behind a year what narrows it to its first days: 2026年首周."""

_DAYS_UNTIL_KNOWN = 400
"""How long after its end a period's outcome may be unpublished *[ours]*."""


class Judging(NamedTuple):
    """A figure of which rules are asked whether it looks ahead.

    Attributes:
        scene: Its sentence.
        stance: What the rules of its language say.
        when: Where its period lies: `future`, `past`, `now`, or empty where it says nothing.
        scenario: Whether it is said of a scenario.
    """

    scene: Scene
    stance: Stance
    when: str
    scenario: bool


def _has_mark(asked: Judging) -> bool | None:
    """Tell the mark of a forecast behind a year: `1.8% in 2026F`."""
    found = asked.stance.found
    marked = found and asked.stance.direct and _FORECAST_MARK.match(asked.scene.text, found.end - 1)
    return True if marked else None


def _has_label(asked: Judging) -> bool | None:
    """Tell the label of an estimate of a year that has not ended: `(FY26E: INR 930)`."""
    found = asked.stance.found
    if not found or asked.when not in ("now", "future"):
        return None
    own = "period of its own" in asked.stance.rules
    return True if own and _ESTIMATE_MARK.match(asked.scene.text, found.end) else None


def _is_base(asked: Judging) -> bool | None:
    """Tell what is compared with: a forecast only where its own period behind it lies ahead."""
    if asked.stance.tense != "base":
        return None
    return asked.when == "future" and any("behind" in rule for rule in asked.stance.rules)


def _is_over(asked: Judging) -> bool | None:
    """Tell a period that is over: its figures may still be foreseen, until they are out."""
    if asked.when != "past":
        return None
    return asked.stance.tense == "future" and _may_be_unknown(asked.stance, asked.scene)


def _has_happened(asked: Judging) -> bool | None:
    """Tell what was said in a year that runs: `By 2025 it had 131 GW`."""
    stance = asked.stance
    told = not _VERBS.isdisjoint(stance.rules)
    if asked.when != "future" or stance.tense != "past" or not told:
        return None
    period, stated = stance.period, asked.scene.stated
    return False if period and stated and period.start <= stated else None


def _has_no_verb(asked: Judging) -> bool | None:
    """Tell a verb left out: `shows coal supplying 22% in 2040; with them, 9%`."""
    stance = asked.stance
    inherited = {"inherited tense", "inherited period"} <= set(stance.rules)
    return True if asked.when == "future" and stance.tense == "present" and inherited else None


def _is_to_come(asked: Judging) -> bool | None:
    """Tell a period that lies ahead, unless a verb of now or before has it from elsewhere."""
    stance = asked.stance
    if asked.when != "future":
        return None
    voiceless = stance.tense not in ("past", "present")
    return voiceless or stance.direct or (asked.scenario and stance.tense != "past")


def _has_hardly_begun(asked: Judging) -> bool | None:
    """Tell what a plan says without a verb of the year that begins: `2026年新建学校12所`."""
    found, stated = asked.stance.found, asked.scene.stated
    if asked.when != "now" or asked.stance.tense or found is None or stated is None:
        return None
    period = found.period
    days, passed = (period.end - period.start).days, (stated - period.start).days
    if days < _SHORT or _HARDLY_BEGUN * passed > days or not _DIGIT.search(period.words):
        return None
    return None if _FIRST_DAYS.match(asked.scene.text, found.end) else True


def _is_whole_year(asked: Judging) -> bool | None:
    """Tell what is said without a verb of the whole year that runs: `For the year, $5 to $6`."""
    found = asked.stance.found
    told = found and asked.when == "now" and not asked.stance.tense
    return True if told and found and _OF_THE_YEAR.fullmatch(found.period.words) else None


def _is_estimate(asked: Judging) -> bool | None:
    """Tell an estimate of a period that still runs from one of a finished or unnamed period."""
    if asked.stance.tense != "estimate":
        return None
    return asked.scenario or (asked.when == "now" and asked.scene.stated is not None)


def _by_tense(asked: Judging) -> bool | None:
    """Let the tense of the words decide, and a scenario where they are of now."""
    tense = asked.stance.tense
    return tense == "future" or (asked.scenario and tense != "past")


AHEAD: tuple[Rule[Judging, bool], ...] = (
    Rule(
        "mark of a forecast", "", _has_mark,
        ("Growth was [1.8%] in 2024F.",),
        ("Growth was [1.8%] in 2024.",),
    ),
    Rule(
        "label of an estimate", "", _has_label,
        ("It rose (FY25E: [INR 930 million]).",),
        ("It rose (FY25: [INR 930 million]).",),
    ),
    Rule(
        "compared with", "", _is_base,
        ("In a downside scenario, sales will be 9 million, up from [7 million].",),
        ("In a downside scenario, sales will be 9 million, and then [7 million].",),
    ),
    Rule(
        "period that is over", "", _is_over,
        ("Sales in 2023 will have been [9 million].",),
        ("Sales in 2026 will have been [9 million].",),
    ),
    Rule(
        "year that runs", "", _has_happened,
        ("By 2025 it had [131 GW].", "2025年度の予算は[9億円]だった。"),
        ("By 2025 it will have [131 GW].",),
    ),
    Rule(
        "verb left out", "", _has_no_verb,
        ("The path shows coal supplying 22% in 2040; with them, [9%].",),
        ("The path shows coal supplying 22% in 2020; with them, [9%].",),
    ),
    Rule(
        "period ahead", "", _is_to_come,
        ("Output: [40 GW] in 2030.",),
        ("Output: [40 GW] in 2020.",),
    ),
    Rule(
        "year as a whole", "en", _is_whole_year,
        ("For the year, profit of [$5 to $6 million].",),
        ("For the year, it made [$5 million].", "This year, [12 banks] failed."),
    ),
    Rule(
        "period that begins", "", _has_hardly_begun,
        ("2025年下半年新建学校[12所]。",),
        ("2025年上半年新建学校[12所]。", "2025年下半年首周成交[120套]。"),
    ),
    Rule(
        "estimate", "", _is_estimate,
        ("The bank estimates growth of [4%] this year.",),
        ("The bank estimates growth of [4%] last year.",),
    ),
    Rule(
        "tense", "", _by_tense,
        ("Output will rise to [40 GW].",),
        ("Output rose to [40 GW].",),
    ),
)  # fmt: skip
"""Whether a figure looks ahead; the first that speaks decides."""


def looks_ahead(stance: Stance, scene: Scene, *, scenario: bool) -> bool:
    """Decide between fact and forecast from the tense of the words and the target's days."""
    return bool(first(AHEAD, Judging(scene, stance, _when(stance, scene), scenario))[1])


def _when(stance: Stance, scene: Scene) -> str:
    """Tell whether the target lies ahead: `future`, `past`, `now` or empty when it says nothing."""
    found = stance.found
    if found is None:
        return ""
    if not is_placed(found.period) or (found.tense and found.window):
        return found.tense
    if found.floating:
        return _when_floating(stance, found, scene)
    return _when_stated(found, scene.stated) if scene.stated else _when_undated(found, scene.now)


def _when_stated(found: FoundPeriod, stated: date) -> str:
    """Tell on which side of the day of the statement a period lies."""
    period = found.period
    if period.start > stated:
        return "future"
    if period.end < stated:
        return "past"
    due = period.relation in ("by", "before") or _WHOLE_YEAR.search(period.words)
    return "future" if due or period.end.year > stated.year else "now"


def _when_undated(found: FoundPeriod, now: int) -> str:
    """Tell on which side of the year that counts as the present a period lies."""
    if found.period.end.year > now:
        return "future"
    return "past" if found.period.start.year < now else "now"


_AT_ITS_END = Lazy(r"(?i)(?:at|as of|as at)\s")
"""What a balance of a month that is over stands behind: `94,000 at the end of August`."""


def _when_floating(stance: Stance, found: FoundPeriod, scene: Scene) -> str:
    """Tell when a month, quarter or half of no year is: one that has hardly begun lies ahead."""
    begin, last = found.period.start, found.period.end
    if scene.stated is None:
        return ""
    is_over = last < scene.stated and _AT_ITS_END.match(found.period.words)
    deadline = found.period.relation in ("by", "before") and not is_over
    balance = stance.tense == "present" and _AT_ITS_END.match(found.period.words)
    if deadline and not balance and stance.tense not in ("past", "base"):
        return "future"
    if scene.stated > last:
        return ""
    if stance.tense == "estimate":
        return "now"
    elapsed = (scene.stated - begin).days
    return "future" if 0 <= 3 * elapsed < (last - begin).days and not stance.tense else ""


def _may_be_unknown(stance: Stance, scene: Scene) -> bool:
    """Tell whether a period that is over may still be forecast: its figures are not out at once."""
    if "inherited tense" in stance.rules and stance.direct:
        return False
    if scene.stated is None:
        return True
    target = stance.cue is not None and stance.cue.modality == "target"
    end = stance.found.period.end if stance.found else scene.stated
    return not target and (scene.stated - end).days <= _DAYS_UNTIL_KNOWN
