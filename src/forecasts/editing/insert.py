"""Putting claims into the text of a ledger file, every other byte as it was."""

from forecasts.editing.emit import emit_claim
from forecasts.ledger.nodes import Mapping, Scalar, Sequence, parse_document


class NotInsertableError(ValueError):
    """The file's form leaves no place for a claim; the text says why."""


def insert_claims(text: str, claims: list[Mapping]) -> str:
    """Return the file's text with the claims behind the last one.

    `claims: []` becomes a block list; a source recorded as holding none becomes one with claims.

    Raises:
        NotInsertableError: The file is not a ledger file, or its list is in flow style.
    """
    document = parse_document(text, "")
    root = document.root
    if document.problems or not isinstance(root, Mapping) or "claims" not in root.entries:
        raise NotInsertableError("the file has faults or no `claims`; see `forecasts check`")
    key, node = root.entries["claims"]
    newline = "\r\n" if "\r\n" in text else "\n"
    if isinstance(node, Sequence) and node.items and node.flow:
        raise NotInsertableError("`claims` is a list in brackets; write it one item a line")
    if isinstance(node, Sequence) and node.items:
        indent = " " * _indent_of(text, node.items[0].start)
        place = _line_end(text, node.end)
        head = text[:place] if text[:place].endswith("\n") else text[:place] + newline
        tail = text[place:]
    else:
        start = key.end + 1  # behind the colon
        stop = max(node.end, start) if isinstance(node, Sequence) else start
        indent, place = "  ", _line_end(text, stop)
        rest = text[stop:place].rstrip("\r\n")
        head, tail = text[:start] + rest + newline, text[place:]
    added = "".join(emit_claim(claim, indent) for claim in claims)
    return _record_found(head + added.replace("\n", newline) + tail)


def _indent_of(text: str, index: int) -> int:
    """Return the column of the dash of the item whose content begins at `index`."""
    line = text[text.rfind("\n", 0, index) + 1 : index]
    return line.rindex("-")


def _line_end(text: str, index: int) -> int:
    """Return the offset of the next line after the content that ends at `index`."""
    index = len(text[:index].rstrip())
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1


def _record_found(text: str) -> str:
    """Turn `found: none` of the source into `found: claims`: it holds one now."""
    root = parse_document(text, "").root
    node = root
    for name in ("source", "read", "found"):
        if not isinstance(node, Mapping) or name not in node.entries:
            return text
        node = node.entries[name][1]
    if not isinstance(node, Scalar) or node.text != "none" or node.style:
        return text
    return text[: node.start] + "claims" + text[node.end :]
