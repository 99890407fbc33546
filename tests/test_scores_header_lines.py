"""Tables below titles: `--header` names the lines that name the columns."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from forecasts.cli.score import score
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table
from forecasts.scores.tables.folders import read_parts
from forecasts.scores.tables.header_lines import below_titles, likely_header

TITLED = """Table 4. Consumption,,,
(trillion),,,

Edition,2005,2006,2007
2004,"1,010","1,020","1,030"
2005,,"1,000","1,100"
Actual,"1,000","1,000","1,000"

Notes: none
"""


def test_a_table_reaches_from_its_header_to_the_next_empty_line() -> None:
    text, told = below_titles(TITLED, "4", name="t.csv")
    found = text.splitlines()
    assert told == "t.csv: the table ends with line 7, above an empty one; 1 below are left out"
    assert found[0] == "Edition,2005,2006,2007"
    assert found[-1] == 'Actual,"1,000","1,000","1,000"'


def test_two_lines_of_a_header_are_one_name_and_merged_cells_go_on() -> None:
    text = "a title\n,2020,,2021,,\ncountry,low,high,low,high,\nX,1,2,3,4,\n"
    found, told = below_titles(text, "2-3", name="t.csv")
    first, row = found.splitlines()
    assert not told
    assert first == "country,2020 low,2020 high,2021 low,2021 high"
    assert row == "X,1,2,3,4"


def test_the_separator_is_the_one_that_the_file_has() -> None:
    assert below_titles("title\na;b\n1,5;2\n", "2", name="t.csv")[0] == 'a,b\n"1,5",2\n'


@pytest.mark.parametrize("header", ["10", "0", "3", "x", "4-2"])
def test_a_line_that_is_no_header_is_refused(header: str) -> None:
    with pytest.raises(TableError, match=r"no header in line|takes the line"):
        below_titles(TITLED, header, name="t.csv")


def test_a_row_that_is_longer_than_the_header_is_refused() -> None:
    with pytest.raises(TableError, match="line 3 has more cells"):
        below_titles("title\na,b\n1,2,3\n", "2", name="t.csv")


def test_the_message_about_a_title_names_the_line_to_say(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TITLED)
    with pytest.raises(TableError, match=r"title above the header\? Say --header 4$"):
        read_table(tmp_path / "t.csv")
    assert likely_header("a,b\n1,2\n") is None
    (tmp_path / "t.csv").write_text("a,b,,\n1,2,,\n")
    with pytest.raises(TableError, match="Empty columns at the end are left out by --header 1"):
        read_table(tmp_path / "t.csv")
    assert list(read_table(tmp_path / "t.csv", header="1").columns) == ["a", "b"]


def test_one_file_of_editions_and_actuals_is_scored_below_its_title(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(TITLED)
    words = ["--claims", str(path), "--actuals", str(path), "--header", "4", "--decimal-point"]
    words += ["--where", "Edition!=Actual", "--where-actuals", "Edition=Actual", "--format", "csv"]
    words += ["--on", "target_period", "--by", "Edition", "--metrics", "n,mape"]
    done = CliRunner().invoke(score, words)
    assert done.exit_code == 0, done.stderr
    assert done.stderr.count("1 below are left out") == 1
    assert done.stdout.splitlines() == ["Edition,n,mape", "2004,3,2.0", "2005,2,5.0"]


def test_partitions_below_titles_are_scored_as_one_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(TITLED)
    words = ["--claims", f"{tmp_path}/*.csv", "--actuals", str(tmp_path / "a.csv")]
    words += ["--header", "4", "--header-actuals", "4", "--decimal-point", "--format", "csv"]
    words += ["--where", "Edition!=Actual", "--where-actuals", "Edition=Actual"]
    words += ["--on", "target_period", "--by", "Edition", "--metrics", "n,mape"]
    alone = CliRunner().invoke(score, words)
    parts = CliRunner().invoke(score, [*words, "--scheduler", "local"])
    assert parts.exit_code == 0, parts.stderr
    assert parts.stdout == alone.stdout
    assert parts.stdout.splitlines() == ["Edition,n,mape", "2004,6,2.0", "2005,4,5.0"]
    for done in (alone, parts):
        assert done.stderr.count("1 below are left out") == 2
        assert "(so in 2 of 2 files)" in done.stderr


def test_the_name_of_a_file_is_a_column_where_it_is_asked_for(tmp_path: Path) -> None:
    for name in ("2015Q1", "2015Q2"):
        (tmp_path / f"{name}.csv").write_text("ROUND\nTARGET,value\n2016,2\n\nx\n")
    frame, notes = read_parts(str(tmp_path), header="2", names=True)
    assert notes[0].endswith("1 below are left out (so in 2 of 2 files)")
    assert frame["file"].tolist() == ["2015Q1", "2015Q2"]
    (tmp_path / "actuals.txt").write_text("TARGET,value\n2016,1\n")
    words = ["--claims", f"{tmp_path}/*.csv", "--actuals", str(tmp_path / "actuals.txt")]
    words += ["--header", "2", "--columns", "stated=file", "--columns", "target_period=TARGET"]
    words += ["--by", "stated", "--metrics", "n", "--format", "csv"]
    done = CliRunner().invoke(score, words)
    assert done.stdout.splitlines() == ["stated,n", "2015Q1,1", "2015Q2,1"], done.stderr
