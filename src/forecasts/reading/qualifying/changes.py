"""What a figure changes from or to, and what it is only measured against."""

from typing import NamedTuple

from forecasts.reading.amounts.amount import Amount
from forecasts.reading.patterns import Lazy
from forecasts.reading.rules import Rule, first, where

__all__ = ["CHANGES_CHINESE", "CHANGES_ENGLISH", "MOVED_OBJECT", "is_change", "is_yardstick"]

_REACH = 90
_HAN_REACH = 6

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
_TO_COME = Lazy(r"\bbe (?:up|down|lower|higher)(?: by| about| around| roughly)* \Z")
_STEP_BY = Lazy(
    r"\bby (?:about |nearly |around |almost |roughly |some |more than |over |another )?\Z"
)
_HAN_STEP = 5.0
_HAN_CHANGED = Lazy(
    r"(?:[上下]调|调[高低]|提[高升]|[增净](?:[加长]|(?<=净)增)|减少|降低|上[涨升]|下[跌降]|回[落升]|涨|跌|升|降)(?:了|约|近|超)?\Z"
)
_FROM = Lazy(
    r"(?:\b(?:rise|rises|rose|risen|rising|fall|falls|fell|fallen|falling|grow|grows|grew|grown|growing|increas\w+|decreas\w+"
    r"|declin\w+|drop\w*|jump\w*|climb\w*|surg\w+|rais\w+|cut|cuts|cutting|reduc\w+|improv\w+|expand\w*|up|down|chang\w+|went|go|goes"
    r"|gone|mov\w+|widen\w*|narrow\w*|lift\w*|boost\w*|slow\w*|shrink\w*|shrank|lower\w*|revis\w+|upgrad\w+|downgrad\w+|trim\w*|slash\w*|nudg\w+|bump\w+|recover\w*|hik\w+|accelerat\w+|balloon\w*|swell\w*|swollen|shift\w*|swung|swing\w*|doubl\w+|tripl\w+|trebl\w+"
    r"|quadrupl\w+|quintupl\w+|halv\w+|eas(?:e[sd]?|ing)|edg(?:e[sd]?|ing)|slid\w*|slip\w*|plung\w+|tumbl\w+|soar\w*|advanc\w+|strengthen\w*|weaken\w*|cre[ep]\w+|leap\w*|spik\w+|plummet\w*|dwindl\w+|sank|sink\w*|sunk)\b[^.;]{0,60})?"
    r"\bfrom (?:[a-z]+ ){0,3}[^a-z0-9 ]{0,3}\Z"
)


_SET_BESIDE = Lazy(
    r"\d[^,.;]{0,24}, (?:[a-z]+ly )?(?:up|down|higher|lower|(?:an? )?[a-z]+crease|(?:a )?reduction)"
    r" from (?:[a-z]+ ){0,5}[^a-z0-9 ]{0,3}\Z"
)
"""A range that another one is set beside: `$5.46 to $5.52, up from` $5.38 to $5.50."""


class Ends(NamedTuple):
    """Two figures that may be a range, or a step and what it led to.

    Attributes:
        lower: The text in lower case.
        amount: What they are as a range.
        words: Its words, as they were written.
        before: The words before them, in lower case.
        moved: The verb of a change and `from` right before them: `rose 3% from`; may be empty.
    """

    lower: str
    amount: Amount
    words: str
    before: str
    moved: str = ""


def is_change(plain: str, lower: str, amount: Amount) -> bool:
    """Whether `A to B` is a change: `rose 15% to 20%`, `cut from 5% to 3%`; not a range."""
    start, words = amount.start, plain[amount.start : amount.end]
    if "至" in words or "到" in words:
        ends = Ends(lower, amount, words, plain[max(0, start - _HAN_REACH) : start])
        return first(CHANGES_CHINESE, ends)[1] or False
    if " to " not in words:
        return False
    before = lower[max(0, start - _REACH) : start]
    found = _FROM.search(before) if "from " in before else None
    moved = found[0].strip() if found else ""
    return first(CHANGES_ENGLISH, Ends(lower, amount, words, before, moved))[1] or False


def _are_apart(ends: Ends, times: float) -> bool:
    return ends.amount.high >= times * ends.amount.low > 0


def _is_step_of_rate(ends: Ends) -> object:
    # `climbed by 5 to 6 percent` is a range, `rose by 15% to 20%` a step and what it led to.
    own = any(mark in ends.words.partition(" to ")[0] for mark in ("%", "per"))
    return _PAST.search(ends.before) and (own or not _STEP_BY.search(ends.before))


CHANGES_CHINESE: tuple[Rule[Ends, bool], ...] = (
    Rule(
        "points and what they led to", "zh",
        where(lambda ends: "pct" in ends.words, says=True),
        ("毛利率提升[2.1pct]至38.6%。",),
        ("毛利率提升[2.1%至3.6%]。",),
    ),
    Rule(
        "step and what it led to", "zh",
        where(
            lambda ends: ends.amount.unit != "%" and _are_apart(ends, _HAN_STEP)
            and _HAN_CHANGED.search(ends.before),
            says=True,
        ),
        ("目标价下调[4元]至56元。", "门店净增[1.5万家]至48万家。"),
        ("售价将为[40元至56元]。",),
    ),
)  # fmt: skip
"""What makes a change of two Chinese figures with 至 or 到 between them."""

CHANGES_ENGLISH: tuple[Rule[Ends, bool], ...] = (
    Rule(
        "range beside another", "en",
        where(lambda ends: ends.moved and _SET_BESIDE.search(ends.before), says=False),
        ("It expects profit of $5.46 to $5.52, up from [$5.38 to $5.50].",),
        ("Its profit went up from [$5.38] to $5.50.",),
    ),
    Rule(
        "earlier range", "en",
        where(
            lambda ends: ends.moved and _NOT_CHANGED.match(ends.lower, ends.amount.end),
            says=False,
        ),
        ("Sales are down from [$535 million to $540 million] earlier.",),
        ("Sales are down from [$535 million] to $520 million this year.",),
    ),
    Rule(
        "change from and to", "en",
        where(lambda ends: ends.moved and not ends.moved.startswith("from"), says=True),
        ("Sales will fall from [$535 million] to $520 million.",),
        ("It takes from [$535 million to $550 million].",),
    ),
    Rule(
        "range to come", "en",
        where(lambda ends: _TO_COME.search(ends.before), says=False),
        ("It expects revenue to be down [1.5% to 3%].",),
        ("Its revenue was down [1.5%] to 3%.",),
    ),
    Rule(
        "step of a rate", "en",
        where(lambda ends: ends.amount.unit == "%" and _is_step_of_rate(ends), says=True),
        ("Sales rose [15%] to 20%.",),
        ("Sales climbed by [5 to 6 percent].",),
    ),
    Rule(
        "range of a rate", "en", where(lambda ends: ends.amount.unit == "%", says=False),
        ("Sales climbed by [5 to 20 percent].",),
        ("Sales are [5 to 6 percent] of it.",),
    ),
    Rule(
        "object moved", "en",
        where(
            lambda ends: _are_apart(ends, _FAR_STEP) and MOVED_OBJECT.search(ends.before),
            says=True,
        ),
        ("It lowered the US corn crop [146 million] to 14.36 billion bushels.",),
        ("It wants a corn crop of [14.1 to 14.36 billion bushels].",),
    ),
    Rule(
        "step and what it led to", "en",
        where(
            lambda ends: _are_apart(ends, _STEP)
            and (_PAST.search(ends.before) or _STEP_BY.search(ends.before)),
            says=True,
        ),
        ("The fare was raised by [5 cents] to 40 cents.",),
        ("The fare was raised by [5 to 6 cents].",),
    ),
)  # fmt: skip
"""What makes a change of two English figures with `to` between them, or a range."""


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
