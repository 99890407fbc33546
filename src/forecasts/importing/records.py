"""What an import returns: files to write, and every row that did not become part of one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from forecasts.problem import did_you_mean

Row = Mapping[str, str]

LARGEST = Decimal("1e30")
"""A value of a table, or what one of a unit is, is not beyond this."""

PLAIN: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "comparators": {
            "=": "", "~": "about ", "≈": "about ", ">": "> ", "≥": ">= ", ">=": ">= ",
            "<": "< ", "≤": "<= ", "<=": "<= ",
        },
        "modalities": {"": "forecast"},
    }
)  # fmt: skip
"""What words mean where the map has no table for them; any other word is taken as it is."""


class ImportFault(Exception):  # noqa: N818  a fault of the user's map, in the project's word
    """The table or the map cannot be used at all; the message says where and why.

    Attributes:
        rows: Every fault of every row, where rows are at fault.
    """

    def __init__(self, message: str, rows: "tuple[Listed, ...]" = ()) -> None:
        """Take the message, and the rows that it sums up."""
        super().__init__(message)
        self.rows = rows


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A row that is not imported, or is imported with something to say about it.

    Attributes:
        row: Number of the row in the table, the header being row 1.
        what: How the row is found again: its id, or its series and period.
        because: Why, as a person or the reader put it.
        by_reader: Whether the reader refused the row, and no person has decided on it yet.
    """

    row: int
    what: str
    because: str
    by_reader: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """The result of an import, not yet written anywhere.

    Attributes:
        kind: `claims` or `outcomes`.
        files: Text by path below the folder that was asked for.
        rows: How many rows the table has.
        taken: How many of them are in `files`.
        left_out: Rows that are not in `files`, with the reason.
        waived: Rows in `files` whose quotation does not prove the number, with the reason.
        corrected: Rows in `files` that say something else than the table, with the reason.
        closing: Text of the map that the report ends with.
        found: What the table's file proved to be: encoding and separator.
        sentences: The sentence of each claim by its id, before it was cut to a quotation.
        numbers: The row of each claim by its id.
    """

    kind: str
    files: Mapping[str, str]
    rows: int
    taken: int
    left_out: tuple[Listed, ...] = ()
    waived: tuple[Listed, ...] = ()
    corrected: tuple[Listed, ...] = ()
    closing: str = ""
    found: str = ""
    sentences: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)


def refuse_rows(faults: Sequence[Listed]) -> None:
    """Refuse a table in which rows cannot be used; every one of them is named.

    Raises:
        ImportFault: There is such a row.
    """
    if not faults:
        return
    message = f"row {faults[0].row}: {faults[0].because}"
    if len(faults) > 1:
        message = f"{len(faults)} faults, and nothing was imported; the first: {message}"
    raise ImportFault(message, rows=tuple(faults))


def cells_of(row: Mapping[str, str], mapping: Mapping[str, Any], names: Iterable[str]) -> Row:
    """Return a text for each field: of its column, else of the map's `constants`, else none.

    Of several columns, their texts with a blank between them.
    """
    columns, constants = mapping["columns"], mapping.get("constants", {})
    return {
        name: " ".join(row[column].strip() for column in columns_of(columns[name]))
        if name in columns
        else constants.get(name, "")
        for name in names
    }


def columns_of(named: str | list[str]) -> list[str]:
    """Return the columns that a map names for one field: one, or a list of several."""
    return [named] if isinstance(named, str) else named


def look_up(mapping: Mapping[str, Any], table: str, word: str) -> Any:  # noqa: ANN401  texts and lists
    """Return what a table of the map says of a word; where the map has no such table, the word.

    Raises:
        ImportFault: The table is there, and says nothing of it.
    """
    if table not in mapping:
        return PLAIN.get(table, {}).get(word, word)
    if word not in mapping[table]:
        hint = did_you_mean(word, tuple(mapping[table]))
        message = f"the map's `{table}` has no `{word}`"
        raise ImportFault(f"{message}; {hint}" if hint else message)
    return mapping[table][word]
