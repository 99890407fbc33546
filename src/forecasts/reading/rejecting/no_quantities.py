"""Whether an amount is a quantity at all: years, labels, list markers and idioms are not."""

from forecasts.reading.amounts.amount import Amount
from forecasts.reading.lexicon.context import HAN_AMBIGUOUS, HAN_NAMES
from forecasts.reading.lexicon.nouns import NOUNS
from forecasts.reading.lexicon.units import DURATIONS, TIMES
from forecasts.reading.patterns import Lazy
from forecasts.reading.rejecting.labels import (
    begins_name,
    continues_labels,
    is_counted_again,
    is_label_before,
    is_list_marker,
    is_month_before,
    is_pointed_out,
    is_quoted_label,
)

__all__ = ["is_han_name", "is_quantity"]

_SMALL = 12
_STREET = Lazy(
    r" (?:[NESW] )?(?:(?:[A-Z][a-z]+ ){1,2}|[0-9]{1,3}(?:st|nd|rd|th) )(?:Street|St|Road|Rd"
    r"|Avenue|Ave|Lane|Drive|Square|Place|Boulevard|Way|Court|Terrace)\b"
)
_PLAN = Lazy(r"[ -]year plan")
_NAMES: dict[str, tuple[str, ...]] = {}
for _name in HAN_NAMES:
    _NAMES[_name[0]] = (*_NAMES.get(_name[0], ()), _name)
_ONE_UNITS = frozenset("年倍成吨千")
_HAN_BEFORE_BARE = "达为至到是约超近于:逾破过增仅有共报"


_QUOTES = frozenset('"“”‘’「」『』')
_BEFORE_DECIMALS = (*_HAN_BEFORE_BARE, "指数", "PMI", "系数")
"""What stands right before a number with decimals and no unit: 新订单指数50.2."""

_CODE_WORDS = (
    "代码",
    "编号",
    "号码",
    "邮编",
    "电话",
    "传真",
    "热线",
    "批号",
    "文号",
    "工号",
    "学号",
    "分机",
    "QQ",
    "微信",
)
"""Words before a Chinese number that is a code."""


def is_han_name(plain: str, start: int) -> bool:
    """Whether a Chinese numeral is part of a name: 长三角, 九三, 一带一路."""
    for at in (start - 1, start):
        if any(plain.startswith(name, at) for name in _NAMES.get(plain[at : at + 1], ())):
            return True
    return False


def is_quantity(
    plain: str, lower: str, amount: Amount, unit: str, *, noun: bool, hedged: bool
) -> bool:
    """Decide from the number, its unit and the words around it."""
    start, end = amount.start, amount.end
    char = plain[start]
    if _is_of_other(plain, amount, unit):
        return False
    if amount.form == "magnitude" and amount.rule == "sign" and lower[start] < "\u2e80":
        return False  # `(€ million)` heads a column.
    if char > "\u2e80" and amount.form in ("han", "vague", "magnitude", "half", "share"):
        return _is_han(plain, amount, unit, hedged=hedged)
    if amount.form in ("words", "vague", "magnitude", "fraction") and char.isalpha():
        return _is_words(plain, lower, amount, unit, noun=noun, hedged=hedged)
    if amount.form in ("grouped", "share", "fold", "fraction", "han") or amount.scaled:
        return not (amount.form == "fraction" and not unit)
    if unit and not noun:
        if (
            amount.rule == "symbol"
            and plain[start - 1 : start] == "-"
            and plain[start - 2] > "\u2e80"
        ):
            return False  # 歼-35A
        return not _is_false_unit(plain, lower, amount, unit)
    if _is_year(plain, lower, amount, unit, hedged=hedged):
        return False
    if is_label_before(plain, start) or is_month_before(lower, start):
        return False
    if not noun and (is_list_marker(plain, start, end) or continues_labels(plain, start)):
        return False
    if noun:
        return True
    if not hedged and begins_name(plain, start):
        return False
    if plain[end : end + 1].isalpha() and plain[end] < "\u2e80":
        return False
    if (
        plain[end : end + 1] == " "
        and plain[end + 1 : end + 2].isupper()
        and _STREET.match(plain, end)
    ):
        return False
    if plain[end : end + 1] in ("-", "/") and plain[end + 1 : end + 2].isalnum():
        return False
    if amount.ranged and not hedged and not lower.endswith(_led_by(amount), 0, start):
        return False
    near_han = (start and plain[start - 1] > "\u2e80") or plain[end : end + 1] > "\u2e80"
    if plain[start] == "0" and amount.low >= 1 and plain[start:end].isdigit():
        return False
    if plain[start - 1 : start] in _QUOTES and plain[end : end + 1] in _QUOTES:
        return False
    if plain[max(0, start - 6) : start].rstrip(": ").endswith(_CODE_WORDS):
        return False
    if near_han:
        return (
            hedged
            or (amount.low != int(amount.low) and plain.endswith(_BEFORE_DECIMALS, 0, start))
            or (
                start > 0
                and plain[start - 1] in _HAN_BEFORE_BARE
                and not "\u4e00" <= plain[end : end + 1] <= "\u9fff"
            )
        )
    return not (start > 1 and plain[start - 1] in "-/" and plain[start - 2].isalnum())


_NO_SCORE = 100
"""Two numbers with a dash from here on are no result of a match: `guided to 900-950`."""


def _led_by(amount: Amount) -> tuple[str, ...]:
    """Return the words behind which two bare numbers are a range."""
    return ("from ", "to ", "at ", "of ") if amount.high >= _NO_SCORE else ("from ",)


def _is_of_other(plain: str, amount: Amount, unit: str) -> bool:
    """Whether the figure belongs to a price or a period: 1kWhあたり, 前10个月."""
    after = plain[amount.end : amount.end + 1]
    paid = amount.rule == "money" and plain.endswith(("兑", "对"), 0, amount.start)
    counted = amount.rule in ("counter", "unit") and after.isdigit()  # 1バレル64ドル
    if amount.low == 1 == amount.high and (
        paid
        or counted
        or plain.startswith(_EACH, amount.end)
        or plain.endswith(_EACH, 0, amount.end)
    ):
        return True
    if amount.high < _FEW_TABLES and _TABLE.search(plain[max(0, amount.start - 2) : amount.start]):
        return True
    if unit == "year" and plain.endswith(_BEFORE_YEARS, 0, amount.start):
        return True
    first = unit == "month" and _FIRST_MONTHS.search(plain[max(0, amount.start - 2) : amount.start])
    return bool(first)


def _is_false_unit(plain: str, lower: str, amount: Amount, unit: str) -> bool:
    """Units that a label or idiom makes false: 2024 m, `Level 3 x`, 3号, 24小时."""
    if (
        unit == "x"
        and plain[amount.end - 1] in "xX"
        and plain[amount.end : amount.end + 1].isalnum()
    ):
        return True
    if (
        amount.rule == "symbol"
        and len(unit) <= 2
        and _is_four_digit_year(amount)
        and " " in plain[amount.start : amount.end]
    ):
        return True
    if (unit in DURATIONS or unit == "point") and _is_four_digit_year(amount):
        return True
    if _is_four_digit_year(amount) and plain[amount.start : amount.end][5:6].isupper():
        return amount.rule in ("unit", "symbol")  # a 2019 Stone guitar
    if amount.rule == "symbol" and len(unit) <= 4 and is_label_before(plain, amount.start):
        return " " not in plain[amount.start : amount.end]  # Figure 2B, Model 4s
    if amount.rule == "symbol" and _STREET.match(plain, amount.end - 2):
        return True
    if amount.rule == "sign" and plain.startswith("Euro ", amount.start):
        return amount.low < _NORMS and not amount.scaled
    if amount.rule == "symbol" and _SEAT.search(lower[max(0, amount.start - 8) : amount.start]):
        return " " not in plain[amount.start : amount.end]
    return amount.rule == "time" and lower.startswith(" ago", amount.end) is None


def _is_four_digit_year(amount: Amount) -> bool:
    return (
        amount.low == amount.high
        and amount.figures <= 4
        and 1900 <= amount.low <= 2100
        and amount.form == "digits"
    )


_NORMS = 10
"""Euro 7 is a norm of exhaust, `Euro 500` money."""

_SEAT = Lazy(r"\b(?:seat|form|berth|rule|gate|flat|row|stand|no\.|ref\.) \Z")
"""Words before a number with a letter: `seat 14C` is no temperature, `Form 10-K` no mass."""

_YEAR_NOUN = Lazy(r"(?:over|than|nearly|about|around|some|approximately|almost|least|roughly) \Z")


def _is_year(plain: str, lower: str, amount: Amount, unit: str, *, hedged: bool) -> bool:
    start, end = amount.start, amount.end
    if amount.form != "digits" or amount.low != int(amount.low):
        return False
    if not (1500 <= amount.low <= 2150 and len(plain[start:end].strip("-")) == 4):
        return False
    if unit in NOUNS.values() and (
        hedged or not lower[max(0, start - 4) : start].endswith(("in ", "the ", "by ", "of "))
    ):
        return not (
            (hedged and _YEAR_NOUN.search(lower[max(0, start - 14) : start]))
            or unit in ("people", "job", "vehicle", "unit", "home")
        )
    return True


_IDIOMS = (" question", " problem", " idea", " baby")
"""What a trillion dollars or a million euros make of words: the trillion-dollar question."""


def _is_words(
    plain: str, lower: str, amount: Amount, unit: str, *, noun: bool, hedged: bool
) -> bool:
    start, end, form = amount.start, amount.end, amount.form
    if _PLAN.match(lower, end) or lower.startswith(" plan", end):
        return False
    if is_quoted_label(plain, start):
        return False
    if form == "fraction":
        return bool(unit)
    if form == "vague":
        return True
    if form == "magnitude":
        return (bool(unit) or hedged) and not lower.startswith(_IDIOMS, end)
    words = lower[start:end]
    if is_pointed_out(lower, start) and unit not in TIMES.values():
        return False
    if words.startswith("one ") and amount.low == 1:
        return bool(unit) and not noun and unit not in ("day", "s", "h", "ft")
    if words.startswith("one-") or words == "one":
        return bool(unit) and not noun
    if amount.low <= _SMALL and amount.form == "words" and not amount.scaled:
        if not unit:
            return is_counted_again(lower, start, end)
        return not (plain[start].isupper() and plain[end : end + 2].strip()[:1].isupper() and noun)
    return True


def _is_han(plain: str, amount: Amount, unit: str, *, hedged: bool) -> bool:
    start, end, form = amount.start, amount.end, amount.form
    words = plain[start:end]
    if is_han_name(plain, start):
        return False
    if form == "share":
        return "对折" not in words or plain[start - 1 : start] in (
            "打",
            "按",
            "以",
            "近",
            "约",
            "于",
            "至",
            "到",
        )
    if form == "half":
        return _is_half(plain, start)
    if is_quoted_label(plain, start) and (not amount.scaled or amount.low <= _SMALL):
        return False
    if form == "vague":
        return bool(unit) or amount.low >= 10_000
    if form == "magnitude":
        return _is_magnitude(plain, amount, unit, hedged=hedged)
    if words.endswith("一") and amount.low == 1 and amount.rule == "sign":
        return False
    if words.startswith("一") and amount.low == 1:
        return (amount.rule == "money" and words[1:2] not in "块元") or (
            amount.rule == "unit" and (words[1:2] in _ONE_UNITS or unit in ("pp", "bp"))
        )
    if not unit:
        return amount.low >= 10_000 or (hedged and amount.low > _SMALL)
    return not (
        amount.rule in ("counter", "unit")
        and amount.low <= _SMALL
        and words[-1] in _AMBIGUOUS_AFTER
        and len(words) == 2
    )


_FEW_TABLES = 100
_TABLE = Lazy(r"(?<![电水仪手钟代外发表意地蓝企])[表图]\Z")
"""What numbers a table or a picture: 表3列出了."""

_EACH = ("あたり", "当たり", "につき", "利益", "純利益", "配当")
"""What makes one of a unit what a price is per: 1kWhあたり95ドル."""

_BEFORE_YEARS = (
    *("令和", "平成", "昭和", "民国"),
    *(f"{plan}{side}" for plan in ("五", "五”", "五」", '五"') for side in "前后"),
)
"""What makes years a period: 令和12年, “十五五”前三年."""

_FIRST_MONTHS = Lazy(r"(?<![此之提以])前\Z")
"""What makes months a period: 前10个月; not 此前10个月."""

_REACHED = frozenset("达至到破产销")
"""What stands before a counted magnitude: 销量可达百万台."""

_AMBIGUOUS_AFTER = HAN_AMBIGUOUS - frozenset("周点")


def _is_half(plain: str, start: int) -> bool:
    if plain.startswith("年度", start + 1):
        return False
    if plain[start - 1 : start] in ("上", "下", "前", "后", "大", "多", "一"):
        return plain[start - 1 : start] == "一"
    return plain.startswith(("年", "个月", "天", "小时"), start + 1) or plain[
        start - 1 : start
    ] in ("过", "超", "近")


def _is_magnitude(plain: str, amount: Amount, unit: str, *, hedged: bool) -> bool:
    marked = plain.startswith(("级", "规模", "量级", "大关"), amount.end)
    if amount.rule == "counter" and plain[amount.start - 1 : amount.start] in _REACHED:
        return amount.low >= 1e4
    if hedged or amount.above:
        return bool(unit) or amount.low >= 10_000 or marked
    if amount.low >= 1e8 or (amount.low >= 1e6 and amount.rule == "money"):
        return (
            bool(unit) or marked or plain.startswith(("市场", "产业", "赛道", "蓝海"), amount.end)
        )
    return marked and bool(unit or amount.low >= 1e4)
