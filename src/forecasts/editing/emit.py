"""Nodes back to YAML, in block style, as a person would write them."""

import json
import re

from forecasts.ledger.nodes import Mapping, Node, Scalar, Sequence

# Plain where YAML reads it back as the same text: no sign in front, no `: ` or ` #` inside.
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<][^\n]*")
_AMBIGUOUS = re.compile(r":(\s|$)|\s#|\s$")
_FLOW_SIGNS = re.compile(r"[,\[\]{}]")
_NULL = frozenset({"null", "Null", "NULL"})


def emit_scalar(text: str, *, flow: bool = False) -> str:
    """Return the text as a YAML scalar: plain where that is safe, else in double quotes."""
    plain = (
        _PLAIN.fullmatch(text)
        and not _AMBIGUOUS.search(text)
        and text not in _NULL
        and not (flow and _FLOW_SIGNS.search(text))
    )
    return text if plain else json.dumps(text, ensure_ascii=False)


def emit_claim(claim: Mapping, indent: str) -> str:
    """Return a claim as an item of a block list, each line ending in a line feed."""
    lines = [f"{emit_scalar(name)}: {_emit(value)}" for name, (_, value) in claim.entries.items()]
    body = "".join(f"{indent}  {line}\n" for line in lines)
    return f"{indent}- " + body[len(indent) + 2 :]


def _emit(node: Node) -> str:
    if isinstance(node, Scalar):
        return emit_scalar(node.text)
    if isinstance(node, Sequence):
        return "[" + ", ".join(_emit_inside(item) for item in node.items) + "]"
    inner = ", ".join(
        f"{emit_scalar(name, flow=True)}: {_emit_inside(value)}"
        for name, (_, value) in node.entries.items()
    )
    return "{" + inner + "}"


def _emit_inside(node: Node) -> str:
    return emit_scalar(node.text, flow=True) if isinstance(node, Scalar) else _emit(node)
