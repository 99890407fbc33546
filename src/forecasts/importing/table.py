"""Read a table and its map, and hand both to the importer of their kind."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from forecasts.importing.cells import Sheet, number_style, plain_number, read_sheet
from forecasts.importing.claims import import_claims
from forecasts.importing.decide import FIELDS as CLAIM_FIELDS
from forecasts.importing.outcomes import FIELDS as OUTCOME_FIELDS
from forecasts.importing.outcomes import import_outcomes
from forecasts.importing.records import Imported, ImportFault, Listed, refuse_rows
from forecasts.ledger.dates import read_day
from forecasts.problem import did_you_mean

__all__ = ["ImportFault", "import_table", "read_map", "read_table"]

_REQUIRED = {
    "claims": ("columns",),
    "outcomes": ("columns", "units", "releases", "defaults", "series"),
}
_COLUMNS = {"claims": ("sentence", "published"), "outcomes": ("series", "period", "value")}
_NUMERIC = ("number", "low", "high", "value")
_OPTIONAL = "units, subjects, measures, regions and modalities may be left out: words stay then"


def import_table(table: Path, map_file: Path) -> Imported:
    """Turn a CSV table into the files of a ledger; nothing is written.

    Raises:
        ImportFault: The table or the map cannot be used.
        OSError: A file cannot be read.
    """
    mapping = read_map(map_file)
    sheet = read_table(table, mapping)
    rows = zip(sheet.numbers, sheet.rows, strict=True)
    make = import_claims if mapping["kind"] == "claims" else import_outcomes
    return replace(make(rows, mapping), found=sheet.found)


def read_map(path: Path) -> dict[str, Any]:
    """Read a map; every scalar stays text, so that `no` and `2020` are what they say."""
    try:
        mapping = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506  builds texts only
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ImportFault(f"{path}: {error}") from error
    if not isinstance(mapping, dict) or mapping.get("kind") not in _REQUIRED:
        raise ImportFault(f"{path}: `kind` is `claims` or `outcomes`")
    date = "entered" if mapping["kind"] == "claims" else "retrieved_on"
    if read_day(str(mapping.get(date))) is None:
        raise ImportFault(f"{path}: `{date}` is no date")
    missing = [key for key in _REQUIRED[mapping["kind"]] if not isinstance(mapping.get(key), dict)]
    there = {**mapping.get("columns", {}), **mapping.get("constants", {})}
    missing += [f"columns.{name}" for name in _COLUMNS[mapping["kind"]] if name not in there]
    if missing:
        raise ImportFault(f"{path}: {', '.join(missing)} missing; {_OPTIONAL}")
    known = CLAIM_FIELDS if mapping["kind"] == "claims" else OUTCOME_FIELDS
    for name in there:
        if name not in known:
            hint = did_you_mean(name, known) or f"the fields are {', '.join(known)}"
            raise ImportFault(f"{path}: no field `{name}`; {hint}")
    return mapping


def read_table(path: Path, mapping: Mapping[str, Any]) -> Sheet:
    """Read a table whose numbers are as the reader takes them, and that has the map's columns.

    Raises:
        ImportFault: It is no table, lacks a column, or a number may be either of two.
        OSError: The file cannot be read.
    """
    sheet = read_sheet(path)
    columns: Mapping[str, str] = mapping["columns"]
    missing = [name for name in columns.values() if name not in sheet.columns]
    if missing:
        hint = did_you_mean(missing[0], sheet.columns) or f"there are {', '.join(sheet.columns)}"
        raise ImportFault(f"{path}: no column {', '.join(missing)}; {hint}")
    numeric = [columns[name] for name in _NUMERIC if name in columns]
    comma = number_style(sheet, numeric, mapping.get("decimal", ""))
    faults = []
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        for name in numeric:
            try:
                row[name] = plain_number(row[name], comma=comma)
            except ImportFault as fault:
                faults.append(Listed(row=number, what=name, because=str(fault)))
    refuse_rows(faults)
    return replace(sheet, found=f"{sheet.found}, decimal comma") if comma else sheet
