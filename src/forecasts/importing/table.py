"""Read a table and its map, and hand both to the importer of their kind."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from forecasts.importing.claims import import_claims
from forecasts.importing.outcomes import import_outcomes
from forecasts.importing.records import Imported, ImportFault
from forecasts.ledger.dates import read_day

__all__ = ["ImportFault", "import_table", "read_map", "read_table"]

_REQUIRED = {
    "claims": (
        "columns", "units", "comparators", "modalities", "subjects", "measures", "regions",
    ),
    "outcomes": ("columns", "units", "releases", "defaults", "series"),
}  # fmt: skip
_COLUMNS = {
    "claims": (
        "id", "person", "organisation", "publisher", "title", "published", "language", "sentence",
        "sentence_note", "subject", "region", "measure", "number", "low", "high", "comparator",
        "unit", "hedge", "modality", "scenario", "target", "url", "tier", "vintages", "series",
        "notes", "licence",
    ),
    "outcomes": (
        "series", "period", "value", "unit", "publisher", "via", "published_on", "release", "url",
        "quote", "notes", "licence",
    ),
}  # fmt: skip


def import_table(table: Path, map_file: Path) -> Imported:
    """Turn a CSV table into the files of a ledger; nothing is written.

    Raises:
        ImportFault: The table or the map cannot be used.
        OSError: A file cannot be read.
    """
    mapping = read_map(map_file)
    rows = read_table(table, mapping["columns"])
    if mapping["kind"] == "claims":
        return import_claims(rows, mapping)
    return import_outcomes(rows, mapping)


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
    missing += [
        f"columns.{name}" for name in _COLUMNS[mapping["kind"]] if name not in mapping["columns"]
    ]
    if missing:
        raise ImportFault(f"{path}: {', '.join(missing)} missing")
    return mapping


def read_table(path: Path, columns: Mapping[str, str]) -> list[dict[str, str]]:
    """Read a CSV file with a header; every cell stays text."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            missing = [name for name in columns.values() if name not in (reader.fieldnames or ())]
            if missing:
                raise ImportFault(f"{path}: no column {', '.join(missing)}")
            return [{key: text or "" for key, text in row.items() if key} for row in reader]
    except (csv.Error, UnicodeDecodeError) as error:
        raise ImportFault(f"{path}: {error}") from error
