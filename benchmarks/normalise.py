"""Units, rates and the whole conversion of a million rows, against plain gathers in the same run.

    python benchmarks/normalise.py

Best of seven, CPU seconds; only the ratios within one run mean anything.
"""

import time
from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from forecasts.money import load_rates, rates_on
from forecasts.normalising import convert_units, normalise

ROWS = 1_000_000
AS_OF = date(2026, 11, 21)


def best(work: Callable[[], object], times: int = 7) -> float:
    """Return the least CPU time of several runs."""
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    return least


def main() -> None:
    """Print one line a job: its time, the plain work beside it, the ratio and what to reach."""
    chance = np.random.default_rng(1)
    rates = load_rates()
    names = np.array(["USD", "EUR", "CNY", "JPY", "GBP", "KRW", "INR", "CNY/kWh"])
    units = pd.Series(chance.choice(names, ROWS), dtype="str")
    sizes = np.array(["kWh", "MWh", "GWh", "TWh", "PJ"])
    energy = pd.Series(chance.choice(sizes, ROWS), dtype="str")
    grouped = energy.astype("category")
    stated = chance.integers(14_975, 20_000, ROWS)  # 2011 to 2024
    values = chance.random(ROWS)
    table = pd.DataFrame(
        {
            "unit": units,
            "stated": stated.view("datetime64[D]").astype("datetime64[s]"),
            "value": values,
            "low": values,
            "high": values,
            "price_basis": pd.Series(["nominal"] * ROWS, dtype="str"),
        }
    )
    rows = chance.integers(0, len(rates.currencies), ROWS)
    flat = rates.daily.per_euro.ravel()
    places = rows * rates.daily.per_euro.shape[1] + stated - rates.daily.first
    codes = chance.integers(0, 5, ROWS)
    factors = chance.random(5)

    gather = best(lambda: np.take(flat, places))
    four = 4 * gather
    multiply = best(lambda: values * factors[codes])
    encode = best(lambda: pd.factorize(energy))
    jobs = (
        ("units, from categories", lambda: convert_units(values, grouped, "TWh"), multiply, 6),
        ("units, from strings", lambda: convert_units(values, energy, "TWh"), multiply, 6),
        ("units, over finding the words", lambda: convert_units(values, energy, "TWh"), encode, 2),
        ("rates by date", lambda: rates_on(rates, rows, stated, "USD"), gather, 3),
        ("normalise, from strings", lambda: normalise(table, rates=rates, as_of=AS_OF), four, 8),
    )
    print(f"{ROWS:,} rows; one gather {gather * 1e3:.1f} ms, finding words {encode * 1e3:.1f} ms")
    for name, work, plain, reach in jobs:
        spent = best(work)
        print(f"{name:32} {spent * 1e3:7.1f} ms  {spent / plain:5.2f}x  (reach {reach}x)")


if __name__ == "__main__":
    main()
