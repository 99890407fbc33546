"""What the charts of tables say alike: figures, sources, and which sources stand in colour."""

import math
from collections.abc import Sequence

from forecasts.charts.archive.table import Archive
from forecasts.charts.frame import Texts
from forecasts.charts.sheet.style import CLAIM, GREY, HIGH, INK, LOW_TEXT, OTHER
from forecasts.scores.metrics.errors import read_bases
from forecasts.units import known_unit
from forecasts.words import say, sentences
from forecasts.words.amounts import amount

__all__ = [
    "COLOURS", "MOST", "colours", "figure", "make_texts", "plain", "score_figure", "score_of",
    "score_words",
]  # fmt: skip

MOST = 20
"""A chart with a row a source shows so many."""
COLOURS = (CLAIM, HIGH, LOW_TEXT, GREY, INK)


def figure(value: float, archive: Archive) -> str:
    """Write a score with three figures, a dash where there is none."""
    return "–" if not math.isfinite(value) else amount(value, "", archive.language)


def score_figure(value: float, score: str, archive: Archive) -> str:
    """Write a score with three figures and its unit: `4.2%`, `1.3 GW`, `0.5 pp`."""
    basis = _basis(score, archive)
    if basis in {"percent", "symmetric", "scale"}:
        return amount(value, "%", archive.language)
    unit = {"%": "pp", "percent": "pp"}.get(archive.unit, archive.unit)
    if basis != "points" or not unit:
        return figure(value, archive)
    if known_unit(unit):
        return amount(value, unit, archive.language)
    return f"{figure(value, archive)} {unit}"


def colours(archive: Archive) -> dict[str, str]:
    """Return a colour for each source, the same in every picture of the table.

    The first few in the order of names; of more sources, those with the lowest score stand out.
    """
    few = archive.sources or (say(archive.language, "archive.all"),)
    if len(few) > len(COLOURS):
        score = score_of(archive)
        table = archive.score(["source"], [score]).dropna(subset=[score])
        best = table.sort_values([score, "source"], kind="stable")["source"].head(len(COLOURS))
        few = tuple(sorted(map(str, best)))
    return dict.fromkeys(archive.sources, OTHER) | dict(zip(few, COLOURS, strict=False))


def score_of(archive: Archive) -> str:
    """Return the score that pictures of sources hold against each other."""
    return "wis" if "quantiles" in archive.forms else "mae"


def score_words(score: str, archive: Archive) -> str:
    """Say what a score is, and in which unit."""
    name = score if score == "wis" else _basis(score, archive)
    return say(archive.language, f"archive.score.{name}")


def _basis(score: str, archive: Archive) -> str:
    """Return what a score is measured in: the basis of errors, `points` for the unit itself."""
    basis = read_bases(archive.request.error)[0].partition(":")[0]
    return "points" if score == "wis" or basis == "absolute" else basis


def plain(word: object) -> str:
    """Write a horizon or a period as a reader would: `1.0` is 1."""
    return str(word).removesuffix(".0")


def make_texts(
    chart: str, title: str, rows: Sequence[str], archive: Archive, **values: object
) -> Texts:
    """Return the words of a chart: its title as computed, the rest under its keys."""
    language = archive.language
    return Texts(
        title=title,
        subtitle=say(language, f"archive.{chart}.subtitle", **values),
        note=say(language, f"archive.{chart}.note", **values),
        source=say(language, "archive.source", files=" · ".join(archive.names)),
        alt=say(language, "archive.alt", title=title, rows=sentences(language, rows)),
    )
