"""What a review says, free of any file format: the printers (Markdown, HTML, PDF) lay it out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

__all__ = [
    "Block",
    "Bullets",
    "Column",
    "Document",
    "Element",
    "Fact",
    "Figure",
    "Grid",
    "Number",
    "Paragraph",
    "Part",
    "figures_of",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A few sentences; `style` is `finding` (what the part found), `body`, `note` or `head`."""

    text: str
    style: str = "body"
    kind: str = field(default="paragraph", init=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Bullets:
    """Sentences that stand in a list; an empty list is not printed."""

    items: tuple[str, ...]
    kind: str = field(default="bullets", init=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of a grid: its head, whether it holds numbers, and its share of the width."""

    head: str
    number: bool = False
    width: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A table as printed. `name` is that of the table of data behind it, in `tables/`."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: str = field(default="grid", init=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A picture: SVG with its text as paths, and the words for those who do not see it.

    `file` is its path from the review's folder without the suffix; '' for one that has no file of
    its own.
    """

    name: str
    title: str
    alt: str
    svg: str
    file: str = ""
    kind: str = field(default="figure", init=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One line of a claim's block: what it is, what it says, and what is added in grey.

    `language` is the tag of the aside's language where that is not the document's.
    """

    name: str
    text: str = ""
    aside: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """All about one claim that fell due.

    Attributes:
        claim_id: Its id, which is its anchor too.
        named: The claim in words: who, of what, for when.
        mark: `high`, `low`, `within`, or `open` where there is no verdict: sets shape and colour.
        sign: The shape that goes with the mark: ▲ ▼ ● ○.
        verdict: The verdict or status in words, with its direction.
        flags: fragile, provisional ... in words.
        head: Who said it, and about what.
        quote: The words that were said, in `language`.
        source: Publisher, date, title and place.
        url: Where the source lies on the web; '' when that is not known or no web address.
        archive: The same of an archived copy.
        facts: Reading, outcome, error, par, baseline and what a person should know.
        place: File and line in the ledger.
        trace: How the number came about, line by line.
        picture: The path to the outcome and the error; None where nothing can be drawn.
    """

    claim_id: str
    named: str
    mark: str
    sign: str
    verdict: str
    flags: tuple[str, ...]
    head: str
    quote: str
    language: str
    source: str
    url: str
    archive: str
    place: str
    facts: tuple[Fact, ...]
    trace: tuple[str, ...]
    picture: Figure | None
    kind: str = field(default="block", init=False)


Element: TypeAlias = Paragraph | Bullets | Grid | Figure | Block


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """One of the three numbers that matter: the figure, what it is, and beside what it stands."""

    value: str
    name: str
    beside: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One part of the review; `number` 0 is the summary."""

    number: int
    key: str
    title: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A whole review, in one language, before it is laid out.

    `labels` are the printers' own few words: contents, page, how a number came about.
    """

    title: str
    subtitle: str
    description: str
    language: str
    as_of: date
    numbers: tuple[Number, ...]
    parts: tuple[Part, ...]
    labels: Mapping[str, str]


def figures_of(document: Document) -> Iterator[Figure]:
    """Yield every picture in the order of the document."""
    for part in document.parts:
        for element in part.elements:
            if isinstance(element, Figure):
                yield element
            elif isinstance(element, Block) and element.picture is not None:
                yield element.picture
