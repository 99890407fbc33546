"""Ledgers that were found clean, remembered by the state of their files.

Editors and hooks check a ledger at every turn, and mostly it has not changed. A clean verdict is
kept in the user's cache folder as git's index keeps its files: the name, inode, size and times of
change of every file of the ledger and of the program. It is believed only when every one of them is
the same and the folder is the user's alone, so a damaged or foreign cache can cost time and nothing
else; a ledger with any problem is never remembered. Little of the standard library is imported.
"""

import os
import sys
from binascii import crc32
from time import time_ns

SILENT_FORMATS = ("full", "concise", "github")  # those in which a clean ledger prints nothing
EMPTY_FORMATS = ("json", "sarif")  # those in which it prints a list without a fault
# All that a plain check imports of the program.
CHECKED_BY = (
    "__init__.py", "__main__.py", "boundary.py", "files.py", "clean_checks.py", "problem.py",
    "rules.py", "quantities", "units.py", "inert.py", "diagnostics.py", "reading", "ledger",
    "checks", "actuals",
)  # fmt: skip
CLOCK_TICK, COARSE_TICK = 20_000_000, 2_000_000_000
"""Nanoseconds in which a file may change twice at one time; the second where times are seconds."""
REGULAR, FOLDER = 0o10, 0o4  # the module stat would take longer to import than it saves
NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
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
    return (paths, output_format) if output_format in SILENT_FORMATS + EMPTY_FORMATS else None


def fingerprint_ledger(paths: list[str]) -> str:
    """Return the state of all that a check of these paths reads, a line a file; '' when unsure.

    The files are found by the functions that the check finds them with. What changed a moment ago
    could change again without a trace, as the clock of a file system is coarse: that is unsure.
    """
    from forecasts.files import (
        code_files,
        ledger_files,
        ledger_folder,
        outcome_files,
        outcome_folder,
    )

    read = [*ledger_files(paths), *code_files(ledger_folder(paths[0]))]
    program = [file for part in CHECKED_BY for file in _sources(os.path.join(PACKAGE, part))]
    lines = [sys.version, *(f"{path}\0{os.path.abspath(path)}" for path in paths)]
    try:
        read += [
            file for path in paths for file in outcome_files(outcome_folder(path) or os.devnull)
        ]
        lines += [_state(file) for file in (*read, *program)]
    except OSError:
        return ""
    return "\n".join(lines)


def _sources(place: str) -> list[str]:
    """Return the modules of a part of the program, in order."""
    found = [place]
    if not place.endswith(".py"):
        walked = os.walk(place)
        found = [f"{folder}/{name}" for folder, _, names in walked for name in names]
    return sorted(file for file in found if file.endswith(".py"))


def _state(file: str) -> str:
    """Return what git's index keeps of a file: whoever writes to it changes one of these.

    Raises:
        OSError: It is no regular file, or changed so lately that it could again unseen.
    """
    try:
        facts = os.stat(file)
    except FileNotFoundError:
        return f"{file}\0"
    newest = max(facts.st_mtime_ns, facts.st_ctime_ns)
    tick = CLOCK_TICK if newest % 1_000_000_000 else COARSE_TICK
    if facts.st_mode >> 12 != REGULAR or newest + tick > time_ns():
        raise OSError(f"{file} is no regular file, or was just written")
    return f"{file}\0{facts.st_ino}\0{facts.st_size}\0{facts.st_mtime_ns}\0{facts.st_ctime_ns}"


def cache_file(paths: list[str]) -> str:
    """Return the path of the remembered verdict on a ledger, '' where there is no cache folder."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    named = "\0".join(map(os.path.abspath, paths)).encode("utf-8", "surrogateescape")
    file = os.path.join(home, "forecasts", f"clean-{crc32(named):08x}")
    return file if os.path.isabs(home) else ""


def is_remembered(fingerprint: str, file: str) -> bool:
    """Tell whether this very state was found clean; a cache that is not ours says no."""
    wanted = fingerprint.encode("utf-8", "surrogateescape")
    if not wanted or not file or not _is_own(os.path.dirname(file)):
        return False
    try:
        kept = os.open(file, os.O_RDONLY | NOT_FOLLOWED)
    except OSError:
        return False
    try:
        facts = os.fstat(kept)
        regular = facts.st_mode >> 12 == REGULAR and facts.st_size == len(wanted)
        return regular and os.read(kept, len(wanted) + 1) == wanted
    except OSError:
        return False
    finally:
        os.close(kept)


def read_kept(file: str) -> str:
    """Return what `remember` wrote to a file; '' where there is none, or it is not ours."""
    if not file or not _is_own(os.path.dirname(file)):
        return ""
    try:
        kept = os.open(file, os.O_RDONLY | NOT_FOLLOWED)
    except OSError:
        return ""
    with open(kept, encoding="utf-8", errors="surrogateescape") as stream:
        return stream.read() if os.fstat(kept).st_mode >> 12 == REGULAR else ""


def _is_own(folder: str) -> bool:
    """Tell whether a folder is no link, and nobody but its user, who we are, can write to it."""
    if os.name != "posix":
        return True
    try:
        facts = os.lstat(folder)
    except OSError:
        return False
    own = facts.st_uid == os.geteuid() and not facts.st_mode & 0o022
    return own and facts.st_mode >> 12 == FOLDER


def remember(fingerprint: str, file: str) -> None:
    """Note that a ledger was found clean in this state, if a cache can be written."""
    if not fingerprint or not file:
        return
    new = f"{file}.{os.urandom(8).hex()}"  # beside it, and then put in its place whole
    try:
        os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
        if not _is_own(os.path.dirname(file)):
            return
        kept = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NOT_FOLLOWED, 0o600)
        try:
            rest = memoryview(fingerprint.encode("utf-8", "surrogateescape"))
            while rest:
                rest = rest[os.write(kept, rest) :]
            os.replace(new, file)
        except OSError:
            os.unlink(new)
        finally:
            os.close(kept)
    except OSError:
        return
