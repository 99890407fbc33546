"""Scores: the metrics, tables scored by any column, the scoreboard of the ledger."""

from forecasts.scores.boards.scoreboard import Scoreboard
from forecasts.scores.boards.scoreboard import scoreboard as score
from forecasts.scores.metrics.registry import METRICS
from forecasts.scores.outlooks import outlook_table
from forecasts.scores.scoring.score_table import Scores, score_table
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table

__all__ = [
    "METRICS",
    "Scoreboard",
    "Scores",
    "TableError",
    "outlook_table",
    "read_table",
    "score",
    "score_table",
]
