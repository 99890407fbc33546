"""Series are append-only: the rows that were there at a revision of git are there still."""

from pathlib import Path

from forecasts.actuals.observations import find_removed
from forecasts.ledger.history import texts_at
from forecasts.problem import Position, Problem

__all__ = ["check_append_only"]


def check_append_only(folder: Path, revision: str) -> list[Problem]:
    """Return a problem for each row of the series' files at `revision` that is gone or changed.

    Raises:
        HistoryError: There is no git, no repository, or no such revision.
    """
    problems: list[Problem] = []
    for inside, before in texts_at(folder, revision, (".csv",)).items():
        file, path = f"{folder.name}/{inside}", folder / inside
        if path.is_file():
            problems += find_removed(before, path.read_text("utf-8", "replace"), file)
        else:
            problems.append(
                Problem(
                    code="F508",
                    severity="error",
                    position=Position(file=file, line=1, column=1),
                    message=f"the file was there at {revision} and is gone",
                    hint="restore it; a series that ended stays as it is",
                )
            )
    return problems
