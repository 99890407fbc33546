"""Write `forecasts/reading/lexicon/cldr*.py`: names of currencies from CLDR, by way of Babel.

Run `python tools/cldr_words.py` after `make lock` took a new release of Babel. Under the locked
release a test compares the files with this; under others it asks that they contradict no name.
"""

from pathlib import Path

from babel import Locale
from babel.numbers import get_currency_name

from forecasts.reading.lexicon.currencies import CODES, NAMES, NAMES_HAN

# English and Chinese are always read, the others by few ledgers: two modules.
MODULES = {"cldr.py": ("en", "zh"), "cldr_foreign.py": ("de", "fr", "es", "ja")}
# Names of earlier releases of CLDR: what texts said then is read still.
FORMER = {
    "en": {"kyrgystani som": "KGS", "kyrgystani soms": "KGS"},
    "de": {"malediven-rupien": "MVR"},
}
LEXICON = Path(__file__).parent.parent / "src/forecasts/reading/lexicon"
HEAD = '''"""Names of currencies by language, from CLDR; written by tools/cldr_words.py."""

__all__ = ["CURRENCY_NAMES"]

CURRENCY_NAMES: dict[str, dict[str, str]] = {
'''


def named_currencies(language: str) -> dict[str, set[str]]:
    """Return lower-case names, singular and plural -> ISO codes of the currencies so called."""
    names: dict[str, set[str]] = {}
    for code in sorted(CODES & set(Locale(language).currencies)):
        for count in (None, 1, 2, 1_000_000):
            name = get_currency_name(code, count=count, locale=language).lower()
            names.setdefault(name, set()).add(code)
    return names


def currency_names(language: str) -> dict[str, str]:
    """Return lower-case names -> ISO code, of currencies in use, those of earlier releases too.

    A name that two currencies share, or that the hand-made tables read already, is left out.
    """
    now = {name: min(codes) for name, codes in named_currencies(language).items() if len(codes) < 2}
    known = NAMES_HAN if language == "zh" else NAMES if language == "en" else {}
    return {
        name: code
        for name, code in sorted((now | FORMER.get(language, {})).items())
        if name not in known and "(" not in name and "（" not in name
    }


def contradictions(language: str, shipped: dict[str, str]) -> dict[str, set[str]]:
    """Return shipped names that the installed release gives to other currencies, and to which."""
    named = named_currencies(language)
    return {
        name: named[name] for name, code in shipped.items() if named.get(name, {code}) != {code}
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
