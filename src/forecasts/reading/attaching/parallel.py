"""Lists that run in parallel: `2025年、2030年分别为20%、40%`, `$14bn and $61bn by 2030, 2035`."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from forecasts.reading.attaching.scene import Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod, year

__all__ = ["parallel_periods"]

_BETWEEN_PERIODS = Lazy(r"(?i)\s*(?:[、,，和与及と/]|\band\b|,\s*and\b)\s*(?:in\s+|by\s+)?")
_BETWEEN_FIGURES = Lazy(
    r"(?i)\s*(?:以上|以下|左右)?\s*(?:[、/,，和与及と]|\band\b|,\s*and\b)\s*(?:约|超|近|超过)?\+?"
)
_RESPECTIVELY = Lazy(r"(?i)分别|依次|それぞれ|respectively")
One = TypeVar("One")
_GAP = 40
_PAIR = 2


def parallel_periods(scene: Scene) -> dict[int, FoundPeriod]:
    """Return index of quantity -> period for lists of figures that match lists of periods."""
    found: dict[int, FoundPeriod] = {}
    runs = _figure_lists(scene) if scene.periods and len(scene.quantities) > 1 else []
    lists = _period_lists(scene) if runs else []
    for figures in runs:
        first, last = scene.quantities[figures[0]], scene.quantities[figures[-1]]
        before = [one for one in lists if one[-1].end <= first.start and len(one) == len(figures)]
        behind = [one for one in lists if one[0].start >= last.end and len(one) == len(figures)]
        told = before and (
            _RESPECTIVELY.search(scene.text, before[-1][0].start)
            or len(figures) > _PAIR
            or _are_named(before[-1])
        )
        if told:
            found.update(zip(figures, before[-1], strict=True))
        elif behind and behind[0][0].start - last.end <= _GAP:
            found.update(zip(figures, behind[0], strict=True))
    return found


def _period_lists(scene: Scene) -> list[list[FoundPeriod]]:
    """Return runs of explicit periods, and ranges of years taken apart."""
    explicit = [one for one in scene.periods if one.explicit or _is_relative_year(one)]
    runs = _runs(
        explicit, lambda one, other: _BETWEEN_PERIODS.fullmatch(scene.text, one.end, other.start)
    )
    stretches = (_years_of(one) for one in explicit)
    return [*runs, *(years for years in stretches if years)]


def _figure_lists(scene: Scene) -> list[list[int]]:
    """Return runs of figures, by index, with nothing but a comma or `and` between them."""
    figures = scene.quantities
    return _runs(
        range(len(figures)),
        lambda one, other: (
            len({figures[one].unit, figures[other].unit, ""}) <= _PAIR
            and _BETWEEN_FIGURES.fullmatch(scene.text, figures[one].end, figures[other].start)
        ),
    )


def _runs(ones: Sequence[One], joined: Callable[[One, One], object]) -> list[list[One]]:
    """Return the runs of at least two, each of which is joined to the one before it."""
    runs = [[one] for one in ones[:1]]
    for one, other in pairwise(ones):
        if joined(one, other):
            runs[-1].append(other)
        else:
            runs.append([other])
    return [run for run in runs if len(run) > 1]


def _are_named(periods: list[FoundPeriod]) -> bool:
    """Tell whether the periods are named side by side, and not the years of a stretch."""
    words = periods[0].period.words
    apart = all(one.end <= other.start for one, other in pairwise(periods))
    return apart or "/" in words or "、" in words  # 26/27年


def _is_relative_year(found: FoundPeriod) -> bool:
    """Tell whether words such as `this year`, 今明两年 name whole years that are known."""
    first, last = found.period.start, found.period.end
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return whole and not found.window and not found.floating and last.year - first.year <= 1


def _years_of(found: FoundPeriod) -> list[FoundPeriod]:
    """Take `2022年至2024年` apart into its years, where it is of two to ten whole ones."""
    first, last = found.period.start, found.period.end
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if not whole or not 1 <= last.year - first.year <= 9:
        return []
    spans = [year(number) for number in range(first.year, last.year + 1)]
    return [
        found._replace(period=found.period._replace(start=start, end=end, relation="in"))
        for start, end in spans
    ]
