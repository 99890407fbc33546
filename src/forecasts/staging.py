"""A folder of many files that is made beside its place, in more than one run if need be.

What `writing.write_together` does of files in memory, for those that are too many: they lie in the
stage, a hidden folder beside the one that they are for, until all are there. A stage that a broken
run left is gone on with, if it is of the same key.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from errno import EAGAIN, ENOTDIR
from itertools import islice
from pathlib import Path
from typing import TypeVar

from forecasts.writing import (
    dress,
    hold,
    inside,
    is_ours,
    refuse_devices,
    swap,
    write_files,
)

__all__ = ["batches", "open_stage", "put_in_place"]

_FILES = 500  # that are in memory at once
Item = TypeVar("Item")


def batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """Yield the items in batches of so many, the last with those that are left."""
    left = iter(items)
    while batch := tuple(islice(left, size)):
        yield batch


@contextmanager
def open_stage(folder: Path, key: str) -> Iterator[Path]:
    """Give the stage of a folder; it is removed at the end, and stays after an exception.

    Args:
        folder: What the files are for.
        key: Of all that they are made from: a stage of another key is emptied first.

    Raises:
        BlockingIOError: Another run has the stage.
        OSError: A link or a file stands in the way, or the folder above cannot be written.
    """
    from shutil import rmtree

    folder = folder.resolve()
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    refuse_devices(folder.parent)
    stage = folder.parent / f".{folder.name}.parts"
    stage.mkdir(mode=0o700, exist_ok=True)
    if not stat.S_ISDIR(stage.lstat().st_mode):
        raise NotADirectoryError(ENOTDIR, "a link stands in the way", str(stage))
    descriptor = os.open(stage, os.O_RDONLY)
    try:
        if not hold(descriptor, alone=True):
            raise BlockingIOError(EAGAIN, "another run is writing it", str(folder))
        known = stage / "key"
        if not known.is_file() or known.read_text("utf-8") != key:
            for name in ("files", "receipts"):
                rmtree(stage / name, ignore_errors=True)
            known.write_text(key, "utf-8")
        yield stage
        rmtree(stage, ignore_errors=True)
    finally:
        os.close(descriptor)


def put_in_place(made: Path, folder: Path, names: Sequence[str], earlier: Iterable[str]) -> None:
    """Put the files of a stage into the folder that they are for, as one where that can be.

    Where the folder holds what is not ours, is where somebody works, or cannot be exchanged, each
    file is written on its own instead: whole, in order, and the last one last.

    Args:
        made: The folder in the stage.
        folder: Is made where it is missing; a link to a folder leads there.
        names: All files in `made`, by their names relative to it.
        earlier: Files in the folder that are ours to remove.

    Raises:
        OSError: The disk is full or a folder cannot be written.
    """
    folder = folder.resolve()
    _sync(made)
    new = set(names)
    gone = set(earlier) - new
    if not folder.exists() or is_ours(folder, new | gone):
        for path in (made, *made.rglob("*")):
            dress(path, folder / path.relative_to(made))
        if not folder.exists():
            made.rename(folder)
            return
        if swap(made, folder):
            return
    for some in batches(names, _FILES):
        write_files(folder, {name: (made / name).read_bytes() for name in some})
    for name in gone:
        with suppress(OSError):
            inside(folder, name).unlink()


def _sync(folder: Path) -> None:
    """Bring the files to the disk: all of them in one call where the system has it."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
