"""Which texts the code asks for: every `say` and `tell` of the package, as its source says it."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from conftest import ROOT

SOURCE = ROOT / "src" / "forecasts"
SPEAKERS = (
    "charts",
    "review",
    "reviewing",
    "normalise",
    "normalising",
    "sheets",
    "site",
    "words",
    "cli",
)
_KEY = re.compile(r"[a-z][a-z0-9-]*(?:\.[A-Za-z0-9_=-]+)+")


@cache
def trees() -> tuple[ast.Module, ...]:
    return tuple(
        ast.parse(path.read_text(encoding="utf-8"))
        for part in SPEAKERS
        for path in sorted((SOURCE / part).rglob("*.py"))
    )


def asked() -> Iterator[tuple[str, ast.Call]]:
    """Yield the text key of each call as a regular expression, with the call."""
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in {"say", "tell", "form", "grid"}:
                yield from ((key, node) for place in node.args for key in _keys(place))


def literals() -> set[str]:
    """Return every text in the code that looks like a key, and every one word long."""
    in_code = {
        node.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return in_code | in_templates()


@cache
def in_templates() -> set[str]:
    """Return every key that a template of pages asks for or names."""
    texts = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("templates/*.html")]
    return {key for text in texts for key in re.findall(r'"([a-z][a-z0-9.-]*)"', text)}


def patterns() -> set[str]:
    """Return every f-string that may be a key, as a regular expression."""
    found = set()
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                found |= {key for key in _keys(node) if re.match(r"[a-z]+\\\.", key)}
    return found


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _keys(node: ast.expr) -> Iterator[str]:
    """Yield what a key can be: a literal, an f-string with anything for its fields, or either."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[^ ]*"
            for part in node.values
        )
    elif isinstance(node, ast.IfExp):
        yield from _keys(node.body)
        yield from _keys(node.orelse)
