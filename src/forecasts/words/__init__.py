"""What pictures, reviews and traces say: a file a language, and how it writes amounts and counts.

`en.toml`, `zh.toml` and their like hold every text under a key, with the same `{fields}` in each.
"""

from forecasts.words.locale import (
    DEFAULT_LANGUAGE,
    NOBODY,
    Language,
    Locale,
    about,
    join,
    languages,
    locale_of,
    retell,
    say,
    sentences,
    tell,
    term,
    written_in,
)

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
