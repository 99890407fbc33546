"""Write `forecasts/reading/lexicon/cldr*.py`: names of currencies from CLDR, by way of Babel.

Run `python tools/cldr_words.py` after an update of Babel; a test compares the file with this.
"""

from pathlib import Path

from babel import Locale
from babel.numbers import get_currency_name

from forecasts.reading.lexicon.currencies import CODES, NAMES, NAMES_HAN

# English and Chinese are always read, the others by few ledgers: two modules.
MODULES = {"cldr.py": ("en", "zh"), "cldr_foreign.py": ("de", "fr", "es", "ja")}
LEXICON = Path(__file__).parent.parent / "src/forecasts/reading/lexicon"
HEAD = '''"""Names of currencies by language, from CLDR; written by tools/cldr_words.py."""

__all__ = ["CURRENCY_NAMES"]

CURRENCY_NAMES: dict[str, dict[str, str]] = {
'''


def currency_names(language: str) -> dict[str, str]:
    """Return lower-case names, singular and plural -> ISO code, of currencies in use.

    A name that two currencies share, or that the hand-made tables read already, is left out.
    """
    names: dict[str, str] = {}
    shared = set()
    for code in sorted(CODES & set(Locale(language).currencies)):
        for count in (None, 1, 2, 1_000_000):
            name = get_currency_name(code, count=count, locale=language).lower()
            if names.get(name, code) != code:
                shared.add(name)
            names[name] = code
    known = NAMES_HAN if language == "zh" else NAMES if language == "en" else {}
    return {
        name: code
        for name, code in sorted(names.items())
        if name not in shared and name not in known and "(" not in name and "（" not in name
    }


def render(languages: tuple[str, ...]) -> str:
    """Return the text of the module of these languages."""
    lines = [HEAD]
    for language in languages:
        lines.append(f'    "{language}": {{\n')
        lines += [
            f'        "{name}": "{code}",\n' for name, code in currency_names(language).items()
        ]
        lines.append("    },\n")
    return "".join([*lines, "}\n"])


if __name__ == "__main__":
    for module, languages in MODULES.items():
        (LEXICON / module).write_text(render(languages), encoding="utf-8")
