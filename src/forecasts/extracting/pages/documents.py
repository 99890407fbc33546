"""Documents to text: plain text in any encoding, HTML, PDF; what cannot be read is a fault.

HTML and PDF are taken apart in a process of their own, which has so many seconds and so much
memory: a page of a million tags and a broken PDF end there.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from forecasts.diagnostics import not_there
from forecasts.extracting.pages.decoding import decode

__all__ = [
    "LARGEST",
    "MEMORY",
    "MOST_CHARACTERS",
    "MOST_PAGES",
    "SECONDS",
    "Document",
    "NotRead",
    "kind_of",
    "read_document",
    "read_file",
]

LARGEST = 30_000_000
"""Bytes of a document; a larger one is refused before it is read."""
MOST_CHARACTERS = 2_000_000
"""Characters of its text."""
MOST_PAGES = 500
"""Pages of a PDF; the rest is not read."""
SECONDS = 30
"""Seconds of processor time for a document to be taken apart."""
MEMORY = 1_500_000_000
"""Bytes of memory for that."""


class Document(NamedTuple):
    """The text of a document and what its own metadata say; `pages` are where pages begin."""

    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    pages: tuple[int, ...] = ()


class NotRead(NamedTuple):
    """Why a document is not read, as a sentence without a full stop."""

    reason: str


def read_file(path: Path) -> Document | NotRead:
    """Read the document at `path`; of another kind than a file, or too large, it is refused."""
    if not path.is_file():
        return NotRead("it is no file" if path.exists() else not_there([path]))
    if path.stat().st_size > LARGEST:
        return NotRead(f"it has more than {LARGEST:,} bytes")
    return read_document(path.read_bytes(), path.name)


def kind_of(data: bytes, name: str) -> str:
    """Return `pdf`, `html` or `text`, from the first bytes, else from the name."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head or b"<body" in head:
        return "html"
    ending = name.rpartition(".")[2].lower()
    return {"pdf": "pdf", "html": "html", "htm": "html", "xhtml": "html"}.get(ending, "text")


def read_document(data: bytes, name: str = "") -> Document | NotRead:
    """Return the text of a document with its metadata.

    Args:
        data: Its bytes.
        name: The name of its file, which may tell the kind.
    """
    if len(data) > LARGEST:
        return NotRead(f"it has more than {LARGEST:,} bytes")
    kind = kind_of(data, name)
    document = _plain(data) if kind == "text" else _taken_apart(data, kind)
    if isinstance(document, NotRead):
        return document
    if len(document.text) > MOST_CHARACTERS:
        return NotRead(f"its text has more than {MOST_CHARACTERS:,} characters")
    return document if document.text.strip() else NotRead("it holds no text")


def _plain(data: bytes) -> Document | NotRead:
    if data.startswith(
        (b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"MZ", b"\x7fELF")
    ):
        return NotRead("it is no text")
    text = decode(data)
    return NotRead("its encoding is not known") if text is None else Document(text)


def _taken_apart(data: bytes, kind: str) -> Document | NotRead:
    """Let a process of its own read HTML or PDF."""
    command = [sys.executable, "-P", "-m", "forecasts.extracting.pages.apart", kind]
    try:
        done = subprocess.run(  # noqa: S603  our own module
            command, input=data, capture_output=True, timeout=2 * SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return NotRead(f"it takes more than {2 * SECONDS} seconds")
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
        return NotRead(f"the {kind.upper()} cannot be taken apart: {last or 'too much of it'}")
    found = json.loads(done.stdout)
    if "refused" in found:
        return NotRead(str(found["refused"]))
    return Document(**{**found, "pages": tuple(found["pages"])})
