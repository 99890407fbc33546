"""Replacing a file so that at any instant the old text or the new one is there, never a part."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

LOCK_NAME = ".forecasts.lock"
LOCK_SECONDS = 60


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of the ledger in `folder`: writers take turns, readers need none.

    The empty lock file stays: to remove it would let two writers in. `.gitignore` names it.

    Raises:
        OSError: The folder cannot be written.
        TimeoutError: Another writer has held the lock for a minute.
    """
    from filelock import FileLock

    with FileLock(folder / LOCK_NAME, timeout=LOCK_SECONDS):
        yield


def replace_text(path: Path, text: str) -> None:
    """Write `text` to `path` through a temporary file beside it, synced to the disk.

    Where `path` is a link, the file that it leads to is replaced. On any failure the old file
    stays and the temporary file is removed.

    Raises:
        OSError: The disk is full, or the folder cannot be written.
    """
    path = path.resolve()
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    with NamedTemporaryFile(
        "wb", dir=path.parent, prefix=f".{path.name}.", suffix=".new", delete=False
    ) as file:
        temporary = Path(file.name)
        try:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(mode)
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
