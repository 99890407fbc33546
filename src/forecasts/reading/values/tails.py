"""What follows the amount of a value: a yearly rate with its start, a base year, a window."""

from datetime import date
from typing import NamedTuple

from forecasts.reading.patterns import Lazy
from forecasts.reading.records import Period

__all__ = ["FLAT", "OF_YEAR", "WINDOW_FIRST", "YEAR", "Tail", "tail_at", "years_of"]


class Tail(NamedTuple):
    """What stands behind the amount."""

    end: int
    growth: bool = False
    base: Period | None = None
    window: Period | None = None
    falling: bool = False
    in_all: bool = False


YEAR = r"(?:fy ?)?((?:19|20)[0-9]{2})(?:年)?"
_TO = r" ?(?:-|–|—{1,2}|to|至|到|through) ?"
_YEARLY = Lazy(
    r",? ?(?:a year|per year|/year|/yr|annually|per annum|p\.?a\.?(?![a-z])|yearly|each year"
    r"|every year|cagr|year on year|year-on-year|yoy|一年|每年)"
)
_IN_ALL = Lazy(r",? ?(?:in all|in total|altogether)(?![a-z])")
_GROWTH_WORD = Lazy(
    r",? ?(?:annual |yearly )?(?:growth|increase|higher|more"
    r"|(decline|decrease|drop|fall|reduction|lower|less|fewer))(?![a-z])"
    r"|的?(?:年均|年)?(?:复合)?(?:增长率|增速|增长|(降幅|跌幅|下降))"
)
_FROM = Lazy(
    rf",? ?(?:growth )?(?:from|since|on|over|starting in|starting|自)? "
    rf"?{YEAR}(?:{_TO}{YEAR})?(?: levels?)?(?:起)?"
)
_WINDOW = Lazy(
    rf",? ?(?:cumulative(?:ly)?|in total|总计|累计|合计),?(?: (?:over|in|from|during|for))? "
    rf"?{YEAR}{_TO}{YEAR}"
    rf"|,? ?(?:over|from|during|between)? ?{YEAR}{_TO}{YEAR},? ?(?:cumulative(?:ly)?|in total"
    rf"|累计)"
)
OF_YEAR = Lazy(
    rf" ?(?:times )?(?:the level of |the levels of |of |that of |the |于)?{YEAR}(?:'s)?(?: "
    rf"levels?| figure| value| total)?(?:的?水平)?"
)


FLAT = Lazy(r"\A\s*(?:flat to |持平[至到])| to flat\s*\Z|[至到]持平\s*\Z")
"""What makes of none the other end of a rate: `flat to 4%`, `down 2% to flat`."""

WINDOW_FIRST = Lazy(rf"{YEAR}{_TO}{YEAR}(?:间|期间)?,?(?:累计|合计|总计|共)(?=[^ ])")


def years_of(first: str, last: str = "", *, relation: str = "in") -> Period:
    """Return the calendar year that the digits name, or those from the first to the last."""
    start, end = date(int(first), 1, 1), date(int(last or first), 12, 31)
    return Period(start, end, f"{first}-{last}" if last else first, relation)


def tail_at(lower: str, end: int, unit: str | None) -> Tail:
    """Read what follows the amount: a yearly rate with its start, a base year, a window."""
    if end >= len(lower):
        return Tail(end)
    window = _WINDOW.match(lower, end)
    if window:
        first, last = [part for part in window.groups() if part]
        span = years_of(first, last)
        return Tail(window.end(), window=span) if span.start <= span.end else Tail(end)
    reads = _TAILS.get(unit or "")
    return reads(lower, end) if reads else Tail(end)


def _of_multiple(lower: str, end: int) -> Tail:
    base = OF_YEAR.match(lower, end)
    return Tail(base.end(), base=years_of(base[1])) if base else Tail(end)


def _of_rate(lower: str, end: int) -> Tail:
    yearly = _YEARLY.match(lower, end)
    word = None if yearly else _GROWTH_WORD.match(lower, end)
    found = yearly or word
    stop = found.end() if found else end
    falling = bool(word and (word[1] or word[2]))
    in_all = None if yearly else _IN_ALL.match(lower, stop)
    found, stop = (in_all, in_all.end()) if in_all else (found, stop)
    base = _FROM.match(lower, stop)
    if base and (found or "from" in base[0]):
        start = years_of(base[1], relation="from")
        return Tail(base.end(), growth=True, base=start, falling=falling, in_all=bool(in_all))
    return Tail(stop, growth=bool(found), falling=falling, in_all=bool(in_all))


def _of_points(lower: str, end: int) -> Tail:
    base = _FROM.match(lower, end)
    return Tail(base.end(), base=years_of(base[1], relation="from")) if base else Tail(end)


_TAILS = {"x": _of_multiple, "%": _of_rate, "pp": _of_points, "bp": _of_points}
"""What is read behind a unit."""
