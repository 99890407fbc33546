"""Which period an English figure is said of."""

from forecasts.reading.attaching.english_base import is_base, is_base_period, is_factor
from forecasts.reading.attaching.english_labels import is_beside, is_label, labels, moved_to
from forecasts.reading.attaching.english_trailing import anchor, is_trailing
from forecasts.reading.attaching.scene import SUBJECT_GAP, Figure, Scene, Stance
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.any_language import is_placed
from forecasts.reading.periods.spans import FoundPeriod

__all__ = ["find_behind_verb", "find_target"]


def find_target(
    scene: Scene, index: int, done: tuple[Stance, ...], tense: str, *, standing: bool
) -> tuple[FoundPeriod | None, bool, str]:
    """Return the period that a quantity is said of, whether it is its own, and the rule.

    `standing` tells that a verb in the past or present is the figure's own.
    """
    quantity = scene.quantities[index]
    moved = moved_to(scene, quantity)
    if moved:
        return moved, True, "moved to"
    base = tense == "base"
    clause = scene.clause(quantity.start)
    label = next((one for one in scene.periods if labels(scene, one, quantity)), None)
    if label:
        shared = label.period.words.isdigit() and not is_label(scene, label)
        shared = shared and not _is_over(scene, label)
        return label, True, "period before" if shared else "period of its own"
    periods = [one for one in scene.periods if not is_base_period(scene, one)]
    periods = [one for one in periods if not is_label(scene, one)]
    if tense == "past":
        # `grew to $6.5 billion in two years`: how long it took, not when it will be.
        periods = [one for one in periods if not (one.window and one.tense == "future")]
    here = [one for one in periods if scene.clause(anchor(one)) == clause]
    following = next((one for one in scene.quantities[index + 1 :] if one.kind != "duration"), None)
    after = [
        one
        for one in here
        if one.start >= quantity.end
        and not (following and (_owns(scene, one, following) or is_factor(scene, index)))
    ]
    if after and (
        following is None or after[0].start < following.start or _covers(after[0], following)
    ):
        return after[0], True, "period behind"
    before = [one for one in here if one.end <= quantity.start and not _bound(scene, one, quantity)]
    if before:
        return before[-1], True, "period before"
    over = tense == "future" and bool(after) and _is_history(scene, after[0])
    if after and not base and not over and not _belongs_to_base(scene, after[0]):
        return after[0], True, "period at the end"
    if base:
        return None, False, ""
    return _from_elsewhere(scene, index, done, tense, periods, standing=standing)


def _from_elsewhere(
    scene: Scene,
    index: int,
    done: tuple[Stance, ...],
    tense: str,
    periods: list[FoundPeriod],
    *,
    standing: bool,
) -> tuple[FoundPeriod | None, bool, str]:
    """Return the period of another clause: one ahead, an earlier figure's, one right behind."""
    quantity = scene.quantities[index]
    clause = scene.clause(quantity.start)
    when = _related(scene, clause)
    if when:
        return when, True, "period ahead"
    leading = [
        one
        for one in periods
        if one.end <= quantity.start
        and scene.clause(anchor(one)) < clause
        and _is_leading(scene, one)
        and ";" not in scene.text[one.end : quantity.start]
        and not _is_aside(scene, one, standing=standing)
        and not (tense == "future" and _is_over(scene, one))
    ]
    if leading:
        return leading[-1], True, "period ahead"
    if tense in ("past", "present") and _is_now(scene, quantity):
        return None, False, ""
    beside = next((one for one in periods if is_beside(scene, one, quantity)), None)
    if beside:
        return beside, True, "period beside"
    for place in reversed(range(len(done))):
        earlier = done[place]
        if not earlier.found or earlier.tense == "base" or "period of its own" in earlier.rules:
            continue
        if standing and _is_ahead(scene, earlier.found):
            # `will host 420; the first phase has 140`: what is has no year to come.
            break
        if tense == "future" and earlier.tense != "future" and _is_over(scene, earlier.found):
            # `It made 40 in 2024 and will make 60`: what is to come has no year that is over.
            break
        if tense == "future" and earlier.tense == "past" and _is_fiscal(earlier.found):
            # `Imports, which rose 24% in FY2026, could fall by 7%`: nor one that was reported.
            break
        if not _in_bracket(scene, scene.quantities[place], quantity):
            return earlier.found, False, "inherited period"
    trailing = [one for one in periods if one.start >= quantity.end]
    if (
        trailing
        and not (tense == "past" and _is_to_come(scene, trailing[0]))
        and not (tense == "future" and _is_over(scene, trailing[0]))
        and is_trailing(scene, index, trailing[0])
        and not _belongs_to_base(scene, trailing[0])
    ):
        return trailing[0], True, "period in the next clause"
    return None, False, ""


def find_behind_verb(scene: Scene, index: int) -> tuple[FoundPeriod | None, bool, str]:
    """Return the period behind the verb of a long subject: `60 sites, half of all, will open by`.

    The first verb of the sentence stands between them, and no other figure in its clause.
    """
    end = scene.quantities[index].end
    if any(one.start < end and one.tense for one in scene.cues):
        return None, False, ""
    for found in scene.periods:
        if is_base_period(scene, found):
            continue
        verbs = [
            one
            for one in scene.cues
            if end <= one.start < found.start and one.tense not in ("", "infinitive")
        ]
        if found.start < end or not verbs:
            continue
        if ";" in scene.text[end : verbs[0].start]:
            break
        clause = scene.clause(verbs[0].start)
        alone = len({scene.clause(one.start) for one in verbs}) == 1
        figures = any(
            verbs[0].start < one.start < found.start and one.kind != "duration"
            for one in scene.quantities[index + 1 :]
        )
        if alone and not figures and scene.clause(anchor(found)) == clause:
            return found, True, "period behind the verb"
        break
    return None, False, ""


_NOW = Lazy(r"(?i)\b(?:now|today|currently|at\s+present|so\s+far|(?:has|have)\s+since|to\s+date)\b")


def _is_now(scene: Scene, quantity: Figure) -> bool:
    """Tell whether a figure is said of today, and so not of an earlier figure's year."""
    start = scene.clauses[scene.clause(quantity.start)]
    return bool(_NOW.search(scene.text[start : quantity.start]))


def _belongs_to_base(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether the figure right before a period is one that others are compared with."""
    ahead = [one for one in scene.quantities if one.end <= found.start]
    if not ahead:
        return False
    nearest = ahead[-1]
    left = scene.text[max(0, nearest.start - 90) : nearest.start]
    return is_base(nearest, left, scene.text[nearest.end : nearest.end + SUBJECT_GAP])


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


def _is_over(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period ahead of a promise is over: then it says when the promise was made."""
    if scene.stated and is_placed(found.period):
        return found.period.end < scene.stated
    return found.period.end.year < scene.now


def _is_fiscal(found: FoundPeriod) -> bool:
    """Tell whether a period is a year of accounts, which may be over before its calendar year."""
    return _FISCAL.search(found.period.words) is not None


_FISCAL = Lazy(r"(?i)\b(?:fy|fiscal)")


def _is_ahead(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period has not begun yet."""
    if scene.stated and is_placed(found.period):
        return found.period.start > scene.stated
    return is_placed(found.period) and found.period.start.year > scene.now


def _is_to_come(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period, or the day that something is due by, lies ahead."""
    due = found.period.relation in ("by", "before") and is_placed(found.period)
    return _is_ahead(scene, found) or bool(due and scene.stated and found.period.end > scene.stated)


def _in_bracket(scene: Scene, earlier: Figure, quantity: Figure) -> bool:
    """Tell whether an earlier figure stands in brackets that close before this one."""
    between = scene.text[earlier.end : quantity.start]
    closed, opened = between.find(")"), between.find("(")
    outside = scene.text.rfind("(", 0, quantity.start) < scene.text.rfind(")", 0, quantity.start)
    return closed >= 0 and not 0 <= opened < closed and outside


_DONE = Lazy(r"(?:[^e\W]ed|built|made|sold|spent|paid|set|put)\s+\Z")


def _is_history(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a participle dates another figure: `adds $2bn to the $11bn agreed in 2021`."""
    start = max(0, found.start - 12)
    return bool(_DONE.search(scene.text, start, found.start)) and _is_over(scene, found)


def _covers(found: FoundPeriod, quantity: Figure) -> bool:
    return found.start < quantity.end and quantity.start < found.end


def _bound(scene: Scene, found: FoundPeriod, quantity: Figure) -> bool:
    """Tell whether a period before this figure stands right behind an earlier one, and is its."""
    ahead = [
        one
        for one in scene.quantities
        if one.end <= found.start and one is not quantity and one.kind != "duration"
    ]
    if not ahead:
        return False
    if _owns(scene, found, quantity):
        return False
    nearest = ahead[-1]
    if nearest.end <= found.start and _LEADS_TO.fullmatch(scene.text, found.end, quantity.start):
        # `rose 5% in 2024 to $3 billion`: one year for the step and where it led.
        return _belongs_to_base(scene, found)
    return scene.clause(nearest.start) == scene.clause(anchor(found))


_POSSESSIVE = Lazy(r"['’]s\s")
_AND_FOR = Lazy(
    r"(?i)\band\s+(?:(?:now\s+)?(?:leaves?|left|keeps?|kept|holds?|held|sees?|puts?|expects?|raises?|cuts?)\s+)?\Z"
)
_THEN_BY = Lazy(
    r"(?i)\s+(?:by\s+[^;]{1,40}?\s+)?(?:to|by|at)\s+"
    r"(?:(?:an?|about|around|nearly|almost|some|roughly|over|just|only|between)\s+)*"
)
"""`Raised its forecast for 2026 to 3% and for 2027 to 4%`: the year stands before its figures."""


def _owns(scene: Scene, found: FoundPeriod, quantity: Figure) -> bool:
    """Tell whether a figure behind a period is the period's own: `and next year's at 4%`."""
    return (
        found.end <= quantity.start
        and scene.clause(found.end) == scene.clause(quantity.start)
        and bool(
            _POSSESSIVE.match(scene.text, found.end)
            or (
                _AND_FOR.search(scene.text, 0, found.start)
                and _THEN_BY.fullmatch(scene.text, found.end, quantity.start)
            )
        )
    )


_WHEN = Lazy(r"(?i)[\s,]*when\s")


def _related(scene: Scene, clause: int) -> FoundPeriod | None:
    """Return the period that a relative clause speaks of: `than in 2024, when it sold`."""
    for found in scene.periods:
        if found.end <= scene.clauses[clause] and scene.clause(anchor(found)) == clause - 1:
            match = _WHEN.match(scene.text, found.end)
            if match and match.end() >= scene.clauses[clause]:
                return found
    return None


_LEADS_TO = Lazy(
    r"(?:\s+from\s+(?:a|one)\s+year\s+(?:ago|earlier|before))?\s+to\s+(?:(?:an?|the|about|around|nearly|almost|roughly|some|record|just)\s+)*"
)


def _is_leading(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period opens a sentence or clause that has no figure: `By 2030, ...`."""
    clause = scene.clause(anchor(found))
    return not any(
        scene.clause(one.start) == clause and one.kind != "duration" for one in scene.quantities
    )
