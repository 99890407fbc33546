"""The axis of steps: horizons by their size, periods and days by the calendar."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from operator import itemgetter

from matplotlib.axes import Axes

from forecasts.charts.sheet.fonts import text_width
from forecasts.charts.sheet.layout import axis_ticks
from forecasts.charts.sheet.style import LABEL, WIDTH
from forecasts.scores.tables.columns import parse_number
from forecasts.scores.tables.periods import period_days, period_number

__all__ = ["crowding", "line_with_gaps", "place_steps", "step_ticks"]

_DAY = len("20301231")
"""So many digits are a day, and no number."""
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_FEWEST = 3
"""With fewer firsts of months the ticks of an axis of days are the days themselves."""
_USUAL = 0.9
_AMPLE = 8.0


def place_steps(steps: Sequence[str]) -> list[float]:
    """Return where steps stand, the first at 0: by their distance, so that a gap is one.

    Numbers stand by their difference, periods of one length by how many of them lie between, days
    and periods of several lengths by their last days, words one place apart.
    """
    numbers = [_number(word) for word in steps]
    periods = [period_number(word) for word in steps]
    days = [period_days(word) for word in steps]
    if None not in numbers:
        places = [number for number in numbers if number is not None]
    elif None not in periods and len({period[0] for period in periods if period}) == 1:
        places = [float(period[1]) for period in periods if period]
    elif None not in days:
        places = [float(span[1].toordinal()) for span in days if span]
    else:
        places = [float(place) for place in range(len(steps))]
    return [place - min(places) for place in places]


def _number(word: str) -> float | None:
    number = None if word.isdecimal() and len(word) == _DAY else parse_number(word)
    return None if number is None or math.isnan(number) else number


def line_with_gaps(x: Sequence[float], y: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return the points of a line that breaks where some are missing.

    These are points that lie half again as far apart as nine in ten do: weekends are none.
    """
    steps = [after - before for before, after in pairwise(x)]
    usual = sorted(steps)[math.ceil(_USUAL * len(steps)) - 1] if steps else 0.0
    places, values = list(x[:1]), list(y[:1])
    for step, place, value in zip(steps, x[1:], y[1:], strict=True):
        if step > 1.5 * usual:
            places.append(place)
            values.append(math.nan)
        places.append(place)
        values.append(value)
    return places, values


def crowding(axes: Axes, number: int) -> float:
    """Return by how much lines and marks are drawn smaller where so many stand side by side."""
    room = axes.get_position().width * WIDTH / max(number, 1)
    return min(1.0, max(0.4, room / _AMPLE))


def step_ticks(axes: Axes, places: Mapping[str, float]) -> None:
    """Bound the axis of steps, and name as many of them as have room; of days the months."""
    ordered = sorted(places.items(), key=itemgetter(1))
    length = ordered[-1][1]
    gaps = [after[1] - word[1] for word, after in pairwise(ordered) if after[1] > word[1]]
    half = min(gaps, default=1.0) / 2
    edge = max(text_width(word, LABEL) for word in places) * 0.6  # or it would meet the other axis
    width = axes.get_position().width * WIDTH
    room = width / (length + 2 * half)  # points of one step
    if half * room < edge and length:
        room = (width - 2 * edge) / length
    free = max(half, edge / room)
    axes.set_xlim(-free, length + free)
    named = _months(ordered[0][0], length, room) or ordered
    apart = max(text_width(word, LABEL) for word, _ in named) * 1.3 / room
    shown: dict[str, float] = {}
    for word, place in named:
        if not shown or place - next(reversed(shown.values())) >= apart:
            shown[word] = place
    axis_ticks(axes, "x", list(shown.values()), list(shown), grid=False)


def _months(begin: str, length: float, room: float) -> list[tuple[str, float]]:
    """Return the firsts of months, or of years, on an axis of days, as many as have room.

    Args:
        begin: The step at 0; an axis that begins with no day has none.
        length: Days from it to the last.
        room: Points of a day.
    """
    span = period_days(begin)
    if span is None or span[0] < span[1]:
        return []
    day, end = span[0], span[0] + timedelta(days=length)
    first, last = (12 * each.year + each.month - 1 for each in (day - timedelta(days=1), end))
    for months in _MONTHS:
        found = []
        for number in range(first + 1, last + 1):
            if number % months == 0:
                year, month = number // 12, number % 12 + 1
                word = f"{year}" if months % 12 == 0 else f"{year}-{month:02d}"
                found.append((word, float((date(year, month, 1) - day).days)))
        widest = max((text_width(word, LABEL) for word, _ in found), default=0.0)
        if all(after[1] - word[1] >= widest * 1.3 / room for word, after in pairwise(found)):
            return found if len(found) >= _FEWEST else []
    return []
