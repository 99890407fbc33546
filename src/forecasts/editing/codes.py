"""A new entry of a codelist, behind those that are there."""

from collections.abc import Mapping as MappingOf
from pathlib import Path

from forecasts.editing.emit import emit_scalar
from forecasts.editing.insert import NotInsertableError
from forecasts.files import ledger_folder
from forecasts.ledger.nodes import Mapping, parse_document, read_text
from forecasts.writing import locked, replace_text

__all__ = ["add_code"]


def add_code(ledger: Path, codelist: str, code: str, fields: MappingOf[str, str]) -> None:
    """Append a code with its fields to a codelist; every byte before it stays.

    Args:
        ledger: The ledger's folder, whose lock is held.
        codelist: `subjects`, `measures` or `regions`.
        code: The new code.
        fields: Its fields by name, in the order they are written in.

    Raises:
        NotInsertableError: The codelist has faults, is in brackets, or has the code already.
        OSError: The folder cannot be written or the disk is full; the old file stays.
    """
    folder = Path(ledger_folder(ledger))
    path = folder / "codes" / f"{codelist}.yaml"
    with locked(folder):
        before = read_text(path, path.as_posix())
        text = before.text
        newline = "\r\n" if "\r\n" in text else "\n"
        gap = "" if not text else newline if text.endswith("\n") else 2 * newline
        rows = [f"{code}:", *(f"  {name}: {emit_scalar(words)}" for name, words in fields.items())]
        new = f"{text}{gap}{newline.join(rows)}{newline}"
        if before.problems or not _has_one_more(text, new, code):
            raise NotInsertableError(f"{path} takes no entry `{code}`; see `forecasts check`")
        replace_text(path, new)


def _has_one_more(text: str, new: str, code: str) -> bool:
    old, document = parse_document(text, "").root, parse_document(new, "")
    there = set(old.entries) if isinstance(old, Mapping) else set()
    if document.problems or not isinstance(document.root, Mapping):
        return False
    return set(document.root.entries) - there == {code}
