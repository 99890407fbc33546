"""A report of one's own from the tables of the annual review: who was too high, and what is next.

python examples/annual_review.py 2025 2026-11-21 [LEDGER [ACTUALS]]
"""

import sys
from datetime import date

import forecasts as fc


def main(year: int, as_of: date, ledger: str = "claims", actuals: str = "actuals") -> None:
    """Print the verdicts of a year by subject, and the open claims that fall due next."""
    found = fc.review(year, ledger, actuals, as_of=as_of)
    due = found.tables["due"]
    judged = due[due["verdict"] != ""]
    print(f"{len(due)} claims fell due in {year}, {len(judged)} were judged\n")
    counts = judged.groupby(["subject", "verdict"]).size().unstack(fill_value=0)
    print(counts.to_string() if len(counts) else "none", end="\n\n")
    columns = ["target_period", "claimant", "subject", "region", "outlook", "probability_met"]
    print(found.tables["open"][columns].head(10).to_string(index=False))


if __name__ == "__main__":
    main(int(sys.argv[1]), date.fromisoformat(sys.argv[2]), *sys.argv[3:])
