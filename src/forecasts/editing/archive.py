"""Putting the link of an archived copy into a ledger file, every other byte as it was."""

from forecasts.editing.emit import emit_scalar
from forecasts.editing.insert import NotInsertableError
from forecasts.ledger.nodes import Mapping, Scalar, parse_document

__all__ = ["insert_archive"]


def insert_archive(text: str, link: str) -> str:
    """Return the file's text with the link behind the address of its source.

    Raises:
        NotInsertableError: The file has faults, its source has no address, or a link already.
    """
    source = _source_of(text)
    if source is None or "url" not in source.entries:
        raise NotInsertableError("the file has faults, or its source no `url`")
    if "archive" in source.entries:
        raise NotInsertableError("the source has an `archive` already")
    key, node = source.entries["url"]
    if source.flow:
        end = node.end
        changed = f"{text[:end]}, archive: {emit_scalar(link, flow=True)}{text[end:]}"
    else:
        newline = "\r\n" if "\r\n" in text else "\n"
        end = text.find("\n", len(text[: node.end].rstrip()))
        head, tail = (text + newline, "") if end < 0 else (text[: end + 1], text[end + 1 :])
        indent = " " * (key.start - text.rfind("\n", 0, key.start) - 1)
        changed = f"{head}{indent}archive: {emit_scalar(link)}{newline}{tail}"
    written = _source_of(changed)
    found = written.entries.get("archive") if written else None
    if found is None or not isinstance(found[1], Scalar) or found[1].text != link:
        raise NotInsertableError("the form of the file leaves no place for `archive`")
    return changed


def _source_of(text: str) -> Mapping | None:
    document = parse_document(text, "")
    root = document.root
    if document.problems or not isinstance(root, Mapping) or "source" not in root.entries:
        return None
    source = root.entries["source"][1]
    return source if isinstance(source, Mapping) else None
