"""Compile the yearly rates that the package ships, `src/forecasts/data/rates.csv`.

    python tools/compile_rates.py ANNUAL_CSV

ANNUAL_CSV has one row an economy and year; the result has one row a figure, each with its origin,
which is a key of `rates.origin.yaml`. One economy stands for a currency: amounts in euros are
deflated by the euro area, because a claim names its currency more surely than its market.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src/forecasts/data/rates.csv"
EURO_AREA = "EMU"
FIGURES = (
    ("lcu_per_usd", "lcu_per_usd", "fx_source"),
    ("deflator", "gdp_deflator_2020", "deflator_source"),
    ("cpi", "cpi_2020", ""),
    ("ppp", "ppp_lcu_per_intl", "ppp_source"),
)
ORIGINS = {
    "ECB daily mean": "ecb-mean",
    "Fed G.5A": "fed-g5a",
    "WDI": "wdi-fcrf",
    "def": "definition",
    "WB growth(datasets/inflation)": "wdi-deflator-growth",
    "WDI(DDF)": "wdi-deflator",
    "base": "base-year",
    "WB(datasets/ppp)": "wdi-ppp",
}


def compile_rates(source: Path) -> list[tuple[str, str, str, str, str, str]]:
    """Return the rows of the table in order of currency, figure and year."""
    rows = []
    with source.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["currency"] == "EUR" and row["iso3"] != EURO_AREA:
                continue
            for figure, column, origin in FIGURES:
                if row[column]:
                    key = ORIGINS[row[origin]] if origin else "wdi-cpi"
                    rows.append(
                        (row["currency"], row["iso3"], row["year"], figure, row[column], key)
                    )
    series = Counter((row[0], row[3]) for row in rows)
    kept = (row for row in rows if series[row[0], row[3]] > 1)  # a base year alone says nothing
    return sorted(kept, key=lambda row: (row[0], row[3], row[2]))


def main() -> None:
    """Write the table."""
    with TARGET.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("currency", "economy", "year", "figure", "value", "origin"))
        writer.writerows(compile_rates(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
