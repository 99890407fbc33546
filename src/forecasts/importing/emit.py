"""YAML as a person would write it: plain where that is safe, quoted where it is not."""

import json
import re
from collections.abc import Mapping, Sequence

__all__ = ["write_block", "write_flow", "write_scalar"]

# A plain scalar must not begin with an indicator, hold `: ` or ` #`, or end in a colon or blank.
_LEADING = re.compile(r"[-?:](?=\s|$)|[,\[\]{}#&*!|>'\"%@`~=<]")
_TRAP = re.compile(r":(?=\s|$)|\s#|^\s|\s$|[\n\t]")
_FLOW = re.compile(r"[,\[\]{}]")
_OTHER_TYPE = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|~)|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+"
)
_WIDTH = 100


def write_scalar(text: str, *, flow: bool = False) -> str:
    """Return a text as one YAML scalar, double-quoted only where a plain one would be misread."""
    unsafe = (
        not text
        or _LEADING.match(text)
        or _TRAP.search(text)
        or _OTHER_TYPE.fullmatch(text)
        or (flow and _FLOW.search(text))
    )
    return json.dumps(text, ensure_ascii=False) if unsafe else text


def write_flow(value: str | Mapping[str, str] | Sequence[str]) -> str:
    """Return a text, a mapping or a list of texts on one line."""
    if isinstance(value, str):
        return write_scalar(value)
    if isinstance(value, Mapping):
        inner = ", ".join(f"{key}: {write_scalar(text, flow=True)}" for key, text in value.items())
        return f"{{{inner}}}"
    return f"[{', '.join(write_scalar(text, flow=True) for text in value)}]"


def write_block(
    entries: Mapping[str, str | Mapping[str, str] | Sequence[str]], indent: int
) -> list[str]:
    """Return `key: value` lines; a long text is folded below its key."""
    margin = " " * indent
    lines = []
    for key, value in entries.items():
        line = f"{margin}{key}: {write_flow(value)}"
        if isinstance(value, str) and len(line) > _WIDTH and key in {"notes", "definition"}:
            lines += [f"{margin}{key}: >-", *_fold(value, indent + 2)]
        else:
            lines.append(line)
    return lines


def _fold(text: str, indent: int) -> list[str]:
    """Break a text at blanks into lines of a folded scalar, which join to the same text."""
    margin = " " * indent
    lines = [margin]
    for word in text.split():
        if len(lines[-1]) > indent and len(lines[-1]) + 1 + len(word) > _WIDTH:
            lines.append(margin)
        lines[-1] += word if len(lines[-1]) == indent else f" {word}"
    return lines
