"""Errors of the naive forecast in the sample: the divisor of MASE and RMSSE."""

import io
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from forecasts.cli.score import score
from forecasts.scores.joins.naive_scale import with_naive_errors
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table

LONG = "id,period,value\nB,2019Q4,9\nA,2019Q1,1\nA,2019Q3,7\nA,2019Q2,3\nB,2019Q2,5\nB,2019Q3,5\n"
WIDE = "V1,V2,V3,V4,V5\nA,1,3,7,\nB,5,5,9,NA\n"
ACTUALS = "id,period,value\nB,2020Q1,9\nA,2020Q1,8\nC,2020Q1,1\n"


def table(text: str) -> pd.DataFrame:
    return read_table("-", stream=io.BytesIO(text.encode()))


@pytest.mark.parametrize(
    ("history", "outcomes", "on"),
    [(LONG, ACTUALS, None), (WIDE, ACTUALS.replace("id", "V1"), ("id=V1", "period"))],
)
def test_errors_are_those_of_steps_back_in_the_order_of_time(
    history: str, outcomes: str, on: tuple[str, ...] | None
) -> None:
    found, notes = with_naive_errors(table(outcomes), table(history), on=on)
    assert found["naive_error"].tolist() == ["2.0", "3.0", ""]
    squares = [float(word) ** 2 for word in found["naive_rmse"][:2]]
    assert squares == pytest.approx([16 / 2, (4 + 16) / 2])
    assert notes[0].startswith("history: 6 values of 2 series, in the order of ")
    assert notes[1] == "history: 1 of 3 actuals has none"
    seasonal, _ = with_naive_errors(table(outcomes), table(history), on=on, season=2)
    assert seasonal["naive_error"].tolist() == ["4.0", "6.0", ""]


def test_one_series_needs_no_key() -> None:
    found, _ = with_naive_errors(table("year,value\n2020,1\n"), table("year,value\n2,3\n1,9\n"))
    assert found["naive_error"].tolist() == ["6.0"]


def test_the_column_of_time_is_no_key() -> None:
    outcomes, history = (each.replace("period", "ds") for each in (ACTUALS, LONG))
    options = {"on": ("id", "ds"), "columns": ("target_period=ds",)}
    found, _ = with_naive_errors(table(outcomes), table(history), **options)
    assert found["naive_error"].tolist() == ["2.0", "3.0", ""]


@pytest.mark.parametrize(
    ("outcomes", "history", "said"),
    [
        (ACTUALS, WIDE, "needs --on"),
        (ACTUALS, "id,period,value\nA,2019Q1,\n", "no values"),
        (ACTUALS.replace("period", "naive_error"), LONG, "leave --history out"),
    ],
)
def test_what_gives_no_errors_is_refused(outcomes: str, history: str, said: str) -> None:
    with pytest.raises(TableError, match=said):
        with_naive_errors(table(outcomes), table(history))


def test_mase_of_a_competition_in_one_command(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    train, test, said = (rng.normal(100, 5, (3, size)) for size in (12, 2, 2))
    names = ("V", "V", "F")
    for name, letter, values in zip(
        ("train", "test", "said"), names, (train, test, said), strict=True
    ):
        head = ["V1" if letter == "V" else "id"]
        head += [f"{letter}{place + 1 + (letter == 'V')}" for place in range(values.shape[1])]
        rows = [[f"Q{row}", *map(repr, each)] for row, each in enumerate(values.tolist())]
        pd.DataFrame(rows, columns=head).to_csv(tmp_path / f"{name}.csv", index=False)
    words = ["--claims", f"{tmp_path}/said.csv", "--actuals", f"{tmp_path}/test.csv"]
    words += ["--history", f"{tmp_path}/train.csv", "--season", "4"]
    words += ["--columns", "horizon=F*", "--columns", "horizon=V*-1", "--on", "id=V1,horizon"]
    words += ["--error", "scale:naive_error", "--metrics", "n,mase", "--format", "csv"]
    done = CliRunner().invoke(score, words)
    assert done.exit_code == 0, done.stderr
    scale = np.abs(train[:, 4:] - train[:, :-4]).mean(axis=1, keepdims=True)
    n, mase = done.stdout.splitlines()[1].split(",")
    assert (n, float(mase)) == ("6", pytest.approx(float(np.mean(np.abs(said - test) / scale))))
    refused = CliRunner().invoke(score, ["--claims", f"{tmp_path}/said.csv", *words[4:]])
    assert refused.exit_code == 2
