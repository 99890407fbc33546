"""Numbers in words, in English and in Chinese: `$240bn`, `2,400亿美元`, `1½×`, `fifteen-fold`."""

import re
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from math import floor, inf, isfinite, log10

from forecasts.charts.frame import Language
from forecasts.reading.lexicon.magnitudes import COUNT_WORDS

__all__ = [
    "amount",
    "bare",
    "bounded",
    "common_noun",
    "count",
    "day",
    "factor",
    "in_sentence",
    "money_unit",
    "percent",
    "rounded",
    "signed_percent",
    "span",
    "times",
    "unit_name",
]

_TAIL = re.compile(r"[^\d.,]+$")
_MONEY = re.compile(r"([A-Z]{3})(?:/(.+))?")
_SIGNS = {"USD": "$", "CNY": "¥", "EUR": "€", "GBP": "£", "JPY": "JP¥", "KRW": "₩", "INR": "₹"}
_SIGNS_ZH = {
    "USD": "美元", "CNY": "元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "KRW": "韩元",
    "INR": "卢比", "HKD": "港元", "TWD": "新台币", "CHF": "瑞士法郎", "CAD": "加元", "AUD": "澳元",
}  # fmt: skip
_CURRENCY_NAMES = {"USD": "US$", "CNY": "yuan", "EUR": "€", "GBP": "£", "JPY": "yen"}
_UNITS_ZH = {
    "vehicle": "辆", "people": "人", "unit": "台", "robot": "台", "aircraft": "架", "year": "年",
    "t": "吨", "person": "人", "pp": "个百分点", "device": "台", "subscription": "户",
    "drone": "架",
    "city": "座城市", "airport": "座", "flight": "架次", "trip": "次", "ride": "次", "h": "小时",
    "registration": "架", "licence": "张",
}  # fmt: skip
_STEPS = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
_STEPS_ZH = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
_CARDINALS = ["none", *list(COUNT_WORDS)[1:], "twenty"]
_CARDINALS_ZH = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"]
_VULGAR = {0.25: "¼", 1 / 3: "⅓", 0.5: "½", 2 / 3: "⅔", 0.75: "¾"}


def rounded(value: float, figures: int = 3) -> Decimal:
    """Round to so many significant figures, keeping whole numbers whole: 139,534 -> 140,000."""
    if value == 0 or not isfinite(value):
        return Decimal(0)
    exact = Decimal(repr(float(value)))
    place = Decimal(1).scaleb(floor(log10(abs(value))) - figures + 1)
    return exact.quantize(place, rounding=ROUND_HALF_EVEN)


def _plain(number: Decimal) -> str:
    """Write a number with thousands separators and no trailing zeros; a true minus sign."""
    text = f"{number:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def _scaled(value: float, steps: tuple[tuple[float, str], ...], figures: int) -> str:
    exact = rounded(value, figures)
    for size, word in steps:
        if abs(exact) >= Decimal(size):
            return _plain(exact / Decimal(size)) + word
    return _plain(exact)


def money_unit(unit: str) -> tuple[str, str] | None:
    """Return the currency and what it is paid for (`USD`, `kWh`), or None for other units."""
    match = _MONEY.fullmatch(unit)
    return (match[1], match[2] or "") if match else None


def amount(value: float, unit: str, language: Language = "en", *, figures: int = 3) -> str:
    """Write an amount with its unit: `$240bn`, `25%`, `7.5m vehicles`."""
    money = money_unit(unit)
    steps = _STEPS if language == "en" else _STEPS_ZH
    number = _scaled(value, steps, figures)
    if money:
        currency, per = money
        tail = f"/{per}" if per else ""
        if language == "zh":
            return f"{number}{_SIGNS_ZH.get(currency, ' ' + currency)}{tail}"
        sign = _SIGNS.get(currency, currency + " ")
        return (f"−{sign}{number[1:]}" if number.startswith("−") else f"{sign}{number}") + tail
    if unit in ("%", "x"):
        return f"{number}{'×' if unit == 'x' else '%'}"
    return f"{number}{unit_name(unit, language, plural=abs(value) != 1, spaced=True)}"


def bare(value: float, unit: str, language: Language = "en") -> str:
    """Write an amount without its unit, for a tick under a heading that names the unit."""
    del unit
    return _scaled(value, _STEPS if language == "en" else _STEPS_ZH, 3)


def in_sentence(name: str) -> str:
    """Write a name as it stands inside a sentence: `Market size` -> `market size`.

    A name with another capital (`Tesla Optimus`) or of one word may be a proper name and stays.
    """
    plain = " " in name and name[1:] == name[1:].lower()
    return name[:1].lower() + name[1:] if plain else name


def common_noun(name: str) -> str:
    """Write the name of a measure inside a sentence: `Sales` -> `sales`, `GDP` stays."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def unit_name(
    unit: str, language: Language = "en", *, plural: bool = True, spaced: bool = False
) -> str:
    """Name a unit in words: `US$`, `vehicles`, `GW`, `辆`."""
    if not unit:
        return ""
    money = money_unit(unit)
    if money:
        names = _CURRENCY_NAMES if language == "en" else _SIGNS_ZH
        currency, per = money
        return names.get(currency, currency) + (f"/{per}" if per else "")
    if language == "zh":
        return _UNITS_ZH.get(unit, (" " if spaced else "") + unit)
    invariable = unit in ("people", "%", "x", "aircraft") or not unit.islower() or len(unit) < 3
    many = unit[:-1] + "ies" if unit.endswith("y") else unit + "s"
    return (" " if spaced else "") + (unit if invariable or not plural else many)


_WITHOUT_FLOOR = {"en": "up to {}", "zh": "不超过{}"}


def bounded(  # noqa: PLR0911 - one return for each way of hedging
    hedge: str,
    low: float,
    high: float,
    value: float,
    unit: str,
    language: Language = "en",
    *,
    strict: bool = False,
) -> str:
    """Write a claimed amount with its hedge as a sign: `≥ $139bn`, `$500bn–$900bn`, `≈ $5bn`."""

    def words(number: float) -> str:
        return amount(number, unit, language)

    match hedge:
        case "above":
            return f"{'>' if strict else '≥'} {words(value)}"
        case "up-to":
            return f"{'<' if strict else '≤'} {words(value)}"
        case "range":
            return span(low, high, unit, language)
        case "about":
            return f"≈ {words(value)}"
        case "below":
            return f"nearly {words(value)}" if language == "en" else f"近{words(value)}"
        case "scale":
            return f"order of {words(value)}" if language == "en" else f"{words(value)}量级"
        case _:
            return words(value)


def span(low: float, high: float, unit: str, language: Language = "en") -> str:
    """Write two ends of a stretch; an open end is said in words."""
    if low == -inf:
        return _WITHOUT_FLOOR[language].format(amount(high, unit, language))
    if high == inf:
        return f"≥ {amount(low, unit, language)}"
    first, last = amount(low, unit, language), amount(high, unit, language)
    if money_unit(unit) and language == "en":
        return f"{first}–{last}"
    name, tail = unit_name(unit, language, spaced=True), _TAIL.search(first)
    if tail and language == "zh" and last.endswith(tail[0]) and last[-len(tail[0]) - 1].isdigit():
        name = tail[0]  # the same magnitude on both ends is said once: 5,000–9,000亿美元
    elif money_unit(unit):
        name = ""
    return f"{first.removesuffix(name)}–{last}"


def percent(share: float, *, figures: int = 2) -> str:
    """Write a share as a percentage: 0.325 -> `33%`; one decimal below ten when it matters."""
    return f"{_plain(rounded(100 * share, figures if abs(share) < 1 else 3))}%"


def signed_percent(share: float) -> str:
    """Write a difference with its sign, to whole per cent: `+9%`, `−12%`, `0%`."""
    whole = Decimal(repr(float(100 * share))).quantize(Decimal(1), rounding=ROUND_HALF_EVEN)
    sign = "+" if whole > 0 else ""
    return f"{sign}{_plain(whole) if whole else '0'}%"


def times(ratio: float) -> str:
    """Write a ratio as a tick does: `½×`, `1×`, `1¼×`, `10×`."""
    whole, rest = divmod(ratio, 1)
    for size, sign in _VULGAR.items():
        if abs(rest - size) < 1e-6:
            return f"{int(whole) if whole else ''}{sign}×"
    return f"{_plain(rounded(ratio, 3))}×"


def factor(ratio: float, language: Language = "en") -> str:
    """Write how many times as much in a sentence: `twofold`, `fifteen-fold`, `35-fold`; `15倍`."""
    figures = 2 if ratio < 100 else 3
    number = rounded(ratio, figures)
    if language == "zh":
        return f"{_plain(number)}倍"
    if ratio >= 2.95 or abs(ratio - 2) < 0.05:
        number = number.quantize(Decimal(1)) if number < 100 else number
    if number == number.to_integral_value() and 2 <= number <= 20:
        word = _CARDINALS[int(number)]
        return f"{word}fold" if number <= 10 else f"{word}-fold"
    return f"{_plain(number)}-fold"


def count(number: int, language: Language = "en", *, first: bool = False) -> str:
    """Write a small number as a word: `Seven`, `七`; in figures past twenty (Chinese: past ten)."""
    if language == "zh":
        return _CARDINALS_ZH[number] if number <= 10 else str(number)
    word = _CARDINALS[number] if number <= 20 else f"{number:,}"
    return word[:1].upper() + word[1:] if first else word


_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def day(when: date, language: Language = "en") -> str:
    """Write a date: `21 Nov 2026`, `2026年11月21日`."""
    if language == "zh":
        return f"{when.year}年{when.month}月{when.day}日"
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
