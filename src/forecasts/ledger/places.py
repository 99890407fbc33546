"""Where an offset of a file's text stands: line and column, worked out when they are asked for."""

from forecasts.problem import Position


class Places:
    """A file's name and text, and the places that offsets in it stand for.

    Most nodes of a ledger are never spoken of, so that a place costs nothing until it is asked for;
    lines are counted from the offset asked for last, as offsets mostly come in their order.
    """

    __slots__ = ("_last", "file", "text")

    def __init__(self, file: str, text: str) -> None:
        """Take the file's name and text."""
        self.file = file
        self.text = text
        self._last = (0, 1)  # an offset and its line

    def at(self, index: int, end: int) -> Position:
        """Return the place of `text[index:end]`; of its first character when it spans lines."""
        seen, line = self._last
        if index >= seen:
            line += self.text.count("\n", seen, index)
        else:
            line -= self.text.count("\n", index, seen)
        self._last = (index, line)
        one_line = end > index and self.text.find("\n", index, end) < 0
        return Position(
            file=self.file,
            line=line,
            column=index - self.text.rfind("\n", 0, index),
            length=end - index if one_line else 1,
        )
