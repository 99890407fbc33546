"""Which cue governs an English figure, and which period it is said of."""

import re

from forecasts.reading.modality import Cue
from forecasts.reading.patterns import Lazy
from forecasts.reading.scene import Figure, Scene, Verdict, weakness
from forecasts.reading.spans import FoundPeriod

__all__ = ["CLAUSES", "judge_english"]

CLAUSES = Lazy(
    "(?i)"
    r"[,;:()](?=\s|[A-Za-z(])\s*|\s[—–-]\s|—"
    r"|\s(?=(?:while|whereas|but|which|although|though|with|up\s+from|down\s+from|compared|versus"
    r"|after|following)\s)"
    r"|\s(?=and\s+(?:(?:is|are|will|was|were|could|can|may|might|must|should|shall|has|have|had|then|now|expects?"
    r"|plans?|intends?|aims?|hopes?|sees|predicts?|targets?|seeks?|would|it|they|its|also|that|forecasts?|projects?"
    r"|anticipates?)\s))"
)
"""Where an English clause ends."""

_BASE = Lazy(
    "(?i)"
    r"(?:\b(?:(?:up|down|ris|grow|jump|climb|fall|drop|declin|increas|decreas|expand|improv|doubl|tripl|shr|slow|eas"
    r"|surg|soar|recover|narrow|widen|rose|grew|fell|go|went|moved?|cut|rais|lift|boost|swell)\w*(?:\s+[\w.,%$€£¥-]+){0,5})\s+from"
    r"|\bcompared\s+(?:to|with)|\bversus|\bvs\.?|\bagainst|\bthan\s+the|\binstead\s+of|\brather\s+than)"
    r"\s+(?:(?:a|an|the|its|around|about|just|only|some|roughly|approximately|nearly|an?\s+estimated"
    r"|peak|high|low|base|level|of|current|record|last\s+year['’]s|today['’]s|estimated|projected)\s+)*\Z"
)
_FROM = Lazy(
    r"(?i)\bfrom\s+(?:(?:a|an|the|about|around|just|roughly|nearly|some|over|only|peak|high|low|record|base|level|levels|of)\s+)*\Z"
)
_TO_AFTER = Lazy(
    r"[^,;]{0,60}?\bto\s+(?:(?:a|an|the|about|around|just|roughly|nearly|almost|over|more\s+than|between|as\s+much"
    r"\s+as|at\s+least|some)\s+)*[$€£¥A-Z]{0,4}\s?\d"
)
_TO_BEFORE = Lazy(
    r"\b(?:to|at|of)\s+(?:[a-z]+\s+){0,3}[$€£¥A-Z]{0,4}\s?\d[^;]{0,60}?\bfrom\s+(?:\w+\s+){0,3}\Z"
)
_NOW = Lazy(
    "(?i)"
    r"\s*(?:\S+\s+){0,4}?(?:today|now|currently|at\s+present|this\s+time\s+last\s+year|a\s+year\s+(?:ago|earlier)"
    r"|last\s+year|previously|(?:\w+|\d+)\s+years?\s+ago)\b"
)
_RESPONDENTS = Lazy(
    "(?i)"
    r"\s*(?:percent\s+)?(?:of\s+)?(?:the\s+|all\s+|its\s+)?(?:\w+\s+){0,3}?(?:respondents|executives|companies|firms"
    r"|consumers|analysts|those|people|businesses|ceos|drivers|buyers|economists|managers|leaders|investors|experts"
    r"|employers|manufacturers|organi[sz]ations|participants|households|adults|americans|members)"
    r"(?:\s+(?:surveyed|polled|questioned|interviewed|who\s+\w+|in\s+\w+|said\s+they|say\s+they))*\s+(?:\w+ly\s+)?"
    r"(?:expect|plan|believe|say|said|think|thought|see|saw|intend|anticipate|aim|hope|consider|are|were|would|have"
    r"|agree|want|report|predict|forecast)"
)
_OPENS = Lazy(r"(?i)\s*(?:with|at|given|despite|after|following|based|as|unlike|like)\b")
_SAMPLE = Lazy(r"(?i)\b(?:survey|poll|sample|study|interviews?)\s+(?:of|with)\s+(?:\w+\s+){0,2}\Z")
_OPINION = Lazy(
    r"(?i)\s+(?:now\s+|also\s+|still\s+)?(?:expect|plan|believe|say|said|think|intend|anticipate)\b"
)
_BE_ONLY = Lazy(
    "(?i)"
    r"\s*(?:(?:be|been|have|has|see|get|still|nearly|more\s+than|over|almost|also|further|only|reach|to)\s+)*"
)
_BASE_PERIOD = Lazy(
    r"(?i)(?:\bthan|\bearlier|\bback|\bpreviously|\bcompared\s+(?:to|with)|\bversus|\bvs\.?|\brelative\s+to|\bover)\s*\Z"
)
_EDITION = Lazy(
    "(?i)"
    r"\s+(?:[\w-]+\s+){0,3}(?:report|survey|study|edition|conference|forum|summit|roadmap|paper|expo)\b"
)
_OLD_EDITION = Lazy(r"(?i)\s+(?:[\w-]+\s+){0,2}(?:outlook|forecast)\b")
_LEVELS = Lazy(r"(?i)\s*levels?\b|\s*baseline")
_RANGE_WORD = Lazy(r"(?i).*\d\s*(?:-|–|—|to|through|until)\s*")
_AFTER_WORD = Lazy(r"(?:from|since|after|beyond|post)\b")
_REPORT_CLASSES = (
    "expected",
    "projected",
    "forecast",
    "anticipated",
    "predicted",
    "estimated",
    "likely",
)
_NEAR_CLAUSES = 2
_SUBJECT_GAP = 90
_LEADING_GAP = 4


def judge_english(scene: Scene, index: int, done: tuple[Verdict, ...]) -> Verdict:
    """Judge the quantity at `index`, given the verdicts on the quantities before it."""
    if scene.quantities[index].kind == "duration":
        return Verdict(tense="past", cue=None, found=None, direct=False, rules=("duration",))
    tense, cue, rule = _governing(scene, index)
    if rule == "respondents":
        return Verdict(tense=tense, cue=None, found=None, direct=False, rules=(rule,))
    found, direct, how = _target(scene, index, done, tense)
    rules = tuple(word for word in (rule, how) if word)
    return Verdict(tense=tense, cue=cue, found=found, direct=direct, rules=rules)


def _governing(scene: Scene, index: int) -> tuple[str, Cue | None, str]:
    """Return the tense, the cue of certainty and the rule for one quantity."""
    quantity = scene.quantities[index]
    left = scene.text[max(0, quantity.start - 90) : quantity.start]
    right = scene.text[quantity.end : quantity.end + _SUBJECT_GAP]
    if _is_base(quantity, left, right):
        return "base", None, "compared with"
    if (
        _SAMPLE.search(left)
        or _RESPONDENTS.match(right)
        or (quantity.unit == "%" and _OPINION.match(right))
    ):
        return "present", None, "respondents"
    clause = scene.clause(quantity.start)
    cues = _real_cues(scene)
    here = [one for one in cues if scene.clause(one.start) == clause]
    before = [one for one in here if one.end <= quantity.start + len(quantity.quote) // 2]
    if before:
        return _from_before(scene, before, cues, clause)
    after = [one for one in here if one.start >= quantity.end]
    if after:
        future = next((one for one in after if one.tense == "future"), None)
        chosen = future or after[0]
        if chosen.tense not in ("infinitive", "base"):
            return chosen.tense, _weakest(scene, chosen, cues), "verb behind"
    earlier = [one for one in cues if scene.clause(one.start) < clause and one.tense != "base"]
    if earlier:
        last = scene.clause(earlier[-1].start)
        chain = [one for one in earlier if scene.clause(one.start) == last]
        tense, cue, _ = _from_before(scene, chain, cues, last)
        return tense, cue, "inherited tense"
    later = [one for one in cues if 0 < scene.clause(one.start) - clause <= _NEAR_CLAUSES]
    opens = _OPENS.match(scene.text, scene.clauses[clause])
    if (
        later
        and not opens
        and later[0].tense in ("future", "past", "present")
        and later[0].start > quantity.end
    ):
        # `Half of the fleet, about 500 buses, will be replaced`: the verb of a long subject.
        return later[0].tense, _weakest(scene, later[0], cues), "inherited tense"
    return "", None, ""


def _from_before(
    scene: Scene, before: list[Cue], cues: tuple[Cue, ...], clause: int
) -> tuple[str, Cue | None, str]:
    """Let the last verb before a figure speak; a bare infinitive only where no verb stands."""
    governing = [one for one in before if one.tense != "infinitive"]
    if not governing:
        # `to reach` follows an earlier verb (`rose to reach`), or heads a headline of its own.
        ahead = [one for one in cues if scene.clause(one.start) < clause and one.tense != "base"]
        ahead = [one for one in ahead if one.tense != "infinitive"]
        if ahead:
            last = ahead[-1]
            return last.tense, last if last.tense == "future" else None, "infinitive"
        return ("future" if clause == 0 else ""), None, "infinitive"
    last = governing[-1]
    promise = next((one for one in reversed(governing) if one.tense == "future"), None)
    if promise and last.tense in ("past", "present") and before[-1].tense == "infinitive":
        # `expects the number of robots installed worldwide to grow by`: the participle is no verb.
        last = promise
    if last.tense == "base":
        return "base", None, "compared with"
    return last.tense, _weakest(scene, last, cues), "verb before"


def _is_base(quantity: Figure, left: str, right: str) -> bool:
    """Tell whether the figure is what another one is compared with."""
    if quantity.hedge == "range" and re.search(r"\bfrom\b", quantity.quote, re.IGNORECASE):
        return False
    if _BASE.search(left):
        return True
    if not _FROM.search(left):
        return False
    return bool(_TO_AFTER.match(right) or _NOW.match(right) or _TO_BEFORE.search(left))


def _real_cues(scene: Scene) -> tuple[Cue, ...]:
    """Drop participles that a future cue governs: `is expected to be valued at`, `could hit`."""
    kept: list[Cue] = []
    for cue in scene.cues:
        if not cue.tense:
            continue
        if (
            kept
            and cue.tense in ("past", "present", "infinitive")
            and kept[-1].tense in ("future", "estimate")
        ):
            gap = scene.text[kept[-1].end : cue.start]
            if _BE_ONLY.fullmatch(gap + " "):
                continue
        kept.append(cue)
    return tuple(kept)


def _weakest(scene: Scene, chosen: Cue, cues: tuple[Cue, ...]) -> Cue | None:
    """Return the least certain of the cues that stand over a figure: `projected that it could`."""
    if chosen.tense not in ("future", "estimate"):
        return None
    clause = scene.clause(chosen.start)
    over = [chosen]
    for one in cues:
        if one.start >= chosen.start or one.tense not in ("future", "estimate"):
            continue
        where = scene.clause(one.start)
        same = where == clause
        # A report stands over what follows it, unless it has a figure of its own: `X predicted that, by 2030, ...`.
        reports = one.certainty in _REPORT_CLASSES and not any(
            where <= scene.clause(quantity.start) < clause for quantity in scene.quantities
        )
        past_between = any(
            one.end < other.start < chosen.start and other.tense == "past" for other in cues
        )
        if (same or reports) and not past_between:
            over.append(one)
    return min(over, key=weakness)


def _target(
    scene: Scene, index: int, done: tuple[Verdict, ...], tense: str
) -> tuple[FoundPeriod | None, bool, str]:
    """Return the period that a quantity is said of, whether it is its own, and the rule."""
    quantity = scene.quantities[index]
    base = tense == "base"
    clause = scene.clause(quantity.start)
    periods = [one for one in scene.periods if not _is_base_period(scene, one)]
    here = [one for one in periods if scene.clause(_anchor(one)) == clause]
    after = [one for one in here if one.start >= quantity.end]
    following = scene.quantities[index + 1] if index + 1 < len(scene.quantities) else None
    if after and (
        following is None or after[0].start < following.start or _covers(after[0], following)
    ):
        return after[0], True, "period behind"
    before = [one for one in here if one.end <= quantity.start and not _bound(scene, one, quantity)]
    if before:
        return before[-1], True, "period before"
    if after and not base and not _belongs_to_base(scene, after[0]):
        return after[0], True, "period at the end"
    if base:
        return None, False, ""
    leading = [
        one
        for one in periods
        if one.end <= quantity.start
        and scene.clause(_anchor(one)) < clause
        and _is_leading(scene, one)
        and not (tense == "future" and one.period.end.year < scene.now)
    ]
    if leading:
        return leading[-1], True, "period ahead"
    for earlier in reversed(done):
        if earlier.found and earlier.tense != "base":
            return earlier.found, False, "inherited period"
    trailing = [one for one in periods if one.start >= quantity.end]
    if trailing and _is_trailing(scene, index, trailing[0]):
        return trailing[0], True, "period in the next clause"
    return None, False, ""


def _belongs_to_base(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether the figure right before a period is one that others are compared with."""
    ahead = [one for one in scene.quantities if one.end <= found.start]
    if not ahead:
        return False
    nearest = ahead[-1]
    left = scene.text[max(0, nearest.start - 90) : nearest.start]
    return _is_base(nearest, left, scene.text[nearest.end : nearest.end + _SUBJECT_GAP])


def _anchor(found: FoundPeriod) -> int:
    """Return the last character of a period: a clause may break before its preposition."""
    return found.end - 1


def _covers(found: FoundPeriod, quantity: Figure) -> bool:
    return found.start < quantity.end and quantity.start < found.end


def _bound(scene: Scene, found: FoundPeriod, quantity: Figure) -> bool:
    """Tell whether a period before this quantity belongs to an earlier one, right behind which it stands."""
    ahead = [
        one
        for one in scene.quantities
        if one.end <= found.start and one is not quantity and one.kind != "duration"
    ]
    if not ahead:
        return False
    nearest = ahead[-1]
    return scene.clause(nearest.start) == scene.clause(_anchor(found))


def _is_leading(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period opens a sentence or clause that has no figure: `By 2030, ...`."""
    clause = scene.clause(_anchor(found))
    return not any(
        scene.clause(one.start) == clause and one.kind != "duration" for one in scene.quantities
    )


def _is_trailing(scene: Scene, index: int, found: FoundPeriod) -> bool:
    """Tell whether a period behind a comma still belongs: no verb of its own stands between."""
    quantity = scene.quantities[index]
    between = [
        one
        for one in scene.cues
        if quantity.end <= one.start
        and one.end <= found.start
        and one.tense not in ("", "infinitive")
    ]
    others = [
        one
        for one in scene.quantities[index + 1 :]
        if one.end <= found.start and one.kind != "duration" and not _same_list(quantity, one)
    ]
    leads = found.start - max(start for start in scene.clauses if start <= _anchor(found))
    ends = scene.clause(_anchor(found))
    listed = any(
        one.end <= found.start and scene.clause(one.start) == ends
        for one in scene.quantities[index + 1 :]
    )
    return (
        not between
        and not others
        and (listed or leads <= _LEADING_GAP)
        and found.start - quantity.end <= _SUBJECT_GAP * 2
    )


def _same_list(first: Figure, other: Figure) -> bool:
    return first.unit == other.unit


def _is_base_period(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period is only compared with: `from 2023`, `than in 2020`, `since 2019`."""
    left = scene.text[max(0, found.start - 16) : found.start]
    words = found.period.words.lower()
    if _BASE_PERIOD.search(left):
        return True
    if not found.explicit and (
        words.startswith(("from", "than")) or words.endswith(("a year earlier", "a year ago"))
    ):
        return True
    past = found.period.end.year <= scene.now
    if found.period.relation == "from" and past and _AFTER_WORD.match(words):
        return not _RANGE_WORD.match(words)
    if words.isdigit() and (
        _EDITION.match(scene.text, found.end)
        or (
            (found.period.end.year < scene.now or re.search(r"['’]s\s*\Z", left))
            and _OLD_EDITION.match(scene.text, found.end)
        )
    ):
        return True
    return bool(_LEVELS.match(scene.text, found.end))
