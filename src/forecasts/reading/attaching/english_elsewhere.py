"""Periods that an English figure takes from another clause, or from an earlier figure."""

from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.english_labels import is_beside
from forecasts.reading.attaching.english_owned import belongs_to_base, is_ahead, is_over
from forecasts.reading.attaching.english_sought import NONE, Sought, Target
from forecasts.reading.attaching.english_trailing import anchor, is_trailing
from forecasts.reading.attaching.scene import Figure, Scene, Stance
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import is_placed
from forecasts.reading.periods.spans import FoundPeriod

__all__ = [
    "after_the_verb",
    "beside_it",
    "in_next_clause",
    "inherited",
    "leading",
    "none_of_now",
    "relative",
]


def relative(sought: Sought) -> Target | None:
    """Tell the period that a relative clause speaks of: `than in 2024, when it sold 40`."""
    scene = sought.asked.scene
    start = scene.clauses[sought.clause]
    for found in scene.periods:
        if found.end <= start and scene.clause(anchor(found)) == sought.clause - 1:
            match = _WHEN.match(scene.text, found.end)
            if match and match.end() >= start:
                return found, True
    return None


_WHEN = Lazy(r"(?i)[\s,]*when\s")


def leading(sought: Sought) -> Target | None:
    """Tell the last period that opens the sentence or a clause without a figure: `By 2030, ...`."""
    scene, figure = sought.asked.scene, sought.asked.figure
    for found in reversed(sought.periods):
        if (
            found.end <= figure.start
            and scene.clause(anchor(found)) < sought.clause
            and _has_clause_to_itself(scene, found)
            and ";" not in scene.text[found.end : figure.start]
            and not _is_aside(scene, found, standing=sought.standing)
            and not (sought.tense == "future" and is_over(scene, found))
        ):
            return found, True
    return None


def _has_clause_to_itself(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period stands in a clause that has no figure."""
    clause = scene.clause(anchor(found))
    return not any(
        scene.clause(one.start) == clause and one.kind != "duration" for one in scene.quantities
    )


_WHICH = Lazy(r"(?i)[\s,]*(?:which|who|due|set|scheduled)\b")


def _is_aside(scene: Scene, found: FoundPeriod, *, standing: bool) -> bool:
    """Tell whether a period stands in an aside with a verb of its own: `, founded in 1999,`."""
    clause = scene.clause(anchor(found))
    if standing and clause > 0 and _WHICH.match(scene.text, scene.clauses[clause]):
        return True  # `The park, which is to start in 2028, covers 4,100 acres`
    return clause > 0 and any(
        one.tense == "past" and one.end <= found.start and scene.clause(one.start) == clause
        for one in scene.cues
    )


_NOW = Lazy(r"(?i)\b(?:now|today|currently|at\s+present|so\s+far|(?:has|have)\s+since|to\s+date)\b")


def none_of_now(sought: Sought) -> Target | None:
    """Leave a figure of today without an earlier figure's year: `it now has 12 plants`."""
    if sought.tense not in ("past", "present"):
        return None
    scene, figure = sought.asked.scene, sought.asked.figure
    return NONE if _NOW.search(scene.text, scene.clauses[sought.clause], figure.start) else None


def beside_it(sought: Sought) -> Target | None:
    """Tell a period set beside a figure: `normal, 40 GW, in 2026.`, `in 2022 with 40 GW`."""
    scene, figure = sought.asked.scene, sought.asked.figure
    found = next((one for one in sought.periods if is_beside(scene, one, figure)), None)
    return (found, True) if found else None


def inherited(sought: Sought) -> Target | None:
    """Tell the period of the last figure before that has one and lends it."""
    scene = sought.asked.scene
    for place in reversed(range(len(sought.done))):
        earlier = sought.done[place]
        found = earlier.found
        if not found or earlier.tense == "base" or "period of its own" in earlier.rules:
            continue
        if _lends_nothing(sought, earlier, found):
            return None
        if not _in_bracket(scene, scene.quantities[place], sought.asked.figure):
            return found, False
    return None


def _lends_nothing(sought: Sought, earlier: Stance, found: FoundPeriod) -> bool:
    """Tell whether an earlier figure is of another time than this one.

    `Will host 420; the first phase has 140`: what is has no year to come. `It made 40 in 2024 and
    will make 60`: what is to come has none that is over. `Imports, which rose 24% in FY2026, could
    fall by 7%`: nor one that was reported.
    """
    scene = sought.asked.scene
    if sought.standing and is_ahead(scene, found):
        return True
    if sought.tense != "future":
        return False
    return (earlier.tense != "future" and is_over(scene, found)) or (
        earlier.tense == "past" and _FISCAL.search(found.period.words) is not None
    )


_FISCAL = Lazy(r"(?i)\b(?:fy|fiscal)")


def _in_bracket(scene: Scene, earlier: Figure, quantity: Figure) -> bool:
    """Tell whether an earlier figure stands in brackets that close before this one."""
    between = scene.text[earlier.end : quantity.start]
    closed, opened = between.find(")"), between.find("(")
    outside = scene.text.rfind("(", 0, quantity.start) < scene.text.rfind(")", 0, quantity.start)
    return closed >= 0 and not 0 <= opened < closed and outside


def in_next_clause(sought: Sought) -> Target | None:
    """Tell a period behind a comma, where no verb of its own stands between."""
    scene, figure = sought.asked.scene, sought.asked.figure
    found = next((one for one in sought.periods if one.start >= figure.end), None)
    if found is None:
        return None
    due = found.period.relation in ("by", "before") and is_placed(found.period)
    to_come = is_ahead(scene, found) or bool(
        due and scene.stated and found.period.end > scene.stated
    )
    if (
        not (sought.tense == "past" and to_come)
        and not (sought.tense == "future" and is_over(scene, found))
        and is_trailing(scene, sought.asked.place, found)
        and not belongs_to_base(scene, found)
    ):
        return found, True
    return None


def after_the_verb(sought: Sought) -> Target | None:
    """Tell the period behind the verb of a long subject: `60 sites, half of all, will open by`.

    The first verb of the sentence stands between them, and no other figure in its clause.
    """
    scene, end = sought.asked.scene, sought.asked.figure.end
    if sought.rule != "inherited tense":
        return None
    if any(one.start < end and one.tense for one in scene.cues):
        return None
    later = (one for one in scene.targets if one.start >= end and _verbs(scene, end, one.start))
    found = next(later, None)
    if found is None:
        return None
    verbs = _verbs(scene, end, found.start)
    clause = scene.clause(verbs[0].start)
    alone = len({scene.clause(one.start) for one in verbs}) == 1
    figures = any(
        verbs[0].start < one.start < found.start and one.kind != "duration"
        for one in scene.quantities[sought.asked.place + 1 :]
    )
    parted = ";" in scene.text[end : verbs[0].start]
    same = alone and not figures and not parted and scene.clause(anchor(found)) == clause
    return (found, True) if same else None


def _verbs(scene: Scene, start: int, end: int) -> list[Cue]:
    """Return the verbs between two places."""
    return [
        one
        for one in scene.cues
        if start <= one.start < end and one.tense not in ("", "infinitive")
    ]
