"""Rules of whether a Chinese or Japanese percentage is a rate of growth or a share."""

from forecasts.reading.lexicon.context import HAN_GROWTH
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.kind_rules.percentage import Percentage
from forecasts.reading.rules import Rule, where

__all__ = ["GROWTH_CHINESE"]

_REACHED = Lazy(r"[到至](?:20\d\d年)?(?:约|近|超过?|逾|预[测计]|[^到至]{0,2})\Z")
_HAN_LINE = Lazy(r"(?:[跌升涨降冲]破|[跌击]穿|失守|站上|突破)(?:了|约)?[\d一二三四五六七八九两]")
_HAN_RATES = ("增", "涨幅", "降幅", "跌幅", "减幅", "通胀", "通膨", "比", "成长", "CPI", "PPI")
"""What is itself growth, and may cross a line: GDP增速跌破5%."""
_RATE_NAME = Lazy(r"%[^%增长减幅]*(?<![增长])(?:率|占比|ROE)[为达至]?\Z")
"""A rate named behind another figure: 同比增长13% 净利率14.6%."""
_SHARE_NAME = Lazy(
    r"(?:比重|占比|份额|比例|市占率|渗透率)(?:将|会|有望|预计|约|近|均|应|可)*(?:为|是|达到?|超过?|逾|突破|不低于|不少于)?\Z"
)
"""A share that a percentage is said to be, whatever else the clause names."""
_HAN_GROWTH_AFTER = Lazy(
    r"台?[のも]?(?:増|减|(?:プラス|マイナス)?成长|の?伸び|上升|低下|拡大|缩小|値[上下]|[高安](?=[のくでとだ、。]|\Z)"
    r"|[上下]方修正|引き[上下]げ|落ち込|に(?:鈍|减速|加速)|[上下]げ[たて]|[上下]が[りっる]|[上下]回|[高安][いくまか]|のペース|値[上下]|で(?:伸び|成长|増加|拡大)|積み増|切り[上下])|的(?:年均|年度?|复合|平均|同比){0,3}(?:增长|增速|增幅|涨幅)"
)


def _crosses_line(asked: Percentage) -> bool:
    words = asked.clause + asked.plain[asked.start : asked.end]
    return bool(_HAN_LINE.search(words)) and not any(map(asked.clause.count, _HAN_RATES))


GROWTH_CHINESE: tuple[Rule[Percentage, bool], ...] = (
    Rule(
        "plus or minus", "ja",
        where(
            lambda asked: asked.clause.endswith("プラス")
            or asked.plain.startswith(("マイナス", "▲", "△"), asked.start),
            says=True,
        ),
        ("来年度の実質GDPはプラス[2.1%]。", "来年度の実質GDPは[マイナス2.1%]。"),
        ("来年度の比率は[2.1%]。",),
    ),
    Rule(
        "rate named behind another figure", "zh",
        where(
            lambda asked: "%" in asked.clause and _RATE_NAME.search(asked.clause), says=False
        ),
        ("营收同比增长13% 净利率[14.6%]。",),
        ("净利率[14.6%]。",),
    ),
    Rule(
        "share of another", "zh",
        where(lambda asked: _SHARE_NAME.search(asked.clause), says=False),
        ("预计工业增加值比重超过[30%]。",),
        ("预计工业增加值增速超过[30%]。",),
    ),
    Rule(
        "share that is reached", "zh",
        where(
            lambda asked: "占" in asked.clause or _REACHED.search(asked.clause), says=False
        ),
        ("预计占比提高到[5%]。",),
        ("预计销量提高[5%]。",),
    ),
    Rule(
        "growth behind", "ja",
        where(lambda asked: _HAN_GROWTH_AFTER.match(asked.plain, asked.end), says=True),
        ("売上高は[5%]増の見込み。", "预计将有[5%]的年均增长。", "预计将突破[5%]的增长。"),
        ("预计毛利率为[5%]。",),
    ),
    Rule(
        "line that it crossed", "zh", where(_crosses_line, says=False),
        ("份额跌破[三成]。", "失业率上升突破[5%]。"),
        ("GDP增速跌破[5%]。", "销量增长突破[5%]。"),
    ),
    Rule(
        "word of growth before", "zh",
        where(lambda asked: any(map(asked.clause.count, HAN_GROWTH)), says=True),
        ("预计销量增长[5%]。",),
        ("预计毛利率为[5%]。",),
    ),
)  # fmt: skip
"""What a Chinese or Japanese percentage is, the surest first."""
