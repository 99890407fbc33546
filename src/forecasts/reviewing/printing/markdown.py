"""The review as Markdown: readable as it stands, its charts beside it."""

import re
from collections.abc import Sequence

from forecasts.inert import code_span, link_target
from forecasts.reviewing.document import (
    Block,
    Bullets,
    Document,
    Element,
    Figure,
    Grid,
    Number,
    Paragraph,
)

__all__ = ["print_markdown"]

_MARKUP = re.compile(r"([\\`*_\[\]<>])")
_LINE_START = re.compile(r"^(#|\d+[.)] |[-+] )")


def print_markdown(document: Document) -> str:
    """Return the document as Markdown (GitHub's), with one line a paragraph."""
    lines = [f"# {_text(document.title)}", "", _text(document.subtitle), ""]
    for part in document.parts:
        if part.number:
            lines += [f"## {part.number}. {_text(part.title)}", ""]
        else:
            lines += [f"## {_text(part.title)}", "", *_numbers(document.numbers), ""]
        for element in part.elements:
            lines += [*_element(element, document), ""]
    text = "\n".join(lines)
    return re.sub(r"\n{3,}", "\n\n", text).rstrip("\n") + "\n"


def _text(words: str) -> str:
    """Return words that mean themselves: what Markdown would read as markup is escaped."""
    escaped = _MARKUP.sub(r"\\\1", " ".join(words.split()))
    return _LINE_START.sub(lambda match: "\\" + match[0], escaped)


def _numbers(numbers: Sequence[Number]) -> list[str]:
    if not numbers:
        return []
    heads = " | ".join(f"**{_text(number.value)}**" for number in numbers)
    names = " | ".join(_text(number.name) for number in numbers)
    beside = " | ".join(_cell(number.beside) for number in numbers)
    return [f"| {heads} |", f"|{' :-- |' * len(numbers)}", f"| {names} |", f"| {beside} |"]


def _cell(words: str) -> str:
    return _text(words).replace("|", "\\|")


def _element(element: Element, document: Document) -> list[str]:
    match element:
        case Paragraph():
            return [_paragraph(element)]
        case Bullets():
            return [f"- {_text(item)}" for item in element.items]
        case Grid():
            return _grid(element)
        case Figure():
            alt = _text(element.alt)
            return [f"![{alt}]({element.file}.svg)"] if element.file else []
        case Block():
            return _block(element, document)


def _paragraph(paragraph: Paragraph) -> str:
    text = _text(paragraph.text)
    marks = {"finding": f"**{text}**", "head": f"### {text}", "note": f"*{text}*"}
    return marks.get(paragraph.style, text) if text else ""


def _grid(found: Grid) -> list[str]:
    heads = " | ".join(_cell(column.head) for column in found.columns)
    sides = " | ".join("--:" if column.number else ":--" for column in found.columns)
    rows = [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in found.rows]
    return [_text(found.caption), "", f"| {heads} |", f"| {sides} |", *rows]


def _block(block: Block, document: Document) -> list[str]:
    flags = f" ({', '.join(_text(flag) for flag in block.flags)})" if block.flags else ""
    source = (
        f"[{_text(block.source)}](<{link_target(block.url)}>)" if block.url else _text(block.source)
    )
    if block.archive:
        source += f" ([{_text(document.labels['archived'])}](<{link_target(block.archive)}>))"
    facts = []
    for fact in block.facts:
        said = [f"**{_text(fact.text)}**"] if fact.text else []
        facts.append(
            f"- {_text(fact.name)}: {'; '.join([*said, *filter(None, [_text(fact.aside)])])}"
        )
    place = f"{_text(block.named)}; {code_span(block.place)}"
    steps = [place, *(_text(line) for line in block.trace)]
    trace = [f"  {number}. {step}" for number, step in enumerate(steps, start=1)]
    return [
        f"#### {block.sign} {_text(block.head)}",
        "",
        f"> {_text(block.quote)}",
        "",
        source,
        "",
        f"**{_text(block.verdict)}**{flags}",
        "",
        *facts,
        f"- {document.labels['trace']}:",
        *trace,
    ]
