"""What makes an amount part of another figure or a period: 1kWhあたり, 前10个月, `(€ million)`."""

from forecasts.reading.patterns import Lazy
from forecasts.reading.rejecting.candidate import Candidate
from forecasts.reading.rules import Rule, where
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["OF_OTHERS", "SCALED"]

_COUNTED = frozenset(("counter", "unit"))
_EACH = ("あたり", "当たり", "につき", "利益", "純利益", "配当")
"""What makes one of a unit what a price is per: 1kWhあたり95ドル."""
_PER_MEASURE = ("あたり", "当たり")
_FEW_TABLES = 100
_TABLE = Lazy(r"(?<![电水仪手钟代外发表意地蓝企])[表图]\Z")
_FEW = 1000
_NO_ORDINAL = tuple("标的指前录光次当")
"""What stands behind 目 where it begins a word of its own: 2本目標を."""
_BEFORE_YEARS = (
    *("令和", "平成", "昭和", "民国", "本"),
    *(f"{plan}{side}" for plan in ("五", "五”", "五」", '五"') for side in "前后"),
)
_FIRST_MONTHS = Lazy(r"(?<![此之提以])前\Z")


OF_OTHERS: tuple[Rule[Candidate, bool], ...] = (
    Rule(
        "one of what is exchanged", "zh",
        where(
            lambda asked: asked.is_one and asked.amount.rule == "money"
            and (
                asked.plain.endswith(("兑", "对"), 0, asked.start)
                or asked.plain.startswith(("兑", "对人民", "合人民"), asked.end)
            ),
            says=False,
        ),
        fires=("人民币兑[1美元]报7.1。", "预计年底[1美元]兑6.8元。"),
        spares=("每股派息[1美元]。",),
    ),
    Rule(
        "one before its price", "ja",
        where(
            lambda asked: asked.is_one and asked.amount.rule in _COUNTED
            and asked.behind.isdigit(),
            says=False,
        ),
        fires=("原油は[1バレル]64ドルだった。",),
        spares=("原油は[2バレル]だった。",),
    ),
    Rule(
        "one that a price is per", "ja",
        where(
            lambda asked: asked.plain.startswith(_PER_MEASURE, asked.end)
            or (
                asked.is_one
                and (
                    asked.plain.startswith(_EACH, asked.end)
                    or asked.plain.endswith(_EACH, 0, asked.end)
                )
            ),
            says=False,
        ),
        fires=("電気は[1kWh]あたり95円だ。", "費用は[60キログラム]当たり9500円に抑える。"),
        spares=("電気は[1kWh]だけだ。",),
    ),
    Rule(
        "number of a table", "zh",
        where(
            lambda asked: asked.amount.high < _FEW_TABLES and asked.before in ("表", "图")
            and _TABLE.search(asked.plain[max(0, asked.start - 2) : asked.start]),
            says=False,
        ),
        fires=("如表[3家]所示。",),
        spares=("代表[3家]企业。",),
    ),
    Rule(
        "ordinal", "ja",
        where(
            lambda asked: asked.behind == "目" and asked.amount.high < _FEW
            and asked.plain[asked.end + 1 : asked.end + 2] not in _NO_ORDINAL,
            says=False,
        ),
        fires=("来春には[2本]目のラインを動かす。",),
        spares=("新設の[2本]目標を掲げる。",),
    ),
    Rule(
        "years of an era or a plan", "zh",
        where(
            lambda asked: asked.unit == "year"
            and asked.plain.endswith(_BEFORE_YEARS, 0, asked.start),
            says=False,
        ),
        fires=("令和[12年]の目標。", "本[十年]末达800万辆。", "“十五五”前[三年]增长。"),
        spares=("过去[12年]的目标。",),
    ),
    Rule(
        "first months of a year", "zh",
        where(
            lambda asked: asked.unit == "month"
            and _FIRST_MONTHS.search(asked.plain[max(0, asked.start - 2) : asked.start]),
            says=False,
        ),
        fires=("前[10个月]销量增长。",),
        spares=("此前[10个月]销量增长。",),
    ),
)  # fmt: skip

SCALED: tuple[Rule[Candidate, bool], ...] = (
    Rule(
        "head of a column", "en",
        where(
            lambda asked: asked.amount.form == "magnitude" and asked.amount.rule == "sign"
            and not is_wide(asked.words[0]),
            says=False,
        ),
        fires=("Revenue (€ [million]) by year",),
        spares=("Revenue was €[1 million] by then.",),
    ),
)  # fmt: skip
