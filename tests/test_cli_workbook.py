"""`--format xlsx`: what the rows hold, harmless, and the same bytes on any day."""

import io
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli_runs import AS_OF, copy_ledger, enter, run
from forecasts.cli import main
from forecasts.cli.output import write_rows

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")


def workbook(*words: str) -> bytes:
    result = CliRunner().invoke(main, [*words, "--format", "xlsx"])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def cells(data: bytes) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


@pytest.mark.parametrize("command", ["list", "compare", "score", "due"])
def test_a_workbook_has_the_rows_of_csv_and_the_same_bytes_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    copy_ledger(tmp_path)
    enter(tmp_path, monkeypatch)
    words = (command, *AS_OF, *(("--within", "9y") if command == "due" else ()))
    data = workbook(*words)
    time.sleep(2.1)  # a zip counts in two seconds
    assert workbook(*words) == data
    plain = run(*words, "--format", "csv")[1]
    head, *rows = cells(data)
    assert list(head) == plain.splitlines()[0].split(",")
    assert len(rows) == len(run(*words, "--format", "jsonl")[1].splitlines())
    assert len(rows) > 0


def test_numbers_are_numbers_and_no_text_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()

    class Out(io.StringIO):
        buffer = written

    monkeypatch.setattr("sys.stdout", Out())
    row = {
        "=1+1": '=HYPERLINK("https://example.org")', "url": "https://example.org", "n": 1.5,
        "yes": True, "none": None, "inf": float("inf"), "long": "x" * 40_000, "big": 2**60,
        "list": ["a", "b"],
    }  # fmt: skip
    write_rows([row], "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(written.getvalue()))
    (head, values) = book.active.iter_rows()
    assert head[0].value == "'=1+1"
    assert values[0].value.startswith("'=HYPERLINK")
    assert {cell.data_type for cell in values} <= {"s", "n", "b"}
    assert [cell.value for cell in values[1:6]] == ["https://example.org", 1.5, True, None, None]
    assert values[1].hyperlink is None
    assert len(values[6].value) == 32_767
    assert values[7].value == str(2**60)
    assert values[8].value == "a, b"


def test_no_rows_have_their_heads() -> None:
    out = subprocess.run(
        [sys.executable, "-c",
         "from forecasts.cli.output import write_rows; write_rows([], 'xlsx', ('a', 'b'))"],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    assert cells(out) == [("a", "b")]


def test_excel_is_imported_for_a_workbook_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_ledger(tmp_path)
    enter(tmp_path, monkeypatch)
    code = (
        "import sys; from forecasts.cli import main\n"
        f"main(['list', '--as-of', '{AS_OF[1]}'], standalone_mode=False)\n"
        "assert 'xlsxwriter' not in sys.modules and 'openpyxl' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    code_, _, err = run("list", *AS_OF, "--format", "xlsx")
    assert (code_, "pip install 'forecasts[xlsx]'" in err) == (2, True)
