"""What several claimants said about one thing, as bars on one axis."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from forecasts.reviewing.voice import Row, Voice

__all__ = ["LOG_FROM", "Bar", "draw_bars"]

LOG_FROM = 30.0
"""The largest value is so many times the smallest, and the axis becomes logarithmic."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """What one claimant said, on an axis from 0 to 100 that all bars of a picture share.

    `low` and `high` are the ends of the reading, `value` the figure, `came` the outcome or None.
    """

    claim_id: str
    who: str
    stated: str
    words: str
    mark: str
    low: float
    high: float
    value: float
    came: float | None


def draw_bars(rows: Iterable[Row], voice: Voice) -> list[Bar]:
    """Return the bars of claims about one thing and period in one unit; an open end is the axis's.

    The axis is logarithmic where all figures are above nought and lie far apart.
    """
    told = [row for row in rows if math.isfinite(float(row["value"]))]
    if len(told) < 2:
        return []
    figures = [float(row[name]) for row in told for name in ("low", "high", "value", "actual")]
    figures = [figure for figure in figures if math.isfinite(figure)]
    low, high = min(figures), max(figures)
    log = low > 0 and high / low > LOG_FROM
    if not log:
        low = min(low, 0.0)

    def place(figure: float) -> float:
        if math.isinf(figure):
            return 100.0 if figure > 0 else 0.0
        if high == low:
            return 50.0
        share = (
            math.log(figure / low) / math.log(high / low) if log else (figure - low) / (high - low)
        )
        return 2.0 + 96.0 * share

    return [
        Bar(
            claim_id=str(row["claim_id"]),
            who=voice.who(row),
            stated=voice.stated(row),
            words=voice.claimed(row),
            mark=voice.mark(row),
            low=place(float(row["low"])),
            high=place(float(row["high"])),
            value=place(float(row["value"])),
            came=None if math.isnan(float(row["actual"])) else place(float(row["actual"])),
        )
        for row in told
    ]
