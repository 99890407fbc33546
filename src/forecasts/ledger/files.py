"""Which files make up a ledger: the claims below a folder, and the codelists beside or above them.

Paths are plain texts here, joined by `/`: the import of pathlib takes longer than all of this.
"""

import os
from collections.abc import Iterable, Iterator

CODES_FOLDER = "codes"
YAML_SUFFIXES = (".yaml", ".yml")
LEVELS_ABOVE = 4

AnyPath = str | os.PathLike[str]


def name_of(path: AnyPath) -> str:
    """Return a path as problems name it: joined by `/`, without `.` and doubled `/`."""
    text = os.fspath(path).replace(os.sep, "/")
    parts = [part for part in text.split("/") if part not in {"", "."}]
    return ("/" if text.startswith("/") else "") + "/".join(parts) or "."


def ledger_files(paths: Iterable[AnyPath]) -> list[str]:
    """Return the ledger files at `paths`, in order, each once.

    Codelists are left out, and what is hidden. A project's folder stands for its `claims`.
    """
    files: dict[str, None] = {}
    for path in paths:
        top = _of_project(name_of(path))
        if os.path.isdir(top):
            found = [file for file in _below(top) if is_ledger_file(file, top)]
            files |= dict.fromkeys(sorted(found, key=lambda file: file.split("/")))
        else:
            files[top] = None
    return list(files)


def _below(top: str) -> Iterator[str]:
    """Yield all that is below a folder; links to folders are not followed."""
    for folder, folders, names in os.walk(top):
        for name in (*folders, *names):
            yield name_of(f"{folder}/{name}")


def is_ledger_file(file: AnyPath, folder: AnyPath) -> bool:
    """Tell whether a file of this name in the folder is read as a part of the ledger."""
    inside = os.path.relpath(name_of(file), name_of(folder)).replace(os.sep, "/").split("/")
    return (
        inside[-1].lower().endswith(YAML_SUFFIXES)
        and CODES_FOLDER not in inside[:-1]
        and not any(part.startswith(".") for part in inside)
    )


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
