"""How long a site takes, the memory of its processes, its files and bytes; a step a line.

    python benchmarks/site.py [CLAIMS] [--workers 2] [--language en] [--keep FOLDER]

The ledger is drawn: invented claims about what the shipped series count, around their last figures,
by one institute in fifty claims. With `--keep` it and its site stay in the folder.
"""

import argparse
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from forecasts.study import open_study

if TYPE_CHECKING:
    import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
AS_OF = "2026-11-21"
PER_SOURCE = 25


def write_drawn_ledger(folder: Path, claims: int) -> None:
    """Write `claims/` and `actuals/` of so many invented claims below a folder; always the same."""
    shutil.copytree(ROOT / "claims" / "codes", folder / "claims" / "codes")
    shutil.copytree(ROOT / "actuals", folder / "actuals")
    known = open_study(ROOT / "claims", ROOT / "actuals", as_of=AS_OF).actuals
    latest = known.observations.groupby("series").last()["value"]
    series = known.series[known.series["frequency"] == "year"]
    chance = random.Random(claims)  # noqa: S311 - nothing secret
    for first in range(0, claims, PER_SOURCE):
        number = first // PER_SOURCE
        stated = chance.randint(2012, 2025)
        day = f"{stated}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        lines = list(_source(number, day))
        for claim in range(first, min(claims, first + PER_SOURCE)):
            row = series.iloc[chance.randrange(len(series))]
            lines += _claim(claim, row, float(latest[row["series"]]), stated, chance)
        path = folder / "claims" / str(stated) / f"source-{number}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _source(number: int, day: str) -> Iterator[str]:
    yield "source:"
    yield f"  {{title: Report {number}, publisher: Press {number % 400}, language: en,"
    yield f"  published: {day}, url: https://example.org/reports/{number}}}"
    yield "defaults: {certainty: projected, because: cited, entered: 2026-11-20}"
    yield "claims:"


def _claim(
    number: int, series: "pd.Series", latest: float, stated: int, chance: random.Random
) -> Iterator[str]:
    year = stated + chance.randint(1, 8)
    value = f"{latest * chance.lognormvariate(0.0, 0.4):.3g}"
    amount = f"{float(value):,.3f}".rstrip("0").rstrip(".")
    # Series are yearly: three claims in five are of a month, for which nothing was published.
    month = "" if number % 5 < 2 else f"-{chance.randint(1, 12):02}"
    words = ("nearly", "about", "more than", "")[number % 4]
    said = f"{words} {amount}".strip()
    what = str(series["title"]).replace('"', "")
    yield f"  - id: drawn-{number}"
    yield f'    quote: "{what} are projected to reach {said} by {year}{month}"'
    yield f"    at: page {number % 90 + 1}"
    yield f"    claimant: {{organisation: Institute {chance.randint(1, 2000)}, basis: explicit}}"
    yield f"    subject: {series['subject']}"
    yield f"    measure: {series['measure']}"
    yield f"    region: {series['region']}"
    yield f'    value: "{said} {series["unit"]}"'
    yield f"    target: {year}{month}"


def main() -> None:
    """Draw a ledger, write its site as a process of its own, print what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("claims", nargs="?", type=int, default=1000)
    parser.add_argument("--keep", type=Path)
    given, rest = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as name:
        folder = given.keep or Path(name)
        if not (folder / "claims").exists():
            write_drawn_ledger(folder, given.claims)
        command = [sys.executable, "-m", "forecasts", "site", "--as-of", AS_OF, *rest]
        start = perf_counter()
        subprocess.run([*command, "-o", "site"], cwd=folder, check=True)
        spent = perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        sizes = [path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file()]
        print(
            f"{given.claims:,} claims: {spent:.0f} s, "
            f"{used.ru_utime + used.ru_stime:.0f} s of CPU, "
            f"{used.ru_maxrss / 1024:.0f} MB the largest process, {len(sizes):,} files, "
            f"{sum(sizes) / 1e6:.0f} MB"
        )


if __name__ == "__main__":
    main()
