"""Where the hand slipped in a file that is no YAML; libyaml names where it lost the thread.

A ledger is written in few forms, a field on a line, which tell a tab, a wrong indent, a quotation
mark that is not closed or a text that needs quotes. What is not told here keeps libyaml's words.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from forecasts.ledger.claim_fields import CLAIM_FIELDS, FILE_FIELDS
from forecasts.ledger.fields import SOURCE_FIELDS
from forecasts.ledger.places import Places
from forecasts.problem import Problem

__all__ = ["Slip", "find_cut", "find_slip"]

_TOP = frozenset(item.name for item in FILE_FIELDS)
_KNOWN = frozenset(item.name for item in (*SOURCE_FIELDS, *CLAIM_FIELDS)) | _TOP
_MAPPINGS = {item.name: [part.name for part in item.fields] for item in CLAIM_FIELDS if item.fields}
_FIELD = re.compile(r"(?P<key>[\w-]+|\"[^\"]*\"|'[^']*'):(?:\s+(?P<value>.*))?$")
_NO_BLANK = re.compile(r"(?P<key>[\w-]+)(?P<colon>:|：)\s*(?P<value>\S.*)$")
_CLOSED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"'),
    "'": re.compile(r"'(?:[^']|'')*'"),
}
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
_CUT = re.compile(r"[ \t]+(#\w[^\n]*)")
_SIGNS = "|>*&%@`!?,]}"
_CLOSING = {"{": "}", "[": "]"}


class Slip(NamedTuple):
    """A slip: line, column and length in characters, what was found, what would be right."""

    line: int
    column: int
    length: int
    message: str
    expected: str
    hint: str = ""


class _Line(NamedTuple):
    """A line by its parts; `column` is where the key or the text behind a dash begins, from 0."""

    number: int
    indent: int
    dash: bool
    column: int
    key: str
    value: str
    start: int  # where the value begins


def find_slip(text: str, last: int) -> Slip | None:
    """Return the first slip of the hand on the lines up to `last`, None where none is told."""
    scan = _Scan(text.split("\n"), last)
    while scan.at < min(last, len(scan.lines)):
        slip = scan.next_line()
        if slip is not None:
            return slip
    return None


def find_cut(text: str, end: int, places: Places) -> list[Problem]:
    """Return the fault of a text that YAML ends at a ` #`, as in `the #1 brand`, if it is one.

    Args:
        text: The file's text.
        end: The offset at which a text without quotes ends.
        places: The places of the file.
    """
    cut = _CUT.match(text, end) if text[end : end + 1] in {" ", "\t"} else None
    if cut is None:
        return []
    message = f"`{cut[1][:30]}` is cut off: YAML takes it for a comment"
    expected = "quotes around the whole text; a blank behind `#` for a comment"
    return [Problem("F004", "error", places.at(cut.start(1), cut.end(1)), message, expected)]


class _Scan:
    """Goes through the lines and knows in which mapping or list each of them stands."""

    def __init__(self, lines: list[str], last: int) -> None:
        self.lines = lines
        self.last = last
        self.at = 0
        self.levels: list[tuple[int, bool]] = []  # column, and whether a list stands there
        self.opened = -1  # column of the key that the line before left without a value
        self.heading = ""  # that key
        self.field = -1  # column of the last key, beyond which its text goes on
        self.is_ledger = any(line.split(":")[0] in _TOP for line in lines)

    def next_line(self) -> Slip | None:
        raw = self.lines[self.at]
        self.at += 1
        if not raw.strip(" \t") or raw.lstrip().startswith("#") or raw.startswith("---"):
            return None
        white = raw[: len(raw) - len(raw.lstrip())]
        wrong = white.lstrip(" ")
        if wrong:
            name = {"\t": "a tab", "\u3000": "a full-width space"}.get(wrong[0], "another space")
            return Slip(
                self.at, len(white) - len(wrong) + 1, len(wrong), f"{name} indents the line",
                "blanks of the space bar alone",
            )  # fmt: skip
        line = _split(raw, self.at)
        slip = self._unspaced(line) or self._undashed(line)
        if slip is None and (line.key or line.dash):
            slip = self._misplaced(line) or self._value(line)
        elif slip is None and line.column <= self.field:
            shown = line.value[:30]
            slip = Slip(
                line.number, line.column + 1, len(line.value), f"`{shown}` is no field",
                "a text that goes on stands further to the right than its field",
            )  # fmt: skip
        return slip

    def _unspaced(self, line: _Line) -> Slip | None:
        found = None if line.key else _NO_BLANK.match(line.value)
        if found is None or found["key"] not in _KNOWN:
            return None
        what = "no blank follows `:`" if found["colon"] == ":" else "`：` is no `:`"
        return Slip(
            line.number, line.column + found.start("colon") + 1, 1, what,
            f"`{found['key']}: {found['value']}`",
        )  # fmt: skip

    def _undashed(self, line: _Line) -> Slip | None:
        """Say whether the first claim begins without the dash that those behind it have."""
        if self.heading != "claims" or line.dash or not line.key or line.column <= self.opened:
            return None
        return Slip(
            line.number, line.column + 1, len(line.key), "the first claim begins without `- `",
            f"`- {line.key}: {line.value}`",
        )  # fmt: skip

    def _misplaced(self, line: _Line) -> Slip | None:
        """Say whether a field or a dash stands where nothing else does; else go to its level."""
        was = list(self.levels)
        while self.levels and self.levels[-1][0] > line.indent:
            self.levels.pop()
        top = self.levels[-1] if self.levels else (-1, False)
        level = (line.indent, line.dash)
        left_edge = self.is_ledger and not line.dash and line.column == 0
        if left_edge and line.key in _KNOWN - _TOP:
            return _beside(line, was)
        begins = not self.levels or self.opened >= 0
        if line.dash and top == (line.indent, False) and self.opened == line.indent:
            self.levels.append(level)  # a list at the column of its key
        elif line.dash and (line.indent, True) in self.levels[-2:]:
            self.levels = self.levels[: self.levels.index((line.indent, True)) + 1]
        elif not line.dash and top == (line.indent, True) and (line.indent, False) in self.levels:
            self.levels.pop()  # a key behind a list at its own column
        elif begins and line.indent > self.opened and top[0] < line.indent:
            self.levels.append(level)
        elif top != level:
            return _beside(line, was)
        if line.dash and line.key:
            self.levels.append((line.column, False))
        self.heading = line.key if line.key and not line.value else ""
        self.opened = line.column if self.heading else -1
        self.field = line.column if line.key else line.indent
        return None

    def _value(self, line: _Line) -> Slip | None:
        value = line.value
        if not value:
            return None
        if value[0] in _CLOSED:
            return self._quoted(line)
        if value[0] in _CLOSING:
            return self._bracketed(line)
        if _BLOCK.match(value):
            self._skip(line)
            return None
        if value[0] in _SIGNS:
            what = f"a text that begins with `{value[0]}` needs quotes"
            return Slip(line.number, line.start + 1, len(value), what, _in_quotes(line))
        return _colon(line)

    def _skip(self, line: _Line) -> None:
        """Pass over the lines of a text in block form."""
        while self.at < len(self.lines):
            following = self.lines[self.at]
            inside = len(following) - len(following.lstrip()) > line.column
            if following.strip() and not inside:
                break
            self.at += 1

    def _quoted(self, line: _Line) -> Slip | None:
        mark = line.value[0]
        closed = _CLOSED[mark].match(line.value)
        if closed:
            rest = line.value[closed.end() :].strip()
            if not rest or rest.startswith("#") or (rest.startswith(":") and not line.key):
                return None
            return Slip(
                line.number, line.start + closed.end() + 1, len(rest),
                f"the text goes on behind the closing `{mark}`", _in_quotes(line),
            )  # fmt: skip
        if self._goes_on(line, lambda text: bool(_CLOSED[mark].match(text))):
            return None
        return Slip(
            line.number, line.start + 1, len(line.value),
            f"the quotation mark `{mark}` that opens here is not closed", _in_quotes(line),
        )  # fmt: skip

    def _bracketed(self, line: _Line) -> Slip | None:
        opening = line.value[0]
        end = _closing(line.value)
        if end < 0 and self._goes_on(line, lambda text: _closing(text) >= 0):
            return None
        rest = line.value[end + 1 :].strip() if end >= 0 else ""
        if end >= 0 and (not rest or rest.startswith("#")):
            return None
        if end >= 0:
            what = f"a text that begins with `{opening}` needs quotes"
            return Slip(line.number, line.start + 1, len(line.value), what, _in_quotes(line))
        what = f"the `{opening}` that opens here is not closed"
        written = f"{line.key}: " if line.key else "- "
        expected = f"`{written}{line.value}{_CLOSING[opening]}`"
        return Slip(line.number, line.start + 1, len(line.value), what, expected)

    def _goes_on(self, line: _Line, closes: Callable[[str], bool]) -> bool:
        """Say whether a text of several lines is closed before the next field, and pass over it."""
        text = line.value
        for number in range(self.at, len(self.lines)):
            part = _split(self.lines[number], number + 1)
            if part.key in _KNOWN and part.indent <= line.column:
                return False
            text += f"\n{self.lines[number]}"
            if closes(text):
                self.at = number + 1
                return True
        return False


def _colon(line: _Line) -> Slip | None:
    """Return the slip of a text that YAML takes for a field, as it holds a colon and a blank."""
    value = line.value
    colon = re.search(r":(?:\s|$)", value.split(" #")[0])
    if colon is None or not line.key:
        return None
    what = "a text that holds `: ` needs quotes"
    inner = value[: colon.start()]
    if inner in _MAPPINGS.get(line.key, ()):
        what = f"`{line.key}` holds fields, which stand in braces"
        expected = f"`{line.key}: {{{value}}}`"
    else:
        expected = _in_quotes(line)
    return Slip(line.number, line.start + colon.start() + 1, 1, what, expected)


def _split(raw: str, number: int) -> _Line:
    indent = len(raw) - len(raw.lstrip(" "))
    rest = raw[indent:].rstrip()
    dash = rest == "-" or rest.startswith("- ")
    inner = rest[1:].lstrip() if dash else rest
    column = indent + len(rest) - len(inner)
    field = _FIELD.match(inner)
    if field is None:
        return _Line(number, indent, dash, column, "", inner, column)
    value = field["value"] or ""
    if value.startswith("#"):
        value = ""
    start = column + (field.start("value") if field["value"] else len(inner))
    return _Line(number, indent, dash, column, field["key"], value, start)


def _beside(line: _Line, levels: list[tuple[int, bool]]) -> Slip | None:
    """Return the slip of a line that stands beside the column of its fellows, if there are any."""
    columns = {column for column, is_list in levels if is_list == line.dash}
    fellows = columns - {line.indent}
    if not fellows:
        return None
    right = min(fellows, key=lambda column: (abs(column - line.indent), -column))
    what = "`-`" if line.dash else f"`{line.key}`"
    return Slip(
        line.number,
        line.indent + 1,
        1 if line.dash else len(line.key),
        f"{what} stands in column {line.indent + 1}, those above it in column {right + 1}",
        f"{right} blanks before {what}",
    )


def _in_quotes(line: _Line) -> str:
    """Return the field as it is written with its text in quotes that nothing in it closes."""
    value = line.value
    if value[0] in _CLOSED:
        value = value[1:-1] if len(value) > 1 and value[-1] == value[0] else value[1:]
    mark = "'" if '"' in value or "\\" in value else '"'
    inner = value.replace("'", "''") if mark == "'" else value
    return f"`{line.key}: {mark}{inner}{mark}`" if line.key else f"`{mark}{inner}{mark}`"


def _closing(text: str) -> int:
    """Return where the first bracket of `text` is closed, quoted texts passed over, or -1."""
    depth = 0
    passed = re.sub(
        r"(?<=[\s,\[{])(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')",
        lambda found: " " * len(found.group()),
        text,
    )
    for index, character in enumerate(passed):
        depth += (character in "{[") - (character in "}]")
        if depth == 0:
            return index
    return -1
