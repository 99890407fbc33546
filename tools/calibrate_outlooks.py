"""How well the outlooks' probabilities fit: share met by bin of probability, on yearly series.

    python tools/calibrate_outlooks.py [SHARED [SERIES]]

SHARED is the folder of shared data (rates and replication archives); without it only the series of
this ledger count. SERIES is a table of other yearly series (`family`, `series`, `year`, `value`).
Thresholds are those of simple forecasters (no change, the trend of ten years, of
three and of one) and numbers around them; each as a floor, and as a level.

Questions about one series and one period share their outcome, so each outcome counts once in a
bin (METHOD 9), and a bin says how many it has: a few series that grew together are no large bin,
however many questions are asked of them. `low` and `high` are the miss in nine draws of ten when
series are drawn anew. The halves are by the hash of a series' name.
"""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from pathlib import Path

import numpy as np
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
DRAWS = 1000
SEED = 13

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


def other_series(file: Path) -> Iterator[tuple[str, Known]]:
    """Yield the series of a table, by family and name."""
    for (family, name), own in pd.read_csv(file).groupby(["family", "series"]):
        kept = own.sort_values("year")[["year", "value"]].dropna()
        known = [(date(int(y), 12, 31), float(v)) for y, v in kept.itertuples(index=False)]
        if len(known) >= LEAST:
            yield f"{family}/{name}", known


def thresholds(past: Known, end: date) -> Iterator[float]:
    """Yield what simple forecasters would have said, and numbers around it."""
    paces = [measure_pace(past[-1 - years :]) for years in (10, 3, 1)]
    points = [past[-1][1], *(pace.reach(end, 1.0) for pace in paces if pace)]
    for point, factor in product(points, FACTORS):
        yield point * factor


def ask(name: str, known: Known) -> Iterator[tuple[str, int, str, float, bool]]:
    """Yield a probability and what came: (series, year, kind, probability, met)."""
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
) -> Iterator[tuple[str, int, str, float, bool]]:
    if goal <= 0 or came <= 0:
        return
    if goal > pace.last:
        yield name, end.year, "floor", 1 - fall_short(pace, goal, end), came >= goal
    within = fall_short(pace, goal * 1.1, end) - fall_short(pace, goal / 1.1, end)
    yield name, end.year, "level", within, goal / 1.1 <= came <= goal * 1.1


def bins(cases: pd.DataFrame) -> pd.DataFrame:
    """Return a row a bin: how many questions, outcomes and series, what was said and what was met.

    `miss` is in points, and counts every outcome of the bin once; `low` and `high` hold nine in ten
    of the misses when series are drawn anew.
    """
    place = pd.cut(cases["said"], list(EDGES), include_lowest=True).rename("bin")
    once = cases.groupby([place, "series", "year"], observed=True).agg(
        n=("met", "size"), said=("said", "mean"), met=("met", "mean")
    )
    table = once.groupby("bin", observed=True).agg(
        n=("n", "sum"), outcomes=("n", "size"), said=("said", "mean"), met=("met", "mean")
    )
    table.insert(2, "series", cases.groupby(place, observed=True)["series"].nunique())
    away = 100 * (once["met"] - once["said"])
    ends = {own: _spread(part) for own, part in away.groupby("bin", observed=True)}
    return table.assign(
        miss=100 * (table["met"] - table["said"]),
        low=[ends[own][0] for own in table.index],
        high=[ends[own][1] for own in table.index],
    )


def _spread(away: pd.Series) -> tuple[float, float]:
    """Return what nine of ten mean misses lie between when whole series are drawn anew."""
    own = away.groupby("series").agg(["sum", "size"]).to_numpy()
    random = np.random.default_rng(SEED)
    drawn = random.multinomial(len(own), np.full(len(own), 1 / len(own)), size=DRAWS) @ own
    low, high = np.quantile(drawn[:, 0] / drawn[:, 1], (0.05, 0.95))
    return float(low), float(high)


def half_of(name: str) -> str:
    """Return the half that a series belongs to, by the hash of its name."""
    return "half A" if hashlib.sha256(name.encode()).digest()[0] % 2 == 0 else "half B"


def collect(shared: Path | None, others: Path | None = None) -> pd.DataFrame:
    """Return all questions: `series`, `year`, `kind`, `said`, `met`, `family` and `half`."""
    series = list(ledger_series(Path("actuals")))
    if shared is not None and shared.is_dir():
        series += rate_series(shared / "data" / "rates" / "annual_2000_2025.csv")
        series += budget_series(shared / "data" / "replication" / "cbo_revenue")
    if others is not None:
        series += other_series(others)
    rows = [case for name, known in series for case in ask(name, known)]
    table = pd.DataFrame(rows, columns=["series", "year", "kind", "said", "met"]).dropna()
    return table.assign(
        family=table["series"].str.partition("/")[0], half=table["series"].map(half_of)
    )


def main(arguments: Sequence[str]) -> int:
    """Print the bins of families, halves and all series; 1 when a large bin of all is off."""
    cases = collect(*map(Path, arguments)) if arguments else collect(None)
    worst = 0.0
    groups = [cases, cases.assign(family=cases["half"]), cases.assign(family="of all")]
    for (family, kind), own in pd.concat(groups).groupby(["family", "kind"]):
        table = bins(own)
        large = table.loc[table["outcomes"] >= ENOUGH, "miss"].abs()
        print(f"{family}, {kind}: {own['series'].nunique()} series\n{table.round(3).to_string()}")
        if large.empty:
            most = table["outcomes"].max()
            print(f"too few to say: no bin has more than {most} outcomes of one series and year\n")
        else:
            off = large.max()
            print(f"the worst bin of {ENOUGH} outcomes or more is off by {off:.1f} points\n")
        if family == "of all":
            worst = max(worst, large.max())
    return int(worst > 7)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
