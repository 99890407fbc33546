"""A sheet as files: PDF, PNG, SVG and Markdown."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from forecasts.charts.compact import few_colours
from forecasts.inert import link_target
from forecasts.reviewing.printing.pdf import typeset, unwritable
from forecasts.sheets.page import Entry, Page

__all__ = ["FORMATS", "print_markdown", "print_sheet", "unwritten"]

FORMATS = ("pdf", "png", "svg", "md")

_SHADES = 64  # a card has a dozen colours; the rest are edges of letters
_TEMPLATES = Path(__file__).resolve().parent / "templates"
_JOBS = {"pdf": "sheet.typ:sheet.pdf", "png": "card.typ:card.png", "svg": "card.typ:card.svg"}


def print_sheet(page: Page, formats: Iterable[str] = FORMATS) -> dict[str, bytes]:
    """Return a sheet's files by format: an A4 PDF/UA, a picture of 1600 by 900, Markdown.

    Raises:
        TypesettingError: Typst refused the sheet.
    """
    wanted = [name for name in FORMATS if name in set(formats)]
    jobs = [_JOBS[name] for name in wanted if name in _JOBS]
    files = {path.name: path.read_bytes() for path in sorted(_TEMPLATES.glob("*.typ"))}
    data = asdict(page) | {"as_of": page.as_of.isoformat()}
    made = typeset(files, {"sheet.json": data}, jobs, page.as_of) if jobs else {}
    written = {name: made[_JOBS[name].partition(":")[2]] for name in wanted if name in _JOBS}
    if "png" in written:
        written["png"] = _compact(written["png"], page)
    if "md" in wanted:
        written["md"] = print_markdown(page).encode("utf-8")
    return written


def _compact(png: bytes, page: Page) -> bytes:
    """Return a picture in few colours, which knows its title and finding."""
    with Image.open(BytesIO(png)) as picture:
        palette, places = few_colours(np.asarray(picture.convert("RGB")), _SHADES)
    plain = Image.frombytes("P", places.shape[::-1], places.tobytes())
    plain.putpalette(palette.tobytes())
    told = PngInfo()
    for name, text in (("Title", page.title), ("Description", page.finding)):
        told.add_itxt(name, text)
    stream = BytesIO()
    plain.save(stream, format="png", pnginfo=told, optimize=True)
    return stream.getvalue()


def unwritten(page: Page) -> str:
    """Return the characters of a sheet that no font of ours can write: they print as codes."""
    return unwritable(
        "".join(sorted(set(json.dumps(asdict(page), ensure_ascii=False, default=str))))
    )


def print_markdown(page: Page) -> str:
    """Return a sheet as Markdown."""
    lines = [f"# {_plain(page.title)}", ""]
    lines += [_plain(page.where), ""] if page.where else []
    lines += [f"**{_plain(page.finding)}**", ""]
    lines += [text for line in page.instead for text in (_plain(line), "")]
    for entry in page.entries:
        lines += _entry(entry, page.labels["join"])
    if page.past:
        lines += [f"## {page.labels['past']}", "", *(f"- {_plain(line)}" for line in page.past), ""]
    lines += [f"[^{number}]: {_plain(note)}" for number, note in enumerate(page.notes, start=1)]
    lines += [""] if page.notes else []
    lines += [f"## {page.labels['sources']}", ""] if page.sources else []
    lines += [
        f"- {_plain(text)}"
        + (f" <{link_target(url)}>" if url else "")
        + (f" ([{page.labels['archived']}](<{link_target(archive)}>))" if archive else "")
        for text, url, archive in page.sources
    ]
    return "\n".join([*lines, "", page.foot, "", page.licence]) + "\n"


def _entry(entry: Entry, join: str) -> list[str]:
    note = f"[^{entry.note}]" if entry.note else ""
    own = f" ({_plain(entry.own)})" if entry.own else ""
    return [
        f"## {_plain(entry.amount)}{own}{note}: {_plain(entry.what)}",
        "",
        f"> “{_plain(entry.quote)}”",
        "",
        " · ".join(filter(None, map(_plain, (entry.who, entry.part, *entry.marks)))),
        "",
        f"**{_plain(f'{entry.sign} {entry.state}')}**",
        *([""] if entry.beside else []),
        *([_plain(join.join(entry.beside))] if entry.beside else []),
        "",
    ]


def _plain(text: str) -> str:
    """Return a text in which nothing is markup."""
    for sign in "\\`*_[]<>|#":
        text = text.replace(sign, f"\\{sign}")
    return text
