"""Chinese lists that write their unit once: 分别为100、120、150亿元, 1.05/1.32/1.68元."""

from collections.abc import Iterator

from forecasts.reading.amounts.amount import Amount
from forecasts.reading.amounts.ends import Part, part_at
from forecasts.reading.lexicon.magnitudes import HAN_SCALES
from forecasts.reading.lexicon.units import DURATIONS
from forecasts.reading.numbers.numerals import figures_of, raised
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.kind_rules.chinese import settled
from forecasts.reading.records import Quantity

__all__ = ["member_at", "share_lists"]

_RULE = "list unit"
_SIGNS = frozenset("、/和及与")
_NEAR = 16
_SCALE = "[" + "".join(HAN_SCALES) + "]{0,2}"
_ITEM = rf"[0-9][0-9,]{{0,20}}(?:\.[0-9]{{1,10}})?{_SCALE}个?"
_FIRST = Lazy(rf"([0-9][0-9,]{{0,20}}(?:\.[0-9]{{1,10}})?)({_SCALE})个?(?=[、/和及与][0-9])")
_REST = Lazy(rf"(?:([、/]){_ITEM}){{0,12}}(?:[、/和及与])(?=[0-9])")
_EARLIER = Lazy(rf"(?<![0-9.,A-Za-z第-])(?:{_ITEM}[、/]){{1,12}}\Z")
_REACH = 80
_EACH = Lazy(
    r"(?:分别|依次|(?<!\d)(?:20)?2\d[/、和](?:20)?2\d年|(?<![元万亿])[一-鿿]{2,6}/[一-鿿A-Z]{2,8}(?!\d*[一-鿿]*/))[^。；;\n]{0,60}\Z"
)
_LABEL = frozenset("第-")
_LONG = 3
_FAR = 1000.0
"""Ends of one list differ by less than this: 8000 before 1.2万 has no share in the 万."""


def member_at(plain: str, lower: str, start: int) -> Amount | None:
    """Read a number whose unit stands at the end of its list; None when it is in no such list."""
    if _SIGNS.isdisjoint(plain[start : start + _NEAR]):
        return None
    first = _FIRST.match(plain, start)
    rest = _REST.match(plain, first.end()) if first else None
    if not first or not rest:
        return None
    earlier = _EARLIER.search(plain[max(0, start - _REACH) : start])
    head = start - len(earlier[0]) if earlier else start
    before = plain[head - 1 : head] if head else ""
    if before in _LABEL or (before.isascii() and before.isalnum()):
        return None
    separators = plain[head : rest.end()].count("、") + plain[head : rest.end()].count("/")
    joined = plain[rest.end() - 1] in "和及与"
    size = 1 + separators + joined
    if size < _LONG and not _EACH.search(plain[max(0, head - _REACH) : head]):
        return None
    last = part_at(plain, lower, rest.end(), rest.end())
    if last is None or not last.unit or last.unit in DURATIONS:
        return None
    return _member(first[1], first[2], start, first.end(), last)


def _member(digits: str, scale: str, start: int, end: int, last: Part) -> Amount:
    """Give a number the unit of the last one and, where it has no scale of its own, its scale."""
    written = digits.replace(",", "")
    number = float(written)
    exponent = sum(HAN_SCALES[char] for char in scale)
    if not scale:
        shared = _exponent_of(last)
        exponent = shared if number < _FAR * raised(last.high, -shared) else 0
    value = raised(number, exponent)
    return Amount(
        start, end, value, value, figures_of(written), last.unit,
        "han" if exponent else "digits", False, False, bool(exponent), last.basis, _RULE,
    )  # fmt: skip


def _exponent_of(part: Part) -> int:
    """Return the exponent of the scale words behind the digits of a part."""
    if part.exponent or part.number.form != "han":
        return part.exponent
    return next((size for size in (12, 8, 4) if part.high >= 10**size), 0)


def share_lists(text: str, found: Iterator[Quantity], *, han: bool) -> Iterator[Quantity]:
    """Give the hedge at either end of a list with one unit to all its numbers, and growth on."""
    run: list[Quantity] = []
    if han:
        found = _bounded(text, settled(text, found))
    for one in found:
        goes_on = run and one.start - run[-1].end <= 1 and text[run[-1].end : one.start] in _SIGNS
        if run and not goes_on:
            yield from _shared(run)
            run = []
        if f"unit:{_RULE}" in one.rules:
            run.append(one)
        elif run:
            yield from _shared([*run, one])
            run = []
        else:
            yield one
    yield from _shared(run)


_ALL = Lazy(r"(?:分别|依次)[^，,。；;、0-9]{0,4}\Z")


def _bounded(text: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """Give the hedge behind 分别 to the whole list: 分别不低于15%、32%、52%."""
    giver: Quantity | None = None
    end = 0
    for one in found:
        if giver and text[end : one.start] in _SIGNS and one.unit == giver.unit:
            if one.hedge == "bare":
                yield one._replace(hedge=giver.hedge, strict=giver.strict)
                end = one.end
                continue
            giver = None
        gives = "hedge:before" in one.rules and one.hedge != "range"
        if gives and _ALL.search(text[max(0, one.start - _NEAR) : one.start]):
            giver, end = one, one.end
        else:
            giver = None
        yield one


def _shared(run: list[Quantity]) -> list[Quantity]:
    if len(run) > 1:
        first, last = run[0], run[-1]
        giver = first if first.hedge != "bare" else last
        if giver.hedge not in ("bare", "range"):
            return [
                one if one.hedge != "bare" else one._replace(hedge=giver.hedge, strict=giver.strict)
                for one in run
            ]
    return run
