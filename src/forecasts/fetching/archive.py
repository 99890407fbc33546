"""Copies of sources in the Internet Archive: found, asked for, verified.

Nothing is remembered beside the ledger: a source with a link is done, one without is looked for
again, so that a run that was broken off, or one that came before the copy was there, is gone on
with by the next.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from forecasts.editing.archive import insert_archive
from forecasts.editing.insert import NotInsertableError
from forecasts.fetching.addresses import read_address
from forecasts.fetching.faults import FetchError
from forecasts.fetching.web import Asked, ask
from forecasts.files import ledger_folder
from forecasts.ledger.claim import Source
from forecasts.ledger.nodes import read_text
from forecasts.writing import locked, replace_text

__all__ = ["FIND", "SAVE", "Services", "find_copy", "keep_link", "open_sources", "submit", "verify"]

SAVE = "https://web.archive.org/save"
FIND = "https://archive.org/wayback/available"
_COPY = re.compile(r"https?://[^/\s]+/web/(\d{14})/\S{1,2000}")
_HOST = re.compile(r"http://web\.archive\.org/")


class Services(NamedTuple):
    """Where copies are asked for, and where they are looked for."""

    save: str = SAVE
    find: str = FIND


def open_sources(sources: Sequence[Source]) -> tuple[list[Source], int]:
    """Return the sources with an address and without a link, and how many have no address."""
    found, without = [], 0
    for source in sources:
        if source.archive:
            continue
        try:
            read_address(source.url)
        except FetchError:
            without += 1
        else:
            found.append(source)
    return found, without


def find_copy(source: Source, how: Asked, services: Services) -> str:
    """Return the link of the copy nearest to a source's publication, '' where none came after it.

    Raises:
        FetchError: The archive does not answer.
    """
    wanted = f"{source.published.last:%Y%m%d}"
    link = _nearest(source.url, wanted, how, services)
    stamp = _stamp(link)
    return link if stamp and stamp[:8] >= f"{source.published.first:%Y%m%d}" else ""


def submit(source: Source, how: Asked, services: Services) -> None:
    """Ask the archive for a copy of a source; it may be there minutes later only.

    Raises:
        FetchError: The archive refuses.
    """
    ask(f"{services.save}/{_address(source)}", how)


def verify(source: Source, how: Asked, services: Services) -> bool:
    """Tell whether the archive has the copy that a source names.

    Raises:
        FetchError: The archive does not answer.
    """
    stamp = _stamp(source.archive)
    return bool(stamp) and _stamp(_nearest(source.url, stamp, how, services)) == stamp


def keep_link(ledger: Path, file: Path, link: str) -> str:
    """Write the link into the source's file; return why that cannot be, else ''.

    Raises:
        OSError: The file cannot be written; the old one stays.
    """
    with locked(Path(ledger_folder(ledger))):
        document = read_text(file, file.as_posix())
        if document.problems:
            return "the file cannot be read"
        try:
            changed = insert_archive(document.text, link)
        except NotInsertableError as error:
            return str(error)
        replace_text(file, changed)
    return ""


def _address(source: Source) -> str:
    """Return the address of the document, without the place in it."""
    return read_address(source.url.partition("#")[0]).address


def _stamp(link: str) -> str:
    match = _COPY.fullmatch(link)
    return match[1] if match else ""


def _nearest(url: str, wanted: str, how: Asked, services: Services) -> str:
    """Return the link of the copy nearest to a day or second; '' where there is none."""
    bare = url.partition("#")[0]
    asked = f"{services.find}?url={quote(bare, safe='')}&timestamp={wanted}"
    answer = ask(asked, how)
    try:
        found = json.loads(answer.data)["archived_snapshots"].get("closest") or {}
        there, status, link = found.get("available"), found.get("status"), found.get("url", "")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise FetchError(f"{services.find}: the answer is none of the archive's") from None
    if there is not True or str(status) != "200" or not _stamp(str(link)):
        return ""
    return _HOST.sub("https://web.archive.org/", str(link), count=1)
