"""What git knows of each claim: when it came into the ledger, and what was changed since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from forecasts.files import CODES_FOLDER, YAML_SUFFIXES
from forecasts.ledger.git import list_commits, list_files, read_blobs, top_folder
from forecasts.ledger.nodes import Mapping, Node, Scalar, Sequence, parse_document

__all__ = ["Change", "find_changes"]

_Texts = dict[str, object]
"""The texts of a claim by field; `source` and `defaults` are those of its file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A commit that changed a claim: its day in UTC, its short name, and the fields.

    `fields` is empty where the claim came into the ledger.
    """

    day: date
    commit: str
    fields: tuple[str, ...] = ()


def find_changes(folder: Path, as_of: date) -> dict[str, tuple[Change, ...]]:
    """Return the changes of each claim by its id, the oldest first, none after the as-of day.

    The line of first parents is followed: a merge counts as one change, on the day that it landed.

    Raises:
        HistoryError: There is no git, or no repository.
    """
    top = top_folder(folder)
    place = folder.resolve().relative_to(top).as_posix()
    commits = [
        (day, commit, _ledger_files(top, commit, place))
        for day, commit in list_commits(top, place)
        if day <= as_of
    ]
    blobs = list(dict.fromkeys(blob for _, _, files in commits for blob in files.values()))
    read = {blob: _read(data) for blob, data in read_blobs(top, blobs).items()}
    found: dict[str, list[Change]] = {}
    before: dict[str, _Texts] = {}
    for day, commit, files in commits:
        now = {name: texts for blob in files.values() for name, texts in read[blob].items()}
        for name, texts in now.items():
            old = before.get(name)
            fields = () if old is None else _differences(old, texts)
            if old is None or fields:
                change = Change(day=day, commit=commit[:10], fields=fields)
                found.setdefault(name, []).append(change)
        before = now
    return {name: tuple(changes) for name, changes in found.items()}


def _ledger_files(top: Path, commit: str, place: str) -> dict[str, str]:
    return {
        name: blob
        for name, blob in list_files(top, commit, place).items()
        if Path(name).suffix in YAML_SUFFIXES and CODES_FOLDER not in Path(name).parts[:-1]
    }


def _differences(old: _Texts, new: _Texts) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys([*new, *old]) if old.get(name) != new.get(name))


def _read(data: bytes | None) -> dict[str, _Texts]:
    """Return the claims of a file; none of one that is not there or cannot be read."""
    if data is None:
        return {}
    root = parse_document(data.decode("utf-8", "replace"), "").root
    if not isinstance(root, Mapping):
        return {}
    shared = {name: _plain(root.entries[name][1]) for name in _SHARED if name in root.entries}
    return {str(texts["id"]): shared | texts for texts in _claims(root)}


_SHARED = ("source", "defaults")


def _claims(root: Mapping) -> Iterator[_Texts]:
    claims = root.entries["claims"][1] if "claims" in root.entries else None
    for node in claims.items if isinstance(claims, Sequence) else ():
        texts = _plain(node)
        if isinstance(texts, dict) and isinstance(texts.get("id"), str):
            yield texts


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {name: _plain(value) for name, (_, value) in node.entries.items()}
