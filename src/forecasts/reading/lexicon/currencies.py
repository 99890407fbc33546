"""Currency signs, codes and everyday names, from the rows of `quantities.currencies`.

The full list of names is in `cldr`, made from CLDR.
"""

from forecasts.quantities.currencies import CURRENCIES, MINOR, NOT_CODES

__all__ = ["CODES", "MINOR_NAMES", "NAMES", "NAMES_HAN", "NOT_CODES", "SIGNS", "SIGN_CHARACTERS"]

CODES = frozenset(CURRENCIES)

SIGN_CHARACTERS = "".join(
    sign[0]
    for signs in (*(row[0] for row in CURRENCIES.values()), *(row[2] for row in MINOR.values()))
    for sign in signs.split()
    if sign[0] > "\x7f" and len(sign.rstrip("?")) == 1
) + "$"  # fmt: skip


def _said(code: str, word: str, bare: str) -> tuple[str, str]:
    """Return the code, and for a word that several currencies share that it was read so."""
    return code, f"{bare} read as {code}" if word[-1] == "?" else ""


SIGNS = {
    sign.rstrip("?").lower(): _said(
        code, sign, sign.rstrip("?.") if sign[0].isalpha() else f"bare {sign[0]}"
    )
    for code, row in CURRENCIES.items()
    for sign in row[0].split()
}
"""What stands before (or, for a few, behind) an amount -> ISO code and why, when ambiguous."""

NAMES = {
    name.rstrip("?"): _said(code, name, name.rstrip("?").removesuffix("s"))
    for code, row in CURRENCIES.items()
    if row[1]
    for name in row[1].split(", ")
}

MINOR_NAMES = {
    word: name
    for name, (_, _, signs, english, chinese) in MINOR.items()
    for word in (*signs.split(), *english.split(", "), *chinese.split())
    if word not in ("", "p")
}
"""Parts of a currency that the text does not name: they stay units of their own."""

NAMES_HAN = {
    name.rstrip("?"): _said(code, name, name.rstrip("?").removesuffix("钱"))
    for code, row in CURRENCIES.items()
    for name in row[2].split()
}
