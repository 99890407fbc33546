"""Outcomes that were not published for a period, and which its neighbours decide all the same."""

import math
from collections.abc import Iterator
from datetime import date, timedelta

from forecasts.actuals.periods import Span
from forecasts.comparing.history import Outcome, Record, find_usable, read_outcome, shift_years

__all__ = ["brackets"]

_ONE_YEAR = timedelta(days=366)


def brackets(record: Record, span: Span, day: date) -> Iterator[Outcome]:
    """Yield intervals in which a missing outcome lies, from figures known on `day`.

    A flow is at least what the parts of its period come to. Where a record has gone one way only, a
    figure lies between the last before the period's end and the first behind it, each at most a
    year away *[ours]*; and a stock that never fell is at least what it was within its last year
    and at most what it is within the next.
    """
    least = _sum_inside(record, span, day) if record.nature == "flow" else None
    if least is not None:
        yield _between(span, *least, math.inf)
    before, after = _beside(record, span, day)
    rises, falls = _ways(record, day)
    if before is not None and after is not None and rises != falls:
        label = f"{before.label} and {after.label}"
        ends = sorted((before.value, after.value))
        yield _between(span, label, max(before.published, after.published), ends[0], ends[1])
    if before is not None and record.nature == "stock" and rises:
        yield _between(span, before.label, before.published, before.value, math.inf)
    if after is not None and record.nature == "stock" and rises:
        yield _between(span, after.label, after.published, -math.inf, after.value)


def _between(span: Span, label: str, published: date, low: float, high: float) -> Outcome:
    value = low if math.isinf(high) else high if math.isinf(low) else (low + high) / 2
    return Outcome(
        value=value, rounding=0.0, published=published, first_published=published,
        release="bracketed", provisional=False, end=span[1], label=label,
        vintages=((f"bracketed {published}", value),), low=low, high=high,
    )  # fmt: skip


def _sum_inside(record: Record, span: Span, day: date) -> tuple[str, date, float] | None:
    """Return what the longest parts inside a period come to, none of them twice."""
    cursor, total, published, labels = span[0], 0.0, date.min, []
    for start in sorted(record.by_start):
        if not cursor <= start <= span[1]:
            continue
        for own in record.by_start[start]:
            found = read_outcome(record, own, day) if own[1] <= span[1] and own != span else None
            if found is not None:
                total, published = total + found.value, max(published, found.published)
                labels.append(found.label)
                cursor = own[1] + timedelta(days=1)
                break
    return (" and ".join(labels), published, total) if labels else None


def _beside(record: Record, span: Span, day: date) -> tuple[Outcome | None, Outcome | None]:
    """Return the nearest figures of a like period before and behind the period's end."""
    if record.nature == "flow":  # only years are like years
        found = [
            read_outcome(record, (shift_years(span[0], by), shift_years(span[1], by)), day)
            for by in (-1, 1)
        ]
        return found[0], found[1]
    ends = [end for end in record.ended if abs(end - span[1]) <= _ONE_YEAR]
    earlier, later = [e for e in ends if e < span[1]], [e for e in ends if e > span[1]]
    return (
        _at(record, earlier[-1], day) if earlier else None,
        _at(record, later[0], day) if later else None,
    )


def _at(record: Record, end: date, day: date) -> Outcome | None:
    return read_outcome(record, record.by_end[end][-1], day)


def _ways(record: Record, day: date) -> tuple[bool, bool]:
    """Return whether a record never fell and whether it never rose; neither of under three."""
    values = [
        usable[-1].value
        for end in record.ended
        if (usable := find_usable(record.figures[record.by_end[end][-1]], end, day))
    ]
    many = len(values) > 2
    return many and values == sorted(values), many and values == sorted(values, reverse=True)
