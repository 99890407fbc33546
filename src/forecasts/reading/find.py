"""Find the quantities of a running text: anchors, masks, amounts, hedges, units and kinds."""

from bisect import bisect_right
from collections.abc import Iterator

from forecasts.reading.amounts.amount import Amount, amount_at
from forecasts.reading.amounts.unit_words import (
    FIRST_WORDS,
    SYMBOLS_LOWER,
    may_count,
    per_at,
    power_of,
)
from forecasts.reading.lexicon.currencies import CODES
from forecasts.reading.lexicon.magnitudes import COUNT_WORDS
from forecasts.reading.lexicon.units import DURATIONS, SYMBOLS, WORDS
from forecasts.reading.numbers.anchors import anchors, start_of_words
from forecasts.reading.numbers.multiples import multiple_at
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.changes import is_change, is_yardstick
from forecasts.reading.qualifying.currency_below import in_currency_below
from forecasts.reading.qualifying.direction import directed
from forecasts.reading.qualifying.fractions import is_share
from forecasts.reading.qualifying.hedging import hedge_after, hedge_before, noun_after
from forecasts.reading.qualifying.kinds import kind_of
from forecasts.reading.qualifying.lists_chinese import member_at, share_lists
from forecasts.reading.qualifying.neighbours import inherit
from forecasts.reading.qualifying.table_measures import is_table, measured
from forecasts.reading.records import Quantity
from forecasts.reading.rejecting.labels import is_counted_again, is_pointed_out, is_quoted_label
from forecasts.reading.rejecting.masks import address_spans, masked_until
from forecasts.reading.rejecting.no_quantities import is_han_name, is_quantity
from forecasts.reading.twins.plain_forms import closed, fold, has_han, has_kana, shadow

__all__ = ["find"]

_MONEY_SIZE = 1e8
_LATIN = "\u2e80"
_TEMPORAL = frozenset(("近", "过", "over", "past", "within", "near", "beyond", "some", "under"))


def find(text: str) -> tuple[Quantity, ...]:
    """Return every quantity of the text in order, without certainty, forecast and target."""
    plain = shadow(text)
    han = has_han(plain)
    tight, shifts = closed(plain) if han and " " in plain else (plain, [(0, 0)])
    whole = len(shifts) == 1
    words, shape = (text, plain) if whole else (tight, tight)
    lower = fold(shape)
    listed = share_lists(shape, inherit(shape, lower, _scan(words, shape, lower, han=han)), han=han)
    found = directed(shape, lower, listed)
    found = measured(shape, found) if is_table(shape) else found
    if han and not has_kana(shape):
        found = in_currency_below(shape, map(_of_china, found))
    return tuple(found if whole else (_opened(text, one, shifts) for one in found))


def _of_china(one: Quantity) -> Quantity:
    """Read `¥` as the yuan, where the text is Chinese."""
    if not one.currency_basis.endswith("¥ read as JPY"):
        return one
    unit, basis = one.unit.replace("JPY", "CNY"), "¥ in a Chinese text read as CNY"
    return one._replace(unit=unit, currency_basis=basis)


def _opened(text: str, quantity: Quantity, shifts: list[tuple[int, int]]) -> Quantity:
    """Put a quantity found without the blanks back into the text."""
    start = quantity.start + shifts[bisect_right(shifts, (quantity.start, len(text))) - 1][1]
    last = quantity.end - 1
    end = last + shifts[bisect_right(shifts, (last, len(text))) - 1][1] + 1
    return quantity._replace(start=start, end=end, quote=text[start:end])


def _scan(text: str, plain: str, lower: str, *, han: bool) -> Iterator[Quantity]:
    cursor = 0
    spans = iter(address_spans(plain) if "@" in plain or "ww." in lower or "://" in plain else ())
    span = next(spans, None)
    for at in anchors(plain, han=han):
        if at < cursor:
            continue
        while span and span[1] <= at:
            span = next(spans, None)
        if span and span[0] <= at:
            cursor = span[1]
            continue
        end = masked_until(plain, lower, at)
        if end:
            cursor = end
            continue
        quantity, cursor = _at(text, plain, lower, at, cursor)
        if quantity:
            yield quantity


def _at(text: str, plain: str, lower: str, at: int, floor: int) -> tuple[Quantity | None, int]:
    """Read the quantity at an anchor: the quantity, if it is one, and where to go on."""
    char = plain[at]
    if "0" <= char <= "9":
        special = (
            multiple_at(text, lower, at)
            if char in "123456789" and lower[at + 1 : at + 2] == " "
            else None
        )
        return (special, special.end) if special else _at_number(text, plain, lower, at, floor)
    if char > "\u2e80":
        if not may_count(plain, at) or is_han_name(plain, at):
            return None, at + 1
    elif lower[at + 1 : at + 7].find(" ") > 0 and (
        simple := _small_count(text, plain, lower, at, floor)
    ):
        return simple
    elif (lower.startswith("one ", at) and not _ONE.match(lower, at + 4)) or is_quoted_label(
        plain, at
    ):
        return None, at + 1
    elif lower.startswith("one or more", at):
        return None, at + len("one or more")
    start = start_of_words(lower, at, floor) if char < "\u2e80" else at
    special = multiple_at(text, lower, at)
    if special:
        return special, special.end
    between = _is_between(lower, at, floor)
    amount = amount_at(plain, lower, start, floor, between=between)
    if amount is None and start != at:
        return _at_number(text, plain, lower, at, floor)
    return _at_number(text, plain, lower, start, floor, amount) if amount else (None, at + 1)


_ONE = Lazy(
    r"(?:hundred|thousand|million|billion|trillion|dozen|half|third|quarter|fifth|sixth|tenth|percent|per|percentage|basis|in|out|or|to"
    r"|point|and|year|month|week|mile|acre|ton|tonne|barrel|gallon|pound|dollar|euro|yuan|yen|penny|cent|us|kilo|kilometer|kilometre|meter|metre|foot|inch|lakh|crore|gig)"
)


_SMALL_COUNT = Lazy(r"(two|three|four|five|six|seven|eight|nine|ten) ([a-z]+)")
_MORE_THAN_A_COUNT = (
    FIRST_WORDS
    | SYMBOLS_LOWER
    | frozenset(
        "hundred thousand million billion trillion lakh crore dozen and to or point in out of "
        "halves thirds quarters fifths"
        " percent per pct percentage basis point tenths eighths sixths more".split()
    )
)


def _small_count(
    text: str, plain: str, lower: str, at: int, floor: int
) -> tuple[Quantity | None, int] | None:
    """Read `four recommendations`, the commonest number in prose, without looking for more."""
    found = _SMALL_COUNT.match(lower, at)
    if not found or found[2] in _MORE_THAN_A_COUNT:
        return None
    end = found.end(1)
    if is_pointed_out(lower, at) or is_quoted_label(plain, at):
        return None, end
    if hedge_before(plain, lower, at, floor):
        return None
    if _is_title(plain, at, end):
        return None, end
    noun = noun_after(plain, lower, end)
    if noun is None and is_counted_again(lower, at, end):
        return None
    if noun is None or noun[0] in DURATIONS:
        return None, end
    count = float(COUNT_WORDS[found[1]])
    return Quantity(
        start=at, end=noun[1], quote=text[at : noun[1]], value=count, low=count, high=count,
        figures=1, unit=noun[0], hedge="bare", strict=False,
        kind=kind_of(plain, lower, at, noun[1], noun[0], scaled=False),
        rules=("words", "noun"),
    ), noun[1]  # fmt: skip


def _is_title(plain: str, at: int, end: int) -> bool:
    """Whether a capital makes the number a name: `the Group of Seven leaders`, `Three Rivers`."""
    if not plain[at].isupper():
        return False
    return plain[end + 1].isupper() or plain[max(0, at - 2) : at - 1].islower()


def _at_number(
    text: str, plain: str, lower: str, start: int, floor: int, amount: Amount | None = None
) -> tuple[Quantity | None, int]:
    if plain[start - 1 : start] == "." and start > floor and plain[start - 2 : start - 1] in _OPEN:
        start -= 1  # .002 per cent
    between = _is_between(lower, start, floor)
    amount = (
        amount
        or member_at(plain, lower, start)
        or amount_at(plain, lower, start, floor, between=between)
    )
    if amount is None:
        return None, start + 1
    if amount.ranged and is_change(plain, lower, amount):
        amount = amount_at(plain, lower, start, floor, ranges=False) or amount
    if between and not amount.ranged:
        between = False
    return _quantity(text, plain, lower, amount, floor, between=between)


_OPEN = ("", " ", "(", "-", "+", "$", "£", "€")


def _is_between(lower: str, at: int, floor: int) -> bool:
    back = max(floor, at - 22)
    if lower.find("between ", back, at) >= 0 or lower.find("介于", back, at) >= 0:
        return True
    closes = lower.find("之间", at, at + 40)
    return closes >= 0 and (lower.find("在", back, at) >= 0 or "与" in lower[at:closes])


def _quantity(
    text: str, plain: str, lower: str, amount: Amount, floor: int, *, between: bool
) -> tuple[Quantity | None, int]:
    start, end, unit, rules = amount.start, amount.end, amount.unit, [amount.form]
    low, high, basis = amount.low, amount.high, amount.basis
    if amount.form == "fraction" and not unit and not amount.scaled:
        fraction = is_share(lower, amount)
        if not fraction:
            return None, end
        low, high, unit = 100 * low, 100 * high, "%"
    behind = _unit_behind(plain, lower, unit, end) if amount.form != "fold" else None
    noun_found = bool(behind) and not unit
    if behind:
        unit, end = behind
        rules.append("noun" if noun_found else "per day behind")
    hedge, strict, mark = ("above", True, "numeral") if amount.above else ("bare", False, "")
    if amount.form in ("magnitude", "vague"):
        spoken = amount.form == "magnitude" and plain[start] > _LATIN
        if spoken and not unit and low >= _MONEY_SIZE:
            unit, basis = "CNY", "a Chinese magnitude without a unit read as CNY"
        hedge, end = "scale", _scale_mark(lower, end)
    after, before = hedge_after(plain, lower, end), hedge_before(plain, lower, start, floor)
    if after and not unit and (counted := noun_after(plain, lower, after[2])):
        unit, noun_found = counted[0], True  # 250 or more people
    if before and before[2] == start and is_yardstick(lower, start, end):
        before = None
    if before and unit in DURATIONS and _is_temporal(lower, before[2], start):
        before = None
    if not is_quantity(
        plain, lower, amount, unit, noun=noun_found, hedged=bool(before or between or after)
    ):
        return None, max(end if noun_found is False else amount.end, amount.start + 1)
    if after:
        hedge, strict, end, mark = *after, "after"
    if before:
        hedge, strict, start, mark = *before, "before"
    if low != high or amount.ranged:
        hedge, strict = "range", False
        start = _between_start(lower, start, floor) if between else start
    if plain[start] > "\u2e80" or plain[start - 1] > "\u2e80":
        if unit == "degree" and "电" in plain[max(0, start - 14) : start]:
            unit = "kWh"
        unit, start, outer = _per_before(plain, lower, unit, start)
        if outer and hedge == "bare":
            hedge, strict, start, mark = *outer, "before"
    if mark:
        rules.append(f"hedge:{mark}")
    if amount.rule:
        rules.append(f"unit:{amount.rule}")
    value = low if low == high else (low + high) / 2
    return Quantity(
        start=start, end=end, quote=text[start:end], value=value, low=low, high=high,
        figures=amount.figures, unit=unit, hedge=hedge, strict=strict,
        kind=kind_of(plain, lower, start, end, unit, scaled=amount.scaled or value >= 100_000),
        currency_basis=basis, rules=tuple(rules),
    ), end  # fmt: skip


def _unit_behind(plain: str, lower: str, unit: str, end: int) -> tuple[str, int] | None:
    """Read what is counted, and in what time: `homes a year`, `barrels of oil daily`."""
    if unit:
        timed = _TIMED.match(lower, end) if unit in _MEASURED else None
        return (f"{unit}/day", timed.end()) if timed else None
    noun = noun_after(plain, lower, end)
    per = per_at(plain, lower, noun[1]) if noun and noun[0] not in DURATIONS else None
    return (f"{noun[0]}/{per.name}", per.end) if noun and per and per.name in DURATIONS else noun


def _is_temporal(lower: str, begin: int, start: int) -> bool:
    """Whether the word before a length of time is its place: within five years, over a 25-year."""
    if begin < start:
        return lower[begin:start].strip() in _TEMPORAL
    return lower.endswith((" over a ", " over the ", " past the ", " over an "), 0, start)


_PER = Lazy(r"(?:每一?|1)([^每一0-9，。；、]{1,9})\Z")
_BETWEEN = Lazy(
    r"派[息现发]|股息|分红|收益|盈利|净资产|补[贴助]|奖励|报价|售价|均价|(?:あたり|当たり|につき)?[年月]?"
)
"""What may stand between a unit and its price: 每股派息, 每辆补贴, 1トンあたり."""
_LOOSE = frozenset(("unit", "people", "home")) | DURATIONS


def _per_before(
    plain: str, lower: str, unit: str, start: int
) -> tuple[str, int, tuple[str, bool, int] | None]:
    """Add what a price is per when that stands before it: 超过每桶68美元 is above 68 USD/barrel."""
    found = _PER.search(plain[max(0, start - 11) : start]) if unit in _PRICED else None
    per = per_at(f"/{found[1]}", f"/{found[1]}".lower(), 0) if found else None
    if not found or per is None or per.name in ("year", unit):
        return unit, start, None
    between = found[1][per.end - 1 :]
    if between and (per.name in _LOOSE or not _BETWEEN.fullmatch(between)):
        return unit, start, None
    at = start - len(found[0])
    return (
        f"{unit}/{power_of(per.name) if unit in CODES else per.name}",
        at,
        hedge_before(plain, lower, at, 0),
    )


_PRICED = CODES | frozenset(SYMBOLS.values()) - {"%", "pp", "bp", "x", "degree"} - DURATIONS
_MEASURED = (
    frozenset((*SYMBOLS.values(), *WORDS.values())) - {"%", "pp", "bp", "x"} - CODES - DURATIONS
)
_TIMED = Lazy(r"(?: of (?:[a-z]+ ){1,2}?| )(?:daily|(?:a|per|each|every) day)\b")
"""Per day, where what is measured stands between: `103 million barrels of oil daily`."""
_MARK = Lazy(r"[ -](?:scale|level|class)\b|(?:级别|量级|级|规模)")


def _scale_mark(lower: str, end: int) -> int:
    found = _MARK.match(lower, end)
    return found.end() if found else end


def _between_start(lower: str, start: int, floor: int) -> int:
    window = lower[max(floor, start - 12) : start]
    at = window.rfind("between ")
    return max(floor, start - 12) + at if at >= 0 else start
