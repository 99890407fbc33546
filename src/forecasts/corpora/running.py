"""A corpus from its paths to files of proposals: on this machine or on Dask, and resumed."""

import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple

from forecasts.corpora.documents import documents_of
from forecasts.corpora.partitions import Partition, find_partitions
from forecasts.corpora.rows import error_schema, proposal_schema
from forecasts.corpora.supervised import Reader, reader
from forecasts.extracting.pages.documents import SECONDS
from forecasts.writing import write_files

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["CorpusError", "Counts", "Settings", "extract_corpus", "extract_partition"]

MANIFEST = "manifest.json"
_FACTS = b"forecasts"  # the key of a file's own counts


class CorpusError(Exception):
    """What stands in the way of extracting a corpus, as a sentence."""


class Settings(NamedTuple):
    """What is the same for every document.

    Attributes:
        stated: Day of publication of documents that state none; empty when there is none.
        columns: Names of the columns that lines and rows have in place of `COLUMNS`.
        seconds: For one document.
    """

    stated: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    seconds: float = SECONDS


class Counts(NamedTuple):
    """What came of a partition, or of all of them: documents, proposals, errors, bytes."""

    documents: int = 0
    proposals: int = 0
    errors: int = 0
    size: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """Return the sums."""
        return Counts(*(one + another for one, another in zip(self, other, strict=True)))


Report = Callable[[Counts], None]


def extract_corpus(  # noqa: PLR0913  what, where, how, and by whom
    paths: Iterable[str],
    folder: Path,
    settings: Settings,
    *,
    workers: int = 1,
    scheduler: str = "",
    report: Report | None = None,
) -> Counts:
    """Write the proposals of every document of a corpus, and go on where an earlier run ended.

    A partition is done when both of its files are there, and they are put there whole: after a kill
    each document is in the folder once or not yet.

    Args:
        paths: Folders, files, or addresses that fsspec serves.
        folder: `proposals/`, `errors/` and `manifest.json` are written into it.
        settings: What is the same for every document.
        workers: How many processes read at once on this machine.
        scheduler: Address of a Dask scheduler whose workers read in place of this machine. They see
            the same paths and the same folder.
        report: Is told the counts of each partition as it ends, first of those that were done.

    Raises:
        CorpusError: The folder holds another corpus, or no scheduler answers.
        OSError: A path is not there, or the folder cannot be written.
    """
    partitions = find_partitions(paths)
    _keep_manifest(folder, partitions, settings)
    finished: list[Counts] = []
    waiting: list[Partition] = []
    for partition in partitions:
        done = _counts_of(partition, folder)
        if done is None:
            waiting.append(partition)
        else:
            finished.append(done)
    running = (
        _run_on_dask(waiting, folder, settings, scheduler)
        if scheduler
        else _run_here(waiting, folder, settings, workers)
    )
    total = Counts()
    for done in chain(finished, running):
        total = total.plus(done)
        if report:
            report(done)
    return total


def extract_partition(
    partition: Partition, folder: Path, settings: Settings, kept: Reader | None = None
) -> Counts:
    """Read the documents of a partition and write its two files; return its counts.

    Args:
        partition: The partition.
        folder: Where its files are written.
        settings: What is the same for every document.
        kept: Reads the documents and goes on to the next partition; by default one of its own.
    """
    if kept is None:
        with reader(settings.seconds) as own:
            return extract_partition(partition, folder, settings, own)
    rows: list[dict[str, Any]] = []
    errors: list[dict[str, Any]] = []
    documents = 0
    for raw in documents_of(partition, dict(settings.columns)):
        documents += 1
        answer = kept.read(raw, settings.stated)
        if "refused" in answer:
            errors.append({"document": raw.document, "url": raw.url, "reason": answer["refused"]})
        else:
            rows += [{"document": raw.document, **row} for row in answer["rows"]]
    counts = Counts(documents, len(rows), len(errors), partition.size)
    files = {
        _file("errors", partition): _parquet(errors, error_schema(), counts),
        _file("proposals", partition): _parquet(rows, proposal_schema(), counts),
    }
    write_files(folder, files)
    return counts


def _file(table: str, partition: Partition) -> str:
    return f"{table}/{partition.name}.parquet"


def _parquet(rows: Sequence[Mapping[str, Any]], schema: "pa.Schema", counts: Counts) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    told = schema.with_metadata({_FACTS: json.dumps(counts._asdict()).encode()})
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=told), sink, compression="zstd")
    return sink.getvalue()


def _counts_of(partition: Partition, folder: Path) -> Counts | None:
    """Return what came of a partition that is done; None of one that is not."""
    import pyarrow.parquet as pq

    files = [folder / _file(table, partition) for table in ("errors", "proposals")]
    if not all(file.is_file() for file in files):
        return None
    told = pq.read_schema(files[1]).metadata
    return Counts(**json.loads(told[_FACTS]))


def _keep_manifest(folder: Path, partitions: Sequence[Partition], settings: Settings) -> None:
    """Write down what is extracted; of a folder that has such a note, make sure it is the same."""
    from forecasts import __version__

    note = {
        "forecasts": __version__,
        "settings": {**settings._asdict(), "columns": dict(settings.columns)},
        "partitions": {one.name: [*one.files[:1], len(one.files)] for one in partitions},
    }
    text = json.dumps(note, indent=1, ensure_ascii=False) + "\n"
    file = folder / MANIFEST
    if not file.exists():
        if folder.is_dir() and any(folder.iterdir()):
            raise CorpusError(f"{folder} holds other files; name a new or empty folder")
        write_files(folder, {MANIFEST: text.encode("utf-8", "surrogateescape")})
        return
    if file.read_bytes() != text.encode("utf-8", "surrogateescape"):
        raise CorpusError(
            f"{folder} holds an extraction of other documents, with other settings or by another "
            "version; name a new folder"
        )


def _run_here(
    partitions: Sequence[Partition], folder: Path, settings: Settings, workers: int
) -> Iterator[Counts]:
    """Read with so many processes: a thread for each, which waits for it.

    A process reads one partition after the other, as its start takes as long as half a megabyte.
    """
    count = max(1, workers)
    idle: SimpleQueue[Reader] = SimpleQueue()
    with ExitStack() as ends, ThreadPoolExecutor(count) as pool:
        for _ in range(count):
            idle.put(ends.enter_context(reader(settings.seconds)))

        def work(partition: Partition) -> Counts:
            kept = idle.get()
            try:
                return extract_partition(partition, folder, settings, kept)
            finally:
                idle.put(kept)

        futures = [pool.submit(work, one) for one in partitions]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            for future in futures:
                future.cancel()


def _run_on_dask(
    partitions: Sequence[Partition], folder: Path, settings: Settings, address: str
) -> Iterator[Counts]:
    """Let the workers of a scheduler read; a partition whose worker dies is read by another."""
    try:
        import distributed
    except ImportError as error:
        raise CorpusError("--scheduler needs Dask: install `forecasts[scale]`") from error
    untyped: Any = distributed  # it has no annotations
    try:
        client = untyped.Client(address, timeout="5s")
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise CorpusError(f"no Dask scheduler answers at {address}: {error}") from error
    with client:
        futures = client.map(
            extract_partition, partitions, folder=folder.resolve(), settings=settings, pure=False
        )
        for future in untyped.as_completed(futures):
            yield future.result()
