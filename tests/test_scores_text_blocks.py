"""A text file read by blocks is the same table, and has the same scores and notes."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from forecasts.scores.scoring.score_table import Scores, score_table
from forecasts.scores.tables import files
from forecasts.scores.tables.encoding import encode
from forecasts.scores.tables.files import read_table

CLAIMS = "source,stated,target,year,horizon,value\n" + "".join(
    f"{source},{year - horizon}-06-30,{target},{year},{horizon},"
    f"{100 + shift * horizon + year % 7}\n"
    for shift, source in enumerate(("A", "B", "C"), start=1)
    for target in ("gdp", "cpi")
    for year in range(2000, 2012)
    for horizon in (1, 2)
)
ACTUALS = "target,year,published_on,actual\n" + "".join(
    f"{target},{year},{year + late}-03-01,{100 + year % 5 + late}\n"
    for target in ("gdp", "cpi")
    for year in range(1999, 2012)
    for late in (1, 2)
)


def read(folder: Path, text: str, name: str) -> pd.DataFrame:
    (folder / name).write_text(text, encoding="utf-8")
    return read_table(folder / name)


def scored(folder: Path, **options: Any) -> Scores:  # noqa: ANN401 - any field of a request
    return score_table(
        read(folder, CLAIMS, "c.csv"),
        read(folder, ACTUALS, "a.csv"),
        **{"error": "points", **options},
    )


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "ROWS", 24)  # a block holds one target of a source


@pytest.mark.parametrize(
    "options",
    [
        {"release": "first", "by": "source", "metrics": "n,mae,rmse"},
        {"as_of": "2008-01-01", "by": "source,horizon", "metrics": "n,mae"},
        {"release": "latest", "where": ("target=gdp", "year<2009"), "by": "year"},
        {"release": "first", "by": "source", "baseline": "A", "metrics": "mae_dm_p"},
        {"release": "first", "metrics": "nordhaus,mean_revision", "by": "source"},
        {"release": "first", "growth": "previous", "metrics": "n,mae", "by": "source"},
    ],
)  # fmt: skip
def test_scores_and_notes_do_not_depend_on_blocks(
    tmp_path: Path, request: pytest.FixtureRequest, options: dict[str, Any]
) -> None:
    whole = scored(tmp_path, **options)
    request.getfixturevalue("small_blocks")
    parts = scored(tmp_path, **options)
    pd.testing.assert_frame_equal(parts.table, whole.table, check_exact=True)
    assert parts.notes == whole.notes


def test_repeated_cells_are_held_once(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    whole = read(tmp_path, CLAIMS, "c.csv")
    request.getfixturevalue("small_blocks")
    parts = read(tmp_path, CLAIMS, "c.csv")
    assert isinstance(parts["source"].dtype, pd.CategoricalDtype)
    assert not isinstance(parts["year"].dtype, pd.CategoricalDtype)
    pd.testing.assert_frame_equal(parts.astype(str), whole.astype(str))
    assert parts["source"].cat.categories.tolist() == ["A", "B", "C"]  # in the order of the file


def test_parquet_by_blocks_is_the_same_table(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    rows = 100
    frame = pd.DataFrame(
        {
            "whole": pd.array([2**53 + row for row in range(rows)], dtype="Int64"),
            "word": ["a"] * 80 + ["b"] * 20,
            "late": pd.array([None if row == rows - 1 else row for row in range(rows)], "Int64"),
            "blank": [None if row % 7 == 0 else "x" for row in range(rows)],
            "factor": pd.Categorical(["q", None, "r", "q"] * (rows // 4)),
            "day": [date(2020, 1, 1 + row % 20) for row in range(rows)],
            "nested": [[row] if row == rows - 1 else None for row in range(rows)],
        }
    )
    table = pa.Table.from_pandas(frame).replace_schema_metadata()  # as other programs write
    parquet.write_table(table, tmp_path / "c.parquet")
    whole = read_table(tmp_path / "c.parquet")
    request.getfixturevalue("small_blocks")
    parts = read_table(tmp_path / "c.parquet")
    assert isinstance(parts["word"].dtype, pd.CategoricalDtype)
    for name in frame.columns:
        cells = [[str(cell) for cell in each[name]] for each in (parts, whole)]
        assert cells[0] == cells[1], name
        assert parts[name].dtype != object, name


def test_categories_that_no_row_has_are_not_among_the_cells() -> None:
    column = pd.Series(pd.Categorical(["b", None, "b"], categories=["a", "b"]))
    rows, words = encode(column)
    assert [words[row] for row in rows] == ["b", "", "b"]
    assert sorted(str(word) for word in words) == ["", "b"]
    assert encode(column[column == "b"])[1] == ["b"]
