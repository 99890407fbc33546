"""What a Chinese figure says where its own clause does not: 增速下调0.3个百分点至2.7%, 此前为3%."""

from collections.abc import Iterator

from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.hedges_chinese import rehedged
from forecasts.reading.records import Quantity

__all__ = ["settled"]

_REACH = 48
_NEAR = 12
_HAN = "\u2e80"
_SIGNS = frozenset("、/和及与")
_RATE = r"(?:增速|增长率|增长|增幅|降幅|涨幅|跌幅|CAGR)"
_RATE_MOVED = Lazy(_RATE + r"[^，,；;。]{0,36}[至到](?:了|约|近)?\Z")
_SPEED = Lazy(r"的(?:平均|复合)?(?:速度|速率|幅度|增速|增幅)")
_LED_TO = Lazy(r"[至到](?![^，,；;。]*[至到])[^，,；;。、]{1,12}的(?:约|近|超)?\Z")
_CHANGED = Lazy(
    r"(?:[上下][调修]|调[高低]|[按年季月收微续急回]升|CAGR|复合|加快|放缓|扩大|收窄|缩小|压减|节省|增厚)[^，,；;。至到]{0,6}\Z"
    r"|(?:通胀率?|CPI|PPI)[^，,；;。]{0,10}\Z"
)
_GOES_ON = Lazy(
    r"[，,（(；;]\s*(?:(?:此前|之前|原先|前值|原值|上次|(?:上年|去年)同期)(?:的?(?:预测|预期|预计))?(?:值)?[为是：:]?"
    r"|(?:高|低|快|慢)于[^，,；;。0-9]{0,8})(?:约)?"
    r"|[，,；;](?:并|且)?(?:预计|预测|料)?(?:20\d\d年|[今明后]年)?(?:将|或|有望)?(?:小幅|大幅|进一步)?"
    r"(?:回升|回落|反弹|放缓|加快|升|降)[至到]"
)
_SUM = Lazy(
    r"(?:总额|金额|总价|资金|收入|利润|市值|规模|投资(?!评级|建议|价值)|营收|募资)[^，,；;。]*\Z"
)
_PRICE = Lazy(
    r"(?:目标价格?|[股现市报金油电煤气粮铜铝车菜肉]价|收报|报收|派息|股息|红利|股利|派现)(?!值)[^，,；;。]{0,14}\Z|[，,]报\Z"
)
_LARGEST_PRICE = 1e6
_COST = 1e7
_MOVES_TO = Lazy(
    r"(?![^，,；;。]*(?:总|合计|市值|利润|收入))[^；;。0-9]{0,24}(?:看到?|看至|[至到破]|突破)"
    r"(?:(?:20\d\d|[今明后去]|目前)年?底?的|年[底末]|约|近|每[一-鿿]{1,2})?"
)
_ALIKE = 20.0
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


def _of_money(text: str, one: Quantity, last: Quantity | None) -> Quantity:
    """Return a sum that is written without its currency: 营收51.3亿，归母净利9.4亿."""
    listed = last is not None and text[last.end : one.start] in _SIGNS and last.unit in CODES
    clause = text[max(0, one.start - _REACH) : one.start]
    if not one.quote.endswith(_BIG) or not (listed or _EARNED.search(clause)):
        return one
    same = last is not None and last.unit in CODES and "\n" not in text[last.end : one.start]
    if not same and _FOREIGN.search(text):
        return one
    unit, basis = (last.unit, last.currency_basis) if same and last else ("CNY", "")
    basis = basis or "a sum without a currency read as CNY"
    return one._replace(unit=unit, kind="level", currency_basis=basis)


def settled(text: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """Correct hedges and kinds that hang on the figure before or on more than the words beside."""
    last: Quantity | None = None
    for one in found:
        last = _settle(text, rehedged(text, one), last)
        yield last


def _settle(text: str, one: Quantity, last: Quantity | None) -> Quantity:
    if not one.unit:
        return _of_money(text, one, last)
    if one.unit in CODES and last and last.kind == "price" and one.unit == last.unit:
        # EPS分别为0.28元、0.49元和0.69元
        alike = text[last.end : one.start] in _SIGNS and one.value < _LARGEST_PRICE
        return one._replace(kind="price") if alike else _money(text, one, last)
    if one.unit == "%" and last and text[last.end : one.start].rstrip("+-") in _SIGNS:
        # 同比增长18%、20%和25%
        return one._replace(kind="growth") if (one.kind, last.kind) == ("share", "growth") else one
    if max(text[one.start - 1 : one.start], text[one.end : one.end + 1], one.quote[-1]) < _HAN:
        return one
    if one.unit != "%":
        return _money(text, one, last) if one.unit in CODES else one
    back = text[max(0, one.start - _REACH) : one.start]
    if one.quote.endswith(_POINTS):
        return one._replace(unit="pp", kind="change") if _MOVED.search(back) else one
    if one.kind == "growth":
        return one._replace(kind="share") if "的" in back[-2:] and _LED_TO.search(back) else one
    near = back[-_NEAR:]
    moved = ("至" in near or "到" in near) and _RATE_MOVED.search(back)
    if moved or _CHANGED.search(near) or _SPEED.match(text, one.end):
        return one._replace(kind="growth")
    goes_on = last is not None and last.kind == "growth" and one.start - last.end < _REACH
    if goes_on and last and _GOES_ON.fullmatch(text, last.end, one.start):
        return one._replace(kind="growth")
    return one


def _money(text: str, one: Quantity, last: Quantity | None) -> Quantity:
    """Tell a price from a sum: 目标价38元; not 每股28元，总金额不低于1亿元."""
    clause = text[max(0, one.start - _REACH) : one.start]
    if one.kind == "price":
        summed = _SUM.search(clause) or (one.value >= _COST and "价" not in clause[-12:])
        return one._replace(kind="level") if summed else one
    if (
        last is not None
        and last.kind == "price"
        and last.unit.partition("/")[0] == one.unit
        and last.value < _ALIKE * one.value < _ALIKE**2 * last.value
        and _MOVES_TO.fullmatch(text, last.end, one.start)
    ):
        return one._replace(kind="price", unit=last.unit)
    named = any(sign in clause for sign in "价报息利现")
    priced = named and one.value < _LARGEST_PRICE and _PRICE.search(clause)
    return one._replace(kind="price") if priced else one
