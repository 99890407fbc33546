"""Scores: the metrics, tables scored by any column, the scoreboard of the ledger."""
