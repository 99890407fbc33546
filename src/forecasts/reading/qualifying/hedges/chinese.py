"""Chinese and Japanese hedges: words before and behind an amount, and what changes them."""

from typing import NamedTuple

from forecasts.reading.lexicon.hedges import AFTER_HAN, ALONE_HAN, BEFORE_HAN, VERBS_HAN
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.hedges.bound import NO_BOUND, Bound
from forecasts.reading.records import Quantity
from forecasts.reading.rules import Rule, first
from forecasts.reading.twins.plain_forms import is_wide

__all__ = [
    "AFTER_CHINESE",
    "BEFORE_CHINESE",
    "REHEDGED",
    "chinese_after",
    "chinese_before",
    "rehedged",
]

_REACH = 5
_APART = Lazy(
    r"(?:(大约|约)(?:占|为|是|合|相当于)|(不低于|不少于|不高于|不超过|不及|不足|不到|低于|超过|高于)(?![^的]*(?:预|估计|早前|此前|之前|以前|年初|所定|设定|指引|[今明上去前]年|20\d\d年|同期|上期|均|目标|计划|标准)))[^，,。；;：:、0-9\s]{1,9}的\Z"
)
_APART_REACH = 15
_GLUED_BEFORE = {"过": "不通经超", "近": "最附远靠直", "约": "节合条公大签", "破": "突", "超": ""}
_LAST_SIGNS = frozenset(word[-1] for word in (*BEFORE_HAN, *VERBS_HAN))
_FIRST_SIGNS = frozenset(
    word[0] for word in ("起", "不到", "の大台", "规模", "規模", *ALONE_HAN, *AFTER_HAN)
)
_PARTICLES = frozenset((*"のにでがをはとかへもだや、，。）)（(「」・", ""))
_MARK = "の大台"
_MOVES = frozenset("値増减伸上下低")
"""What follows a hedge of one character where the figure moves: 30%強値上がりする."""
_PAUSES = frozenset((*",.;:)，。；、）：!！\n ", ""))
_BESIDE = ("低于", "高于", "超过", "超", "不及", "大于", "小于")
_YARDSTICK = Lazy(
    r"的?(?:市场|行业|历史|机构|一致|平均|此前|早前|先前|之前|原先|原|公司|管理层|官方){0,2}(?:指引|预期|预测|估计|均值|平均|预估|共识|中位数|计划(?!的)|目标(?!价))"
)
_WHAT_WAS = Lazy(
    r"(?:计画|予想|见通し|见込み|想定|目标|実绩|前年|昨年|前期|前回|\d年度?)の(?:约|およそ)?\Z"
)
"""Whose figure is itself exact: 計画の2700億円を上回った, 2025年の4268万人を超える."""
_DOWN = frozenset("跌击下")
_ABOUT = Lazy(r"约[上下]?(?:低|高|涨|跌|增|减|降|升|贵|多|少)(?:了|出|长|加|幅)?\Z")


class Side(NamedTuple):
    """The place beside a figure where a hedge may stand.

    Attributes:
        text: The text.
        at: The offset at which a hedge before it ends, or one behind it starts.
        start: Where the figure starts.
        floor: No hedge before it reaches further back than this.
    """

    text: str
    at: int
    start: int
    floor: int = 0


def chinese_before(text: str, at: int, start: int, floor: int) -> Bound | None:
    """Read the Chinese hedge that ends at `at`, before the figure at `start`."""
    _, bound = first(BEFORE_CHINESE, Side(text, at, start, floor))
    return None if bound is NO_BOUND else bound


def chinese_after(text: str, end: int) -> Bound | None:
    """Read the Chinese hedge behind a figure that ends at `end`: 左右, 以上."""
    if text[end] not in _FIRST_SIGNS:
        return None
    return first(AFTER_CHINESE, Side(text, end, end))[1]


def _named(side: Side) -> Bound | None:
    """Read the longest word of the lexicon that ends here: 不超过, not 超过."""
    if side.text[side.at - 1] not in _LAST_SIGNS:
        return None
    for size in range(min(_REACH, side.at - side.floor), 0, -1):
        word = side.text[side.at - size : side.at]
        if known := BEFORE_HAN.get(word):
            return Bound(*known, side.at - size)
        if verb := VERBS_HAN.get(word):
            return Bound(*verb, side.start)
    return None


def _glued(side: Side) -> Bound | None:
    glued = _GLUED_BEFORE.get(side.text[side.at - 1])
    if not glued or side.at < 2 or side.text[side.at - 2] not in glued:
        return None
    bound = _named(side)
    return NO_BOUND if bound and bound.place == side.at - 1 else None


def _apart(side: Side) -> Bound | None:
    if side.text[side.at - 1] != "的":
        return None
    found = _APART.search(side.text[max(side.floor, side.at - _APART_REACH) : side.at])
    return Bound(*BEFORE_HAN[found[1] or found[2]], side.start) if found else None


def _before_particle(side: Side) -> Bound | None:
    if side.text[side.at - 1] not in "达至到为了" or side.at - 1 <= side.floor:
        return None
    inner = chinese_before(side.text, side.at - 1, side.start, side.floor)
    return inner if inner and inner.place != side.start else None


BEFORE_CHINESE: tuple[Rule[Side, Bound], ...] = (
    Rule(
        "end of a longer word", "zh", _glued,
        ("产量已经过[300万吨]。",),
        ("产量已过[300万吨]。",),
    ),
    Rule(
        "hedge before", "zh", _named,
        ("产量不超过[300万吨]。",),
        ("产量就是[300万吨]。",),
    ),
    Rule(
        "hedge apart", "zh", _apart,
        ("产量约占全球的[38%]。",),
        ("产量占全球的[38%]。",),
    ),
    Rule(
        "particle between", "zh", _before_particle,
        ("产量将近达[300万吨]。",),
        ("产量达到[300万吨]。",),
    ),
)  # fmt: skip
"""What a Chinese hedge before a figure says, and what is none."""


def _since(side: Side) -> Bound | None:
    starts = side.text.startswith("起", side.at) and side.text[side.at + 1 : side.at + 2] in _PAUSES
    return Bound("above", strict=False, place=side.at + 1) if starts else None


def _alone(side: Side) -> Bound | None:
    known = ALONE_HAN.get(side.text[side.at : side.at + 1])
    ends = known and side.text[side.at + 1 : side.at + 2] in _PARTICLES | _MOVES
    return (
        Bound(*known, side.at + 1)
        if known and ends and not side.text[side.at - 1].isdigit()
        else None
    )


def _not_reached(side: Side) -> Bound | None:
    found = (
        side.text.startswith("不到", side.at) and side.text[side.at + 2 : side.at + 3] in _PAUSES
    )
    return Bound("up-to", strict=True, place=side.at + 2) if found else None


def _named_behind(side: Side) -> Bound | None:
    at = side.at + len(_MARK) if side.text.startswith(_MARK, side.at) else side.at
    for size in (4, 3, 2):
        if known := AFTER_HAN.get(side.text[at : at + size]):
            return Bound(*known, min(at + size, len(side.text)))
    return None


_SIZED = Lazy("[規规]模(?=[のにとでへ])")
_POWER_OF_TEN = Lazy(r"(?<![\d.,])10{0,3}[百千]?[万億亿兆][^\d、。]{0,3}\Z")
_POWER_REACH = 10  # characters of 1000億ユーロ


def _of_the_size(side: Side) -> Bound | None:
    sized = _SIZED.match(side.text, side.at)
    before = side.text[max(0, side.at - _POWER_REACH) : side.at]
    hedge = "scale" if _POWER_OF_TEN.search(before) else "about"
    return Bound(hedge, strict=False, place=sized.end()) if sized else None


AFTER_CHINESE: tuple[Rule[Side, Bound], ...] = (
    Rule(
        "of the size", "ja", _of_the_size,
        ("市場は[1兆円]規模に育つ。", "市場は[45兆円]規模に育つ。"),
        ("市场达[1万亿元]规模。",),
    ),
    Rule(
        "from", "zh", _since,
        ("售价[9.98万元]起。",),
        ("售价[9.98万元]起飞。",),
    ),
    Rule(
        "one character behind", "ja", _alone,
        ("参加者は[3割]超の見込み。", "占[三分之一]强。"),
        ("参加者は[3割]の見込み。",),
    ),
    Rule(
        "not reached", "zh", _not_reached,
        ("全年产量[300万吨]不到。",),
        ("全年产量[300万吨]不到位。",),
    ),
    Rule(
        "hedge behind", "zh", _named_behind,
        ("全年产量[300万吨]左右。", "市場は[1兆円]の大台を超える見込み。"),
        ("全年产量[300万吨]上岸。",),
    ),
)  # fmt: skip
"""What a Chinese or Japanese hedge behind a figure says."""


class Hedged(NamedTuple):
    """A figure with the text that it stands in."""

    text: str
    one: Quantity

    @property
    def before(self) -> str:
        """The character before it."""
        return self.text[self.one.start - 1 : self.one.start]


def rehedged(text: str, one: Quantity) -> Quantity:
    """Return the quantity with the hedge that its sentence gives it."""
    if not is_wide(max(one.quote[0], text[one.start - 1 : one.start])):
        return one
    return first(REHEDGED, Hedged(text, one))[1] or one


def _broken_below(asked: Hedged) -> Quantity | None:
    one = asked.one
    below = one.quote[0] == "破" and "hedge:before" in one.rules and asked.before in _DOWN
    return one._replace(hedge="up-to", strict=True) if below else None


def _measured_by(asked: Hedged) -> Quantity | None:
    one = asked.one
    beside = next((word for word in _BESIDE if asked.text.startswith(word, one.start)), "")
    if not beside or not _YARDSTICK.match(asked.text, one.end):
        return None
    start, quote = one.start + len(beside), one.quote[len(beside) :]
    return one._replace(hedge="bare", strict=False, start=start, quote=quote)


def _surpassed(asked: Hedged) -> Quantity | None:
    one = asked.one
    if "hedge:after" not in one.rules or "を" not in one.quote:
        return None
    if not _WHAT_WAS.search(asked.text[max(0, one.start - _APART_REACH) : one.start]):
        return None
    quote = one.quote.partition("を")[0]
    return one._replace(hedge="bare", strict=False, end=one.start + len(quote), quote=quote)


def _far_about(asked: Hedged) -> Quantity | None:
    one = asked.one
    if one.hedge != "bare" or "hedge:before" in one.rules or not is_wide(asked.before):
        return None
    back = asked.text[max(0, one.start - _REACH) : one.start]
    far = "约" in back and _ABOUT.search(back)
    return one._replace(hedge="about", rules=(*one.rules, "hedge:apart")) if far else None


REHEDGED: tuple[Rule[Hedged, Quantity], ...] = (
    Rule(
        "broken from above", "zh", _broken_below,
        ("油价可能跌[破60美元]。",),
        ("油价可能突[破60美元]。",),
    ),
    Rule(
        "distance to a yardstick", "zh", _measured_by,
        ("销量将低于[8万辆]的指引。",),
        ("销量将低于[8万辆]。",),
    ),
    Rule(
        "measured by what was", "ja", _surpassed,
        ("受注は、計画の[2700億円を上回]った。", "来年は2025年の[4268万人を超え]る。"),
        ("受注は[2700億円を上回]った。",),
    ),
    Rule(
        "about before a verb", "zh", _far_about,
        ("油价约低[4美元]。",),
        ("油价将低[4美元]。",),
    ),
)  # fmt: skip
"""What more than the words right beside a Chinese figure makes of its hedge."""
