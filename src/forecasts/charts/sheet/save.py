"""Pictures as files: PNG, PDF and SVG with their alt text inside, and the same bytes every time."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

import numpy as np
from matplotlib.text import Text
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from forecasts.charts.compact import compact_svg, few_colours
from forecasts.charts.frame import Picture
from forecasts.charts.sheet.fonts import has_cjk
from forecasts.charts.sheet.style import style
from forecasts.charts.sheet.text_effects import as_paths
from forecasts.writing import write_files

__all__ = ["FORMATS", "Format", "picture_bytes", "save"]

Format = Literal["png", "pdf", "svg"]
FORMATS: tuple[Format, ...] = ("png", "pdf", "svg")

_DPI = 200
_MAKER = "forecasts"
_SVG_OPEN = re.compile(r"<svg\b[^>]*>")


def save(picture: Picture, stem: Path, formats: Sequence[Format] = FORMATS) -> list[Path]:
    """Write a picture in each format as `stem` with that suffix, and return the paths.

    The same picture gives the same bytes in every run, whatever the hash seed and time zone.
    """
    files = {f"{stem.name}.{kind}": picture_bytes(picture, kind) for kind in formats}
    write_files(stem.parent, files)
    return [stem.parent / name for name in files]


def picture_bytes(picture: Picture, kind: Format) -> bytes:
    """Return a picture as the bytes of a file."""
    with style():
        match kind:
            case "png":
                return _png(picture)
            case "pdf":
                return _pdf(picture)
            case "svg":
                return _svg(picture)


def _png(picture: Picture) -> bytes:
    drawn, stream = BytesIO(), BytesIO()
    picture.savefig(drawn, format="png", dpi=_DPI, pil_kwargs={"compress_level": 1})
    with Image.open(drawn) as image:
        palette, places = few_colours(np.asarray(image.convert("RGB")))
    plain = Image.frombytes("P", places.shape[::-1], places.tobytes())
    plain.putpalette(palette.tobytes())
    words = picture.words
    told = PngInfo()
    for name, text in (("Title", words.title), ("Description", words.alt), ("Software", _MAKER)):
        told.add_text(name, text)
    plain.save(stream, format="png", pnginfo=told, dpi=(_DPI, _DPI), optimize=True)
    return stream.getvalue()


def _pdf(picture: Picture) -> bytes:
    stream = BytesIO()
    words = picture.words
    metadata = {
        "Title": words.title,
        "Subject": words.alt,
        "Creator": _MAKER,
        "Producer": _MAKER,
        "CreationDate": None,
    }
    chinese = [text for text in picture.findobj(Text) if has_cjk(text.get_text())]
    with as_paths(chinese):
        picture.savefig(stream, format="pdf", metadata=metadata)
    return _with_fixed_prefixes(stream.getvalue())


def _with_fixed_prefixes(pdf: bytes) -> bytes:
    """Rename the tags of embedded font subsets, which matplotlib derives from salted hashes."""
    found = list(dict.fromkeys(re.findall(rb"/(?:FontName|BaseFont) /([A-Z]{6})\+", pdf)))
    tags = {tag: b"FCST" + bytes([65 + n // 26, 65 + n % 26]) for n, tag in enumerate(found)}

    def renamed(match: re.Match[bytes]) -> bytes:
        return match[1] + tags[match[2]] + b"+"

    return re.sub(rb"(/(?:FontName|BaseFont) /)([A-Z]{6})\+", renamed, pdf)


def _svg(picture: Picture) -> bytes:
    stream = BytesIO()
    metadata = {"Date": None, "Creator": None, "Format": None, "Type": None}
    picture.savefig(stream, format="svg", metadata=metadata)
    text = stream.getvalue().decode("utf-8")
    words = picture.words
    told = (
        f'\n <title id="title">{escape(words.title)}</title>'
        f'\n <desc id="desc">{escape(words.alt)}</desc>'
    )
    start = _SVG_OPEN.search(text)
    if start is None:
        raise ValueError("matplotlib wrote an SVG without an <svg> element")
    opened = start[0][:-1] + ' role="img" aria-labelledby="title desc">'
    whole = text[: start.start()] + opened + told + text[start.end() :]
    return compact_svg(whole).encode("utf-8")
