"""Errors of the naive forecast in the sample: the divisor of MASE and RMSSE."""

import io
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from forecasts.cli.score import score
from forecasts.scores.joins.naive_scale import check_history_ends, with_naive_errors
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table
from forecasts.scores.tables.periods import step_on

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


@pytest.mark.parametrize(
    ("claims", "last"),
    [
        ("id,period,value\nA,2020Q1,1\nB,2019Q4,1\n", {"A": "2019Q4", "B": "2019Q3"}),
        ("id,period,value,stated\nA,2020Q1,1,2019-08-01\nB,2020Q1,1,2019Q4\n",
         {"A": "2019Q3", "B": "2019Q4"}),
        ("id,period,value,stated\nA,2019Q4,1,2020-03-01\n", {"A": "2019Q3", "B": "2029Q1"}),
        ("id,period,value\nA,2020-03-31,1\nB,2020,1\n", {"A": "2029Q1", "B": "2029Q1"}),
        ("who,period,value\nA,2019Q1,1\n", {"A": "2029Q1", "B": "2029Q1"}),
    ],
)  # fmt: skip
def test_a_history_ends_with_the_first_origin(claims: str, last: dict[str, str]) -> None:
    for name, period in last.items():
        history = f"id,period,value\n{name},2019Q1,1\n{name},{period},2\n"
        later = step_on(period, 1)
        beyond = history + f"{name},{later},3\n"
        blank = history + f"{name},{later},\n"  # a cell without a value tells nothing
        for text in (history, blank):
            check_history_ends(table(text), table(claims), table(ACTUALS))
        if period == "2029Q1":
            check_history_ends(table(beyond), table(claims), table(ACTUALS))
        else:
            with pytest.raises(TableError, match=f"first origin of the claims, id={name}, period"):
                check_history_ends(table(beyond), table(claims), table(ACTUALS))


def test_a_history_is_read_as_the_other_tables(tmp_path: Path) -> None:
    texts = {
        "said": "id;period;value\nA;2021;2,5\n",
        "came": "id;period;value\nA;2021;4,5\n",
        "past": "A title;;\nid;period;value\nA;2019;1,234\nA;2020;3,5\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    words = ["--claims", f"{tmp_path}/said.csv", "--actuals", f"{tmp_path}/came.csv"]
    words += ["--history", f"{tmp_path}/past.csv", "--header-history", "2", "--decimal-comma"]
    words += ["--error", "scale:naive_error", "--metrics", "mase", "--format", "csv"]
    done = CliRunner().invoke(score, words)
    assert done.exit_code == 0, done.stderr
    assert float(done.stdout.splitlines()[1]) == pytest.approx(2 / (3.5 - 1.234))
    with (tmp_path / "past.csv").open("a", encoding="utf-8") as past:
        past.write("A;2021;4\n")
    refused = CliRunner().invoke(score, words)
    assert refused.exit_code == 2
    assert "beyond the first origin of the claims, id=A, period=2021" in refused.stderr
