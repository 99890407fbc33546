"""Amounts, days and counts in words: `$240bn`, `2,400亿美元`, `1½×`, `fifteen-fold`."""

import re
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from math import floor, inf, isfinite, log10

from forecasts.quantities.units import UNITS, plural_of
from forecasts.words.locale import Language, Locale, locale_of, plural_form, say

__all__ = [
    "amount",
    "bare",
    "beside",
    "bounded",
    "common_noun",
    "count",
    "day",
    "factor",
    "in_sentence",
    "money_unit",
    "percent",
    "period_words",
    "retell_amounts",
    "rounded",
    "signed_percent",
    "span",
    "stated_day",
    "times",
    "unit_name",
]

_MONEY = re.compile(r"([A-Z]{3})(?:/(.+))?")
_REASONED = {"trillion": 1e12, "billion": 1e9, "million": 1e6, "": 1.0}
_MOST_FIGURES = 6
_REASON_FIGURES = 5  # as `comparing.wording` writes them
_YEAR = re.compile(r"[0-9]{4}")
_VULGAR = {0.25: "¼", 1 / 3: "⅓", 0.5: "½", 2 / 3: "⅔", 0.75: "¾"}


def rounded(value: float, figures: int = 3) -> Decimal:
    """Round to so many significant figures, keeping whole numbers whole: 139,534 -> 140,000."""
    if value == 0 or not isfinite(value):
        return Decimal(0)
    exact = Decimal(repr(float(value)))
    place = Decimal(1).scaleb(floor(log10(abs(value))) - figures + 1)
    return exact.quantize(place, rounding=ROUND_HALF_EVEN)


def _plain(number: Decimal, locale: Locale) -> str:
    """Write a number with thousands separators and no trailing zeros; a true minus sign."""
    text = f"{number:,f}"
    return locale.number(text.rstrip("0").rstrip(".") if "." in text else text)


def _scaled(value: float, locale: Locale, figures: int = 3) -> str:
    exact = rounded(value, figures)
    for word, size in locale.magnitudes.items():
        number = exact / Decimal(size)
        if abs(number) >= 1 and _decimals(number) <= locale.magnitude_decimals:
            return _plain(number, locale) + word
    return _plain(exact, locale)


def _decimals(number: Decimal) -> int:
    return max(-int(number.normalize().as_tuple().exponent), 0)


def money_unit(unit: str) -> tuple[str, str] | None:
    """Return the currency and what it is paid for (`USD`, `kWh`), or None for other units."""
    match = _MONEY.fullmatch(unit)
    counted = match and match[1] in UNITS["count"]  # TEU
    return (match[1], match[2] or "") if match and not counted else None


def amount(value: float, unit: str, language: Language = "en", *, figures: int = 3) -> str:
    """Write an amount with its unit: `$240bn`, `25%`, `7.5m vehicles`."""
    locale = locale_of(language)
    number = _scaled(value, locale, figures)
    money = money_unit(unit)
    if money:
        currency, per = money
        return locale.say(
            "money",
            minus="−" if number.startswith("−") else "",
            number=number.removeprefix("−"),
            sign=locale.signs.get(currency) or locale.say("money.unknown", code=currency),
            per=f"/{per}" if per else "",
        )
    if unit in ("%", "x"):
        return locale.say("percent" if unit == "%" else "multiple", number=number)
    shown = abs(float(rounded(value, figures)))
    return number + _beside(unit, locale, plural_form(locale.tag, shown))


def retell_amounts(text: str, language: Language) -> str:
    """Write each amount of a reason of the tables as a language does.

    `20.65 million vehicles` becomes `2,065万辆`; what is no amount stays.
    """
    pattern, units = _reasoned()

    def rewrite(found: re.Match[str]) -> str:
        value = float(found["number"].replace(",", "")) * _REASONED[found["size"] or ""]
        unit = units.get(found["unit"], found["unit"])
        return amount(value, unit, language, figures=_REASON_FIGURES)

    return pattern.sub(rewrite, text)


@cache
def _reasoned() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return how an amount stands in a reason, and the code of each unit's name there."""
    kinds = (unit for kind, rows in UNITS.items() if kind != "time" for unit in rows)
    units = {beside(number, unit): unit for unit in kinds for number in (1, 2)}
    names = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    sizes = "|".join(filter(None, _REASONED))
    number = r"(?<![A-Za-z0-9.,])(?P<number>[-−]?[0-9][0-9,]*(?:\.[0-9]+)?)"
    unit = rf"(?P<unit>[A-Z]{{3}}(?:/[A-Za-z]+)?|{names})(?![A-Za-z/])"
    return re.compile(f"{number} (?:(?P<size>{sizes}) )?{unit}"), units


def bare(value: float, unit: str, language: Language = "en") -> str:
    """Write an amount without its unit, for a tick under a heading that names the unit."""
    del unit
    return _scaled(value, locale_of(language))


def in_sentence(name: str, language: Language = "en") -> str:
    """Write a name as it stands inside a sentence: `Market size` -> `market size`.

    A name with another capital (`Tesla Optimus`) or of one word may be a proper name and stays.
    """
    plain = " " in name and name[1:] == name[1:].lower()
    return _lowered(name) if plain and locale_of(language).lowers_names else name


def common_noun(name: str, language: Language = "en") -> str:
    """Write the name of a measure inside a sentence: `Sales` -> `sales`, `GDP` stays."""
    common = name[1:2].islower() and locale_of(language).lowers_names
    return _lowered(name) if common else name


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]


def unit_name(unit: str, language: Language = "en", *, form: str = "other") -> str:
    """Name a unit in words, in a plural form of CLDR: `US$`, `vehicles`, `GW`, `辆`."""
    locale = locale_of(language)
    if money := money_unit(unit):
        currency, per = money
        return locale.currencies.get(currency, currency) + (f"/{per}" if per else "")
    name = locale.units.get(unit, unit)
    if not isinstance(name, str):
        return name.get(form) or name["other"]
    above, slash, below = unit.partition("/")
    if slash and unit not in locale.units:  # so many of the one for each of the other: units/year
        return f"{unit_name(above, language, form=form)}/{unit_name(below, language, form='one')}"
    if unit in locale.units or form == "one":
        return name
    if any(unit in rows for rows in UNITS.values()):
        return plural_of(unit) if locale.plural_endings else name
    endings = locale.plural_endings if unit.islower() and len(unit) > 2 else ()  # a ledger's own
    return next(
        (unit.removesuffix(one) + many for one, many in endings if unit.endswith(one)), name
    )


def beside(number: float, unit: str, language: Language = "en") -> str:
    """Name a unit as it stands behind a number in full: `1 vehicle`, `1.5 vehicles`, `2 USD`."""
    if money_unit(unit):
        return unit
    return unit_name(unit, language, form=plural_form(locale_of(language).tag, abs(number)))


def _beside(unit: str, locale: Locale, form: str) -> str:
    """Name a unit as it stands behind its number."""
    key = "unit.word" if unit in locale.units else "unit.sign"
    return locale.say(key, name=unit_name(unit, locale.code, form=form)) if unit else ""


def bounded(  # noqa: PLR0913 - hedge, two ends, value and unit are what a claim states
    hedge: str,
    ends: tuple[float, float],
    value: float,
    unit: str,
    language: Language = "en",
    *,
    strict: bool = False,
    figures: int = 3,
) -> str:
    """Write a claimed amount with its hedge as a sign: `≥ $139bn`, `$500bn–$900bn`, `≈ $5bn`.

    `figures` is how many significant figures were stated: up to six are written, so that an amount
    is that of the quotation beside it (`$410,700`), and three at least.
    """
    figures = min(max(figures, 3), 6)
    if hedge == "range":
        return span(*ends, unit, language, figures=figures)
    words = amount(value, unit, language, figures=figures)
    key = f"hedged.{hedge}" + (".strict" if strict and hedge in {"above", "up-to"} else "")
    return words if hedge == "bare" else say(language, key, value=words)


def span(low: float, high: float, unit: str, language: Language = "en", *, figures: int = 3) -> str:
    """Write two ends of a stretch; an open end is said in words."""
    if low == -inf:
        return say(language, "hedged.no-floor", value=amount(high, unit, language, figures=figures))
    if high == inf:
        return say(language, "hedged.above", value=amount(low, unit, language, figures=figures))
    first, last = (amount(end, unit, language, figures=figures) for end in (low, high))
    if first == last and low != high and figures < _MOST_FIGURES:
        return span(low, high, unit, language, figures=figures + 1)
    number = _scaled(low, locale_of(language), figures)
    if first.startswith(number) and unit not in ("%", "x"):
        first = number  # what stands behind both numbers is said once: 5,000亿～9,000亿美元
    key = "hedged.range.below" if last.startswith("−") else "hedged.range"  # no dash before a minus
    return say(language, key, low=first, high=last)


def percent(share: float, language: Language = "en", *, figures: int = 2) -> str:
    """Write a share as a percentage: 0.325 -> `33%`; one decimal below ten when it matters."""
    number = rounded(100 * share, figures if abs(share) < 1 else 3)
    return say(language, "percent", number=_plain(number, locale_of(language)))


def signed_percent(share: float, language: Language = "en") -> str:
    """Write a difference with its sign, to whole per cent: `+9%`, `−12%`, `0%`."""
    whole = Decimal(repr(float(100 * share))).quantize(Decimal(1), rounding=ROUND_HALF_EVEN)
    number = _plain(whole, locale_of(language)) if whole else "0"
    return say(language, "percent", number=("+" if whole > 0 else "") + number)


def times(ratio: float, language: Language = "en") -> str:
    """Write a ratio as a tick does: `½×`, `1×`, `1¼×`, `10×`."""
    whole, rest = divmod(ratio, 1)
    for size, sign in _VULGAR.items():
        if abs(rest - size) < 1e-6:
            return say(language, "multiple", number=f"{int(whole) if whole else ''}{sign}")
    return say(language, "multiple", number=_plain(rounded(ratio, 3), locale_of(language)))


def factor(ratio: float, language: Language = "en") -> str:
    """Write how many times as much in a sentence: `twofold`, `fifteen-fold`, `35-fold`; `15倍`."""
    locale = locale_of(language)
    number = rounded(ratio, 2 if ratio < 100 else 3)
    if locale.folds and number < 100 and (ratio >= 2.95 or abs(ratio - 2) < 0.05):
        number = number.quantize(Decimal(1))
    whole = int(number) if number == number.to_integral_value() else -1
    if 0 <= whole < len(locale.folds) and locale.folds[whole]:
        return locale.folds[whole]
    return locale.say("factor", number=_plain(number, locale))


def count(number: int, language: Language = "en", *, first: bool = False) -> str:
    """Write a small number as a word: `Seven`, `七`; in figures past the words of the language."""
    return locale_of(language).count(number, first=first)


def day(when: date, language: Language = "en") -> str:
    """Write a date: `21 Nov 2026`, `2026年11月21日`."""
    locale = locale_of(language)
    month = locale.months[when.month - 1]
    return locale.say("day", day=when.day, month=month, year=when.year)


def period_words(period: str, language: Language = "en") -> str:
    """Write a period: a year as the language does (`2024`, `2024年`), any other as it is coded."""
    return say(language, "year", year=period) if _YEAR.fullmatch(period) else period


def stated_day(when: date, precision: str, language: Language = "en") -> str:
    """Write a date as precisely as it is known: `21 Nov 2026`, `Nov 2026`, `2026`."""
    if precision not in {"month", "year"}:
        return day(when, language)
    locale = locale_of(language)
    return locale.say(precision, month=locale.months[when.month - 1], year=when.year)
