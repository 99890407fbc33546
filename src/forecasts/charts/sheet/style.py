"""Colours, sizes and matplotlib settings of every chart; nothing here changes a global setting."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from forecasts.charts.own import mpl
from forecasts.charts.sheet.fonts import FAMILIES, register

INK = "#1B1F24"
CLAIM = "#0B4F8A"
HIGH = "#C4500C"
LOW = "#3F97D0"
LOW_TEXT = "#1F73A8"
"""`LOW` is too pale to be read as type."""
GREY = "#5C6570"
OTHER = "#A9B1BA"
GRID = "#D9DDE2"
SHADE = "#F3F5F7"
RANGE = "#9DB8D0"

WIDTH = 518.4
"""Width of every chart in points: 7.2 inches."""

TITLE, SUBTITLE, LABEL, SMALL, NOTE = 13.0, 9.0, 9.0, 8.0, 7.5
"""Sizes of type in points; nothing is smaller than 7."""

_KEPT = frozenset(
    (
        "agg", "axes", "date", "figure", "font", "grid", "hatch", "image", "legend", "lines",
        "markers", "mathtext", "patch", "path", "pdf", "ps", "savefig", "scatter", "svg", "text",
        "xaxis", "xtick", "yaxis", "ytick",
    )
)  # fmt: skip

STYLE: Mapping[str, Any] = MappingProxyType(
    {
        "font.family": list(FAMILIES),
        "font.size": LABEL,
        "text.color": INK,
        "text.parse_math": False,
        "text.usetex": False,
        "text.hinting": "no_hinting",
        "axes.edgecolor": OTHER,
        "axes.linewidth": 0.8,
        "axes.unicode_minus": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.left": False,
        "axes.autolimit_mode": "data",
        "axes.xmargin": 0.0,
        "axes.ymargin": 0.0,
        "lines.solid_capstyle": "butt",
        "hatch.color": "#FFFFFF",
        "hatch.linewidth": 1.2,
        "pdf.fonttype": 42,
        "svg.fonttype": "path",
        "svg.hashsalt": "forecasts",
        "savefig.dpi": 200,
        "figure.dpi": 100,
        "figure.facecolor": "#FFFFFF",
        "path.simplify": True,
    }
)
"""What differs from matplotlib's own defaults."""


def _settings() -> Any:  # noqa: ANN401 - matplotlib types 300 names
    """Return matplotlib's defaults for what a figure is made of, with `STYLE` on top.

    The reader's own matplotlibrc must not move a pixel, so the defaults are set again.
    """
    defaults = mpl.rcParamsDefault
    kept = {key: defaults[key] for key in defaults if key.split(".", 1)[0] in _KEPT}
    return kept | dict(STYLE)


@contextmanager
def style() -> Iterator[None]:
    """Draw in the project's style inside, and leave matplotlib's settings as they were outside."""
    register()
    with mpl.rc_context(_settings()):
        yield
