"""Where in its distribution the outcome fell: a histogram a source."""

import pandas as pd

from forecasts.charts.archive.table import Archive
from forecasts.charts.archive.words import make_texts
from forecasts.charts.facts.amounts import records
from forecasts.charts.frame import Picture, Texts
from forecasts.charts.sheet.fonts import shorten
from forecasts.charts.sheet.layout import MARGIN, axis_ticks, plot, sheet, write
from forecasts.charts.sheet.style import CLAIM, GREY, INK, LABEL, OTHER, SMALL, WIDTH, style
from forecasts.charts.words import heads
from forecasts.scores.tables.bands import read_band
from forecasts.words import say

__all__ = ["draw_pit", "pit_data"]

_BINS = 10
_MOST, _ACROSS = 9, 3
_PANEL, _AXIS, _GAP = 108.0, 20.0, 18.0


def pit_data(archive: Archive) -> pd.DataFrame:
    """Compute a row per source and tenth of the distribution.

    Returns:
        `source`, `place` (0 to 9, the tenth), `share` (of the source's outcomes in it; 0.1 in each
        where forecasts are calibrated), `n` (of the source) and `edges`, the share in the first
        and the last tenth together. Sources with the most forecasts come first, at most nine.
    """
    if not {"quantiles", "samples", "shares", "sd", "sd_below"} & archive.forms:
        return pd.DataFrame()
    band = "pit=" + ",".join(f"{number / _BINS:g}" for number in range(_BINS + 1))
    table = archive.score(["source", "pit"], ["n"], bands=(band,))
    labels = list(read_band(band).labels())
    table = table[table["pit"].isin(labels)]
    counts = table.assign(place=[labels.index(word) for word in table["pit"]]).pivot_table(
        index="source", columns="place", values="n", aggfunc="sum", fill_value=0
    )
    counts = counts.reindex(columns=range(_BINS), fill_value=0)
    size = counts.sum(axis=1).sort_values(ascending=False, kind="stable").head(_MOST)
    rows = []
    for source in size.index.astype(str):
        number = int(size[source])
        shares = counts.loc[source].to_numpy(float) / number
        edges = float(shares[0] + shares[-1])
        rows += [
            {"source": source, "place": place, "share": share, "n": number, "edges": edges}
            for place, share in enumerate(shares.tolist())
        ]
    return pd.DataFrame(rows)


def _texts(data: pd.DataFrame, archive: Archive) -> Texts:
    language = archive.language
    sources = data.drop_duplicates("source")
    many = int((sources["edges"] > 2 / _BINS).sum())
    first = sources.iloc[0]
    title = say(
        language,
        "archive.pit.title" if len(sources) > 1 else "archive.pit.title.one",
        many=many,
        number=len(sources),
        source=first["source"],
        share=f"{first['edges']:.0%}",
    )
    rows = [
        say(language, "archive.pit.row", source=row.source, share=f"{row.edges:.0%}", n=row.n)
        for row in records(sources)
    ]
    return make_texts("pit", title, rows, archive)


def draw_pit(data: pd.DataFrame, archive: Archive) -> Picture:
    """Draw a histogram a source, three side by side; the dashed line is a tenth in each."""
    sources = data.drop_duplicates("source")
    across = min(len(sources), 2 if len(sources) == 4 else _ACROSS)
    down = -(-len(sources) // across)
    width = (WIDTH - 2 * MARGIN - (across - 1) * _GAP) / across
    most = float(data["share"].max()) * 1.12
    with style():
        made = sheet(_texts(data, archive), down * (_PANEL + _AXIS) + 8, **heads(archive.language))
        for number, row in enumerate(records(sources)):
            left = MARGIN + (number % across) * (width + _GAP)
            top = made.top + 4 + (number // across) * (_PANEL + _AXIS)
            name = shorten(row.source, width - 46, LABEL, bold=True)[0]
            write(made, left, top + 8, name, color=INK, bold=True)
            write(
                made, left + width, top + 8, f"n = {row.n:,}", size=SMALL, color=GREY, align="right"
            )
            axes = plot(made, left, left + width, top + 14, top + _PANEL - 12)
            axes.set_xlim(0, 1)
            axes.set_ylim(0, most)
            shares = data[data["source"] == row.source]
            middle = [(place + 0.5) / _BINS for place in shares["place"]]
            axes.bar(middle, shares["share"], width=0.092, color=CLAIM, linewidth=0)
            highest = float(shares["share"].max())
            x = left + width * (shares["place"].iloc[int(shares["share"].argmax())] + 0.5) / _BINS
            y = top + _PANEL - 12 - (_PANEL - 26) * highest / most - 2
            write(made, x, y, f"{highest:.0%}", size=7, color=GREY, align="center")
            axes.axhline(1 / _BINS, color=OTHER, linewidth=1.2, linestyle=(0, (2.5, 2)))
            axis_ticks(axes, "x", [0, 0.5, 1], ["0", "0.5", "1"], grid=False)
    return made.figure
