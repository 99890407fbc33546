"""Claims as rows of texts, and back: every field of the ledger in a column of its own.

A row of `entry_rows` holds what a file says of one claim and of its source, word for word; what a
file states once in `defaults` stands in each of its rows. `import_entries` writes the files again.
A field that is a list or a mapping stands in its cell as the ledger writes it on one line:
`{organisation: Example Institute}`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from os.path import relpath
from types import MappingProxyType

from forecasts.importing.claims import Parts, write_document
from forecasts.importing.emit import write_flow
from forecasts.importing.records import Imported, ImportFault, Listed, Row, refuse_rows
from forecasts.ledger import Ledger
from forecasts.ledger.claim_fields import CLAIM_FIELDS
from forecasts.ledger.dates import read_day
from forecasts.ledger.fields import SOURCE_FIELDS, Field
from forecasts.ledger.nodes import Mapping as MappingNode
from forecasts.ledger.nodes import Node, Scalar, Sequence, parse_document
from forecasts.problem import one_line

__all__ = ["ENTRY_COLUMNS", "entry_rows", "import_entries"]

_OF_CLAIM = {each.name: each for each in CLAIM_FIELDS if each.name != "draft"}
_OF_SOURCE = {f"source_{each.name}": each for each in SOURCE_FIELDS}

ENTRY_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "file": "File of the ledger, from its folder on.",
        **{name: each.description for name, each in (_OF_CLAIM | _OF_SOURCE).items()},
    }
)
"""The columns of an entry and what each holds; `source_` begins those that the source states."""

_ONE_LINE = frozenset(("values", "names", "mapping", "event", "waivers"))
"""Forms of fields that are no plain text."""


def entry_rows(ledger: Ledger, said: Collection[str], as_of: date) -> list[dict[str, str]]:
    """Return a row a claim that was said, and one a source published by the day without any claim.

    Args:
        ledger: A ledger without an error.
        said: Ids of the claims that were said by the day.
        as_of: A ruling of a later day is left out.
    """
    rows = []
    for source in ledger.sources:
        root = parse_document(ledger.texts[source.file], source.file).root
        if not isinstance(root, MappingNode):
            continue
        stated = {f"source_{name}": cell for name, cell in _cells(root, "source").items()}
        shared = _cells(root, "defaults")
        beginning = {"file": _name_of(source.file, ledger.folder), **stated}
        claims = [shared | _texts(node) for node in _items(root)]
        rows += [beginning | _as_known(claim, as_of) for claim in claims if claim["id"] in said]
        if not claims and source.published.last <= as_of:
            rows.append(beginning)
    return rows


def _name_of(file: str, folder: str) -> str:
    below = relpath(file, folder).replace("\\", "/")
    return file.rpartition("/")[2] if below.startswith("..") else below


def _items(root: MappingNode) -> Iterator[MappingNode]:
    node = root.entries["claims"][1]
    for item in node.items if isinstance(node, Sequence) else ():
        if isinstance(item, MappingNode) and "draft" not in item.entries:
            yield item


def _cells(root: MappingNode, part: str) -> dict[str, str]:
    node = root.entries[part][1] if part in root.entries else None
    return _texts(node) if isinstance(node, MappingNode) else {}


def _texts(node: MappingNode) -> dict[str, str]:
    return {name: write_flow(parts) if not isinstance(parts := _parts(value), str) else parts
            for name, (_, value) in node.entries.items()}  # fmt: skip


def _parts(node: Node) -> Parts:
    if isinstance(node, Scalar):
        return node.text.strip()
    if isinstance(node, Sequence):
        return [item.text.strip() for item in node.items if isinstance(item, Scalar)]
    return {
        name: value.text.strip()
        for name, (_, value) in node.entries.items()
        if isinstance(value, Scalar)
    }


def _as_known(claim: Mapping[str, str], as_of: date) -> dict[str, str]:
    """Return a claim without a ruling that came after the day."""
    ruling = _read_cell(_OF_CLAIM["ruling"], claim.get("ruling", ""))
    on = read_day(ruling.get("on", "")) if isinstance(ruling, Mapping) else None
    later = on is not None and on.last > as_of
    return {name: cell for name, cell in claim.items() if not (later and name == "ruling")}


def import_entries(rows: Iterable[tuple[int, Row]]) -> Imported:
    """Turn rows as `entry_rows` gives them into the files that they came from.

    Nothing is judged: `check` says of the files what it would have said of the first ones.

    Args:
        rows: The number of each row in its table, and its cells by column name.

    Raises:
        ImportFault: Rows that lack their file or that say two things of one source; each is named.
    """
    sources: dict[str, dict[str, Parts]] = {}
    claims: dict[str, list[dict[str, Parts]]] = {}
    numbers: dict[str, int] = {}
    faults: list[Listed] = []
    count = 0
    for number, row in rows:
        count += 1
        numbers[row.get("id", "").strip()] = number
        try:
            file = _file_of(row)
            source, claim = _fields(_OF_SOURCE, row), _fields(_OF_CLAIM, row)
        except ImportFault as fault:
            faults.append(Listed(row=number, what=_called(row), because=str(fault)))
            continue
        if sources.setdefault(file, source) != source:
            because = f"its source is not what an earlier row says of {file}"
            faults.append(Listed(row=number, what=_called(row), because=because))
        claims.setdefault(file, []).extend([claim] if claim else [])
    refuse_rows(faults)
    files = {file: write_document(sources[file], claims[file]) for file in sorted(sources)}
    taken = sum(map(len, claims.values()))
    return Imported(kind="claims", files=files, rows=count, taken=taken, numbers=numbers)


def _called(row: Row) -> str:
    return row.get("id") or row.get("source_title", "")


def _file_of(row: Row) -> str:
    """Return the file of a row.

    Raises:
        ImportFault: It names none.
    """
    file = row.get("file", "")
    if not file.endswith((".yaml", ".yml")):
        raise ImportFault(f"`file` is `{one_line(file)}`, no name of a YAML file")
    return file


def _fields(fields: Mapping[str, Field], row: Row) -> dict[str, Parts]:
    return {
        each.name: _read_cell(each, cell)
        for name, each in fields.items()
        if (cell := row.get(name, "").strip())
    }


def _read_cell(field: Field, cell: str) -> Parts:
    """Return what a cell holds: a text, or the list or mapping that is written in it.

    Raises:
        ImportFault: It begins as one and is none.
    """
    if field.form not in _ONE_LINE or cell[:1] not in {"[", "{"}:
        return cell
    document = parse_document(f"cell: {cell}\n", field.name)
    root = document.root
    if document.problems or not isinstance(root, MappingNode) or "cell" not in root.entries:
        raise ImportFault(f"`{field.name}` cannot be read: {one_line(cell)}")
    return _parts(root.entries["cell"][1])
