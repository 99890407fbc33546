"""What a program may put right in a ledger without asking, as it changes no word of a claim."""

from collections.abc import Iterable
from pathlib import Path

from forecasts.files import AnyPath, holds, ledger_files, ledger_folder
from forecasts.ledger import load
from forecasts.ledger.nodes import read_data
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
            data, _ = read_data(file)
            if data.startswith(_BYTE_ORDER_MARK) and _is_text(data):
                replace_text(file, data.decode("utf-8-sig"))
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
    if holds(path, text.encode("utf-8")):
        return False
    replace_text(path, text)
    return True


def _is_text(data: bytes) -> bool:
    """Tell whether the bytes are UTF-8; what is not is left as it is, for a person to look at."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
