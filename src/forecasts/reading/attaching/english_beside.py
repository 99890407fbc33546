"""English figures whose tense the words right beside them settle, whatever the verb is."""

from forecasts.reading.attaching.cues import Cue
from forecasts.reading.attaching.english_base import is_base, is_step
from forecasts.reading.attaching.scene import SUBJECT_GAP, Figure, Scene
from forecasts.reading.patterns import Lazy

__all__ = ["from_beside"]

_RESPONDENTS = Lazy(
    "(?i)"
    r"\s*(?:percent\s+)?(?:of\s+)?(?:the\s+|all\s+|its\s+)?(?:\w+\s+){0,3}?(?:respondents"
    r"|executives|companies|firms"
    r"|consumers|analysts|those|people|businesses|ceos|drivers|buyers|economists|managers"
    r"|leaders|investors|experts"
    r"|employers|manufacturers|organi[sz]ations|participants|households|adults|americans|members)"
    r"(?:\s+(?:surveyed|polled|questioned|interviewed|who\s+\w+|in\s+\w+|said\s+they"
    r"|say\s+they))*\s+(?:\w+ly\s+)?"
    r"(?:expect|plan|believe|say|said|think|thought|see|saw|intend|anticipate|aim|hope|consider"
    r"|are|were|would|have"
    r"|agree|want|report|predict|forecast)"
)
_ASKED = frozenset(
    "analyst economist respondent executive expert participant delegate attendee".split()
)
_AGENT = Lazy(r"(?i)\b(?:signed|backed|adopted|owned|founded|joined|endorsed)\s+by\s+(?:the\s+)?\Z")
"""Who did something that is done: `the pledge signed by 31 countries`."""
_SAMPLE = Lazy(r"(?i)\b(?:survey|poll|sample|study|interviews?)\s+(?:of|with)\s+(?:\w+\s+){0,2}\Z")
_ASKING = ("survey", "poll", "sample", "study", "interview")
_OPINION = Lazy(
    r"(?i)\s+(?:now\s+|also\s+|still\s+)?(?:expect|plan|believe|say|said|think|intend|anticipate)\b"
)
_SURVEYED = Lazy(r"(?i)\s+(?:who\s+were\s+)?(?:surveyed|polled|interviewed|questioned)\b")
_SURVEY = Lazy(r"(?i)\b(?:survey\w*|poll(?:ed|s)?|respondents|interviewed|questioned)\b")
_ANSWER = Lazy(r"(?i)\s+(?:(?:expected|planned|intended|hoped|wanted)\s+)?to\s+[a-z]")
"""What a share of the asked answered: `of the firms surveyed, 38% expected to hire`."""

_NOW_WORDS = ("today", "now", "current", "present", "moment")
_TODAY = Lazy(
    r"(?i)(?:\s+(?!and\b|but\b|or\b|while\b|than\b|as\b)[a-z-]+){0,2}?"
    r"\s+(?:today|now|currently|at\s+present|at\s+the\s+moment)"
    r"(?=\s*(?:[.,;:)]|\Z)|\s+(?:on|in|at|under|being|and|to|[a-z]+ed)\b)"
)
"""A figure of today: `$45bn today and $130bn in 2032`; not `the target of 40 GW now looks`."""

_PARTICIPLE = Lazy(
    "(?i)"
    r"\s+(?:spent|recorded|reported|seen|invested|sold|produced|shipped|delivered|earned|booked"
    r"|posted|registered|raised|built|installed|made|paid)"
    r"\s+(?:in\s+(?:\w+\s+)?(?:19|20)\d\d|last\s|a\s+year|(?:in|during)\s+the\s+same)"
)
"""A figure that words right behind it date: `more than the $9 billion spent in 2024`."""

_PREDICTED = Lazy(
    r"(?i)\s+(?:(?!and\b|or\b)[a-z]+\s+)?(?:predictions?|projections?|forecast)\b(?!\s+(?:that|to)\b)"
)
"""A figure that is called a forecast: `the $3 billion prediction`."""

_TO_COME = Lazy(
    r"(?i)\s+(?:(?:still|yet)\s+to\s+(?:come|follow|be\s+[a-z]+(?:ed|en|t))|to\s+(?:come|follow))\b"
)
"""A figure that words right behind it put ahead: `another $5bn to come`."""

_REVISES_TOO = Lazy(
    r"(?i)\b(?:left|kept|held|maintained|raised|lifted|lowered|cut|trimmed|increased|reduced|revised)\s+"
    r"(?:(?!from\b|by\b)[a-z0-9'’-]+\s+){1,6}?(?:forecasts?|estimates?|projections?|outlook)\b[^;]{0,90}?\s(?:but|and|while\s+it)\s+"
    r"(?:cut|raised|lowered|lifted|trimmed|reduced|increased|nudged)\s+(?:(?:its|the|that|for|of|up|down)\s+)*"
    r"(?!(?:output|production|capacity|rates?|prices?|costs?|jobs|staff|dividends?|stakes?|spending|capex)\b)"
    r"[a-z]+(?:\s+[a-z]+)?\s+(?:(?:by|from)\s+[$€£¥]?\d[\d.,]*%?(?:\s+[a-z]+){0,2}?\s+)?to\s+"
    r"(?:(?:about|around|nearly|over|just)\s+)*\Z"
)
"""A second forecast changed in one breath: `left its barley estimate at 5 Mt but cut maize to`."""

_EVENTUAL = Lazy(r"(?i)\beventual\s+(?:total\s+of\s+|[a-z]+\s+of\s+)?\Z")
_VALUATION = Lazy(
    r"(?i)\s+(?:(?:the|our|its|their|his|consensus|estimated|expected|forecast|forward|projected|trailing"
    r"|FY|[12]\d{3}|\d\d)[aef]?[’'/ -]*(?:s\s)?)+\s*(?:adjusted\s+|net\s+|operating\s+)?"
    r"(?:earnings|EPS|EBITDA?|sales|revenues?|profits?|book|EV/|P/E|cash\s+flow)"
)
"""What a multiple of a share's price is one of: `18 times 2026 earnings`."""


def from_beside(scene: Scene, quantity: Figure) -> tuple[str, Cue | None, str] | None:
    """Return tense, cue and rule where the words beside a figure settle them."""
    left = scene.text[max(0, quantity.start - 90) : quantity.start]
    right = scene.text[quantity.end : quantity.end + SUBJECT_GAP]
    if is_base(quantity, left, right):
        return "base", None, "compared with"
    if is_step(left):
        return "base", None, "revision"
    if quantity.unit == "x" and _VALUATION.match(right):
        return "present", None, "valuation"
    if (
        quantity.unit in _ASKED
        or (quantity.kind == "count" and " by " in left[-8:] and _AGENT.search(left))
        or (any(word in left.lower() for word in _ASKING) and _SAMPLE.search(left))
        or _RESPONDENTS.match(right)
        or ("ed" in right[:24] and _SURVEYED.match(right))
        or (quantity.unit == "%" and _OPINION.match(right))
        or (quantity.unit == "%" and _ANSWER.match(right) and _SURVEY.search(scene.text))
    ):
        return "present", None, "respondents"
    if " to " in left and _REVISES_TOO.search(scene.text, 0, quantity.start):
        said = next((one for one in scene.cues if one.tense in ("future", "estimate")), None)
        return "future", said, "revised too"
    if _PREDICTED.match(right):
        return "future", None, "named as a forecast"
    if _PARTICIPLE.match(right):
        return "past", None, "participle"
    if any(word in right[:40] for word in _NOW_WORDS) and _TODAY.match(right):
        return "present", None, "today"
    if (" to " in right[:16] and _TO_COME.match(right)) or (
        "eventual" in left[-32:] and _EVENTUAL.search(left)
    ):
        return "future", None, "to come"
    return None
