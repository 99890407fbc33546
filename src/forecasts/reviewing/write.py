"""A review as files: rendered in memory first, so that writing and checking see the same bytes."""

import hashlib
import json
import stat
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from forecasts.files import open_file
from forecasts.reviewing.composing import compose
from forecasts.reviewing.files import PARQUET, table_files
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.printing.html import print_page
from forecasts.reviewing.printing.markdown import print_markdown
from forecasts.reviewing.printing.pdf import print_pdf
from forecasts.reviewing.printing.pictures import draw_pictures, plan_pictures
from forecasts.words import DEFAULT_LANGUAGE, Language
from forecasts.writing import inside, write_together

__all__ = ["ATTACHED", "MANIFEST", "render_review", "write_files"]

MANIFEST = "manifest.json"
ATTACHED = ("claims", "actuals", "conversions")
"""Tables that are attached to the PDF."""

_MAKERS = ("matplotlib", "pandas", "typst")
_LARGEST_MANIFEST = 64 * 2**20  # bytes; a site of 100,000 claims in two languages has 30 MB


def render_review(
    tables: Mapping[str, pd.DataFrame],
    inputs: Inputs,
    *,
    language: Language = DEFAULT_LANGUAGE,
    workers: int = 2,
    report: Callable[[str], None] = lambda _: None,
) -> dict[str, bytes]:
    """Return every file of the review by its path in the review's folder.

    review.md, review.html, review.pdf, charts/, tables/ and manifest.json, which says what made
    them. The same ledger, actuals, as-of date and versions give the same bytes.

    Args:
        tables: What `build_tables` returned.
        inputs: What they were made from.
        language: Of the words; `forecasts.words` has a file for each.
        workers: Processes that draw charts.
        report: Is told what is being done, for a line of progress.

    Raises:
        TypesettingError: Typst did not make a PDF.
    """
    report("planning pictures")
    jobs = plan_pictures(tables, inputs, language)
    figures, drawn = draw_pictures(jobs, workers=workers, report=report)
    document = compose(tables, inputs, language=language, pictures=figures)
    report("tables")
    files = drawn | table_files(tables)
    report("Markdown and HTML")
    files["review.md"] = print_markdown(document).encode("utf-8")
    files["review.html"] = print_page(document).encode("utf-8")
    report("PDF")
    attached = {f"{name}.csv": files[f"tables/{name}.csv"] for name in ATTACHED}
    files["review.pdf"] = print_pdf(document, attached)
    files[MANIFEST] = _manifest(files, inputs, language)
    return dict(sorted(files.items()))


def _manifest(files: Mapping[str, bytes], inputs: Inputs, language: str) -> bytes:
    """Return what made the files, and the hash of each that every installation writes alike."""
    from forecasts import __version__

    facts = {
        "year": inputs.year,
        "as_of": inputs.as_of.isoformat(),
        "language": language,
        "ledger": inputs.digest,
        "made_with": {"forecasts": __version__, **{name: version(name) for name in _MAKERS}},
        "files": {
            name: hashlib.sha256(files[name]).hexdigest()
            for name in sorted(files.keys() - {PARQUET})
        },
        "with_pyarrow": [PARQUET],
    }
    return (json.dumps(facts, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files into the folder, and remove those of an earlier review that are no more.

    A file is removed only when the earlier manifest names it and it still is what the manifest
    says, by its hash; what else lies there stays, and so does the Parquet file where there is no
    pyarrow to write it. The manifest is written last.

    Raises:
        OSError: The disk is full, or the folder cannot be written.
    """
    ordered = sorted(files, key=lambda name: name == MANIFEST)
    gone = earlier_files(folder) - files.keys() - {PARQUET}
    write_together(folder, {name: files[name] for name in ordered}, gone)


def earlier_files(folder: Path) -> set[str]:
    """Return the files that the folder's manifest names and that still are what it says."""
    hashes = read_manifest(folder).get("files")
    if not isinstance(hashes, dict):
        return set()
    return {name for name, wanted in hashes.items() if wanted and _hash_of(folder, name) == wanted}


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the folder's manifest, a mapping; an empty one where there is none to read."""
    path = folder / MANIFEST
    try:
        if not stat.S_ISREG(path.lstat().st_mode) or path.stat().st_size > _LARGEST_MANIFEST:
            return {}
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _hash_of(folder: Path, name: str) -> str:
    """Return the hash of a plain file below the folder, '' for what is none or lies outside."""
    try:
        path = inside(folder, name)
        plain = stat.S_ISREG(path.lstat().st_mode)
        if plain and path.resolve() == folder.resolve() / PurePosixPath(name):
            with open_file(path) as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""
    return ""
