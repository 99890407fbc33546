"""Rules of whether a percentage is a rate of growth or a share, those of English among them."""

from itertools import takewhile

from forecasts.reading.lexicon.context import GROWTH_AFTER, GROWTH_WORDS
from forecasts.reading.lexicon.directions import FALLS
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.kind_rules.growth_chinese import GROWTH_CHINESE
from forecasts.reading.qualifying.kind_rules.percentage import Percentage
from forecasts.reading.rules import Rule, first, where
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["GROWTH_BEHIND", "GROWTH_BESIDE", "GROWTH_CHINESE", "GROWTH_MOVED", "is_growth"]

_REACH = 48
_FAR = 100
_HAN_REACH = 12
_HAN_BREAK = "，。；：、,;\n（("
_CLAUSE = Lazy(r"[a-z-]+|[,;.:()\n—]")
_ENDS_CLAUSE = frozenset((";", ".", ":", "\n", ",", "—"))
_ENDS_SENTENCE = frozenset((";", ".", ":", "\n"))
_RATES = frozenset(("cagr", "growth", "slow", "inflation"))
_ARTICLES = frozenset(("the", "its", "an", "a"))
_ENDS_NOUN = frozenset(", ; . : is was are were".split())
"""What comes before words that say nothing of a percentage: `3.6%, higher than in 2024`."""
_COMPARED = frozenset(
    "above ahead behind below up down more less fewer smaller bigger larger greater cheaper dearer "
    "faster slower".split()
)
"""What a percentage right before them is a difference to: `11% more than a year earlier`."""
_SHARES = ("margin", "share", "stake", "ratio", "yield", "penetr", "utili", "occup")
_LINES_BELOW = ("below", "under", "beneath")
_LINES_ABOVE = ("above", "past", "beyond")
_PAST = ("past", "beyond", "beneath")
"""Lines and nothing else: `EV sales climb past 50%` is of all sales."""
_AMOUNTS = frozenset(
    "sales demand revenue revenues output production exports imports shipments deliveries orders "
    "gdp prices consumption spending investment profit profits earnings wages traffic arrivals "
    "volumes".split()
)
"""What has no share of its own to cross a line with: `demand will increase above 3%`."""
_RATIOS = (*_SHARES, "rate", "tax", "tariff", "deficit", "debt", "unemploy", "vacanc", "proportion")
"""What has one, though it be of an amount: `the tax on imports rises above 25%`."""
_YEARLY = (" a year", " annually", " per year", " yearly", " each year")
_SIZED = frozenset(("by", "of", "grow", "grows", "grew", "grown", "growing"))
"""What tells how far, whatever line stands behind: `fell by under 5%`, `grew above 5%`."""
_BY = Lazy(
    r"\b(?<!owned )(?<!held )by (?:(?:about|around|nearly|almost|over|only|just|some|at|least|more"
    r"|than|a|an|another|further|up|to|roughly) ){0,3}\Z"
)
_GROWTH_HEAD = Lazy(
    r"(?:\A|\n|[•*|-] ?)(?:[a-z-]+ ){0,4}(?:growth|inflation|cagr|increase|decline)"
    r"(?: rate)?(?: \([^)]*\))?: (?:about |around |roughly )?\Z"
)
_ON_YEAR = Lazy(
    r",? ?\(?(?:y/y|q/q|m/m|y-o-y|q-o-q|m-o-m|yoy|qoq|mom"
    r"|(?:year|quarter|month)[- ]o(?:n|ver)[- ]\w+)\b"
)
"""What compares with a period before, right behind a percentage: `reached 17% y/y`."""
_SHARE = Lazy(
    r"\b(?:margins?|shares?|stakes?|ratio|yield|penetration|utili[sz]ation|occupancy) (?:of|at|was"
    r"|were|is|are|(?:will|should|would|could|may) (?:be|reach)|reached|stood at|came to)"
    r" (?:[a-z]+ ){0,2}\Z"
)
"""What a percentage is one of, whatever grew before: `growth, and a margin of 8%`."""
_LINES = (*_LINES_BELOW, *_LINES_ABOVE, "over", "at least", "near", "close to")
_LEVEL = Lazy(
    r"\b(?:margins?|shares?|load factors?|ratios?|penetration|utili[sz]ation|occupancy|unemployment"
    r"|vacanc(?:y|ies))(?: (?:rates?|levels?))? (?:just |well |at )?\Z"
)
"""What a percentage is a level of that is held beyond a line: `keeping load factors above 83%`."""
_PART_OF = Lazy(r" of (?:this|that|the|its|these|total|all|global|world)\b")
"""What a percentage is a part of, be it a rise: `60% of this growth`."""
_OF_WHOLE = Lazy(
    r" of (?!which|whom|them|late|this growth|growth|last|the year|20\d\d|january|february|march"
    r"|april|may|june|july|august|september|october|november|december)"
    r"(?:the |all |its |their |total )*[a-z]"
)
"""A whole behind a percentage, which is a share of it whatever grew: `74% of subscriptions`."""
_ITEMS = Lazy(
    r"(?:(?<=[ ,])-?\d[\d.]*(?:%| per ?cent)"
    r"(?: to [a-z]{0,3} ?[$€£¥]?\d[\d.,]*(?: (?:thousand|million|billion|trillion|[mbt]l?n))?)?"
    r"(?: (?:in|for|by|at|across|between|during|this|next|last)(?: [a-z\d]+){1,6}?)?"
    r"(?:,? (?:and|before|after|then|but|from|to|versus|against)(?: of)?|,)"
    r"(?: (?:eas|slow|accelerat)\w+ to)? )+\Z"
)
"""The items of a list before a percentage."""
_MADE_UP = Lazy(r"\b(?:ma[dk]e|making|makes|take[ns]?|took|set|sums?|use[ds]?) up\b")
_RATE_ASIDE = Lazy(
    r"\b(?:inflation|growth), (?:(?:at|now|currently|about|around|nearly|running) )*\Z"
    r"|\binflation, [^,.;%]{0,24}[\d.]+(?:%| per ?cent)[^,.;]{0,24}, [^,.;]{0,30}\b(?:to|at) \Z"
    r"|\bcompound(?:ed)?(?: [a-z]+){0,2} rate of (?:(?:about|around|nearly|over) )*\Z"
    r"|\b(?:grow(?:ing|s|th)?|grew|expand(?:ing|s)?)\b[^.;:%,]{0,24}, at"
    r" (?:(?:an?|about|around|nearly|over) )*\Z"
)
"""A rate that commas part from its percentage: `inflation, 2.9% in April`, `grow fastest, at`."""
_PAID = Lazy(
    r"\b(?:charg(?:es?|ed|ing)|pa(?:ys?|id|ying)|earn(?:s|ed|ing)?|yield(?:s|ed|ing)?|interest|coupons?|fees?)"
    r"(?: (?:rates?|of|at|about|around|up|to|nearly|over|an?|interest|coupon|fee|just|only))* \Z"
)
"""What is paid by the year and does not grow by it: `charges 0.12% a year`."""


def is_growth(plain: str, lower: str, start: int, end: int) -> bool:
    """Tell whether the percentage at `start` to `end` is a rate of growth."""
    before = start - 1 if start and plain[start - 1] == "+" else start
    if is_wide(plain[before - 1 : before]) or is_wide(plain[end : end + 1]):
        clause = plain[max(0, start - _HAN_REACH) : start].replace("以降", "以来")
        clause = clause[max(map(clause.rfind, _HAN_BREAK)) + 1 :]
        return first(GROWTH_CHINESE, Percentage(plain, lower, start, end, clause))[1] or False
    back = lower[max(0, start - _REACH) : start]
    asked = Percentage(plain, lower, start, end, back=back)
    beside = first(GROWTH_BESIDE, asked)[1]
    if beside is not None:
        return beside
    hung = _hung(asked)
    if hung:
        return first(GROWTH_MOVED, hung)[1] or False
    words = [found[0] for found in _CLAUSE.finditer(lower[end : end + 30])][:3]
    ahead = tuple(takewhile(lambda word: word not in _ENDS_NOUN, words))
    return first(GROWTH_BEHIND, asked._replace(ahead=ahead))[1] or False


def _hung(asked: Percentage) -> Percentage | None:
    """Return a percentage with the word of growth that it hangs on; None where it hangs on none."""
    lower, start, end = asked.lower, asked.start, asked.end
    stop = start
    made_up = "up" in asked.back and _MADE_UP.search(asked.back)
    if _is_printed(lower[start:end]) and _is_printed(lower[max(0, start - _FAR) : start]):
        item = _ITEMS.search(lower, max(0, start - _FAR), start)
        # `rise 15% in 2026, 18% in 2027`: the second item says what the first one says.
        stop = item.start() if item else start
    words = tuple(found[0] for found in _CLAUSE.finditer(lower[max(0, stop - _REACH) : stop]))
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word in _ENDS_CLAUSE:
            break
        if word in _COMPARED and words[at + 1 : at + 2] == ("than",):
            continue
        if word in GROWTH_WORDS and not (word == "up" and made_up):
            nearest = next((one for one in reversed(words) if one not in _ARTICLES), "")
            moved, behind = words[: at + 1], words[at + 1 :]
            return asked._replace(moved=moved, behind=behind, near=nearest)
    return None


def _is_printed(words: str) -> bool:
    """Tell whether a percentage stands in the words as one, not as `two-thirds`."""
    return "%" in words or "per" in words


def _is_moved_rate(asked: Percentage) -> bool:
    """Tell whether what moved is itself a rate: `growth accelerated to 60%`."""
    return any(
        word in _RATES and _ENDS_SENTENCE.isdisjoint(asked.moved[at:])
        for at, word in enumerate(asked.moved)
    )


def _crosses_line(asked: Percentage) -> bool:
    """Tell whether what moved goes past a level: `slips below 30%`, `climbed past 60%`."""
    moved = asked.moved[-1]
    lines = _LINES_BELOW if moved in FALLS else _LINES_ABOVE
    quoted = asked.lower.startswith(lines, asked.start) or asked.near in lines
    if not quoted or not _SIZED.isdisjoint((moved, *asked.behind)):
        return False
    past = asked.lower.startswith(_PAST, asked.start) or asked.near in _PAST
    return past or not (asked.lower.startswith(_YEARLY, asked.end) or _is_amount(asked))


def _is_amount(asked: Percentage) -> bool:
    words = asked.moved[:-1]
    return not _AMOUNTS.isdisjoint(words) and not any(word.startswith(_RATIOS) for word in words)


GROWTH_BESIDE: tuple[Rule[Percentage, bool], ...] = (
    Rule(
        "plus sign before", "",
        where(lambda asked: asked.plain.endswith("+", 0, asked.start), says=True),
        ("Sales of phones: +[4%] in 2026.",),
        ("Share of phones: [4%] in 2026.",),
    ),
    Rule(
        "head of growth", "en",
        where(lambda asked: ": " in asked.back and _GROWTH_HEAD.search(asked.back), says=True),
        ("Organic growth: [4% to 6%]",),
        ("Growth aside, margin: [4% to 6%]",),
    ),
    Rule(
        "rate beside an aside", "en",
        where(
            lambda asked: ("," in asked.back or "compound" in asked.back)
            and _RATE_ASIDE.search(asked.back),
            says=True,
        ),
        ("Inflation, [2.9%] in April, should ease.", "Latin America will grow fastest, at [15%]."),
        ("Unemployment, [2.9%] in April, should ease.",),
    ),
    Rule(
        "by before", "en",
        where(
            lambda asked: "by " in asked.back and _BY.search(asked.back),
            says=True,
        ),
        ("Sales will change by about [4%].",),
        ("A stake held by [4%] of members.",),
    ),
    Rule(
        "on the year behind", "en",
        where(lambda asked: _ON_YEAR.match(asked.lower, asked.end), says=True),
        ("Sales reached [17%] y/y.",),
        ("Sales reached [17%] of plan.",),
    ),
    Rule(
        "share of", "en",
        where(
            lambda asked: any(map(asked.back.count, _SHARES)) and _SHARE.search(asked.back),
            says=False,
        ),
        ("We expect growth and a margin of [8%].",),
        ("We expect growth of [8%].",),
    ),
    Rule(
        "level held beyond a line", "en",
        where(
            lambda asked: asked.lower.startswith(_LINES, asked.start)
            and _LEVEL.search(asked.back),
            says=False,
        ),
        ("Higher rates will hold occupancy [below 70%] in 2026.",),
        ("Higher rates will hold growth [below 7%] in 2026.",),
    ),
    Rule(
        "share of a whole behind", "en",
        where(lambda asked: _OF_WHOLE.match(asked.lower, asked.end), says=False),
        ("It sees the highest growth where [74%] of mobile subscriptions are new.",),
        ("Sales grew [4%] of late.", "Sales grew by [4%] of last year's sum."),
    ),
)  # fmt: skip
"""What right beside an English percentage says whether it is growth."""

GROWTH_MOVED: tuple[Rule[Percentage, bool], ...] = (
    Rule(
        "rate that moved", "en",
        where(
            lambda asked: (asked.near in ("to", "from") or _crosses_line(asked))
            and _is_moved_rate(asked),
            says=True,
        ),
        ("Inflation fell to [3%].", "Growth slipped below [4%]."),
        ("Its share fell to [3%].",),
    ),
    Rule(
        "level that it moved to", "en",
        where(lambda asked: asked.near in ("to", "from"), says=False),
        ("Its share rose to [30%], higher than in 2024.",),
        ("Its share rose [3%].",),
    ),
    Rule(
        "line that it crossed", "en", where(_crosses_line, says=False),
        (
            "Market share slips below [30%].", "The debt ratio climbed past [60%].",
            "Its share of sales will fall below [30%].",
        ),
        (
            "Sales fell by under [5%].", "Sales will grow above [5%] a year.",
            "Steel demand is expected to fall below [2%].",
        ),
    ),
    Rule(
        "word of growth before", "en", lambda _: True,
        ("Sales rose [3%] in 2025.",),
        ("Margins were [3%] in 2025.",),
    ),
)  # fmt: skip
"""What a percentage is that hangs on a word of growth before it."""

GROWTH_BEHIND: tuple[Rule[Percentage, bool], ...] = (
    Rule(
        "part of what", "en",
        where(lambda asked: _PART_OF.match(asked.lower, asked.end), says=False),
        ("China accounts for [60%] of this growth.",),
        ("China expects [6%] growth.",),
    ),
    Rule(
        "plus before", "en",
        where(
            lambda asked: asked.lower.endswith("plus ", 0, asked.start)
            or asked.lower.startswith("minus ", asked.start)
            or "+" in asked.lower[asked.start : asked.end],
            says=True,
        ),
        ("The forecast for May is plus [4%].", "Orders were soft, [minus 2%]."),
        ("The share for May is [4%].",),
    ),
    Rule(
        "compared behind", "en",
        where(lambda asked: asked.ahead and asked.ahead[0] in _COMPARED, says=True),
        ("It sells [11%] more than a year earlier.",),
        ("It sells [11%] of its fish.",),
    ),
    Rule(
        "growth behind", "en",
        where(lambda asked: not GROWTH_AFTER.isdisjoint(asked.ahead), says=True),
        ("China expects [6%] annual growth.",),
        ("China has [6%] of the market.",),
    ),
    Rule(
        "a year behind", "en",
        where(
            lambda asked: asked.lower.startswith(
                (" a year", " per year", " per annum"), asked.end
            )
            and not _PAID.search(asked.back),
            says=True,
        ),
        ("The fund returned [6%] a year.",),
        ("The fund returned [6%] of it.", "The fund charges [0.2%] a year."),
    ),
)  # fmt: skip
"""What the words behind say of any other percentage; where none speaks, it is a share."""
