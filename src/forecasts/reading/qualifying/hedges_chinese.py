"""Chinese hedges that more than the word before the number decides: 跌破1000元, 低于8万辆的指引."""

from forecasts.reading.patterns import Lazy
from forecasts.reading.records import Quantity

__all__ = ["rehedged"]

_BESIDE = ("低于", "高于", "超过", "超", "不及", "大于", "小于")
_YARDSTICK = Lazy(
    r"的?(?:市场|行业|历史|机构|一致|平均|此前|原|公司|管理层|官方){0,2}(?:指引|预期|预测|均值|平均|预估|共识|中位数|目标(?!价))"
)
_DOWN = frozenset("跌击下")
_ABOUT = Lazy(r"约[上下]?(?:低|高|涨|跌|增|减|降|升|贵|多|少)(?:了|出|长|加|幅)?\Z")


def rehedged(text: str, one: Quantity) -> Quantity:
    """Return the quantity with the hedge that its sentence gives it."""
    if "hedge:before" not in one.rules:
        return _far_about(text, one)
    if one.quote[0] < "\u2e80" and text[one.start - 1 : one.start] < "\u2e80":
        return one
    if one.quote[0] == "破" and text[one.start - 1 : one.start] in _DOWN:
        return one._replace(hedge="up-to", strict=True)
    beside = next((word for word in _BESIDE if one.quote.startswith(word)), "")
    if beside and _YARDSTICK.match(text, one.end):
        start = one.start + len(beside)
        return one._replace(hedge="bare", strict=False, start=start, quote=text[start : one.end])
    return one


def _far_about(text: str, one: Quantity) -> Quantity:
    """Read `约` before the verb of a change: 约低4美元."""
    if one.hedge != "bare" or text[one.start - 1 : one.start] < "\u2e80":
        return one
    far = _ABOUT.search(text[max(0, one.start - 5) : one.start])
    return one._replace(hedge="about", rules=(*one.rules, "hedge:apart")) if far else one
