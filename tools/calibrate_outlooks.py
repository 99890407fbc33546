"""How well the outlooks' probabilities fit: share met by bin of probability, on yearly series.

    python tools/calibrate_outlooks.py [SHARED]

SHARED is the folder of shared data (rates and replication archives); without it only the series of
this ledger count. Thresholds are those of simple forecasters (no change, the trend of ten years, of
three and of one) and numbers around them; each as a floor, and as a level.

The numbers of the method were chosen on all of these series, so this is no test on data that the
choice had not seen.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from pathlib import Path

import pandas as pd

from forecasts.actuals import load_actuals
from forecasts.comparing.archive import build_archive
from forecasts.comparing.history import known_years
from forecasts.comparing.outlook import Pace, fall_short, measure_pace

AS_OF = date(2026, 11, 21)
EDGES = (0.0, 0.1, 0.2, 1 / 3, 0.5, 2 / 3, 0.8, 0.9, 1.0)
AHEAD = (1, 2, 3, 5, 8)
FACTORS = (0.8, 0.9, 0.95, 1.0, 1.05, 1.1, 1.25)
LEAST = 6
ENOUGH = 100

Known = list[tuple[date, float]]


def ledger_series(folder: Path) -> Iterator[tuple[str, Known]]:
    """Yield the yearly series of a folder of outcomes, by name and price basis."""
    archive = build_archive(load_actuals(folder), AS_OF)
    year = (date(2025, 1, 1), date(2025, 12, 31))
    for name, bases in archive.records.items():
        for basis, record in bases.items():
            known = known_years(archive, record, year, AS_OF)
            if len(known) >= LEAST:
                yield f"ledger/{name}/{basis}", list(known)


def rate_series(file: Path) -> Iterator[tuple[str, Known]]:
    """Yield deflators, consumer prices, exchange rates and parities by economy."""
    table = pd.read_csv(file)
    for economy, own in table.groupby("iso3"):
        for figure in ("gdp_deflator_2020", "cpi_2020", "lcu_per_usd", "ppp_lcu_per_intl"):
            kept = own[["year", figure]].dropna()
            known = [(date(int(y), 12, 31), float(v)) for y, v in kept.itertuples(index=False)]
            if len(known) >= LEAST and len({value for _, value in known}) > LEAST:
                yield f"rates/{economy}/{figure}", known


def budget_series(folder: Path) -> Iterator[tuple[str, Known]]:
    """Yield revenues by source, in fiscal years."""
    table = pd.read_csv(folder / "actuals.csv")
    for target, own in table.groupby("target"):
        kept = own.sort_values("target_year")[["target_year", "value"]].dropna()
        known = [(date(int(y), 9, 30), float(v)) for y, v in kept.itertuples(index=False)]
        if len(known) >= LEAST:
            yield f"budget/{target}", known


def thresholds(past: Known, end: date) -> Iterator[float]:
    """Yield what simple forecasters would have said, and numbers around it."""
    paces = [measure_pace(past[-1 - years :]) for years in (10, 3, 1)]
    points = [past[-1][1], *(pace.reach(end, 1.0) for pace in paces if pace)]
    for point, factor in product(points, FACTORS):
        yield point * factor


def ask(name: str, known: Known) -> Iterator[tuple[str, str, float, bool]]:
    """Yield a probability and what came: (series, kind, probability, met)."""
    for origin in range(LEAST - 1, len(known) - 1):
        past = known[: origin + 1]
        pace = measure_pace(past)
        if pace is None:
            continue
        for ahead in AHEAD:
            if origin + ahead >= len(known):
                continue
            end, came = known[origin + ahead]
            for goal in thresholds(past, end):
                yield from _ask_one(name, pace, goal, end, came)


def _ask_one(
    name: str, pace: Pace, goal: float, end: date, came: float
) -> Iterator[tuple[str, str, float, bool]]:
    if goal <= 0 or came <= 0:
        return
    if goal > pace.last:
        yield name, "floor", 1 - fall_short(pace, goal, end), came >= goal
    within = fall_short(pace, goal * 1.1, end) - fall_short(pace, goal / 1.1, end)
    yield name, "level", within, goal / 1.1 <= came <= goal * 1.1


def bins(cases: pd.DataFrame) -> pd.DataFrame:
    """Return a row a bin: how many, what was said and what was met, and the difference."""
    place = pd.cut(cases["said"], list(EDGES), include_lowest=True)
    table = cases.groupby(place, observed=True).agg(
        n=("met", "size"), series=("series", "nunique"), said=("said", "mean"), met=("met", "mean")
    )
    return table.assign(miss=100 * (table["met"] - table["said"]))


def collect(shared: Path | None) -> pd.DataFrame:
    """Return all questions of all series: `series`, `family`, `kind`, `said` and `met`."""
    series = list(ledger_series(Path("actuals")))
    if shared is not None and shared.is_dir():
        series += rate_series(shared / "data" / "rates" / "annual_2000_2025.csv")
        series += budget_series(shared / "data" / "replication" / "cbo_revenue")
    rows = [case for name, known in series for case in ask(name, known)]
    table = pd.DataFrame(rows, columns=["series", "kind", "said", "met"]).dropna()
    return table.assign(family=table["series"].str.partition("/")[0])


def main(arguments: Sequence[str]) -> int:
    """Print the bins of every family and of all; 1 when a large bin of all is off."""
    cases = collect(Path(arguments[0]) if arguments else None)
    worst = 0.0
    for (family, kind), own in pd.concat([cases, cases.assign(family="of all")]).groupby(
        ["family", "kind"]
    ):
        table = bins(own)
        off = table.loc[table["n"] >= ENOUGH, "miss"].abs().max()
        print(f"{family}, {kind}: {own['series'].nunique()} series\n{table.round(3)}")
        print(f"the worst bin of {ENOUGH} or more is off by {off:.1f} points\n")
        worst = max(worst, off) if family == "of all" else worst
    return int(worst > 7)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
