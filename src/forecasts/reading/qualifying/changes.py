"""What a figure changes from or to, and what it is only measured against."""

from forecasts.reading.amounts.amount import Amount
from forecasts.reading.patterns import Lazy

__all__ = ["MOVED_OBJECT", "is_change", "is_yardstick"]

_PAST = Lazy(
    r"(?:rose|fell|gained|lost|dropped|jumped|climbed|increased|decreased|declined|grew|slipped|surged|added|advanced"
    r"|dipped|soared|slid|tumbled|plunged|up|down|higher|lower|raised|cut|reduced|lifted|expanded|improved|widened"
    r"|narrowed|sank|eased|edged up|edged down)(?: by| about| nearly| around| almost| roughly| "
    r"some| more than| over)? *\Z"
)
_STEP = 3.0
_FAR_STEP = 10.0
MOVED_OBJECT = Lazy(
    r"\b(?:(cut|lower(?:s|ed|ing)?|trim(?:s|med|ming)?|reduc(?:es?|ed|ing)|slash(?:es|ed|ing)?)"
    r"|rais(?:es?|ed|ing)|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|increas(?:es?|ed|ing)|bump(?:s|ed|ing)?)"
    r"(?: (?!to\b|by\b|from\b|of\b|at\b)[a-z0-9&.-]+){1,6} \Z"
)
"""A verb and what it moves: `lowered the US crop` 146 million bushels to 14.36 billion."""
_NOT_CHANGED = Lazy(r" (?:earlier|previously|before)\b(?! (?:this|than|the|in))")
_STEP_BY = Lazy(
    r"\bby (?:about |nearly |around |almost |roughly |some |more than |over |another )?\Z"
)
_HAN_STEP = 5.0
_HAN_CHANGED = Lazy(
    r"(?:[上下]调|调[高低]|提[高升]|增[加长]|减少|降低|上[涨升]|下[跌降]|回[落升]|涨|跌|升|降)(?:了|约|近|超)?\Z"
)
_FROM = Lazy(
    r"(?:\b(?:rise|rises|rose|risen|rising|fall|falls|fell|fallen|falling|grow|grows|grew|grown|growing|increas\w+|decreas\w+"
    r"|declin\w+|drop\w*|jump\w*|climb\w*|surg\w+|rais\w+|cut|cuts|cutting|reduc\w+|improv\w+|expand\w*|up|down|chang\w+|went|go|goes"
    r"|gone|mov\w+|widen\w*|narrow\w*|lift\w*|boost\w*|slow\w*|shrink\w*|shrank|lower\w*|revis\w+|upgrad\w+|downgrad\w+|trim\w*|slash\w*|nudg\w+|bump\w+|recover\w*|hik\w+|accelerat\w+|ballooned)\b[^.;]{0,60})?"
    r"\bfrom (?:[a-z]+ ){0,3}[^a-z0-9 ]{0,3}\Z"
)


_SET_BESIDE = Lazy(
    r"\d[^,.;]{0,24}, (?:[a-z]+ly )?(?:up|down|higher|lower|(?:an? )?[a-z]+crease|(?:a )?reduction)"
    r" from (?:[a-z]+ ){0,5}[^a-z0-9 ]{0,3}\Z"
)
"""A range that another one is set beside: `$5.46 to $5.52, up from` $5.38 to $5.50."""


def is_change(plain: str, lower: str, amount: Amount) -> bool:
    """Whether `A to B` is a change: `rose 15% to 20%`, `cut from 5% to 3%`; not a range."""
    words = plain[amount.start : amount.end]
    if "至" in words or "到" in words:
        if "pct" in words:
            return True  # 提升2.1pct至38.6%
        # 下调4元至56元: so far apart, a step and what it led to; a share may well be a wide range.
        far = amount.unit != "%" and amount.high >= _HAN_STEP * amount.low > 0
        return far and bool(_HAN_CHANGED.search(plain[max(0, amount.start - 6) : amount.start]))
    if " to " not in words:
        return False
    before = lower[max(0, amount.start - 90) : amount.start]
    start = _FROM.search(before)
    if start and _SET_BESIDE.search(before):
        return False
    if start:
        # `down from $535 million to $540 million earlier`: what was guided to before.
        return start[0].strip()[:4] != "from" and not _NOT_CHANGED.match(lower, amount.end)
    if amount.unit == "%":
        # `climbed by 5 to 6 percent` is a range, `rose by 15% to 20%` a step and what it led to.
        own = any(mark in words.partition(" to ")[0] for mark in ("%", "per"))
        return bool(_PAST.search(before)) and (own or not _STEP_BY.search(before))
    if amount.high >= _FAR_STEP * amount.low > 0 and MOVED_OBJECT.search(before):
        return True
    # `raised by 5 cents to 40 cents`: ends this far apart are a step and what it led to.
    return amount.high >= _STEP * amount.low > 0 and bool(
        _PAST.search(before) or _STEP_BY.search(before)
    )


_SHARE_OVER = Lazy(r"(?:%|per ?cent) (?:over|above|below|under) (?:the |its |their )?\Z")
"""How far off a figure is said: `16% above the $31 billion result`."""
_OVER_THE = Lazy(r"\b(?:over|above|beyond|below|under) the \Z")
_YARDSTICK = Lazy(
    r" (?:average|mean|median|consensus|estimate|forecast|expected|predicted|projected|reported"
    r"|recorded|seen|raised|needed|required|analysts|economists|estimated|it|they|he|she|we)\b"
)


def is_yardstick(lower: str, start: int, end: int) -> bool:
    """Whether a figure is itself exact: `below the $1.38bn average`; not `below the $1tn mark`."""
    return bool(_SHARE_OVER.search(lower[max(0, start - 20) : start])) or bool(
        _OVER_THE.search(lower[max(0, start - 11) : start]) and _YARDSTICK.match(lower, end)
    )
