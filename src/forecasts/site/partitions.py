"""A large site in partitions: made by several processes, a few pages in memory, and gone on with.

The files are made beside the folder, partition by partition; of each one that is done a receipt
tells the hashes. A run that broke off is gone on with by the same command, as long as nothing that
the site is made of has changed. At the end the new folder takes the place of the old one.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from functools import partial
from pathlib import Path
from typing import Any

from forecasts.processes import process_pool
from forecasts.reviewing.write import MANIFEST, earlier_files
from forecasts.site.building import plan_claims, plan_lists, speak, write_manifest
from forecasts.site.contents import Contents, part_of
from forecasts.site.edition import Page
from forecasts.staging import batches, open_stage, put_in_place
from forecasts.words import Language

__all__ = ["CLAIMS", "write_in_partitions"]

CLAIMS = 500
"""Claims of a partition."""
_FILES = 250  # of a partition of lists

Hashes = dict[str, str]
Report = Callable[[str], None]


def write_in_partitions(  # noqa: PLR0913 - what, where, how, and by whom
    contents: Contents,
    spoken: Sequence[Language],
    folder: Path,
    *,
    workers: int = 2,
    size: int = CLAIMS,
    report: Report = lambda _: None,
) -> int:
    """Write a site as `write_plan` makes it; return the number of its files.

    The bytes are the same for every number of workers and every size, and the same as in one piece.

    Args:
        contents: What the pages are written from.
        spoken: Languages, the first of them in the folder itself; all for none.
        folder: Is made where it is missing; files of others in it stay.
        workers: Processes that write pages of claims; 1 writes here.
        size: Claims of a partition.
        report: Is told what is being done.

    Raises:
        BlockingIOError: Another run writes the same folder.
        OSError: The disk is full, or the folder cannot be written.
    """
    report("what the site is made of")
    key = _key_of(contents, spoken, size)
    with open_stage(folder, key) as stage:
        hashes: Hashes = {}
        for done in _made(contents, spoken, stage, workers, size):
            hashes |= done
            report(f"{len(hashes):,} files")
        report("in place")
        files = {MANIFEST: write_manifest(hashes, contents)}
        _write(files, stage / "files")
        put_in_place(stage / "files", folder, [*sorted(hashes), MANIFEST], earlier_files(folder))
    return len(hashes) + 1


def _made(
    contents: Contents, spoken: Sequence[Language], stage: Path, workers: int, size: int
) -> Iterator[Hashes]:
    """Make every partition that is not done; yield the hashes of each, done before or now."""
    waiting: list[tuple[str, tuple[str, ...]]] = []
    for number, names in enumerate(batches(contents.rows, size), start=1):
        done = _receipt(stage, name := f"claims-{number}")
        if done is None:
            waiting.append((name, names))
        else:
            yield done
    for name, hashes in _claims(contents, spoken, stage, waiting, workers):
        yield _sign(stage, name, hashes)
    plan = plan_lists(contents, speak(contents, spoken))
    for number, paths in enumerate(batches(plan, _FILES), start=1):
        done = _receipt(stage, name := f"lists-{number}")
        yield done or _sign(stage, name, _make({path: plan[path] for path in paths}, stage))


def _claims(
    contents: Contents,
    spoken: Sequence[Language],
    stage: Path,
    waiting: Sequence[tuple[str, tuple[str, ...]]],
    workers: int,
) -> Iterator[tuple[str, Hashes]]:
    """Write the pages of claims, a partition at a time in each process."""
    work = partial(make_part, spoken=tuple(spoken), stage=stage)
    if workers < 2 or len(waiting) < 2:
        for name, names in waiting:
            yield name, work(part_of(contents, names))
        return
    with process_pool(workers) as pool:
        running: dict[Future[Hashes], str] = {}
        for name, names in waiting:
            if len(running) > workers:  # one waits for each process to be done, and no more
                yield from _ended(running)
            running[pool.submit(work, part_of(contents, names))] = name
        while running:
            yield from _ended(running)


def _ended(running: dict[Future[Hashes], str]) -> Iterator[tuple[str, Hashes]]:
    for future in wait(running, return_when=FIRST_COMPLETED).done:
        yield running.pop(future), future.result()


def make_part(part: Contents, spoken: Sequence[Language], stage: Path) -> Hashes:
    """Make the pages of some claims in every language; return their hashes."""
    return _make(plan_claims(speak(part, spoken)), stage)


def _make(plan: Mapping[str, Page], stage: Path) -> Hashes:
    """Make files one after the other; return their hashes."""
    return {path: _write({path: page()}, stage / "files") for path, page in plan.items()}


def _write(files: Mapping[str, bytes], folder: Path) -> str:
    """Write files below the folder; return the hash of the last."""
    digest = ""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
    return digest


def _sign(stage: Path, name: str, hashes: Hashes) -> Hashes:
    """Write the receipt of a partition that is done."""
    _write({f"{name}.json": json.dumps(hashes).encode()}, stage / "receipts")
    return hashes


def _receipt(stage: Path, name: str) -> Hashes | None:
    """Return the hashes of a partition that is done; None where a file is not what they say."""
    try:
        told: Hashes = json.loads((stage / "receipts" / f"{name}.json").read_bytes())
        for path, wanted in told.items():
            if hashlib.sha256((stage / "files" / path).read_bytes()).hexdigest() != wanted:
                return None
    except (OSError, ValueError):
        return None
    return told


def _key_of(contents: Contents, spoken: Sequence[Language], size: int) -> str:
    """Return a hash of all that the bytes of the site and the names of its partitions hang on."""
    import pandas as pd

    from forecasts import __version__

    inputs = contents.inputs
    told: list[Any] = [
        __version__, inputs.digest, inputs.as_of, inputs.currency, tuple(spoken), size,
        inputs.names, contents.changes, [review.files for review in contents.reviews],
    ]  # fmt: skip
    digest = hashlib.sha256(repr(told).encode("utf-8", "surrogatepass"))
    for table in (inputs.claims, inputs.observations, inputs.series, contents.relations()):
        for column in table:
            texts = table[column].astype(str)
            digest.update(pd.util.hash_pandas_object(texts, index=False).to_numpy().tobytes())
    return digest.hexdigest()
