"""Drafts in the text of a ledger file: which there are, and what becomes of one."""

import os
import re
from collections.abc import Mapping as MappingOf
from pathlib import Path
from typing import NamedTuple

from forecasts.checks import check
from forecasts.editing.add import load_with, name_claims
from forecasts.editing.emit import emit_claim
from forecasts.editing.insert import NotInsertableError
from forecasts.files import ledger_folder
from forecasts.ledger import load
from forecasts.ledger.nodes import (
    Document,
    Mapping,
    Node,
    Scalar,
    Sequence,
    parse_document,
    read_document,
    read_text,
)
from forecasts.problem import Problem
from forecasts.writing import locked, replace_text, write_files

__all__ = [
    "OPEN",
    "Accepted",
    "accept_draft",
    "change_draft",
    "draft_key",
    "drafts_in",
    "fill",
    "find_draft",
    "name_superseded",
    "read_refused",
    "refuse_draft",
    "replace_draft",
    "text_of",
]

OPEN = "open:"
"""What free words begin with, where the ledger will ask for a code."""
REFUSED = "codes/refused.tsv"
"""Where a ledger keeps what was refused for good, so that no article asks for it again."""

_COMMENT = re.compile(r"[ \t]*#[^\n]*\n")
_KEYED = ("value", "target", "claimant", "quote")


def drafts_in(document: Document) -> list[Mapping]:
    """Return the drafts of a ledger file, in order; none where the file has faults of form."""
    return [
        node
        for node in _items(document)
        if isinstance(node, Mapping) and text_of(node, "draft") == "true"
    ]


def find_draft(file: Path, identifier: str) -> Mapping | None:
    """Return the draft of a ledger file as it is now; None where it is no longer there."""
    drafts = drafts_in(read_document(file, file.as_posix()))
    return next((one for one in drafts if text_of(one, "id") == identifier), None)


def _items(document: Document) -> list[Node]:
    root = None if document.problems else document.root
    claims = root.entries.get("claims") if isinstance(root, Mapping) else None
    return claims[1].items if claims and isinstance(claims[1], Sequence) else []


def text_of(node: Mapping, name: str) -> str:
    """Return the text of a field; of a mapping its texts in order, '' where there is none."""
    _, value = node.entries.get(name, (None, None))
    if isinstance(value, Mapping):
        return ", ".join(text_of(value, key) for key in value.entries if key != "basis")
    return value.text if isinstance(value, Scalar) else ""


def fill(draft: Mapping, words: MappingOf[str, str]) -> Mapping:
    """Return a draft with `words` in the place of its own, an empty one drops its field."""
    entries = dict(draft.entries)
    for name, text in words.items():
        if not text:
            entries.pop(name, None)
        else:
            key, old = entries.get(name, (Scalar(name, draft.places, 0, 0, ""), None))
            del old
            entries[name] = (key, Scalar(text, draft.places, 0, 0, ""))
    return draft._replace(entries=entries)


def replace_draft(text: str, identifier: str, claim: Mapping | None, *, read_on: str = "") -> str:
    """Return the file's text with a claim in the place of the draft, or with nothing there.

    Args:
        text: The file's text; every other byte stays as it is.
        identifier: The id of the draft.
        claim: What stands there afterwards; None takes the draft away.
        read_on: The day that a source is recorded as read without claims, when none is left.

    Raises:
        NotInsertableError: The draft is gone, or not an item of a block list.
    """
    begin, end = _lines_of(text, identifier)
    if claim is not None:
        indent = text[begin : text.index("-", begin)]
        written = emit_claim(claim, indent)
        if "\r\n" in text:
            written = written.replace("\n", "\r\n")
        return text[:begin] + written + text[end:]
    left = text[:begin] + text[end:]
    return left if len(_items(parse_document(text, ""))) > 1 else _without_claims(left, read_on)


def _lines_of(text: str, identifier: str) -> tuple[int, int]:
    """Return where the lines of a draft begin and end, with the comments behind it."""
    for node in drafts_in(parse_document(text, "")):
        if text_of(node, "id") == identifier:
            break
    else:
        raise NotInsertableError(f"`{identifier}` is no longer there")
    begin = text.rfind("\n", 0, node.start) + 1
    if text[begin : node.start].strip() != "-":
        raise NotInsertableError(f"`{identifier}` does not begin behind a dash on its own line")
    end = text.find("\n", len(text[: node.end].rstrip()) - 1) + 1 or len(text)
    while comment := _COMMENT.match(text, end):
        end = comment.end()
    return begin, end


def name_superseded(text: str, identifier: str, claim: Mapping) -> str:
    """Return the file's text with the id of an accepted draft where others supersede it."""
    name = text_of(claim, "id")
    return re.sub(rf"(?m)^(\s+supersedes: ){re.escape(identifier)}(?=\s|$)", rf"\g<1>{name}", text)


def _without_claims(text: str, read_on: str) -> str:
    found = f"  read: {{on: {read_on}, found: none}}"
    return re.sub(r"(?m)^claims:[ \t]*(\r?)$", rf"{found}\1\nclaims: []\1", text, count=1)


class Accepted(NamedTuple):
    """What came of accepting a draft: the claim's id, or the errors that speak against it."""

    identifier: str
    errors: tuple[Problem, ...]
    texts: MappingOf[str, str]


def accept_draft(ledger: Path, file: Path, identifier: str, filled: Mapping) -> Accepted:
    """Put a claim in the place of its draft, unless the ledger has a new error by it.

    The file is read under the lock: what somebody else wrote into it meanwhile stays.

    Raises:
        NotInsertableError: The draft is gone, or the file cannot be read; it is untouched.
        OSError: The folder cannot be written or the disk is full; the old file stays.
    """
    with locked(Path(ledger_folder(ledger))):
        before, text = load(ledger), _sound_text(file)
        claim = name_claims([filled], text, {one.id for one in before.claims})[0]
        replaced = replace_draft(text, identifier, claim)
        new = name_superseded(replaced, identifier, claim)
        after = load_with(ledger, file, new)
        begin, end = _lines_of(text, identifier)
        behind = end + len(replaced) - len(text)
        gone = "#\n" * replaced.count("\n", begin, behind)  # so that all else keeps its lines
        known = set(check(load_with(ledger, file, replaced[:begin] + gone + replaced[behind:])))
        wrong = tuple(one for one in check(after) if one.severity == "error" and one not in known)
        if not wrong:
            replace_text(file, new)
    return Accepted(text_of(claim, "id"), wrong, after.texts)


def change_draft(file: Path, draft: Mapping, changed: Mapping, ledger: Path) -> None:
    """Put another draft in the place of one, unless that one changed meanwhile.

    Raises:
        NotInsertableError, OSError: As `accept_draft`.
    """
    with locked(Path(ledger_folder(ledger))):
        text, identifier = _sound_text(file), text_of(draft, "id")
        now = find_draft(file, identifier)
        if now is None or emit_claim(now, "") != emit_claim(draft, ""):
            raise NotInsertableError(f"`{identifier}` changed meanwhile")
        replace_text(file, replace_draft(text, identifier, changed))


def refuse_draft(ledger: Path, file: Path, draft: Mapping, *, read_on: str) -> None:
    """Take a draft away for good: the ledger remembers it, so that no article asks again.

    Raises:
        NotInsertableError, OSError: As `accept_draft`; nothing is remembered either.
    """
    folder = Path(ledger_folder(ledger))
    with locked(folder):
        new = replace_draft(_sound_text(file), text_of(draft, "id"), None, read_on=read_on)
        path = folder / REFUSED
        remembered = _sound_text(path) if os.path.lexists(path) else ""
        line = f"{draft_key(draft)}\t{' '.join(text_of(draft, 'quote').split())}\n"
        if line not in remembered:  # else a kill came between this and the next step
            write_files(folder, {REFUSED: (remembered + line).encode("utf-8", "replace")})
        replace_text(file, new)


def _sound_text(file: Path) -> str:
    document = read_text(file, file.as_posix())
    if document.problems:
        raise NotInsertableError(f"{file} cannot be read: {document.problems[0].message}")
    return document.text


def draft_key(draft: Mapping) -> str:
    """Return what makes a draft the same in another article: value, target and who said it."""
    value, target, claimant = (text_of(draft, name) for name in _KEYED[:3])
    return "\t".join(" ".join(part.casefold().split()) for part in (value, target, claimant))


def read_refused(ledger: Path) -> frozenset[str]:
    """Return the keys of the drafts that were refused for good."""
    path = Path(ledger_folder(ledger)) / REFUSED
    lines = read_text(path, REFUSED).text.split("\n")
    return frozenset("\t".join(line.split("\t")[:3]) for line in lines if line)
