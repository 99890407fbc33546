"""Read the `value:` of a claim: one amount with its hedge, and what it is measured from."""

from forecasts.reading.amounts.amount import Amount, amount_at
from forecasts.reading.amounts.minus import SIGN_WORDS
from forecasts.reading.amounts.per import per_at
from forecasts.reading.lexicon.currencies import NAMES_HAN, SIGN_CHARACTERS
from forecasts.reading.lexicon.directions import MIRRORED
from forecasts.reading.lexicon.hedges import AFTER, AFTER_HAN
from forecasts.reading.lexicon.nouns import COUNTED, NOUNS
from forecasts.reading.lexicon.units import DURATIONS
from forecasts.reading.numbers.numerals import figures_of
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.hedges.bound import Bound
from forecasts.reading.qualifying.hedging import hedge_after
from forecasts.reading.qualifying.kinds import unit_kind
from forecasts.reading.qualifying.multiples import Factor, factor_at
from forecasts.reading.records import Unreadable, Value
from forecasts.reading.twins.plain_forms import fold, shadow
from forecasts.reading.values.leads import Lead, lead_at
from forecasts.reading.values.refused import why_refused
from forecasts.reading.values.tails import (
    FLAT,
    OF_YEAR,
    WINDOW_FIRST,
    Tail,
    tail_at,
    years_of,
)

__all__ = ["read_value"]

LONGEST = 200
"""Characters that a value may have."""

_POWERS = frozenset(10.0**exponent for exponent in range(1, 16))
"""What may be a scale: a trillion is, dozens are not."""
_ENDS = " .。"
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
    lead, amount = _multiple_at(lower, lead) or (lead, _amount_at(plain, lower, lead))
    if amount is None:
        return _unreadable(lower, lead.end, text, "no number")
    if amount.start > lead.end:
        return _unreadable(lower, lead.end, text, "not understood")
    result = _finish(plain, lower, lead, amount, text)
    if summed and isinstance(result, Value):
        return result._replace(kind="cumulative", window=years_of(summed[1], summed[2]))
    return result


def _multiple_at(lower: str, lead: Lead) -> tuple[Lead, Amount] | None:
    """Read a word that is a multiple, and at most a year behind it: `double 2024`, 翻近一番."""
    at = lead.end
    found = factor_at(lower, at)
    if lower.startswith("half of ", at):
        found = Factor(0.5, "bare", at + len("half of"))
    if not found or why_refused(lower, at):
        return None
    factor, hedge, end = found
    year = OF_YEAR.match(lower, end)
    if lower[year.end() if year else end :].strip(_ENDS):
        return None
    hedge = hedge if lead.hedge == "bare" else lead.hedge
    amount = Amount(
        at, end, factor, factor, 1, "x", "fold",
        ranged=False, above=False, scaled=False, basis="", rule="multiple word",
    )  # fmt: skip
    return lead._replace(hedge=hedge), amount


def _amount_at(plain: str, lower: str, lead: Lead) -> Amount | None:
    """Read the amount behind what leads to it, its currency and sign included."""
    at = lead.end
    head = lower[at : at + 6]  # a figure or a long word: no sign or code of a currency
    wordy = len(head) == 6 and head.isascii() and head.isalpha() and head != "negati"
    if not ("0" <= head[:1] <= "9" or wordy):
        found = _START.match(lower, at)
        if not found:
            return None
        at = found.end()
    return amount_at(plain, lower, at, lead.end, between=lead.between)


def _finish(plain: str, lower: str, lead: Lead, amount: Amount, text: str) -> Value | Unreadable:
    """Read what stands behind an amount: unit, scale, hedge, and what it is measured from."""
    mark = _SCALE_MARK.match(lower, amount.end)
    unit, end = _unit(lower, amount, mark.end() if mark else amount.end)
    if not mark and amount.form in ("magnitude", "words"):
        mark = _SCALE_MARK.match(lower, end)
        end = mark.end() if mark else end
    after, hedge, strict = _hedge_after(plain, lower, end), lead.hedge, lead.strict
    scale = amount.form in ("magnitude", "vague") or (amount.form == "words" and mark)
    if scale and hedge in ("bare", "about"):
        hedge, strict = "scale", False
    elif hedge == "bare" and amount.above:
        hedge, strict = amount.hedge, True
    elif hedge == "bare" and after:
        hedge, strict = after.hedge, after.strict
    tail = tail_at(lower, after.place if after else end, unit)
    rest = lower[tail.end :]
    if rest.strip(_ENDS):
        offset = tail.end + len(rest) - len(rest.lstrip())
        return _unreadable(lower, offset, text, "not understood")
    if hedge == "scale" and amount.low not in _POWERS:
        return _unreadable(lower, amount.start, text, "no number")
    if unit is None:
        return Unreadable(reason="has no unit", offset=min(amount.end, len(text)), text=text)
    if lead.base and unit != "x" and not (unit == "%" and lead.growth):
        return _unreadable(lower, lead.base.start(), text, "not understood")
    return _value(amount, lead._replace(hedge=hedge, strict=strict), tail, unit, text)


def _hedge_after(plain: str, lower: str, end: int) -> Bound | None:
    """Read the hedge behind an amount; the last words of a value may be one that prose has not."""
    last = lower[end:].strip(_ENDS)
    known = AFTER.get(last) or AFTER_HAN.get(last)
    return Bound(*known, len(lower)) if known else hedge_after(plain, lower, end)


def _value(amount: Amount, lead: Lead, tail: Tail, unit: str, text: str) -> Value:
    low, high, figures, hedge, strict = (
        amount.low, amount.high, amount.figures, lead.hedge, lead.strict
    )  # fmt: skip
    part = amount.form in ("fraction", "half") and not amount.unit and unit == "%"
    if part:
        low, high = 100 * low, 100 * high
    if lead.falling or tail.falling:
        low, high, hedge = -high, -low, MIRRORED.get(hedge, hedge)
    if lead.growth and unit == "x" and "倍" in text and amount.form != "fold":
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
    rate = "change" if tail.in_all else "growth"
    kind = "cumulative" if tail.window else rate if grows else unit_kind(unit)
    relation = "in" if unit == "x" else "from"
    base = years_of(lead.base[1], relation=relation) if lead.base else tail.base
    return Value(
        kind=kind, low=low, high=high, value=low if low == high else (low + high) / 2,
        figures=figures,
        unit=unit, hedge=hedge, strict=strict, base=base, window=tail.window,
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
    SIGN_WORDS + r"?-?(?:[a-z.]{0,4} ?[" + SIGN_CHARACTERS + r"]"
    r"|(?:[a-z]{3}|rs\.?|rmb|rm|rp|kr|dm|euro) ?(?=[0-9.])|"
    + "|".join(sorted(NAMES_HAN, key=len, reverse=True))
    + r")?"
    r" ?-?(?=[0-9.½⅓⅔¼¾]|[一二两三四五六七八九十百千万亿几数上半对]|[a-z])"
)


_NOUN = Lazy(r" ?-?(?:of )?([a-z]+)(?: ([a-z]+))?")


def _unit(lower: str, amount: Amount, end: int) -> tuple[str | None, int]:
    """Return the amount's unit, or the counted noun behind it; None when there is neither."""
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
