"""A small invented ledger with its outcomes, reviewed once for all tests of the review."""

from datetime import date
from functools import cache
from pathlib import Path

from forecasts.reviewing import Review, review

FOLDER = Path(__file__).resolve().parent / "review_ledger"
AS_OF = date(2026, 11, 21)


@cache
def example_review(year: int = 2025) -> Review:
    return review(year, FOLDER / "claims", FOLDER / "actuals", as_of=AS_OF)
