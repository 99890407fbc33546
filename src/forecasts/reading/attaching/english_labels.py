"""Periods that stand with one English figure: as its label, its owner, or right beside it."""

from forecasts.reading.attaching.scene import Figure, Scene
from forecasts.reading.patterns import Lazy
from forecasts.reading.periods.spans import FoundPeriod

__all__ = ["is_beside", "is_label", "labels", "moved_to"]

_COLON = Lazy(r"[AEFaef]?:\s*")
_INTO_BRACKET = Lazy(r"[(;,]\s*\Z")


def is_label(scene: Scene, found: FoundPeriod) -> bool:
    """Tell whether a period in brackets is the label of one figure: `(2024: 29 million)`."""
    left = scene.text[max(0, found.start - 3) : found.start]
    if not _BARE_YEAR.match(found.period.words):
        return False
    return bool(_COLON.match(scene.text, found.end) and _INTO_BRACKET.search(left))


_BARE_YEAR = Lazy(r"\d|FY|[QH]\d")
_OWN_NOUN = Lazy(
    r"['’]s\s+(?:[a-z-]+\s+){1,3}of\s+(?:(?:an?|about|around|over|nearly|some|only|just)\s+)*"
)
_NAMED = Lazy(
    r"\s+(?:(?!and\b|or\b|to\b|with\b)[A-Za-z-]+\s+){1,3}of"
    r"\s+(?:(?:an?|about|around|over|nearly|some|only|just)\s+)*"
)
_FAR = 60
"""How far a figure may stand behind a period that labels it."""


def labels(scene: Scene, found: FoundPeriod, quantity: Figure) -> bool:
    """Tell whether a period is this figure's only: `(2024: 29`, `last year's peak of 310`."""
    if not 0 <= quantity.start - found.end <= _FAR:
        return False
    if _COLON.fullmatch(scene.text, found.end, quantity.start):
        return is_label(scene, found)
    if _OWN_NOUN.fullmatch(scene.text, found.end, quantity.start):
        return True
    return _BARE_YEAR.match(found.period.words) is not None and bool(
        _NAMED.fullmatch(scene.text, found.end, quantity.start)
    )


_COMMA = Lazy(r",\s+")
_STOP = Lazy(r"\s*(?:[,.;:)]|\Z)")
_WITH_IT = Lazy(r"(?i)\s+with\s+(?:(?:an?|about|around|some|only|just|nearly|over)\s+)*")


def is_beside(scene: Scene, found: FoundPeriod, quantity: Figure) -> bool:
    """Tell whether a period is next to a figure: `normal, 40 GW, in 2026.`, `in 2022 with 40`."""
    if found.start >= quantity.end:
        comma = _COMMA.fullmatch(scene.text, quantity.end, found.start)
        return bool(comma and _STOP.match(scene.text, found.end))
    return bool(_WITH_IT.fullmatch(scene.text, found.end, quantity.start))


_MOVES = Lazy(
    r"(?i)\b(?:br(?:ing|ings|inging|ought)|mov(?:e|es|ed|ing)|pull(?:s|ed|ing)?|push(?:es|ed|ing)?|put(?:s|ting)?"
    r"|shift(?:s|ed|ing)?|delay(?:s|ed|ing)?|postpon(?:e|es|ed|ing)|advanc(?:e|es|ed|ing))\b[^;]*\Z"
)
_MOVED_TO = Lazy(r"\s+(?:[a-z]+\s+){0,3}?\Z")


def moved_to(scene: Scene, quantity: Figure) -> FoundPeriod | None:
    """Return where a goal was moved in time: `brought forward its 2030 target of 65 GW to 2028`."""
    start = scene.clauses[scene.clause(quantity.start)]
    if not any(start <= one.start < quantity.start for one in scene.periods):
        return None
    for found in scene.periods:
        words = found.period.words.lower()
        if found.start >= quantity.end and words.startswith(("to ", "until ", "by ")):
            moves = _MOVES.search(scene.text[start : quantity.start])
            to = moves and _MOVED_TO.match(scene.text[quantity.end : found.start] + " ")
            return found if to else None
    return None
