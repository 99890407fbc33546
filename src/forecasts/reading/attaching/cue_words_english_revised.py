"""What English says of a forecast itself: that it was revised, stands, was beaten or missed."""

__all__ = [
    "CONSENSUS",
    "OVERTAKEN",
    "READS",
    "REVISED",
    "UNCHANGED",
    "UNREAL",
    "WE_REVISE",
]

REVISED = (
    r"(?: for(?: [a-z0-9]+){1,4}?)?(?: (?:was|were|is|are|(?:has|have|had) been))+"
    r"(?: [a-z]+ly| also| now| again)?"
    r" (?:raised|lifted|increased|upgraded|hiked|boosted|cut|lowered|trimmed|reduced|slashed"
    r"|downgraded|revised|kept|held|left|maintained|set|put|narrowed|reaffirmed|confirmed)"
    r"(?: (?:up|down|higher|lower|unchanged|sharply|slightly))?(?= (?:to|at|from|by)(?![a-z]))"
)
"""What happened to a forecast is past, what it says is not: `guidance was raised to $7bn`."""

READS = (
    r"(?: (?:return|rate|range|level|margin|figure|yield|ratio))?(?: for(?: [a-z0-9]+){1,4}?)?"
    r" (?:is|are|remains?|stands? at|calls? for)"
    r"(?: (?:now|still|also|for|about|around|at|just|only|some|between|from))*(?= [$€£¥\d])"
)
"""What a forecast says: `guidance for 2026 is 40 GW`."""

UNCHANGED = r"(?: for(?: [a-z0-9]+){1,4}?)? (?:unchanged|steady|untouched)(?= (?:at|on) [$€£¥\d])"
"""What a forecast goes on to say: `left its estimate unchanged at 5.1 million tons`."""

UNREAL = (
    r" (?:not |also |already |otherwise |easily )?have"
    r" (?:been|had|[a-z]+ed|risen|grown|fallen|cost|paid)(?![a-z])"
)
"""What did not come about: `would have reached`."""

CONSENSUS = (
    r" (?:the |its |their |our )?(?:[a-z]+'s? )?"
    r"(?:own |average |earlier |previous |prior |original |market |consensus )*"
    r"(?:expectations?|expected|estimates?|forecasts?|consensus|guidance|targets?|goals?)(?![a-z])"
)
WE_REVISE = (
    r" (?:now |also |therefore )?(?:raise|lift|lower|trim|nudge|reduce|revise|upgrade|downgrade"
    r"|increase|cut)(?: up| down)?(?: (?:our|the)|(?= (?:20\d\d|fy ?\d)))"
    r"(?! (?:target price|price target|rating|stake|workforce"
    r"|costs?|dividend|budget|rates?|prices?(?! (?:forecast|estimate|assumption)))(?![a-z]))"
    r"(?= (?:[a-z0-9-]+ ){1,5}?(?:to|from|by|at)(?![a-z]))"
)
"""An analyst's own forecast: `we raise our average price to $10,900`."""
OVERTAKEN = (
    r" had (?:expected|forecast|predicted|projected|been expecting|pencill?ed in|hoped for|bet on)"
)
