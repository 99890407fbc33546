"""Recompute evaluations that others published, and print how far each cell is from theirs.

    python tools/replicate.py [FOLDER]

The archives are no part of this project: FOLDER holds them, by default the one beside the checkout.
Exit code 1 when a cell differs from what was printed, 2 when the folder is not there.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from forecasts.scores.scoring.score_table import score_table
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "replication"
CBO_CELLS = {
    "number_of_projections": "n",
    "average_error": "mean_error",
    "average_absolute_error": "mae",
    "RMSE": "rmse",
    "two_thirds_spread": "two_thirds_spread",
}
COVID_CELLS = {
    "wis": "wis",
    "interval_coverage_50": "interval_coverage_50",
    "interval_coverage_90": "interval_coverage_90",
    "ae_median": "ae_median",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One column of a published table.

    Attributes:
        table: The publication.
        column: The column's name there.
        cells: How many numbers it has.
        equal: How many of ours are equal when rounded as they were printed.
        largest: Largest difference, ours before rounding.
        printed: To what precision they were printed, in words.
    """

    table: str
    column: str
    cells: int
    equal: int
    largest: float
    printed: str


def replicate_cbo(folder: Path) -> list[Cell]:
    """CBO's revenue projections against its own summary: 440 cells to the printed 0.1."""
    scores = score_table(
        read_table(folder / "forecasts.csv"),
        read_table(folder / "actuals.csv"),
        by=("target", "horizon"),
        metrics=tuple(CBO_CELLS.values()),
        value="value_adjusted",
    ).table
    expected = pd.read_csv(folder / "expected.csv").rename(
        columns={"projected_year_number": "horizon", **{k: f"{k}_theirs" for k in CBO_CELLS}}
    )
    both = expected.merge(scores, on=["target", "horizon"], how="left", validate="1:1")
    return [
        _cell("CBO revenue", theirs, both[f"{theirs}_theirs"], both[ours], digits=1)
        for theirs, ours in CBO_CELLS.items()
    ]


def replicate_covid(folder: Path) -> list[Cell]:
    """The table in scoringutils' README: seven rows to three significant figures."""
    scores = score_table(
        read_table(folder / "quantile_forecasts.csv.gz"),
        by=("model", "target_type"),
        metrics=tuple(COVID_CELLS.values()),
    ).table
    expected = pd.read_csv(folder / "expected.csv")
    both = expected.merge(
        scores, on=["model", "target_type"], how="left", suffixes=("_theirs", ""), validate="1:1"
    )
    return [
        _cell("scoringutils README", theirs, both[f"{theirs}_theirs"], both[ours], figures=3)
        for theirs, ours in COVID_CELLS.items()
    ]


def replicate_hub(folder: Path) -> list[Cell]:
    """The expected results of hubEvals' own tests: relative skill, and the join with outcomes."""
    expected = read_table(folder / "exp_pairwise_scores.csv")
    cells = []
    for score in ("ae_median", "wis"):
        claims = expected[["model_id", "location", score]].assign(actual="0")
        ours = score_table(
            claims,
            value=score,
            error="absolute",
            by=("model_id", "location"),
            metrics=("mae_relative_skill", "mae_scaled_relative_skill"),
            baseline="Flusight-baseline",
        ).table
        theirs = pd.read_csv(folder / "exp_pairwise_scores.csv")
        both = theirs.merge(ours, on=["model_id", "location"], how="left", validate="1:1")
        cells += [
            _cell("hubEvals", f"{score}_{kind}", both[f"{score}_{kind}"], both[f"mae_{kind}"])
            for kind in ("relative_skill", "scaled_relative_skill")
        ]
    return [*cells, _hub_join(folder)]


def _hub_join(folder: Path) -> Cell:
    """Model output joined with outcomes, and a doubled outcome refused."""
    claims = read_table(folder / "model_out_tbl_quantile_1.csv")
    expected = pd.read_csv(folder / "exp_forecast_2.csv")
    levels = tuple(f"quantile_coverage_{100 * level:g}" for level in expected["quantile_level"])
    ours = score_table(
        claims, read_table(folder / "target_data_1.csv"), metrics=("n", *levels), error="absolute"
    ).table.iloc[0, 1:]
    theirs = (expected["observed"] <= expected["predicted"]).astype(float)
    cell = _cell("hubEvals", "join, coverage of each quantile", theirs, ours.reset_index(drop=True))
    try:
        score_table(claims, read_table(folder / "target_data_2.csv"), metrics=("n",))
    except TableError:
        return cell
    raise AssertionError("a doubled outcome was accepted")


def _cell(  # noqa: PLR0913  the facts of a published column
    table: str,
    column: str,
    theirs: "pd.Series[float]",
    ours: "pd.Series[float]",
    *,
    digits: int | None = None,
    figures: int | None = None,
) -> Cell:
    left, right = theirs.to_numpy(dtype=float), ours.to_numpy(dtype=float)
    printed = "1e-9"
    tolerance = np.full(len(left), 1e-9)
    if digits is not None:
        printed, tolerance = f"{digits} decimal", np.full(len(left), 0.5 * 10.0**-digits)
    elif figures is not None:
        printed = f"{figures} figures"
        size = np.floor(np.log10(np.where(left == 0, 1.0, np.abs(left))))
        tolerance = 0.5 * 10.0 ** (size - figures + 1)
    difference = np.abs(left - right)
    return Cell(
        table=table,
        column=column,
        cells=len(left),
        equal=int((difference <= tolerance * (1 + 1e-9)).sum()),
        largest=float(difference.max()),
        printed=printed,
    )


def replicate(folder: Path) -> list[Cell]:
    """Recompute every archive in a folder."""
    return [
        *replicate_cbo(folder / "cbo_revenue"),
        *replicate_covid(folder / "scoringutils_covid"),
        *replicate_hub(folder / "hubEvals_fixtures"),
    ]


def main() -> int:
    """Print the table of differences."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    if not folder.is_dir():
        sys.stderr.write(f"did not run: {folder} is not there\n")
        return 2
    cells = replicate(folder)
    line = "{:<20} {:<32} {:>7} {:>10} {:>14}"
    print(line.format("published", "column", "equal", "printed to", "largest diff."))
    for cell in cells:
        equal = f"{cell.equal}/{cell.cells}"
        print(line.format(cell.table, cell.column, equal, cell.printed, f"{cell.largest:.4g}"))
    print(
        "hubEvals' log_score and rps: not derived, the forecasts behind them are not in the folder"
    )
    return int(any(cell.equal < cell.cells for cell in cells))


if __name__ == "__main__":
    sys.exit(main())
