"""Bands of a column of numbers, and scores laid side by side."""

import io
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from forecasts.cli.score import score
from forecasts.scores.tables.bands import band_rank, cut, read_band
from forecasts.scores.tables.columns import TableError

CLAIMS = "source,year,gdp,value\nA,2018,1,9\nA,2019,2,22\nB,2018,5,12\nB,2020,7.5,1\n"
ACTUALS = "year,actual\n2018,10\n2019,20\n2020,4\n"


def run(folder: Path, *words: str) -> Result:
    (folder / "c.csv").write_text(CLAIMS, encoding="utf-8")
    (folder / "a.csv").write_text(ACTUALS, encoding="utf-8")
    files = ["--claims", f"{folder}/c.csv", "--actuals", f"{folder}/a.csv", "--format", "csv"]
    return CliRunner().invoke(score, [*files, "--error", "points", *words])


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("gdp=1,2,7.5", ["1 to <2", "2 to 7.5", "2 to 7.5", "2 to 7.5"]),
        ("gdp=(1,2,7.5]", ["", ">1 to 2", ">2 to 7.5", ">2 to 7.5"]),
        ("gdp=width:2.5", ["0 to <2.5", "0 to <2.5", "5 to <7.5", "7.5 to <10"]),
        ("gdp=quantiles:2", ["1 to <3.5", "1 to <3.5", "3.5 to 7.5", "3.5 to 7.5"]),
    ],
)
def test_a_column_is_cut(text: str, labels: list[str]) -> None:
    assert cut(np.array([1.0, 2, 5, 7.5]), read_band(text)).tolist() == labels


def test_edges_near_each_other_have_labels_of_their_own() -> None:
    found = cut(np.array([1000000.0, 1000001, 1000002]), read_band("x=1000000,1000001,1000002"))
    assert found.tolist()[0] == "1000000 to <1000001"
    assert len(set(found)) == 2


def test_bands_stand_in_the_order_of_their_edges(tmp_path: Path) -> None:
    done = run(tmp_path, "--bands", "gdp=width:2.5", "--by", "gdp", "--metrics", "n")
    heads = [line.split(",")[0] for line in done.stdout.splitlines()[1:]]
    assert heads == ["0 to <2.5", "5 to <7.5", "7.5 to <10"]
    assert band_rank("") == np.inf
    assert band_rank(">-1.5e+20 to 3") == -1.5e20


@given(
    st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=40),
    st.sampled_from(["x=width:7", "x=quantiles:4"]),
)
def test_bands_that_follow_the_values_hold_them_all(values: list[float], text: str) -> None:
    found = cut(np.array(values), read_band(text))
    if len(set(values)) > 1:
        assert (found != "").all()


@pytest.mark.parametrize("text", ["gdp=2,1", "gdp=width:0", "gdp=quantiles:1", "gdp=[1,2]", "gdp="])
def test_what_is_no_band_is_an_error(text: str) -> None:
    with pytest.raises(TableError, match="is no band"):
        read_band(text)


def test_bands_without_end_are_an_error() -> None:
    with pytest.raises(TableError, match="has 2001 bands"):
        cut(np.array([0.0, 2000]), read_band("x=width:1"))


def test_groups_side_by_side(tmp_path: Path) -> None:
    done = run(tmp_path, "--by", "source,year", "--metrics", "n,mae", "--wide", "year")
    found = pd.read_csv(io.StringIO(done.stdout))
    long = run(tmp_path, "--by", "source,year", "--metrics", "n,mae").stdout
    rows = pd.read_csv(io.StringIO(long)).set_index(["source", "year"])
    assert found["source"].tolist() == ["A", "B"]
    for year in (2018, 2019, 2020):
        for place, source in enumerate("AB"):
            there = (source, year) in rows.index
            assert found[f"n_{year}"][place] == (rows.loc[source, year]["n"] if there else 0)
            mean = found[f"mae_{year}"][place]
            assert mean == rows.loc[source, year]["mae"] if there else np.isnan(mean)
    assert "2 groups have no row of their own" in done.stderr


def test_all_groups_in_one_line_and_a_total(tmp_path: Path) -> None:
    done = run(tmp_path, "--by", "source", "--metrics", "n", "--wide", "source", "--totals")
    assert done.stdout == "n_A,n_B,n_all\n2,2,4\n"
    other = run(tmp_path, "--by", "source", "--wide", "yera")
    assert other.exit_code == 2
    assert "--wide takes a column of --by" in other.stderr
