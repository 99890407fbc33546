"""Series are append-only: the rows that were there at a revision of git are there still."""

from pathlib import Path

from forecasts.actuals.table import read_cells
from forecasts.ledger.history import MissingObjectError, texts_at
from forecasts.ledger.nodes import read_text
from forecasts.problem import Position, Problem, fault

__all__ = ["check_append_only", "find_removed"]


def check_append_only(folder: Path, revision: str) -> list[Problem]:
    """Return a problem for each row of the series' files at `revision` that is gone or changed.

    Raises:
        HistoryError: There is no git, no repository, or no such revision.
    """
    problems: list[Problem] = []
    try:
        earlier = texts_at(folder, revision, (".csv",))
    except MissingObjectError as error:
        return [error.problem]
    for inside, before in earlier.items():
        file, path = f"{folder.name}/{inside}", folder / inside
        if path.is_file():
            problems += find_removed(before, read_text(path, file).text, file)
        else:
            problems.append(
                fault(
                    "F508",
                    Position(file=file, line=1, column=1),
                    f"the file was there at {revision} and is gone",
                    hint="restore it; a series that ended stays as it is",
                )
            )
    return problems


def find_removed(before: str, after: str, file: str) -> list[Problem]:
    """Return a problem for each row of an earlier text that the present one lacks.

    A series is append-only: a figure once published stays, also when it is revised.
    """
    kept = {tuple(cell.text for cell in row) for row in read_cells(after, file)[0]}
    gone = [row for row in read_cells(before, file)[0] if tuple(c.text for c in row) not in kept]
    return [
        fault(
            "F508",
            Position(file=file, line=1, column=1),
            f"line {row[0].position.line} of the earlier file is gone or changed: "
            f"{','.join(cell.text for cell in row)}",
            "every earlier row, with revisions appended",
        )
        for row in gone
    ]
