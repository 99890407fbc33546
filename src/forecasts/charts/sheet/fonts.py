"""The fonts of the charts: their files, what they can write, and how wide a text comes out."""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import noto_cjk_sans_otc
from matplotlib import font_manager
from matplotlib.ft2font import FT2Font, LoadFlags

__all__ = [
    "FAMILIES",
    "code_points",
    "drawable",
    "has_cjk",
    "missing",
    "register",
    "shorten",
    "text_width",
    "wrap",
]

FAMILIES = ("Forecasts Sans", "Noto Sans CJK SC")
"""Latin first; Chinese, Japanese and Korean fall back to the second."""

_FOLDER = Path(__file__).resolve().parents[2] / "fonts"
_LATIN = {False: _FOLDER / "ForecastsSans-Regular.ttf", True: _FOLDER / "ForecastsSans-Bold.ttf"}
_CJK = Path(str(noto_cjk_sans_otc.FONT_PATH))
_MEASURED_AT = 100.0
_SQUARE = "□"
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff")
# Chinese lines may not begin with these, nor end with those.
_NOT_FIRST = frozenset("，。、；：？！）》」』”’％…·)]},.;:!?%")
_NOT_LAST = frozenset("（《「『“‘([{¥$€£")


@cache
def register() -> None:
    """Make the shipped fonts known to matplotlib under their own names, once in a process."""
    manager: Any = font_manager.fontManager
    # Its list comes from a cache: whatever there bears our names is not ours.
    manager.ttflist = [entry for entry in manager.ttflist if entry.name not in FAMILIES]
    for path in _LATIN.values():
        manager.addfont(path)
    index = _cjk_face()
    entry = font_manager.ttfFontProperty(FT2Font(str(_CJK), face_index=index))
    manager.ttflist.append(entry)
    manager._findfont_cached.cache_clear()  # noqa: SLF001 - as addfont does, for one face of ten


@cache
def _cjk_face() -> int:
    """Return which face of the collection draws simplified Chinese."""
    faces = FT2Font(str(_CJK)).num_faces
    for index in range(faces):
        if FT2Font(str(_CJK), face_index=index).family_name == FAMILIES[1]:
            return index
    raise LookupError(f"no face {FAMILIES[1]} in {_CJK.name}")


@cache
def _latin_characters() -> frozenset[int]:
    regular, bold = (set(FT2Font(str(path)).get_charmap()) for path in _LATIN.values())
    return frozenset(regular & bold)


@cache
def _cjk_characters() -> frozenset[int]:
    return frozenset(FT2Font(str(_CJK), face_index=_cjk_face()).get_charmap())


def missing(text: str) -> str:
    """Return the characters of `text` that no font can draw, each once, in order of appearance."""
    latin = _latin_characters()
    odd = [letter for letter in dict.fromkeys(text) if ord(letter) not in latin]
    if not odd:
        return ""
    cjk = _cjk_characters()
    return "".join(letter for letter in odd if ord(letter) not in cjk or letter in _INVISIBLE)


def code_points(letters: str) -> str:
    """Return characters by their codes: `U+1F600, U+0E2A`."""
    return ", ".join(f"U+{ord(letter):04X}" for letter in letters)


def drawable(text: str) -> str:
    """Return a text with a square for each character that no font can draw.

    Signs that only join or alter others are left out: an emoji of five code points is one square.
    """
    lacking = missing(text)
    if not lacking:
        return text
    signs = {letter: "" if _is_mark(letter) else _SQUARE for letter in lacking}
    return "".join(signs.get(letter, letter) for letter in text)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in {"Mn", "Me", "Cf"}


def has_cjk(text: str) -> bool:
    """Return whether a character of `text` is drawn with the font for Chinese."""
    latin = _latin_characters()
    return any(ord(letter) not in latin for letter in text)


@cache
def _font(*, bold: bool, wide: bool) -> FT2Font:
    register()
    families = FAMILIES if wide else FAMILIES[:1]  # alone, the small font is quicker
    weight = "bold" if bold else "normal"
    prop = font_manager.FontProperties(family=list(families), weight=weight)
    paths = font_manager.fontManager._find_fonts_by_props(prop)  # noqa: SLF001 - as Text does
    return font_manager.get_font(paths)


@lru_cache(maxsize=8192)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of text comes out, in points, as `drawable` has it."""
    text = drawable(text)
    wide = has_cjk(text)
    font = _font(bold=bold and not wide, wide=wide)
    font.set_size(_MEASURED_AT, 72)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0] / 64 * size / _MEASURED_AT)


def _pieces(text: str) -> list[str]:
    """Cut a text where a line may end: at spaces, and between Chinese characters."""
    pieces: list[str] = []
    latin = _latin_characters()
    for letter in text:
        wide = ord(letter) not in latin
        if pieces and letter not in _NOT_FIRST:
            last = pieces[-1][-1]
            may_end = last == " " or wide or ord(last) not in latin
            if may_end and last not in _NOT_LAST and letter != " ":
                pieces.append(letter)
                continue
        if pieces:
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than `width` points, by measured width.

    A word that is wider than a line is cut inside, so that nothing leaves the figure.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if not line or text_width((line + piece).rstrip(), size, bold=bold) <= width:
            line += piece
        else:
            lines.append(line.rstrip())
            line = piece
        while text_width(line.rstrip(), size, bold=bold) > width and len(line) > 1:
            fits = _longest(line, width, size, bold=bold)
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _longest(text: str, width: float, size: float, *, bold: bool) -> int:
    """Return how many leading characters fit into `width`, at least one."""
    low, high = 1, len(text) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle], size, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def shorten(
    text: str, width: float, size: float, *, bold: bool = False, lines: int = 1
) -> list[str]:
    """Wrap a text into at most `lines` lines; an ellipsis marks that the rest was left out."""
    wrapped = wrap(text, width, size, bold=bold)
    if len(wrapped) <= lines:
        return wrapped
    last = wrapped[lines - 1]
    while last and text_width(last + "…", size, bold=bold) > width:
        last = last[:-1]
    return [*wrapped[: lines - 1], last.rstrip() + "…"]
