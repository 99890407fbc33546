"""The ledger as it stood at a revision of git."""

import subprocess
from pathlib import Path

from forecasts.ledger.files import CODES_FOLDER, YAML_SUFFIXES
from forecasts.ledger.loading import Ledger, load

_EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""What git calls a tree without files."""


class HistoryError(Exception):
    """The history could not be read; the text says why."""


def load_at(path: Path, revision: str) -> Ledger:
    """Return the ledger in the folder, or the file, `path` as it stood at `revision`.

    The codelists are today's: a code that was renamed is no change of what was said.

    Raises:
        HistoryError: There is no git, no repository, or no such revision.
    """
    folder = path if path.is_dir() else path.parent
    texts = {
        (folder / inside).as_posix(): text
        for inside, text in texts_at(path, revision, YAML_SUFFIXES).items()
        if CODES_FOLDER not in Path(inside).parts[:-1]
    }
    return load(path, instead=texts, only_instead=True)


def texts_at(path: Path, revision: str, suffixes: tuple[str, ...]) -> dict[str, str]:
    """Return the texts at `path` as they stood at `revision`, by their names inside the folder.

    Raises:
        HistoryError: There is no git, no repository, or no such revision.
    """
    folder = path if path.is_dir() else path.parent
    top = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    commit = _commit(folder, revision)
    if not commit:
        return {}
    relative = folder.resolve().relative_to(top)
    wanted = f"{relative}/" if path.is_dir() else f"{relative}/{path.name}"
    listed = _git(top, "ls-tree", "-r", "-z", "--name-only", commit, "--", wanted)
    texts = {}
    for name in listed.split("\0"):
        inside = Path(name).relative_to(relative) if name else Path()
        if inside.suffix in suffixes:
            texts[inside.as_posix()] = _git(top, "show", f"{commit}:{name}")
    return texts


def changed_files(path: Path, revision: str) -> frozenset[str]:
    """Return the files at `path` that differ from `revision`, by the names that `load` gives them.

    Raises:
        HistoryError: There is no git, no repository, or no such revision.
    """
    folder = path if path.is_dir() else path.parent
    commit = _commit(folder, revision) or _EMPTY_TREE
    changed = _git(folder, "diff", "--relative", "-z", "--name-only", commit, "--", ".")
    new = _git(folder, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    return frozenset((folder / name).as_posix() for name in (changed + new).split("\0") if name)


def _commit(folder: Path, revision: str) -> str:
    """Return the commit of a revision; '' for HEAD before the first commit, when nothing landed.

    Raises:
        HistoryError: There is no such revision.
    """
    try:
        name = f"{revision}^{{commit}}"
        return _git(folder, "rev-parse", "--verify", "--end-of-options", name).strip()
    except HistoryError as error:
        if revision == "HEAD" and not _git(folder, "rev-list", "-n", "1", "--all").strip():
            return ""
        raise HistoryError(f"there is no revision `{revision}`") from error


def _git(folder: Path, *arguments: str) -> str:
    try:
        result = subprocess.run(  # noqa: S603  fixed program, arguments as a list
            ["git", "-C", str(folder), *arguments],  # noqa: S607  git is where the user has it
            capture_output=True,
            check=True,
        )
    except FileNotFoundError as error:
        raise HistoryError("git is not installed") from error
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise HistoryError(reason.splitlines()[0] if reason else "git failed") from error
    return result.stdout.decode("utf-8", "replace")
