"""The review as PDF: Typst, in a process of its own that is given data and never markup."""

import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from forecasts.boundary import RefusedError
from forecasts.processes import ISOLATED
from forecasts.reviewing.document import Document
from forecasts.reviewing.pack import pack_pdf

__all__ = ["STANDARDS", "TypesettingError", "print_pdf", "typeset", "unwritable"]

STANDARDS = ("ua-1", "a-3a")
"""Tagged for screen readers, and archivable with its data attached: both in one file."""

_HERE = Path(__file__).resolve().parent
_TEMPLATE = _HERE / "templates" / "review.typ"
_LIMIT = 120  # seconds; the review of the real ledger takes two
_MIME = {".csv": "text/csv", ".json": "application/json"}


class TypesettingError(RefusedError):
    """Typst did not make a PDF of the document; the message is its own."""


def unwritable(text: str) -> str:
    """Return the characters of a text that no font of ours can write, each once."""
    from forecasts.charts.sheet.fonts import missing

    return missing(text)


def print_pdf(document: Document, attachments: Mapping[str, bytes]) -> bytes:
    """Return the document as PDF/UA-1 and PDF/A-3a with the attachments inside.

    A character that no font can write is printed as its code, `[U+1F600]`, several as
    `[U+0645 U+062D]`, and never left out.

    Args:
        document: The review.
        attachments: File name to contents, attached as the document's data.

    Raises:
        TypesettingError: Typst refused the document or took too long.
    """
    data = _json_of(document, attachments)
    files = {"review.typ": _TEMPLATE.read_bytes(), **attachments}
    made = typeset(files, {"review.json": data}, ["review.typ:review.pdf"], document.as_of)
    return made["review.pdf"]


def typeset(
    files: Mapping[str, bytes], data: Mapping[str, Any], jobs: Sequence[str], as_of: date
) -> dict[str, bytes]:
    """Return what Typst makes of templates and data, by its name; a PDF comes packed.

    Args:
        files: Templates, and what is attached, by name.
        data: JSON by name; a character that no font can write becomes its code.
        jobs: `TEMPLATE:OUTPUT`, the output a PDF, PNG (a pixel a point) or SVG.
        as_of: The day that a PDF says it was made on.

    Raises:
        TypesettingError: Typst refused one or took too long.
    """
    outputs = [job.partition(":")[2] for job in jobs]
    with TemporaryDirectory(prefix="forecasts-") as folder:
        root = Path(folder)
        for name, contents in files.items():
            (root / name).write_bytes(contents)
        for name, values in data.items():
            text = json.dumps(_with_codes(values), ensure_ascii=False)
            (root / name).write_text(text, encoding="utf-8")
        moment = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
        _compile(root, int(moment.timestamp()), jobs)
        made = {name: (root / name).read_bytes() for name in outputs}
    return {name: pack_pdf(x) if name.endswith(".pdf") else x for name, x in made.items()}


def _compile(root: Path, timestamp: int, jobs: Sequence[str]) -> None:
    # Run as a file, not as a module: the package and all that it imports has no part in it.
    command = [*ISOLATED, str(_HERE / "typeset.py"), str(root), str(timestamp)]
    command += [",".join(STANDARDS), *jobs]
    try:
        result = subprocess.run(  # noqa: S603 - our own module, our own folder
            command, capture_output=True, text=True, timeout=_LIMIT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TypesettingError(f"typesetting took more than {_LIMIT} seconds") from error
    if result.returncode != 0:
        raise TypesettingError(result.stderr.strip() or "the typesetting process died")


def _json_of(document: Document, attachments: Mapping[str, bytes]) -> dict[str, Any]:
    data = asdict(document)
    data["as_of"] = document.as_of.isoformat()
    data["attachments"] = [
        {
            "path": name,
            "relationship": "source" if name.startswith("ledger") else "data",
            "mime": _MIME.get(Path(name).suffix, "text/plain"),
            "description": f"{document.title}: {name}",
        }
        for name in attachments
    ]
    return data


def _codes(found: re.Match[str]) -> str:
    return "[" + " ".join(f"U+{ord(letter):04X}" for letter in found[0]) + "]"


def _with_codes(data: Any) -> Any:  # noqa: ANN401 - JSON
    """Return the data with every character that no font can write as its code."""
    lacking = unwritable("".join(sorted(set(json.dumps(data, ensure_ascii=False)))))
    if not lacking:
        return data
    run = re.compile("[" + re.escape(lacking) + "]+")

    def spelled(value: Any) -> Any:  # noqa: ANN401 - JSON
        if isinstance(value, str):
            return run.sub(_codes, value)
        if isinstance(value, dict):
            return {key: spelled(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [spelled(item) for item in value]
        return value

    return spelled(data)
