"""Samples side by side: one score, whether all forecasts have the same ones or each its own."""

import io

import numpy as np
import pandas as pd
import pytest

from forecasts.scores.forms import samples
from forecasts.scores.joins.assemble import assemble
from forecasts.scores.scoring.score_table import Scores, make_request, score_table
from forecasts.scores.tables.files import read_table

ACTUALS = pd.DataFrame({"year": ["2020", "2021"], "actual": ["3", "5"]})
WHOLE = "source,year,sample_id,value\n" + "".join(
    f"{source},{year},{name},{value}\n"
    for source, shift in (("A", 0), ("B", 2))
    for year in (2020, 2021)
    for name, value in zip(("b", "a", "c"), (4 + shift, year - 2018, 7), strict=True)
)
METRICS = "n,crps,crps_fair,sample_bias,se_mean,energy"


def read(text: str) -> pd.DataFrame:
    return read_table("-", stream=io.BytesIO(text.encode()))


def scored(text: str) -> Scores:
    return score_table(read(text), ACTUALS, by="source", metrics=METRICS, joint="year")


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        WHOLE.replace("B,2021,a,3\n", ""),
        WHOLE.replace("B,2021,a,3\n", "B,2021,a,\n"),
        WHOLE.replace("2020,b", "2020,1").replace("2021,b", "2021,1.0"),
        "".join(sorted(WHOLE.splitlines(keepends=True), key=lambda line: line[::-1], reverse=True)),
    ],
)
def test_a_grid_of_samples_scores_as_each_forecasts_own(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    grid = scored(text)
    monkeypatch.setattr(samples, "SPARSE", 0)
    own = scored(text)
    pd.testing.assert_frame_equal(grid.table, own.table, check_exact=True)
    assert grid.notes == own.notes


def test_names_of_samples_are_numbered_in_the_order_of_the_file() -> None:
    needed = frozenset({"samples", "draws", "actual"})
    whole = assemble(read(WHOLE), ACTUALS, make_request(), needed=needed).forecasts.arrays
    assert whole["draws"].tolist() == [[0, 1, 2]] * 4
    assert whole["samples"].tolist() == [[4, 2, 7], [4, 3, 7], [6, 2, 7], [6, 3, 7]]
    again = read(WHOLE.replace("2020,b", "2020,1").replace("2021,b", "2021,1.0"))
    same = assemble(again, ACTUALS, make_request(), needed=needed).forecasts.arrays
    assert same["draws"].tolist() == whole["draws"].tolist()
    lacking = read(WHOLE.replace("B,2021,b,6\n", ""))
    ragged = assemble(lacking, ACTUALS, make_request(), needed=needed).forecasts.arrays
    assert ragged["draws"][3].tolist()[:2] == [1, 2]
    assert np.isnan(ragged["samples"][3]).tolist() == [False, False, True]
