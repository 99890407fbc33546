"""Ledgers that were found clean, remembered by the hash of their content.

Editors and hooks check a ledger at every turn, and mostly it has not changed. A clean verdict is
kept as a line in the user's cache folder: the hash of the program and of every file of the ledger,
its name and its bytes. It is believed only when that very line is there, so a damaged or foreign
cache can cost time and nothing else; a ledger with any problem is never remembered. Only the
standard library is imported here, and of it little.
"""

import os
from collections.abc import Iterator
from hashlib import sha256

SILENT_FORMATS = ("full", "concise", "github")  # those in which a clean ledger prints nothing
MAX_LINES = 400
PACKAGE = os.path.dirname(os.path.abspath(__file__))


def read_plain_arguments(arguments: list[str]) -> tuple[list[str], str] | None:
    """Read the paths and one `--format` of a plain `check`; None for anything else."""
    paths: list[str] = []
    output_format = "full"
    words = iter(arguments)
    for word in words:
        if word == "--format":
            output_format = next(words, "")
        elif word.startswith("--format="):
            output_format = word.partition("=")[2]
        elif word.startswith("-"):
            return None
        else:
            paths.append(word)
    return (paths, output_format) if output_format in SILENT_FORMATS else None


def hash_ledger(paths: list[str]) -> str:
    """Return the hash of all that a check of these paths reads; '' when something is not readable.

    The codelists above a path count too. What the program is, is told by its files' times.
    """
    digest = sha256()
    try:
        for entry in _walk(PACKAGE, ".py"):
            facts = os.stat(entry)
            digest.update(f"{entry}\0{facts.st_mtime_ns}\0{facts.st_size}\0".encode())
        for path in paths:
            top = os.path.abspath(path)
            above = [_up(top, levels) for levels in range(5)]
            folders = [os.path.join(folder, "codes") for folder in above]
            for place in (top, *folders):
                for entry in _walk(place, ".yaml", ".yml"):
                    digest.update(f"{path}\0{entry}\0".encode("utf-8", "surrogateescape"))
                    with open(entry, "rb") as file:
                        content = file.read()
                    digest.update(f"{len(content)}\0".encode())
                    digest.update(content)
    except OSError:
        return ""
    return digest.hexdigest()


def _up(path: str, levels: int) -> str:
    for _ in range(levels):
        path = os.path.dirname(path)
    return path


def _walk(place: str, *endings: str) -> Iterator[str]:
    """Yield the regular files below a folder, or the file itself, in order; links are not followed.

    Raises:
        OSError: Something is neither a folder nor a regular file, as a FIFO is.
    """
    if os.path.isfile(place):
        yield place
        return
    if not os.path.isdir(place):
        return
    for entry in sorted(os.scandir(place), key=lambda item: item.name):
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, *endings)
        elif entry.name.lower().endswith(endings):
            if not entry.is_file(follow_symlinks=False):
                raise OSError(f"{entry.path} is no regular file")
            yield entry.path


def cache_file() -> str:
    """Return the path of the remembered verdicts in the user's cache folder."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(home, "forecasts", "clean")


def is_remembered(digest: str, file: str) -> bool:
    """Tell whether this very ledger was found clean; a cache that cannot be read says no."""
    return bool(digest) and digest in _lines(file)


def _lines(file: str) -> list[str]:
    try:
        with open(file, encoding="ascii") as lines:
            return lines.read().splitlines()[-MAX_LINES:]
    except (OSError, ValueError):
        return []


def remember(digest: str, file: str) -> None:
    """Note that a ledger was found clean; where nothing can be written, nothing is."""
    if not digest or is_remembered(digest, file):
        return
    from tempfile import NamedTemporaryFile

    folder = os.path.dirname(file)
    try:
        os.makedirs(folder, exist_ok=True)
        lines = [*_lines(file), digest][-MAX_LINES:]
        with NamedTemporaryFile("w", dir=folder, delete=False, encoding="ascii") as new:
            new.write("\n".join(lines) + "\n")
        os.replace(new.name, file)
    except OSError:
        return
