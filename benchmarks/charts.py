"""What a chart costs against a bare matplotlib figure with the same artists, in one run.

    python benchmarks/charts.py

For each chart: CPU time from the data to a PNG, beside a plain Figure on which the same texts,
lines, bars and ticks are put by hand and saved at the same size. Best of seven, in turn; only the
ratios within one run mean anything.
"""

import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
import chart_tables
from forecasts.charts import CHARTS, Picture
from forecasts.charts.sheet.save import picture_bytes
from forecasts.charts.sheet.style import style

RUNS = 7
REACH = 1.5


def bare(model: Picture) -> bytes:
    """Put the artists of a picture on a plain figure and save it."""
    with style():
        figure = Figure(figsize=model.get_size_inches())
        for text in model.texts:
            figure.text(
                *text.get_position(),
                text.get_text(),
                fontsize=text.get_fontsize(),
                color=text.get_color(),
                fontfamily=text.get_fontfamily(),
                fontweight=text.get_fontweight(),
                ha=text.get_horizontalalignment(),
                va="baseline",
                bbox=_box(text),
            )
        for axes in model.axes:
            _copy(axes, figure.add_axes(axes.get_position()))
        stream = BytesIO()
        figure.savefig(stream, format="png", dpi=200)
    return stream.getvalue()


def _box(text: Any) -> dict[str, Any] | None:  # noqa: ANN401 - matplotlib's Text
    patch = text.get_bbox_patch()
    return None if patch is None else {"facecolor": "white", "edgecolor": "none", "pad": 0.8}


def _copy(source: Axes, target: Axes) -> None:
    target.set(xscale=source.get_xscale(), yscale=source.get_yscale())
    target.set(xlim=source.get_xlim(), ylim=source.get_ylim())
    for name in ("x", "y"):
        ticks, labels = _ticks(source, name)
        getattr(target, f"set_{name}ticks")(ticks, labels)
        getattr(target, f"set_{name}ticks")([], minor=True)
    target.grid(visible=True)
    for text in source.texts:
        target.text(*text.get_position(), text.get_text(), fontsize=text.get_fontsize())
    for line in source.lines:
        target.add_line(Line2D(*line.get_data(orig=True), **_looks(line)))
    for patch in source.patches:
        if isinstance(patch, Rectangle):
            target.add_patch(Rectangle(patch.get_xy(), patch.get_width(), patch.get_height()))
    for collection in source.collections:
        paths = [path.vertices for path in collection.get_paths()]
        kind = LineCollection if isinstance(collection, LineCollection) else PolyCollection
        target.add_collection(kind(paths), autolim=False)


def _ticks(axes: Axes, name: str) -> tuple[list[float], list[str]]:
    axis = axes.xaxis if name == "x" else axes.yaxis
    places = [float(place) for place in axis.get_majorticklocs()]
    return places, axis.get_major_formatter().format_ticks(places)


def _looks(line: Line2D) -> dict[str, Any]:
    names = ("color", "linewidth", "linestyle", "marker", "markersize")
    return {name: getattr(line, f"get_{name}")() for name in names}


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print a line a chart: its time, the bare figure's, the ratio, and what to reach."""
    frame = chart_tables.frame()
    for name, chart in CHARTS.items():
        data = chart_tables.example_data(name, frame)
        model = chart.draw(data, frame, 1)
        picture_bytes(model, "png")
        ours, plain = [], []
        for _ in range(RUNS):
            ours.append(cpu(lambda: picture_bytes(chart.draw(data, frame, 1), "png")))  # noqa: B023
            plain.append(cpu(lambda: bare(model)))  # noqa: B023
        ratio = min(ours) / min(plain)
        told = f"{min(ours) * 1000:6.0f} ms, bare {min(plain) * 1000:6.0f} ms"
        print(f"{name:<12} {told}, {ratio:.2f}x (reach {REACH}x)")


if __name__ == "__main__":
    main()
