"""Where names begin in an English text, and what stands beside them.

A pattern of a name with its verb is costly; what follows the whole name is told at a glance.
"""

import re
from collections.abc import Collection, Sequence

from forecasts.extracting.speakers.names_english import NAME, capitals
from forecasts.extracting.words.speakers_english import GENERIC
from forecasts.extracting.words.starts import by_letter

__all__ = ["EVERY_KIND", "Beginning", "beginnings_of", "of_kind"]

EVERY_KIND = "speaking placed hosted owning going leading several"


Beginning = tuple[int, str]
"""Where a name may begin, and of which of these kinds it is.

`speaking`: a verb, an adverb, its work, a comma or a bracket stands behind it; `placed`: a preposition stands
before it; `hosted`: `of`, `from` or `at` behind it or in it; `owning`: an apostrophe behind it;
`going`: a small letter behind it or in it; `leading`: its people, or what they founded, behind it;
`several`: it may have several words.
"""


_NAME = re.compile(NAME)
_SMALL = re.compile(r"[ ][a-z]")
_ADVERBS = tuple(
    "also now still itself himself herself however has had have recently separately currently"
    " meanwhile further previously already both all alone late early in today yesterday last this earlier on".split()
)
_LY = re.compile(r"[a-z]{3,}ly ")
_WORK = re.compile(rf"{by_letter(GENERIC)}|model|data|figures|projection|forecast|research")
"""What a house says it by, behind its name: `Calder data show`; or capitals and years do."""
_PREPOSITIONS = ("by", "from", "to", "at", "of", "with")
_HOSTS = ("of", "from", "at")
_LEADS = (
    "analysts", "economists", "researchers", "experts", "strategists", "executives", "officials",
    "representatives", "members",
    "founded", "co-founded", "runs", "heads", "leads",
)  # fmt: skip


def beginnings_of(text: str, verbs: Collection[int]) -> list[Beginning]:
    """Return where names may begin, in order; `verbs` are the places of words of saying."""
    saying = frozenset(verbs)
    found = list[Beginning]()
    for start, several in capitals(text):
        name = _NAME.match(text, start)
        kinds = _kinds(text, start, name.end(), saying) if name else ""
        found.append((start, f"{kinds} several" if several else kinds))
    return found


def of_kind(begin: Sequence[Beginning], kind: str) -> list[int]:
    """Return where the names of a kind begin."""
    return [at for at, kinds in begin if kind in kinds]


def _kinds(text: str, start: int, end: int, saying: frozenset[int]) -> str:
    """Return the kinds of a name at its longest; where it ends earlier a small letter follows."""
    kinds = ""
    behind, at = text[end : end + 1], end + 1
    before = text[max(0, start - 5) : start]
    if before[-1:].isspace() and before[:-1].endswith(_PREPOSITIONS):
        kinds += " placed"
    small = _SMALL.search(text, start, end) is not None
    if small:
        kinds += " hosted going"
    if behind in {"'", "’"}:
        return f"{kinds} owning"
    if not behind.isspace():
        return f"{kinds} speaking" if behind in {",", "(", "."} else kinds
    after = text[at : at + 1]
    if after.isspace():
        return EVERY_KIND.replace(" several", "")
    if text.startswith("plc ", at):
        at += len("plc ")
    work = after.isupper() or after.isdigit() or _WORK.match(text, at)
    adverb = text.startswith(_ADVERBS, at) or _LY.match(text, at)
    if at in saying or after == "(" or work or adverb:
        kinds += " speaking"
    if after.islower() and not small:
        kinds += " going"
    if text.startswith(_HOSTS, at):
        kinds += " hosted"
    return f"{kinds} leading" if text.startswith(_LEADS, at) else kinds
