"""Taking back the last addition: what it changed is kept in the user's cache folder, once a ledger.

Nothing is written into the ledger for this, as its folder is under version control and others work
in it too.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from forecasts.clean_checks import cache_file, read_kept, remember
from forecasts.files import ledger_folder
from forecasts.ledger import load
from forecasts.writing import locked, replace_text

__all__ = ["NothingToUndoError", "keep_addition", "undo_addition"]


class NothingToUndoError(LookupError):
    """No addition is known, or something came after it; the message says which."""


def keep_addition(
    ledger: Path, file: Path, before: str | None, ids: tuple[str, ...], texts: Mapping[str, str]
) -> None:
    """Keep what an addition changed, in place of the one before; silent where there is no cache.

    Args:
        ledger: The ledger's folder.
        file: The file that was added to.
        before: Its text before; None where it was made.
        ids: The claims added.
        texts: The texts of the ledger after.
    """
    kept = {"file": str(file), "before": before, "ids": ids, "after": _state(texts)}
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
            after = kept["after"]
        except (ValueError, KeyError, TypeError):
            raise NothingToUndoError("no addition to this ledger is remembered here") from None
        now = load(ledger)
        if name not in now.texts or _state(now.texts) != after:
            claims = ", ".join(f"`{each}`" for each in ids)
            raise NothingToUndoError(
                f"the ledger changed after {claims} came in; see `forecasts edit {ids[0]}`"
            )
        if before is None:
            Path(name).unlink()
        else:
            replace_text(Path(name), before)
        remember("{}", _place(ledger))
    return name, ids


def _place(ledger: Path) -> str:
    folder, slash, name = cache_file([str(ledger)]).rpartition("/")
    return f"{folder}{slash}{name.replace('clean-', 'added-')}"


def _state(texts: Mapping[str, str]) -> str:
    """Return a hash of all files of a ledger, by name and text."""
    digest = sha256()
    for name in sorted(texts):
        digest.update(f"{name}\0{texts[name]}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
