"""The canonical form of a ledger file: values as the reader prints them, no trailing blanks."""

import re

from forecasts.editing.emit import emit_scalar
from forecasts.ledger.nodes import (
    Document,
    Mapping,
    Node,
    Scalar,
    Sequence,
    decode_text,
    parse_document,
)
from forecasts.reading.records import Unreadable
from forecasts.reading.values.value import read_value
from forecasts.reading.values.write import word_value, write_value

_TRAILING = re.compile(r"[ \t]+(?=\r?$)", re.MULTILINE)


def canonicalise_file(text: str) -> str:
    """Return the text in canonical form; a text with faults of form is returned as it is.

    Only the values change their words, and only to what the reader reads as the same value.
    """
    document = parse_document(text, "")
    if document.problems or not isinstance(document.root, Mapping):
        return text
    edits = sorted(_value_edits(document.root), reverse=True)
    for start, end, written in edits:
        text = text[:start] + written + text[end:]
    stripped = text if _has_blocks(document.root) else _TRAILING.sub("", text)
    newline = "\r\n" if "\r\n" in stripped else "\n"
    return stripped.rstrip("\r\n") + newline


def canonicalise_data(data: bytes, name: str) -> tuple[bytes, Document]:
    """Return the bytes of a file in canonical form, as they are where they have faults of form.

    The document is the text as it was read, with its problems.
    """
    document = decode_text(data, name)
    if not document.problems:
        document = parse_document(document.text, name)
    if document.problems:
        return data, document
    return canonicalise_file(document.text).encode("utf-8"), document


def _value_edits(root: Mapping) -> list[tuple[int, int, str]]:
    edits = []
    for scalar, flow in _values(root):
        value = read_value(scalar.text)
        if isinstance(value, Unreadable):
            continue
        written = write_value(value)
        if scalar.text not in {written, word_value(value)}:
            edits.append((scalar.start, scalar.end, emit_scalar(written, flow=flow)))
    return edits


def _values(root: Mapping) -> list[tuple[Scalar, bool]]:
    if "claims" not in root.entries or not isinstance(root.entries["claims"][1], Sequence):
        return []
    found = []
    for claim in root.entries["claims"][1].items:
        if isinstance(claim, Mapping):
            for name in ("value", "readings"):
                node = claim.entries[name][1] if name in claim.entries else None
                if isinstance(node, Scalar):
                    found.append((node, claim.flow))
                elif isinstance(node, Sequence):
                    found += [(i, node.flow) for i in node.items if isinstance(i, Scalar)]
    return found


def _has_blocks(node: Node) -> bool:
    """Tell whether the file holds block scalars, in which trailing blanks are content."""
    if isinstance(node, Scalar):
        return node.style in {"|", ">"}
    children = node.items if isinstance(node, Sequence) else [v for _, v in node.entries.values()]
    return any(_has_blocks(child) for child in children)
