"""Rules of what stands beside an English figure and says which way it moves."""

from collections.abc import Callable

from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.lexicon.directions import OFF
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.changes import MOVED_OBJECT
from forecasts.reading.qualifying.moving.figure import MEASURES_OF_CHANGE, POSTS, Moving, Step
from forecasts.reading.rules import Rule, first, where

__all__ = ["BEFORE_ENGLISH", "BEHIND_ENGLISH", "english_step"]

_REACH = 72
_HALF_REACH = 48
_FALLS_BEHIND = frozenset(
    "fall drop decline decrease reduction slump contraction plunge dip downturn shrinkage "
    "less fewer".split()
)
_RATES_BEHIND = frozenset("behind below under short shy smaller cheaper weaker slower down".split())
"""Behind other figures these tell something else: `500 smaller firms`."""
_MEASURED_BY = frozenset(("below", "under", "short", "shy"))
_YARDSTICK = Lazy(
    r" (?!sea )(?:of )?(?:the |last |a |its |their |our |his |that |those |what |market )*"
    r"(?:[a-z'-]+ ){0,2}?"
    r"(?:forecasts?|estimates?|expect[a-z]*|projections?|consensus|targets?|plans?|budget|guidance"
    r"|averages?|(?:year|month|quarter|season)(?:'s)?|levels?|records?|peaks?|19\d\d|20\d\d)\b"
)
"""What a figure is measured by: `2 million below last month's forecast`, no `20 m below sea`."""
_MORE = Lazy(
    r" (?:of [a-z]+ )?(?:more|higher|larger|greater|better|dearer)(?= (?:than|at|to|due|because"
    r"|as|on)\b|[.,;:)]|\Z)"
)
"""What makes of an amount behind a level how much more it is: `$45m more than in 2024`."""
_AHEAD = Lazy(r" (?:of [a-z]+ )?(?:above|ahead of|up on)(?= )")
_MOVES_BEHIND = frozenset(
    f" {start}"
    for start in "of mo hi la gr be de ab ah up we wa ar ha wi to sh lo ax cu el sc go di".split()
)
"""How the words begin that rules ask for behind a figure: a look is cheaper than the rules."""
_IN_HALF = Lazy(
    r"\b(?:cut|cuts|cutting|slash(?:ed|es|ing)?|chop(?:ped|s)?|reduc(?:e|ed|es|ing))"
    r"(?: [a-z]+){0,4} in \Z"
)
_SHED = Lazy(
    r" (?:(?:were|was|are|have been|will be|to be|being) )?"
    r"(?:shed|lost|axed|cut|eliminated|scrapped|(?:are to |will |to )?(?:go|disappear))"
    r"(?=[.,;:)]|\Z| (?:in|at|by|across|this|last|since|during|over|from|as|so)\b)"
)
_LOSS_TO = Lazy(r"\bloss(?:es)?(?: [a-z-]+){1,4} to (?:[a-z]+ ){0,2}\Z")
_LED_TO = Lazy(r" to (?:an? |the |about |around |just |total of )*(?:[a-z]{0,3}[$€£¥])?\d")

_SPAN_BEHIND = Lazy(
    r",? (?:by|from|in|over|within|before|through|until|compared|versus|this|next|between)\b"
    r"|[.;]|\Z"
)


def english_step(moving: Moving) -> Step | None:
    """Return how a figure moves by what stands right beside it; None where nothing says."""
    end = moving.one.end
    may_move = moving.word or moving.lower[end : end + 3] in _MOVES_BEHIND
    behind = first(BEHIND_ENGLISH, moving)[1] if may_move else None
    return behind or first(BEFORE_ENGLISH, moving)[1]


def _behind(words: frozenset[str], of: Callable[[Moving], bool]) -> Callable[[Moving], Step | None]:
    """Return what makes a fall of these words behind the figures that `of` holds for."""
    return lambda moving: Step(-1, moving.word) if moving.word in words and of(moving) else None


def _is_change(moving: Moving) -> bool:
    return moving.one.unit in MEASURES_OF_CHANGE


def _is_short(moving: Moving) -> bool:
    return not _is_change(moving) and bool(_YARDSTICK.match(moving.lower, moving.end))


def _ahead(moving: Moving) -> Step | None:
    found = _AHEAD.match(moving.lower, moving.one.end)
    return Step(1) if found and _YARDSTICK.match(moving.lower, found.end()) else None


def _cut(moving: Moving) -> Step | None:
    if moving.one.unit != "%" or not _SPAN_BEHIND.match(moving.lower, moving.one.end):
        return None
    moved = MOVED_OBJECT.search(moving.back(_REACH))
    return Step(-1) if moved and moved[1] and not moved[0].endswith(" in ") else None


def _led_to(moving: Moving) -> Step | None:
    if not moving.lower.startswith(" to ", moving.one.end):
        return None
    moved = _LED_TO.match(moving.lower, moving.one.end) and MOVED_OBJECT.search(moving.back(_REACH))
    return Step(-1 if moved[1] else 1) if moved else None


BEHIND_ENGLISH: tuple[Rule[Moving, Step], ...] = (
    Rule(
        "noun of a fall behind", "en", _behind(_FALLS_BEHIND, lambda _: True),
        ("We expect a [5%] annual decline in output.", "It will burn [300,000 tonnes] less."),
        ("We expect a [5%] annual rise in output.",),
    ),
    Rule(
        "cut behind", "en", _behind(frozenset(("cut",)), lambda moving: moving.one.unit != "bp"),
        ("The union agreed to a [10%] cut in pay.",),
        ("We expect a [25 basis point] cut in March.",),
    ),
    Rule(
        "lower behind", "en",
        _behind(
            frozenset(("lower",)),
            lambda moving: moving.one.kind != "count"
            or moving.lower.startswith(" than", moving.end),
        ),
        ("Output will be [3 million tonnes] lower than in 2024.",),
        ("It will build [40 lower] dams.",),
    ),
    Rule(
        "loss behind", "en",
        _behind(frozenset(("loss",)), lambda moving: moving.one.unit in CODES),
        ("We expect a [$4 million] loss in 2026.",),
        ("The fire led to a [40%] loss of trees.",),
    ),
    Rule(
        "less of a rate behind", "en", _behind(_RATES_BEHIND, _is_change),
        ("Panels will be [8%] cheaper in 2027.", "Sales were [3%] down on the year."),
        ("It lends to [500] smaller firms.",),
    ),
    Rule(
        "short of a yardstick", "en", _behind(_MEASURED_BY, _is_short),
        ("The crop is [2 million tonnes] below last month's forecast.",),
        ("The wreck lies [20 metres] below sea level.",),
    ),
    Rule(
        "posts that go", "en",
        where(
            lambda moving: moving.one.unit in POSTS
            and _SHED.match(moving.lower, moving.one.end),
            Step(-1, "lost"),
        ),
        ("Some [61,000 jobs] were lost in construction.",),
        ("Some [61,000 jobs] were created in construction.",),
    ),
    Rule(
        "more behind", "en",
        where(lambda moving: _MORE.match(moving.lower, moving.one.end), Step(1)),
        ("Costs will be [$45 million] higher than in 2024.",),
        ("It will need [$45 million] more cash.",),
    ),
    Rule(
        "ahead of a yardstick", "en", _ahead,
        ("The crop is [2 million tonnes] above last month's forecast.",),
        ("The road runs [2 kilometres] above the village.",),
    ),
    Rule(
        "what is moved", "en", _led_to,
        ("It lowered the US corn crop [146 million bushels] to 14.36 billion.",),
        ("It moved its stock of [146 million bushels] to Ohio.",),
    ),
)  # fmt: skip
"""What the words right behind a figure make of it, the surest first."""

BEFORE_ENGLISH: tuple[Rule[Moving, Step], ...] = (
    Rule(
        "cut in half", "en",
        where(
            lambda moving: moving.one.quote.lower() == "half"
            and _IN_HALF.search(moving.back(_HALF_REACH)),
            Step(-1),
        ),
        ("It wants to cut its costs in [half] by 2030.",),
        ("It wants to raise its costs by [half] by 2030.",),
    ),
    Rule(
        "what is cut", "en", _cut,
        ("It aims to cut its emissions [40%] by 2035.",),
        ("It aims to raise its output [40%] by 2035.", "It will cut taxes to [40%] by 2035."),
    ),
    Rule(
        "off behind a comma", "en",
        where(
            lambda moving: _is_change(moving)
            and moving.lower.endswith(OFF, 0, moving.one.start),
            Step(-1, "off"),
        ),
        ("Copper averaged $7,420, off [8%] on the year.",),
        ("The price includes a discount of [8%].",),
    ),
    Rule(
        "loss that goes to", "en",
        where(
            lambda moving: moving.one.unit in CODES and "loss" in (back := moving.back(_REACH))
            and _LOSS_TO.search(back),
            Step(-1, "loss"),
        ),
        ("The net loss is likely to widen to [$45 million].",),
        ("The net profit is likely to widen to [$45 million].",),
    ),
)  # fmt: skip
"""What the words right before a figure make of it."""
