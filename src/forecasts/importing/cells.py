"""Open any table: CSV of whatever encoding and separator, or a sheet of Excel; cells as texts."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from forecasts.importing.records import ImportFault
from forecasts.ledger.nodes import MAX_NODES, read_data

__all__ = ["Sheet", "has_decimal_comma", "number_style", "plain_number", "read_sheet"]

_SEPARATORS = (",", ";", "\t", "|")
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SHOWN = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8 with a mark", "utf-16": "UTF-16", "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16", "gb18030": "GBK", "cp1252": "Windows-1252",
}  # fmt: skip
_LARGEST_UNPACKED = 200_000_000
MOST_COLUMNS = 10_000
_BEGINNING = 20  # rows of which one is the header
_HAN = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
_GROUPED = r"[-+−]?\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+"
_COMMA = re.compile(r"[-+−]?\d+,(?:\d{1,2}|\d{4,})|[-+−]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_POINT = re.compile(r"[-+−]?\d+\.(?:\d{1,2}|\d{4,})|[-+−]?\d{1,3}(?:,\d{3})+\.\d+")
_NUMBER = re.compile(rf"(?:{_GROUPED}|[-+−]?\d[\d,.]*)\s*%?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A table as texts.

    Attributes:
        columns: The names of the columns, as the header has them.
        rows: A text by column name, a row each; empty rows are not kept.
        numbers: The number of each row in the file, the first being 1.
        found: What the file proved to be, in words: `GBK, separated by ;`.
    """

    columns: tuple[str, ...]
    rows: list[dict[str, str]]
    numbers: tuple[int, ...]
    found: str


def read_sheet(path: Path) -> Sheet:
    """Read a table; every cell becomes a text.

    Its header is the first row that is more than half as full as the fullest of the first ones.

    Raises:
        ImportFault: It is no table, it is too large, or its encoding is none of those known.
    """
    data, refused = read_data(path)
    if refused:
        raise ImportFault(f"{path}: {refused}")
    if data.startswith(b"PK\x03\x04"):
        return _sheet(path, _excel_rows(path, data), "Excel")
    encoding = _encoding_of(path, data)
    text = data.decode(encoding).removeprefix("\ufeff")
    try:
        separator = _separator_of(text)
        rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)]
    except csv.Error as error:
        raise ImportFault(f"{path}: {error}") from error
    shown = "tabs" if separator == "\t" else f"`{separator}`"
    return _sheet(path, rows, f"{_SHOWN[encoding]}, separated by {shown}")


def _sheet(path: Path, rows: Iterable[Sequence[str]], found: str) -> Sheet:
    numbered = [(at, row) for at, row in enumerate(rows, 1) if _filled(row)]
    if not numbered:
        raise ImportFault(f"{path}: the table is empty")
    fullest = max(_filled(row) for _, row in numbered[:_BEGINNING])
    while 2 * _filled(numbered[0][1]) <= fullest:
        del numbered[0]  # a title, who made the table, when: what may stand above a header
    if numbered[0][0] > 1:
        found = f"{found}, the header in row {numbered[0][0]}"
    columns = tuple(name.strip() for name in numbered[0][1])
    if len(columns) > MOST_COLUMNS:
        raise ImportFault(f"{path} has {len(columns):,} columns, more than {MOST_COLUMNS:,}")
    twice = sorted(name for name, number in Counter(columns).items() if name and number > 1)
    if twice:
        raise ImportFault(f"{path}: two columns are called {', '.join(twice)}")
    body = numbered[1:]
    for at, row in body:
        if any(cell.strip() for cell in row[len(columns) :]):
            raise ImportFault(f"{path}: row {at} has more cells than the header")
    padding = [""] * len(columns)
    kept = [
        {name: cell for name, cell in zip(columns, [*row, *padding], strict=False) if name}
        for _, row in body
    ]
    return Sheet(columns=columns, rows=kept, numbers=tuple(at for at, _ in body), found=found)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _encoding_of(path: Path, data: bytes) -> str:
    """Return the encoding: by its mark, else UTF-8, UTF-16 without a mark, or GBK if Chinese."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return name if _decodes(data, name) else _refuse(path, _SHOWN[name])
    if b"\0" in data[:400]:
        name = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
        return name if _decodes(data, name) else _refuse(path, "UTF-16")
    if _decodes(data, "utf-8"):
        return "utf-8"
    if _decodes(data, "gb18030"):
        # Two accented letters of a Western encoding seldom make a common character of Chinese.
        text = data.decode("gb18030")
        beyond = [character for character in text if character > "\x7f"]
        if sum(map(bool, map(_HAN.match, beyond))) > len(beyond) * 0.9 and len(beyond) > 3:
            return "gb18030"
    return "cp1252" if _decodes(data, "cp1252") else _refuse(path, "UTF-8")


def _refuse(path: Path, name: str) -> str:
    raise ImportFault(f"{path}: the file is damaged, or in no encoding known here ({name} fails)")


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _separator_of(text: str) -> str:
    """Return what separates most of the first lines into the same number of fields, the most."""
    beginning = "\n".join(text.split("\n")[:_BEGINNING])
    return max(_SEPARATORS, key=lambda mark: _fields(beginning, mark))


def _fields(text: str, mark: str) -> tuple[int, int]:
    """Return how many rows have the same number of fields, and how many fields."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    counts = Counter(len(row) for row in rows if len(row) > 1)
    return max(((times, fields) for fields, times in counts.items()), default=(0, 0))


def _excel_rows(path: Path, data: bytes) -> list[list[str]]:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        message = f"{path}: Excel needs one more package: pip install openpyxl; or save it as CSV"
        raise ImportFault(message) from error
    try:
        _check_unpacked(path, data)
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return _texts_of(path, workbook.worksheets[0])
    except (ImportFault, MemoryError):
        raise
    except Exception as error:  # whatever a damaged file does to its reader
        said = str(error) or type(error).__name__
        raise ImportFault(f"{path}: no sheet of Excel could be read: {said}") from error


def _check_unpacked(path: Path, data: bytes) -> None:
    """Refuse a file that grows beyond measure where it is unpacked.

    Raises:
        ImportFault: It does.
    """
    with ZipFile(io.BytesIO(data)) as packed:
        size = sum(part.file_size for part in packed.infolist())
    if size > _LARGEST_UNPACKED:
        raise ImportFault(f"{path}: {size / 1e6:,.0f} MB unpacked; at most 200 MB")


def _texts_of(path: Path, sheet: Any) -> list[list[str]]:  # noqa: ANN401  openpyxl has no types
    """Return the cells of a sheet as texts.

    Raises:
        ImportFault: There are too many, or one holds an error.
    """
    sheet.reset_dimensions()  # what the file says of its own size may be anything
    rows: list[list[str]] = []
    count = 0
    for row in sheet.rows:
        count += max(1, len(row))
        if count > MAX_NODES:
            raise ImportFault(f"{path}: more than {MAX_NODES:,} cells")
        rows.append([_excel_text(path, cell) for cell in row])
    return rows


def _excel_text(path: Path, cell: object) -> str:
    """Return a cell as it would stand in a CSV file: dates as 2030-12-31, shares with `%`."""
    value = getattr(cell, "value", None)
    if value is None:
        return ""
    if getattr(cell, "data_type", "") == "e":
        place = getattr(cell, "coordinate", "")
        raise ImportFault(f"{path}: cell {place} holds the error {value}")
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | int) and not isinstance(value, bool):
        if str(getattr(cell, "number_format", "")).endswith("%"):
            return f"{value * 100:.12g}%"
        return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
    return str(value)


def has_decimal_comma(texts: Iterable[str]) -> bool | None:
    """Tell whether the numbers of a table have a decimal comma; None where nothing shows it."""
    texts = [text.strip() for text in texts]
    comma = any(_COMMA.fullmatch(text) for text in texts)
    point = any(_POINT.fullmatch(text) for text in texts)
    return None if comma == point else comma


def plain_number(text: str, *, comma: bool | None) -> str:
    """Return a number of a spreadsheet as the reader takes it: `1.234,5` is `1234.5`.

    Args:
        text: The cell.
        comma: What `has_decimal_comma` says of the table.

    Raises:
        ImportFault: It may be either: `1,234` where no other number tells.
    """
    number = text.strip().replace("−", "-")
    if not _NUMBER.fullmatch(number):
        return text
    number = re.sub(r"[ \u00a0\u202f'’](?=\d{3})", "", number)
    if comma:
        return number.replace(".", "").replace(",", ".")
    if comma is None and re.fullmatch(r"[-+]?\d{1,3},\d{3}", number):
        message = f"`{text}` may be a thousandfold of the other: add `decimal: point` or `comma`"
        raise ImportFault(message)
    return number.replace(",", "")


def number_style(sheet: Sheet, columns: Sequence[str], said: str) -> bool | None:
    """Return whether numbers have a decimal comma: as the map says, else as the table shows.

    Where commas separate the cells, they are seldom meant for decimals as well.
    """
    if said in {"comma", "point"}:
        return said == "comma"
    shown = has_decimal_comma(row[name] for row in sheet.rows for name in columns)
    return False if shown is None and "`,`" in sheet.found else shown
