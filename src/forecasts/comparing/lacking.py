"""Why a claim that is due has no outcome: what can never be judged, told from what is lacking."""

from datetime import date, timedelta
from statistics import median
from typing import NamedTuple

from forecasts.comparing.history import Record, shift_years

__all__ = ["LACKS", "Lack", "choose_lack", "may_still_come"]

LACKS = ("no-series", "no-definition", "gap", "never-published")
"""Nobody counts it; what is counted is another thing; the series passed over the period; the
series ended before it."""

_USUAL_LAG = 365
"""Days from a period's end to its figure where a series has none to tell *[ours]*."""


class Lack(NamedTuple):
    """Why a series does not answer a claim: a kind of `LACKS`, or `waiting`, and a sentence."""

    kind: str
    reason: str


def may_still_come(record: Record | None, end: date, as_of: date) -> bool:
    """Return whether a figure of a period that ended on `end` may still be published.

    A series has its usual time, the median from a period's end to its first figure, and one year
    more, in which the next figure would have come as well *[ours]*. Where the period after its
    last has had that time, it has ended, and nothing is to come for any later one.

    Args:
        record: The series; None where no figure of it is known.
        end: Last day of the period.
        as_of: The day to judge from.
    """
    lags = [
        (min(figure.published for figure in figures) - span[1]).days
        for span, figures in (record.figures.items() if record else ())
        if figures
    ]
    lag = max(0, int(median(lags))) if lags else _USUAL_LAG
    patience = timedelta(days=lag) + (record.maturity if record else timedelta())
    following = shift_years(record.ended[-1], 1) if record and record.ended else end
    return as_of <= shift_years(min(end, following), 1) + patience


def choose_lack(lacks: list[Lack]) -> Lack:
    """Return what stands for all series that did not answer: the one that came nearest."""
    order = ("waiting", "never-published", "gap", "no-definition", "no-series")
    kind = min((lack.kind for lack in lacks), key=order.index, default="no-series")
    return Lack(kind, "; ".join(dict.fromkeys(lack.reason for lack in lacks)))
