"""English words of certainty, tense, plan and scenario, as data.

A phrase is looked up by its first word; the pattern of a row is what must follow, or empty.
"""

from forecasts.reading.attaching.cue_words import (
    COULD,
    EXPECTED,
    HIGHLY,
    LIKELY,
    UNLIKELY,
    WILL,
    Row,
)
from forecasts.reading.attaching.cue_words_english_first import PRECEDING
from forecasts.reading.attaching.cue_words_english_revised import (
    CONSENSUS,
    OVERTAKEN,
    READS,
    REVISED,
    UNCHANGED,
    UNREAL,
    WE_REVISE,
)
from forecasts.reading.lexicon.verbs import (
    OPENS,
    PAST_FORMS,
    PAST_STEMS,
    PRESENT_FORMS,
    REACH,
)

__all__ = ["ENGLISH"]

_OWNED = (
    r"(?= (?:(?:about|around|some|nearly|over|only|just|more|than|at|least|now|the|its|an?) )*"
    r"[$€£¥]?\d)"
)
_CAN = r" (?:reach|hit|grow|exceed|rise|become|generate|create|add)"
_IS_ABLE = (
    r" (?:already |now |currently )?(?:make|produce|build|handle|process|store|carry|hold|seat"
    r"|treat|refine|supply|serve|accommodate|house|take|move)(?![a-z])"
)
"""What a plant is able to do it can do now: `the mill can make 90,000 tonnes a year`."""
_TO = r"(?: (?:to|at|for|that)(?![a-z]))?"
_PURPOSE = (
    r" (?:to|for|at|on|of|an?|annual|sales|growth|capital|capex|spending|investment)(?![a-z])"
    r"(?! [a-z]+ ago)"
)
_CHANGE_NOUN = (
    r" (?:an? |the )?(?:(?!(?:project|expect|anticipat|estimat|forecast|predict)ing)[a-z]+ing"
    r"|(?!(?:project|expect|anticipat|estimat|plann|predict)ed)[a-z]+ed"
    r"|rise|fall|drop|decline|increase|growth|gain|jump)"
    r"(?![a-z])"
)
_FEW = "(?:two|three|four|five|six|seven|eight|nine|ten)(?![a-z])"
_COUNT_BEHIND = r"(?= (?:\d|more|over|about|nearly))"

_WILL: Row = ("", "future", "will", WILL, "")
_EXPECTED: Row = (_TO, "future", "expected", EXPECTED, "")
_PLANS: Row = (_PURPOSE, "future", "plans", None, "target")
_TARGET: Row = ("", "future", "target", None, "target")
_COULD: Row = ("", "future", "could", COULD, "")
_LIKELY_BEHIND: Row = (r" (?:most )?(?:likely|probably)", "future", "likely", LIKELY, "")
_PAST: Row = ("", "past", "", None, "")
_PRESENT: Row = ("", "present", "", None, "")
_BASE: Row = ("", "base", "", None, "")
_SCENARIO: Row = ("", "", "", None, "scenario")
_MISSED: Row = (UNREAL, "past", "", None, "")

_PLANNERS = (
    "aim aims aimed aiming plan plans planned planning intend intends intended pledge pledges "
    "pledged pledging vow vows vowed hope hopes hoped hoping seek seeks seeking aspires "
    "promises promised undertakes undertook undertaken undertaking commits committed "
    "strives striving budgets budgeted allocates allocated earmarks earmarked "
    "looks looking wants targeted "
)
_AIMS = (
    "targets targeting ambition ambitions objective objectives pledge commitment roadmap "
    "mandate mandates must aspiration aspirations "
)
_FOREIGN_FUTURE = (
    "wird werden dürfte dürften prevé prevén espera esperan erwartet prognostiziert atteindra "
    "alcanzará "
)

_PHRASES: tuple[tuple[str, tuple[Row, ...]], ...] = (
    # Expectations that the sentence itself says were overtaken: `analysts had expected`.
    ("analyst analysts economists market", ((OVERTAKEN, "past", "", None, ""),)),
    (
        "analysts economists strategists forecasters brokers",
        ((r" (?:now |also |still |on average )?see(?![a-z])", "future", "expected", EXPECTED, ""),),
    ),
    (
        "beat beating beats miss missed misses missing topped topping exceeding exceeded met",
        ((CONSENSUS, "past", "", None, ""),),
    ),
    ("short", ((rf" of{CONSENSUS}", "past", "", None, ""),)),
    (
        "above below",
        ((CONSENSUS, "", "", None, ""),),
    ),
    # What a forecast was changed to, and what never came.
    (
        "guidance outlook forecast forecasts projection projections estimate estimates",
        ((f"(?:{REVISED}|{READS}|{UNCHANGED})", "future", "forecast", EXPECTED, ""),),
    ),
    (
        "target targets goal goals",
        ((f"(?:{REVISED}|{READS}|{UNCHANGED})", "future", "target", None, "target"),),
    ),
    (
        "central base",
        ((rf"[ -](?:case|scenario|forecast){READS}", "future", "forecast", EXPECTED, ""),),
    ),
    ("could should would", (_MISSED,)),
    # How long a sum will do is not when it will be: `its $150m will last until 2027`.
    (
        "will would should could",
        ((r" last(?! (?:year|month|week|quarter)(?![a-z]))", "present", "", None, ""),),
    ),
    ("we", ((WE_REVISE, "future", "forecast", EXPECTED, ""),)),
    # Settled.
    ("confident optimistic", ((r" (?:of|that|about|it)", "future", "expected", EXPECTED, ""),)),
    ("certain", ((r" to", "future", "certain", WILL, ""),)),
    ("set", ((r"(?<!to set)(?<!will set)(?<!would set) aside", "past", "", None, ""),)),
    (
        "scheduled slated bound destined guaranteed",
        ((r" (?:to|for)", "future", "set to", WILL, ""),),
    ),
    ("due", ((rf" (?:for|to(?= (?:{OPENS}|{REACH})))", "future", "set to", WILL, ""),)),
    (
        "set",
        (
            (
                r"(?:(?<=is set)|(?<=are set)|(?<=looks set)|(?<=look set)|(?<=remains set)) for",
                "future",
                "set to",
                WILL,
                "",
            ),
        ),
    ),
    ("highly very most", ((r" likely", "future", "highly likely", HIGHLY, ""),)),
    ("unlikely", (("", "future", "unlikely", UNLIKELY, ""),)),
    ("likely probably", (("", "future", "likely", LIKELY, ""),)),
    # Expectations.
    ("on", ((r" (?:track|course|pace|target) (?:to|for)", "future", "on track", LIKELY, ""),)),
    (
        "poised positioned headed heading",
        ((r" (?:to|for|towards?)", "future", "on track", LIKELY, ""),),
    ),
    ("assumed", ((r" (?:to|at)(?![a-z])", "future", "expected", EXPECTED, ""),)),
    ("assuming", (("", "estimate", "estimated", EXPECTED, ""),)),
    ("well", ((r" placed (?:to|for)", "future", "on track", LIKELY, ""),)),
    ("gearing", ((r" up (?:to|for)", "future", "on track", LIKELY, ""),)),
    ("expect expected expects expecting", (_EXPECTED,)),
    ("project", ((r" (?:that|sales|revenue|growth|annual)", "future", "projected", EXPECTED, ""),)),
    ("projected projects projecting", ((_TO, "future", "projected", EXPECTED, ""),)),
    ("forecast forecasted forecasts forecasting", ((_TO, "future", "forecast", EXPECTED, ""),)),
    (
        "anticipate anticipated anticipates anticipating",
        ((_TO, "future", "anticipated", EXPECTED, ""),),
    ),
    ("predict predicted predicts predicting", ((_TO, "future", "predicted", EXPECTED, ""),)),
    (
        "sees foresee foresees foresaw envision envisions envisages envisaged reckon reckons",
        (_EXPECTED,),
    ),
    (
        "pencils penciled pencilled penciling pencilling",
        ((r" in", "future", "expected", EXPECTED, ""),),
    ),
    (
        "expectation expectations",
        ((r" (?:of|to|for|at|from)", "future", "forecast", EXPECTED, ""),),
    ),
    (
        "projection projections outlook guidance guide guides guided guiding prediction",
        (("", "future", "forecast", EXPECTED, ""),),
    ),
    (
        "estimated",
        (
            (r" to(?! have| be worth \S+ \S+ in 20[01])", "future", "estimated", EXPECTED, ""),
            ("", "estimate", "estimated", EXPECTED, ""),
        ),
    ),
    (
        "estimate estimates estimated estimating",
        ((r" (?:of )?(?:peak|future|eventual|potential)", "future", "estimated", EXPECTED, ""),),
    ),
    ("est proj", ((r"\.?\)", "estimate", "estimated", EXPECTED, ""),)),
    ("estimate estimates estimating", (("", "estimate", "estimated", EXPECTED, ""),)),
    # Mere possibility.
    ("could might", (_LIKELY_BEHIND, _COULD)),
    ("may", (_LIKELY_BEHIND, (r"(?= [a-z])", "future", "could", COULD, ""))),
    ("potential", ((r" (?:to|worth)", "future", "could", COULD, ""),)),
    ("potentially", (_COULD,)),
    ("capable", ((r" of", "future", "could", COULD, ""),)),
    ("can", ((_CAN, "future", "could", COULD, ""), (_IS_ABLE, *_PRESENT[1:]))),
    ("perhaps possibly", (("", "", "could", COULD, ""),)),
    # Plain future.
    ("will", (_LIKELY_BEHIND, _WILL)),
    ("'ll won't shall", (_WILL,)),
    ("would", (_LIKELY_BEHIND, ("", "future", "would", None, ""))),
    ("should", (("", "future", "would", None, ""),)),
    ("ought", ((r" to", "future", "would", None, ""),)),
    (
        "is are",
        (
            (rf" (?:going to|to (?:{REACH}|{OPENS}))", "future", "will", WILL, ""),
            _PRESENT,
        ),
    ),
    (
        "puts pegs pegged",
        ((r" (?:[a-z0-9'-]+ ){1,6}?at(?![a-z])", "estimate", "estimated", EXPECTED, ""),),
    ),
    ("warn warns warned warning", ((r" (?:of|that|about)", "future", "would", None, ""),)),
    # Plans and targets.
    (
        _PLANNERS,
        (_PLANS,),
    ),
    (
        "plans budgets earmarks",
        ((rf"(?= (?:[$€£¥\d]|{_FEW}))", "future", "plans", None, "target"),),
    ),
    ("want wants", ((r"(?! to(?![a-z]))", "future", "plans", None, "target"),)),
    (
        "target",
        ((r"(?! prices?| markets?| audience| customers?)", "future", "target", None, "target"),),
    ),
    (
        _AIMS,
        (_TARGET,),
    ),
    (
        "goal",
        ((r"(?! (?:in|from|against|after|difference)\b)", "future", "target", None, "target"),),
    ),
    (
        "goals",
        (
            (
                r" (?:to|of|for|is|are|by|set|that|include|call|envisage)(?![a-z])",
                "future",
                "target",
                None,
                "target",
            ),
        ),
    ),
    (
        "plan plans strategy blueprint roadmap scheme programme program",
        (
            (
                r" (?:calls?|is|was|envisages?|foresees?|provides?|sees|allows?)(?![a-z])",
                "future",
                "target",
                None,
                "target",
            ),
        ),
    ),
    ("promise vow task", ((r" (?:of|to)(?![a-z])", "future", "target", None, "target"),)),
    ("need needs", ((r" to", "future", "target", None, "target"),)),
    # Scenarios qualify; they do not govern.
    ("scenario scenarios", (_SCENARIO,)),
    (
        "bull bear base best worst upside downside optimistic pessimistic high low",
        ((r"[ -]case", "", "", None, "scenario"),),
    ),
    ("stated", ((r" policies", "", "", None, "scenario"),)),
    (
        "to",
        (
            (rf" (?:be worth|{REACH})", "infinitive", "", None, ""),
            (r" have", "past", "", None, ""),
        ),
    ),
    # What something is compared with.
    ("after following having", ((_CHANGE_NOUN, "base", "", None, ""),)),
    ("compared", ((r" (?:to|with)", "base", "", None, ""),)),
    ("versus vs", (_BASE,)),
    ("year", ((r"[ -]earlier(?! to )", "base", "", None, ""),)),
    ("from than", ((r" (?:a )?year (?:ago|earlier|before)(?! to )", "base", "", None, ""),)),
    ("last", ((r" year(?='s)", "base", "", None, ""), (r" year", "past", "", None, ""))),
    # The past.
    ("had did", (_PAST,)),
    (
        "has have",
        (
            (_OWNED, "present", "", None, ""),
            (r" the potential to", "future", "could", COULD, ""),
            (r" to(?= [a-z])(?! do(?![a-z]))", "future", "target", None, "target"),
            (r"(?! to )", "past", "", None, ""),
        ),
    ),
    ("so", ((r" far", "past", "", None, ""),)),
    (
        PAST_FORMS,
        (_PAST,),
    ),
    # The present is a fact too.
    ("worth", ((r"(?<=, worth)", "present", "", None, ""),)),
    ("accounts", ((r" for", "present", "", None, ""),)),
    ("stands trades", ((r" at", "present", "", None, ""),)),
    ("amounts", ((r" to", "present", "", None, ""),)),
    ("makes", ((r" up", "present", "", None, ""),)),
    ("as", ((r" of", "present", "", None, ""),)),
    ("at", ((r" present", "present", "", None, ""),)),
    ("exceeds", ((r"(?= [$€£¥\d])", "present", "", None, ""),)),
    (
        PRESENT_FORMS,
        (_PRESENT,),
    ),
    # German, French and Spanish verbs, for their figures.
    (
        _FOREIGN_FUTURE,
        (("", "future", "expected", EXPECTED, ""),),
    ),
    ("könnte könnten pourrait pourraient podría podrían", (_COULD,)),
    ("devrait devraient debería deberían soll sollen", (("", "future", "would", None, ""),)),
)


def _by_first_word() -> dict[str, tuple[Row, ...]]:
    """Return first word -> rows; every regular verb of the list above in `-ed` is past."""
    table: dict[str, tuple[Row, ...]] = {}
    for words, rows in (*PRECEDING, *_PHRASES):
        for word in words.split():
            table[word] = (*table.get(word, ()), *rows)
    for stem in PAST_STEMS.split():
        table[f"{stem}ed"] = (*table.get(f"{stem}ed", ()), _PAST)
    return table


ENGLISH = _by_first_word()
"""First word of a phrase -> rows in order of precedence."""
