"""Names of pages: short, safe on every file system, and as different as what they are about."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from posixpath import dirname, relpath
from urllib.parse import quote

__all__ = ["lead_to", "name_pages"]

_LONGEST = 80  # letters of a name: with its folders it stays below the 255 bytes of most systems
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(-|$)")  # no names of files on Windows


def name_pages(names: Iterable[str]) -> dict[str, str]:
    """Return the stem of a file for each name: its Latin letters and digits, in lower case.

    Where that would leave letters out (`中汽协`) or two names would meet, a hash of the name is
    added, so that no two pages share a file even where capitals do not count.
    """
    plain = {name: _NOT_PLAIN.sub("-", name.lower()).strip("-") for name in dict.fromkeys(names)}
    taken = Counter(plain.values())
    return {
        name: stem if taken[stem] == 1 and _tells(name, stem) else _hashed(name, stem)
        for name, stem in plain.items()
    }


def _tells(name: str, stem: str) -> bool:
    usual = stem and len(stem) <= _LONGEST and not _DEVICES.match(stem)
    return bool(usual) and name.isascii()


def _hashed(name: str, stem: str) -> str:
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{stem[:_LONGEST].strip('-')}-{digest}" if stem else f"x-{digest}"


def lead_to(page: str, here: str) -> str:
    """Return the address of a page as a link from another; both are paths in the site's folder."""
    return _lead_from(page, dirname(here) or ".")


@lru_cache(maxsize=100_000)
def _lead_from(page: str, folder: str) -> str:
    return quote(relpath(page, folder))
