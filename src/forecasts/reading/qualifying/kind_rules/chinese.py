"""What a Chinese figure says where its own clause does not: 增速下调0.3个百分点至2.7%, 此前为3%."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.hedges.chinese import rehedged
from forecasts.reading.records import Quantity
from forecasts.reading.rules import Rule, first

__all__ = ["BARE_SUMS", "GROWING", "MOVED", "PRICES", "RATES", "SUMS", "settled"]

_REACH = 48
_NEAR = 12
_SIGNS = frozenset("、/和及与")
_RATE = r"(?:增速|年增率|增长率|成长率|增长|增幅|降幅|涨幅|跌幅|CAGR)"
_RATE_MOVED = Lazy(_RATE + r"[^，,；;。]{0,36}(?:[至到]|[，,]来到)(?:了|约|近)?\Z")
_SPEED = Lazy(r"的(?:平均|复合)?(?:速度|速率|幅度|增速|增幅)")
_LED_TO = Lazy(r"[至到](?![^，,；;。]*[至到])[^，,；;。、]{1,12}的(?:约|近|超)?\Z")
_CHANGED = Lazy(
    r"(?:[上下][调修]|调[高低]|[按年季月收微续急回再]升|累计?[升跌]|[楼房租股油币]价(?:会|将|或|料|预计|有望)?[升跌]|[调升]幅|CAGR|复合|加快|放缓|扩大|收窄|缩小|压减|节省|增厚)[^，,；;。至到]{0,6}\Z"
    r"|(?:通胀率?|CPI|PPI|物[価价](?!水|局|安))[^，,；;。]{0,10}\Z"
)
_GOES_ON = Lazy(
    r"[，,（(；;]\s*(?:(?:此前|之前|原先|前值|原值|上次|(?:上年|去年)同期|同|(?:\d{1,2}月|前回|[従从]来|期初)(?:[時时]点|予想|予[測测]|见通し)*は?)(?:的?(?:预测|预期|预计))?(?:值)?[为是：:]?"
    r"|(?:高|低|快|慢)于[^，,；;。0-9]{0,8}|[较比]\d{1,2}月[^，,；;。0-9]{0,8}的)(?:约)?"
    r"|[，,；;](?:并|且|但|而)?(?:预计|预测|料)?(?:20\d\d年|[今明后全]年)?则?(?:将|或|有望|可望|会)?(?:小幅|大幅|进一步)?"
    r"(?:回升|回落|反弹|放缓|加快|升|降|守|维持)[至到在]"
    r"|から(?:约|およそ)?"
    r"|(?:から|に|へ|増|减|と)?[^。、，；0-9]{0,8}[。、，](?:20)?\d\d年度?(?:には?|は|が|为)?"
)
_SUM = Lazy(
    r"(?:总额|金额|总价|资金|收入|利润|市值|规模|投资(?!评级|建议|价值)|营收|募资)[^，,；;。]*\Z"
)
_PRICE = Lazy(
    r"(?:目标价格?|[股现市报金油电煤气粮铜铝车菜肉]价|收报|报收|派息|股息|红利|股利|派现)(?!值)[^，,；;。]{0,18}\Z|[，,]报\Z"
)
_LARGEST_PRICE = 1e6
_COST = 1e7
_MOVES_TO = Lazy(
    r"(?![^，,；;。]*(?:总|合计|市值|利润|收入))[^；;。0-9]{0,24}(?:看到?|看至|[至到破]|突破)"
    r"(?:(?:20\d\d|[今明后去]|目前)年?底?的|年[底末]|约|近|每[一-鿿]{1,2})?"
    r"|[^。、0-9ぁ-ん]{0,4}(?:から|→)(?:约)?"
)
_ALIKE = 20.0
_PARAGRAPH = 160
_CLOSE = 3.0
_SAID_OF_PRICE = Lazy(
    r"(?:价格(?:中枢)?|中枢|[升降涨跌落弹]回?[至到])(?:约|近|在|为|到|至|将|或)*\Z"
)
"""What a price is told with: 价格中枢14.5元, 回升至16元."""
_POINTS = ("pct", "pcts", "PCT", "Pct")
_MOVED = Lazy(
    r"(?:提[升高]|下[降滑]|上升|改善|回[升落]|增[加长]|减少|降低|扩大|收窄|[升降涨跌增减]|[+-])[^，,；;。]{0,4}\Z"
)
_EARNED = Lazy(
    r"(?:营业?收入?|收入|净利润?|归母|扣非|利润|毛利|营业?额|销售额|成交额|金额|总额|余额|市值|产值|增加值|投资额?|融资|贷款|存款|资金|成本"
    r"|费用|支出|预算|分红|派息|募资|债务|债券|票房|GDP|GMV|出口额|进口额|订单额)[^，,；;。\d家人台辆户次]{0,8}\Z"
)
_BIG = ("亿", "万亿")
_FOREIGN = Lazy(r"[美港欧日韩英]元|美金|英镑|日圆|卢布|卢比")


class Beside(NamedTuple):
    """A figure with the one before it.

    Attributes:
        text: The text that both stand in.
        one: The figure.
        last: The one before it; None before the first.
        back: Some characters before the figure.
    """

    text: str
    one: Quantity
    last: Quantity | None
    back: str

    @property
    def between(self) -> str | None:
        """The characters between the two; None where the figure is the first."""
        return None if self.last is None else self.text[self.last.end : self.one.start]


def settled(text: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """Correct hedges and kinds that hang on the figure before or on more than the words beside."""
    last: Quantity | None = None
    price: Quantity | None = None
    for one in found:
        last = _settle(text, rehedged(text, one), last)
        if price is not None and last.unit in CODES and last.start - price.end < _PARAGRAPH:
            back = text[max(0, last.start - _NEAR) : last.start]
            last = first(AGAIN, Beside(text, last, price, back))[1] or last
        price = last if last.kind == "price" and "/" in last.unit else price
        yield last


def _settle(text: str, one: Quantity, last: Quantity | None) -> Quantity:
    back = text[max(0, one.start - _REACH) : one.start]
    if back.isascii() and text[one.end : one.end + 1] != "的" and not one.quote.endswith(_POINTS):
        return one  # no row speaks of a figure among Latin letters
    rules = _rules_of(one)
    return first(rules, Beside(text, one, last, back))[1] or one


def _rules_of(one: Quantity) -> tuple[Rule[Beside, Quantity], ...]:
    """Return the rules that may change what a figure of this unit and kind says."""
    if one.unit == "%":
        return RATES if one.kind == "growth" or one.quote.endswith(_POINTS) else GROWING
    if one.unit in CODES:
        return (*PRICES, *MOVED) if one.kind == "price" else (*MOVED, *SUMS)
    return BARE_SUMS if not one.unit and one.quote.endswith(_BIG) else ()


def _as(kind: str, holds: Callable[[Beside], object]) -> Callable[[Beside], Quantity | None]:
    """Return what gives this kind to the figures that `holds` is true of."""
    return lambda beside: beside.one._replace(kind=kind) if holds(beside) else None


def _without_currency(beside: Beside) -> Quantity | None:
    """Read a sum that is written without its currency: 营收51.3亿，归母净利9.4亿."""
    one, last = beside.one, beside.last
    listed = last is not None and beside.between in _SIGNS and last.unit in CODES
    if not listed and not _EARNED.search(beside.back):
        return None
    same = last is not None and last.unit in CODES and "\n" not in (beside.between or "")
    if not same and _FOREIGN.search(beside.text):
        return None
    unit, basis = (last.unit, last.currency_basis) if same and last else ("CNY", "")
    basis = basis or "a sum without a currency read as CNY"
    return one._replace(unit=unit, kind="level", currency_basis=basis)


def _is_listed_price(beside: Beside) -> bool:
    one, last = beside.one, beside.last
    listed = last is not None and last.kind == "price" and last.unit == one.unit in CODES
    return listed and beside.between in _SIGNS and one.value < _LARGEST_PRICE


def _price_moved(beside: Beside) -> Quantity | None:
    one, last = beside.one, beside.last
    if last is None or last.kind != "price":
        return None
    same = last.unit.partition("/")[0] == one.unit
    alike = same and last.value < _ALIKE * one.value < _ALIKE**2 * last.value
    moves = alike and _MOVES_TO.fullmatch(beside.text, last.end, one.start)
    return one._replace(kind="price", unit=last.unit) if moves else None


def _price_again(beside: Beside) -> Quantity | None:
    one, price, between = beside.one, beside.last, beside.between
    if price is None or between is None or "\n" in between:
        return None
    alike = price.unit.partition("/")[0] == one.unit and one.kind in ("level", "price")
    near = abs(price.value) < _CLOSE * abs(one.value) < _CLOSE**2 * abs(price.value)
    if not alike or not near or not _SAID_OF_PRICE.search(beside.back):
        return None
    return one._replace(kind="price", unit=price.unit)


def _is_priced(beside: Beside) -> object:
    one, back = beside.one, beside.back
    named = any(map(back.count, "价报息利现"))
    return named and one.value < _LARGEST_PRICE and _PRICE.search(back)


AGAIN: tuple[Rule[Beside, Quantity], ...] = (
    Rule(
        "price again", "zh", _price_again,
        ("7月均价13.2元/公斤，低于上月。我们判断四季度价格中枢[14.5元]。",),
        ("7月均价13.2元/公斤，低于上月。每人补贴[14.5元]。",),
    ),
)  # fmt: skip
"""What a price further back gives its unit to."""

BARE_SUMS: tuple[Rule[Beside, Quantity], ...] = (
    Rule(
        "sum without a currency", "zh", _without_currency,
        ("预计2026年营收[51.3亿]。",),
        ("预计2026年人口[51.3亿]。",),
    ),
)  # fmt: skip
"""What makes a sum of a bare number of hundred millions."""

PRICES: tuple[Rule[Beside, Quantity], ...] = (
    Rule(
        "price that is a sum", "zh", _as("level", lambda beside: _SUM.search(beside.back)),
        ("回购价格每股28元，总金额[9000元]。",),
        ("回购价格每股[28元]。",),
    ),
    Rule(
        "too large for a price", "zh",
        _as(
            "level",
            lambda beside: beside.one.value >= _COST and "价" not in beside.back[-_NEAR:],
        ),
        ("建设成本[3亿元]。",),
        ("建设成本[3000元]。",),
    ),
)  # fmt: skip
"""What makes a sum of what was taken for a price."""

MOVED: tuple[Rule[Beside, Quantity], ...] = (
    Rule(
        "what a price moves to", "zh", _price_moved,
        ("油价目前每桶68美元，年底看至[80美元]。", "配当は1株あたり80円から[90円]に増額する。"),
        ("油价目前每桶68美元，公司获利[80美元]。",),
    ),
)  # fmt: skip
"""What takes the unit of the price that it moves from."""

SUMS: tuple[Rule[Beside, Quantity], ...] = (
    Rule(
        "price of a list", "zh", _as("price", _is_listed_price),
        ("预计EPS分别为0.28元、0.49元和[0.69元]。",),
        ("预计EPS为0.28元，补贴[0.49元]。",),
    ),
    Rule(
        "price named before", "zh", _as("price", _is_priced),
        ("目标价由原来上调到[38元]。",),
        ("补贴由原来上调到[38元]。",),
    ),
)  # fmt: skip
"""What makes a price of what was taken for a sum."""


def _after_growth(beside: Beside) -> bool:
    grows = beside.last is not None and beside.last.kind == "growth"
    return grows and (beside.between or "").rstrip("+-") in _SIGNS


def _points(beside: Beside) -> Quantity | None:
    one = beside.one
    if not one.quote.endswith(_POINTS):
        return None
    return one._replace(unit="pp", kind="change") if _MOVED.search(beside.back) else one


def _is_moved_rate(beside: Beside) -> object:
    near = beside.back[-_NEAR:]
    return ("至" in near or "到" in near) and _RATE_MOVED.search(beside.back)


def _goes_on(beside: Beside) -> object:
    one, last = beside.one, beside.last
    near = last is not None and last.kind == "growth" and one.start - last.end < _REACH
    return near and last and _GOES_ON.fullmatch(beside.text, last.end, one.start)


RATES: tuple[Rule[Beside, Quantity], ...] = (
    Rule(
        "points", "zh", _points,
        ("毛利率提升[2.1pct]。",),
        ("毛利率提升至[32.1%]。",),
    ),
    Rule(
        "share that is led to", "zh",
        _as("share", lambda beside: "的" in beside.back[-2:] and _LED_TO.search(beside.back)),
        ("渗透率将上升至全国的[38%]。",),
        ("渗透率将上升[38%]。",),
    ),
)  # fmt: skip
"""What makes a share or points of what was taken for growth."""

GROWING: tuple[Rule[Beside, Quantity], ...] = (
    Rule(
        "rate of a list", "zh", _as("growth", _after_growth),
        ("利润同比增长18%、[20%]和25%。",),
        ("利润率为18%、[20%]和25%。",),
    ),
    Rule(
        "rate that moved", "zh", _as("growth", _is_moved_rate),
        ("增速由原来预测的数字下调至[2.7%]。",),
        ("占比由原来预测的数字下调至[2.7%]。",),
    ),
    Rule(
        "change before", "zh", _as("growth", lambda beside: _CHANGED.search(beside.back[-_NEAR:])),
        ("预计通胀率为[5%]。",),
        ("预计失业率为[5%]。",),
    ),
    Rule(
        "speed behind", "zh",
        _as("growth", lambda beside: _SPEED.match(beside.text, beside.one.end)),
        ("市场将以[5%]的速度扩张。",),
        ("市场将有[5%]的空白。",),
    ),
    Rule(
        "rate told before", "zh", _as("growth", _goes_on),
        ("经济将增长2.7%，低于去年的[5%]。", "成長率は2026年3.1%、27年[3.2%]と見込む。"),
        ("经济将增长2.7%，失业率低于[5%]。",),
    ),
)  # fmt: skip
"""What makes growth of what was taken for a share."""
