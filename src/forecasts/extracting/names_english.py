"""Names in English text: what one looks like, and what it is without the words round it."""

import re

from forecasts.extracting.words_english import FIRST_OF_NAMES, NO_NAMES, ORGANISATION_WORDS

__all__ = ["APPOSITION", "CAP", "NAME", "TRAILING", "clean", "has_organisation_word"]

# Possessive throughout: a name is read in one way, so that long lists of names take no longer.
CAP = r"(?:U\.[SKN]\.(?=[ ][A-Z])|[A-Z]\.(?=[ ])|[A-ZÀ-Ý](?:[\w-]|['’](?=\w)(?!s\b))*+(?:\.(?=\w)[\w-]++)?+|\d++[A-Z]\w*+)"
NAME = rf"(?<![\w-]){CAP}(?:(?:[ ](?:of|for|de|la|von|van|del|al|and|&)(?:[ ]the)?)?[ ](?:{CAP}|\d{{3}}(?=[,.]|$))){{0,7}}"
APPOSITION = r"(?:,\s[^,.;“\"]{2,90}(?:,[^,.;“\"]{2,60})?,|\.?\s?\([^)]{1,40}\))?"
TRAILING = re.compile(
    r"\s+(?:(?:[A-Z]\w+\s+)?(?:Report|Outlook|Index|Survey|Review|Monitor|Update|Study|Tracker)s?|SA|AG|PLC|plc|Inc|Ltd|Corp|Co|LLC|GmbH|NV|SE|AB)\.?$"
)


def has_organisation_word(name: str) -> bool:
    """Whether a name has a word that only organisations have: Ministry, Motors."""
    return any(word.strip(".,") in ORGANISATION_WORDS for word in name.split()) or "&" in name


def clean(name: str) -> str:
    """Return a name without what stands round it: articles, possessives, forms of companies."""
    name = re.sub(r"['’]s?$", "", name.strip(" ,.;:"))
    words = name.split()
    while words and (words[0].rstrip(".") in NO_NAMES or words[0] in {"&", "of", "and", "for"}):
        if words[0].rstrip(".") in FIRST_OF_NAMES and has_organisation_word(" ".join(words[1:])):
            break  # German Robotics Association
        words = words[1:]
    while words and (
        (words[-1] in NO_NAMES and words[-2:-1] not in (["of"], ["for"]))
        or words[-1] in {"of", "and", "for", "the", "&"}
    ):
        words = words[:-1]
    return TRAILING.sub("", " ".join(words))
