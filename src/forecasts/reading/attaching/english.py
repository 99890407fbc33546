"""Which cue governs an English figure, and which period it is said of."""

from itertools import takewhile

from forecasts.reading.attaching.asked import Asked
from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.english_base import is_factor
from forecasts.reading.attaching.english_beside import BESIDE
from forecasts.reading.attaching.english_sought import NONE, sought_by
from forecasts.reading.attaching.english_target import TARGETS
from forecasts.reading.attaching.scene import Scene, Stance, weakness
from forecasts.reading.attaching.voiced import Voice, Voiced
from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule, first

__all__ = ["CLAUSES", "judge_english"]

CLAUSES = Lazy(
    "(?i)"
    r"(?=[,;:()—]|\s[—–wbatudcvf-])(?:[,;:()](?=\s|[A-Za-z(])\s*|\s[—–-]\s|—"
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
    r"|\s(?=as\s+(?!of\b|well\b|an?\b|many\b|much\b|high\b|low\b|soon\b|long\b|part\b|early\b|late\b|little\b|few\b|opposed\b|against\b|compared\b"
    r"|expected\b|forecast\b|planned\b|usual\b|before\b|the\s+(?:world|largest|biggest|top|most|main|first)\b)(?:(?:the|its|more|new)\s+)?[a-z]+\s+[a-z]+\b)"
    r"|\s(?=and\s+(?:also\s+)?(?:kept|left|held|maintained|raised|lowered|lifted|trimmed|revised|reduced"
    r"|increased|boosted|upgraded|downgraded|hiked|slashed|cut|reaffirmed|confirmed|reiterated|put)"
    r"\s+(?:(?:its|their|the)\s+)?(?:[a-z-]+\s+){0,3}?"
    r"(?:20\d\d\b|(?:next|this)\s+year|forecasts?\b|estimates?\b|guidance|outlook|projections?\b|targets?\b))"
    r"|\s(?=(?:and|but)\s+(?:(?:by|in|for|from|during|until)\s+(?:(?:the\s+)?(?:end|start|middle)[\s-](?:of\s+)?|mid-|late\s+|early\s+)?"
    r"(?:(?:FY\s?)?20\d\d\b|(?:this|next|last|the\s+(?:next|following|previous))\s+year\b)"
    r"|(?:a|[a-z]+)\s+(?:years?|decades?)\s+later\b|the\s+following\s+year\b),?\s[^,;()]{0,60}?\d))"
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
_PROMISED = frozenset(
    "promised planned expected targeted projected scheduled intended pledged forecast "
    "budgeted anticipated predicted".split()
)
"""Participles that tell what a noun was to be, behind which its own verb follows."""


def _voiced(asked: Asked) -> Voiced:
    scene, figure = asked.scene, asked.figure
    clause = scene.clause(figure.start)
    cues = scene.spoken
    begins, ends = scene.span(clause)
    here = [one for one in cues if begins <= one.start < ends]
    before = [one for one in here if one.end <= figure.start + len(figure.quote) // 2]
    if not before and figure.kind == "multiple":
        # `Sales doubled`: the figure is the verb itself.
        before = [one for one in here if figure.start <= one.start < figure.end]
    behind = [one for one in here if one.start >= figure.end and not _is_of_another(asked, one)]
    if is_factor(asked):
        behind = []
    return Voiced(asked, clause, cues, tuple(before), tuple(behind))


def _is_of_another(asked: Asked, cue: Cue) -> bool:
    """Tell whether a participle tells of a figure between: `up 4%, ahead of the $3bn expected`."""
    if cue.words.split()[0] not in _PROMISED:
        return False
    scene = asked.scene
    return any(
        one.end == cue.start - 1 and scene.text.endswith(("the ", "The "), 0, one.start)
        for one in scene.quantities[asked.place + 1 :]
    )


def _by_infinitive(voiced: Voiced) -> Voice | None:
    """Let `to reach` follow an earlier verb (`rose to reach`), or head a headline of its own."""
    return _infinitive(voiced, voiced.before, voiced.clause)


def _infinitive(voiced: Voiced, before: tuple[Cue, ...], clause: int) -> Voice | None:
    if not before or any(one.tense != "infinitive" for one in before):
        return None
    scene = voiced.asked.scene
    ahead = [
        one
        for one in voiced.cues
        if scene.clause(one.start) < clause and one.tense not in ("base", "infinitive")
    ]
    if ahead:
        last = ahead[-1]
        return last.tense, last if last.tense == "future" else None
    return ("future" if clause == 0 else ""), None


def _by_base(voiced: Voiced) -> Voice | None:
    """Tell a figure behind words that compare: `compared with 40 GW`."""
    governing = _governor(voiced.before)
    return ("base", None) if governing and governing.tense == "base" else None


def _by_verb_before(voiced: Voiced) -> Voice | None:
    """Let the last verb before a figure speak."""
    governing = _governor(voiced.before)
    if governing is None or governing.tense == "base":
        return None
    return governing.tense, _weakest(voiced, governing)


def _governor(before: tuple[Cue, ...]) -> Cue | None:
    """Return the verb that governs what follows a row of cues; none where all are infinitives."""
    governing = [one for one in before if one.tense != "infinitive"]
    if not governing:
        return None
    last = governing[-1]
    promise = next((one for one in reversed(governing) if one.tense == "future"), None)
    if promise and last.tense in ("past", "present") and before[-1].tense == "infinitive":
        # `expects the number of robots installed worldwide to grow by`: the participle is no verb.
        return promise
    return last


def _by_verb_behind(voiced: Voiced) -> Voice | None:
    """Let the first verb behind a figure speak, and a promise before others."""
    behind = voiced.behind
    if not behind:
        return None
    future = next((one for one in behind if one.tense == "future"), None)
    if future and future.words.split()[0] in _PROMISED and behind[-1].tense == "past":
        # `37 of the 120 promised for 2025 have been built`
        future, behind = None, behind[-1:]
    chosen = future or behind[0]
    if chosen.tense in ("infinitive", "base"):
        return None
    return chosen.tense, _weakest(voiced, chosen)


def _by_clause_before(voiced: Voiced) -> Voice | None:
    """Let the last clause before a figure speak that has a verb."""
    scene = voiced.asked.scene
    earlier = [
        one
        for one in voiced.cues
        if scene.clause(one.start) < voiced.clause and one.tense != "base"
    ]
    if not earlier:
        return None
    last = scene.clause(earlier[-1].start)
    verbs = tuple(one for one in earlier if scene.clause(one.start) == last)
    governing = _governor(verbs)
    if governing is None:
        return _infinitive(voiced, verbs, last)
    return governing.tense, _weakest(voiced, governing)


def _by_clause_behind(voiced: Voiced) -> Voice | None:
    """Let the verb of a long subject speak: `Half of the fleet, 500 buses, will be replaced`."""
    scene, figure = voiced.asked.scene, voiced.asked.figure
    later = [
        one for one in voiced.cues if 0 < scene.clause(one.start) - voiced.clause <= _NEAR_CLAUSES
    ]
    if (
        later
        and later[0].start > figure.end
        and later[0].tense in ("future", "past", "present")
        and not _OPENS.match(scene.text, scene.clauses[voiced.clause])
        and ";" not in scene.text[figure.end : later[0].start]
        and not _has_own_subject(scene, later[0])
    ):
        return later[0].tense, _weakest(voiced, later[0])
    return None


def _has_own_subject(scene: Scene, cue: Cue) -> bool:
    """Tell whether a verb behind a figure is said of something else: `concludes that it could`."""
    start = scene.clauses[scene.clause(cue.start)]
    return bool(_OWN_SUBJECT.match(scene.text, start) or _THAT.search(scene.text, start, cue.start))


def _weakest(voiced: Voiced, chosen: Cue) -> Cue | None:
    """Return the least certain of the cues that stand over a figure: `projected that it could`."""
    if chosen.tense not in ("future", "estimate"):
        return None
    ahead = takewhile(lambda one: one.start < chosen.start, voiced.cues)
    over = [one for one in ahead if _stands_over(voiced, one, chosen)]
    return min((chosen, *over), key=weakness)


def _stands_over(voiced: Voiced, one: Cue, chosen: Cue) -> bool:
    """Tell whether a cue is of one chain with the chosen one, which stands behind it.

    `X predicted that, by 2030, ...`: a report stands over what follows, if it has no figure.
    """
    scene = voiced.asked.scene
    where, clause = scene.clause(one.start), scene.clause(chosen.start)
    reports = one.certainty in _REPORT_CLASSES and not any(
        where <= scene.clause(figure.start) < clause for figure in scene.quantities
    )
    return where == clause or reports


VOICES: tuple[Rule[Voiced, Voice], ...] = (
    Rule(
        "infinitive", "en", _by_infinitive,
        ("Output to reach [40 GW]",),
        ("Output reached [40 GW]",),
    ),
    Rule(
        "compared with", "en", _by_base,
        ("Last year's record of [$66 million] is likely to fall.",),
        ("A record of [$66 million] is likely to fall.",),
    ),
    Rule(
        "verb before", "en", _by_verb_before,
        ("Sales will reach [40 million].", "It could sell [40 million] cars."),
        ("Sales of [40 million].",),
    ),
    Rule(
        "verb behind", "en", _by_verb_behind,
        ("[40 GW] will be built.",),
        ("[40 GW] of wind.",),
    ),
    Rule(
        "inherited tense", "en", _by_clause_before,
        ("It will cut 900 jobs, [9%] of all, by 2028.",),
        ("In all, [9%] will go by 2028.",),
    ),
    Rule(
        "inherited tense", "en", _by_clause_behind,
        ("Half of the fleet, about [500 buses], will be replaced.",),
        ("Despite its fleet of [500 buses], the city will buy more.",),
    ),
)  # fmt: skip
"""Tense and certainty of a figure by the verbs of its sentence; the first that speaks decides."""


def judge_english(asked: Asked, done: tuple[Stance, ...]) -> Stance:
    """Judge a figure, given the verdicts on those before it.

    Where no verb speaks, and where no period is named, there is nothing to ask the rules about.
    """
    if asked.figure.kind == "duration":
        return Stance(tense="past", cue=None, found=None, direct=False, rules=("duration",))
    rule, voice = first(BESIDE.in_sentence(asked.scene.folded), asked)
    if voice is None and asked.scene.spoken:
        rule, voice = first(VOICES, _voiced(asked))
    tense, cue = voice or ("", None)
    if rule in ("respondents", "valuation", "today", "limit of a group"):
        return Stance(tense=tense, cue=None, found=None, direct=False, rules=(rule,))
    how, target = "", None
    if asked.scene.periods:
        how, target = first(TARGETS, sought_by(asked, done, tense, rule))
    found, direct = target or NONE
    rules = tuple(word for word in (rule, how if found else "") if word)
    return Stance(tense=tense, cue=cue, found=found, direct=direct, rules=rules)
