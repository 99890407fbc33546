"""The words by which English text names periods, and the one pattern that finds them."""

import re

from forecasts.reading.lexicon.magnitudes import COUNT_WORDS, TENS
from forecasts.reading.patterns import Lazy

__all__ = [
    "COMMON_GATE",
    "COMMON_WORDS",
    "DECADE_NAMES",
    "FIRST_WORDS",
    "LAST_OF_PART",
    "LAST_OF_RELATION",
    "MONTHS",
    "MONTH_CUE",
    "MONTH_FOLLOWER",
    "NOT_A_YEAR_AFTER",
    "NUMBERS",
    "NUMBER_GATE",
    "ORDINALS",
    "PART",
    "RELATION",
    "RELATIONS",
    "SCAN",
    "TOKEN",
    "UNITS",
    "YEAR_BEFORE_NOUN",
    "YEAR_CUE",
    "YEAR_FOLLOWER",
    "last_month",
]

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
MONTHS = {name: index for index, name in enumerate(_MONTHS.split(), 1)}
"""First three letters of a month -> 1 to 12."""

NUMBERS = {
    word: number for word, number in (*COUNT_WORDS.items(), *TENS.items()) if 1 <= number <= 50
} | {"couple": 2}

ORDINALS = {
    word: index
    for index, words in enumerate(
        (
            "first 1st 1",
            "second 2nd 2 back",
            "third 3rd 3",
            "fourth 4th 4 final",
            "fifth 5th",
            "sixth 6th",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
        ),
        1,
    )
    for word in words.split()
}

DECADE_NAMES = {
    "thirties": 2030,
    "forties": 2040,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
    "noughties": 2000,
}

UNITS = {"year": 12, "quarter": 3, "month": 1, "decade": 120}
"""Unit of a window -> months."""

_YEAR = r"(?:19\d\d|20\d\d|2100)"
_NO_YEAR = r"(?!\d{4})"
"""Stands before what begins with no year, so that it is not tried at one."""
_MARK = r"(?:[aef]\b)?"
"""What tables put behind a year: actual, estimate, forecast (`2030E`)."""
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_FY = r"(?:FYE?|fiscal(?:[\s-]+year)?|financial[\s-]+year)"
_NUMBER = r"(?:\d{1,3}|" + "|".join(NUMBERS) + r"|a\s+couple\s+of|a\s+few|several|an?|few)"
_COUNT = rf"(?:{_NUMBER}(?:\s*(?:-|–|to|or)\s*{_NUMBER})?)"
_NEXT = r"(?:next|coming|upcoming|following|last|past|previous|prior|recent)"
_OWNER = (
    rf"(?:\s*(?:,|-|/|of|in)?\s*(?:the\s+)?(?:(?:calendar\s+)?(?:year\s+)?{_YEAR}(?!\d)"
    rf"|{_FY}\s*[’']?\d\d(?:\d\d)?|(?:this|next|last|current|previous|coming|following)"
    rf"\s+(?:fiscal\s+|financial\s+)?year)|\s?[’']\d\d(?!\d))"
)
_OWNER_BEFORE = (
    rf"(?:(?:(?:{_YEAR}(?:['’]s)?|FY\s?(?:20)?\d\d)\s*[,-]?\s*(?:the\s+)?)|(?:this|next"
    r"|last)\s+year['’]s\s+)"
)
_LENGTH = rf"(?:the\s+)?(?:{_NUMBER}[\s-]+(?:months?|quarters?|years?)|(?:year|quarter|decade))"
_STRETCH = (
    rf"(?:{_LENGTH}\s+(?:(?:that\s+)?end(?:ed|ing|s)|to|through)\s+(?:in\s+|on\s+)?(?:(?:the\s+)?end(?:-|\s+of\s+))?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d))?"
    rf"(?:,?\s+(?:of\s+)?{_YEAR}(?!\d)|\s+(?:of\s+)?(?:this|next|last)\s+year)?"
    rf"|(?:the\s+)?(?:{_NUMBER}[\s-]+years|decade)\s+to\s+{_YEAR}(?!\d))"
)
"""Months or years that end with a named one: `the three months to September`."""
_ORDINAL = (
    r"(?:first|second|third|fourth|final|last|holiday|christmas|march|june|september|december"
    r"|1st|2nd|3rd|4th)"
)

SCAN = Lazy(
    "(?i)"
    r"(?<![\w$€£¥./#])(?<!\d,)(?:"
    rf"(?P<numeric>(?=\d)(?:{_YEAR}-\d\d-\d\d(?!\d)|{_YEAR}\s?[-/]\s?(?:0?[1-9]|1[0-2])(?![\d-])"
    rf"|(?:0?[1-9]|1[0-2])\s?[-/]\s?{_YEAR}(?![\d-])))"
    rf"|(?P<range>(?=[\dfb])(?:(?:FY\s?)?{_YEAR}{_MARK}\s*(?:(?:-|–|—|/|~|\bto\b(?:\s+and\s+including\b)?|\bthrough\b|\buntil\b)"
    rf"\s*(?:the\s+)?(?:end\s+of\s+)?(?:FY\s?)?{_YEAR}|(?:to\s+|through\s+)FY\s?\d\d"
    rf"|[-–—/~]\s*(?:FY\s?)?\d\d){_MARK}(?:\s+(?:fiscal|financial)\s+year\b)?(?![\d%]|[.,]\d|\s*[%$])"
    rf"|between\s+(?:FY\s?)?{_YEAR}\s*(?:and|-|–)\s*(?:FY\s?)?(?:{_YEAR}|\d\d)(?!\d|[.,]\d)))"
    rf"|(?P<stretch>{_NO_YEAR}{_STRETCH})"
    rf"|(?P<quarter>{_OWNER_BEFORE}?(?:Q[1-4]|[1-4]Q)(?:[\s/]?\d\d(?!\d))?(?!\w){_OWNER}?"
    rf"|{_OWNER_BEFORE}?{_ORDINAL}[\s-]+q(?:uarter|tr)\b(?:{_OWNER}|\s+of\s+the\s+year)?"
    rf"|(?:mar(?:ch)?|june?|sep(?:t(?:ember)?)?|dec(?:ember)?)\s+{_YEAR}\s+(?:quarter|qtr|half(?:[\s-]year)?)\b"
    rf"|(?:this|current|next|coming|upcoming|following|past|previous|prior)\s+quarter\b)"
    rf"|(?P<half>[3-9](?-i:M)(?:\s?FY\s?|[\s-]?(?=20)|[’']?)(?:20)?\d\d(?![\w%]|[.,]\d)|(?:the\s+)?first[\s-]+(?:{'|'.join(NUMBERS)}"
    rf"|\d\d?)[\s-]+months?\b(?:\s+of\s+the\s+year|{_OWNER})?|{_OWNER_BEFORE}?(?:H[12]"
    rf"|[12]H)(?:\s?\d\d(?!\d))?(?!\w){_OWNER}?"
    rf"|{_OWNER_BEFORE}?(?:first|second|back|latter)[\s-]+half\b"
    rf"(?:{_OWNER}|\s+of\s+the\s+year|(?!\s+of\b)))"
    rf"|(?P<fiscal>(?=[ftcnlp])(?:CY\s?[’']?(?:20)?\d\d(?!\d)"
    rf"|{_FY}\s*[’']?(?:\d{{4}}|\d\d)(?:\s*[-/–]\s*(?:\d{{4}}|\d\d))?(?!\d)"
    rf"|{_FY}\s+(?:ending|ended|to)\s+(?:in\s+)?{_MONTH}(?:\s+\d{{1,2}},?)?\s+{_YEAR}"
    r"|(?:this|current|next|coming|last|previous)\s+(?:fiscal|financial)\s+year))"
    rf"|(?P<months>{_MONTH}\s*(?:-|–|/|\band\b|\bto\b|\bthrough\b)\s*(?!(?-i:may|mar|march)\b){_MONTH}"
    rf"(?!\s*\d{{1,2}}\b|,?\s+respectively)(?:\s+(?:quarter|period))?(?:\s+(?:of\s+)?(?:{_YEAR}|(?:this|next|last)\s+year))?|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH}"
    rf"(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,?)?(?:\s*[,/-]?\s*(?:of\s+|in\s+)?{_YEAR}(?!\d)"
    r"|\s+(?:of\s+)?(?:this|next|last)\s+year)"
    rf"|{_YEAR}\s*,?\s*(?!(?-i:may|mar|march)\b){_MONTH}(?!\s+\d{{1,2}}\b(?!,))|(?:this|next"
    rf"|last)\s+{_MONTH}|{_MONTH}(?:\s+(?:[12]?\d|3[01])(?=[,.;:)]?(?:\s+(?!per|m|b|t|thousand)[a-z]|\s*\Z|[,.;)]\s)))?)"
    rf"|{_NO_YEAR}(?!(?:over|during|for|within|through)\s+{_STRETCH})(?P<window>(?:(?:with)?in\s+|over\s+|during\s+|for\s+|through\s+)?(?:the\s+)?{_NEXT}\s+"
    rf"(?:{_COUNT}\s*[\s-]?)?(?:years|quarters|months|decades?)\b"
    rf"|(?:(?:with)?in\s+)?(?:the\s+)?{_COUNT}\s+{_NEXT}\s+(?:years|months|decades)\b"
    rf"|(?:within|over)\s+(?:the\s+)?{_COUNT}[\s-]+(?:years?|months?|decades?|quarters?)\b"
    rf"(?:\s+(?:from\s+now|time))?|over\s+{_COUNT}[\s-]+years?\b)"
    rf"|{_NO_YEAR}(?P<ahead>in\s+{_COUNT}[\s-]+(?:years?|months?|decades?|quarters?)(?:['’]s?)?(?:\s+time)?\b(?!\s+ago\b)"
    rf"|{_COUNT}[\s-]+(?:years?|months?|decades?|quarters?)\s+(?:from\s+now|ago|earlier|hence|ahead"
    r"|on(?!\s+(?:average|year)\b))\b)"
    r"|(?!\d)(?P<relative>(?:the\s+)?year\s+after\s+(?:the\s+)?next"
    r"|(?:later|earlier)\s+(?:this|next|last|in\s+the)\s+year"
    r"|(?:the\s+)?(?:rest|remainder)\s+of\s+(?:the|this)\s+year"
    r"|(?:this|current|next|coming|upcoming|following|last|previous|past|prior)\s+(?:calendar\s+)?"
    r"(?:year|month)(?:[\s-]end)?\b(?!['’]s\s+(?:first|second|third|fourth|Q)|-)"
    r"|(?:this|next|last)\s+(?:spring|summer|autumn|winter|fall(?!\s+(?:in|of|to|from|was|is)\b))\b"
    r"|year[\s-]to[\s-]date|(?:(?<=[%tmnkh\d]\s)|(?<=\bfor\s))next(?=[,.;)]|\Z|\s+(?:and|but)\b)"
    r"|(?<=[%tmnkh\d]\s)the\s+next(?=[,.;)]|\Z)"
    r"|(?<=\bfor\s)the\s+(?:whole\s+)?year(?=[,.;)]|\Z|\s+(?:and|at|of|from|as\s+a)\b"
    r"|\s+to\s+[$€£¥\d])"
    r"|(?:(?<=\bend\s)|(?<=\bclose\s)|(?<=\bfinish\s))the\s+year"
    r"(?=\Z|\s+(?:at|with|up|down|on|above|below|near|between|about|around|[$€£¥\d]))"
    r"|(?:the\s+|this\s+)?(?:full|whole)[\s-]year\b(?!\s+\d)|annual(?=\s+(?:[a-z]+\s+)?(?:target|guidance"
    r"|forecast|outlook|goal)\b)|(?:the\s+)?year[\s-]end\b(?!\s+\d)"
    r"|(?:the\s+)?end\s+of\s+(?:the\s+)?year\b(?!\s+\d)|EOY)"
    rf"|(?P<decade>(?:the\s+)?(?:1[5-9]|20)\d0['’]?s\b|(?:the\s+)[’']?[2-9]0['’]?s\b"
    r"|(?:this\s+|the\s+)?decade['’]s\s+(?:end|close)\b|(?:this|the|the\s+current)\s+decade\b"
    rf"|the\s+(?:{'|'.join(DECADE_NAMES)})\b)"
    rf"|{_NO_YEAR}(?P<century>mid[\s-]?century|(?:the\s+)?(?:middle|end)\s+of\s+(?:the|this)\s+century"
    r"|(?:1\d|2[01])(?:st|nd|rd|th)\s+century)"
    r"|(?P<plan>(?:1\dth|\w+teenth|tenth|eleventh|twelfth)\s+[Ff]ive[\s-][Yy]ear\s+[Pp]lan"
    r"(?:\s+period)?(?:\s*\(20\d\d\s?[-–—]\s?(?:20)?\d\d\))?)"
    rf"|(?=\d)(?P<bare>{_YEAR}{_MARK}(?![\d%]|[.,]\d|[-/]\d|\w))"
    r")"
)
"""Every way to name a period; the group that matched names the kind."""

TOKEN = Lazy(r"(?<![\w$€£¥./#])(?:[A-Za-z]+|(?<!\d,)\d|['’][2-9]0)")
"""Where a period may begin: a word or the first digit of a number."""

FIRST_WORDS = frozenset(
    (
        "between decade fy fye cy fiscal financial q h this next last current coming upcoming "
        "following past holiday christmas previous prior recent final back latter in within over "
        "during for through the a an several few later earlier rest "
        "remainder full whole annual year end eoy mid teenth "
        + " ".join(NUMBERS)
        + " "
        + " ".join(word for word in ORDINALS if word.isalpha())
        + " january february march april may june july august september october november december"
        " jan feb mar apr jun jul aug sep sept oct nov dec"
    ).split()
)
"""The words that begin one of the ways to name a period."""

COMMON_WORDS = frozenset("in within over during for through the a an one".split())
COMMON_GATE = Lazy(
    r"(?i)\s+(?:(?:the|about|a|an)\s+)?(?:\d|[’']\d|next|coming|upcoming|following|last|past"
    r"|previous|prior|recent|couple|few|several|decade|year|quarter|month|first|second|third|fourth"
    r"|final|back|latter|mid|middle|end|rest|remainder|current|full|whole|march|june|september|december|"
    + "|".join((*NUMBERS, *DECADE_NAMES, *(word for word in ORDINALS if len(word) > 4)))
    + r")"
)
"""What follows the commonest first words where they do begin a period."""

NUMBER_GATE = Lazy(
    r"(?i)(?:1[5-9]|2[01])\d\d|\d{1,3}(?=[a-z\s/–-])(?:st|nd|rd|th)?(?:[QH]|M(?:\s?FY|[’'\s-])?\s?\d|\s?[-/–]|\s*(?:of|to|or|years?"
    r"|months?|quarters?"
    r"|decades?|next|upcoming|past|last|previous|coming|following|five|century|[jfmasond][a-z])"
    r"|[\s-]+q(?:uarter|tr))"
)
"""What a number looks like that may begin a period."""

LAST_OF_PART = frozenset(
    (
        "beginning start early middle mid end close part late later turn of in the calendar year"
    ).split()
)
LAST_OF_RELATION = frozenset(
    "than as to on of by until till throughout through up towards toward come before from since "
    "after beyond post within over in during for at around circa bis d'ici jusqu'en hasta para "
    "starting "
    "about roughly early perhaps approximately least the calendar year".split()
)

PART = Lazy(
    "(?i)"
    r"(?:\bthe\s+)?\b(?:(?P<part>year[\s-]end|early|mid|middle|late|later|end(?!\s+in\b)"
    r"|latter\s+part|first\s+part)(?:\s+of|\s+in|\s*-)?"
    r"|(?P<noun>beginning|start|close|turn)(?:\s+of|\s*-))"
    r"\s*(?:the\s+)?(?:calendar\s+)?(?:year\s+)?\Z"
)
"""A part of the period that follows: `the end of`, `mid-`."""

RELATIONS = {
    "by": "by",
    "no later than": "by",
    "not before": "from",
    "not until": "from",
    "no earlier than": "from",
    "no sooner than": "from",
    "on": "in",
    "not later than": "by",
    "until": "by",
    "till": "by",
    "through": "by",
    "throughout": "in",
    "up to": "by",
    "to": "by",
    "towards": "by",
    "toward": "by",
    "come": "by",
    "as early as": "in",
    "before": "before",
    "prior to": "before",
    "ahead of": "before",
    **dict.fromkeys(("from", "since"), "from"),
    "after": "from",
    "later than": "from",
    "starting": "from",
    "starting in": "from",
    "beginning in": "from",
    "beyond": "from",
    "post": "from",
    "bis": "by",
    "d'ici": "by",
    "jusqu'en": "by",
    "hasta": "by",
    "para": "by",
    **dict.fromkeys(("within", "over"), "within"),
}
"""Preposition -> relation; every other one means `in`."""

RELATION = Lazy(
    "(?i)"
    r"\b(?P<relation>not\s+(?:before|until)|no\s+(?:earlier|sooner)\s+than|no\s+later\s+than|not\s+later\s+than|as\s+early\s+as|up\s+to|prior\s+to"
    r"|ahead\s+of|later\s+than|starting(?:\s+in)?|beginning\s+in|as\s+of|by|until|till|throughout"
    r"|through|to|towards?|come|before|from|since|after|beyond|post|within|over|in|on|during|for|at"
    r"|around|circa|bis|d'ici|jusqu'en|hasta|para)(?:\s+|-)(?:about\s+|around\s+|roughly\s+"
    r"|as\s+early\s+as\s+|perhaps\s+"
    r"|approximately\s+|at\s+least\s+)?(?:the\s+)?(?:calendar\s+)?(?:year\s+)?\Z"
)
"""The preposition right before a period."""

_CUES = (
    "in by since until till through throughout from during for to before after of and or around "
    "about circa year fiscal late early mid end beginning versus vs than between post pre beyond "
    "bis seit von im jahr ab für en pour depuis d'ici jusqu'en hasta para desde año "
    "its their our calendar target toward towards into come over the as at ahead last "
    "next spring summer autumn "
    "fall winter within compared a both only but while"
)
YEAR_CUE = Lazy(
    "(?i)"
    rf"(?:\b(?:{_CUES.replace(' ', '|')})(?:\s+|-)|\b(?:mid|end|late|early|pre|post)-"
    r"|[(\[“\"'‘=]\s?"
    r"|[,;:–—]\s|\A\s*|[.!?]\s+)\Z"
)
"""What may stand before four digits that are a year."""

MONTH_CUE = Lazy(
    "(?i)"
    r"(?:\b(?:in|since|by|until|till|from|between|through|to|and|before|after|during|of|for"
    r"|early|late"
    r"|mid)\s+|mid-|[-–])\Z"
)
"""What may stand before a month without a year."""

MONTH_FOLLOWER = Lazy(r"\s*(?:-|–|to|through|until)\s*[A-Z][a-z]{2}")
"""What may follow the first month of a range."""

YEAR_BEFORE_NOUN = Lazy(
    r" (?:(?!per)[a-z]+(?<!s)|EPS|EBITD?A?|GDP|CPI|FCF|ROE|ROIC|ARR|ARPU|capex) "
)
"""A singular noun behind a recent year: `sees 2026 capital expenditure`, `2026 EPS`."""

YEAR_FOLLOWER = Lazy(
    "(?i)"
    r"\s*(?:[,.;:)\]?!]|\Z|['’]s?\b|[-–—](?![\d])"
    r"|\s(?:sales|revenues?|earnings|results|forecasts?|outlook|guidance|targets?|goals?|levels?"
    r"|estimates?|budget|figures?|output|production|deliveries|shipments|profits?|and|to|with|is"
    r"|will"
    r"|was|as|or|compared|versus|model|edition|report|survey|annual|full)\b)"
)
"""What may follow four digits that are a year."""

NOT_A_YEAR_AFTER = Lazy(
    "(?i)"
    r"\s*(?:%|°)|\s?-?(?:(?:k|M|G|T)Wh?p?|kg|km|mm|cm|t|tons?|tonnes?|bn|mn|cc|hp)\b"
    r"|\s(?:million|billion|trillion|thousand|hundred|percent|per\s+cent|percentage|basis|people"
    r"|persons|units|vehicles|cars|jobs|workers|employees|companies|firms|yuan|dollars|euros|yen"
    r"|won|rupees|miles|met(?:re|er)s|kilomet(?:re|er)s|barrels|stores|stations|attendees|delegates"
    r"|participants|visitors|students|households|homes|aircraft|planes|robots|shares|points|hours"
    r"|days|square|cubic|patents|exhibitors|guests|representatives|experts|outlets|branches)\b"
)
"""Words that make four digits a count."""


def last_month(words: str, first: int) -> int:
    """Return the month that a stretch ends with, counted on over the end of a year."""
    names = [one for one in re.findall(r"[a-z]{3,}", words.lower()) if one[:3] in MONTHS]
    last = MONTHS[names[-1][:3]]
    last += 12 * (last < first)
    return first if "and" in words.lower().split() and last != first + 1 else last
