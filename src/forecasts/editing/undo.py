"""Taking back the last addition: what it changed is kept in the user's cache folder, once a ledger.

Nothing is written into the ledger for this, as its folder is under version control and others work
in it too.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from forecasts.clean_checks import cache_file, read_kept, remember
from forecasts.files import ledger_folder, name_of, outcome_files
from forecasts.ledger import load
from forecasts.ledger.nodes import read_text
from forecasts.writing import locked, replace_text

__all__ = ["NothingToUndoError", "keep_addition", "outcome_texts", "undo_addition"]


class NothingToUndoError(LookupError):
    """No addition is known, or something came after it; the message says which."""


def keep_addition(
    ledger: Path,
    file: Path,
    before: str | None,
    ids: tuple[str, ...],
    after: Mapping[str, str] | Path,
) -> None:
    """Keep what an addition changed, in place of the one before; silent where there is no cache.

    Args:
        ledger: The ledger's folder.
        file: The file that was added to.
        before: Its text before; None where it was made.
        ids: The claims added, or the outcome.
        after: The texts of the ledger after, or the folder of outcomes that was added to.
    """
    outcomes = str(after) if isinstance(after, Path) else ""
    state = _state(outcome_texts(after) if isinstance(after, Path) else after)
    kept = {"file": str(file), "before": before, "ids": ids, "after": state, "outcomes": outcomes}
    remember(json.dumps(kept), _place(ledger))


def undo_addition(ledger: Path) -> tuple[str, tuple[str, ...]]:
    """Put the ledger back as it was before its last addition; return the file and the claims.

    Raises:
        NothingToUndoError: No addition is kept, or the ledger is not as it left it.
        OSError: The file cannot be written.
    """
    with locked(Path(ledger_folder(ledger))):
        try:
            kept = json.loads(read_kept(_place(ledger)))
            name, before, ids = str(kept["file"]), kept["before"], tuple(kept["ids"])
            after, folder = kept["after"], kept["outcomes"]
        except (ValueError, KeyError, TypeError):
            raise NothingToUndoError("no addition to this ledger is remembered here") from None
        now = outcome_texts(Path(folder)) if folder else load(ledger).texts
        if name not in now or _state(now) != after:
            added = ", ".join(f"`{each}`" for each in ids)
            what, see = ("outcomes", name) if folder else ("ledger", f"`forecasts edit {ids[0]}`")
            raise NothingToUndoError(f"the {what} changed after {added} came in; see {see}")
        if before is None:
            Path(name).unlink()
        else:
            replace_text(Path(name), before)
        remember("{}", _place(ledger))
    return name, ids


def outcome_texts(folder: Path) -> dict[str, str]:
    """Return the texts of the files of a folder of outcomes, by name."""
    return {file: read_text(file, file).text for file in outcome_files(name_of(folder))}


def _place(ledger: Path) -> str:
    folder, slash, name = cache_file([str(ledger)]).rpartition("/")
    return f"{folder}{slash}{name.replace('clean-', 'added-')}"


def _state(texts: Mapping[str, str]) -> str:
    """Return a hash of all files of a ledger, by name and text."""
    digest = sha256()
    for name in sorted(texts):
        digest.update(f"{name}\0{texts[name]}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
