"""Recompute evaluations that others published, one command each, and compare every cell.

    python tools/replicate.py [FOLDER]

The archives are no part of this project: FOLDER holds them, by default the one beside the checkout.
Each command is printed as it can be typed in FOLDER. Exit code 1 when a cell differs from what was
printed, 2 when the folder is not there.
"""

import csv
import io
import math
import shlex
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner, Result

from forecasts.cli.score import score

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "replication"
FILES = frozenset({"--claims", "--actuals"})
Row = Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Evaluation:
    """A published table, and the command that gives it.

    Attributes:
        name: The publication.
        command: Words behind `forecasts score`, files as they stand in the folder.
        expected: The file with the published table.
        keys: Column of the published table to the one of ours that says which row is meant.
        cells: Column of the published table to ours.
        digits: Decimals that were printed; None for significant figures, or all of them.
        figures: Significant figures that were printed.
    """

    name: str
    command: str
    expected: str
    keys: Mapping[str, str]
    cells: Mapping[str, str]
    digits: int | None = None
    figures: int | None = None


@dataclass(kw_only=True, slots=True)
class Cells:
    """One column of a published table beside ours.

    Attributes:
        table: The publication.
        column: The column's name there.
        printed: To what precision it was printed, in words.
        cells: How many numbers it has.
        equal: How many of ours are equal when rounded as they were printed.
        largest: Largest difference, ours before rounding.
    """

    table: str
    column: str
    printed: str
    cells: int = 0
    equal: int = 0
    largest: float = 0.0

    def add(self, theirs: float, ours: float, tolerance: float) -> None:
        """Count one cell."""
        difference = abs(theirs - ours)
        self.cells += 1
        self.equal += difference <= tolerance * (1 + 1e-9)  # a blank is equal to nothing
        self.largest = math.nan if math.isnan(difference) else max(difference, self.largest)


HUB = "--by model_id,location --error absolute --baseline Flusight-baseline"
RELATIVE = "--metrics mae_relative_skill,mae_scaled_relative_skill"
EVALUATIONS = (
    Evaluation(
        name="CBO revenue",
        command="--claims cbo_revenue/forecasts.csv --actuals cbo_revenue/actuals.csv "
        "--value value_adjusted --by target,horizon "
        "--metrics n,mean_error,mae,rmse,two_thirds_spread",
        expected="cbo_revenue/expected.csv",
        keys={"target": "target", "projected_year_number": "horizon"},
        cells={
            "number_of_projections": "n",
            "average_error": "mean_error",
            "average_absolute_error": "mae",
            "RMSE": "rmse",
            "two_thirds_spread": "two_thirds_spread",
        },
        digits=1,
    ),
    Evaluation(
        name="scoringutils README",
        command="--claims scoringutils_covid/quantile_forecasts.csv.gz --by model,target_type "
        "--metrics wis,interval_coverage_50,interval_coverage_90,ae_median",
        expected="scoringutils_covid/expected.csv",
        keys={"model": "model", "target_type": "target_type"},
        cells={
            name: name
            for name in ("wis", "interval_coverage_50", "interval_coverage_90", "ae_median")
        },
        figures=3,
    ),
    *(
        Evaluation(
            name="hubEvals",  # of whose forecasts the folder has the mean scores: outcomes are 0
            command=f"--claims hubEvals_fixtures/exp_pairwise_scores.csv --actuals zeros.csv "
            f"--value {value} {HUB} {RELATIVE}",
            expected="hubEvals_fixtures/exp_pairwise_scores.csv",
            keys={"model_id": "model_id", "location": "location"},
            cells={
                f"{value}_relative_skill": "mae_relative_skill",
                f"{value}_scaled_relative_skill": "mae_scaled_relative_skill",
            },
        )
        for value in ("ae_median", "wis")
    ),
)


def run(command: str, folder: Path, own: Path) -> Result:
    """Print a command and run it, its files taken from a folder, or from one of our own."""
    print(f"  $ forecasts score {command}")
    words = shlex.split(command)
    for place, word in enumerate(words):
        if place and words[place - 1] in FILES:
            words[place] = str(own / word if (own / word).exists() else folder / word)
    return CliRunner().invoke(score, [*words, "--format", "csv"])


def rows_of(text: str) -> list[Row]:
    """Return the rows of a CSV."""
    return list(csv.DictReader(io.StringIO(text)))


def replicate_table(one: Evaluation, folder: Path, own: Path) -> list[Cells]:
    """Return each column of a published table beside ours."""
    done = run(one.command, folder, own)
    if done.exit_code:
        raise SystemExit(done.stderr)
    ours = {tuple(row[name] for name in one.keys.values()): row for row in rows_of(done.stdout)}
    theirs = rows_of((folder / one.expected).read_text(encoding="utf-8"))
    printed = "1e-9"
    if one.digits is not None or one.figures is not None:
        printed = f"{one.digits} decimal" if one.figures is None else f"{one.figures} figures"
    found = []
    for column, name in one.cells.items():
        cells = Cells(table=one.name, column=column, printed=printed)
        for row in theirs:
            value = float(row[column])
            cells.add(value, _number(ours, row, one.keys, name), _tolerance(value, one))
        found.append(cells)
    return found


def _number(ours: Mapping[tuple[str, ...], Row], row: Row, keys: Iterable[str], name: str) -> float:
    found = ours.get(tuple(row[key] for key in keys), {}).get(name, "")
    return float(found) if found else math.nan


def _tolerance(value: float, one: Evaluation) -> float:
    """Return half of the last digit that was printed."""
    if one.digits is not None:
        return 0.5 * 10.0**-one.digits
    if one.figures is None:
        return 1e-9
    size = math.floor(math.log10(abs(value))) if value else 0
    return 0.5 * 10.0 ** (size - one.figures + 1)


def replicate_join(folder: Path, own: Path) -> Cells:
    """Model output joined with outcomes, and a doubled outcome refused."""
    path = folder / "hubEvals_fixtures" / "exp_forecast_2.csv"
    theirs = rows_of(path.read_text(encoding="utf-8"))
    names = [f"quantile_coverage_{100 * float(row['quantile_level']):g}" for row in theirs]
    claims = "--claims hubEvals_fixtures/model_out_tbl_quantile_1.csv --actuals hubEvals_fixtures/"
    done = run(f"{claims}target_data_1.csv --metrics {','.join(names)}", folder, own)
    ours = rows_of(done.stdout)[0]
    cells = Cells(table="hubEvals", column="join, coverage of each quantile", printed="1e-9")
    for row, name in zip(theirs, names, strict=True):
        cells.add(float(row["observed"]) <= float(row["predicted"]), float(ours[name]), 1e-9)
    if run(f"{claims}target_data_2.csv --metrics n", folder, own).exit_code != 2:
        raise AssertionError("a doubled outcome was accepted")
    return cells


def replicate(folder: Path) -> list[Cells]:
    """Recompute every archive in a folder."""
    with TemporaryDirectory() as name:
        own = Path(name)
        scores = rows_of((folder / EVALUATIONS[-1].expected).read_text(encoding="utf-8"))
        places = sorted({row["location"] for row in scores})
        lines = ["location,actual", *(f"{place},0" for place in places)]
        (own / "zeros.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        found = [cells for one in EVALUATIONS for cells in replicate_table(one, folder, own)]
        return [*found, replicate_join(folder, own)]


def main(words: Sequence[str]) -> int:
    """Print the commands and the table of differences."""
    folder = Path(words[0]) if words else DATA
    if not folder.is_dir():
        sys.stderr.write(f"did not run: {folder} is not there\n")
        return 2
    found = replicate(folder)
    line = "{:<20} {:<32} {:>7} {:>10} {:>14}"
    print(line.format("published", "column", "equal", "printed to", "largest diff."))
    for cells in found:
        equal = f"{cells.equal}/{cells.cells}"
        print(line.format(cells.table, cells.column, equal, cells.printed, f"{cells.largest:.4g}"))
    print(
        "hubEvals' log_score and rps: not derived, the forecasts behind them are not in the folder"
    )
    return int(any(cells.equal < cells.cells for cells in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
