"""What was known of a series on a day: its periods, their publications, and the one that counts."""

import math
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from forecasts.actuals.periods import (
    FiscalYear,
    Span,
    is_nowcast,
    last_twelve_months,
    read_period,
)  # fmt: skip

if TYPE_CHECKING:
    from forecasts.money import Rates

__all__ = [
    "LONGEST_PERIOD",
    "NEVER",
    "Archive",
    "Figure",
    "Outcome",
    "Record",
    "find_end",
    "find_usable",
    "known_years",
    "name_span",
    "place_target",
    "read_outcome",
    "shift_years",
]

NEVER = date.max
_ONE_DAY = timedelta(days=1)
LONGEST_PERIOD = 400
"""In days: a target longer than a year and a month is a deadline, not a period."""

_UNSETTLED = ("preliminary", "estimate")


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One published figure; `until` is the day from which it is withdrawn."""

    value: float
    rounding: float
    published: date
    release: str
    until: date = NEVER
    bound: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One series in one price basis: its facts, and its figures by period, oldest first.

    `by_start` and `by_end` find periods by their first and last day, the longest first; `ended`
    holds the last days of all periods that have an outcome by the as-of date, in order.
    """

    name: str
    subject: str
    measure: str
    region: str
    unit: str
    price_basis: str
    policy: str
    maturity: timedelta
    nature: str
    frequency: str
    fiscal: FiscalYear
    figures: Mapping[Span, tuple[Figure, ...]]
    by_start: Mapping[date, tuple[Span, ...]]
    by_end: Mapping[date, tuple[Span, ...]]
    ended: tuple[date, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What a series says of a stretch of days.

    Attributes:
        value: The figure that counts under the series' policy.
        rounding: Half-width of what its printed digits can stand for.
        low: Lowest that it can be, as it was published: `-inf` for a ceiling.
        high: Highest that it can be: `inf` for a floor. A plain figure is both its ends.
        published: When it was published.
        first_published: When the first figure of the period was.
        release: first, preliminary, revised, latest or estimate.
        provisional: Whether the policy will still move on, or the figure is preliminary, an
            estimate, or came out before its period was over.
        end: Last day of the stretch.
        label: The stretch in words.
        vintages: Every publication, in words and value, oldest first.
    """

    value: float
    rounding: float
    published: date
    first_published: date
    release: str
    provisional: bool
    end: date
    label: str
    vintages: tuple[tuple[str, float], ...]
    low: float
    high: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Archive:
    """All series by name, each in its price bases, by `as_of`; `known` keeps histories read.

    `rates` are for outcomes in another currency than the claim's; the shipped ones for None.
    """

    records: Mapping[str, Mapping[str, Record]]
    by_code: Mapping[tuple[str, str, str], tuple[str, ...]]
    as_of: date
    rates: "Rates | None" = None
    known: dict[tuple[str, str, Span, date], tuple[tuple[date, float], ...]] = field(
        default_factory=dict
    )


def place_target(record: Record, label: str, span: Span) -> Span:
    """Return the days of a claim's target; `FY2026` is what the series means by it."""
    if record.frequency == "fiscal year" and label.startswith("FY"):
        return read_period(label, record.fiscal) or span
    return span


def read_outcome(record: Record, span: Span, day: date, *, policy: str = "") -> Outcome | None:
    """Return what was known on `day` of a stretch of days; None where it was nothing.

    In this order: the period of exactly these days; for a stretch of more than a year, the twelve
    months that end with it; a single day at its end (for a stock); the last part (stock) or the
    sum of all parts (flow) where the parts fill it.
    """
    policy = policy or record.policy
    candidates = [span]
    if (span[1] - span[0]).days > LONGEST_PERIOD:
        candidates.append(last_twelve_months(span))
    for candidate in candidates:
        settled = _settle(record, candidate, day, policy)
        if settled is not None:
            return settled
    if record.nature in {"stock", ""}:
        settled = _settle(record, (span[1], span[1]), day, policy)
        if settled is not None:
            return settled
    if record.nature == "stock":
        ends = record.by_end.get(span[1], ())
        return _settle(record, ends[-1], day, policy) if ends else None
    return _add_parts(record, candidates[-1], day, policy) if record.nature == "flow" else None


def find_usable(figures: tuple[Figure, ...], end: date, day: date) -> list[Figure]:
    """Return the figures of a period ending on `end` that count on `day`, oldest first.

    A figure on another definition is no revision of those before the break. One that was declared
    an estimate in the period's last weeks counts when the period is over, until one comes after it.
    """
    count = bisect_right(figures, day, key=lambda figure: figure.published)
    there = [
        figure for figure in figures[:count] if figure.release != "in-year" and day < figure.until
    ]
    usable = [figure for figure in there if figure.published >= end]
    if not usable and day > end:
        usable = [one for one in there if is_nowcast(one.release, one.published, end)]
    return [figure for figure in usable if figure.release != "redefined"] or usable


def _settle(record: Record, span: Span, day: date, policy: str) -> Outcome | None:
    """Choose the figure of one period under the policy, from those published by `day`."""
    figures = record.figures.get(span)
    usable = find_usable(figures, span[1], day) if figures else []
    if not usable:
        return None
    first = usable[0]
    horizon = shift_years(first.published, 1)
    if policy == "first":
        chosen = first
    elif policy == "latest":
        chosen = usable[-1]
    else:
        chosen = [figure for figure in usable if figure.published <= horizon][-1]
    return Outcome(
        value=chosen.value,
        rounding=chosen.rounding,
        published=chosen.published,
        first_published=first.published,
        release=chosen.release or ("first" if chosen is first else "revised"),
        provisional=chosen.release in _UNSETTLED
        or chosen.published <= span[1] > span[0]
        or (policy == "plus_1y" and day < horizon),
        end=span[1],
        label=name_span(span),
        vintages=tuple(
            (f"{figure.release or 'published'} {figure.published}", figure.value)
            for figure in usable
        ),
        low=find_end(chosen, -1),
        high=find_end(chosen, 1),
    )


def find_end(figure: Figure, sign: int) -> float:
    """Return an end of what was published: the lowest for -1, the highest for 1."""
    if figure.bound == "range":
        return figure.value + sign * figure.rounding
    return sign * math.inf if figure.bound == ("up-to" if sign < 0 else "above") else figure.value


def _add_parts(record: Record, span: Span, day: date, policy: str) -> Outcome | None:
    """Add up the periods that fill a stretch, longest first; None where one is missing."""
    parts: list[Outcome] = []
    cursor = span[0]
    while cursor <= span[1]:
        part = None
        for own in record.by_start.get(cursor, ()):
            if own[0] < own[1] <= span[1]:
                part = _settle(record, own, day, policy)
            if part is not None:
                cursor = own[1] + _ONE_DAY
                break
        if part is None:
            return None
        parts.append(part)
    return _sum_parts(parts, span)


def _sum_parts(parts: list[Outcome], span: Span) -> Outcome:
    return Outcome(
        value=sum(part.value for part in parts),
        rounding=sum(part.rounding for part in parts),
        published=max(part.published for part in parts),
        first_published=max(part.first_published for part in parts),
        release="sum",
        provisional=any(part.provisional for part in parts),
        end=span[1],
        label=name_span(span),
        vintages=(
            ("all first published", sum(part.vintages[0][1] for part in parts)),
            ("all last published", sum(part.vintages[-1][1] for part in parts)),
        ),
        low=sum(part.low for part in parts),
        high=sum(part.high for part in parts),
    )


def name_span(span: Span) -> str:
    """Return a span in words: 2025, 2025-04/2026-03, 2025-12-31."""
    start, end = span
    if start == end:
        return str(end)
    whole_months = start.day == 1 and (end + _ONE_DAY).day == 1
    if whole_months and start.month == 1 and end.month == 12:
        return str(start.year) if start.year == end.year else f"{start.year}/{end.year}"
    if whole_months:
        first, last = f"{start:%Y-%m}", f"{end:%Y-%m}"
        return first if first == last else f"{first}/{last}"
    return f"{start}/{end}"


def shift_years(day: date, years: int) -> date:
    """Return the same day in another year; 29 February becomes 28 where there is none.

    The last day of February stays the last day.
    """
    last_of_february = day.month == 2 and (day + _ONE_DAY).month == 3
    if last_of_february:
        return date(day.year + years, 3, 1) - _ONE_DAY
    return day.replace(year=day.year + years)


def known_years(
    archive: Archive, record: Record, span: Span, day: date
) -> tuple[tuple[date, float], ...]:
    """Return what was known on `day` of the same stretch in every year: its last days and values.

    The latest publication counts, as a forecaster had it on that day.
    """
    if (span[1] - span[0]).days > LONGEST_PERIOD:
        span = last_twelve_months(span)
    anchor = (shift_years(span[0], 2000 - span[1].year), shift_years(span[1], 2000 - span[1].year))
    key = (record.name, f"{record.price_basis} {record.unit}", anchor, day)
    if key not in archive.known:
        years = sorted({own[1].year for own in record.figures})
        found = [
            read_outcome(
                record,
                (shift_years(anchor[0], year - 2000), shift_years(anchor[1], year - 2000)),
                day,
                policy="latest",
            )
            for year in years
        ]
        archive.known[key] = tuple(
            (outcome.end, outcome.value) for outcome in found if outcome is not None
        )
    return archive.known[key]
