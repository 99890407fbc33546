"""Drafts in the text of a ledger file: which there are, and what becomes of one."""

import re
from collections.abc import Mapping as MappingOf
from pathlib import Path

from forecasts.editing.emit import emit_claim
from forecasts.ledger.nodes import Mapping, Node, Scalar, Sequence, parse_document

__all__ = [
    "OPEN",
    "draft_key",
    "drafts_in",
    "fill",
    "read_refused",
    "refused_line",
    "replace_draft",
    "text_of",
]

OPEN = "open:"
"""What free words begin with, where the ledger will ask for a code."""

_COMMENT = re.compile(r"[ \t]*#[^\n]*\n")
_KEYED = ("value", "target", "claimant", "quote")


def drafts_in(text: str) -> list[Mapping]:
    """Return the drafts of a ledger file, in order; none where the file cannot be read."""
    return [
        node
        for node in _items(text)
        if isinstance(node, Mapping) and text_of(node, "draft") == "true"
    ]


def _items(text: str) -> list[Node]:
    root = parse_document(text, "").root
    claims = root.entries.get("claims") if isinstance(root, Mapping) else None
    return claims[1].items if claims and isinstance(claims[1], Sequence) else []


def text_of(node: Mapping, name: str) -> str:
    """Return the text of a field; of a mapping its texts in order, '' where there is none."""
    _, value = node.entries.get(name, (None, None))
    if isinstance(value, Mapping):
        return ", ".join(text_of(value, key) for key in value.entries if key != "basis")
    return value.text if isinstance(value, Scalar) else ""


def fill(draft: Mapping, words: MappingOf[str, str]) -> Mapping:
    """Return a draft as a claim: `words` in the place of its own, an empty one drops it."""
    entries = dict(draft.entries)
    for name, text in words.items():
        if not text:
            entries.pop(name, None)
        else:
            key, old = entries.get(name, (Scalar(name, draft.places, 0, 0, ""), None))
            del old
            entries[name] = (key, Scalar(text, draft.places, 0, 0, ""))
    entries.pop("draft", None)
    return draft._replace(entries=entries)


def replace_draft(text: str, identifier: str, claim: Mapping | None, *, read_on: str = "") -> str:
    """Return the file's text with a claim in the place of the draft, or with nothing there.

    Args:
        text: The file's text; every other byte stays as it is.
        identifier: The id of the draft.
        claim: What stands there afterwards; None takes the draft away.
        read_on: The day that a source is recorded as read without claims, when none is left.

    Raises:
        KeyError: There is no such draft.
    """
    items = _items(text)
    for node in items:
        if isinstance(node, Mapping) and text_of(node, "id") == identifier:
            break
    else:
        raise KeyError(identifier)
    begin = text.rfind("\n", 0, node.start) + 1
    end = text.find("\n", len(text[: node.end].rstrip()) - 1) + 1 or len(text)
    while comment := _COMMENT.match(text, end):
        end = comment.end()
    if claim is not None:
        indent = text[begin : text.index("-", begin)]
        return text[:begin] + emit_claim(claim, indent) + text[end:]
    left = text[:begin] + text[end:]
    return left if len(items) > 1 else _without_claims(left, read_on)


def _without_claims(text: str, read_on: str) -> str:
    found = f"  read: {{on: {read_on}, found: none}}\n"
    return re.sub(r"(?m)^claims:[ \t]*$", f"{found}claims: []", text, count=1)


def draft_key(draft: Mapping) -> str:
    """Return what makes a draft the same in another article: value, target and who said it."""
    value, target, claimant = (text_of(draft, name) for name in _KEYED[:3])
    return "\t".join(" ".join(part.casefold().split()) for part in (value, target, claimant))


def refused_line(draft: Mapping) -> str:
    """Return the line by which a refused draft is remembered: its key, and its quotation."""
    return f"{draft_key(draft)}\t{' '.join(text_of(draft, 'quote').split())}\n"


def read_refused(path: Path) -> frozenset[str]:
    """Return the keys of the drafts that were refused for good."""
    if not path.is_file():
        return frozenset()
    lines = path.read_text("utf-8", "replace").splitlines()
    return frozenset("\t".join(line.split("\t")[:3]) for line in lines)
