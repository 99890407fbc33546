"""Scores: the metrics, tables scored by any column, the scoreboard of the ledger."""

from forecasts.scores.columns import TableError
from forecasts.scores.metrics import METRICS
from forecasts.scores.scoreboard import Scoreboard, scoreboard
from forecasts.scores.tables import read_table
from forecasts.scores.tidy import Scores, score_table

score = scoreboard

__all__ = [
    "METRICS",
    "Scoreboard",
    "Scores",
    "TableError",
    "read_table",
    "score",
    "score_table",
    "scoreboard",
]
