"""An answer of the web to figures: period, value and date of publication, as texts.

Nothing is guessed: an answer that is no table of the kind that was said, a row that cannot be read
or a period with two figures refuses the whole.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from forecasts.actuals.fetched import Fetch
from forecasts.actuals.origin import Series
from forecasts.fetching.faults import FetchError
from forecasts.fetching.web import Answer
from forecasts.importing.records import ImportFault
from forecasts.importing.table import read_table
from forecasts.ledger.dates import read_day
from forecasts.problem import did_you_mean, one_line

__all__ = ["Figure", "read_figures", "world_bank_rows"]

Rows = Sequence[Mapping[str, str]]

_NOTHING = frozenset(("", "-", "–", ".", "..", ":", "na", "n/a", "nan", "null", "none", "…"))
"""What stands where there is no figure, in lower case."""
_MAGNITUDES = {
    "0": "",
    "": "",
    "3": "thousand ",
    "6": "million ",
    "9": "billion ",
    "12": "trillion ",
}
_RELEASES = {"P": "preliminary", "E": "estimate"}
_FORECAST, _MISSING = "F", frozenset(("L", "M", "H", "O"))
_CHARSET = re.compile(r"charset\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?(?:[eE][+-]?[0-9]{1,3})?")
_PARTS = (
    (re.compile(r"(\d{4})-?S([12])"), r"\1-H\2"),
    (re.compile(r"(\d{4})Q([1-4])"), r"\1-Q\2"),
    (re.compile(r"(\d{4})-?M(\d\d)"), r"\1-\2"),
    (re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:.*"), r"\1"),
)
_FORMS = {
    "year": re.compile(r"\d{4}"),
    "half": re.compile(r"\d{4}-H[12]"),
    "quarter": re.compile(r"\d{4}-Q[1-4]"),
    "month": re.compile(r"\d{4}-\d\d"),
    "fiscal year": re.compile(r"FY\d{4}"),
}


class Figure(NamedTuple):
    """One figure as it was answered: `published` is '' where the answer does not say."""

    period: str
    value: str
    published: str
    unit: str
    release: str


def read_figures(answer: Answer, fetch: Fetch, series: Series) -> list[Figure]:
    """Return the figures of an answer in its order; rows without one are left out, forecasts too.

    Raises:
        FetchError: It is no table of its kind, lacks a column, or a row cannot be read.
    """
    _refuse_pages(answer)
    if fetch.kind == "worldbank":
        rows, published = world_bank_rows(answer.data)
        columns = {"period": "date", "value": "value"}
    else:
        columns = _columns(fetch)
        published = ""
        read = _json_rows if fetch.kind == "json" else _table_rows
        rows = read(answer, fetch, columns)
    kept = [row for row in rows if all(row[name].strip() == text for name, text in fetch.where)]
    if not kept:
        raise FetchError(f"none of {len(rows):,} rows is as `where` says" if rows else "no rows")
    found = [
        figure
        for row in kept
        if (figure := _figure(row, columns, fetch, series, published)) is not None
    ]
    if not found:
        raise FetchError("no row has a figure")
    _refuse_twice(found)
    return found


def _columns(fetch: Fetch) -> dict[str, str]:
    """Return the columns that have to be there, by what they hold."""
    if fetch.kind == "sdmx":
        columns = {"period": "TIME_PERIOD", "value": "OBS_VALUE"}
    else:
        columns = {"period": fetch.period, "value": fetch.value}
        if fetch.published:
            columns["published"] = fetch.published
    return columns | {f"where {name}": name for name, _ in fetch.where}


def _refuse_pages(answer: Answer) -> None:
    """Refuse a page of the web in place of a table: a notice, a form to log in."""
    if answer.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise FetchError("the answer is a page (HTML or XML), not a table")


def _decoded(answer: Answer) -> bytes:
    """Return the bytes as UTF-8 where the answer says what they are in, else as they are."""
    told = _CHARSET.search(answer.headers.get("content-type", ""))
    if told is None:
        return answer.data
    charset = told[1]
    try:
        return answer.data.decode(charset).encode("utf-8")
    except (UnicodeError, LookupError):
        raise FetchError(f"the answer is not in {charset[:20]}, as it says") from None


def _table_rows(answer: Answer, fetch: Fetch, columns: Mapping[str, str]) -> Rows:
    """Return the rows of a CSV text or a sheet, as `import` reads them."""
    packed = answer.data.startswith(b"PK\x03\x04")
    if packed != (fetch.kind == "xlsx"):
        raise FetchError(f"the answer is {'a' if packed else 'no'} sheet of Excel")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "answer"
        path.write_bytes(answer.data if packed else _decoded(answer))
        try:
            sheet = read_table(path, {"columns": columns, "decimal": fetch.decimal})
        except ImportFault as error:
            raise FetchError(_said(error, path)) from None
    return sheet.rows


def _said(error: ImportFault, path: Path) -> str:
    """Return what is wrong with a table, without the name of the file that it was put into."""
    told = [f"row {each.row}, {each.what}: {each.because}" for each in error.rows[:1]]
    return one_line(told[0] if told else str(error).replace(f"{path}: ", "").replace(str(path), ""))


def _loaded(data: bytes) -> object:
    """Return what JSON holds, its numbers as the texts that they were printed as."""
    try:
        return json.loads(data, parse_float=str)
    except (ValueError, RecursionError):
        raise FetchError("the answer is no JSON") from None


def _json_rows(answer: Answer, fetch: Fetch, columns: Mapping[str, str]) -> Rows:
    """Return the objects of the list that `rows` leads to, the columns of each as texts."""
    found = _inside(_loaded(answer.data), fetch.rows)
    if not isinstance(found, list):
        where = f"`{fetch.rows}` of the answer" if fetch.rows else "the answer"
        raise FetchError(f"{where} is no list; name the list by `rows`")
    objects = [item for item in found if isinstance(item, dict)]
    for name in columns.values():
        if objects and all(_inside(item, name) is None for item in objects):
            known = tuple(objects[0])
            hint = did_you_mean(name, known) or f"there are {', '.join(known[:12])}"
            raise FetchError(one_line(f"no column {name}; {hint}"))
    return [{name: _text(_inside(item, name)) for name in columns.values()} for item in objects]


def _inside(found: object, path: str) -> object:
    """Return what names with points lead to, None where they lead nowhere."""
    for name in filter(None, path.split(".")):
        if isinstance(found, dict):
            found = found.get(name)
        elif isinstance(found, list) and name.isdigit() and int(name) < len(found):
            found = found[int(name)]
        else:
            return None
    return found


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else "" if cell is None else json.dumps(cell)


def world_bank_rows(data: bytes) -> tuple[Rows, str]:
    """Return the rows of the World Bank's answer, and the day on which they were published.

    Raises:
        FetchError: It is no such answer, or not the whole of it.
    """
    found = _loaded(data)
    told = _text(_inside(found, "0.message.0.value"))
    if told:
        raise FetchError(f"the World Bank answers: {one_line(told)[:200]}")
    listed = _inside(found, "1")
    if not isinstance(listed, list) or _text(_inside(found, "0.pages")) != "1":
        raise FetchError("the answer is not one of the World Bank's, or has several pages")
    published = _text(_inside(found, "0.lastupdated"))
    names = ("date", "value", "countryiso3code", "indicator.id", "obs_status")
    return [{name: _text(_inside(row, name)) for name in names} for row in listed], published


def _figure(
    row: Mapping[str, str],
    columns: Mapping[str, str],
    fetch: Fetch,
    series: Series,
    published: str,
) -> Figure | None:
    """Return the figure of a row; None where there is none, or where it is a forecast."""
    text = row[columns["value"]].strip()
    status = (row.get("OBS_STATUS") or row.get("obs_status") or "").strip().upper()
    if text.casefold() in _NOTHING or status == _FORECAST or status in _MISSING:
        return None
    value = text.removesuffix("%").strip() if series.unit == "%" else text
    if not _NUMBER.fullmatch(value):
        raise FetchError(one_line(f"`{text[:40]}` is no number"))
    if "published" in columns:
        published = row[columns["published"]].strip()
        published = _PARTS[-1][0].sub(r"\1", published)
        if read_day(published) is None:
            raise FetchError(one_line(f"`{published[:40]}` is no date of publication"))
    return Figure(
        period=_period(row[columns["period"]].strip(), series.frequency),
        value=value,
        published=published,
        unit=fetch.unit or _unit(row.get("UNIT_MULT", "").strip(), series),
        release=_RELEASES.get(status, ""),
    )


def _unit(magnitude: str, series: Series) -> str:
    """Return the unit of an SDMX value: the series', ten to the power of `UNIT_MULT` of it."""
    if magnitude in {"", "0"}:
        return series.unit if magnitude else ""
    if magnitude not in _MAGNITUDES:
        raise FetchError(
            one_line(f"UNIT_MULT is `{magnitude[:20]}`: state the unit of the figures")
        )
    return f"{_MAGNITUDES[magnitude]}{series.unit}"


def _period(text: str, frequency: str) -> str:
    """Return the label of a period, as the ledger writes it."""
    label = text
    for pattern, form in _PARTS:
        if pattern.fullmatch(label):
            label = pattern.sub(form, label)
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", label)
    if day:
        month = int(day[2])
        label = {
            "year": day[1],
            "half": f"{day[1]}-H{(month + 5) // 6}",
            "quarter": f"{day[1]}-Q{(month + 2) // 3}",
            "month": f"{day[1]}-{day[2]}",
        }.get(frequency, label)
    if frequency == "fiscal year" and re.fullmatch(r"\d{4}", label):
        label = f"FY{label}"
    if not _FORMS[frequency].fullmatch(label):
        raise FetchError(one_line(f"`{text[:40]}` is no {frequency}"))
    return label


def _refuse_twice(figures: Sequence[Figure]) -> None:
    """Refuse two figures of a period and day: the block leads to more than one series."""
    seen: dict[tuple[str, str], str] = {}
    for each in figures:
        key = (each.period, each.published)
        if seen.setdefault(key, each.value) != each.value:
            raise FetchError(
                f"{each.period} has two figures, {seen[key]} and {each.value}: "
                "name one series by `where` or `key`"
            )
