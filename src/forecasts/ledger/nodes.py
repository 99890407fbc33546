"""YAML text to nodes that know their place, by libyaml's events.

Every scalar stays text (`NO`, `12:30`, `010` and `1e12` mean nothing but themselves), so no YAML
type can change what was said. Anchors, aliases, tags, directives, duplicate keys, a second
document and nesting past 40 levels are problems; the rest of the file is still read where it can.
"""

import os
import stat
from contextlib import suppress
from itertools import islice
from typing import Any, NamedTuple

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

from forecasts.files import MAX_BYTES, AnyPath, open_file, read_limited
from forecasts.ledger.characters import FORBIDDEN
from forecasts.ledger.places import Places
from forecasts.ledger.slips import find_cut
from forecasts.problem import Position, Problem, Related, fault

# libyaml's events always carry their marks and anchors, which their stubs do not say.
_LibyamlEvent = Any

MAX_NODES = 500_000  # some 20,000 claims; more would fill the memory
MAX_DEPTH = 40
MAX_FORM_PROBLEMS = 50  # a damaged file repeats itself; the first ones tell enough

_NULL = frozenset({"~", "null", "Null", "NULL"})


class Scalar(NamedTuple):
    """A text with its place; `start` and `end` are offsets in the file's text."""

    text: str
    places: Places
    start: int
    end: int
    style: str  # '' plain, ' or " quoted, | or > block

    @property
    def position(self) -> Position:
        """The place of the text as written, its quotes included."""
        return self.places.at(self.start, self.end)

    def at(self, start: int, end: int) -> Position:
        """Return the place of `text[start:end]`; of the whole where the source is folded."""
        position = self.position
        if self.style not in {"", "'", '"'} or self.end - self.start not in {
            len(self.text),
            len(self.text) + 2,
        }:
            return position
        opening = 1 if self.style else 0
        return Position(
            file=position.file,
            line=position.line,
            column=position.column + opening + start,
            length=max(1, end - start),
        )


class Sequence(NamedTuple):
    """A list of nodes; `end` is the offset behind its last character, comments left out."""

    items: list["Node"]
    places: Places
    start: int
    end: int
    flow: bool

    @property
    def position(self) -> Position:
        """The place of its first character."""
        return self.places.at(self.start, self.start)


class Mapping(NamedTuple):
    """Keys in the order of the file, each with the node of the key and of its value."""

    entries: dict[str, tuple[Scalar, "Node"]]
    places: Places
    start: int
    end: int
    flow: bool

    @property
    def position(self) -> Position:
        """The place of its first character."""
        return self.places.at(self.start, self.start)


Node = Scalar | Sequence | Mapping


class Document(NamedTuple):
    """One file as read: its text, its root where there is one, and the problems of its form."""

    file: str
    text: str
    root: Node | None
    problems: list[Problem]


def read_document(path: AnyPath, name: str) -> Document:
    """Read the file at `path`, called `name` in problems."""
    document = read_text(path, name)
    return document if document.problems else _parse(document)


def read_text(path: AnyPath, name: str) -> Document:
    """Read the file as text alone: its root stays None, its problems are those of encoding."""
    data, refused = read_data(path)
    return _refused("F001", name, refused) if refused else decode_text(data, name)


def read_data(path: AnyPath) -> tuple[bytes, str]:
    """Return the bytes of a regular file of at most `MAX_BYTES`, or why there are none."""
    try:
        facts = os.stat(path)
        if stat.S_ISDIR(facts.st_mode):
            os.scandir(path).close()  # says why a folder could not be read
        if not stat.S_ISREG(facts.st_mode):
            return b"", "not a regular file"
        if facts.st_size > MAX_BYTES:
            size = f"{facts.st_size / 1024**2:.0f} MB"
            limit = f"the limit is {MAX_BYTES // 1024**2} MB"
            return b"", f"the file has {size}; {limit}"
        with open_file(path) as file:  # which may have been exchanged, or be growing
            return read_limited(file, str(path)), ""
    except OSError as error:
        return b"", f"cannot be read: {error.strerror or error}"


def decode_text(data: bytes, name: str) -> Document:
    """Return the bytes as text: the root stays None, the problems are those of encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused("F002", name, "the file is UTF-16")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        position = Places(name, before).at(len(before), len(before))
        text = data.decode("utf-8", "replace")
        return _refused(
            "F002", name, f"byte 0x{data[error.start]:02X} is not UTF-8", text, position
        )
    if text.startswith("\ufeff"):
        return _refused("F002", name, "the file begins with a byte order mark", text[1:])
    return _check_characters(Document(name, text, None, []))


def _refused(
    code: str, name: str, message: str, text: str = "", position: Position | None = None
) -> Document:
    problem = fault(
        code,
        position or Position(file=name, line=1, column=1),
        message,
        hint="save it as UTF-8 without a byte order mark" if code == "F002" else "",
    )
    return Document(name, text, None, [problem])


def _check_characters(document: Document) -> Document:
    """Report each character that no ledger may hold: libyaml would stop or misplace at these."""
    places = Places(document.file, document.text)
    for match in islice(FORBIDDEN.finditer(document.text), MAX_FORM_PROBLEMS):
        document.problems.append(
            fault(
                "F003",
                places.at(match.start(), match.end()),
                f"forbidden character U+{ord(match.group()[0]):04X}",
                hint="delete it",
            )
        )
    return document


def parse_document(text: str, name: str) -> Document:
    """Parse `text`, the content of the file called `name`."""
    document = _check_characters(Document(name, text, None, []))
    return document if document.problems else _parse(document)


def _parse(document: Document) -> Document:
    try:
        return document._replace(root=_Builder(document).build())
    except YAMLError as error:
        shallow = _read_before(document, error)
        if any(problem.code == "F006" for problem in shallow.problems):
            return shallow
        from forecasts.ledger.syntax import syntax_problem

        fault = syntax_problem(document.file, document.text, error)
        before = [item for item in document.problems if item.position.line < fault.position.line]
        return document._replace(problems=[*before, fault])


def _read_before(document: Document, error: YAMLError) -> Document:
    """Read again what lies before a fault, without a root: libyaml looks a thousand signs ahead.

    Releases differ in the nesting that they refuse there.
    """
    mark = getattr(error, "problem_mark", None)
    before = Document(document.file, document.text[: mark.index] if mark else "", None, [])
    with suppress(YAMLError):
        _Builder(before).build()
    return before._replace(text=document.text)


class _TooMuchError(Exception):
    """Nesting or size passed the limit: the file is read no further."""


class _Builder:
    """Turns the events of one document into nodes."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.places = Places(document.file, document.text)
        self.next_event = CParser(document.text).get_event
        self.closing: _LibyamlEvent = None  # the event that closed the last mapping
        self.left = MAX_NODES

    def build(self) -> Node | None:
        root: Node | None = None
        documents = 0
        while (event := self.next_event()) is not None:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                self._check_document(event, documents)
                if documents > 1:
                    break
            elif isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent):
                try:
                    root = self._node(event, 1)
                except _TooMuchError:
                    return None
            elif isinstance(event, AliasEvent):
                self._refuse(event, "an alias")
        return root

    def _refuse(self, event: _LibyamlEvent, what: str) -> None:
        self._report("F005", event, f"{what} is not allowed in a ledger")

    def _report(
        self, code: str, event: _LibyamlEvent, message: str, *related: Related, hint: str = ""
    ) -> None:
        if len(self.document.problems) >= MAX_FORM_PROBLEMS:
            return
        place = self.places.at(event.start_mark.index, event.end_mark.index)
        problem = Problem(code, "error", place, message, hint=hint, related=related)
        self.document.problems.append(problem)

    def _check_document(self, event: _LibyamlEvent, documents: int) -> None:
        if event.version is not None or event.tags:
            self._refuse(event, "a directive")
        if documents > 1:
            self._report("F008", event, "a second document begins here")

    def _node(self, event: _LibyamlEvent, depth: int) -> Node:
        self.left -= 1
        if depth > MAX_DEPTH:
            self._report("F006", event, f"nested deeper than {MAX_DEPTH} levels")
            raise _TooMuchError
        if self.left < 0:
            self._report("F001", event, f"the file has more than {MAX_NODES:,} values")
            raise _TooMuchError
        kind = type(event)
        start: int = event.start_mark.index
        if event.anchor is not None:
            if kind is AliasEvent:
                self._refuse(event, f"the alias `*{event.anchor}`")
                return Scalar("", self.places, start, start, "")
            self._refuse(event, f"the anchor `&{event.anchor}`")
        if event.tag is not None:
            self._refuse(event, f"the tag `{event.tag}`")
        if kind is ScalarEvent:
            text = event.value
            if event.style == '"':
                self._check_escapes(event, text)
            elif not event.style:
                end = event.end_mark.index
                self.document.problems.extend(find_cut(self.document.text, end, self.places))
                text = "" if text in _NULL else text
            return Scalar(text, self.places, start, event.end_mark.index, event.style or "")
        if kind is SequenceStartEvent:
            return self._sequence(event, depth)
        entries = self._entries(depth)
        nodes = [value for _, value in entries.values()]
        return Mapping(
            entries, self.places, start, _end(self.closing, event, nodes), bool(event.flow_style)
        )

    def _check_escapes(self, event: _LibyamlEvent, text: str) -> None:
        forbidden = FORBIDDEN.search(text)
        if forbidden:
            character = f"U+{ord(forbidden.group()[0]):04X}"
            self._report("F003", event, f"an escape stands for the forbidden character {character}")

    def _sequence(self, event: _LibyamlEvent, depth: int) -> Sequence:
        items: list[Node] = []
        while type(child := self.next_event()) is not SequenceEndEvent:
            items.append(self._node(child, depth + 1))
        start: int = event.start_mark.index
        return Sequence(
            items, self.places, start, _end(child, event, items), bool(event.flow_style)
        )

    def _entries(self, depth: int) -> dict[str, tuple[Scalar, Node]]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        run_on = False  # the next claim, of which a dash is missing: one fault, not one a field
        while type(event := self.next_event()) is not MappingEndEvent:
            key = self._node(event, depth + 1)
            value = self._node(self.next_event(), depth + 1)
            if not isinstance(key, Scalar):
                self._report("F010", event, "a key must be a text, not a list or a mapping")
            elif key.text == "<<" and not key.style:
                self._refuse(event, "the merge key `<<`")
            elif key.text in entries:
                first = Related(entries[key.text][0].position, "it stands here first")
                if not run_on:
                    run_on = key.text == "id"
                    hint = "a claim begins with `- `" if run_on else ""
                    self._report(
                        "F007", event, f"the key `{key.text}` stands twice", first, hint=hint
                    )
            else:
                entries[key.text] = (key, value)
        self.closing = event
        return entries


def _end(closing: _LibyamlEvent, opening: _LibyamlEvent, nodes: list[Node]) -> int:
    """Return the offset behind a collection: libyaml ends a block only at the next token."""
    inside = nodes and not opening.flow_style
    return nodes[-1].end if inside else int(closing.end_mark.index)
