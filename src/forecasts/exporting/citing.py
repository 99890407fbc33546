"""The sources for a reference manager: CSL-JSON and BibTeX.

https://docs.citationstyles.org/en/stable/specification.html
"""

import json
import re
from collections.abc import Iterator

from forecasts.inert import escaped_json
from forecasts.ledger.claim import Source
from forecasts.reviewing.blocks import web_address
from forecasts.study import Study

__all__ = ["write_bibtex", "write_csl"]

_PARTS = {"year": 1, "month": 2, "day": 3}


def _by_key(study: Study) -> Iterator[tuple[str, Source]]:
    """Return the sources published by the day, each with a key of its file's name, none twice."""
    seen: dict[str, int] = {}
    for source in study.ledger.sources:
        if source.published.last <= study.as_of:
            stem = source.file.rpartition("/")[2].rpartition(".")[0]
            key = re.sub(r"[^A-Za-z0-9-]+", "-", stem).strip("-") or "source"
            seen[key] = seen.get(key, 0) + 1
            yield key if seen[key] == 1 else f"{key}-{seen[key]}", source


def _date(source: Source) -> list[int]:
    day = source.published
    return [day.last.year, day.last.month, day.last.day][: _PARTS[day.precision]]


def write_csl(study: Study) -> bytes:
    """Return the sources published by the study's day as CSL-JSON."""
    items = []
    for key, source in _by_key(study):
        item = {
            "id": key,
            "type": "webpage" if web_address(source.url) else "document",
            "title": source.title,
            "container-title": source.publisher,
            "publisher": source.publisher,
            "issued": {"date-parts": [_date(source)]},
            "language": source.language,
            "URL": web_address(source.url),
            "archive_location": web_address(source.archive),
        }
        items.append({name: value for name, value in item.items() if value})
    return (escaped_json(json.dumps(items, indent=1, ensure_ascii=False)) + "\n").encode("utf-8")


_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{sign: f"\\{sign}" for sign in "&%$#_"},
}  # fmt: skip


def write_bibtex(study: Study) -> bytes:
    """Return the sources published by the study's day as BibTeX, in UTF-8."""
    entries = []
    for key, source in _by_key(study):
        names = ("year", "month", "day")
        fields = {
            "title": f"{{{_escaped(source.title)}}}",
            "howpublished": _escaped(source.publisher),
            **{name: str(part) for name, part in zip(names, _date(source), strict=False)},
            "language": source.language,
            "url": re.sub(r"[{}\\]", lambda sign: f"%{ord(sign[0]):02X}", web_address(source.url)),
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        entries.append("\n".join([f"@misc{{{key},", *lines, "}"]))
    return "".join(f"{entry}\n\n" for entry in entries).encode("utf-8")


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in " ".join(text.split()))
