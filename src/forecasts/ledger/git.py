"""Reading a repository that somebody else made, without running anything that it asks for.

A repository's own `.git/config` may name programs: a monitor of files, filters, hooks, an ssh to
fetch missing objects with. Only commands that read objects are called, and all of that is switched
off for them.
"""

import os
import subprocess
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

__all__ = ["HistoryError", "list_commits", "list_files", "read_blobs", "resolve", "top_folder"]

_OFF = (
    "core.fsmonitor=false", "core.sshCommand=false", f"core.hooksPath={os.devnull}",
    "core.pager=cat", "core.attributesFile=", "credential.helper=", "protocol.allow=never",
    "safe.bareRepository=explicit", "gc.auto=0", "maintenance.auto=false",
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # before what the repository allows, protocol by protocol
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "false",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}
_SECONDS = 120


class HistoryError(Exception):
    """The history could not be read; the text says why."""


def top_folder(folder: Path) -> Path:
    """Return the folder of the work tree that `folder` is in.

    Raises:
        HistoryError: There is no git, or no repository.
    """
    return Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")))


def resolve(folder: Path, revision: str) -> str:
    """Return the commit of a revision; '' for HEAD before the first commit, when nothing landed.

    Raises:
        HistoryError: There is no git, no repository, or no such revision.
    """
    asked = f"{revision}^{{commit}}"
    try:
        found = _git(folder, "rev-parse", "--verify", "--end-of-options", asked)
    except HistoryError as error:
        if revision == "HEAD" and not _git(folder, "rev-list", "-n", "1", "--all").strip():
            return ""
        raise HistoryError(f"there is no revision `{revision}`") from error
    return found.decode("ascii").strip()


def list_commits(top: Path, place: str) -> list[tuple[date, str]]:
    """Return the commits that changed a place, the oldest first, each with its day in UTC.

    The line of first parents is followed, so a merge is one change on the day that it landed.

    Raises:
        HistoryError: git fails, or an object is not in the repository.
    """
    commit = resolve(top, "HEAD")
    if not commit:
        return []
    listed = _git(
        top, "rev-list", "--first-parent", "--reverse", "--timestamp", commit, "--", place
    )
    pairs = [line.split() for line in listed.decode("ascii").splitlines()]
    return [(datetime.fromtimestamp(int(at), tz=UTC).date(), name) for at, name in pairs]


def list_files(top: Path, commit: str, place: str) -> dict[str, str]:
    """Return the names of the files at a place of a commit, each with that of its object.

    Raises:
        HistoryError: A folder of the commit is not in the repository.
    """
    listed = _git(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", place)
    names = {}
    for line in listed.split(b"\0"):
        facts, _, name = line.partition(b"\t")
        mode, kind, blob = facts.split(b" ") if name else (b"", b"", b"")
        if kind == b"blob" and mode != b"120000":  # a link's text is the name of another file
            names[os.fsdecode(name)] = blob.decode("ascii")
    return names


def read_blobs(top: Path, blobs: Sequence[str]) -> dict[str, bytes | None]:
    """Return the contents of objects as they are stored, None for one that is not there.

    Raises:
        HistoryError: git fails.
    """
    asked = "".join(f"{blob}\n" for blob in blobs).encode("ascii")
    found = _git(top, "cat-file", "--batch", given=asked)
    contents: dict[str, bytes | None] = {}
    index = 0
    for blob in blobs:
        end = found.find(b"\n", index)
        facts = found[index:end].split(b" ")
        index = end + 1
        if end < 0 or facts[-1] == b"missing" or len(facts) != 3:
            contents[blob] = None
            continue
        size = int(facts[2])
        contents[blob] = found[index : index + size]
        index += size + 1
    return contents


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    off = [word for setting in _OFF for word in ("-c", setting)]
    command = ["git", "--no-replace-objects", "--no-pager", *off, "-C", str(folder), *arguments]
    try:
        result = subprocess.run(  # noqa: S603  fixed program, arguments as a list
            command,
            input=given,
            capture_output=True,
            check=True,
            timeout=_SECONDS,
            env={**os.environ, **_ENVIRONMENT},
        )
    except FileNotFoundError as error:
        raise HistoryError("git is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise HistoryError(f"git took more than {_SECONDS} seconds") from error
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise HistoryError(reason.splitlines()[0] if reason else "git failed") from error
    return result.stdout
