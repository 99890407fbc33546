"""Reliability: how good are our own outlooks?"""

from collections.abc import Iterator
from math import sqrt

import numpy as np
import pandas as pd

from forecasts.charts.facts.amounts import records
from forecasts.charts.frame import Frame, Picture, Texts
from forecasts.charts.jobs import Chart, Tables
from forecasts.charts.sheet.layout import MARGIN, axis_ticks, plot, sheet, write
from forecasts.charts.sheet.style import CLAIM, GREY, INK, OTHER, SMALL, WIDTH, style
from forecasts.charts.words import heads, source_words
from forecasts.words import say, sentences, tell
from forecasts.words.amounts import percent

__all__ = ["CHART", "draw_reliability", "plan_reliability", "reliability_data", "reliability_texts"]

_EDGES = (0.0, 0.1, 1 / 3, 2 / 3, 0.9, 1.0)
_ENOUGH = 10
_NORMAL_90 = 1.6448536269514722
_SIDE, _AXIS = 210.0, 32.0
_CORNER = 0.9
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def reliability_data(outlooks: pd.DataFrame, frame: Frame) -> pd.DataFrame:
    """Compute a row per bin of probability that holds an outlook.

    Args:
        outlooks: `claim_id`, `as_of`, `probability`, `met` and `cluster` (the outcome that decided
            it); a claim counts with its last row.
        frame: Unused; every chart is given it.

    Returns:
        `low`, `high` (the bin), `n`, `said` (mean probability), `met` (share that came true),
        `met_low`, `met_high` (90% Wilson interval, as of so many outcomes), `squares` (sum of
        (p - met)²), `outcomes` (how many decided the bin) and `all_outcomes` (all bins).
    """
    del frame
    last = outlooks.sort_values("as_of").drop_duplicates("claim_id", keep="last")
    said = last["probability"].to_numpy(dtype=float)
    met = last["met"].to_numpy(dtype=float)
    cluster = last["cluster"].to_numpy(dtype=object)
    place = np.clip(np.searchsorted(_EDGES, said, side="right") - 1, 0, len(_EDGES) - 2)
    rows = []
    for number in range(len(_EDGES) - 1):
        here = place == number
        if not here.any():
            continue
        outcomes = len(set(cluster[here]))
        low, high = _wilson(float(met[here].mean()), outcomes)
        rows.append(
            {
                "low": _EDGES[number],
                "high": _EDGES[number + 1],
                "n": int(here.sum()),
                "said": float(said[here].mean()),
                "met": float(met[here].mean()),
                "met_low": low,
                "met_high": high,
                "squares": float(((said[here] - met[here]) ** 2).sum()),
                "outcomes": outcomes,
                "all_outcomes": len(set(cluster)),
            }
        )
    return pd.DataFrame(rows)


def _wilson(share: float, number: int) -> tuple[float, float]:
    z = _NORMAL_90
    base = 1 + z * z / number
    middle = (share + z * z / (2 * number)) / base
    half = z * sqrt(share * (1 - share) / number + z * z / (4 * number * number)) / base
    return max(middle - half, 0.0), min(middle + half, 1.0)


def reliability_texts(data: pd.DataFrame, frame: Frame) -> Texts:
    """Compute the words of a reliability chart from its data."""
    language = frame.language
    number = int(data["n"].sum())
    said = float((data["said"] * data["n"]).sum() / number)
    met = float((data["met"] * data["n"]).sum() / number)
    if data["all_outcomes"].iloc[0] < _ENOUGH:
        title = tell(language, "reliability.title.few", number)
    else:
        title = say(
            language,
            "reliability.title.good",
            said=percent(said, language),
            met=percent(met, language),
        )
    rows = [
        say(
            language,
            "reliability.alt.row",
            said=percent(row.said, language),
            met=percent(row.met, language),
            number=row.n,
        )
        for row in records(data)
    ]
    return Texts(
        title=title,
        subtitle=say(
            language,
            "reliability.subtitle",
            outlooks=tell(language, "counted.outlooks", number),
            outcomes=tell(language, "counted.independent", int(data["all_outcomes"].iloc[0])),
            brier=f"{data['squares'].sum() / number:.3f}",
            base=f"{met * (1 - met):.3f}",
        ),
        note=say(language, "reliability.note"),
        source=source_words(frame),
        alt=say(
            language,
            "reliability.alt",
            title=title,
            rows=sentences(language, rows),
        ),
    )


def draw_reliability(data: pd.DataFrame, frame: Frame, page: int = 1) -> Picture:
    """Draw the share that was met against the probability that was given.

    Args:
        data: From `reliability_data`.
        frame: As given to `reliability_data`.
        page: There is only one.
    """
    del page
    language = frame.language
    with style():
        made = sheet(reliability_texts(data, frame), _SIDE + _AXIS + 8, **heads(language))
        left = MARGIN + 44
        top, bottom = made.top + 8, made.bottom - _AXIS
        axes = plot(made, left, WIDTH - MARGIN - 40, top, bottom)
        axes.set_xlim(-0.02, 1.02)
        axes.set_ylim(0, 1)
        words = [percent(place, language) for place in _TICKS]
        axis_ticks(axes, "x", _TICKS, words, grid=False)
        axis_ticks(axes, "y", _TICKS, words)
        axes.plot([0, 1], [0, 1], color=OTHER, linewidth=1.2, linestyle=(0, (2.5, 2)))
        for row in records(data):
            axes.plot(
                [row.said, row.said],
                [row.met_low, row.met_high],
                color=CLAIM,
                linewidth=1.4,
                clip_on=False,
            )
        axes.plot(data["said"].to_numpy(), data["met"].to_numpy(), color=CLAIM, marker="o",
                  markersize=8, markeredgewidth=0, linestyle="none",
                  clip_on=False, zorder=3)  # fmt: skip
        box = axes.get_position()

        def x(share: float) -> float:
            return float((box.x0 + box.width * (share + 0.02) / 1.04) * WIDTH)

        def y(share: float) -> float:
            return float((1 - box.y0 - box.height * share) * made.height)

        for row in records(data):
            inside = row.said > _CORNER and row.met > _CORNER  # "perfect" stands behind the corner
            write(
                made,
                x(row.said) + (-7 if inside else 7),
                min(y(row.met) + 3, y(0) - 4),
                f"n = {row.n}",
                size=SMALL,
                color=INK,
                align="right" if inside else "left",
                halo=True,
            )
        write(
            made, x(1) + 4, y(1) + 4, say(language, "reliability.perfect"), size=SMALL, color=GREY
        )
        write(made, MARGIN, made.top + 1, say(language, "reliability.y"), size=SMALL, color=GREY)
        told = say(language, "reliability.x")
        write(made, x(1), bottom + 28, told, size=SMALL, color=GREY, align="right")
    return made.figure


def plan_reliability(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the one chart of our own outlooks, when one has come due."""
    if len(tables.outlooks):
        yield "", reliability_data(tables.outlooks, frame)


CHART = Chart(draw=draw_reliability, plan=plan_reliability)
