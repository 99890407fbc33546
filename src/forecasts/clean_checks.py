"""Ledgers that were found clean, remembered by the state of their files.

Editors and hooks check a ledger at every turn, and mostly it has not changed. A clean verdict is
kept in the user's cache folder as git's index keeps its files: the name, inode, size and times of
change of every file of the ledger and of the program. It is believed only when every one of them is
the same, so a damaged or foreign cache can cost time and nothing else; a ledger with any problem is
never remembered. Only the standard library is imported here, and of it little.
"""

import os
from binascii import crc32
from collections.abc import Iterator

SILENT_FORMATS = ("full", "concise", "github")  # those in which a clean ledger prints nothing
# All that a plain check imports of the program.
CHECKED_BY = (
    "__init__.py", "__main__.py", "clean_checks.py", "problem.py", "rules.py", "quantities",
    "units.py", "diagnostics.py", "reading", "ledger", "checks",
)  # fmt: skip
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


def fingerprint_ledger(paths: list[str]) -> str:
    """Return the state of all that a check of these paths reads, a line a file; '' when unsure.

    The program's own files and the codelists above a path count too.
    """
    lines = []
    try:
        for part in CHECKED_BY:
            lines += [_state(entry) for entry in _walk(os.path.join(PACKAGE, part), ".py")]
        for path in paths:
            top = os.path.abspath(path)
            lines.append(f"{path}\0{top}")
            above = [_up(top, levels) for levels in range(5)]
            for place in (top, *(os.path.join(folder, "codes") for folder in above)):
                lines += [_state(entry) for entry in _walk(place, ".yaml", ".yml")]
    except OSError:
        return ""
    return "\n".join(lines)


def _state(file: str) -> str:
    """Return what git's index keeps of a file: whoever writes to it changes one of these."""
    facts = os.stat(file)
    return f"{file}\0{facts.st_ino}\0{facts.st_size}\0{facts.st_mtime_ns}\0{facts.st_ctime_ns}"


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


def cache_file(paths: list[str]) -> str:
    """Return the path of the remembered verdict on a ledger, in the user's cache folder."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    named = "\0".join(map(os.path.abspath, paths)).encode("utf-8", "surrogateescape")
    return os.path.join(home, "forecasts", f"clean-{crc32(named):08x}")


def is_remembered(fingerprint: str, file: str) -> bool:
    """Tell whether this very state was found clean; a cache that cannot be read says no."""
    try:
        with open(file, encoding="utf-8", errors="surrogateescape", newline="") as kept:
            return bool(fingerprint) and kept.read() == fingerprint
    except OSError:
        return False


def remember(fingerprint: str, file: str) -> None:
    """Note that a ledger was found clean in this state, if a cache can be written."""
    if not fingerprint:
        return
    new = f"{file}.{os.getpid()}"  # beside it, and then put in its place whole
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(new, "w", encoding="utf-8", errors="surrogateescape", newline="") as written:
            written.write(fingerprint)
        os.replace(new, file)
    except OSError:
        return
