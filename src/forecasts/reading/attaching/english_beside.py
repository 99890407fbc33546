"""English figures whose tense the words right beside them settle, whatever the verb is."""

from forecasts.reading.attaching.asked import Asked, beside, follows, of_kind, of_unit
from forecasts.reading.attaching.earlier_words import MONTH
from forecasts.reading.attaching.english_base import is_base, is_step
from forecasts.reading.attaching.voiced import Voice
from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule, Screened, first, where

__all__ = ["BESIDE"]

_FUTURE: Voice = "future", None
_PRESENT: Voice = "present", None
_PAST: Voice = "past", None
_BASE: Voice = "base", None

_ASKED = "analyst economist respondent executive expert participant delegate attendee".split()
_ANSWER = beside(
    behind=r"(?i)\s+(?:(?:expected|planned|intended|hoped|wanted)\s+)?to\s+[a-z]",
    only=of_unit("%"),
)
_SURVEY = Lazy(r"(?i)\b(?:survey\w*|poll(?:ed|s)?|respondents|interviewed|questioned)\b")


def _answered(asked: Asked) -> bool | None:
    """Tell the share of an answer: `of the firms surveyed, 38% expected to hire`."""
    return True if _ANSWER(asked) and _SURVEY.search(asked.scene.text) else None


RESPONDENTS: Screened[Asked, bool] = Screened((
    Rule(
        "people asked", "en", beside(only=of_unit(*_ASKED)),
        ("The note expects that [40 analysts] will be polled.",),
        ("The note expects that [40 plants] will be polled.",),
    ),
    Rule(
        "who did it", "en",
        beside(
            before=r"(?i)\b(?:signed|backed|adopted|owned|founded|joined|endorsed)\s+by\s+(?:the\s+)?\Z",
            words=(" by ",),
            only=of_kind("count"),
        ),
        ("Under the plan backed by [31 countries], output will rise.",),
        ("Under the plan, output will rise by [31 tonnes].",),
        said=("signed", "backed", "adopted", "owned", "founded", "joined", "endorsed"),
    ),
    Rule(
        "sample of a survey", "en",
        beside(
            before=r"(?i)\b(?:survey|poll|sample|study|interviews?)\s+(?:of|with)\s+(?:\w+\s+){0,2}\Z",
            words=("survey", "poll", "sample", "study", "interview"),
        ),
        ("Sales will rise, says a survey of [900 shops].",),
        ("Sales will rise, says a chain of [900 shops].",),
    ),
    Rule(
        "share of those asked", "en",
        beside(
            behind="(?i)"
            r"\s*(?:percent\s+)?(?:of\s+)?(?:the\s+|all\s+|its\s+)?(?:\w+\s+){0,3}?(?:respondents"
            r"|executives|companies|firms"
            r"|consumers|analysts|those|people|businesses|ceos|drivers|buyers|economists|managers"
            r"|leaders|investors|experts"
            r"|employers|manufacturers|organi[sz]ations|participants|households|adults|americans|members)"
            r"(?:\s+(?:surveyed|polled|questioned|interviewed|who\s+\w+|in\s+\w+|said\s+they"
            r"|say\s+they))*\s+(?:\w+ly\s+)?"
            r"(?:expect|plan|believe|say|said|think|thought|see|saw|intend|anticipate|aim|hope|consider"
            r"|are|were|would|have"
            r"|agree|want|report|predict|forecast)",
        ),
        ("[40%] of companies expect prices to rise.",),
        ("[40%] of companies will have gone by 2030.",),
        said=(
            "respondents", "executives", "companies", "firms", "consumers", "analysts", "those",
            "people", "businesses", "ceos", "drivers", "buyers", "economists", "managers",
            "leaders", "investors", "experts", "employers", "manufacturers", "organi",
            "participants", "households", "adults", "americans", "members",
        ),
    ),
    Rule(
        "who were surveyed", "en",
        beside(behind=r"(?i)\s+(?:who\s+were\s+)?(?:surveyed|polled|interviewed|questioned)\b"),
        ("Of the [300 towns] surveyed, most will build more.",),
        ("Of the [300 towns] planned, most will be built.",),
        said=("surveyed", "polled", "interviewed", "questioned"),
    ),
    Rule(
        "share of an opinion", "en",
        beside(
            behind=r"(?i)\s+(?:now\s+|also\s+|still\s+)?(?:expect|plan|believe|say|said|think|intend|anticipate)\b",
            only=of_unit("%"),
        ),
        ("Some [40%] now expect prices to rise.",),
        ("Some [40 shops] now expect prices to rise.",),
        said=("expect", "plan", "believe", "say", "said", "think", "intend", "anticipate"),
    ),
    Rule(
        "share of an answer", "en", _answered,
        ("Of the firms polled last week, [38%] hoped to hire.",),
        ("Of the firms in the north, [38%] had to hire.",),
        said=("survey", "poll", "respondents", "interviewed", "questioned"),
    ),
))  # fmt: skip
"""Which figures count who was asked and who answered: no rule of what is to come holds for them."""


_LIMIT = beside(
    before=r"(?i)(?:\b(?:[a-z]+s|people|men|women|children|anyone|everyone|those|staff)\s+(?:(?:who|that|which)\s+)?"
    r"(?:earn|employ|weigh|cost|emit|consum|own)(?:e?s|e|ing)?|s\s+(?:aged|older|younger|priced))\s+\Z"
    r"|\b(?:[a-z]+s|people|those)\s+with\s+(?:(?:an?|annual|yearly|net|global)\s+)*(?:(?:sales|revenues?|turnover"
    r"|(?:household\s+)?incomes?|earnings|assets|savings|deposits|debts|wealth|profits?|salar(?:y|ies)|wages|populations?)\s+(?:of\s+)?)?\Z",
)
_PEOPLE_WITH = Lazy(r"(?i)\bwith\s+\Z")
_THEIR_SIZE = of_unit("people", "employee", "worker", "inhabitant", "resident", "member", "child")


def _is_limit_of_a_group(asked: Asked) -> bool:
    """Tell the bound that says who is meant: `firms with more than 250 employees will report`."""
    if asked.figure.hedge not in ("above", "up-to", "range") or not _LIMIT(asked):
        return False
    return _THEIR_SIZE(asked) or not _PEOPLE_WITH.search(asked.left)


def _are_respondents(asked: Asked) -> bool:
    return bool(first(RESPONDENTS.in_sentence(asked.scene.folded), asked)[1])


_REVISES_TOO = Lazy(
    r"(?i)\b(?:left|kept|held|maintained|raised|lifted|lowered|cut|trimmed|increased|reduced|revised)\s+"
    r"(?:(?!from\b|by\b)[a-z0-9'’-]+\s+){1,6}?(?:forecasts?|estimates?|projections?|outlook)\b[^;]{0,90}?\s(?:but|and|while\s+it)\s+"
    r"(?:cut|raised|lowered|lifted|trimmed|reduced|increased|nudged)\s+(?:(?:its|the|that|for|of|up|down)\s+)*"
    r"(?!(?:output|production|capacity|rates?|prices?|costs?|jobs|staff|dividends?|stakes?|spending|capex)\b)"
    r"[a-z]+(?:\s+[a-z]+)?\s+(?:(?:by|from)\s+[$€£¥]?\d[\d.,]*%?(?:\s+[a-z]+){0,2}?\s+)?to\s+"
    r"(?:(?:about|around|nearly|over|just)\s+)*\Z"
)


def _revises_too(asked: Asked) -> Voice | None:
    """Tell a second forecast changed in one breath: `left barley at 5 Mt but cut maize to`."""
    if " to " not in asked.left or not _REVISES_TOO.search(asked.scene.text, 0, asked.figure.start):
        return None
    cues = asked.scene.cues
    return "future", next((one for one in cues if one.tense in ("future", "estimate")), None)


BESIDE: Screened[Asked, Voice] = Screened((
    Rule(
        "limit of a group", "en", where(_is_limit_of_a_group, says=_PRESENT),
        ("Farms earning [$80,000 or more] will pay the levy.",
         "Firms with [more than 250 employees] will have to report.",
         "Homes priced [below £300,000] will be exempt."),
        ("Farms earning [$80,000] will pay the levy.",
         "The group will open hotels with [more than 250 rooms].",
         "The home will be priced [below £300,000]."),
    ),
    Rule(
        "compared with", "en", where(is_base, says=_BASE),
        ("Sales will be 9 million, compared with [7 million].",),
        ("Sales will be 9 million and those abroad [7 million].",),
    ),
    Rule(
        "revision", "en", where(is_step, says=_BASE),
        ("The bank raised its forecast for 2026 by [6%].",),
        ("The bank forecast growth for 2026 of [6%].",),
    ),
    Rule(
        "valuation", "en",
        where(beside(
            behind=r"(?i)\s+(?:(?:the|our|its|their|his|consensus|estimated|expected|forecast|forward|projected|trailing"
            r"|FY|[12]\d{3}|\d\d)[aef]?[’'/ -]*(?:s\s)?)+\s*(?:adjusted\s+|net\s+|operating\s+)?"
            r"(?:earnings|EPS|EBITDA?|sales|revenues?|profits?|book|EV/|P/E|cash\s+flow)",
            only=of_unit("x"),
        ), says=_PRESENT),
        ("The share trades at [18 times] 2026 earnings.",),
        ("Earnings will be [18 times] those of today.",),
        said=(
            "earnings", "eps", "ebit", "sales", "revenue", "profit", "book", "ev/", "p/e", "cash",
        ),
    ),
    Rule(
        "respondents", "en", where(_are_respondents, says=_PRESENT),
        ("[40%] of companies expect prices to rise.",),
        ("[40%] of companies will have gone by 2030.",),
    ),
    Rule(
        "revised too", "en", _revises_too,
        ("It left its forecast for barley at 5 Mt but cut maize to [8 Mt].",),
        ("It left its plants in barley at 5 Mt but cut maize to [8 Mt].",),
        said=(
            "left", "kept", "held", "maintained", "raised", "lifted", "lowered", "cut", "trimmed",
            "increased", "reduced", "revised",
        ),
    ),
    Rule(
        "named as a forecast", "en",
        where(beside(
            behind=r"(?i)\s+(?:(?!and\b|or\b)[a-z]+\s+)?(?:predictions?|projections?|forecast)\b(?!\s+(?:that|to)\b)",
        ), says=_FUTURE),
        ("It was close to the [$3 billion] prediction.",),
        ("It was close to the [$3 billion] limit.",),
        said=("prediction", "projection", "forecast"),
    ),
    Rule(
        "participle", "en",
        where(beside(
            behind="(?i)"
            r"\s+(?:spent|recorded|reported|seen|invested|sold|produced|shipped|delivered|earned|booked"
            r"|posted|registered|raised|built|installed|made|paid)"
            r"\s+(?:in\s+(?:\w+\s+)?(?:19|20)\d\d|last\s|a\s+year|(?:in|during)\s+the\s+same)",
        ), says=_PAST),
        ("It will invest as much as the [$9 billion] spent in 2024.",),
        ("It will invest as much as [$9 billion] in 2026.",),
        said=(
            "spent", "recorded", "reported", "seen", "invested", "sold", "produced", "shipped",
            "delivered", "earned", "booked", "posted", "registered", "raised", "built", "installed",
            "made", "paid",
        ),
    ),
    Rule(
        "today", "en",
        where(beside(
            behind=r"(?i)(?:\s+(?!and\b|but\b|or\b|while\b|than\b|as\b|between\b)[a-z-]+){0,2}?"
            r"\s+(?:today|now|currently|at\s+present|at\s+the\s+moment)"
            r"(?=\s*(?:[.,;:)]|\Z)|\s+(?:on|in|at|under|being|and|to|[a-z]+ed)\b)",
        ), says=_PRESENT),
        ("The market will grow: [$45bn] today and $130bn in 2032.",),
        ("The target of [40 GW] now looks modest.", "It must spend [$9bn] between now and 2031."),
        said=("today", "now", "currently", "present", "moment"),
    ),
    Rule(
        "aside of what was", "en",
        where(beside(
            before=r"(?i)\b[a-z]+,\s+(?:(?:at|now|still|about|around|nearly|some|over)\s+)*\Z",
            behind=rf"(?i)\s+(?:in\s+{MONTH}|in\s+the\s+(?:first|second|third|fourth|last)\s+(?:quarter|half)|(?:at\s+the\s+)?(?:last|latest)\s+[a-z]+)"
            r",\s+(?:will|would|should|could|may|might|must|is|are)\s+(?:[a-z]+\s+)?[a-z]",
            only=follows((",", "at", "now", "still", "about", "around", "nearly", "some", "over")),
        ), says=_PAST),
        ("Inflation, [2.9%] in April, should ease to 2.4% by 2027.",
         "The herd, [5.1 million] at the last census, could shrink by 2040."),
        ("Inflation, [2.9%] in 2027, should ease to 2.4% by 2028.",
         "Rates should fall, [0.5 points] in April, and will rise then."),
    ),
    Rule(
        "called off", "en",
        where(beside(
            behind=r"(?i)(?:\s+(?!to\b|that\b|will\b)[a-z-]+){0,6}?\s+(?:was|were|(?:has|have)\s+been)\s+"
            r"(?:scrapped|cancell?ed|abandoned|shelved|dropped|withdrawn|called\s+off)\b",
        ), says=_PAST),
        ("Plans for [12 stations] were scrapped.",),
        ("Plans for [12 stations] were approved.",),
        said=("scrapped", "cancel", "abandoned", "shelved", "dropped", "withdrawn", "called"),
    ),
    Rule(
        "to come", "en",
        where(beside(
            behind=r"(?i)\s+(?:(?:still|yet)\s+to\s+(?:come|follow|be\s+[a-z]+(?:ed|en|t))|to\s+(?:come|follow))\b",
        ), says=_FUTURE),
        ("It paid $2bn, with another [$5bn] to come.",),
        ("It paid $2bn, with another [$5bn] to its staff.",),
        said=("still", "yet", "come", "follow"),
    ),
    Rule(
        "eventual", "en",
        where(beside(
            before=r"(?i)\beventual\s+(?:total\s+of\s+|[a-z]+\s+of\s+)?\Z",
            words=("eventual",),
        ), says=_FUTURE),
        ("It has 3 plants of an eventual [9 plants].",),
        ("It has 3 plants of a total of [9 plants].",),
    ),
))  # fmt: skip
"""Tense of a figure by the words beside it; the first that speaks decides."""
