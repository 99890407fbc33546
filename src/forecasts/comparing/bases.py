"""What growth starts from: stated, or told by the words, or every faithful reading of them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from forecasts.actuals.periods import Span, last_twelve_months, years_between
from forecasts.comparing.claimed import Reading, Stated, is_in_all
from forecasts.comparing.history import LONGEST_PERIOD, shift_years
from forecasts.reading.lexicon.yearly import OVER_YEARS, YEAR_ON_YEAR

__all__ = ["ONE_YEAR", "Base", "find_bases", "is_deadline", "may_be_in_all"]

_YEAR_AHEAD = 1.05
ONE_YEAR = 1.5
"""More years than that are several."""

_ONE_YEAR = ("in ", "for ", "during ")
_PERCENT = re.compile(r"[%％]|\bper ?cent\b|百分之", re.IGNORECASE)
_DEADLINES = ("by ", "before ", "until ", "within ", "no later ", "to ", "through ", "till ")
_CHINESE_DEADLINES = ("前", "到", "内", "至")


@dataclass(frozen=True, kw_only=True, slots=True)
class Base:
    """The period that growth starts from, and what was assumed to find it; '' when stated."""

    span: Span
    note: str


def find_bases(
    claim: Stated, reading: Reading, target: Span, last_known: date | None, *, rates: bool
) -> list[Base]:
    """Return the base period of every faithful reading *[ours]*.

    Stated; else, for growth over several years, the first of them and the year before it; else
    the year before the target, for a rate of one year, whenever it was said, and for growth
    that is near; else the last full year known at the statement, as for a multiple and for growth
    in all always. The
    quotation tells a rate of one year (`in 2030`, year on year) from one over years (`a year`,
    CAGR); where it does not, one for a year that is only named may be either: both are judged.
    Where a series counts `rates`, growth is what it says of the target's years, and nothing else.
    """
    if reading.base is not None:
        return [Base(span=reading.base, note="")]
    if (target[1] - target[0]).days > LONGEST_PERIOD and reading.kind != "multiple":
        first = (target[0], shift_years(target[0], 1) - timedelta(days=1))
        before = (shift_years(first[0], -1), shift_years(first[1], -1))
        note = "no base stated: every faithful reading is judged"
        return [Base(span=span, note=note) for span in (first, before)[rates:]]
    near = years_between(claim.stated, target[1]) <= 1 + _YEAR_AHEAD
    found = []
    from_known = reading.kind == "multiple" or is_in_all(reading)
    if not from_known and (near or rates or not is_deadline(claim)):
        before = (shift_years(target[0], -1), shift_years(target[1], -1))
        note = f"no base stated: taken as the year before, to {before[1]}"
        found = [Base(span=before, note=note)]
        if near or rates or _says_one_year(claim):
            return found
        if OVER_YEARS.search(claim.quote):
            found = []
    if last_known is None:
        return found
    back = last_known.year - target[1].year
    span = last_twelve_months(target) if (target[1] - target[0]).days > LONGEST_PERIOD else target
    base = (shift_years(span[0], back), shift_years(span[1], back))
    note = f"no base stated: taken as the last year known at the statement, to {base[1]}"
    return [*found, Base(span=base, note=note)]


def _says_one_year(claim: Stated) -> bool:
    """Whether growth is said of its year alone: in that year, or against the year before."""
    words = claim.target_words.casefold()
    if words.startswith(_ONE_YEAR) or YEAR_ON_YEAR.search(claim.quote):
        return True
    label = re.escape(claim.target_label)
    named = re.compile(
        rf"\b(?:in|for|during) (?:the (?:full )?year )?{label}\b"
        rf"|(?<![到至—-]){label}年(?!前|底|末|以前|之前|内)",
        re.IGNORECASE,
    )
    said = f"{claim.target_words} {claim.quote}"
    return bool(label and named.search(said)) and not OVER_YEARS.search(claim.quote)


def may_be_in_all(claim: Stated, reading: Reading, years: float) -> bool:
    """Whether a rate over several years may be meant of all of them together *[ours]*.

    "Down 13.5% from 2020 to 2025" is no fall of 13.5% a year; where the quotation has the rate, and
    no word of a yearly or mean one, both are faithful.
    """
    rate = reading.kind == "growth" and reading.unit == "%" and years > ONE_YEAR
    return rate and bool(_PERCENT.search(claim.quote)) and not OVER_YEARS.search(claim.quote)


def is_deadline(claim: Stated) -> bool:
    """Whether a target is worded as a day to have come to it by, not as a period."""
    words = claim.target_words.casefold()
    return words.startswith(_DEADLINES) or any(sign in words for sign in _CHINESE_DEADLINES)
