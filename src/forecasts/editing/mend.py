"""What a program may put right in a ledger without asking, as it changes no word of a claim."""

from collections.abc import Iterable
from pathlib import Path

from forecasts.files import AnyPath, ledger_files, ledger_folder
from forecasts.ledger import load
from forecasts.ledger.reference import schema_text
from forecasts.writing import locked, replace_text

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def mend(paths: Iterable[AnyPath]) -> list[str]:
    """Put right what is safe in the ledger at `paths`; return a sentence for each thing done.

    A byte order mark is taken away, and `schema.json` follows the fields and codes, where it is
    there. Words, numbers and indents are a person's to mend.

    Raises:
        OSError: A file cannot be read or written.
    """
    named = tuple(paths) or ("claims",)
    folder = Path(ledger_folder(named[0]))
    done = []
    with locked(folder):
        for file in map(Path, ledger_files(named)):
            data = file.read_bytes() if file.is_file() else b""
            if data.startswith(_BYTE_ORDER_MARK):
                replace_text(file, data.decode("utf-8-sig", "surrogateescape"))
                done.append(f"{file.as_posix()}: the byte order mark is gone")
        if refresh_schema(folder):
            done.append(f"{(folder / 'schema.json').as_posix()}: now as fields and codes are")
    return done


def refresh_schema(ledger: Path) -> bool:
    """Write the ledger's `schema.json` anew where it is there and out of date; say whether."""
    path = ledger / "schema.json"
    if not path.is_file():
        return False
    text = schema_text(load(ledger))
    if path.read_text("utf-8", "replace") == text:
        return False
    replace_text(path, text)
    return True
