"""When a number was reached, against when it was said to be."""

import math
from datetime import date

from forecasts.comparing.bases import is_deadline
from forecasts.comparing.claimed import Stated
from forecasts.comparing.expectation import points_down
from forecasts.comparing.history import Archive, Record, known_years
from forecasts.comparing.question import Question

__all__ = ["timing_error"]


def timing_error(
    claim: Stated, question: Question, archive: Archive, record: Record, as_of: date
) -> float:
    """Return the first year in which the number was reached less the year claimed.

    Positive = later than claimed; NaN when it has not been reached by `as_of`, and for a claim
    that names no deadline. Only levels have one.
    """
    if question.form != "level" or not (is_deadline(claim) or question.bar.hedge == "above"):
        return math.nan
    bar = question.bar
    then = known_years(archive, record, question.target, claim.stated)
    falling = points_down(question, then)
    if falling is None:
        return math.nan  # whether it was to rise or to fall to its number is not known
    for end, value in known_years(archive, record, question.target, as_of):
        level = value * question.factor
        if level <= bar.ceiling if falling else level >= bar.floor:
            return float(end.year - question.target[1].year)
    return math.nan
