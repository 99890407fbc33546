"""What is taken from an article: its parts with their places, its figures, and claims proposed."""

from datetime import date
from typing import NamedTuple

from forecasts.reading import Period, Quantity

__all__ = ["Article", "Attribution", "Extraction", "Field", "Figure", "Proposal", "Span"]


class Span(NamedTuple):
    """A stretch of the article: `text[start:end]`."""

    start: int
    end: int


class Field(NamedTuple):
    """What was read for one field of a claim, and why.

    Attributes:
        text: What the claim says: a code, a name, or the article's own words.
        words: The words of the article that say so; empty when none do.
        basis: Where they stand: `sentence`, `paragraph`, `title`, `article` or `default`.
    """

    text: str
    words: str = ""
    basis: str = "sentence"


class Attribution(NamedTuple):
    """Who said a figure: `explicit` when its own sentence names them, else `implicit`."""

    person: str = ""
    organisation: str = ""
    basis: str = "implicit"
    words: str = ""


class Article(NamedTuple):
    """A document as canonical text, with what it says of itself.

    Attributes:
        text: The canonical text; every offset counts its characters.
        sha256: Of the text in UTF-8.
        title: The headline.
        publisher: Who published it, as far as the page says; else empty.
        published: The day or month that the page states (`2025-09`); else empty.
        language: `en`, `zh` or `ja`.
        paragraphs: The lines of text, in order; the first is the title.
        warnings: What a reader should know of the text.
    """

    text: str
    sha256: str
    title: str
    publisher: str
    published: str
    language: str
    paragraphs: tuple[Span, ...]
    warnings: tuple[str, ...] = ()


class Figure(NamedTuple):
    """One quantity of the article: its class, and why it is no claim (empty when it is one)."""

    quantity: Quantity
    kind: str
    reason: str = ""


class Proposal(NamedTuple):
    """One claim that the article seems to make, for a person to accept.

    `article.text[at:at + len(quote)] == quote`. `supersedes` and `part_of` are the places in the
    list of proposals of the earlier forecast that this one replaces, and of the whole that it may
    be a part of. `base` is the year that growth over several years is measured from.
    """

    quantity: Quantity
    quote: str
    at: int
    target_basis: str
    modality: str
    claimant: Attribution
    subject: Field
    measure: Field
    region: Field
    condition: str = ""
    supersedes: int | None = None
    part_of: int | None = None
    base: Period | None = None


class Extraction(NamedTuple):
    """All that was read of an article; `stated` is the day that relative periods count from."""

    article: Article
    stated: date | None
    proposals: tuple[Proposal, ...]
    figures: tuple[Figure, ...]
