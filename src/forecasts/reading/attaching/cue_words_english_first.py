"""English rows that speak before the others of their first word."""

from forecasts.reading.attaching.cue_words import COULD, EXPECTED, WILL, Row
from forecasts.reading.lexicon.verbs import REACH

__all__ = ["PRECEDING"]

_ROUGHLY = r"(?:(?:by|to|at|between|about|around|a|an|some|over|nearly|of|from|further|another) )*"
_MONEY = r"[a-z]{0,3}[$€£¥]?\d"
_HOPED = (
    r" (?:also |once |originally |initially |previously |been )*(?:expected|forecast|predicted"
    r"|projected|hoped|planned|pencill?ed in|intended|aimed|targeted|sought|wanted)"
    r"(?: (?:to|for|on)(?![a-z]))?"
)
_A_GOAL = (
    r" (?:our |its |the |their |a )?(?:[a-z-]+ ){0,3}?"
    r"(?:growth|guidance|outlook|targets?|margins?|forecasts?|range) (?:of|at|for)(?![a-z])"
)
_PLANNED = r" (?:now |also |still )?(?:planned|foreseen|proposed|in the pipeline)(?![a-z])"
_SEE_AT = (
    r" (?:now |still |also |currently |continue to )?see (?:[a-z-]+ ){0,4}?"
    r"(?:growth|margins?|sales|revenues?|volumes?|profits?|earnings|eps|ebitd?a?|demand|supply"
    r"|prices?|inflation|capex|output|production|shipments|deliveries|market|gdp|rates?|costs?"
    r"|fair value|value) "
    r"(?:[a-z-]+ ){0,4}?"
    rf"(?:at|of|to|in|reaching|between|around|above|below)(?= {_ROUGHLY}{_MONEY}| the )"
)
_THEY_PROJECT = (
    r"(?:(?<=we project)|(?<=they project)|(?<=[rnte]s project)(?<!its project))"
    r" (?:an?|the|about|around|net|total|full-year|20\d\d)(?![a-z])"
)
"""Who projects are several: `analysts project a loss`; a group's project is a thing."""
_GO_UP = (
    r"(?<!ll go)(?<!ld go)(?<!ay go)(?<!ht go)(?<!st go)(?<!to go)"
    rf" (?:up|down)(?= {_ROUGHLY}{_MONEY})"
)
"""Prices go up by so much now; what `will go` looks ahead by its first word."""
_GOAL_REACHED = (
    r" (?:already )?(?:reached|hit|met|achieved)"
    r" (?:the|its|their|a) (?:targets?|goals?|aims?)(?![a-z])"
)
_SEE_SO_MUCH = (
    rf" (?:now |still |also )*see(?= {_ROUGHLY}"
    r"(?:[a-z]{0,3}[$€£¥]\d|\d[\d.,]*(?: to \d[\d.,]*)?(?:%| per ?cent| basis)))"
)
_TO_DO = r" to(?! (?:the|an?|one|its|their|this)(?![a-z]))(?= [a-z])"
_WHAT_IS_PUT = r" (?:(?:this|next|last) [a-z]+'s|the|its|their|20\d\d)(?: [a-z-]+){1,4}"
_PUT_AT = (
    r"(?:(?: (?:it|this|that|them|the [a-z]+))? at(?![a-z])"
    rf"|{_WHAT_IS_PUT} at(?= {_ROUGHLY}{_MONEY}))"
)
_RUNS = (
    "grows climbs rises falls drops shrinks slows eases reaches averages peaks expands increases "
    "decreases declines gains recovers doubles triples slips totals model models count"
)
_RUN = "grow climb rise fall drop shrink slow ease reach average peak expand decline recover slip"
"""The same of several, behind their plural: `prices drop to $68`, no `a drop to $68`."""
_ESTIMATED = ("estimate", "expected", EXPECTED, "")
_THINGS = (
    r"(?:(?<![a-z\d,'’)] projects)|(?<=of projects)|(?<=the projects)|(?<=its projects)"
    r"|(?<=\d projects)|(?<=these projects)|(?<=those projects)"
    r"|(?<=such projects)|(?<=other projects)|(?<=many projects)|(?<=most projects)"
    r"|(?<=some projects)|(?<=their projects)|(?<=more projects)|(?<=new projects)"
    r"|(?=[,.;:)]|\Z)|(?= (?:worth|ha[sv]e?|had|are|were|is|was|be|in|on|at|of|for|from|by|with"
    r"|under|across|and|or|will|would|could|may|might|must|should|can|tot[a-z]+|valued"
    r"|that (?:are|were|have|will|would|could|can|had)|which|such|like|account(?:ed)?"
    r"|represent(?:ed)?|cost|costing|need|require|include|including|ma[dk]e|miss|took|take|get|go"
    r"|come|remain|receive|use|produce|supply|fall|fail|announced|approved|awarded|backed|begun"
    r"|built|cancelled|completed|delayed|financed|funded|launched|planned|proposed|shelved|signed"
    r"|started)(?![a-z])))"
)
"""What follows `projects` where they are things that are built."""

_REVISERS = (
    "raised raises raising lowered lowers lowering cut cuts cutting lifted lifts trimmed trims "
    "narrowed nudged slashed hiked upped"
)
_THEIR_VIEW = (
    r"(?: (?:that|its|the|this|their|his|her|our))?(?: (?:[a-z0-9/&'-]+)){0,6}?"
    r" (?:range|mid-?point|view|call|average price|price assumption|numbers|estimates?)"
    r"(?: (?:for|of)(?: [a-z0-9/&'-]+){1,5}?)?(?: by [^,;]{1,30}?)? (?:to|from)(?= )"
)
"""A forecast by another name, and what is done to it: `it lowered that range to $1.30`."""

_CHANGING = (
    "(?:averaging|reaching|rising|growing|climbing|falling|dropping|declining|shrinking|slowing|easing"
    "|cooling|expanding|contracting|recovering|rebounding|peaking|widening|narrowing|returning|hitting)"
)
"""What is seen to come, where who looks tells it now: `staff see inflation averaging 2%`."""

_TARGET_MOVED = (
    r"(?: (?:on|for)(?: [a-z0-9&'.-]+){1,5}?)?(?: (?:was|were|is|are|(?:has|have|had) been))?"
    r" (?:raised|lifted|increased|upped|hiked|boosted|bumped|cut|lowered|trimmed|reduced|slashed"
    r"|set|kept|maintained|reiterated|adjusted)(?: (?:up|down|sharply|slightly))?"
    r"(?= (?:to|at|from|by)(?![a-z]))"
)
"""What happened to a price target, in headlines too: `price target raised to $260`."""

_HOLDS = (
    r"(?: (?:range|midpoint|figures?))?(?: for(?: [a-z0-9]+){1,4}?)?"
    r"(?: (?:now|also|still|currently))? (?:includes?|incorporates?|reflects?|assumes?|embeds?"
    r"|implies|imply|contemplates?|considers?|anticipates?|represents?|shows?)(?![a-z])"
)
"""What a forecast is made of: `guidance now includes a charge of $3 million`."""

_MOVES = (
    r"(?: for(?: [a-z0-9]+){1,5}?)?(?: also)? (?:rose|fell|declined|increased|dropped|climbed"
    r"|slipped|dipped|jumped|eased|edged up|edged down|remained|moved up|moved down)"
    r"(?= (?:to|by|at|from|unchanged|\d))"
)
"""What a forecast did: `the median projection for this year fell to 3.6 percent`."""

_SEEN = (
    r" (?:to|at|as|up|down|flat|between|around|about|near|over|under|above|below|within|[a-z]+ing)"
    r"(?![a-z])|(?<!have seen)(?<!has seen)(?<!had seen)(?<!'ve seen)"
    r" (?=[$€£]?\d[\d.,]*(?:%| per ?cent) (?:up|down|[a-z]+er)(?![a-z]))"
)
_TRADED = (
    r" (?:up|down|off|higher|lower|(?:fall|jump|slip|rise|gain|slide|tumble|drop|climb|sink|surge"
    r"|soar|plunge|slump|dip)s?)(?= (?:as much as |by |nearly |over |about )?\d)"
)
"""What a share did on the day."""

_MEETS = (
    r" (?:gather|convene|bring together"
    r"|(?:host|feature|welcome|attract|draw)(?= [^.;,]{1,24}? (?:exhibitors|speakers|delegates"
    r"|experts|attendees|stands|booths|panellists)))(?![a-z])"
)
"""What an event that is announced will have, which is no forecast of a market."""

_PASSES_A_GOAL = (
    r" (?:its|their|the|our|an?) (?!20\d\d )[a-z]{0,3}[$€£¥]?\d[^,;]{0,30}?"
    r" (?:targets?|goals?|plans?|aims?|quotas?|budgets?)(?![a-z])"
)
"""A goal that an outcome is set beside: `sales missed the $4 billion goal`."""

_OVER = ("past", "", None, "")
_NOW = ("present", "", None, "")
_ESTIMATE = ("estimate", "estimated", EXPECTED, "")
_IS_SET = ("future", "set to", WILL, "")
_AIM = ("future", "target", None, "target")
_FORECASTS = "guidance outlook forecast projection forecasts projections"
_FORESEEN = ("future", "forecast", EXPECTED, "")
_EXPECTS = ("future", "expected", EXPECTED, "")
_WANTS = ("future", "plans", None, "target")

PRECEDING: tuple[tuple[str, tuple[Row, ...]], ...] = (
    ("had", ((_HOPED, *_OVER),)),
    (
        "was were",
        (((r" estimated (?:to (?:be|have been)|at)(?! worth \S+ \S+ (?:by|in) 20[3-9])", *_OVER),)),
    ),
    (_REVISERS, ((_THEIR_VIEW, "future", "forecast", EXPECTED, ""),)),
    # What a share is held to be worth.
    ("price", ((rf" (?:targets?|objectives?)(?:{_TARGET_MOVED}|(?![a-z]))", *_AIM),)),
    ("target", ((rf" prices?(?:{_TARGET_MOVED}|(?![a-z]))", *_AIM),)),
    ("pt", ((rf"(?:{_TARGET_MOVED}|(?= (?:of |to |at )?[a-z]{{0,3}}[$€£¥]))", *_AIM),)),
    (_FORECASTS, ((_HOLDS, *_FORESEEN),)),
    (f"{_FORECASTS} estimate estimates expectation expectations", ((_MOVES, *_FORESEEN),)),
    ("consensus", ((r" (?:now )?(?:is|stands|sits|calls|looks)(?: (?:at|for))?", *_EXPECTS),)),
    (
        "look looks",
        ((r" for(?! (?:an? )?(?:new |other )?(?:ways?|buyers?|partners?))", *_EXPECTS),),
    ),
    ("assumed", ((r"(?<=(?:is|re) assumed)", *_EXPECTS),)),
    ("assume assumes", ((r"(?: (?:to|at|for|that)(?![a-z]))?", *_EXPECTS),)),
    (
        "estimate estimates estimated",
        ((rf"(?: [a-z]+){{1,4}}? to(?= {REACH})", "future", "estimated", EXPECTED, ""),),
    ),
    ("pipeline", ((r" of(?! (?:about |some |over )?[\d,.]+ ?(?:km|kilomet|miles?))", *_WANTS),)),
    (
        "surpassing surpassed meeting missed missing",
        ((r" (?:the |its |their |a )?(?:targets?|goals?|aims?)(?![a-z])", *_OVER),),
    ),
    ("has have had", (((_GOAL_REACHED, *_OVER),))),
    ("seek seeks seeking", ((rf"(?= (?:about |another |up to |some )?{_MONEY})", *_WANTS),)),
    ("has have", ((rf" (?:promised|pledged|vowed)(?= (?:to |{_ROUGHLY}{_MONEY}))", *_WANTS),)),
    ("left", (((r" (?:it|its|their|the|(?:key |interest |policy )?rates?)(?![a-z])", *_OVER),))),
    (
        "signals signalled signaled signalling signaling",
        (
            (
                (
                    r"(?= (?:(?:a|only|up to) )*(?:further|more|another|one|two|three|\d))",
                    *_EXPECTS,
                ),
            )
        ),
    ),
    ("within", ((r" (?:easy )?reach(?![a-z])", "future", "could", COULD, ""),)),
    (
        "see sees",
        ((rf"(?: [a-z-]+){{1,4}}? {_CHANGING}(?: (?:to|by))?(?= {_ROUGHLY}{_MONEY})", *_EXPECTS),),
    ),
    ("set", ((r" to(?! (?!exc|succ|proc|need|feed|sp)[a-z]+ed(?![a-z]))", *_IS_SET),)),
    ("projects", ((_THINGS, "", "", None, ""),)),
    ("project", ((_THEY_PROJECT, "future", "projected", EXPECTED, ""),)),
    ("will", ((_MEETS, *_NOW),)),
    ("beat beats missed misses topped tops exceeded met", ((_PASSES_A_GOAL, *_OVER),)),
    ("call calls called calling", ((rf" for(?= {_ROUGHLY}{_MONEY})", *_WANTS),)),
    ("commits commit committing", ((rf"(?: [a-z]+){{1,4}}? to(?= {_ROUGHLY}{_MONEY})", *_WANTS),)),
    ("values", ((rf"(?: [a-z]+){{1,4}}? at(?= {_ROUGHLY}{_MONEY})", *_NOW),)),
    ("budgeted", ((rf"(?= {_ROUGHLY}{_MONEY})", *_WANTS),)),
    ("asking asks", ((rf" for(?= {_ROUGHLY}{_MONEY})", *_WANTS),)),
    (
        "is are",
        (
            (
                (
                    r" (?:now |also )?revised (?:up |down |higher |lower )?(?:to|from|by)(?![a-z])",
                    *_FORESEEN,
                ),
            )
        ),
    ),
    (
        "been",
        (
            (
                (
                    (
                        r"(?<=had been) revised(?: (?:up|down|higher|lower))?(?: [a-z]+ly)?,?"
                        r" to(?= [^ ]{1,12}(?: [a-z]+)? (?:in|for) 20\d\d)"
                    ),
                    "estimate",
                    "forecast",
                    EXPECTED,
                    "",
                ),
            )
        ),
    ),
    ("today", ((r"'s", "", "", None, ""),)),
    ("think thinks reckon", ((rf"(?= {_ROUGHLY}{_MONEY})", *_ESTIMATED),)),
    (
        "call",
        ((r"(?<=[;:,—–] call) it(?= (?:about |around |some |roughly )?[$€£¥]\d)", *_EXPECTS),),
    ),
    ("plan plans", ((rf"(?= (?:another|a further|an additional) {_MONEY})", *_WANTS),)),
    ("count counts", ((rf" on(?= {_ROUGHLY}{_MONEY})", *_EXPECTS),)),
    (
        "we they",
        ((rf" (?:now |also )?(?:plan|target|budget|model)(?= {_ROUGHLY}{_MONEY})", *_WANTS),),
    ),
    ("counting banking betting", ((r" on(?! [a-z]+ing)", *_EXPECTS),)),
    ("budgeting bracing", ((r" for", *_EXPECTS),)),
    ("eyeing eyes", ((rf"(?= {_ROUGHLY}{_MONEY})", *_WANTS),)),
    ("seen tipped tapped pegged", ((_SEEN, *_EXPECTS),)),
    ("put puts", (((_PUT_AT, *_ESTIMATE),))),
    # What a market made of the news, in headlines too: `sending its shares down 11%`.
    (
        "sending pushing dragging driving",
        (((r" (?:(?:the|its|their|[a-z]+'s) )?(?:[a-z]+ )?(?:shares|stock)(?![a-z])", *_OVER),)),
    ),
    ("shares stock", ((_TRADED, *_OVER),)),
    (
        "confirm confirms reiterate reiterates reaffirm reaffirms maintain maintains",
        ((_A_GOAL, *_EXPECTS),),
    ),
    ("we", ((_SEE_AT, *_EXPECTS), (_SEE_SO_MUCH, *_EXPECTS))),
    ("marked", ((r" (?:up|down)(?= (?:to|by|from)(?![a-z]))", *_EXPECTS),)),
    ("is are", ((_PLANNED, *_WANTS),)),
    (
        "obliged required bound",
        (
            (
                (
                    (
                        r"(?:(?<=(?: is|are) obliged)|(?<=(?: is|are) required)|(?<=y bound))"
                        r" to(?= [a-z][^.;]{0,90} by )"
                    ),
                    *_WANTS,
                ),
            )
        ),
    ),
    (
        "ramping scaling building",
        ((rf" up (?:production |output )?to(?= {_ROUGHLY}{_MONEY})", *_WANTS),),
    ),
    ("shoot shoots shooting", ((r" for", *_WANTS),)),
    ("stand stands", ((_TO_DO, "future", "could", COULD, ""),)),
    ("go goes", (((_GO_UP, *_ESTIMATED),))),
    # `Output climbs 8% this year`: in a period that still runs, the present tells what is expected.
    *(
        (verb, ((rf"(?<=[a-z]s {verb})(?: on)?(?= {_ROUGHLY}[+-]?{_MONEY})", *_ESTIMATED),))
        for verb in _RUN.split()
    ),
    (_RUNS, ((rf"(?: on)?(?= {_ROUGHLY}[+-]?{_MONEY})", *_ESTIMATED),)),
)
"""First words -> rows, in the form of the other phrases."""
