"""Whether a folder holds what the code would write, and what differs where it does not."""

import difflib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from forecasts.files import holds
from forecasts.ledger.nodes import read_data
from forecasts.reviewing.files import PARQUET, same_table
from forecasts.reviewing.write import MANIFEST, earlier_files, read_manifest
from forecasts.words import Language, languages

__all__ = ["compare_files", "made_with", "written_as"]

_TEXTS = (".md", ".csv", ".json")
_BY_MAKERS = (".html", ".pdf", ".png", ".svg")
_SHOWN = 3


def compare_files(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Return a line for each difference; none when the folder is what would be written.

    Where matplotlib, pandas or typst are of another version than the ones that made the folder,
    pictures, PDF and HTML are not compared (two versions never draw the same bytes), which a line
    beginning with `not compared` says; Markdown and CSV always are. So is the Parquet file, by what
    it holds, where pyarrow is installed.
    """
    if not folder.is_dir():
        return [f"{folder} is not there"]
    makers, now = made_with(folder), _makers(json.loads(files[MANIFEST]))
    others = sorted(name for name in now if makers.get(name) != now[name])
    lines = [
        f"not compared: pictures, HTML and PDF, made with {name} {makers.get(name, 'unknown')}, "
        f"here is {now[name]}"
        for name in others
    ]
    for name, wanted in files.items():
        if name == MANIFEST or (others and name.endswith(_BY_MAKERS)):
            continue
        lines += _difference(name, wanted, folder / name)
    if PARQUET not in files and (folder / PARQUET).is_file():
        lines.append(f"not compared: {PARQUET}, without pyarrow")
    lines += [
        f"{name}: would not be written any more"
        for name in sorted(earlier_files(folder) - files.keys() - {PARQUET})
    ]
    return lines


def made_with(folder: Path) -> dict[str, str]:
    """Return the versions that the manifest of a folder names; none when it cannot be read."""
    return _makers(read_manifest(folder))


def written_as(folder: Path) -> tuple[date | None, Language | None]:
    """Return the day and the language that the manifest names; None for what it lacks."""
    manifest = read_manifest(folder)
    try:
        day = date.fromisoformat(str(manifest.get("as_of")))
    except ValueError:
        day = None
    language = manifest.get("language")
    return day, language if language in languages() else None


def _makers(manifest: Mapping[str, Any]) -> dict[str, str]:
    makers = manifest.get("made_with")
    return {name: str(text) for name, text in makers.items()} if isinstance(makers, dict) else {}


def _difference(name: str, wanted: bytes, path: Path) -> list[str]:
    if not path.is_file():
        return [f"{name}: is missing"]
    if holds(path, wanted):
        return []
    found, refused = read_data(path)
    if refused:
        return [f"{name}: {refused}"]
    if name == PARQUET and same_table(found, wanted):
        return []
    if not name.endswith(_TEXTS):
        return [f"{name}: differs ({len(found):,} bytes, would be {len(wanted):,})"]
    before = found.decode("utf-8", "replace").splitlines()
    after = wanted.decode("utf-8").splitlines()
    changed = [
        line[:200]
        for line in difflib.unified_diff(before, after, lineterm="", n=0)
        if not line.startswith(("---", "+++", "@@"))
    ]
    more = f" and {len(changed) - _SHOWN} more lines" if len(changed) > _SHOWN else ""
    shown = "\n".join(f"    {line}" for line in changed[:_SHOWN])
    return [f"{name}: differs{more}\n{shown}" if shown else f"{name}: differs in line ends"]
