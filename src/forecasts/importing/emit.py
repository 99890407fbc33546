"""YAML as a person would write it: plain where that is safe, quoted where it is not."""

from collections.abc import Mapping, Sequence

from forecasts.editing.emit import emit_scalar

__all__ = ["write_block", "write_flow"]

_WIDTH = 100
_FOLDED = frozenset(("notes", "definition"))


def write_flow(value: str | Mapping[str, str] | Sequence[str]) -> str:
    """Return a text, a mapping or a list of texts on one line."""
    if isinstance(value, str):
        return emit_scalar(value)
    if isinstance(value, Mapping):
        inner = ", ".join(f"{key}: {emit_scalar(text, flow=True)}" for key, text in value.items())
        return f"{{{inner}}}"
    return f"[{', '.join(emit_scalar(text, flow=True) for text in value)}]"


def write_block(
    entries: Mapping[str, str | Mapping[str, str] | Sequence[str]], indent: int
) -> list[str]:
    """Return `key: value` lines; a long text is folded below its key."""
    margin = " " * indent
    lines = []
    for key, value in entries.items():
        line = f"{margin}{key}: {write_flow(value)}"
        if isinstance(value, str) and len(line) > _WIDTH and key in _FOLDED and _may_fold(value):
            lines += [f"{margin}{key}: >-", *_fold(value, indent + 2)]
        else:
            lines.append(line)
    return lines


def _may_fold(text: str) -> bool:
    """Tell whether a text comes back as it was after a fold: its words are single blanks apart."""
    return text == " ".join(text.split())


def _fold(text: str, indent: int) -> list[str]:
    """Break a text at blanks into lines of a folded scalar, which join to the same text."""
    margin = " " * indent
    lines = [margin]
    for word in text.split():
        if len(lines[-1]) > indent and len(lines[-1]) + 1 + len(word) > _WIDTH:
            lines.append(margin)
        lines[-1] += word if len(lines[-1]) == indent else f" {word}"
    return lines
