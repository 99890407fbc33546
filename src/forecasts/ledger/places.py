"""Where an offset of a file's text stands: line and column, worked out when they are asked for."""

from forecasts.problem import Position

_BLOCK = 8192


class Places:
    """A file's name and text, and the places that offsets in it stand for.

    Most nodes of a ledger are never spoken of, so that a place costs nothing until it is asked for;
    then lines are counted from the beginning of a block, not of the file.
    """

    __slots__ = ("_lines", "file", "text")

    def __init__(self, file: str, text: str) -> None:
        """Take the file's name and text."""
        self.file = file
        self.text = text
        self._lines: list[int] = []  # the line at each block's beginning

    def at(self, index: int, end: int) -> Position:
        """Return the place of `text[index:end]`; of its first character when it spans lines."""
        if not self._lines:
            self._lines = [1]
            for start in range(0, len(self.text), _BLOCK):
                self._lines.append(self._lines[-1] + self.text.count("\n", start, start + _BLOCK))
        block = index // _BLOCK
        one_line = end > index and self.text.find("\n", index, end) < 0
        return Position(
            file=self.file,
            line=self._lines[block] + self.text.count("\n", block * _BLOCK, index),
            column=index - self.text.rfind("\n", 0, index),
            length=end - index if one_line else 1,
        )
