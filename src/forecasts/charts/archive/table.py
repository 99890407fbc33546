"""A tidy table of forecasts as its charts are given it: every figure is one that `score` prints."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from forecasts.charts.frame import Picture
from forecasts.charts.sheet.fonts import code_points, missing
from forecasts.scores.joins.assemble import Assembled, assemble
from forecasts.scores.request import ScoreRequest
from forecasts.scores.scoring.score_table import score_request
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.long_rows import Claims
from forecasts.words import DEFAULT_LANGUAGE, Language, say

__all__ = ["Archive", "ArchiveChart", "open_archive", "picture_of"]

LARGEST_DRAWN = 1e200
"""Beyond it ticks and areas are no numbers any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Forecasts beside outcomes, and how they are scored.

    Attributes:
        claims: The table of forecasts.
        actuals: The table of outcomes; None where the forecasts carry them.
        request: What columns are and which rows count; each chart names its own scores.
        roles: Which columns play the parts that charts ask for, such as `source` and `horizon`.
        forms: What the forecasts give, such as `claimed`, `quantiles` or `probability`.
        sources: The names of the sources in order; none without a column of them.
        unit: The unit of all forecasts, as the table writes it; '' where there is not one.
        names: What the two files are called under the picture.
        language: Language of titles, labels and notes.
    """

    claims: Claims
    actuals: pd.DataFrame | None
    request: ScoreRequest
    roles: frozenset[str]
    forms: frozenset[str]
    sources: tuple[str, ...] = ()
    unit: str = ""
    names: tuple[str, ...] = ()
    language: Language = DEFAULT_LANGUAGE

    def score(self, by: Sequence[str], metrics: Sequence[str], **more: Any) -> pd.DataFrame:  # noqa: ANN401 - fields of a request, each of its own type
        """Return the scores of groups as `score` prints them.

        Without a column of sources all forecasts are one source, called as the language says.

        Raises:
            TableError: What the tables lack.
        """
        there = tuple(word for word in by if word != "source" or "source" in self.roles)
        request = replace(self.request, by=there, metrics=tuple(metrics), **more)
        table = score_request(self.claims, self.actuals, request).table
        renamed = dict(zip(table.columns, there, strict=False))
        table = table.rename(columns=renamed)
        if "source" in by and "source" not in there:
            table.insert(0, "source", say(self.language, "archive.all"))
        return table

    def forecasts(self, needed: AbstractSet[str]) -> Assembled:
        """Return the single forecasts with the named inputs of metrics, beside their outcomes."""
        return assemble(self.claims, self.actuals, self.request, needed=needed)

    def column(self, ready: Assembled, role: str) -> list[str] | None:
        """Return a column of the single forecasts as text, None where the table has none."""
        return ready.joined.words(role) if role in self.roles else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveChart:
    """One kind of chart of a tidy table.

    Attributes:
        data: Computes the rows that are drawn; none where the table has no such forecasts.
        draw: Draws them.
    """

    data: Callable[[Archive], pd.DataFrame]
    draw: Callable[[pd.DataFrame, Archive], Picture]


def open_archive(
    claims: Claims,
    actuals: pd.DataFrame | None,
    request: ScoreRequest,
    *,
    names: Sequence[str] = (),
    language: Language = DEFAULT_LANGUAGE,
) -> tuple[Archive, tuple[str, ...]]:
    """Return an archive, and what a user should know about how its columns were read.

    Raises:
        TableError: What has to be put right first.
    """
    ready = assemble(claims, actuals, request, needed=frozenset())
    archive = Archive(
        claims=claims,
        actuals=actuals,
        request=request,
        roles=frozenset(ready.joined.claims.roles),
        forms=frozenset(ready.forecasts.arrays),
        names=tuple(names),
        language=language,
    )
    units = set(archive.column(ready, "unit") or ())
    sources = tuple(sorted(set(archive.column(ready, "source") or ())))
    archive = replace(archive, sources=sources, unit=units.pop() if len(units) == 1 else "")
    faults = [
        f"no font has {code_points(lacking)} in the name: {name}"
        for name in sources
        if (lacking := missing(name))
    ]
    return archive, (*ready.notes, *faults)


def picture_of(chart: ArchiveChart, archive: Archive) -> Picture | None:
    """Draw a chart of a table; None where the table has no such forecasts.

    Raises:
        TableError: What the table lacks, or a figure that no axis can hold.
    """
    data = chart.data(archive)
    if not len(data):
        return None
    figures = data.select_dtypes("number").abs().max()
    if (figures > LARGEST_DRAWN).any():
        raise TableError(f"a figure of {figures.max():g} is too large for a picture")
    return chart.draw(data, archive)
