from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from forecasts.actuals import (
    OBSERVATION_COLUMNS,
    SERIES_COLUMNS,
    list_series,
    load_actuals,
    no_actuals,
)
from forecasts.actuals.history import find_removed
from forecasts.actuals.periods import (
    FiscalYear,
    last_twelve_months,
    read_period,
    years_between,
)
from forecasts.actuals.table import read_cells
from forecasts.rules import RULES

ORIGIN = """\
title: Robots sold
producer: A federation
url: https://example.org/robots
date_published: 2026-01
date_accessed: 2026-11-21
licence: CC BY 4.0
definition: robots delivered to buyers
subject: robots
measure: sales
region: World
unit: million robot
frequency: year
"""
TABLE = '''\
period,value,published_on,release,rounding,notes
2023,1.25,2024-01-15,first,,
2023,1.3,2025-02,revised,0.01,"a, quoted ""note"""
2024,1.5,2025-01-14,first,,
'''


def write_series(folder: Path, origin: str = ORIGIN, table: str = TABLE) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "robots.origin.yaml").write_text(origin, encoding="utf-8")
    (folder / "robots.csv").write_text(table, encoding="utf-8")
    return folder


def test_a_series_is_read_with_its_vintages(tmp_path: Path) -> None:
    actuals = load_actuals(write_series(tmp_path / "actuals"))
    assert actuals.problems == ()
    table = actuals.observations
    assert tuple(table.columns) == OBSERVATION_COLUMNS
    assert tuple(actuals.series.columns) == SERIES_COLUMNS
    assert table["value"].tolist() == [1_250_000.0, 1_300_000.0, 1_500_000.0]
    assert table["unit"].unique().tolist() == ["robot"]
    assert table["rounding"].tolist() == [5_000.0, 10_000.0, 50_000.0]
    assert table["notes"].tolist() == ["", 'a, quoted "note"', ""]
    assert str(table["period_end"][2].date()) == "2024-12-31"


def test_an_imprecise_publication_counts_from_its_last_day(tmp_path: Path) -> None:
    published = load_actuals(write_series(tmp_path)).observations["published_on"]
    assert str(published[1].date()) == "2025-02-28"


def test_an_empty_folder_holds_no_series_and_an_absent_one_is_told(tmp_path: Path) -> None:
    for actuals in (load_actuals(tmp_path), no_actuals()):
        assert (len(actuals.observations), len(actuals.series), actuals.problems) == (0, 0, ())
    with pytest.raises(FileNotFoundError, match=r"no such folder of outcomes.*typo"):
        load_actuals(tmp_path / "typo")


FAULTS = {
    "F009 origin.yaml:1:1": ("unknown key `titel` in the origin", "title:", "titel:", True),
    "F011 origin.yaml:1:1": ("the origin has no `licence`", "licence: CC BY 4.0\n", "", True),
    "F101 origin.yaml:11:7": ("unknown unit `million robto`", "n robot", "n robto", True),
    "F106 origin.yaml:12:12": ("unknown frequency `yearly`", ": year\n", ": yearly\n", True),
    "F201 origin.yaml:5:16": ("`2026-13-01` is no date", "2026-11-21", "2026-13-01", True),
    "F504 origin.yaml:13:11": (
        "`maturity` is `soon`",
        "frequency: year\n",
        "frequency: year\nmaturity: soon\n",
        True,
    ),
    "F502 csv:1:1": ("unknown column `periode`", "period,", "periode,", False),
    "F502 csv:4:1": ("the row has 5 cells, the header 6", "14,first,,", "14,first,", False),
    "F502 csv:3:31": ("a quotation mark is out of place", '0.01,"a', '0.01,x"a', False),
    "F503 csv:4:1": ("`2024-13` is no period", "2024,1.5", "2024-13,1.5", False),
    "F504 csv:4:6": ("`1.5m` is no number", "2024,1.5,", "2024,1.5m,", False),
    "F201 csv:2:11": ("`2024-02-30` is no date", "2024-01-15", "2024-02-30", False),
    "F106 csv:2:22": ("unknown release `frist`", "15,first", "15,frist", False),
    "F505 csv:4:10": (
        "published on 2024-12-30, before its period ended on 2024-12-31",
        "2025-01-14",
        "2024-12-30",
        False,
    ),
    "F506 csv:4:1": (
        "2023 published on 2024-01-15 stands twice: 1250000 and 1500000",
        "2024,1.5,2025-01-14",
        "2023,1.5,2024-01-15",
        False,
    ),
}


@pytest.mark.parametrize("place", FAULTS)
def test_a_fault_has_its_code_and_place(tmp_path: Path, place: str) -> None:
    message, old, new, in_origin = FAULTS[place]
    text = ORIGIN if in_origin else TABLE
    assert old in text
    changed = text.replace(old, new, 1)
    folder = write_series(
        tmp_path / "actuals",
        changed if in_origin else ORIGIN,
        TABLE if in_origin else changed,
    )
    found = {
        f"{p.code} {p.position.file.removeprefix('actuals/robots.')}:"
        f"{p.position.line}:{p.position.column}": p
        for p in load_actuals(folder).problems
    }
    assert found.get(place) is not None, sorted(found)
    assert found[place].message == message
    assert found[place].severity == RULES[found[place].code].severity
    assert found[place].expected or found[place].hint


TABLED = "kind: csv, period: y, value: v"
FETCHED = {
    "kind: csv, url: 'http://a.b', value: v": "F513 a fetch of csv has no `period`",
    "kind: sdmx, provider: ECB, flow: EXR": "F513 a fetch of sdmx has no `key`",
    "kind: sdmx, flow: F, key: K, url: 'http://a.b'": "F513 `flow` means nothing to a fetch",
    "kind: worldbank, flow: F, key: K, rows: a": "F513 `rows` means nothing to a fetch",
    "kind: worldbank, flow: a/b, key: WLD": "F513 `a/b` cannot be a part of an address",
    f"{TABLED}, url: 'ftp://a.b'": "F513 this is no address of the web",
    f"{TABLED}, url: 'http://me:x@a.b'": "F513 this is no address of the web",
    f"{TABLED}, url: 'http://a.b?c=1&Api_Key=x'": "F513 the address holds a key or a token",
    f"{TABLED}, url: 'http://a.b', where: [n]": "F513 `n` is no condition",
    f"{TABLED}, url: 'http://a.b', decimal: dot": "F106 unknown decimal `dot`",
    f"{TABLED}, url: 'http://a.b', perod: x": "F009 unknown key `perod` in `fetch`",
    "kind: cvs": "F106 unknown kind `cvs`",
    "flow: F, key: K": "F011 `fetch` has no `kind`",
    "kind: worldbank, flow: F, key: K, unit: cars": "F507 the figures are in `cars`, the series in",
}


@pytest.mark.parametrize("block", FETCHED)
def test_a_fault_of_where_it_is_fetched_has_its_code_and_line(tmp_path: Path, block: str) -> None:
    folder = write_series(tmp_path / "actuals", f"{ORIGIN}fetch: {{{block}}}\n")
    problems = load_actuals(folder).problems
    told = [f"{p.code} {p.message}" for p in problems if p.position.line == 13]
    assert [message for message in told if message.startswith(FETCHED[block])], told
    assert all(problem.expected or problem.hint for problem in problems)


def test_what_says_where_it_is_fetched_has_no_fault(tmp_path: Path) -> None:
    from forecasts.actuals.folder import read_folder

    block = f"{TABLED}, url: 'https://a.b/c?d=1', where: [a=b = c], unit: robot"
    folder = write_series(tmp_path / "actuals", f"{ORIGIN}fetch: {{{block}}}\n")
    found = read_folder(folder, "actuals", None)
    assert found.problems == ()
    fetch = found.series[0].fetch
    assert fetch is not None
    assert (fetch.kind, fetch.where, fetch.unit) == ("csv", (("a", "b = c"),), "robot")


@pytest.mark.parametrize(
    ("table", "message"),
    [("", "the file has no header"), ('x"y"\n', "a quotation mark is out of place")],
)
def test_a_file_without_a_row_has_one_fault(tmp_path: Path, table: str, message: str) -> None:
    problems = load_actuals(write_series(tmp_path, table=table)).problems
    assert [(p.code, p.message, p.position.line) for p in problems] == [("F502", message, 1)]


def test_what_an_origin_and_a_cell_leave_open_has_its_default(tmp_path: Path) -> None:
    table = "period,value,published_on,retrieved_on,release\n2023,1.25,2024-01-15,,\n"
    actuals = load_actuals(write_series(tmp_path, table=table))
    assert actuals.problems == ()
    assert actuals.series["maturity"].tolist() == [0]
    assert actuals.observations["retrieved_on"].isna().all()


def test_cells_of_a_last_line_without_an_end_and_blank_lines() -> None:
    rows, fault = read_cells("a,b\n\n1,", "x.csv")
    assert fault is None
    assert [[cell.text for cell in row] for row in rows] == [["a", "b"], ["1", ""]]
    assert (rows[1][1].position.line, rows[1][1].position.column) == (3, 3)


def test_a_unit_of_its_own_may_differ_in_magnitude_only(tmp_path: Path) -> None:
    table = "period,value,unit,published_on\n2023,1250,thousand robot,2024\n"
    table += "2024,3,million vehicle,2025\n"
    actuals = load_actuals(write_series(tmp_path, table=table))
    assert actuals.observations["value"].tolist() == [1_250_000.0]
    assert [(p.code, p.position.line, p.position.column) for p in actuals.problems] == [
        ("F507", 3, 8)
    ]


def test_a_csv_and_its_origin_need_each_other(tmp_path: Path) -> None:
    folder = write_series(tmp_path)
    (folder / "lonely.csv").write_text(TABLE, encoding="utf-8")
    (folder / "ghost.origin.yaml").write_text(ORIGIN, encoding="utf-8")
    (folder / "Bad Name.csv").write_text(TABLE, encoding="utf-8")
    problems = load_actuals(folder).problems
    assert [p.code for p in problems] == ["F012", "F501", "F501"]
    assert len(load_actuals(folder).series) == 1


def test_bytes_that_are_no_utf_8_are_a_problem(tmp_path: Path) -> None:
    folder = write_series(tmp_path)
    (folder / "robots.csv").write_bytes(b"period,value,published_on\n2024,1,2025\xff\n")
    assert [p.code for p in load_actuals(folder).problems] == ["F002"]


def test_a_fiscal_year_is_that_of_the_series(tmp_path: Path) -> None:
    origin = ORIGIN.replace("frequency: year", 'frequency: fiscal year\nfiscal_start: "10"')
    table = "period,value,published_on\nFY1982,1,1983\n"
    row = load_actuals(write_series(tmp_path, origin, table)).observations.iloc[0]
    assert (str(row["period_start"].date()), str(row["period_end"].date())) == (
        "1981-10-01",
        "1982-09-30",
    )


@pytest.mark.parametrize("named", ["start", "end"])
def test_a_fiscal_year_from_january_is_the_calendar_year(named: str) -> None:
    """Whichever end it is called after: it has only one year."""
    calendar = FiscalYear(start_month=1, named=named)
    assert calendar.span(2025) == (date(2025, 1, 1), date(2025, 12, 31))
    assert read_period("FY2025", calendar) == read_period("2025", calendar)


@given(st.integers(2, 12), st.integers(1900, 2100))
def test_a_fiscal_year_has_twelve_months_and_the_next_follows(month: int, year: int) -> None:
    ends, starts = (FiscalYear(start_month=month, named=named) for named in ("end", "start"))
    first, last = ends.span(year)
    assert (first.month, first.day, last.year) == (month, 1, year)
    assert last + timedelta(days=1) == ends.span(year + 1)[0] == starts.span(year)[0]


def test_a_fiscal_year_in_a_series_of_calendar_years_is_a_problem(tmp_path: Path) -> None:
    table = "period,value,published_on\nFY1982,1,1983\n"
    problems = load_actuals(write_series(tmp_path, table=table)).problems
    assert [p.code for p in problems] == ["F503"]


def test_the_list_shows_what_was_known_and_how_old_it_is(tmp_path: Path) -> None:
    actuals = load_actuals(write_series(tmp_path))
    row = list_series(actuals, as_of=date(2025, 1, 31)).iloc[0]
    assert (row["last_period"], row["last_value"], row["days_since"]) == ("2024", 1_500_000.0, 17)
    assert (row["periods"], row["observations"]) == (2, 2)
    before = list_series(actuals, as_of=date(2020, 1, 1)).iloc[0]
    assert (before["last_period"], before["last_published"], before["periods"]) == ("", None, 0)


def test_the_codelists_beside_give_a_series_its_nature(tmp_path: Path) -> None:
    codes = tmp_path / "claims" / "codes"
    codes.mkdir(parents=True)
    for name, code in (("subjects", "robots"), ("regions", "World")):
        text = f"{code}: {{name: {code}, definition: all of them}}\n"
        (codes / f"{name}.yaml").write_text(text, encoding="utf-8")
    text = "sales: {name: Sales, definition: sold, dimension: count, nature: flow}\n"
    (codes / "measures.yaml").write_text(text, encoding="utf-8")
    actuals = load_actuals(write_series(tmp_path / "actuals"))
    assert actuals.problems == ()
    assert actuals.series["nature"].tolist() == ["flow"]
    other = write_series(tmp_path / "actuals", ORIGIN.replace("measure: sales", "measure: sails"))
    assert [(p.code, p.hint) for p in load_actuals(other).problems] == [
        ("F104", "did you mean `sales`?")
    ]


def test_a_row_that_is_gone_is_named() -> None:
    kept = find_removed(TABLE, TABLE + "2025,2,2026,first,,\n", "robots.csv")
    changed = find_removed(TABLE, TABLE.replace("1.25", "1.26"), "robots.csv")
    assert kept == []
    assert [p.code for p in changed] == ["F508"]
    assert changed[0].message.startswith("line 2 of the earlier file is gone or changed: 2023,1.25")


PERIODS = {
    "2024": ("2024-01-01", "2024-12-31"),
    "2024-H2": ("2024-07-01", "2024-12-31"),
    "2024-Q1": ("2024-01-01", "2024-03-31"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2024-12-31": ("2024-12-31", "2024-12-31"),
    "2016/2019": ("2016-01-01", "2019-12-31"),
    "2025-01/2025-10": ("2025-01-01", "2025-10-31"),
    "FY2025": ("2025-04-01", "2026-03-31"),
}


@pytest.mark.parametrize("text", PERIODS)
def test_periods(text: str) -> None:
    span = read_period(text, FiscalYear(start_month=4, named="start"))
    assert span is not None
    assert (str(span[0]), str(span[1])) == PERIODS[text]


@pytest.mark.parametrize("text", ["", "24", "2024-00", "2024-Q5", "2019/2016", "FY2024-Q1"])
def test_what_is_no_period(text: str) -> None:
    assert read_period(text, FiscalYear()) is None


def test_days_that_are_no_ends_of_months_are_years_of_365_and_a_quarter_days_apart() -> None:
    for start, end in (
        (date(2020, 1, 15), date(2021, 12, 31)),
        (date(2020, 12, 31), date(2021, 6, 15)),
    ):
        assert years_between(start, end) == (end - start).days / 365.25


@pytest.mark.parametrize(
    ("end", "start"),
    [
        (date(2020, 12, 31), date(2020, 1, 1)),
        (date(2021, 3, 31), date(2020, 4, 1)),
        (date(2020, 2, 28), date(2019, 2, 28)),
    ],
)
def test_the_last_twelve_months_of_a_window(end: date, start: date) -> None:
    assert last_twelve_months((date(2015, 1, 1), end)) == (start, end)


def test_ends_of_years_are_whole_years_apart() -> None:
    assert years_between(date(2023, 12, 31), date(2024, 12, 31)) == 1.0
    assert years_between(date(2024, 2, 29), date(2025, 2, 28)) == 1.0


CELLS = st.lists(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=4),
    min_size=1,
    max_size=4,
)


@given(CELLS)
def test_any_cells_written_with_quotes_are_read_again(rows: list[list[str]]) -> None:
    text = "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows
    )
    found, broken = read_cells(text, "a.csv")
    assert broken is None
    assert [[cell.text for cell in row] for row in found] == [
        [cell.strip() for cell in row] for row in rows
    ]
    assert [row[0].position.line for row in found] == list(range(1, len(rows) + 1))


def test_the_series_of_the_project_are_sound() -> None:
    actuals = load_actuals(ROOT / "actuals")
    assert actuals.problems == ()
    assert len(actuals.series) > 50
