"""Calibration of probabilities: what happened against what was said, by isotonic regression."""

from math import sqrt

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.charts.archive.table import Archive
from forecasts.charts.archive.words import figure, make_texts
from forecasts.charts.facts.amounts import records
from forecasts.charts.frame import Picture, Texts
from forecasts.charts.sheet.layout import MARGIN, axis_ticks, plot, sheet, write
from forecasts.charts.sheet.style import CLAIM, GREY, GRID, OTHER, SMALL, WIDTH, style
from forecasts.charts.words import heads
from forecasts.words import say

__all__ = ["calibration_data", "draw_calibration", "isotonic"]

Array = npt.NDArray[np.float64]
_DRAWS, _SEED = 500, 20200101
_ENDS = (5.0, 95.0)
_SIDE, _AXIS = 250.0, 34.0
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def calibration_data(archive: Archive) -> pd.DataFrame:
    """Compute a row per probability that was said, as CORP reliability diagrams do.

    Source: Dimitriadis, Gneiting and Jordan 2021.

    Returns:
        `said`, `n`, `met` (isotonic regression of outcomes on probabilities), `low`, `high` (90%
        of 500 such regressions of outcomes drawn from what was said, fixed seed), and of all rows
        `brier`, `miscalibration` (Brier less that of `met`) and `discrimination` (Brier of the base
        rate less that of `met`).
    """
    ready = archive.forecasts({"probability", "outcome", "counted"})
    arrays = ready.forecasts.arrays
    if "probability" not in arrays or "outcome" not in arrays:
        return pd.DataFrame()
    given = ~np.isnan(arrays["probability"]) & ~np.isnan(arrays["outcome"])
    said, place, number = np.unique(
        arrays["probability"][given], return_inverse=True, return_counts=True
    )
    if not len(said):
        return pd.DataFrame()
    outcome = arrays["outcome"][given]
    met = isotonic(np.bincount(place, outcome) / number, number)
    drawn = np.random.default_rng(_SEED).binomial(number, said, (_DRAWS, len(said))) / number
    low, high = np.percentile([isotonic(row, number) for row in drawn], _ENDS, axis=0)
    brier = float(((said[place] - outcome) ** 2).mean())
    fitted, base = (float(((each - outcome) ** 2).mean()) for each in (met[place], outcome.mean()))
    return pd.DataFrame(
        {
            "said": said,
            "n": number,
            "met": met,
            "low": low,
            "high": high,
            "brier": brier,
            "miscalibration": brier - fitted,
            "discrimination": base - fitted,
        }
    )


def isotonic(share: Array, weight: npt.NDArray[np.int64]) -> Array:
    """Return the never falling shares that are nearest in squares, by pooling neighbours.

    Source: Ayer et al. 1955 (pool adjacent violators).
    """
    pools: list[tuple[float, float, int]] = []  # sum of what was met, weight, number of places
    for part, size in zip(share.tolist(), weight.tolist(), strict=True):
        total, mass, places = part * size, float(size), 1
        while pools and pools[-1][0] * mass >= total * pools[-1][1]:
            before = pools.pop()
            total, mass, places = total + before[0], mass + before[1], places + before[2]
        pools.append((total, mass, places))
    return np.concatenate([np.full(places, total / mass) for total, mass, places in pools])


def _texts(data: pd.DataFrame, archive: Archive) -> Texts:
    language, first = archive.language, data.iloc[0]
    number = int(data["n"].sum())
    title = say(
        language,
        "archive.calibration.title",
        said=f"{float((data['said'] * data['n']).sum()) / number:.0%}",
        met=f"{float((data['met'] * data['n']).sum()) / number:.0%}",
        number=f"{number:,}",
    )
    rows = [
        say(
            language,
            "archive.calibration.row",
            said=f"{row.said:.0%}",
            met=f"{row.met:.0%}",
            n=row.n,
        )
        for row in records(data)
    ]
    parts = {
        name: figure(float(first[name]), archive)
        for name in ("brier", "miscalibration", "discrimination")
    }
    return make_texts("calibration", title, rows, archive, **parts)


def draw_calibration(data: pd.DataFrame, archive: Archive) -> Picture:
    """Draw what happened against what was said, over the band of perfect calibration."""
    language = archive.language
    with style():
        made = sheet(_texts(data, archive), _SIDE + _AXIS + 10, **heads(language))
        left, top, bottom = MARGIN + 34, made.top + 14, made.bottom - _AXIS
        axes = plot(made, left, WIDTH - MARGIN - 60, top, bottom)
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        words = [f"{tick:.0%}" for tick in _TICKS]
        axis_ticks(axes, "x", _TICKS[1:], words[1:], grid=False)
        axis_ticks(axes, "y", _TICKS, words)
        axes.fill_between(data["said"], data["low"], data["high"], color=GRID, linewidth=0)
        axes.plot([0, 1], [0, 1], color=OTHER, linewidth=1.2, linestyle=(0, (2.5, 2)))
        axes.plot(data["said"], data["met"], color=CLAIM, linewidth=1.8)
        sizes = [max(2.0, 16 * sqrt(row.n / data["n"].max())) for row in records(data)]
        axes.scatter(
            data["said"], data["met"], s=[size * size / 2 for size in sizes], color=CLAIM,
            linewidth=0, zorder=3, clip_on=False,
        )  # fmt: skip
        told = say(language, "archive.calibration.y")
        write(made, MARGIN, made.top + 3, told, size=SMALL, color=GREY)
        told = say(language, "archive.calibration.x")
        write(made, WIDTH - MARGIN - 60, bottom + 29, told, size=SMALL, color=GREY, align="right")
    return made.figure
