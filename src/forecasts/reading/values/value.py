"""Read the `value:` of a claim: one amount with its hedge, and what it is measured from."""

from forecasts.reading.amounts.amount import Amount, amount_at
from forecasts.reading.amounts.per import per_at
from forecasts.reading.lexicon.currencies import NAMES_HAN, SIGN_CHARACTERS
from forecasts.reading.lexicon.directions import MIRRORED
from forecasts.reading.lexicon.hedges import AFTER, AFTER_HAN
from forecasts.reading.lexicon.nouns import COUNTED, NOUNS
from forecasts.reading.lexicon.units import DURATIONS
from forecasts.reading.numbers.multiples import factor_at
from forecasts.reading.numbers.numerals import figures_of
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.kinds import unit_kind
from forecasts.reading.records import Unreadable, Value
from forecasts.reading.twins.plain_forms import fold, shadow
from forecasts.reading.values.leads import Lead, lead_at
from forecasts.reading.values.refused import why_refused
from forecasts.reading.values.tails import (
    FLAT,
    OF_YEAR,
    WINDOW_FIRST,
    YEAR,
    Tail,
    tail_at,
    window_of,
    year_of,
)

__all__ = ["read_value"]

LONGEST = 200
"""Characters that a value may have."""

_LEAST, _LARGEST = 10.0, 1e15
_DECIMALS = 10
"""A share with more digits than these was a fraction: two-thirds."""


def read_value(text: str, *, language: str | None = None) -> Value | Unreadable:
    """Read one written value, such as `nearly 240 billion USD`, `25% a year from 2025`, `2万亿元`.

    Args:
        text: Levels, bounds, ranges, scales, shares, growth rates, multiples, cumulative values and
            prices, in English or Chinese; nothing else may stand in it.
        language: `de`, `fr`, `es` or `ja` for values written in these; their decimal commas and
            scale words (German Billion is 1e12) are then meant.

    Returns:
        The value, its numbers in full, or the first thing that was not understood and where.

    Example:
        >>> value = fc.read_value("nearly 240 billion USD")
        >>> value.value, value.unit, value.hedge
        (240000000000.0, 'USD', 'below')
        >>> fc.read_value("about soon").reason
        '`soon` is no number'
    """
    if len(text) > LONGEST:
        return Unreadable(reason=f"is longer than {LONGEST} characters", offset=LONGEST, text=text)
    if not text.strip():
        return Unreadable(reason="is empty", offset=0, text=text)
    plain = shadow(text)
    if language and language[:2] in ("de", "fr", "es", "ja"):
        from forecasts.reading.values.foreign import as_english  # few values need its tables

        plain, places = as_english(plain, language[:2])
    else:
        places = None
    flat = FLAT.search(plain) if "flat" in plain or "持平" in plain else None
    if flat:
        rest = plain[: flat.start()] + " " * len(flat[0]) + plain[flat.end() :]
        result = _from_flat(_read(rest, text), text)
    else:
        result = _read(plain, text)
    if places and isinstance(result, Unreadable):
        offset = places[min(result.offset, len(places) - 1)]
        return Unreadable(reason=result.reason, offset=offset, text=text)
    return result


def _from_flat(read: Value | Unreadable, text: str) -> Value | Unreadable:
    """Return a rate as the range that it makes with none: `flat to 4%`, `down 2% to flat`."""
    if isinstance(read, Unreadable):
        return read
    if read.unit != "%" or read.low != read.high or read.hedge != "bare":
        return Unreadable(
            reason="`flat` stands beside one rate, as `flat to 4%`", offset=0, text=text
        )
    low, high = sorted((0.0, read.low))
    return read._replace(
        low=low, high=high, value=(low + high) / 2, figures=1, hedge="range", kind="growth"
    )


def _read(plain: str, text: str) -> Value | Unreadable:
    lower = fold(plain)
    start = len(lower) - len(lower.lstrip())
    dated = lower.startswith(("fy", "19", "20"), start)
    summed = WINDOW_FIRST.match(lower, start) if dated else None
    lead = lead_at(lower, summed.end() if summed else start)
    special = _multiple_word(lower, lead, text) or _base_first(plain, lower, lead, text)
    if special:
        return special
    at = _number_start(lower, lead.end)
    amount = amount_at(plain, lower, at, lead.end, between=lead.between) if at is not None else None
    if amount is None:
        return _unreadable(lower, lead.end, text, "no number")
    if amount.start > lead.end:
        return _unreadable(lower, lead.end, text, "not understood")
    result = _finish(lower, lead, amount, text)
    if summed and isinstance(result, Value):
        return result._replace(kind="cumulative", window=window_of(summed[1], summed[2]))
    return result


def _finish(lower: str, lead: Lead, amount: Amount, text: str) -> Value | Unreadable:
    hedge, strict, end = _suffix(lower, amount, lead)
    unit, end = _unit(lower, amount, end)
    if amount.form in ("magnitude", "words") and (mark := _SCALE_MARK.match(lower, end)):
        end, hedge = mark.end(), "scale" if hedge == "bare" else hedge
    hedge_after, strict_after, end = _after(lower, end)
    if hedge_after and hedge == "bare":
        hedge, strict = hedge_after, strict_after
    if unit == "x" and lower.startswith(("-fold", "fold"), end):
        end += len("fold") + (lower[end] == "-")
    tail = tail_at(lower, end, unit)
    rest = lower[tail.end :]
    if rest.strip(" .。"):
        offset = tail.end + len(rest) - len(rest.lstrip())
        return _unreadable(lower, offset, text, "not understood")
    if hedge == "scale" and not _is_power(amount.low):
        return _unreadable(lower, amount.start, text, "no number")
    if unit is None:
        return Unreadable(reason="has no unit", offset=min(amount.end, len(text)), text=text)
    return _value(amount, lead._replace(hedge=hedge, strict=strict), tail, unit, text)


def _is_power(number: float) -> bool:
    """Whether a magnitude is ten, a hundred ... a hundred trillion: `dozens` is none."""
    digits = f"{number:.6f}".rstrip("0").rstrip(".")
    return (
        digits.startswith("1")
        and not digits.strip("10")
        and digits.count("1") == 1
        and (_LEAST <= number <= _LARGEST)
    )


def _value(amount: Amount, lead: Lead, tail: Tail, unit: str, text: str) -> Value:
    low, high, figures, hedge, strict = (
        amount.low, amount.high, amount.figures, lead.hedge, lead.strict
    )  # fmt: skip
    part = amount.form in ("fraction", "half") and not amount.unit and unit == "%"
    if part:
        low, high = 100 * low, 100 * high
    if lead.falling or tail.falling:
        low, high, hedge = -high, -low, MIRRORED.get(hedge, hedge)
    if lead.growth and unit == "x" and "倍" in text:
        low, high = low + 1, high + 1  # 增长1倍 is twice as much
    if low != high:
        hedge, strict = "range", False
    exact = unit == "%" and (part or amount.form == "share") and _shortest(low) > _DECIMALS
    if low != high:
        figures = min(_shortest(low), _shortest(high))
    elif figures and not exact:
        figures = min(max(figures, _shortest(low)), 17)
    figures = 0 if hedge == "scale" else max(figures, 1)
    grows = unit == "%" and (lead.growth or tail.growth)
    kind = "cumulative" if tail.window else "growth" if grows else unit_kind(unit)
    return Value(
        kind=kind, low=low, high=high, value=low if low == high else (low + high) / 2,
        figures=figures,
        unit=unit, hedge=hedge, strict=strict, base=tail.base, window=tail.window,
        currency_basis=amount.basis, text=text,
    )  # fmt: skip


def _shortest(value: float) -> int:
    digits = repr(abs(value)).partition("e")[0].removesuffix(".0")
    return figures_of(digits)


def _unreadable(lower: str, offset: int, text: str, reason: str) -> Unreadable:
    words = _NEXT_WORD.match(lower, offset)
    if not words:
        return Unreadable(reason="ends where a number is expected", offset=len(text), text=text)
    start = words.start(1)
    if why := why_refused(lower, start):
        return Unreadable(reason=why, offset=start, text=text)
    found = (text[start : words.end(1)] if len(text) == len(lower) else words[1])[:20]
    said = (
        f"`{found}` is not understood" if reason == "not understood" else f"`{found}` is no number"
    )
    return Unreadable(reason=said, offset=start, text=text)


_NEXT_WORD = Lazy(r"\s*(\S+)")
_SCALE_MARK = Lazy(r"[ -]?(?:scale|level|class)|(?:级别|级|规模|量级|大关)")


_START = Lazy(
    r"(?:minus |negative |负)?-?(?:[a-z.]{0,4} ?[" + SIGN_CHARACTERS + r"]"
    r"|(?:[a-z]{3}|rs\.?|rmb|rm|rp|kr|dm|euro) ?(?=[0-9.])|"
    + "|".join(sorted(NAMES_HAN, key=len, reverse=True))
    + r")?"
    r" ?-?(?=[0-9.½⅓⅔¼¾]|[一二两三四五六七八九十百千万亿几数上半对]|[a-z])"
)


def _number_start(lower: str, at: int) -> int | None:
    head = lower[at : at + 6]  # a figure or a long word: no sign or code of a currency
    if "0" <= head[:1] <= "9" or (len(head) == 6 and head.isascii() and head.isalpha()):
        return at
    found = _START.match(lower, at)
    return found.end() if found else None


def _suffix(lower: str, amount: Amount, lead: Lead) -> tuple[str, bool, int]:
    """Read `scale`, 级, 规模 behind a magnitude; decide the hedge of the number itself."""
    hedge, strict, end = lead.hedge, lead.strict, amount.end
    found = _SCALE_MARK.match(lower, end)
    worded = amount.form in ("magnitude", "vague", "words")
    if found:
        end = found.end()
    if amount.form in ("magnitude", "vague") or (
        found and worded and found[0].strip(" -") in ("scale", "class", "level")
    ):
        return ("scale", False, end) if hedge in ("bare", "about") else (hedge, strict, end)
    if amount.above and hedge == "bare":
        return "above", True, end
    return hedge, strict, end


_NOUN = Lazy(r" ?-?(?:of )?([a-z]+)(?: ([a-z]+))?")


def _unit(lower: str, amount: Amount, end: int) -> tuple[str | None, int]:
    """Return the amount's unit, or the counted noun behind it; None when there is neither."""
    if amount.unit == "times":
        return "x", end
    if amount.unit:
        return amount.unit, end
    found = _NOUN.match(lower, end)
    if found:
        pair = f"{found[1]} {found[2]}" if found[2] else ""
        for words, stop in ((pair, found.end()), (found[1], found.end(1))):
            noun = NOUNS.get(words) or (words if words in COUNTED else "")
            if noun:
                return _per_time(lower, noun, stop)
    if (amount.form == "fraction" and not amount.scaled) or (
        amount.form == "half" and not lower[end:].strip()
    ):
        return "%", end
    return None, end


def _per_time(lower: str, noun: str, end: int) -> tuple[str, int]:
    """Read `ride/week`: a counted noun in a time."""
    per = per_at(lower, lower, end) if lower[end : end + 1] == "/" else None
    return (f"{noun}/{per.name}", per.end) if per and per.name in DURATIONS else (noun, end)


def _after(lower: str, end: int) -> tuple[str, bool, int]:
    at = end + 1 if lower[end : end + 1] == " " else end
    if at >= len(lower):
        return "", False, end
    for phrase, (hedge, strict) in (*AFTER.items(), *AFTER_HAN.items()):
        if lower.startswith(phrase, at):
            return hedge, strict, at + len(phrase)
    return "", False, end


def _multiple_word(lower: str, lead: Lead, text: str) -> Value | None:
    """Read `double 2024`, `tripled`, 翻一番."""
    start = lead.end
    if lower[start : start + 1] not in _MULTIPLE_STARTS:
        return None
    half = (0.5, "bare", start + len("half of")) if lower.startswith("half of ", start) else None
    found = half or factor_at(lower, start)
    if not found:
        return None
    factor, hedge, end = found
    base = OF_YEAR.match(lower, end)
    end = base.end() if base else end
    if lower[end:].strip(" .。"):
        return None
    lead = lead._replace(hedge=hedge) if lead.hedge == "bare" else lead
    return _multiple(factor, 1, lead, base[1] if base else "", text)


_MULTIPLE_STARTS = frozenset("dthqs翻减")


_BASE_FIRST = Lazy(rf"(?:比|较|相比|是|为|达到|达)?{YEAR}(?:相比|的|水平的?)?")


def _base_first(plain: str, lower: str, lead: Lead, text: str) -> Value | None:
    """Read 比2024年翻一番, 较2024年增长1倍, 2024年的2倍."""
    base = _BASE_FIRST.match(lower, lead.end) if "年" in lower else None
    if not base or base.end() == len(lower) or "年" not in base[0]:
        return None
    rest = lead_at(lower, base.end())
    found = _multiple_word(lower, rest, text)
    if found:
        return _multiple(found.value, 1, rest, base[1], text)
    amount = amount_at(plain, lower, rest.end, rest.end) if rest.end < len(lower) else None
    if amount is None or lower[amount.end :].strip(" .。"):
        return None
    if amount.unit == "x":
        grown = 1.0 if rest.growth else 0.0
        return _multiple(amount.low + grown, amount.figures, rest, base[1], text)
    if amount.unit == "%" and rest.growth:
        tail = Tail(amount.end, growth=True, base=year_of(base[1], "from"))
        hedge = rest.hedge if rest.hedge != "bare" else lead.hedge
        return _value(amount, rest._replace(hedge=hedge), tail, "%", text)
    return None


def _multiple(factor: float, figures: int, lead: Lead, base: str, text: str) -> Value:
    period = year_of(base, "in") if base else None
    figures = max(figures, _shortest(factor))
    return Value(
        kind="multiple", low=factor, high=factor, value=factor, figures=figures, unit="x",
        hedge=lead.hedge, strict=lead.strict, base=period, text=text,
    )  # fmt: skip
