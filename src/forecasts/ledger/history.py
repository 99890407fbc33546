"""The ledger as it stood at a revision of git."""

from pathlib import Path

from forecasts.files import CODES_FOLDER, YAML_SUFFIXES
from forecasts.ledger.git import HistoryError, list_files, read_blobs, resolve, top_folder
from forecasts.ledger.loading import Ledger, load
from forecasts.problem import Position, fault

__all__ = ["HistoryError", "MissingObjectError", "changed_files", "load_at", "texts_at"]


class MissingObjectError(HistoryError):
    """A file's text at the revision is not in the repository; `problem` says which, and where."""

    def __init__(self, file: str, revision: str) -> None:
        """Make the problem of the file, by the name that `load` gives it."""
        self.problem = fault(
            "F001",
            Position(file=file, line=1, column=1),
            f"its text at {revision} is not in the repository",
            hint="fetch the whole history; nothing is fetched from here",
        )
        super().__init__(f"{file}: {self.problem.message}")


def load_at(path: Path, revision: str) -> Ledger:
    """Return the ledger in the folder, or the file, `path` as it stood at `revision`.

    The codelists are today's: a code that was renamed is no change of what was said.

    Raises:
        HistoryError: There is no git, no repository, no such revision, or an object is missing.
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
        HistoryError: There is no git, no repository, no such revision, or an object is missing.
    """
    folder = path if path.is_dir() else path.parent
    top = top_folder(folder)
    commit = resolve(folder, revision)
    if not commit:
        return {}
    relative = folder.resolve().relative_to(top)
    wanted = f"{relative}/" if path.is_dir() else f"{relative}/{path.name}"
    listed = list_files(top, commit, wanted.removeprefix("./") or ".")
    blobs = {
        Path(name).relative_to(relative).as_posix(): blob
        for name, blob in listed.items()
        if Path(name).suffix in suffixes
    }
    contents = read_blobs(top, list(blobs.values()))
    texts = {}
    for name, blob in blobs.items():
        data = contents[blob]
        if data is None:
            raise MissingObjectError((folder / name).as_posix(), revision)
        texts[name] = data.decode("utf-8", "replace")
    return texts


def changed_files(path: Path, revision: str, texts: dict[str, str]) -> frozenset[str]:
    """Return which of today's `texts`, by the names that `load` gives, differ from `revision`.

    Raises:
        HistoryError: There is no git, no repository, no such revision, or an object is missing.
    """
    folder = path if path.is_dir() else path.parent
    before = texts_at(path, revision, YAML_SUFFIXES)
    earlier = {(folder / name).as_posix(): text for name, text in before.items()}
    return frozenset(name for name, text in texts.items() if earlier.get(name) != text)
