"""What an import returns: files to write, and every row that did not become part of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class ImportFault(Exception):  # noqa: N818  a fault of the user's map, in the project's word
    """The table or the map cannot be used at all; the message says where and why."""


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
    """

    kind: str
    files: Mapping[str, str]
    rows: int
    taken: int
    left_out: tuple[Listed, ...] = ()
    waived: tuple[Listed, ...] = ()
    corrected: tuple[Listed, ...] = ()
    closing: str = ""


def look_up(mapping: Mapping[str, Any], table: str, word: str) -> Any:  # noqa: ANN401  texts and lists
    """Return what a table of the map says of a word.

    Raises:
        ImportFault: It says nothing.
    """
    if word not in mapping[table]:
        raise ImportFault(f"the map's `{table}` has no `{word}`")
    return mapping[table][word]
