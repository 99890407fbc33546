"""Forecasts known as earlier by when they were made: `up from the 3.8% forecast in March`."""

from forecasts.reading.attaching.asked import Asked, beside, speaks_ahead
from forecasts.reading.attaching.earlier_words import HEDGE, IN, MONTH, NOUN, REVISED, REVISES
from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule, Screened

__all__ = ["DATED_RULES"]

_VERSION = rf"(?:{MONTH}|previous|prior|last|earlier|preceding)"
_FORECASTS = r"(?:forecast|estimate|projection|prediction|outlook|view|guidance|target|call)s?"
_TWO_YEARS = (
    "It lifts its view for 2026 to $31,000 from $28,000 per tonne "
    "and for 2027 to $35,000 from [$30,000]."
)


_EXPECTS = Lazy(
    r"(?i)\b(?:now\s+(?:to\s+)?(?:[a-z]+\s+)?(?:sees?|looks?|aims?|plans?|at|for|be)|expect|forecast|project|predict|estimate"
    r"|guid(?:es|ed|ance)|outlook|targets?\b|planned|announced)"
)
"""What tells that another figure was said before, not only that another is charged."""


def _is_expected(asked: Asked) -> bool:
    return speaks_ahead(asked) and bool(_EXPECTS.search(asked.scene.text))


DATED_RULES: Screened[Asked, bool] = Screened((
    Rule(
        "from its estimate in …", "en",
        beside(
            before=rf"(?i)\b(?:from|than|versus|against|to|with)\s+(?:its|their|the|our|an?|[a-z]+['’]s)\s+"
            rf"(?:own\s+)?{MONTH}\s+{_FORECASTS}\s+(?:of|for|at)\s+{HEDGE}\Z"
            rf"|\b{_FORECASTS}\s+(?:in|of|from)\s+(?:the|its|their)\s+{_VERSION}\s+[a-z]+,?\s+(?:which|that)\s+"
            rf"(?:saw|predicted|called\s+for|was\s+for|put\s+it\s+at)\s+{HEDGE}\Z",
        ),
        ("It cut growth to 4% from its June estimate of [6%].",
         "It is below the firm's prediction in the previous quarter, which saw a [1.5%] rise."),
        ("It differs from its June sales of [6%].",),
    ),
    Rule(
        "forecast of … in the previous quarter", "en",
        beside(
            before=rf"(?i)\b{_FORECASTS}\s+(?:of|for)\s+{HEDGE}\Z",
            behind=r"(?i)(?:\s+[a-z]+){0,2}\s+(?:in|from)\s+(?:the|its|their)\s+(?:previous|prior|last|preceding)\s+"
            r"(?:quarter|month|report|update|outlook|edition|survey|round)\b",
        ),
        ("It trims the firm's forecast of [3%] growth in the previous quarter.",),
        ("It repeats its forecast of [3%] growth in the coming quarter.",),
        said=("previous", "prior", "last", "preceding"),
    ),
    Rule(
        "forecast made in …", "en",
        beside(
            before=rf"(?i)\b(?:from|than|versus|against|to|with|below|above)\s+(?:the\s+)?{HEDGE}\Z",
            behind=r"(?i)(?:\s+(?:rate|rise|gain|increase|growth|drop|fall|decline))?\s+(?:forecast|projected|predicted|expected|estimated"
            rf"|seen|foreseen|envisaged)\s+(?:(?:back\s+)?in\s+(?:(?:its|the|their)\s+)?{_VERSION}|(?:[a-z]+|\d+)\s+(?:months?|weeks?"
            r"|quarters?|years?)\s+(?:ago|earlier|before)|last\s+(?:month|quarter|week|year|time))\b",
        ),
        ("Prices will rise 4.2%, up from the [3.8%] forecast in March.",
         "It sees growth of 3.6%, up from [3%] predicted three months earlier."),
        ("Prices will rise from [3.8%] in March.",),
        said=(
            "forecast", "projected", "predicted", "expected", "estimated", "seen", "foreseen",
            "envisaged",
        ),
    ),
    Rule(
        "revising its forecast of", "en",
        beside(
            before=rf"(?i){REVISES}\s+(?:its|their|our|the|an?)\s+(?:[a-z]+\s+){{0,2}}?{_FORECASTS}\s+(?:of|for)\s+{HEDGE}\Z",
            behind=rf"(?i){IN}{{1,60}}?\s(?:(?:down|up)\s+)?to\s",
            words=REVISED,
        ),
        ("It is revising its December forecast of [5.2 billion] guests down to 5 billion.",),
        ("It is revising its plan of [5.2 billion].",),
    ),
    Rule(
        "from the … projection", "en",
        beside(
            before=rf"(?i)\b(?:from|than)\s+the\s+{HEDGE}\Z",
            behind=r"(?i)\s+(?:projection|forecast|estimate|prediction)s?\b(?!\s+(?:for|growth))",
        ),
        ("It sees 4.9 million, a revision from the [5.2 million] projection of May.",),
        ("It rose from the [5.2 million] of May.",),
        said=("projection", "forecast", "estimate", "prediction"),
    ),
    Rule(
        "vs. … estimate", "en",
        beside(
            before=rf"(?i)\b(?:vs\.?|versus)\s+{HEDGE}\Z",
            behind=r"(?i)\s+(?:(?:consensus|street|factset|analyst|median|average)\s+)?(?:est(?:imates?|\.)?|consensus|expected|expectations?|forecasts?)\b",
        ),
        ("Q3 revenue $4.41B vs. [$4.37B] estimate.",),
        ("Q3 revenue $4.41B vs. [$4.37B] a year ago.",),
        said=("vs", "versus"),
    ),
    Rule(
        "price target to … from", "en",
        beside(
            before=rf"(?i)\b(?:PT|price\s+target|target\s+price)\s+(?:raised\s+|cut\s+|lifted\s+|now\s+)?(?:to|at)\s+[^;.\s]*\d\S*\s+from\s+{HEDGE}\Z",
        ),
        ("Holt raised to buy; PT to C$9.50 from [C$7]",),
        ("Price to $9.50 from [$7]",),
        said=("pt", "target"),
    ),
    Rule(
        "than was budgeted", "en",
        beside(
            before=rf"(?i)\b(?:against|than|versus|vs\.?|compared\s+(?:with|to))\s+(?:(?:the|a|an)\s+)?{HEDGE}\Z",
            behind=r"(?i)\s+(?:(?:that\s+)?(?:had\s+been|was|were)\s+)?(?:originally\s+|initially\s+|first\s+)?"
            r"(?:assumed|budgeted|planned|pencill?ed\s+in|foreseen|envisaged|forecast|projected|expected|predicted)\b"
            r"(?!\s+(?:for|by)\s+(?:20|next|the\s+end))",
        ),
        ("Costs were €1.4 million rather than the [€1.1 million] budgeted.",
         "The gap is £38 million, against [£25 million] assumed in the budget."),
        ("It costs more than the [€1.1 million] spent.",),
        said=(
            "assumed", "budgeted", "planned", "pencil", "foreseen", "envisaged", "forecast",
            "projected", "expected", "predicted",
        ),
    ),
    Rule(
        "rather than", "en",
        beside(
            before=rf"(?i)\b(?:rather\s+than|instead\s+of)\s+(?:(?:at|by|to|of|in|the)\s+)?{HEDGE}\Z",
            behind=r"(?i)(?!\s*(?:(?:an?|per)\s+[a-z]+\s+)?(?:now|today|currently|as\s+now|at\s+present|last|a\s+year|it|they|paid|charged|this)\b)",
            only=_is_expected,
        ),
        ("It now expects 12 deliveries this year, rather than [15].",
         "Growth is forecast at 3% instead of [4%]."),
        ("It now expects to charge $9 rather than [$8] now.", "It grew 3% instead of [4%].",
         "Users would pay $9 rather than [$7]."),
        said=("rather", "instead"),
    ),
    Rule(
        "forecast rose from", "en",
        beside(
            before=rf"(?i)\b(?:forecast|projection|estimate|expectation|prediction|outlook|guidance)s?(?:\s+(?:for|of|on|in)(?:\s+[a-z0-9]+){{1,6}}?)?"
            r"\s+(?:also\s+)?(?:rose|fell|declined|increased|dropped|climbed|slipped|edged\s+(?:up|down)|dipped|jumped|moved|eased)"
            rf"\b{IN}{{0,40}}?\bfrom\s+{HEDGE}\Z",
        ),
        ("The median forecast for jobless people fell to 3.6%, down from [3.8%].",),
        ("Sales fell to 3.6 million from [3.8 million].",),
        said=("from",),
    ),
    Rule(
        "… and for the year after from", "en",
        beside(
            before=rf"(?i){REVISES}{IN}*?\b{NOUN}{IN}*?\bfrom\b{IN}*?\band\s+(?:for\s+)?(?:20\d\d|next\s+year|the\s+year\s+after)"
            rf"(?:['’]s)?\s+(?:to|at)\s+(?:[^,;]|,(?=\d)){{1,40}}?\s+from\s+{HEDGE}\Z",
            words=REVISED,
        ),
        (_TWO_YEARS,),
        ("It mined tin for 2026 at $31 from pits and for 2027 to $35 from [$30].",),
    ),
))  # fmt: skip
"""Rows behind those of `LINKED_RULES`."""
