"""The characters that no ledger may hold, in a text or in the name of a file."""

import re

__all__ = ["FORBIDDEN", "find_forbidden", "find_unprintable"]

_BLANKS = frozenset(" \u00a0\u3000")

# Controls, zero-width and bidirectional characters, the line ends that only YAML knows,
# lone surrogates, byte order marks and non-characters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]|\r(?!\n)"
)


def find_forbidden(text: str) -> str:
    """Return the code point of the first character that no ledger may hold, '' for none."""
    found = FORBIDDEN.search(text)
    return f"U+{ord(found.group()[0]):04X}" if found else ""


def find_unprintable(name: str) -> str:
    """Return the code point of the first character of a file's name that does not print."""
    found = (sign for sign in name if not sign.isprintable() and sign not in _BLANKS)
    return next((f"U+{ord(sign):04X}" for sign in found), "")
