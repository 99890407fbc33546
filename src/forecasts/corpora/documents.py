"""The documents of a partition, one after the other, as they lie in it."""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO, NamedTuple, cast

from forecasts.corpora.partitions import Partition, open_file
from forecasts.extracting.pages.documents import LARGEST

__all__ = ["COLUMNS", "Raw", "documents_of"]

COLUMNS: Mapping[str, str] = {name: name for name in ("text", "html", "url", "date", "title")}
"""What a line or a row may hold of a document, and under which name."""
_LONGEST = 2 * LARGEST  # bytes of a line that are held
_DAMAGED = (OSError, EOFError, ValueError, KeyError, zlib.error)


_FACTS = ("url", "date", "title")


class Raw(NamedTuple):
    """A document before it is read.

    Attributes:
        document: Where it lies: a file, or `FILE#PLACE` with the byte of the line, the row, or
            the byte of the response.
        data: Its bytes; empty where `fault` says why there are none.
        name: A file's name, which may tell its kind.
        text: Whether the bytes are its text in UTF-8 already.
        url: Where it was published, if that is known; `date` and `title` likewise.
        fault: Why it cannot be taken from the corpus.
    """

    document: str
    data: bytes = b""
    name: str = ""
    text: bool = False
    url: str = ""
    date: str = ""
    title: str = ""
    fault: str = ""


def documents_of(partition: Partition, columns: Mapping[str, str] = COLUMNS) -> Iterator[Raw]:
    """Give the documents of a partition; what is damaged is a document with a fault."""
    take = {"files": _files, "lines": _lines, "rows": _rows, "responses": _responses}
    yield from take[partition.kind](partition, {**COLUMNS, **columns})


def _files(partition: Partition, columns: Mapping[str, str]) -> Iterator[Raw]:
    del columns
    for file in partition.files:
        try:
            with open_file(file) as stream:
                data = stream.read(LARGEST + 1)
        except OSError as error:
            yield Raw(file, fault=f"it cannot be read: {error.strerror or error}")
            continue
        yield Raw(file, data, name=file)


def _lines(partition: Partition, columns: Mapping[str, str]) -> Iterator[Raw]:
    """Give the lines that begin in the stretch; the last one may end behind it."""
    file = partition.files[0]
    at = partition.start
    try:
        with _unpacked(file) as stream:
            if at:
                stream.seek(at - 1)
                at += _line(stream)[1] - 1
            while partition.stop < 0 or at < partition.stop:
                line, length = _line(stream)
                if not line:
                    return
                if line.strip():
                    yield _document_in(line, f"{file}#{at}", columns)
                at += length
    except _DAMAGED as error:
        yield Raw(f"{file}#{at}", fault=f"the rest cannot be read: {error}")


def _line(stream: BinaryIO) -> tuple[bytes, int]:
    """Read a line and return it with its length; one longer than a document may be comes cut."""
    line = more = stream.readline(_LONGEST)
    length = len(line)
    while more and not more.endswith(b"\n"):
        more = stream.readline(_LONGEST)
        length += len(more)
    return line, length


@contextmanager
def _unpacked(file: str) -> Iterator[BinaryIO]:
    with open_file(file) as stream:
        if not file.endswith(".gz"):
            yield stream
            return
        with gzip.GzipFile(fileobj=stream) as unpacked:
            yield cast("BinaryIO", unpacked)


def _document_in(line: bytes, place: str, columns: Mapping[str, str]) -> Raw:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return Raw(place, fault="the line is no JSON, or longer than a document may be")
    if not isinstance(found, dict):
        return Raw(place, fault="the line is no JSON object")
    return _of_cells(place, found, columns)


def _of_cells(place: str, cells: Mapping[str, Any], columns: Mapping[str, str]) -> Raw:
    found = {name: cells.get(column) for name, column in columns.items()}
    kind = "text" if found["text"] is not None else "html"
    body = found[kind]
    if isinstance(body, str):
        body = body.encode("utf-8", "replace")
    if not isinstance(body, bytes):
        return Raw(place, fault=f"it has no text in `{columns['text']}` or `{columns['html']}`")
    url, day, title = ("" if found[name] is None else str(found[name]) for name in _FACTS)
    name = "row.html" if kind == "html" else ""
    return Raw(place, body, name=name, text=kind == "text", url=url, date=day[:10], title=title)


def _rows(partition: Partition, columns: Mapping[str, str]) -> Iterator[Raw]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    file, group = partition.files[0], partition.start
    number = 0
    try:
        with open_file(file) as stream:
            table = pq.ParquetFile(stream)
            wanted = [name for name in columns.values() if name in table.schema_arrow.names]
            for batch in table.iter_batches(64, row_groups=[group], columns=wanted):
                for cells in batch.to_pylist():
                    yield _of_cells(f"{file}#{group}.{number}", cells, columns)
                    number += 1
    except (*_DAMAGED, pa.ArrowException) as error:
        said = str(error).partition("\n")[0]
        yield Raw(f"{file}#{group}.{number}", fault=f"the rest cannot be read: {said}")


def _responses(partition: Partition, columns: Mapping[str, str]) -> Iterator[Raw]:
    """Give the pages and PDFs of an archive of the web; the day of a crawl is no date of a page."""
    del columns
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    file = partition.files[0]
    at = 0
    try:
        with open_file(file) as stream:
            archive = ArchiveIterator(stream)
            for record in archive:
                if record.format != "warc":  # warcio takes whatever it does not know for ARC
                    yield Raw(file, fault="it is no WARC file")
                    return
                if record.rec_type != "response" or not _is_document(record):
                    continue
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                data = record.content_stream().read(LARGEST + 1)
                at = archive.get_record_offset()  # asked before, it drops what is not yet read
                yield Raw(f"{file}#{at}", data, name=url.partition("?")[0], url=url)
    except (*_DAMAGED, ArchiveLoadFailed) as error:
        yield Raw(f"{file}#{at}", fault=f"the rest cannot be read: {error}")


def _is_document(record: Any) -> bool:  # noqa: ANN401  warcio has no annotations
    status = record.http_headers.get_statuscode() if record.http_headers else ""
    kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
    return status == "200" and any(word in kind.lower() for word in ("html", "text/plain", "pdf"))
