"""Read a table and its map, and hand both to the importer of their kind."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from forecasts.importing.cells import Sheet, number_style, plain_number, read_sheet
from forecasts.importing.claims import import_claims
from forecasts.importing.map import read_map
from forecasts.importing.outcomes import import_outcomes
from forecasts.importing.records import Imported, ImportFault, Listed, columns_of, refuse_rows
from forecasts.ledger.characters import find_forbidden
from forecasts.ledger.dates import plain_day
from forecasts.ledger.shape import LONGEST_TEXT
from forecasts.problem import did_you_mean

__all__ = ["ImportFault", "check_cell", "import_table", "read_map", "read_table"]

_NUMERIC = ("number", "low", "high", "value")
_DATES = ("published", "published_on", "retrieved_on")


def import_table(table: Path, map_file: Path) -> Imported:
    """Turn a CSV table into the files of a ledger; nothing is written.

    Raises:
        ImportFault: The table or the map cannot be used.
    """
    mapping = read_map(map_file)
    sheet = read_table(table, mapping)
    rows = zip(sheet.numbers, sheet.rows, strict=True)
    make = import_claims if mapping["kind"] == "claims" else import_outcomes
    return replace(make(rows, mapping), found=sheet.found)


def read_table(path: Path, mapping: Mapping[str, Any]) -> Sheet:
    """Read a table whose numbers are as the reader takes them, and that has the map's columns.

    Raises:
        ImportFault: It is no table, lacks a column, a number may be either of two, or a cell holds
            what no ledger may hold.
    """
    sheet = read_sheet(path)
    columns: Mapping[str, str] = mapping["columns"]
    named = [name for each in columns.values() for name in columns_of(each)]
    missing = [name for name in named if name not in sheet.columns]
    if missing:
        hint = did_you_mean(missing[0], sheet.columns) or f"there are {', '.join(sheet.columns)}"
        raise ImportFault(f"{path}: no column {', '.join(missing)}; {hint}")
    numeric = [columns[name] for name in _NUMERIC if name in columns]
    dates = [columns[name] for name in _DATES if name in columns]
    comma = number_style(sheet, numeric, mapping.get("decimal", ""))
    faults = []
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        for name in dict.fromkeys(named):
            try:
                check_cell(row[name])
                if name in numeric:
                    row[name] = plain_number(row[name], comma=comma)
                elif name in dates:
                    row[name] = plain_day(row[name])
            except ImportFault as fault:
                faults.append(Listed(row=number, what=name, because=str(fault)))
    refuse_rows(faults)
    return replace(sheet, found=f"{sheet.found}, decimal comma") if comma else sheet


def check_cell(text: str) -> None:
    """Refuse a cell that could not stand in a ledger.

    Raises:
        ImportFault: It is too long, or holds a forbidden character.
    """
    forbidden = find_forbidden(text)
    if forbidden:
        raise ImportFault(f"forbidden character {forbidden}")
    if len(text) > LONGEST_TEXT:
        raise ImportFault(f"{len(text):,} characters; at most {LONGEST_TEXT:,}")
