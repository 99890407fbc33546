"""Which cue governs an English figure, and which period it is said of."""

from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.english_base import is_factor
from forecasts.reading.attaching.english_beside import from_beside
from forecasts.reading.attaching.english_target import find_behind_verb, find_target
from forecasts.reading.attaching.scene import Scene, Stance, weakness
from forecasts.reading.patterns import Lazy

__all__ = ["CLAUSES", "judge_english"]

CLAUSES = Lazy(
    "(?i)"
    r"[,;:()](?=\s|[A-Za-z(])\s*|\s[—–-]\s|—"
    r"|(?<!\sof)\s(?=(?:while|whereas|but|which|although|though|with|up\s+from|down\s+from|compared|versus"
    r"|after(?!\s+that\b)|following(?!\s+(?:year|quarter|month|week|decade)))\s)"
    r"|\s(?=and\s+(?:(?:is|are|will|was|were|could|can|may|might|must|should|shall|has|have|had"
    r"|then|now|expects?"
    r"|plans?|intends?|aims?|hopes?|sees|predicts?|targets?|seeks?|would|it|they|its|also|that"
    r"|forecasts?|projects?"
    r"|anticipates?|says|thinks|believes|reckons|warns|promised|pledged|vowed|agreed|committed|planned|hoped|said|told|expected|forecast"
    r"|predicted|warned|intended|aimed|undertook)\s))"
    r"|\s(?=and\s+(?:(?:the|its)\s+)?[a-z]+\s+(?:now\s+)?(?:expects?|forecasts|predicts|sees|guides|guided|reckons|thinks"
    r"|believes|hopes|says|said|estimates|projects"
    r"|anticipates|aims\s+to|plans\s+to|intends\s+to)\s)"
    r"|\s(?=as\s+(?:it|they|he|she|we|the\s+[a-z]+)\s+(?:now\s+)?(?:sees?|expects?|forecasts?|predicts?|guides?|reckons?)\s)"
    r"|\s(?=and\s+(?:also\s+)?(?:kept|left|held|maintained|raised|lowered|lifted|trimmed|revised|reduced"
    r"|increased|boosted|upgraded|downgraded|hiked|slashed|cut|reaffirmed|confirmed|reiterated|put)"
    r"\s+(?:(?:its|their|the)\s+)?(?:[a-z-]+\s+){0,3}?"
    r"(?:20\d\d\b|(?:next|this)\s+year|forecasts?\b|estimates?\b|guidance|outlook|projections?\b|targets?\b))"
)
"""Where an English clause ends."""

_OPENS = Lazy(
    r"(?i)\s*(?:with|at(?!\s+(?:least|most)\b)|given|despite|after|following|based"
    r"|as(?!\s+(?:many|much)\b)|unlike|like|while|whereas|although|though)\b"
)
_OWN_SUBJECT = Lazy(
    r"(?i)an?\s+(?:number|figure|total|sum|share|rate|level|amount|proportion|count|pace)\b"
    r"|(?:and|but|yet|so|or)\s+(?!(?:will|would|could|may|might|shall|should|can|must|is|are|was|were"
    r"|has|have|had|then|now|also|(?:expect|plan|aim|hope|intend)s?\s+to)\b)"
    r"|(?:while|though|although|whereas)\b"
)
"""A clause whose verb is not the one of the figure before: `has 40, a number set to rise to 60`."""

_THAT = Lazy(r"\bthat\s")
_UNREAL = Lazy(r"\W*Had\s+(?!(?:to|been)\b)")
_BE_ONLY = Lazy(
    "(?i)"
    r"\s*(?:(?:be|been|have|has|see|get|still|nearly|more\s+than|over|almost|also|further|only"
    r"|reach|to)\s+)*"
)
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


def judge_english(scene: Scene, index: int, done: tuple[Stance, ...]) -> Stance:
    """Judge the quantity at `index`, given the verdicts on the quantities before it."""
    if scene.quantities[index].kind == "duration":
        return Stance(tense="past", cue=None, found=None, direct=False, rules=("duration",))
    tense, cue, rule = _governing(scene, index)
    if rule in ("respondents", "valuation", "today"):
        return Stance(tense=tense, cue=None, found=None, direct=False, rules=(rule,))
    standing = tense == "past" or (tense == "present" and rule in ("verb before", "verb behind"))
    standing = standing and not any(one.modality == "scenario" for one in scene.cues)
    found, direct, how = find_target(scene, index, done, tense, standing=standing)
    if found is None and rule == "inherited tense":
        found, direct, how = find_behind_verb(scene, index)
    rules = tuple(word for word in (rule, how) if word)
    return Stance(tense=tense, cue=cue, found=found, direct=direct, rules=rules)


def _governing(scene: Scene, index: int) -> tuple[str, Cue | None, str]:
    """Return the tense, the cue of certainty and the rule for one quantity."""
    quantity = scene.quantities[index]
    beside = from_beside(scene, quantity)
    if beside:
        return beside
    clause = scene.clause(quantity.start)
    cues = _real_cues(scene)
    here = [one for one in cues if scene.clause(one.start) == clause]
    before = [one for one in here if one.end <= quantity.start + len(quantity.quote) // 2]
    if not before and quantity.kind == "multiple":
        # `Sales doubled`: the figure is the verb itself.
        before = [one for one in here if quantity.start <= one.start < quantity.end]
    if before:
        return _from_before(scene, before, cues, clause)
    after = [
        one
        for one in here
        if one.start >= quantity.end
        and not is_factor(scene, index)
        and not _is_of_another(scene, index, one)
    ]
    if after:
        future = next((one for one in after if one.tense == "future"), None)
        if future and future.words.split()[0] in _PROMISED and after[-1].tense == "past":
            future = None  # `37 of the 120 promised for 2025 have been built`
            after = after[-1:]
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
        and ";" not in scene.text[quantity.end : later[0].start]
        and not _has_own_subject(scene, later[0])
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


def _is_of_another(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a participle tells of a figure between: `up 4%, ahead of the $3bn expected`."""
    if cue.words.split()[0] not in _PROMISED:
        return False
    return any(
        one.end == cue.start - 1 and scene.text.endswith(("the ", "The "), 0, one.start)
        for one in scene.quantities[index + 1 :]
    )


_PROMISED = frozenset(
    "promised planned expected targeted projected scheduled intended pledged forecast "
    "budgeted anticipated predicted".split()
)
"""Participles that tell what a noun was to be, behind which its own verb follows."""

_SAME_FORM = frozenset(
    "cost hit cut put set spread shed become come run cover handle run hold use build generate "
    "produce include".split()
)
"""Verbs whose base form may be taken for a past or present one: `will open and cost $5m`."""

_NOUN_FORMS = frozenset(
    "costs exports imports uses features offers supplies averages totals supports ships".split()
)
"""Verbs that are nouns where a promise takes them along: `sees exports falling 4%`."""

_OWN_VERB = Lazy(r"(?i)[,;]|\b(?:that|which|who|it|they|and|but|as)\b")
_AND = Lazy(r"(?:\band|\bor|\bbut|,)\s+\Z")
_PERFECT = Lazy(r"\s+have\s")


def _has_own_subject(scene: Scene, cue: Cue) -> bool:
    """Tell whether a verb behind a figure is said of something else: `concludes that it could`."""
    start = scene.clauses[scene.clause(cue.start)]
    return bool(_OWN_SUBJECT.match(scene.text, start) or _THAT.search(scene.text, start, cue.start))


def _told(scene: Scene) -> tuple[Cue, ...]:
    """Return the cues; what would be if something had been is not to come."""
    if not _UNREAL.match(scene.text):
        return scene.cues
    return tuple(
        one._replace(tense="past") if one.words in ("would", "could", "might") else one
        for one in scene.cues
    )


def _real_cues(scene: Scene) -> tuple[Cue, ...]:
    """Drop participles that a future cue governs: `is expected to be valued at`, `could hit`."""
    kept: list[Cue] = []
    for cue in _told(scene):
        if not cue.tense or _is_attribute(scene, cue) or _is_yardstick(scene, cue):
            continue
        if kept and kept[-1].tense == "future" and _is_participle(scene, cue):
            continue
        if cue.words in _SAME_FORM and kept and kept[-1].tense == "future":
            joined = _AND.search(scene.text, kept[-1].end, cue.start)
            if joined and kept[-1].certainty == "forecast" and _has_figure(scene, kept[-1], cue):
                joined = None  # `raised its outlook to $4bn and cut 3,000 jobs`
            if joined and scene.clause(kept[-1].start) == scene.clause(cue.start):
                continue
        if (
            kept
            and cue.words.endswith("ed")
            and _PERFECT.match(scene.text, kept[-1].end)
            and _AND.search(scene.text, kept[-1].end, cue.start)
        ):
            # `Will have cut 9 million and created 7 million`: both are still to come.
            continue
        if (
            cue.words in _NOUN_FORMS
            and kept
            and kept[-1].tense == "future"
            and not _OWN_VERB.search(scene.text, kept[-1].end, cue.start)
        ):
            continue
        if (
            kept
            and cue.tense in ("past", "present", "infinitive")
            and (kept[-1].tense in ("future", "estimate") or kept[-1].words.endswith(" be"))
        ):
            gap = scene.text[kept[-1].end : cue.start]
            if _BE_ONLY.fullmatch(gap + " "):
                continue
        kept.append(cue)
    return tuple(kept)


def _has_figure(scene: Scene, first: Cue, second: Cue) -> bool:
    return any(first.end <= one.start < second.start for one in scene.quantities)


_FROM_LAST = Lazy(r"(?i)\b(?:from|than|over|on|versus)\s+\Z")


def _is_yardstick(scene: Scene, cue: Cue) -> bool:
    """Tell whether a year is only what is compared with: `to rise, up 3% from last year`."""
    return cue.words == "last year" and bool(
        _FROM_LAST.search(scene.text, max(0, cue.start - 8), cue.start)
    )


def _is_participle(scene: Scene, cue: Cue) -> bool:
    """Tell whether a past form tells of what was counted: `from 277 million units sold to 247`."""
    return (
        cue.tense == "past"
        and any(one.end + 1 == cue.start for one in scene.quantities)
        and any(one.start > cue.end for one in scene.quantities)
    )


_BEFORE_NOUN = Lazy(r"(?i)\b(?:the|an?|its|their|our|of)\s\Z")


def _is_attribute(scene: Scene, cue: Cue) -> bool:
    """Tell whether the form of a verb is a noun's: `of installed capacity`, `the reported sum`."""
    return (
        cue.tense in ("past", "present")
        and (cue.words.endswith("ed") or cue.words in _SAME_FORM or cue.words in _NOUN_FORMS)
        and bool(_BEFORE_NOUN.search(scene.text, max(0, cue.start - 7), cue.start))
    )


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
        # `X predicted that, by 2030, ...`: a report stands over what follows, if it has no figure.
        reports = one.certainty in _REPORT_CLASSES and not any(
            where <= scene.clause(quantity.start) < clause for quantity in scene.quantities
        )
        past_between = any(
            one.end < other.start < chosen.start and other.tense == "past" for other in cues
        )
        if (same or reports) and not past_between:
            over.append(one)
    return min(over, key=weakness)
