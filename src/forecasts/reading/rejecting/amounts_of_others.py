"""What makes an amount part of another figure or a period: 1kWhあたり, 前10个月, `(€ million)`."""

from forecasts.reading.patterns import Lazy
from forecasts.reading.rejecting.candidate import Candidate
from forecasts.reading.rules import Rule
from forecasts.reading.twins.plain_forms import is_wide

__all__ = ["OF_OTHERS", "SCALED"]

_COUNTED = frozenset(("counter", "unit"))
_EACH = ("あたり", "当たり", "につき", "利益", "純利益", "配当")
"""What makes one of a unit what a price is per: 1kWhあたり95ドル."""


def _is_one(asked: Candidate) -> bool:
    return asked.amount.low == 1 == asked.amount.high


def _rate(asked: Candidate) -> bool | None:
    paid = _is_one(asked) and asked.amount.rule == "money"
    return False if paid and asked.plain.endswith(("兑", "对"), 0, asked.start) else None


def _one_priced(asked: Candidate) -> bool | None:
    counted = _is_one(asked) and asked.amount.rule in _COUNTED
    return False if counted and asked.plain[asked.end : asked.end + 1].isdigit() else None


def _each(asked: Candidate) -> bool | None:
    if not _is_one(asked):
        return None
    behind = asked.plain.startswith(_EACH, asked.end)
    return False if behind or asked.plain.endswith(_EACH, 0, asked.end) else None


_FEW_TABLES = 100
_TABLE = Lazy(r"(?<![电水仪手钟代外发表意地蓝企])[表图]\Z")


def _table(asked: Candidate) -> bool | None:
    if asked.amount.high >= _FEW_TABLES or asked.plain[asked.start - 1 : asked.start] not in "表图":
        return None
    return False if _TABLE.search(asked.plain[max(0, asked.start - 2) : asked.start]) else None


_BEFORE_YEARS = (
    *("令和", "平成", "昭和", "民国"),
    *(f"{plan}{side}" for plan in ("五", "五”", "五」", '五"') for side in "前后"),
)


def _era(asked: Candidate) -> bool | None:
    era = asked.unit == "year" and asked.plain.endswith(_BEFORE_YEARS, 0, asked.start)
    return False if era else None


_FIRST_MONTHS = Lazy(r"(?<![此之提以])前\Z")


def _first_months(asked: Candidate) -> bool | None:
    months = asked.unit == "month" and _FIRST_MONTHS.search(
        asked.plain[max(0, asked.start - 2) : asked.start]
    )
    return False if months else None


def _column_head(asked: Candidate) -> bool | None:
    signed = asked.amount.form == "magnitude" and asked.amount.rule == "sign"
    return False if signed and not is_wide(asked.lower[asked.start]) else None


OF_OTHERS: tuple[Rule[Candidate, bool], ...] = (
    Rule(
        "one of what is exchanged", "zh", _rate,
        fires=("人民币兑[1美元]报7.1。",),
        spares=("每股派息[1美元]。",),
    ),
    Rule(
        "one before its price", "ja", _one_priced,
        fires=("原油は[1バレル]64ドルだった。",),
        spares=("原油は[2バレル]だった。",),
    ),
    Rule(
        "one that a price is per", "ja", _each,
        fires=("電気は[1kWh]あたり95円だ。",),
        spares=("電気は[1kWh]だけだ。",),
    ),
    Rule(
        "number of a table", "zh", _table,
        fires=("如表[3家]所示。",),
        spares=("代表[3家]企业。",),
    ),
    Rule(
        "years of an era or a plan", "zh", _era,
        fires=("令和[12年]の目標。", "“十五五”前[三年]增长。"),
        spares=("过去[12年]的目标。",),
    ),
    Rule(
        "first months of a year", "zh", _first_months,
        fires=("前[10个月]销量增长。",),
        spares=("此前[10个月]销量增长。",),
    ),
)  # fmt: skip

SCALED: tuple[Rule[Candidate, bool], ...] = (
    Rule(
        "head of a column", "en", _column_head,
        fires=("Revenue (€ [million]) by year",),
        spares=("Revenue was €[1 million] by then.",),
    ),
)  # fmt: skip
