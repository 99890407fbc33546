"""YAML text to nodes that know their place, by libyaml's events.

Every scalar stays text (`NO`, `12:30`, `010` and `1e12` mean nothing but themselves), so no YAML
type can change what was said. Anchors, aliases, tags, directives, duplicate keys, a second
document and nesting past 40 levels are problems; the rest of the file is still read where it can.
"""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from forecasts.problem import Position, Problem, Related

# libyaml's events always carry their marks and anchors, which their stubs do not say.
_LibyamlEvent = Any

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 40
MAX_FORM_PROBLEMS = 50  # a damaged file repeats itself; the first ones tell enough

# Controls, zero-width and bidirectional characters, the line ends that only YAML knows,
# lone surrogates, byte order marks and non-characters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]|\r(?!\n)"
)


@dataclass(slots=True)
class Scalar:
    """A text with its place; `index` and `end` are offsets in the file's text."""

    text: str
    position: Position
    index: int
    end: int
    style: str  # '' plain, ' or " quoted, | or > block

    def at(self, start: int, end: int) -> Position:
        """Return the place of `text[start:end]`; of the whole where the source is folded."""
        if self.style not in {"", "'", '"'} or self.end - self.index not in {
            len(self.text),
            len(self.text) + 2,
        }:
            return self.position
        opening = 1 if self.style else 0
        return Position(
            file=self.position.file,
            line=self.position.line,
            column=self.position.column + opening + start,
            length=max(1, end - start),
        )


@dataclass(slots=True)
class Sequence:
    """A list of nodes; `end` is the offset behind its last character, comments left out."""

    items: list["Node"]
    position: Position
    index: int
    end: int
    flow: bool


@dataclass(slots=True)
class Mapping:
    """Keys in the order of the file, each with the node of the key and of its value."""

    entries: dict[str, tuple[Scalar, "Node"]]
    position: Position
    index: int
    end: int
    flow: bool


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class Document:
    """One file as read: its text, its root where there is one, and the problems of its form."""

    file: str
    text: str
    root: Node | None
    problems: list[Problem] = field(default_factory=list)


def read_document(path: Path, name: str) -> Document:
    """Read the file at `path`, called `name` in problems."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            return _refused("F001", name, "not a regular file")
        if facts.st_size > MAX_BYTES:
            size = f"{facts.st_size / 1024**2:.0f} MB"
            limit = f"the limit is {MAX_BYTES // 1024**2} MB"
            return _refused("F001", name, f"the file has {size}; {limit}")
        data = path.read_bytes()
    except OSError as error:
        return _refused("F001", name, f"cannot be read: {error.strerror or error}")
    return _decode(data, name)


def _decode(data: bytes, name: str) -> Document:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused("F002", name, "the file is UTF-16")
    text = data.decode("utf-8", "replace")
    if text.startswith("\ufeff"):
        return _refused("F002", name, "the file begins with a byte order mark", text[1:])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        position = _position_at(name, before, len(before))
        return _refused(
            "F002", name, f"byte 0x{data[error.start]:02X} is not UTF-8", text, position
        )
    return parse_document(text, name)


def _refused(
    code: str, name: str, message: str, text: str = "", position: Position | None = None
) -> Document:
    problem = Problem(
        code=code,
        severity="error",
        position=position or Position(file=name, line=1, column=1),
        message=message,
        hint="save it as UTF-8 without a byte order mark" if code == "F002" else "",
    )
    return Document(name, text, None, [problem])


def parse_document(text: str, name: str) -> Document:
    """Parse `text`, the content of the file called `name`."""
    document = Document(name, text, None)
    for match in _FORBIDDEN.finditer(text):
        character = match.group()
        document.problems.append(
            Problem(
                code="F003",
                severity="error",
                position=_position_at(name, text, match.start()),
                message=f"forbidden character U+{ord(character[0]):04X}",
                hint="delete it",
            )
        )
        if len(document.problems) >= MAX_FORM_PROBLEMS:
            break
    if document.problems:
        return document  # libyaml would stop or misplace at these
    try:
        document.root = _Builder(document).build()
    except YAMLError as error:
        document.problems.append(_syntax_problem(name, error))
        document.root = None
    return document


def _position_at(name: str, text: str, index: int) -> Position:
    before = text[:index]
    line = before.count("\n") + 1
    return Position(file=name, line=line, column=index - (before.rfind("\n") + 1) + 1)


def _syntax_problem(name: str, error: YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = getattr(error, "problem", None) or str(error)
    context = getattr(error, "context", None)
    return Problem(
        code="F004",
        severity="error",
        position=Position(file=name, line=line, column=column),
        message=f"{reason}{', ' + context if context else ''}",
        hint="a text that holds `: ` or ` #`, or begins with a sign such as `>`, needs quotes",
    )


class _TooDeepError(Exception):
    """Nesting passed the limit: the file is read no further."""


class _Builder:
    """Turns the events of one document into nodes."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.parser = CParser(document.text)
        self.closing: _LibyamlEvent = None  # the event that closed the last mapping

    def build(self) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in self._events():
            if isinstance(event, DocumentStartEvent):
                documents += 1
                self._check_document(event, documents)
                if documents > 1:
                    break
            elif isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent):
                try:
                    root = self._node(event, 1)
                except _TooDeepError:
                    return None
            elif isinstance(event, AliasEvent):
                self._refuse(event, "an alias")
        return root

    def _events(self) -> Iterator[_LibyamlEvent]:
        while (event := self.parser.get_event()) is not None:
            yield event

    def _position(self, event: _LibyamlEvent) -> Position:
        mark, end = event.start_mark, event.end_mark
        same_line = end.line == mark.line and end.index > mark.index
        return Position(
            file=self.document.file,
            line=mark.line + 1,
            column=mark.column + 1,
            length=end.index - mark.index if same_line else 1,
        )

    def _refuse(self, event: _LibyamlEvent, what: str) -> None:
        if len(self.document.problems) < MAX_FORM_PROBLEMS:
            self._report("F005", event, f"{what} is not allowed in a ledger")

    def _report(self, code: str, event: _LibyamlEvent, message: str, *related: Related) -> None:
        self.document.problems.append(
            Problem(
                code=code,
                severity="error",
                position=self._position(event),
                message=message,
                related=related,
            )
        )

    def _check_document(self, event: _LibyamlEvent, documents: int) -> None:
        if event.version is not None or event.tags:
            self._refuse(event, "a directive")
        if documents > 1:
            self._report("F008", event, "a second document begins here")

    def _node(self, event: _LibyamlEvent, depth: int) -> Node:
        if depth > MAX_DEPTH:
            self._report("F006", event, f"nested deeper than {MAX_DEPTH} levels")
            raise _TooDeepError
        index: int = event.start_mark.index
        if isinstance(event, AliasEvent):
            self._refuse(event, f"the alias `*{event.anchor}`")
            return Scalar("", self._position(event), index, index, "")
        if event.anchor is not None:
            self._refuse(event, f"the anchor `&{event.anchor}`")
        if event.tag is not None:
            self._refuse(event, f"the tag `{event.tag}`")
        position = self._position(event)
        if isinstance(event, ScalarEvent):
            end: int = event.end_mark.index  # type: ignore[union-attr]  # always marked
            text = event.value
            if not event.style and text in {"~", "null", "Null", "NULL"}:
                text = ""
            return Scalar(text, position, index, end, event.style or "")
        if isinstance(event, SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(child := self.parser.get_event(), SequenceEndEvent):
                items.append(self._node(child, depth + 1))
            end = _end(child, event, items)
            return Sequence(items, position, index, end, bool(event.flow_style))
        entries = self._entries(depth)
        nodes = [value for _, value in entries.values()]
        return Mapping(
            entries, position, index, _end(self.closing, event, nodes), bool(event.flow_style)
        )

    def _entries(self, depth: int) -> dict[str, tuple[Scalar, Node]]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := self.parser.get_event(), MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(self.parser.get_event(), depth + 1)
            if not isinstance(key, Scalar):
                self._report("F010", event, "a key must be a text, not a list or a mapping")
            elif key.text == "<<" and not key.style:
                self._refuse(event, "the merge key `<<`")
            elif key.text in entries:
                first = Related(
                    position=entries[key.text][0].position, label="it stands here first"
                )
                self._report("F007", event, f"the key `{key.text}` stands twice", first)
            else:
                entries[key.text] = (key, value)
        self.closing = event
        return entries


def _end(closing: _LibyamlEvent, opening: _LibyamlEvent, nodes: list[Node]) -> int:
    """Return the offset behind a collection: libyaml ends a block only at the next token."""
    if opening.flow_style or not nodes:
        return int(closing.end_mark.index)
    return max(node.end for node in nodes)
