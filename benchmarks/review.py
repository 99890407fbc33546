"""How long the review takes: its steps in seconds, and how pages grow with the number of claims.

    python benchmarks/review.py [--claims claims] [--actuals actuals] [--as-of 2026-11-21]

The steps are of the ledger at hand (to reach: 25 s in all on two idle cores). The second part
sets tables of 1,000, 2,000 and 4,000 rows and prints the time a row in units of the first: 1.0 is
linear.
"""

import argparse
from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import TypeVar

from forecasts.reviewing import review
from forecasts.reviewing.document import Column, Document, Grid, Part
from forecasts.reviewing.files import table_files
from forecasts.reviewing.printing.html import print_page
from forecasts.reviewing.printing.markdown import print_markdown
from forecasts.reviewing.printing.pdf import print_pdf
from forecasts.reviewing.printing.pictures import draw_pictures, plan_pictures

Result = TypeVar("Result")

ROWS = (1_000, 2_000, 4_000)


def timed(name: str, step: Callable[[], Result]) -> Result:
    """Run a step, print its seconds, return its result."""
    start = perf_counter()
    result = step()
    print(f"{name:<12} {perf_counter() - start:6.1f} s")
    return result


def main() -> None:
    """Print the seconds of each step, then the growth with rows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", default="claims")
    parser.add_argument("--actuals", default="actuals")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 21))
    given = parser.parse_args()
    start = perf_counter()
    found = timed("tables", lambda: review(2025, given.claims, given.actuals, as_of=given.as_of))
    jobs = timed("plan", lambda: plan_pictures(found.tables, found.inputs, "en"))
    timed("pictures", lambda: draw_pictures(jobs))
    document = timed("words", found.document)
    timed("CSV, Parquet", lambda: table_files(found.tables))
    timed("Markdown", lambda: print_markdown(document))
    timed("HTML", lambda: print_page(document))
    timed("PDF", lambda: print_pdf(document, {}))
    print(f"{'all':<12} {perf_counter() - start:6.1f} s for {len(found.tables['claims'])} claims")
    print_growth(document)


def print_growth(document: Document) -> None:
    """Print the time a row of ever longer tables, in units of the shortest."""
    first = 0.0
    for number in ROWS:
        rows = tuple((f"claim {row}", "about something", f"{row:,}") for row in range(number))
        columns = (Column(head="Claim"), Column(head="About"), Column(head="Value", number=True))
        grid = Grid(name="claims", caption="Claims", columns=columns, rows=rows)
        part = Part(number=1, key="changes", title="Claims", elements=(grid,))
        long = Document(
            title=document.title,
            subtitle=document.subtitle,
            description=document.description,
            language="en",
            as_of=document.as_of,
            numbers=document.numbers,
            parts=(document.parts[0], part),
            labels=document.labels,
        )
        start = perf_counter()
        print_page(long)
        print_pdf(long, {})
        each = (perf_counter() - start) / number
        first = first or each
        print(f"{number:>6,} rows  {each / first:5.2f} the time a row")


if __name__ == "__main__":
    main()
