"""English figures and their makers that are only compared with: `up from 35%`, `by 6%`."""

from collections.abc import Callable

from forecasts.reading.attaching.asked import Asked, about, beside, follows
from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule, Screened, first

__all__ = ["is_base", "is_factor", "is_goal_passed", "is_step"]

_HEDGE = r"(?:(?:a|an|just|only|about|some|around|roughly|nearly)\s+)*"
_WORD = (
    r"(?:a|an|the|about|around|just|roughly|nearly|some|over|only|peak|high|low|record|base|levels?"
    r"|of|its|previous|prior|earlier|initial|original|forecast|estimate|target)"
)
_FROM = rf"(?i:\bfrom\s+(?:{_WORD}\s+)*\Z)"
_TO_AFTER = (
    r"[^,;]{0,60}?\bto\s+(?:(?:a|an|the|about|around|just|roughly|nearly|almost|over|more\s+than"
    r"|between|as\s+much"
    r"\s+as|at\s+least|some)\s+)*[$€£¥A-Z]{0,4}\s?\d"
)
_LED_TO = Lazy(_TO_AFTER)
_COMPARING = tuple(
    "from above below over under on to with versus vs vs. against of the than after following"
    " previously formerly a an its around about just only some roughly approximately nearly"
    " estimated peak high low base level current record year's year’s today's today’s projected"
    " previous prior earlier initial original forecast forecasts estimate estimates target targets"
    " guidance consensus expectation expectations for".split()
)
"""Which words end what stands before a figure that is compared with."""


_SOME = tuple("a an just only about some around roughly nearly".split())
_GOAL_BEHIND = beside(
    before=r"(?i)(?<!\bbe )(?<!\bhave )(?<!\byet )\b(?:beating|beaten|missed|missing|met|topped"
    rf"|topping|exceed(?:ed|ing)|surpass(?:ed|ing)|short\s+of|ahead\s+of|undershot|overshot)\s+(?:its|their|our|the|his|an?)\s+{_HEDGE}\Z",
    behind=r"(?i)\s+(?:(?!and\b|or\b|to\b)[a-z-]+\s+){0,2}?(?:target|goal|plan|guidance|budget|quota)s?\b",
)
_EXPECTED = "planned expected forecast projected targeted budgeted promised predicted".split()
_PLANNED_BEFORE = beside(
    before=r"(?i)\b(?:short\s+of|ahead\s+of|instead\s+of|rather\s+than|missing|beating|than|below|above|against)"
    r"\s+(?:the|its|their|an?)\s+(?:originally\s+|initially\s+)?"
    rf"(?:{'|'.join(_EXPECTED)})\s+{_HEDGE}\Z",
)


_AGAINST_A_GOAL = beside(
    before=r"(?i)\b(?:against|versus|vs\.?|compared\s+(?:with|to)|instead\s+of|short\s+of)"
    r"\s+(?:its|their|our|the|an?)\s+(?:[a-z0-9-]+\s+){0,3}?(?:target|goal|plan|aim|quota|budget)s?"
    rf"\s+(?:of|for)\s+{_HEDGE}\Z",
)
_BEFORE_GOALS = ("of", "for", "its", "their", "our", "the", "his", *_SOME, *_EXPECTED)


def is_goal_passed(asked: Asked) -> bool | None:
    """Tell the goal that an outcome is set beside: `of the planned 40`."""
    if not asked.stem.endswith(_BEFORE_GOALS):
        return None
    passed = _GOAL_BEHIND(asked) or _PLANNED_BEFORE(asked) or _AGAINST_A_GOAL(asked)
    return True if passed else None


def _range_leads_on(asked: Asked) -> bool | None:
    """Tell what a range behind `from` is: `raised from 4 to 6% to 7%` leads on, `from 4% to 6%`."""
    figure = asked.figure
    if figure.hedge == "range" and " to " in figure.quote and asked.left.endswith("from "):
        return _LED_TO.match(asked.scene.text, figure.end) is not None
    return None


_PAIRED = frozenset(("/", ", or", "(", "(or"))


def _is_paired(asked: Asked) -> bool | None:
    """Tell what the second of a slashed pair is, or what is told again: what the first is."""
    if not asked.stem.endswith(("/", "or", "(")) or asked.place == 0:
        return None
    first_of_pair = asked.scene.quantities[asked.place - 1]
    if asked.scene.text[first_of_pair.end : asked.figure.start].strip() not in _PAIRED:
        return None
    return is_base(about(asked.scene, asked.place - 1)) or None


BASES: Screened[Asked, bool] = Screened((
    Rule(
        "second of a pair", "en", _is_paired,
        ("Installations will grow until 2040, rising from 9 GW/[17 GWh] to 1,095 GW/2,850 GWh.",
         "It earned $84 million, compared with $70 million, or [$0.60 a share], in 2019."),
        ("Installations will grow until 2040 to 1,095 GW/[2,850 GWh].",),
    ),
    Rule(
        "goal passed", "en", is_goal_passed,
        ("It sold 40,000 cars, missing the [45,000] target.",
         "Sales were below the projected [$4 billion]."),
        ("It has set the [45,000] target.",),
    ),
    Rule(
        "level of a year", "en",
        beside(
            before=r"(?i)\b(?:the|its|their)\s+(?:record\s+)?(?:(?:19|20)\d\d|last\s+year['’]s)\s+"
            r"(?:level|record|peak|high|low|average|total)\s+of\s+\Z",
            words=(" of ",),
        ),
        ("Output will not regain the 2023 level of [45 GW].",),
        ("Output will reach a level of [45 GW].",),
    ),
    Rule(
        "level at present", "en",
        beside(
            before=r"(?i)\b(?:present|current|existing|today['’]s)\s[^,;.]{0,60}\sof\s+(?:(?:about|around|nearly|some|over|just)\s+)?\Z",
            behind=r"\s+(?:would|will|should|could|may|is\s+(?:expected|set|due|likely|planned|projected|forecast)\s+to)\s+(?:reach|rise|grow|increase|expand|go|climb|double|fall|drop|be\s+raised)\b",
            words=(" of ",),
        ),
        ("The present capacity of [67 GW] would reach 134 GW by 2030.",),
        ("The present capacity of [67 GW] was reached in 2010.",),
        said=("current", "existing", "present", "today"),
    ),
    Rule(
        "from the present", "en",
        beside(
            before=r"(?i)\b(?:from|above|below|than|against)\s+(?:the\s+|its\s+|their\s+|an?\s+)?"
            r"(?:present|current|existing|today['’]s)\s+(?:(?:[a-z-]+\s+){0,2}?(?:of|at)\s+)?"
            r"(?:(?:about|around|nearly|some|over|just|only|roughly)\s+)*\Z",
            words=("present", "current", "existing", "today"),
        ),
        ("Output would hit 8,000 MW this year, from the present [5,400 MW].",),
        ("Output would hit 8,000 MW this year, with the present plants of [5,400 MW].",),
    ),
    Rule(
        "what was in fact", "en",
        beside(before=r"(?i)\b(?:an?|the|its)\s+actual\s+\Z", words=("actual",)),
        ("Gold will cost $900 in 2027, from an actual [$700].",),
        ("Gold will cost $900 in 2027, from an average of [$700] or so.",),
    ),
    Rule(
        "figure of a period before", "en",
        beside(
            before=r"(?i)\b(?:from|than|over|above|below|exceed\w*|surpass\w*|beat\w*|top(?:s|ped|ping)|against|to|with|on|under|versus"
            r"|match\w*)\s+(?:the\s+|its\s+|their\s+)?(?:(?:prior|previous|last|same|first|second|third|fourth|year-ago"
            r"|year-earlier|fiscal)[\s-]+)*(?:year|quarter|month|week|season|period|half|january|february|march|april|may|june|july"
            r"|august|september|october|november|december|20\d\d)['’]s?\s+"
            r"(?:(?:record|peak|about|around|nearly|some|roughly|almost|over|only|just|high|low|total|of|revised)\s+)*\Z",
            words=("'", "’"),
        ),
        ("Sales will rise slightly on the third quarter's [$4.1 billion].",),
        ("The company expects next year's [$4.1 billion] loan.",),
    ),
    Rule(
        "compared with", "en",
        beside(
            before="(?i)"
            r"(?:\b(?:(?:up|down|ris|grow|jump|climb|fall|drop|declin|increas|decreas|expand|improv"
            r"|doubl|tripl|shr|slow|eas"
            r"|surg|soar|recover|narrow|widen|rose|grew|fell|go|went|moved?|cut|rais|lift|boost"
            r"|swell)\w*(?:\s+[\w.,%$€£¥-]+){0,5})\s+from"
            r"|(?:%|\bper\s?cent)\s+(?:above|below|over|under)"
            r"|\b(?:up|down)\s+on|\bcompared\s+(?:to|with)|\bversus|\bvs\.?|\bagainst|\bthan\s+the|\binstead\s+of"
            r"|\brather\s+than|\b(?:after|following)(?!\s+(?:an?|the|its)\s+(?:projected|estimated|forecast)\b)|\bpreviously|\bformerly)"
            r"\s+(?:(?:a|an|the|its|around|about|just|only|some|roughly|approximately|nearly"
            r"|an?\s+estimated"
            r"|peak|high|low|base|level|of|current|record|last\s+year['’]s|today['’]s|estimated"
            r"|projected|previous|prior|earlier|initial|original|forecasts?|estimates?|targets?|guidance"
            r"|(?:net\s+|operating\s+|pre-?tax\s+)?(?:loss|profit|income|deficit|surplus|gain|fall|drop|rise"
            r"|output|production|sales|revenue|harvest|crop|figure|total)\s+of"
            r"|consensus|expectations?|for)\s+)*\Z",
            only=follows(_COMPARING),
        ),
        ("Sales will be 9 million, compared with [7 million].",
         "Profit will be $8 million, against a loss of [$3 million] in 2024.",
         "It should sell 500 in 2026, after [432] in 2025.",
         "It should sell 410 in 2026, down on the [430] of 2024."),
        ("Sales will be 9 million and those abroad [7 million].",),
    ),
    Rule(
        "average of a year behind", "en",
        beside(
            before=r"(?i)\b(?:below|above|under|over|from|than|to|against)\s+(?:the|its|their)\s+\Z",
            behind=r"(?i)\s+(?:average|record|peak|high|low|recorded|seen|posted|set|reached|registered)\b"
            r"(?:\s+\w+){0,2}?\s+(?:in|of|for)\s+(?:(?:19|20)\d\d|last)\b",
            words=("the ", "its ", "their "),
        ),
        ("Fuel is expected to cost $86 a barrel, well below the [$99] average in 2024.",),
        ("Fuel is expected to climb above the [$99] mark in 2026.",),
        said=(
            "average", "high", "low", "peak", "posted", "reached", "record", "registered", "seen",
            "set",
        ),
    ),
    Rule(
        "from, with its year", "en",
        beside(
            before=rf"(?i),\s+from\s+{_HEDGE}\Z",
            behind=r"(?i)\s+(?:\S+\s+){0,3}?(?:in|at|by)\s+(?:\S+\s+){0,3}?(?:19|20)\d\d\b",
            words=("from",),
        ),
        ("The share is to reach a quarter, from [8%] in 2023.",),
        ("The share is to rise, from the north on, to [8%].",),
    ),
    Rule(
        "range behind from", "en", _range_leads_on,
        ("Estimates of the 2040 fleet range from [90 million to 150 million] cars.",),
        ("Estimates of the 2040 fleet rise from [90 million] to 150 million cars.",),
    ),
    Rule(
        "from … to", "en",
        beside(before=_FROM, behind=_TO_AFTER, words=("from",)),
        ("We trim our target price for the sector leader from [950p] to 900p.",),
        ("The group will borrow from [8 banks] at once.",),
    ),
    Rule(
        "from … today", "en",
        beside(
            before=_FROM,
            behind="(?i)"
            r"\s*(?:\S+\s+){0,4}?(?:today|now|currently|at\s+present|this\s+time\s+last\s+year"
            r"|a\s+year\s+(?:ago|earlier)"
            r"|last\s+year|previously|(?:\w+|\d+)\s+years?\s+ago)\b",
            words=("from",),
        ),
        ("Demand will double, from [40 GW] at present.",),
        ("Demand will come from [40 cities] in the north.",),
        said=("currently", "last", "now", "present", "previously", "this", "today", "year"),
    ),
    Rule(
        "to … from", "en",
        beside(
            before=r"\b(?:to|at|of)\s+(?:[a-z]+\s+){0,3}[$€£¥A-Z]{0,4}\s?\d[^;]{0,60}?"
            rf"\bfrom\s+(?:{_WORD}\s+){{0,3}}\Z",
            words=("from",),
        ),
        ("The price is set to reach $9, from [$7].",),
        ("The price is set to come to [$7].",),
    ),
))  # fmt: skip
"""Whether a figure is what another one is compared with; the first that speaks decides."""


def is_base(asked: Asked) -> bool:
    """Tell whether a figure is what another one is compared with."""
    return bool(first(BASES.in_sentence(asked.scene.folded), asked)[1])


_OBJECT = r"(?:forecasts?|estimates?|guidance|outlook|projections?|targets?|expectations?)\b"
_STEP = (
    "(?i)"
    r"\b(?:rais|lower|lift|trim|revis|reduc|increas|boost|upgrad|downgrad|hik|slash|cut)\w*"
    rf"\s+(?:[^\s,;]+\s+){{0,6}}?{_OBJECT}(?:\s+[^\s,;]+){{0,5}}?\s+by\s+"
    r"(?:(?:a|an|about|around|just|only|some|roughly|nearly|over|almost|another|further|up|to|more"
    r"|as|much|than|at|least)\s+)*\Z"
    r"|\b(?:forecasts?|estimates?|guidance|outlook|projections?|targets?)\s+(?:[a-z]+\s+){0,3}?"
    r"(?:was|were|been)\s+(?:rais|lower|lift|trimm|revis|reduc|increas|upgrad|hik|slash|cut)\w*"
    r"\s+(?:up\s+|down\s+)?by\s+(?:(?:about|around|just|some|nearly|over|almost)\s+)*\Z"
)


is_step: Callable[[Asked], bool | None] = beside(before=_STEP, words=("by",))
"""Tells how far a forecast was moved: `raised its estimate by 6%`."""

_OF_BASE = Lazy(
    r"\s+(?:the|its|their|that\s+of|last\s+year['’]s|as\s+\w+\s+as)\s+(?:(?!to\b|from\b)[a-z'’]+\s+){0,3}"
)


def is_factor(asked: Asked) -> bool:
    """Tell whether a multiple is of the figure behind it: `double the $9 billion of 2024`."""
    following = asked.scene.quantities[asked.place + 1 : asked.place + 2]
    if asked.figure.kind != "multiple" or not following:
        return False
    return _OF_BASE.fullmatch(asked.scene.text, asked.end, following[0].start) is not None
