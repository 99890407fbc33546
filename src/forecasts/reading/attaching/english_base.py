"""What English text only compares with: `up from 35%`, `from 2023 levels`, `the 2024 report`."""

import re

from forecasts.reading.attaching.scene import Figure, Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod

__all__ = ["is_base", "is_base_period", "is_factor", "is_step"]

_BASE = Lazy(
    "(?i)"
    r"(?:\b(?:(?:up|down|ris|grow|jump|climb|fall|drop|declin|increas|decreas|expand|improv"
    r"|doubl|tripl|shr|slow|eas"
    r"|surg|soar|recover|narrow|widen|rose|grew|fell|go|went|moved?|cut|rais|lift|boost"
    r"|swell)\w*(?:\s+[\w.,%$€£¥-]+){0,5})\s+from"
    r"|(?:%|\bper\s?cent)\s+(?:above|below|over|under)"
    r"|\bcompared\s+(?:to|with)|\bversus|\bvs\.?|\bagainst|\bthan\s+the|\binstead\s+of"
    r"|\brather\s+than|\b(?:after|following)(?!\s+(?:an?|the|its)\s+(?:projected|estimated|forecast)\b)|\bpreviously|\bformerly)"
    r"\s+(?:(?:a|an|the|its|around|about|just|only|some|roughly|approximately|nearly"
    r"|an?\s+estimated"
    r"|peak|high|low|base|level|of|current|record|last\s+year['’]s|today['’]s|estimated"
    r"|projected|previous|prior|earlier|initial|original|forecasts?|estimates?|targets?|guidance"
    r"|consensus|expectations?|for)\s+)*\Z"
)
_COMPARING = tuple(
    "from above below over under to with versus vs vs. against the of than after following"
    " previously formerly a an its around about just only some roughly approximately nearly"
    " estimated peak high low base level current record year's year’s today's today’s projected"
    " previous prior earlier initial original forecast forecasts estimate estimates target targets"
    " guidance consensus expectation expectations for".split()
)
"""Which words `_BASE` ends with: a look for them is cheaper than the pattern."""

_FROM = Lazy(
    r"(?i)\bfrom\s+(?:(?:a|an|the|about|around|just|roughly|nearly|some|over|only|peak|high|low"
    r"|record|base|level|levels|of|its|previous|prior|earlier|initial|original|forecast|estimate"
    r"|target)\s+)*\Z"
)
_TO_AFTER = Lazy(
    r"[^,;]{0,60}?\bto\s+(?:(?:a|an|the|about|around|just|roughly|nearly|almost|over|more\s+than"
    r"|between|as\s+much"
    r"\s+as|at\s+least|some)\s+)*[$€£¥A-Z]{0,4}\s?\d"
)
_TO_BEFORE = Lazy(
    r"\b(?:to|at|of)\s+(?:[a-z]+\s+){0,3}[$€£¥A-Z]{0,4}\s?\d[^;]{0,60}?\bfrom\s+(?:\w+\s+){0,3}\Z"
)
_NOW = Lazy(
    "(?i)"
    r"\s*(?:\S+\s+){0,4}?(?:today|now|currently|at\s+present|this\s+time\s+last\s+year"
    r"|a\s+year\s+(?:ago|earlier)"
    r"|last\s+year|previously|(?:\w+|\d+)\s+years?\s+ago)\b"
)
_BASE_PERIOD = Lazy(
    r"(?i)(?:\b(?:than|above|below)|\bas\s+\w+\s+as|\bearlier|\bback|\bpreviously|\bcompared\s+(?:to|with)|\bversus|\bvs\.?"
    r"|\brelative\s+to|\bsuch\s+as\s+(?:that|those)\s+(?:of|in)|\blike\s+(?:that|those|the\s+one)\s+(?:of|in)|\bo(?:ver|n)|\bmaturing|\bmatures?|\bexpir(?:ing|es?|ed)"
    r"|\b(?:times|twice)\s+(?:its|their|the)"
    r"|\b(?:fall|com)(?:s|es|ing)?\s+due"
    r"|\bfor\s+(?:delivery|completion|handover|shipment)"
    r"|\b(?:bonds?|notes?|loans?|debt|debentures|bills?)\s+due)\s*\Z"
)
_BASES = tuple(
    "than above below as earlier back previously to with versus vs vs. in of on over maturing"
    " mature matures expiring expire expires expired its their the due delivery completion handover"
    " shipment".split()
)
"""Which words `_BASE_PERIOD` ends with."""
_THAN = Lazy(r"(?i)\bthan\s+(?:just|only|even|it\s+was|they\s+were)\s+\Z")
_SAME_PART = Lazy(
    r"(?i)\b(?:from|over|than|on|with|to|against|versus|vs\.?)\s+(?:the\s+|in\s+the\s+)?(?:same|year-ago|year-earlier"
    r"|corresponding|comparable)\s+(?:period|quarter|month|half|time|week|[a-z]+\s+quarter)(?:\s+(?:of|in|a))?\s*\Z"
)
"""What a change is counted from: `up 5% from the same period last year`."""
_MEASURE = Lazy(
    r"(?i)\b(?:above|below|over|under|than|times|of|from|on|to|with)\s+(?:our|its|their|the|his)\s+\Z"
)
_MEASURED = Lazy(
    r"(?i)(?:['’]s)?\s+(?:average|results?|record|peak|high|low|total|tally|figures?|base|number)\b"
)
"""A year whose outcome others are measured by: `12.9 bushels above the 2013 average`."""
_SAID_IN = Lazy(
    r"(?i)\bbased\s+on\s+[^,;.]{1,30}\Z|\b(?:forecast|projection|estimate|guidance|outlook|prediction)s?\s+"
    r"[^,;]{0,30}\b(?:made|issued|given|published|released)\s*\Z"
)
"""What tells when a forecast was made, not what of: `the projection made in June`."""
_UTMOST = Lazy(r"(?i)\b(?:[a-z]{2,}est|most|first|best|worst|only)\b(?:\s+[a-z-]+){0,3}\s*\Z")
"""What has not been so for long: `the fastest pace in five years`."""
_MADE = ("based", "made", "issued", "given", "published", "released")
_SAME = ("same", "year-", "corresponding", "comparable")
"""What `_SAID_IN` and `_SAME_PART` hang on."""
_SINCE = Lazy(r"(?i)\bsince\s+(?:[a-z]+\s+){1,4}\Z")
_SINCE_REACH = 60
"""What has been so since something happened: `since an appeal in April`."""
_VALID = Lazy(r"(?i)\b(?:runs?|ran|running|lasts?|lasting|valid|extends?|extending)\s*\Z")
_UNTIL = ("until", "till", "to ", "through", "from", "up to")
"""How long a contract is valid is not when its sum is paid: `which runs until 2031`."""

_EDITION = Lazy(
    "(?i)"
    r"\s+(?:[\w-]+\s+){0,3}(?:report|survey|study|edition|conference|forum|summit|roadmap|paper"
    r"|expo)\b"
)
_OLD_EDITION = Lazy(r"(?i)\s+(?:[\w-]+\s+){0,2}(?:outlook|forecast)\b")
_OWNS_NOUN = Lazy(r"['’]s\s+[a-z]")
_OWNED_REACH = 60
"""What a year had: `as a return to normal erases last year's surge`."""
_LEVELS = Lazy(r"(?i)\s*levels?\b|\s*baseline")
_RANGE_WORD = Lazy(r"(?i).*(?:\d\s*(?:-|–|—)|\w\s*\b(?:to|through|until)\b)\s*")
_AFTER_WORD = Lazy(r"(?:from|since|after|beyond|post)\b")
_OF_BASE = Lazy(
    r"\s+(?:the|its|their|that\s+of|last\s+year['’]s|as\s+\w+\s+as)\s+(?:[a-z'’]+\s+){0,3}"
)


def is_factor(scene: Scene, index: int) -> bool:
    """Tell whether a multiple is of the figure behind it: `double the $9 billion of 2024`."""
    if scene.quantities[index].kind != "multiple" or index + 1 >= len(scene.quantities):
        return False
    end, following = scene.quantities[index].end, scene.quantities[index + 1]
    return bool(_OF_BASE.fullmatch(scene.text, end, following.start))


_LED_FROM = Lazy(r"(?i),\s+from\s+(?:(?:a|an|just|only|about|some|around|roughly|nearly)\s+)*\Z")
_DATED = Lazy(r"(?i)\s+(?:\S+\s+){0,3}?(?:in|at|by)\s+(?:\S+\s+){0,3}?(?:19|20)\d\d\b")
"""`To a quarter, from 8% in 2025`: where a change that is told first began."""

_STEP = Lazy(
    "(?i)"
    r"\b(?:rais|lower|lift|trim|revis|reduc|increas|boost|upgrad|downgrad|hik|slash|cut)\w*"
    r"\s+(?:[^\s,;]+\s+){0,6}?(?:forecasts?|estimates?|guidance|outlook|projections?|targets?"
    r"|expectations?)\b(?:\s+[^\s,;]+){0,5}?\s+by\s+"
    r"(?:(?:a|an|about|around|just|only|some|roughly|nearly|over|almost|another|further|up|to|more"
    r"|as|much|than|at|least)\s+)*\Z"
)


_STEP_BACK = Lazy(
    "(?i)"
    r"\b(?:forecasts?|estimates?|guidance|outlook|projections?|targets?)\s+(?:[a-z]+\s+){0,3}?"
    r"(?:was|were|been)\s+(?:rais|lower|lift|trimm|revis|reduc|increas|upgrad|hik|slash|cut)\w*"
    r"\s+(?:up\s+|down\s+)?by\s+(?:(?:about|around|just|some|nearly|over|almost)\s+)*\Z"
)


def is_step(left: str) -> bool:
    """Tell whether the figure is how far a forecast was moved: `raised its estimate by 6%`."""
    return "by" in left.lower() and bool(_STEP.search(left) or _STEP_BACK.search(left))


_ITS_FORMER = Lazy(
    r"(?i)\b(?:from|than|over|above|below|exceed\w*|surpass\w*|beat\w*|top(?:s|ped|ping)|against|to|with|on|under|versus"
    r"|match\w*)\s+(?:the\s+|its\s+|their\s+)?(?:(?:prior|previous|last|same|first|second|third|fourth|year-ago"
    r"|year-earlier|fiscal)[\s-]+)*(?:year|quarter|month|week|season|period|half|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|20\d\d)['’]s?\s+"
    r"(?:(?:record|peak|about|around|nearly|some|roughly|almost|over|only|just|high|low|total|of|revised)\s+)*\Z"
)
"""A figure that a period before has: `up slightly from the third quarter's $4.1 billion`."""


_ITS_LEVEL = Lazy(
    r"(?i)\b(?:the|its|their)\s+(?:record\s+)?(?:(?:19|20)\d\d|last\s+year['’]s)\s+(?:level|record|peak|high|low|average|total)\s+of\s+\Z"
)
"""What a year reached: `will not regain the 2025 level of 45 GW`."""


def is_base(quantity: Figure, left: str, right: str) -> bool:
    """Tell whether the figure is what another one is compared with."""
    if " of " in left[-5:] and _ITS_LEVEL.search(left):
        return True
    if ("'" in left or "’" in left) and _ITS_FORMER.search(left):
        return True
    if quantity.hedge == "range" and re.search(r"\bfrom\b", quantity.quote, re.IGNORECASE):
        return False
    lower = left.lower()
    if lower.rstrip().endswith(_COMPARING) and _BASE.search(left):
        return True
    if "from" not in lower or not _FROM.search(left):
        return False
    if _LED_FROM.search(left) and _DATED.match(right):
        return True
    if quantity.hedge == "range" and " to " in quantity.quote and left.endswith("from "):
        # `range from 4% to 6%`: its own word; `raised from 4 to 6% to 7%` leads on.
        return bool(_TO_AFTER.match(right))
    return bool(_TO_AFTER.match(right) or _NOW.match(right) or _TO_BEFORE.search(left))


def is_base_period(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period is only compared with: `from 2023`, `than in 2020`, `since 2019`."""
    left = scene.text[max(0, found.start - 16) : found.start]
    words = found.period.words.lower()
    far = scene.text[max(0, found.start - _SINCE_REACH) : found.start]
    if "since" in far and _SINCE.search(far):
        return True
    lower = far.lower()
    if lower.rstrip().endswith(_BASES) and _BASE_PERIOD.search(left):
        return True
    if words.startswith(_UNTIL) and _VALID.search(left):
        return True
    if _OWNS_NOUN.match(scene.text, found.end) and found.period.end.year < scene.now:
        near = found.end + _OWNED_REACH
        if not any(found.end <= one.start < near for one in scene.quantities):
            return True
    if not found.explicit and (
        words.startswith(("from", "than"))
        or words.endswith(("a year earlier", "a year ago"))
        or _THAN.search(left)
    ):
        return True
    if any(word in lower for word in _MADE) and _SAID_IN.search(far):
        return True
    if not words.isdigit() and any(word in lower for word in _SAME) and _SAME_PART.search(far):
        return True
    if found.window and words.startswith("in ") and _UTMOST.search(far):
        return True
    if words.startswith("over ") and not found.window and found.period.end.year < scene.now:
        # `rose 5% over 2017`; `over 2017-2020` is a stretch.
        return found.period.start.year == found.period.end.year
    if _MEASURED.match(scene.text, found.end) and _MEASURE.search(far):
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
