"""Earlier forecasts behind a preposition or a hedge: `cut its forecast to 9 Mt from 11 Mt`."""

from forecasts.reading.attaching.asked import Asked, beside
from forecasts.reading.attaching.earlier_words import (
    HEDGE,
    HELD,
    IN,
    MEASURES,
    MONTH,
    NOUN,
    REVISED,
    REVISES,
)
from forecasts.reading.rules import Rule, Screened

__all__ = ["LINKED_RULES"]


LINKED_RULES: Screened[Asked, bool] = Screened((
    Rule(
        "revised from", "en",
        beside(
            before=rf"(?i){REVISES}{IN}*?\b{NOUN}{IN}{{0,60}}?(?:\bfrom|\bto\s{IN}{{1,80}}?,\s+(?:up\s+|down\s+)?from)\s+{HEDGE}\Z",
            words=REVISED,
        ),
        ("It raised its forecast for 2027 from [8 million] to 13 million.",
         "The bank cut its outlook to 2.1% from [2.6%].",
         "It cut its forecast for sales to 4 million, a gain of 2%, from [5 million]."),
        ("The group forecasts that sales will rise from [8 million] to 13 million.",
         "The ministry raised the tax from [8%] to 10%."),
    ),
    Rule(
        "revised by the speaker", "en",
        beside(
            before=rf"(?i)\b(?:we|it|they|he|she|company|group|bank|agency|management|analysts?)\s+"
            rf"(?:now\s+|also\s+|have\s+|has\s+)?{REVISES}\s+(?:full-year|fiscal|20\d\d){IN}{{0,60}}?"
            rf"\bfrom\s+{HEDGE}\Z",
            words=REVISED,
        ),
        ("We raise full-year bookings to $5.6 billion from [$5.3 billion].",),
        ("We raise prices to $56 from [$53].",),
    ),
    Rule(
        "forecast was revised from", "en",
        beside(
            before=rf"(?i)\b{NOUN}{IN}{{0,40}}?\b(?:is|are|was|were|been|goes|went|moves|moved|now|raised|lifted"
            rf"|cut|lowered|trimmed|hiked|slashed|bumped|boosted|reduced|increased)\b{IN}{{0,40}}?\bfrom\s+{HEDGE}\Z"
            rf"|(?i:\b(?:was|were|is|are|been)\s+marked\s+(?:up|down)\b{IN}{{0,40}}?\bfrom\s+){HEDGE}\Z",
        ),
        ("Guidance for the year was lifted to $7 billion from [$6.4 billion].",
         "The forecast is now 3%, up from [2.5%].",
         "Growth this year was marked down to 1.1 percent from [1.6 percent].",
         "Maker's price target bumped to $84 from [$79] at Bank"),
        ("Output was lifted to 7 GW from [6 GW].",),
        said=("from", "marked"),
    ),
    Rule(
        "the … they had expected", "en",
        beside(
            before=rf"(?i)\bthe\s+{HEDGE}\Z",
            behind=r"(?i)(?:\s+(?!that\b|which\b|the\b)[a-z-]+){0,2}?\s+(?:(?:that|which)\s+)?(?:(?:the|its|most|our)\s+)?"
            rf"(?:(?!(?:is|are|be|to|will|and|but)\b)[a-z'’-]+\s+){{1,6}}?(?:(?:had|was|were|had\s+been)\s+)?{HELD}(?=\s*(?:[.,;:)]|\Z)|\s+(?:in|and|but|for)\b)"
            rf"|(?i:\s+(?:that\s+(?:was|were)\s+)?{HELD}\s+by\s+(?:the\s+)?[a-z]+)(?=\s*(?:[.,;:)]|\Z)|\s+(?:and|but)\b)",
        ),
        ("It had 301 million, beating the [298 million] that analysts had pencilled in.",
         "Sales were above the [$4 billion] that analysts polled by the wire had expected.",
         "Growth was 7.1%, ahead of the [6.6%] the central bank was projecting.",
         "It now sees growth of 9%, down from the [13%] that analysts had forecast.",
         "Sales were up 4% and ahead of the [$3 billion] expected by analysts."),
        ("It beat the [6.6%] of last year.", "The [6.6%] it earned was spent."),
    ),
    Rule(
        "measured by the … forecast", "en",
        beside(
            before=rf"(?i)\b{MEASURES}\s+(?:the|its|their|our|an?)\s+{HEDGE}\Z",
            behind=r"(?i)\s+(?:(?:consensus|average|median|mean|street|market|analyst|official|previous)\s+)?"
            r"(?:forecast|consensus|estimate|projection|prediction|expectation)s?\b",
        ),
        ("It earned $4 million and missed the [$5 million] consensus.",
         "Growth was below the [6%] median projection."),
        ("It will stay below the [6%] ceiling.", "It repeated the [6%] forecast."),
        said=("forecast", "consensus", "estimate", "projection", "prediction", "expectation"),
    ),
    Rule(
        "above or short of its goal", "en",
        beside(
            before=r"(?i)\b(?:short\s+of|above|below|ahead\s+of|beyond)\s+(?:its|their|our|his)\s+"
            r"(?:(?!current\b|new\b)[a-z0-9-]+\s+){0,3}?(?:target|goal|plan|budget)s?\s+(?:of|for)\s+"
            rf"{HEDGE}\Z",
            words=("target", "goal", "plan", "budget"),
            only=lambda asked: asked.figure.unit != "%",
        ),
        ("It sold 1.2 million, above its target of [1 million].",),
        ("Prices rose 3%, above its target of [2%].",),
    ),
    Rule(
        "now expected, from", "en",
        beside(
            before=rf"(?i)\bnow\s+(?:expect|see|forecast|anticipate|project|predict|guid|look)(?:s|ed|ing|es)?\b{IN}*?\d{IN}*?"
            rf"\b(?:up|down|higher|lower|(?:in|de)crease|reduction|raised|cut)\s+from\s+{HEDGE}\Z",
            behind=rf"(?i)(?!\s+(?:\S+\s+){{0,3}}?(?:in(?!\s+{MONTH})|at|last|today|now|currently|for|a\s+year|this|year"
            r"|during)\b)",
            words=("now",),
        ),
        ("It now expects a cash flow of $480 million, up from [$460 million], on better sales.",
         "It is now expecting growth of 1.9% this year, down from [2.1%] in December."),
        ("It now expects sales of $480 million, up from [$460 million] in 2025.",
         "It expects sales of $480 million, up from [$460 million]."),
    ),
    Rule(
        "from, in brackets", "en",
        beside(
            before=rf"(?i)\b(?:{NOUN}|target\s+price){IN}{{0,40}}[(]\s*(?:(?:up|down|raised|cut)\s+)?from\s+{HEDGE}\Z",
            behind=r"(?:\s+[a-z]+)?\s*[,;)]",
            words=("(",),
        ),
        ("Our new target price of $52 (from [$58]) leaves room.",),
        ("Sales will be $52 million (from [$58 million]).",),
    ),
))  # fmt: skip
"""Rows for a figure that a preposition, an article or a hedge links to the words before it."""
