"""How long scoring takes, in units of a plain numpy gather-and-subtract on the same arrays.

    python benchmarks/scores.py [--rows 1000000] [--foreledger PYTHON]

Prints ratios, never seconds alone: the machine's noise is in both. `--foreledger` is an interpreter
that has foreledger installed (PyPI); its scoring of the same rows is printed beside ours.
"""

import argparse
import subprocess
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.request import ScoreRequest
from forecasts.scores.scoring.blocks import score_arrays
from forecasts.scores.scoring.partitions import score_files
from forecasts.scores.scoring.score_table import score_table

OBSERVATIONS = 10_000
METRICS = ("n", "mean_error", "mae", "rmse")
REPEATS = 11
PEER = """
import sys, time
import pandas as pd
from foreledger.metrics import MetricRegistry
from foreledger.schema import ACTUAL_COLUMNS
from foreledger.summary import build_summary
claims, actuals = (pd.read_pickle(path) for path in sys.argv[1:3])
forecasts = pd.DataFrame({
    "model_id": "m", "model_version": "1", "series_id": claims["target"],
    "target": claims["target_period"], "value": claims["value"], "horizon": 1,
})
effective = pd.DataFrame({
    "series_id": actuals["target"], "target": actuals["target_period"],
    "actual_value": actuals["actual"],
})
registry = MetricRegistry()
start = time.process_time()
summary = build_summary(forecasts, effective, effective.iloc[:0], registry)
print(time.process_time() - start, summary["metric"].nunique(), len(summary))
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A million claims against ten thousand observations, as arrays and as tables."""

    claimed: npt.NDArray[np.float64]
    actual: npt.NDArray[np.float64]
    place: npt.NDArray[np.int64]
    group: npt.NDArray[np.int64]
    claims: pd.DataFrame
    actuals: pd.DataFrame


def make_table(rows: int) -> Table:
    """Return claims on 500 series over twenty years, from a fixed seed."""
    rng = np.random.default_rng(0)
    names = np.array([f"series-{number:03d}" for number in range(OBSERVATIONS // 20)])
    actual = rng.lognormal(3, 1, OBSERVATIONS)
    place = rng.integers(0, OBSERVATIONS, rows)
    claimed = actual[place] * rng.lognormal(0, 0.1, rows)
    every = np.arange(OBSERVATIONS)
    claims = pd.DataFrame(
        {
            "target": pd.Series(names[place // 20], dtype="str"),
            "target_period": pd.Series((2000 + place % 20).astype(str), dtype="str"),
            "value": claimed,
        }
    )
    actuals = pd.DataFrame(
        {
            "target": names[every // 20],
            "target_period": (2000 + every % 20).astype(str),
            "actual": actual,
        }
    )
    return Table(
        claimed=claimed,
        actual=actual,
        place=place,
        group=place // 20,
        claims=claims,
        actuals=actuals,
    )


def ratio(work: Callable[[], object], plain: Callable[[], object]) -> tuple[float, float]:
    """Return the best CPU seconds of `work`, and how many times that is of `plain`, interleaved."""
    best, unit = float("inf"), float("inf")
    for _ in range(REPEATS):
        start = time.process_time()
        plain()
        middle = time.process_time()
        work()
        unit = min(unit, middle - start)
        best = min(best, time.process_time() - middle)
    return best, best / unit


def extra_memory(work: Callable[[], object]) -> float:
    """Return the peak of memory that `work` takes on top, in MB."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def main() -> None:
    """Print one line a measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--foreledger", metavar="PYTHON")
    parser.add_argument("--dask", action="store_true", help="one and two workers, wall time")
    options = parser.parse_args()
    print(f"{'what':<44} {'rows':>10} {'ratio':>7} {'CPU s':>8} {'extra MB':>9}")
    for rows in (options.rows, 10 * options.rows):
        measure(make_table(rows), rows, whole=True)
    if options.dask:
        compare_workers(make_table(10 * options.rows), 10 * options.rows)
    if options.foreledger:
        compare_peer(options.foreledger, make_table(options.rows), options.rows)


def measure(table: Table, rows: int, *, whole: bool) -> None:
    """Print the core and, if asked, the whole from string keys."""

    def plain() -> object:
        return table.claimed - table.actual[table.place]

    def core() -> object:
        return score_arrays(table.claimed, table.actual, table.place, table.group, metrics=METRICS)

    def from_keys() -> object:
        return score_table(table.claims, table.actuals, by=("target",), metrics=METRICS)

    jobs = [("core: 4 metrics by 500 groups", core)]
    if whole:
        jobs.append(("whole: from two columns of string keys", from_keys))
    for name, work in jobs:
        seconds, times = ratio(work, plain)
        memory = extra_memory(work)
        print(f"{name:<44} {rows:>10} {times:>6.1f}x {seconds:>8.3f} {memory:>9.1f}")


def compare_workers(table: Table, rows: int) -> None:
    """Print the wall time on one local worker and on two, from Parquet, without their start."""
    from distributed import Client, LocalCluster

    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "claims.parquet")
        table.claims.to_parquet(path, row_group_size=rows // 16)
        request = ScoreRequest(by=("target",), metrics=METRICS)
        times, found = [], []
        for workers in (1, 2):
            with LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",
            ) as cluster:
                with Client(cluster) as client:
                    client.submit(score_table, table.claims.head(), table.actuals).result()
                start = time.perf_counter()
                found.append(
                    score_files(
                        [path], table.actuals, request, scheduler=cluster.scheduler_address
                    ).table
                )
                times.append(time.perf_counter() - start)
    same = "equal" if found[0].equals(found[1]) else "DIFFERENT"
    print(
        f"{'Dask: one worker over two, results ' + same:<44} {rows:>10} "
        f"{times[0] / times[1]:>6.2f}x {times[1]:>8.3f} wall"
    )


def compare_peer(python: str, table: Table, rows: int) -> None:
    """Run the peer's own summary on the same rows in its interpreter, and print its ratio."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(folder) / name) for name in ("claims.pickle", "actuals.pickle")]
        for frame, path in zip((table.claims, table.actuals), paths, strict=True):
            frame.astype({"target": object, "target_period": object}).to_pickle(path)
        done = subprocess.run(
            [python, "-c", PEER, *paths], capture_output=True, text=True, check=False
        )
    if done.returncode:
        print(f"foreledger did not run: {done.stderr.strip().splitlines()[-1]}")
        return
    seconds, metrics, cells = done.stdout.split()
    unit = best_of(lambda: table.claimed - table.actual[table.place])
    print(
        f"{f'foreledger: {metrics} metrics, {cells} cells':<44} {rows:>10} "
        f"{float(seconds) / unit:>6.0f}x {float(seconds):>8.3f}"
    )


def best_of(work: Callable[[], object]) -> float:
    """Return the best CPU seconds of several runs."""
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
