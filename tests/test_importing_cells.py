"""Any spreadsheet: encodings, separators and decimal commas are found; doubts are told."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from forecasts.cli.import_ import import_command
from forecasts.editing.start import start_ledger
from forecasts.importing import ImportFault, guess_map, import_table
from forecasts.importing.cells import plain_number, read_sheet
from forecasts.importing.table import read_map, read_table
from forecasts.ledger.dates import read_day

MAP = """\
kind: claims
entered: 2026-11-21
columns: {organisation: Who, title: Title, published: Date, sentence: Quote, number: N, unit: Unit}
constants: {publisher: Daily, subject: ships, measure: sales, region: World}
"""
HEADER = ("Who", "Title", "Date", "Quote", "N", "Unit")
ROW = ("Acme", "Ships", "2025-03-01", "Sales will reach 2.5 million ships by 2030.", "2.5", "")
ROW_WITH_UNIT = (
    *ROW[:3],
    "Sales will reach 2.5 billion vehicles by 2030.",
    "2.5",
    "billion vehicles",
)
CHINESE = ("船协", "船市", "2025-03-01", "到2030年市场规模将达到1500亿元。", "150", "billion CNY")


def write(folder: Path, rows: list[tuple[str, ...]], separator: str, encoding: str) -> Path:
    lines = [separator.join(f'"{cell}"' for cell in row) for row in (HEADER, *rows)]
    path = folder / "table.csv"
    path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
    (folder / "map.yaml").write_text(MAP, encoding="utf-8")
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 with a mark"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("gbk", "GBK"),
    ],
)
def test_encoding_and_separator_are_found_and_named(
    tmp_path: Path, separator: str, encoding: str, name: str
) -> None:
    path = write(tmp_path, [CHINESE], separator, encoding)
    result = import_table(path, tmp_path / "map.yaml")
    assert result.found.startswith(f"{name}, separated by ")
    (text,) = result.files.values()
    assert "到2030年市场规模将达到1500亿元" in text
    assert "value: 150 billion CNY" in text
    assert "language: zh" in text


def test_western_letters_are_not_taken_for_chinese(tmp_path: Path) -> None:
    path = write(tmp_path, [("Société Générale", *ROW[1:])], ";", "cp1252")
    assert read_sheet(path).rows[0]["Who"] == "Société Générale"


@pytest.mark.parametrize(
    ("numbers", "plain"),
    [
        (["2,5", "1.234"], ["2.5", "1234"]),
        (["1.234.567,8", "3"], ["1234567.8", "3"]),
        (["1,234.5", "1,234"], ["1234.5", "1234"]),
        (["1 234", "2"], ["1234", "2"]),
        (["−3,25", "1"], ["-3.25", "1"]),
    ],
)
def test_a_decimal_comma_is_seen_in_the_table(
    tmp_path: Path, numbers: list[str], plain: list[str]
) -> None:
    path = write(tmp_path, [(*ROW[:4], number, "") for number in numbers], ";", "utf-8")
    sheet = read_table(path, read_map(tmp_path / "map.yaml"))
    assert [row["N"] for row in sheet.rows] == plain


def test_a_number_that_may_be_a_thousandfold_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, [(*ROW[:4], "1,234", "")], ";", "utf-8")
    with pytest.raises(ImportFault, match="thousandfold"):
        import_table(path, tmp_path / "map.yaml")


@given(st.floats(min_value=-1e9, max_value=1e9).map(lambda number: round(number, 2)))
def test_a_number_comes_back_from_either_style(number: float) -> None:
    english = f"{number:,.2f}"
    german = english.replace(",", "\0").replace(".", ",").replace("\0", ".")
    assert float(plain_number(english, comma=False)) == number
    assert float(plain_number(german, comma=True)) == number


def test_a_table_without_signs_takes_the_bound_of_its_sentence(tmp_path: Path) -> None:
    sentence = "The market could exceed $150 billion by 2030, analysts say."
    path = write(tmp_path, [(*ROW[:3], sentence, "150", "billion USD")], ",", "utf-8")
    (text,) = import_table(path, tmp_path / "map.yaml").files.values()
    assert "quote: could exceed $150 billion by 2030\n" in text
    assert 'value: "> 150 billion USD"\n' in text
    assert "certainty: could\n" in text
    assert "target: by 2030\n" in text


def test_every_fault_of_every_row_is_told_at_once(tmp_path: Path) -> None:
    rows = [("Acme", "A", "soon", "", "1", "ship"), ("Beta", "B", "2025-02-30", "Nothing.", "", "")]
    path = write(tmp_path, rows, ",", "utf-8")
    with pytest.raises(ImportFault) as caught:
        import_table(path, tmp_path / "map.yaml")
    assert [(row.row, row.because.partition(";")[0]) for row in caught.value.rows] == [
        (2, "date of publication: `soon` is no date"),
        (2, "there is no sentence to quote"),
        (2, "no target: name its column, or quote a sentence that has a date"),
        (3, "there is no number"),
        (3, "date of publication: `2025-02-30` is no date"),
        (3, "no target: name its column, or quote a sentence that has a date"),
    ]
    result = CliRunner().invoke(
        import_command, [str(path), "--map", str(tmp_path / "map.yaml"), "--dry-run"]
    )
    assert result.exit_code == 2
    assert all(row.because in result.stderr for row in caught.value.rows)


def test_a_fiscal_year_stays_fiscal_and_nothing_empty_is_written(tmp_path: Path) -> None:
    row = (*ROW[:3], "Sales will reach 2 million ships in FY2030.", "2", "million ship", "FY2030")
    lines = [",".join((*HEADER, "Year")), ",".join(row)]
    path = tmp_path / "table.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    named = MAP.replace("unit: Unit", "unit: Unit, target: Year")
    (tmp_path / "map.yaml").write_text(named, encoding="utf-8")
    (text,) = import_table(path, tmp_path / "map.yaml").files.values()
    assert "target: FY2030\n" in text
    assert '""' not in text
    assert "{}" not in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A,B\n1,2,3\n", "row 2 has more cells"),
        ("A,A\n1,2\n", "two columns are called A"),
        ("\n\n", "is empty"),
    ],
)
def test_what_is_no_table_says_why(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ImportFault, match=words):
        read_sheet(path)


def test_a_map_is_proposed_that_works_once_filled_in(tmp_path: Path) -> None:
    path = write(tmp_path, [("Acme", "Ships", *ROW[2:5], "million ship")], ";", "utf-8-sig")
    text = path.read_text(encoding="utf-8-sig").replace('"N"', '"Value"')
    path.write_text(text, encoding="utf-8-sig")
    day = read_day("2026-11-21")
    assert day is not None
    guessed = guess_map(path, entered=day.first)
    assert "number: Value" in guessed
    assert "constants: {subject: FILL-IN, measure: FILL-IN, region: FILL-IN" in guessed
    (tmp_path / "map.yaml").write_text(guessed.replace("FILL-IN", "ships"), encoding="utf-8")
    assert import_table(path, tmp_path / "map.yaml").taken == 1


def test_a_sheet_of_excel_is_read_as_its_cells_show(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(list(HEADER))
    day = read_day("2025-03-01")
    assert day is not None
    sheet.append(["Acme", "Ships", day.first, "The share may reach 25% in 2028.", 0.25, "%"])
    sheet["E2"].number_format = "0%"
    path = tmp_path / "table.xlsx"
    book.save(path)
    assert read_sheet(path).rows == [
        {"Who": "Acme", "Title": "Ships", "Date": "2025-03-01",
         "Quote": "The share may reach 25% in 2028.", "N": "25%", "Unit": "%"},
    ]  # fmt: skip
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    (text,) = import_table(path, tmp_path / "map.yaml").files.values()
    assert "value: 25%\n" in text


@pytest.mark.parametrize(("subject", "code"), [("ship", 2), ("ships", 0)])
def test_a_code_that_the_ledger_lacks_is_refused_before_anything_is_written(
    tmp_path: Path, subject: str, code: int
) -> None:
    path = write(tmp_path, [CHINESE], ",", "utf-8")
    (tmp_path / "map.yaml").write_text(MAP.replace("ships, m", f"{subject}, m"), encoding="utf-8")
    start_ledger(tmp_path, empty=True)
    codes = tmp_path / "claims" / "codes"
    subjects = "ships: {name: Ships, definition: Ships sold.}\n"
    (codes / "subjects.yaml").write_text(subjects, encoding="utf-8")
    measures = "sales: {name: Sales, definition: Sold., dimension: money, nature: flow}\n"
    (codes / "measures.yaml").write_text(measures, encoding="utf-8")
    words = [str(path), "--map", str(tmp_path / "map.yaml"), "--into", str(tmp_path / "claims")]
    done = CliRunner().invoke(import_command, words)
    assert done.exit_code == code, done.output
    written = list((tmp_path / "claims").rglob("2025-*.yaml"))
    assert (len(written), "F103" in done.output) == ((0, True) if code else (1, False))


def test_what_the_next_check_rejects_is_refused_as_rows(tmp_path: Path) -> None:
    start_ledger(tmp_path, empty=True)
    path = write(tmp_path, [CHINESE, ROW_WITH_UNIT, ROW_WITH_UNIT], ",", "utf-8")
    codes = tmp_path / "claims" / "codes"
    subjects = "ships: {name: Ships, definition: Ships sold.}\n"
    (codes / "subjects.yaml").write_text(subjects, encoding="utf-8")
    measures = "sales: {name: Sales, definition: Sold., dimension: money, nature: flow}\n"
    (codes / "measures.yaml").write_text(measures, encoding="utf-8")
    words = [str(path), "--map", str(tmp_path / "map.yaml"), "--into", str(tmp_path / "claims")]
    done = CliRunner().invoke(import_command, words)
    assert done.exit_code == 2, done.output
    told = [line for line in done.output.splitlines() if " F107 " in line]
    assert [line.split()[:2] for line in told] == [["row", "3"], ["row", "4"]], done.output
    assert not list((tmp_path / "claims").rglob("2025-*.yaml"))
    assert "nothing written: " in done.output


def test_a_header_below_a_title_is_found_and_named(tmp_path: Path) -> None:
    path = write(tmp_path, [ROW], ";", "utf-8")
    titled = f"Ships, collected by the desk\n\nUpdated;2025-04-01\n{path.read_text('utf-8')}"
    path.write_text(titled, encoding="utf-8")
    sheet = read_sheet(path)
    assert sheet.columns == HEADER
    assert sheet.numbers == (5,)
    assert sheet.found == "UTF-8, separated by `;`, the header in row 4"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025/4/1", "2025-04-01"),
        ("2025年4月1日", "2025-04-01"),
        ("11 March 2025", "2025-03-11"),
        ("Mar. 11, 2025", "2025-03-11"),
        ("Sept 2025", "2025-09"),
        ("1/4/2025", "1/4/2025"),
        ("31 June 2025", "31 June 2025"),
        ("2025/13/1", "2025/13/1"),
    ],
)
def test_a_date_is_put_into_the_form_of_the_ledger_where_it_can_be_one_alone(
    tmp_path: Path, written: str, day: str
) -> None:
    path = write(tmp_path, [(*ROW[:2], written, *ROW[3:])], ";", "utf-8")
    sheet = read_table(path, read_map(tmp_path / "map.yaml"))
    assert sheet.rows[0]["Date"] == day


def test_a_date_that_may_be_two_is_refused_as_such(tmp_path: Path) -> None:
    path = write(tmp_path, [(*ROW[:2], "1/4/2025", *ROW[3:5], "million ship")], ";", "utf-8")
    with pytest.raises(ImportFault, match="`1/4/2025` may be two dates"):
        import_table(path, tmp_path / "map.yaml")


def test_a_map_is_guessed_from_longer_names_and_from_cells(tmp_path: Path) -> None:
    head = "No.;Who said it;Outlet;Article headline;Date of article;Words (verbatim);Figure;"
    head += "Unit / currency;For year;Place;What"
    row = "1;Acme;Daily;Ships;1/4/2025;Sales will reach 2.5 million ships by 2030;2.5;million;2030;"
    (tmp_path / "table.csv").write_text(f"{head}\n{row}中国;Sales\n", encoding="utf-8")
    guessed = guess_map(tmp_path / "table.csv", entered=date(2026, 11, 21))
    assert (
        "columns: {organisation: Who said it, publisher: Outlet, title: Article headline, "
        "published: Date of article, sentence: Words (verbatim), region: Place, measure: What, "
        "number: Figure, unit: Unit / currency, target: For year}\n"
    ) in guessed
    assert "  中国: China\n" in guessed


def test_units_of_the_ledger_are_known_and_another_place_is_told(tmp_path: Path) -> None:
    start_ledger(tmp_path, empty=True)
    codes = tmp_path / "claims" / "codes"
    (codes / "units.yaml").write_text("kiosk: {name: Kiosk}\n", encoding="utf-8")
    sentence = "China will have 2.5 million kiosks by 2030."
    write(tmp_path, [(*ROW[:3], sentence, "2.5", "million kiosk")], ",", "utf-8")
    mapping = MAP.replace("ships", "my-market")
    (tmp_path / "map.yaml").write_text(mapping, encoding="utf-8")
    arguments = [str(tmp_path / "table.csv"), "--map", str(tmp_path / "map.yaml")]
    result = CliRunner().invoke(import_command, [*arguments, "--into", str(tmp_path / "claims")])
    assert result.exit_code == 0, result.output
    assert "1 row, 1 imported" in result.stderr
    told = "is of the region World, its quotation names China (“China”): which is meant?"
    assert told in result.stderr
