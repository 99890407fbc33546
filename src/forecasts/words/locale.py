"""A language of pictures, reviews and traces, as its file says it."""

import re
import string
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeAlias

__all__ = [
    "DEFAULT_LANGUAGE",
    "NOBODY",
    "Language",
    "Locale",
    "about",
    "join",
    "languages",
    "locale_of",
    "retell",
    "say",
    "sentences",
    "tell",
    "term",
    "written_in",
]

Language: TypeAlias = str
"""The name of a file of this folder without its ending: `en`, `zh`."""

DEFAULT_LANGUAGE: Language = "en"

NOBODY = "unattributed"
"""What the ledger writes as the claimant of a number that nobody is named for."""

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """One language, read from its file.

    Attributes:
        code: The name of its file.
        name: What the language calls itself.
        tag: Its BCP 47 tag; CLDR's plural rule and the `lang` of a page go by it.
        spaced: Whether spaces stand between words.
        lowers_names: Whether a common noun loses its capital inside a sentence.
        money_on_ticks: Whether the ticks of an axis carry the sign of the currency.
        months: What the twelve months are called in a date.
        cardinals: Small counts in words, from nought on.
        folds: How many times as much in one word, from nought on; '' where there is none.
        plural_endings: (ending, its plural) of a counted noun; the first that fits is taken.
        magnitudes: Word of a power of ten, and the power, the largest first.
        magnitude_decimals: Most decimals before such a word; a smaller word is taken, or none.
        signs: ISO code of a currency, and what stands beside an amount.
        currencies: ISO code of a currency, and what it is called at the head of an axis.
        units: Code of a unit that is not called as it is written, and what it is called, or what
            by plural form.
        terms: Code of a status, verdict, flag, kind or reason, and what it is called.
        charts: Name of a chart of the ledger, and the question that it answers; English lists them.
        needs: Name of a chart of the ledger, and what a ledger has to hold for it.
        archive: As `charts`, of the charts of tidy tables.
        texts: Key of a text, and the text with its `{fields}`; `KEY.one`, `KEY.other` and their
            like are the plural forms of CLDR, `KEY.=1` is for exactly one.
    """

    code: Language
    name: str
    tag: str
    spaced: bool
    lowers_names: bool
    money_on_ticks: bool
    months: tuple[str, ...]
    cardinals: tuple[str, ...]
    folds: tuple[str, ...]
    plural_endings: tuple[tuple[str, str], ...]
    magnitudes: Mapping[str, float]
    magnitude_decimals: int
    signs: Mapping[str, str]
    currencies: Mapping[str, str]
    units: Mapping[str, str | Mapping[str, str]]
    terms: Mapping[str, str]
    charts: Mapping[str, str]
    needs: Mapping[str, str]
    archive: Mapping[str, str]
    texts: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Return a text with its fields filled in.

        Raises:
            KeyError: There is no such text, or a field of it is not given.
        """
        text = self.texts[key]
        return text.format(**values) if self.spaced else _fill(text, values)

    def form(self, key: str, number: float) -> str:
        """Return the key of the form of a text that goes with a number."""
        exact = f"{key}.={number:g}"
        if exact in self.texts:
            return exact
        form = f"{key}.{plural_form(self.tag, number)}"
        return form if form in self.texts else f"{key}.other"

    def number(self, figures: str) -> str:
        """Write a number made by Python as the language does: its points, and a true minus."""
        signs: dict[str, str | int | None] = {
            ",": self.texts["number.group"],
            ".": self.texts["number.point"],
            "-": "−",
        }
        return figures.translate(str.maketrans(signs))

    def count(self, number: int, *, first: bool = False) -> str:
        """Write a small number as a word, `Seven`, `七`, and a larger one in figures."""
        known = number < len(self.cardinals)
        word = self.cardinals[number] if known else self.number(f"{number:,}")
        return word[:1].upper() + word[1:] if first else word


def languages() -> tuple[Language, ...]:
    """Return the languages that have a file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def locale_of(language: Language) -> Locale:
    """Return a language, read from its file once in a process.

    Raises:
        LookupError: There is no file for the language.
    """
    path = FOLDER / f"{language}.toml"
    if language not in languages():
        raise LookupError(f"no language {language!r}; there are {', '.join(languages())}")
    with path.open("rb") as file:
        read: dict[str, Any] = tomllib.load(file)
    rows = {name: cell for name, cell in read.items() if isinstance(cell, list)}
    lists = {
        name: tuple(tuple(c) if isinstance(c, list) else c for c in rows[name]) for name in rows
    }
    return Locale(code=language, **{**read, **lists})


@lru_cache(maxsize=1024)
def plural_form(tag: str, number: float) -> str:
    """Return CLDR's plural category of a number: `one`, `few`, `many`, `other` and their like."""
    from babel.core import Locale as Rules

    rule: Any = Rules.parse(tag, sep="-").plural_form
    return str(rule(int(number) if number == int(number) else number))


def say(language: Language, key: str, **values: object) -> str:
    """Return a text with its fields filled in.

    Raises:
        KeyError: There is no such text, or a field of it is not given.
    """
    return locale_of(language).say(key, **values)


def tell(language: Language, key: str, number: int, **values: object) -> str:
    """Return the form of a text that goes with a number.

    `count` (`Count` at the start of a sentence) is the number in words, `n` (`N`) in figures.
    """
    locale = locale_of(language)
    figure = locale.number(f"{number:,}") if number else locale.say("number.nil")
    return locale.say(
        locale.form(key, number),
        n=figure,
        N=figure.capitalize(),
        count=locale.count(number),
        Count=locale.count(number, first=True),
        **values,
    )


def term(language: Language, code: object) -> str:
    """Return what a code is called; a code that has no other name is its own."""
    return locale_of(language).terms.get(str(code), str(code))


def join(language: Language, parts: Sequence[str]) -> str:
    """Join words as a sentence does: `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    last = say(language, "list.last")
    return say(language, "list.join").join(parts[:-1]) + last + parts[-1]


def sentences(language: Language, parts: Sequence[str]) -> str:
    """Put sentences behind each other, empty ones left out."""
    return say(language, "sentence.join").join(part for part in parts if part)


def about(language: Language, *, subject: str, measure: str, region: str) -> str:
    """Say what a number is about: subject, measure and region, no word of them twice.

    `5G mobile subscriptions` are counted in subscriptions; what ends the subject need not begin the
    measure again where no space stands between words: `低空经济` and `经济规模`.
    """
    if subject.lower().split()[-1:] == [measure.lower()]:
        return say(language, "what.plain", subject=subject, region=region)
    if not locale_of(language).spaced:
        sizes = (size for size in range(len(measure), 1, -1) if subject.endswith(measure[:size]))
        measure = measure[next(sizes, 0) :]
    return say(language, "what", subject=subject, measure=measure, region=region)


def written_in(text: str) -> Language:
    """Return which language of the program a text of the ledger is in, as its letters tell."""
    han = sum("\u4e00" <= sign <= "\u9fff" for sign in text)
    latin = sum(sign.isascii() and sign.isalpha() for sign in text)
    return "zh" if 3 * han > latin else DEFAULT_LANGUAGE  # a Chinese word has two signs


def retell(language: Language, text: str) -> str:
    """Say in a language what a table says in English; a text that nobody foresaw stays English.

    The tables give their reasons and sources in English. Each is one of the texts `phrase.*`, whose
    fields are found in it again.
    """
    if language == DEFAULT_LANGUAGE:
        return text
    for key, pattern in _phrases():
        if found := pattern.fullmatch(text):
            told = {name: retell(language, cell) for name, cell in found.groupdict().items()}
            return say(language, key, **told)
    return term(language, text)


@cache
def _phrases() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    """Return the English texts `phrase.*` as patterns that catch their fields."""
    texts = locale_of(DEFAULT_LANGUAGE).texts
    return tuple(
        (key, re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(text))))
        for key, text in texts.items()
        if key.startswith("phrase.")
    )


_PHRASE = re.compile(r"[A-Za-z0-9][ -~]* [ -~]*[A-Za-z0-9]")
"""Several words of Latin letters."""


def _fill(text: str, values: Mapping[str, object]) -> str:
    """Fill in the fields of a text without spaces between words.

    Latin words of two fields that would touch get a space between them, and so do several words on
    end between Chinese characters, so that it can be seen where they begin and end.
    """
    done = ""
    apart = False
    for literal, name, spec, _ in string.Formatter().parse(text):
        done = _put(done, literal, apart=apart)
        if name is None:
            continue
        value = format(values[name], spec or "")
        touching = not literal and (apart or (done[-1:].isascii() and value[:1].isascii()))
        apart = _PHRASE.fullmatch(value) is not None
        done = _put(done, value, apart=apart or touching)
    return done


def _put(before: str, after: str, *, apart: bool) -> str:
    """Put two pieces behind each other; where words would run together, with a space if wanted."""
    meet = before[-1:].isalnum() and after[:1].isalnum()
    return before + (" " if meet and apart else "") + after
