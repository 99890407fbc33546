"""Lessons: what the tables of a review say a reader should do otherwise, each with its n."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from forecasts.comparing.paired import BOUNDS
from forecasts.comparing.rated import is_aimed, is_rated
from forecasts.reviewing.document import Bullets, Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.printing.grids import rows_of
from forecasts.reviewing.scored import ENOUGH, count_outcomes, write_spread
from forecasts.reviewing.section import Tables
from forecasts.reviewing.voice import Voice
from forecasts.words.amounts import percent

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["write_lessons"]

_FAR = 5.0
"""Years ahead from which a number is read with a range *[ours]*."""
_MOST = 2 / 3
"""Share of a whole from which one part of it is called most *[ours]*."""


def write_lessons(tables: Tables, inputs: Inputs, voice: Voice) -> list[Element]:
    """Return the lessons that the figures bear out; a figure that is too thin gives none."""
    said = (lesson(tables, inputs, voice) for lesson in _LESSONS)
    items = tuple(words for words in said if words)
    if not items:
        return []
    return [Paragraph(text=voice.say("lessons.head"), style="head"), Bullets(items=items)]


def _far_ahead(tables: Tables, inputs: Inputs, voice: Voice) -> str:
    """How far off numbers of the far future are."""
    del tables
    rated = inputs.claims[is_rated(inputs.claims) & ~inputs.claims["hedge"].isin(BOUNDS)]
    logs = rated[rated["error_kind"].str.startswith("log") & rated["error"].notna()]
    far = logs[logs["horizon"] >= _FAR]
    outcomes = count_outcomes(far)
    if outcomes < ENOUGH:
        return ""
    return voice.say(
        "lessons.far",
        n=len(far),
        outcomes=voice.tell("outlooks.outcomes", outcomes),
        error=write_spread(float(far["error"].abs().median()), voice),
    )


def _growth_not_base(tables: Tables, inputs: Inputs, voice: Voice) -> str:
    """Which part most of the errors is made of."""
    del inputs
    errors = tables["errors"]
    names = ("base", "growth", "revision")
    sizes = errors[list(names)].abs().sum()
    if len(errors) < ENOUGH or not sizes.sum():
        return ""
    name = str(sizes.idxmax())
    share = float(sizes[name] / sizes.sum())
    if share < _MOST:
        return ""
    return voice.say(f"lessons.{name}", share=percent(share, voice.language), n=len(errors))


def _targets(tables: Tables, inputs: Inputs, voice: Voice) -> str:
    """That what is aimed at says little of what will come."""
    del inputs
    due = tables["due"]
    own = due[is_aimed(due)]
    reached = own[own["verdict"] == "reached"]
    twice = int((reached["excess"].abs() >= _TWICE).sum())
    if not twice:
        return ""
    outcomes = voice.tell("outlooks.outcomes", count_outcomes(own))
    return voice.tell("lessons.targets", twice, of=len(own), outcomes=outcomes)


_TWICE = math.log(2)
"""Excess of an outcome that is twice the target."""


def _outlooks(tables: Tables, inputs: Inputs, voice: Voice) -> str:
    """Where our own probabilities lie outside of what came."""
    del inputs
    bins = tables["reliability"]
    outside = bins[
        (bins["outcomes"] >= ENOUGH)
        & ((bins["said"] < bins["met_low"]) | (bins["said"] > bins["met_high"]))
    ]
    if outside.empty:
        return ""
    worst = rows_of(outside.sort_values("n", ascending=False, kind="stable").head(1))[0]
    low = worst["said"] < worst["met_low"]
    return voice.say(
        "lessons.outlooks.low" if low else "lessons.outlooks.high",
        said=f"{worst['said']:.0%}",
        met=f"{worst['met']:.0%}",
        n=int(worst["n"]),
        outcomes=voice.tell("outlooks.outcomes", int(worst["outcomes"])),
    )


def _no_series(tables: Tables, inputs: Inputs, voice: Voice) -> str:
    """How many due claims nobody can judge, as no series was there."""
    del inputs
    due = tables["due"]
    own: pd.Series[bool] = (due["lack"] == "no-series") & ~due["retold"]
    if not own.any():
        return ""
    return voice.tell("lessons.series", int(own.sum()), of=int((~due["retold"]).sum()))


_LESSONS: tuple[Callable[[Tables, Inputs, Voice], str], ...] = (
    _far_ahead, _growth_not_base, _targets, _outlooks, _no_series,
)  # fmt: skip
