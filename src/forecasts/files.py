"""Which files make up a ledger: the claims below a folder, and the codelists beside or above them.

Paths are plain texts here, joined by `/`: the import of pathlib takes longer than all of this.
What others may have put there is opened here as well: nothing waits for a pipe that nobody writes
into, and nothing is read without an end.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from errno import EFBIG, EINVAL
from io import BufferedReader
from typing import BinaryIO

CODES_FOLDER = "codes"
CODELIST_NAMES = ("subjects", "measures", "regions", "units", "events")
YAML_SUFFIXES = (".yaml", ".yml")
LEVELS_ABOVE = 4

MAX_BYTES = 16 * 1024 * 1024
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

AnyPath = str | os.PathLike[str]


def open_file(path: AnyPath) -> BufferedReader:
    """Open a regular file or a pipe; a pipe that nobody writes into within a second is empty.

    Raises:
        OSError: It cannot be read, or is a folder, a device or a socket.
    """
    opened = os.open(path, os.O_RDONLY | _AT_ONCE)
    kind = os.fstat(opened).st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISFIFO(kind)):
        os.close(opened)
        raise OSError(EINVAL, "neither a file nor a pipe", os.fspath(path))
    if stat.S_ISFIFO(kind):
        _await_writer(opened)
    os.set_blocking(opened, True)
    return os.fdopen(opened, "rb")


def _await_writer(opened: int) -> None:
    """Give who writes into a pipe a second to open it, as a shell starts both at once."""
    from select import POLLIN, poll

    asked = poll()
    asked.register(opened, POLLIN)
    asked.poll(1000)


def read_limited(stream: BinaryIO, name: str, most: int = MAX_BYTES) -> bytes:
    """Read a stream to its end, called `name` in the error.

    Raises:
        OSError: It goes on beyond `most` bytes.
    """
    data = stream.read(most + 1)
    if len(data) > most:
        raise OSError(EFBIG, f"more than {most // 1024**2} MB", name)
    return data


def holds(path: AnyPath, data: bytes) -> bool:
    """Tell whether a regular file holds these bytes and no others; a longer one is not read."""
    try:
        facts = os.stat(path)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size != len(data):
            return False
        with open_file(path) as file:
            return file.read(len(data) + 1) == data
    except OSError:
        return False


def name_of(path: AnyPath) -> str:
    """Return a path as problems name it: joined by `/`, without `.` and doubled `/`."""
    text = os.fspath(path).replace(os.sep, "/")
    parts = [part for part in text.split("/") if part not in {"", "."}]
    return ("/" if text.startswith("/") else "") + "/".join(parts) or "."


def code_files(folder: AnyPath) -> list[str]:
    """Return the files of the codelists of the ledger in `folder`, there or not."""
    return [name_of(f"{folder}/{CODES_FOLDER}/{codelist}.yaml") for codelist in CODELIST_NAMES]


def outcome_folder(path: AnyPath) -> str:
    """Return the folder of outcomes beside a whole ledger; '' for a part of one, and where none is.

    A file or a folder inside a ledger is checked by itself, as an editor does.
    """
    folder = ledger_folder(path)
    whole = _of_project(name_of(path)) == folder and _holds_codes(folder)
    beside = name_of(f"{folder.rpartition('/')[0] or ('/' if folder[:1] == '/' else '.')}/actuals")
    return beside if whole and os.path.isdir(beside) else ""


def outcome_files(folder: AnyPath) -> list[str]:
    """Return the files of a folder of outcomes: tables and their origins.

    Raises:
        OSError: The folder cannot be read.
    """
    return [
        f"{folder}/{name}" for suffix in (".csv", ".yaml") for name in list_folder(folder, suffix)
    ]


def list_folder(folder: AnyPath, suffix: str) -> list[str]:
    """Return the names in a folder that end so and are not hidden, in order; none if there is none.

    Raises:
        OSError: The folder cannot be read.
    """
    try:
        names = sorted(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [name for name in names if name.endswith(suffix) and not name.startswith(".")]


def ledger_files(paths: Iterable[AnyPath]) -> list[str]:
    """Return the ledger files at `paths`, in order, each once.

    Codelists are left out, and what is hidden. A project's folder stands for its `claims`.
    """
    files: dict[str, None] = {}
    for path in paths:
        top = _of_project(name_of(path))
        if os.path.isdir(top):
            unread: list[str] = []
            found = [file for file in _below(top, unread) if is_ledger_file(file, top)]
            found += [folder for folder in unread if not _is_hidden(folder, top)]
            files |= dict.fromkeys(sorted(found, key=lambda file: file.split("/")))
        else:
            files[top] = None
    return list(files)


def _below(top: str, unread: list[str]) -> Iterator[str]:
    """Yield all that is below a folder; links to folders are not followed.

    Folders that cannot be listed are added to `unread`: reading them will say why.
    """
    walked = os.walk(top, onerror=lambda error: unread.append(name_of(error.filename)))
    for folder, folders, names in walked:
        for name in (*folders, *names):
            yield name_of(f"{folder}/{name}")


def is_ledger_file(file: AnyPath, folder: AnyPath) -> bool:
    """Tell whether a file of this name in the folder is read as a part of the ledger."""
    inside = _parts(file, folder)
    return (
        inside[-1].lower().endswith(YAML_SUFFIXES)
        and CODES_FOLDER not in inside[:-1]
        and not any(part.startswith(".") for part in inside)
    )


def _is_hidden(file: str, folder: str) -> bool:
    return any(part.startswith(".") and part != "." for part in _parts(file, folder))


def _parts(file: AnyPath, folder: AnyPath) -> list[str]:
    return os.path.relpath(name_of(file), name_of(folder)).replace(os.sep, "/").split("/")


def _of_project(path: str) -> str:
    inside = name_of(f"{path}/claims")
    return inside if not _holds_codes(path) and os.path.isdir(inside) else path


def _holds_codes(folder: str) -> bool:
    return os.path.isdir(f"{folder}/{CODES_FOLDER}")


def ledger_folder(path: AnyPath) -> str:
    """Return the folder of the ledger that `path` belongs to: the one that holds the codelists.

    It is the folder itself or, for a file or a part of a ledger, up to five folders above it.
    """
    top = _of_project(name_of(path))
    above = list(_above(top))
    for folder in [top, *above[:LEVELS_ABOVE]]:
        if _holds_codes(folder):
            return folder
    for folder in list(_above(name_of(os.path.realpath(top))))[:LEVELS_ABOVE]:
        if _holds_codes(folder):
            return name_of(os.path.relpath(folder))
    return top if os.path.isdir(top) or not above else above[0]


def _above(path: str) -> Iterator[str]:
    """Yield the folders above a path as it is written, the nearest first."""
    while path not in {".", "/"}:
        head, _, _ = path.rpartition("/")
        path = head or ("/" if path.startswith("/") else ".")
        yield path
