"""Which way a figure moves: a fall, a loss and what becomes less are negative."""

from collections.abc import Iterator

from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.lexicon.directions import (
    FALL_NOUNS,
    FALL_NOUNS_HAN,
    FALLS,
    FALLS_AFTER,
    FALLS_HAN,
    FILLERS,
    FILLERS_HAN,
    LEANS,
    LOSSES,
    MIRRORED,
    MOVES_OF_MONEY,
    OFF,
    RISE_NOUNS,
)
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.changes import MOVED_OBJECT
from forecasts.reading.records import Quantity
from forecasts.reading.twins.plain_forms import has_kana

__all__ = ["FALL", "directed", "signed_hedge"]

FALL = "fall"
"""The rule that made a figure negative: the words say so and no sign."""

_REACH = 72
_HAN_REACH = 24
_LEFT = "\u2e80"
_RATES = frozenset(("%", "pp", "bp"))
_MOST_WORDS = 12
_FEW = 20
_STOPS = (". ", "! ", "? ", "; ", ": ", "\n", " - ", " – ", " — ")
_AFTER = Lazy(
    rf"(?:-| )(?:{FALLS_AFTER} ){{0,2}}"
    r"(fall|drop|decline|decrease|reduction|cut|slump|contraction|plunge|dip|downturn|shrinkage"
    r"|loss|lower|less|fewer|smaller|cheaper|weaker|slower|down|below|under|short|shy)\b"
    r"(?!-| or\b| payment)"
)
_MORE = Lazy(
    r" (?:of [a-z]+ )?(?:(?:more|higher|larger|greater|better|dearer)(?= (?:than|at|to|due|because"
    r"|as|on)\b|[.,;:)]|\Z)"
    r"|(above|ahead of|up on)(?= ))"
)
"""What makes of an amount behind a level how much more it is: `$45m above the first estimate`."""
_GAPS = frozenset(" -")
_REACHED = ("below", "under ", "above", "past", "破")
"""Hedges that make of a figure behind a fall the level that is reached: `fall below $4bn`."""
_RATES_ONLY = frozenset("below under short shy smaller cheaper weaker slower down".split())
"""Behind other figures these tell something else: `500 smaller firms`."""
_IN_HALF = Lazy(
    r"\b(?:cut|cuts|cutting|slash(?:ed|es|ing)?|chop(?:ped|s)?|reduc(?:e|ed|es|ing))"
    r"(?: [a-z]+){0,4} in \Z"
)
"""`Cut costs in half`."""
_POSTS = frozenset("job post position role".split())
_SHED = Lazy(
    r" (?:(?:were|was|are|have been|will be|to be|being) )?"
    r"(?:shed|lost|axed|cut|eliminated|scrapped|(?:are to |will |to )?(?:go|disappear))"
    r"(?=[.,;:)]|\Z| (?:in|at|by|across|this|last|since|during|over|from|as|so)\b)"
)
"""Posts that go: `61,000 jobs shed in construction`."""
_MEASURED_BY = frozenset(("below", "under", "short", "shy"))
_YARDSTICK = Lazy(
    r" (?!sea )(?:of )?(?:the |last |a |its |their |our |his |that |those |what |market )*"
    r"(?:[a-z'-]+ ){0,2}?"
    r"(?:forecasts?|estimates?|expect[a-z]*|projections?|consensus|targets?|plans?|budget|guidance"
    r"|averages?|(?:year|month|quarter|season)(?:'s)?|levels?|records?|peaks?|19\d\d|20\d\d)\b"
)
"""What a figure is measured by: `2 million below last month's forecast`, no `20 m below sea`."""
_SEASON = frozenset("in this last next by each every early late".split())
_GOES_ON = Lazy(
    r"(?:,? (?:in|for|during|over|this|next|last|the|first|second|third|fourth|final|quarter|half"
    r"|year|years|month|week|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|20\d\d|fy\d\d|q[1-4]))*,?(?: (?:and|or|then|followed|by|about|a|another"
    r"|further|around|nearly|some|roughly))+ ?|[,、/和及] ?"
)
"""What stands between two falls that one verb tells: `fell 3% in 2025 and 4% in 2026`."""


def directed(plain: str, lower: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """Make the figures of falls negative, and call a step a change.

    Args:
        plain: The text as the figures were found in.
        lower: The same in lower case, equally long.
        found: Its figures in order.
    """
    last: Quantity | None = None
    for one in found:
        last = _directed(plain, lower, one, last)
        yield last


def signed_hedge(one: Quantity) -> str:
    """Return the hedge of the signed number: a fall of more than 10% lies below -10%."""
    return MIRRORED.get(one.hedge, one.hedge) if FALL in one.rules else one.hedge


def _directed(plain: str, lower: str, one: Quantity, last: Quantity | None) -> Quantity:
    if one.unit == "x" and one.quote[-1] == "倍":
        return _multiplied(plain, one)
    if one.unit == "x" or one.kind == "duration" or one.quote.lower().startswith(_REACHED):
        return one
    if one.low > 0 and one.start and plain[one.start - 1] in "▲△" and has_kana(plain):
        loss = one.unit.partition("/")[0] in CODES or not one.unit
        return _fallen(one, one.kind if loss else _kind(one, -1, ""))
    han = plain[one.start - 1 : one.start] > _LEFT or plain[one.end : one.end + 1] > _LEFT
    han = han or one.quote[-1] > _LEFT or one.quote[0] > _LEFT
    sign, word = (_han_sign if han else _english_sign)(plain, lower, one)
    if not sign and last and FALL in last.rules and last.kind == "level" == one.kind:
        sign, word = (-1, "loss") if _is_former_loss(lower, last, one) else (0, "")
    if not sign and last and FALL in last.rules and _goes_on(lower, last, one):
        sign, word = -1, "" if last.kind in ("growth", "change") else "loss"
    if not sign:
        return one
    kind = _kind(one, sign, word)
    if sign > 0 or one.low < 0:
        return one if kind == one.kind else one._replace(kind=kind)
    return _fallen(one, kind)


def _fallen(one: Quantity, kind: str) -> Quantity:
    return one._replace(
        value=-one.value, low=-one.high, high=-one.low, kind=kind, rules=(*one.rules, FALL)
    )


def _multiplied(plain: str, one: Quantity) -> Quantity:
    """Add what there was before: 增长1倍 is twice as much."""
    if (
        not 0 < one.value < _LOOSE
        or not one.figures
        or not _RISES_HAN.search(plain[max(0, one.start - _HAN_REACH) : one.start])
    ):
        return one
    return one._replace(value=one.value + 1, low=one.low + 1, high=one.high + 1)


def _goes_on(lower: str, last: Quantity, one: Quantity) -> bool:
    """Whether one word tells two falls: `fell 3% and 4%`, `lost $18m, or $0.09 a share`."""
    between = lower[last.end : one.start]
    if last.unit == one.unit:
        return bool(_GOES_ON.fullmatch(between))
    return between in _OR and not lower.startswith((" of ", " each"), one.end)


_FORMER = Lazy(
    r"(?: (?:in|for|this|next|last) [^,;.]{1,20}?)?,? (?:from|versus|against|compared with|after)"
    r"(?: (?:a|an|the|about|some|its))*(?: net)?(?: loss of)? "
)


def _is_former_loss(lower: str, last: Quantity, one: Quantity) -> bool:
    """Whether a loss is set beside an older one: `widen to $45m in 2026 from $31m in 2025`."""
    same = last.unit == one.unit and last.unit in CODES
    return same and bool(_FORMER.fullmatch(lower[last.end : one.start]))


_OR = frozenset((", or ", " or ", " (", " (or ", "（", "，或", "，即"))


def _kind(one: Quantity, sign: int, word: str) -> str:
    """Return what a figure that moves says: a rate grows, an amount of money or tonnes changes."""
    if one.unit == "%":
        return "growth" if sign < 0 and one.kind == "share" else one.kind
    if one.kind == "count" or word in MOVES_OF_MONEY | LOSSES:
        return one.kind
    return "change"


def _english_sign(plain: str, lower: str, one: Quantity) -> tuple[int, str]:
    """Return -1 for a fall and 1 for a rise, with its word; 0 where no word says either."""
    if plain[one.start - 1 : one.start] == "▼":
        return -1, ""
    if one.unit in _POSTS and _SHED.match(lower, one.end):
        return -1, "lost"
    behind = lower[one.end : one.end + 1]
    if behind in _GAPS and (found := _AFTER.match(lower, one.end)):
        word = found[1]
        spared = (
            (
                word in _RATES_ONLY
                and one.unit not in _RATES
                and not (word in _MEASURED_BY and _YARDSTICK.match(lower, found.end()))
            )
            or (word == "cut" and one.unit == "bp")
            or (
                word == "lower"
                and one.kind == "count"
                and not lower.startswith(" than", found.end())
            )
            or (word == "loss" and one.unit not in CODES)
        )
        if not spared:
            return -1, word
    if behind == " " and _is_more(lower, one):
        return 1, ""
    if one.quote.lower() == "half" and _IN_HALF.search(lower[max(0, one.start - 48) : one.start]):
        return -1, ""
    if one.unit in _RATES and lower.endswith(OFF, 0, one.start):
        return -1, "off"
    if behind == " " and _LED_TO.match(lower, one.end):
        moved = MOVED_OBJECT.search(lower[max(0, one.start - _REACH) : one.start])
        if moved:
            return (-1 if moved[1] else 1), ""
    nearest = lower[max(0, one.start - _LONGEST_WORD) : one.start].split()[-1:]
    if not nearest or nearest[0].strip(_QUOTES) not in _NEAREST:
        return 0, ""
    before = lower[max(0, one.start - _REACH) : one.start]
    if one.unit in CODES and "loss" in before and _LOSS_TO.search(before):
        return -1, "loss"
    for mark in _STOPS:
        before = before.replace("est. ", "est ").rpartition(mark)[2]
    return _by_words(before.replace(",", " ").split()[-_MOST_WORDS:], one)


def _is_more(lower: str, one: Quantity) -> bool:
    found = _MORE.match(lower, one.end)
    return bool(found and (not found[1] or _YARDSTICK.match(lower, found.end())))


def _by_words(words: list[str], one: Quantity) -> tuple[int, str]:
    """Look for the word of direction that a figure hangs on, from the figure backwards."""
    link = ""
    for at in range(len(words) - 1, -1, -1):
        word = words[at].strip(_QUOTES)
        if word == "fall" and at and words[at - 1] in _SEASON:
            break
        if not link and word in ("by", "of"):
            link = word
        elif word == "growth" and link == "by":
            continue  # what is raised or cut: `cut its forecast of growth by 2 points`
        elif word in LEANS or word in LOSSES:
            behind = words[at + 1 :]
            if behind[:1] == ["at"] and behind[1:2] not in _BOUNDS:
                return 0, ""  # `25 cents higher at $3.25`: the level that is reached
            return _sign_of(word, behind, link, one)
        elif word not in FILLERS and not (
            _in_what(words, at) if link == "of" else link or _is_loss(word, one)
        ):
            break
    return 0, ""


_BOUNDS = (["least"], ["most"])


def _in_what(words: list[str], at: int) -> bool:
    """Whether a noun of direction tells in what it is one: `a decline in net sales of`."""
    return any(
        words[place] in ("in", "to", "for") and words[place - 1] in FALL_NOUNS | RISE_NOUNS
        for place in range(max(1, at - 4), at + 1)
    ) or (words[at] in FALL_NOUNS | RISE_NOUNS)


_LED_TO = Lazy(r" to (?:an? |the |about |around |just |total of )*(?:[a-z]{0,3}[$€£¥])?\d")
_LOSS_TO = Lazy(r"\bloss(?:es)?(?: [a-z-]+){1,4} to (?:[a-z]+ ){0,2}\Z")
_LOSS_VERBS = frozenset("was is were came will be reached stood totalled totaled share per".split())
_NEAREST = FILLERS | LEANS | LOSSES | _LOSS_VERBS | frozenset(("by", "of", "to"))
"""What may stand right before a figure that moves."""
_LONGEST_WORD = 24
_QUOTES = "\"'()“”’,"


def _is_loss(word: str, one: Quantity) -> bool:
    """Whether the loss of which the figure is said may stand before this word: `loss was`."""
    return word in _LOSS_VERBS and (one.unit in _RATES or one.unit.partition("/")[0] in CODES)


def _sign_of(word: str, behind: list[str], link: str, one: Quantity) -> tuple[int, str]:
    if word in LOSSES and one.unit in _POSTS and link == "of":
        return -1, word
    if word in LOSSES:
        return (-1, word) if one.unit.partition("/")[0] in CODES and link != "by" else (0, "")
    if not (link or _LOSS_VERBS.isdisjoint(behind)) and word not in FALL_NOUNS - {"cut", "cuts"}:
        return 0, ""
    if link == "of" and word not in FALL_NOUNS | RISE_NOUNS:
        return 0, ""
    if one.unit == "bp" and word in ("cut", "cuts") and link == "of":
        return 0, ""  # a cut of 25 basis points is named by its size
    if (word == "lower" or word.startswith("contract")) and not link and one.unit not in _RATES:
        return 0, ""
    if one.unit == "" and word in FALL_NOUNS and not link and one.value < _FEW:
        return 0, ""  # slide 5
    if one.kind == "count" and link == "by" and abs(one.value) < _FEW:
        return 0, ""  # cut by three banks
    if word in FALLS:
        return -1, "" if link == "by" else word
    is_step = link or word not in MOVES_OF_MONEY | RISE_NOUNS or one.unit in _RATES
    return (1, "" if link == "by" else word) if is_step else (0, "")


_HAN_VERB = Lazy(
    rf"(?:(?P<loss>{FALL_NOUNS_HAN})(?:为|是|在|控制在|[^，,0-9]{{0,4}}[至到]|{FILLERS_HAN})*"
    rf"|(?P<fall>{FALLS_HAN})(?:{FILLERS_HAN})*)\Z"
)
_HAN_OBJECT = Lazy(
    r"(?:降低|减少|削减|压减|压缩|裁减|缩减|下调|调低|减排|裁员)(?:20\d\d(?:[/、和至-](?:20)?\d\d)*年)?"
    r"[^，,。；;：:、0-9至到为达由从比增升涨]{1,12}\Z"
)
_COMPARED = frozenset("比较同")
_HAN_AFTER = Lazy(
    r"[のも]?(?:减(?=[ぁ-ん。、，,）)」・\s]|\Z|少(?:[しすさ。、とにで]|\Z)|収|益)|低下|下落|缩小|削减|引き?下げ|下が|落ち|下回|安く|安(?=[。、のだで]|\Z))"
    r"|的?(?:降幅|跌幅|减幅|负增长)|的(?:下降|下滑|下跌|减少|缩减|萎缩|收缩|回落|净?亏损)|の(?:営业|経常|最终|純|当期)?(?:赤字|损失|純损失)"
)
_REVISED_JAPANESE = Lazy(
    r"の?(?:(下方|减额|引き?下げ幅|减(?=[のとで、。らりっる]|少[しすさ。、]|\Z)|下回)|上方|増额|引き?上げ幅|上回|上積み"
    r"|増(?=[のとで、。えやし]|加[しすさ。、]|\Z))(?:修正)?"
)
"""How far a Japanese figure moved: 200億円上方修正, 10円増の90円, 70万バレル増える."""
_HAN_BREAKS = "，。；：;:\n（("
_LOOSE = 10
"""From here on nobody tells ten times from ten times more: 增长十倍."""
_RISES_HAN = Lazy(
    r"(?:增长|增加|提高|提升|上升|上涨|扩大|猛增|激增|大增|飙升|暴涨|暴增|增|涨|多|升|回升"
    r"|上调|调高)(?:了|约|近|超过?|逾|出)*\Z"
)
_IS_STEP = Lazy(r"(?:[同环]比|较|[比年月季]增|了)[^，,；;。]{0,14}\Z")
"""What makes of a rise before an amount how much more it is: 较去年同期增加6500万元."""
_SMALLER = ("低", "少", "少了", "便宜")


def _han_sign(plain: str, lower: str, one: Quantity) -> tuple[int, str]:  # noqa: ARG001
    if plain[one.start - 1 : one.start] in "▼▲△" and one.start:
        return (-1, "") if plain[one.start - 1] == "▼" else (0, "")
    revised = _REVISED_JAPANESE.match(plain, one.end)
    if revised and one.unit not in _RATES:
        return (-1 if revised[1] else 1), ""
    after = _HAN_AFTER.match(plain, one.end)
    if after:
        return -1, "loss" if after[0][-1] in "损失字" else ""
    before = plain[max(0, one.start - _HAN_REACH) : one.start]
    for sign in _HAN_BREAKS:
        before = before.rpartition(sign)[2]
    found = _HAN_VERB.search(before)
    if found:
        if found["loss"]:
            is_loss = found["loss"][0] in "亏净赤损純"
            return (-1, "loss" if is_loss else "") if not is_loss or one.unit in CODES else (0, "")
        small = found["fall"] in _SMALLER and _COMPARED.isdisjoint(before)
        return (0, "") if small else (-1, "")
    if _HAN_OBJECT.search(before):
        return -1, ""
    told = one.unit in _RATES or (one.unit and _IS_STEP.search(before))
    return (1, "") if told and _RISES_HAN.search(before) else (0, "")
