"""What makes an amount in Chinese numerals no quantity, or one all the same: 一家, 半年, 万亿."""

from forecasts.reading.lexicon.context import HAN_AMBIGUOUS
from forecasts.reading.rejecting.candidate import Candidate
from forecasts.reading.rejecting.labels import is_quoted_label
from forecasts.reading.rules import Rule, where

__all__ = ["CHINESE"]

_SMALL = 12
_LARGE = 10_000
_SIZE = 1e8
_SIZE_OF_MONEY = 1e6
_CUTS = frozenset("打按以近约于至到")
"""What stands before 对折 where it is the half of a price."""
_TIMES_OF_HALF = ("年", "个月", "天", "小时")


def _half(asked: Candidate) -> bool | None:
    """Judge 半, which is half a year in 一半年 and 过半, not in 上半年 and 半年度."""
    if asked.amount.form != "half":
        return None
    plain, behind, before = asked.plain, asked.start + 1, asked.before
    if plain.startswith("年度", behind) or before in tuple("上下前后大多"):
        return False
    return before in tuple("一过超近") or plain.startswith(_TIMES_OF_HALF, behind)


_MARKS = ("级", "规模", "量级", "大关")
_MARKETS = ("市场", "产业", "赛道", "蓝海")
_OPENS, _CLOSES = ("(", "位:"), (")", ",", "、")
"""What stands around the measure of a table or a list: 2026年度予想（億円）."""
_REACHED = frozenset("达至到破产销")
"""What stands before a counted magnitude: 销量可达百万台."""


def _magnitude(asked: Candidate) -> bool | None:
    """Judge a scale without a number: 万亿级, 百亿元, 销量达百万台."""
    amount = asked.amount
    if amount.form != "magnitude":
        return None
    if asked.plain.startswith(_CLOSES, asked.end) and asked.plain.endswith(_OPENS, 0, asked.start):
        return False
    marked = asked.plain.startswith(_MARKS, asked.end)
    large = amount.low >= _LARGE
    if amount.rule == "counter" and asked.before in _REACHED:
        return large
    if asked.hedged or amount.above:
        return bool(asked.unit) or large or marked
    if amount.low >= _SIZE or (amount.low >= _SIZE_OF_MONEY and amount.rule == "money"):
        return bool(asked.unit) or marked or asked.plain.startswith(_MARKETS, asked.end)
    return marked and (bool(asked.unit) or large)


_ONE_UNITS = frozenset("年倍成吨千")


def _one(asked: Candidate) -> bool | None:
    """Judge 一, which is a number before money and some units only: 一美元, 一吨."""
    amount, words = asked.amount, asked.words
    if amount.low != 1 or not words.startswith("一"):
        return None
    if amount.rule == "money":
        return words[1:2] not in "块元"
    return amount.rule == "unit" and (words[1:2] in _ONE_UNITS or asked.unit in ("pp", "bp"))


def _alone(asked: Candidate) -> bool | None:
    if asked.unit:
        return None
    return asked.amount.low >= _LARGE or (asked.hedged and asked.amount.low > _SMALL)


_AMBIGUOUS = HAN_AMBIGUOUS - frozenset("周点")
_DIGIT_AND_COUNTER = 2


CHINESE: tuple[Rule[Candidate, bool], ...] = (
    Rule(
        "对折 of no price", "zh",
        where(
            lambda asked: asked.amount.form == "share" and "对折" in asked.words
            and asked.before not in _CUTS,
            says=False,
        ),
        fires=("把纸[对折]起来",),
        spares=("价格打[对折]出售",),
    ),
    Rule(
        "share", "zh", where(lambda asked: asked.amount.form == "share", says=True),
        fires=("关于“[三成]企业”",),
        spares=("关于“[三千米]企业”",),
    ),
    Rule(
        "half", "zh", _half,
        fires=("上[半年]增长",),
        spares=("用了[半年]增长",),
    ),
    Rule(
        "coined term in quotes", "zh",
        where(
            lambda asked: not (asked.amount.scaled and asked.amount.low > _SMALL)
            and is_quoted_label(asked.plain, asked.start),
            says=False,
        ),
        fires=("建设“[三千米]跑道”",),
        spares=("建设[三千米]跑道",),
    ),
    Rule(
        "magnitude", "zh", _magnitude,
        fires=("煤耗每[千瓦时]下降", "三年内投放[万台]无人车", "业绩预测([亿元])"),
        spares=("建成[一万亿元]市场",),
    ),
    Rule(
        "one", "zh", _one,
        fires=("这是[一块]石头",),
        spares=("这要[三块]钱",),
    ),
    Rule(
        "number alone", "zh", _alone,
        fires=("有[三百]",),
        spares=("有[三百家]",),
    ),
    Rule(
        "ambiguous counter", "zh",
        where(
            lambda asked: asked.amount.rule in ("counter", "unit") and asked.amount.low <= _SMALL
            and len(asked.words) == _DIGIT_AND_COUNTER and asked.words[-1] in _AMBIGUOUS,
            says=False,
        ),
        fires=("有[三方]参与",),
        spares=("开挖[三十方]土",),
    ),
)  # fmt: skip
