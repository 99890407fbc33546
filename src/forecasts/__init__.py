"""A plain-text ledger of quantitative public claims about markets, checked against what happened."""

__version__ = "0.1.0"
