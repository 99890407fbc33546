"""A corpus in partitions: stretches of documents that are read, extracted and written as one.

A corpus is named by paths: folders, files, or addresses that fsspec serves (`s3://bucket/news`).
What a file holds is told by its name: `.jsonl` (one document a line), `.parquet` (one a row),
`.warc` (one a response), each also as `.gz`; any other file is one document.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

from forecasts.boundary import RefusedError

__all__ = ["BYTES", "Partition", "find_partitions", "open_file"]

BYTES = 500_000
"""Bytes of a partition, as far as documents and row groups allow."""
_FILES = 2_000  # documents of a partition that are files


class Partition(NamedTuple):
    """A stretch of a corpus.

    Attributes:
        name: Of its outputs: the same for the same stretch of the same files.
        kind: `files`, `lines`, `rows` or `responses`.
        files: The files that it is of; one, unless the documents are files.
        start: First byte (`lines`) or row group (`rows`).
        stop: The one behind the last; -1 for all.
        size: Bytes, for the progress.
    """

    name: str
    kind: str
    files: tuple[str, ...]
    start: int
    stop: int
    size: int


def find_partitions(paths: Iterable[str]) -> list[Partition]:
    """Return the partitions of a corpus, in the order of its paths and names.

    Raises:
        FileNotFoundError: There is no such path, or no document in it.
        OSError: A folder or a Parquet file cannot be read.
    """
    found: list[Partition] = []
    plain: list[tuple[str, int]] = []
    for name, size in _listed(paths):
        kind = _kind(name)
        if kind == "files":
            plain.append((name, size))
        elif kind == "rows":
            found += _row_groups(name, size)
        elif kind == "lines" and not name.endswith(".gz"):
            bounds = [*range(0, size, BYTES), size]
            found += [
                _partition(kind, [(name, size)], start, stop) for start, stop in pairwise(bounds)
            ]
        else:
            found.append(_partition(kind, [(name, size)], 0, -1))
    return found + _bundles(plain)


def open_file(name: str) -> BinaryIO:
    """Open a file of a corpus; addresses with a scheme are left to fsspec."""
    if "://" not in name:
        return Path(name).open("rb")
    import fsspec

    return cast("BinaryIO", fsspec.open(name, "rb").open())


def _listed(paths: Iterable[str]) -> list[tuple[str, int]]:
    """Return every file with its bytes, once; hidden ones and what is no file are left out."""
    found: dict[str, int] = {}
    for path in paths:
        before = len(found)
        found |= _remote(path) if "://" in path else _local(Path(path))
        if len(found) == before:
            raise FileNotFoundError(f"{path}: no document is there")
    return list(found.items())


def _local(path: Path) -> dict[str, int]:
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    shown = (one for one in files if one == path or not _is_hidden(one.relative_to(path).parts))
    return {one.as_posix(): one.stat().st_size for one in shown if one.is_file()}


def _is_hidden(parts: Sequence[str]) -> bool:
    return any(part.startswith(".") for part in parts)


def _remote(path: str) -> dict[str, int]:
    import fsspec

    try:
        system, root = fsspec.core.url_to_fs(path)
        listed: dict[str, dict[str, Any]] = system.find(root, detail=True)
    except OSError:
        raise
    except Exception as error:  # each system has exceptions of its own
        raise RefusedError(f"{path}: {error}") from error
    return {
        system.unstrip_protocol(name): int(facts["size"] or 0)
        for name, facts in sorted(listed.items())
        if facts["type"] == "file"
    }


def _kind(name: str) -> str:
    ending = name.lower().removesuffix(".gz").rpartition(".")[2]
    return {
        "jsonl": "lines",
        "ndjson": "lines",
        "parquet": "rows",
        "warc": "responses",
    }.get(ending, "files")


def _row_groups(name: str, size: int) -> list[Partition]:
    import pyarrow.parquet as pq

    with open_file(name) as stream:
        try:
            groups = pq.ParquetFile(stream).metadata.num_row_groups
        except ValueError:  # no Parquet: the partition's own reading says so
            groups = 1
    return [_partition("rows", [(name, size // groups)], one, one + 1) for one in range(groups)]


def _bundles(files: list[tuple[str, int]]) -> list[Partition]:
    """Put documents that are files together, up to so many bytes."""
    bundles: list[list[tuple[str, int]]] = []
    size = BYTES
    for name, length in files:
        if size + length > BYTES or len(bundles[-1]) >= _FILES:
            bundles.append([])
            size = 0
        bundles[-1].append((name, length))
        size += length
    return [_partition("files", bundle, 0, -1) for bundle in bundles]


def _partition(kind: str, files: list[tuple[str, int]], start: int, stop: int) -> Partition:
    size = sum(length for _, length in files)
    known = repr((kind, files, start, stop)).encode("utf-8", "surrogateescape")
    within = stop - start if kind == "lines" and stop >= 0 else size
    names = tuple(name for name, _ in files)
    return Partition(sha256(known).hexdigest()[:16], kind, names, start, stop, within)
