"""Lists that run in parallel: `2025年、2030年分别为20%、40%`, `$14bn and $61bn by 2030, 2035`."""

from itertools import pairwise

from forecasts.reading.attaching.scene import Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod, year

__all__ = ["parallel_periods"]

_BETWEEN_PERIODS = Lazy(r"(?i)\s*(?:[、,，和与及/]|\band\b|,\s*and\b)\s*(?:in\s+|by\s+)?")
_BETWEEN_FIGURES = Lazy(
    r"(?i)\s*(?:以上|以下|左右)?\s*(?:[、/,，和与及]|\band\b|,\s*and\b)\s*(?:约|超|近|超过)?\+?"
)
_RESPECTIVELY = Lazy(r"(?i)分别|依次|respectively")
_GAP = 40
_PAIR = 2


def parallel_periods(scene: Scene) -> dict[int, FoundPeriod]:
    """Return index of quantity -> period for lists of figures that match lists of periods."""
    found: dict[int, FoundPeriod] = {}
    if len(scene.quantities) < 2 or not scene.periods:
        return found
    runs = _figure_lists(scene)
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
    runs: list[list[FoundPeriod]] = [[one] for one in explicit[:1]]
    for one, other in pairwise(explicit):
        if _BETWEEN_PERIODS.fullmatch(scene.text, one.end, other.start):
            runs[-1].append(other)
        else:
            runs.append([other])
    years = [_years_of(one) for one in explicit]
    return [run for run in (*runs, *years) if len(run) > 1]


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
    """Take `2022年至2024年` apart into its years."""
    first, last = found.period.start, found.period.end
    if (first.month, first.day, last.month, last.day) != (
        1,
        1,
        12,
        31,
    ) or last.year - first.year > 9:
        return []
    spans = [year(number) for number in range(first.year, last.year + 1)]
    return [
        found._replace(period=found.period._replace(start=start, end=end, relation="in"))
        for start, end in spans
    ]


def _figure_lists(scene: Scene) -> list[list[int]]:
    """Return runs of at least two figures with nothing but a comma or `and` between them."""
    runs: list[list[int]] = [[0]]
    for index in range(1, len(scene.quantities)):
        one, other = scene.quantities[index - 1], scene.quantities[index]
        alike = one.unit == other.unit or not (one.unit and other.unit)
        if (
            alike
            and other.start >= one.end
            and _BETWEEN_FIGURES.fullmatch(scene.text, one.end, other.start)
        ):
            runs[-1].append(index)
        else:
            runs.append([index])
    return [run for run in runs if len(run) > 1]
