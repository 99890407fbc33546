"""The same picture in fewer bytes: paths of an SVG, colours of a PNG."""

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

__all__ = ["compact_svg", "few_colours", "relative_path"]

_DIGITS = 3  # of a coordinate in points: a fifth of a thousandth of a pixel of the PNG
_COLOURS = 256
_NUMBERS = {"M": 2, "L": 2, "Q": 4, "C": 6}
_TOKEN = re.compile(r"[A-Za-z]|-?[0-9.]+")
_PATH = re.compile(r'(?<= d=")[^"]*')
_GLYPH = re.compile(r'(?<=<path id=")[^"-]+-[^"]+')
_MOVED = re.compile(
    r'(<use xlink:href="#[^"]*") transform="translate\((-?[0-9.]+)(?: (-?[0-9.]+))?\)"/>'
)
_INDENT = re.compile(r"\n +")
_PLACED = re.compile(r"(?<=translate\()(-?[0-9.]+) (-?[0-9.]+)")
_GLYPH_SCALE = ' transform="scale(0.015625)"'  # of each glyph: 1/64, as its units are
_PLACE = re.compile(r'(<use xlink:href="#g[0-9a-f]+")(?: x="(-?[0-9.]+)")?(?: y="(-?[0-9.]+)")?/>')
_TEXT_SCALE = re.compile(r"(?<= scale\()([0-9.]+) -([0-9.]+)(?=\)\">\n<(?:defs|use))")
_NAMED = re.compile(r'<g id="[^"]*"')  # nothing refers to a group
_NOTHING = re.compile(r'<g id="[a-z0-9_]+"/>\n|</defs>\n<defs>\n')


def compact_svg(text: str) -> str:
    """Return an SVG of matplotlib's in half its bytes: paths relative, glyphs under short names.

    Nothing that is drawn moves by more than half a thousandth of a point.
    """
    text = _NAMED.sub("<g", _NOTHING.sub("", _INDENT.sub("\n", text)))
    text = _PATH.sub(lambda found: relative_path(found[0]), text)
    text = _MOVED.sub(_at, text)
    text = _PLACED.sub(lambda found: f"{_number(float(found[1]))} {_number(float(found[2]))}", text)
    for number, name in enumerate(dict.fromkeys(_GLYPH.findall(text))):
        short = f"g{number:x}"
        text = text.replace(f'<path id="{name}"', f'<path id="{short}"')
        text = text.replace(f'"#{name}"', f'"#{short}"')
    return _scale_once(text)


def _scale_once(text: str) -> str:
    """Return an SVG whose texts are scaled, and not each of their glyphs: places are whole then."""
    glyphs = text.count('<path id="g')
    if text.count(_GLYPH_SCALE) != glyphs or text.count('<use xlink:href="#g') != len(
        _PLACE.findall(text)
    ):
        return text
    text = _PLACE.sub(_in_units, text.replace(_GLYPH_SCALE, ""))
    return _TEXT_SCALE.sub(
        lambda found: f"{float(found[1]) / 64:.8f} -{float(found[2]) / 64:.8f}", text
    )


def _in_units(found: re.Match[str]) -> str:
    """Return where a glyph of a text stands, in its units, of which 1 is 1/64 of the text's."""
    places = [
        f' {name}="{float(at) * 64:.1f}"'.replace('.0"', '"')
        for name, at in zip("xy", found.groups()[1:], strict=True)
        if at
    ]
    return f"{found[1]}{''.join(places)}/>"


def _at(found: re.Match[str]) -> str:
    down = float(found[3] or 0)
    return f'{found[1]} x="{_number(float(found[2]))}"' + (
        f' y="{_number(down)}"/>' if down else "/>"
    )


def relative_path(path: str) -> str:
    """Return a path of M, L, Q, C and z with every step counted from the point before.

    A path with other commands is returned as it is.
    """
    if set(re.findall("[A-Za-z]", path)) - {*_NUMBERS, "z"}:
        return path
    written, last = [], ""
    for letter, numbers in _steps(path):
        text = ""
        for number in map(_number, numbers):
            text += number if not text or number.startswith("-") else f" {number}"
        if letter == last and letter not in "Mz":
            written.append(text if text.startswith("-") else f" {text}")
        else:
            written.append(letter + text)
        last = letter
    return "".join(written)


def _steps(path: str) -> Iterator[tuple[str, list[float]]]:
    """Yield a path's commands with numbers from the point before, flat lines as h and v."""
    tokens = iter(_TOKEN.findall(path))
    here = start = (0.0, 0.0)
    for letter in tokens:
        if letter == "z":
            here = start
            yield "z", []
            continue
        ends = [round(float(next(tokens)), _DIGITS) for _ in range(_NUMBERS[letter])]
        steps = [end - here[place % 2] for place, end in enumerate(ends)]
        here = (ends[-2], ends[-1])
        if letter == "M":
            start = here
            yield "M", ends
        elif letter == "L" and _number(steps[1]) == "0":
            yield "h", steps[:1]
        elif letter == "L" and _number(steps[0]) == "0":
            yield "v", steps[1:]
        else:
            yield letter.lower(), steps


def _number(value: float) -> str:
    text = f"{value:.{_DIGITS}f}".rstrip("0").rstrip(".")
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    if digits in {"", "0"}:
        return "0"
    return sign + digits.removeprefix("0")


def few_colours(
    pixels: NDArray[np.uint8], most: int = _COLOURS
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return a palette of at most `most` colours and, a pixel, its place in it.

    Colours that lie together are all shown as the commonest of them. A chart has some ten colours,
    which stay what they are, and at the edges of its letters a thousand shades between them: those
    move by a few levels of 255.

    Args:
        pixels: Red, green and blue, of shape (height, width, 3).
        most: At most 256.

    Returns:
        The palette, of shape (colours, 3), and the places, of shape (height, width).
    """
    codes = pixels.astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], dtype=np.uint32)
    found, places, counts = np.unique(codes, return_inverse=True, return_counts=True)
    colours = np.stack([found >> 16, found >> 8 & 255, found & 255], axis=1)
    for step in range(1, 256):
        _, groups = np.unique(colours // step, axis=0, return_inverse=True)
        groups = groups.reshape(-1)
        if groups.max() < most:
            break
    commonest = np.zeros(groups.max() + 1, dtype=np.intp)
    order = np.argsort(counts, kind="stable")
    commonest[groups[order]] = order  # the last one written, the commonest, stays
    palette = colours[commonest].astype(np.uint8)
    return palette, groups[places].reshape(codes.shape).astype(np.uint8)
