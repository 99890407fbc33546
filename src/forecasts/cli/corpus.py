"""`extract --corpus`: the claims of many documents, on this machine or on a cluster."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.diagnostics import count

if TYPE_CHECKING:
    from forecasts.corpora.running import Counts

_QUIET_SECONDS = 2.0


def extract_into(
    folder: Path,
    paths: tuple[str, ...],
    stated: date | None,
    columns: tuple[str, ...],
    engine: tuple[int | None, str | None],
) -> None:
    """Extract a corpus into a folder and say what came of it; exit 1 when a document was not read.

    Args:
        folder: Of the results; a run that was stopped goes on in it.
        paths: Folders, files, addresses.
        stated: When documents were published that state no date.
        columns: `NAME=COLUMN` of lines and rows.
        engine: How many processes of this machine, and the address of a Dask scheduler.
    """
    from forecasts.corpora.relays import merge_relays
    from forecasts.corpora.running import CorpusError, Settings, extract_corpus

    workers, scheduler = engine
    try:
        counts = extract_corpus(
            paths,
            folder,
            Settings(stated.isoformat() if stated else "", _columns(columns)),
            workers=workers or _cores(),
            scheduler=scheduler or "",
            report=_Progress().tell,
        )
    except CorpusError as error:
        raise click.UsageError(str(error)) from error
    claims = merge_relays(folder)
    click.echo(
        f"{count(counts.documents, 'document')}, {counts.size / 1e6:,.1f} MB: "
        f"{count(claims, 'claim')}, {count(counts.proposals - claims, 'relay')}, "
        f"{count(counts.errors, 'document')} not read"
    )
    sys.exit(int(counts.errors > 0))


def _cores() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _columns(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    from forecasts.corpora.documents import COLUMNS

    pairs = [word.partition("=")[::2] for word in words]
    for name, column in pairs:
        if name not in COLUMNS or not column:
            known = ", ".join(COLUMNS)
            raise click.BadParameter(f"NAME=COLUMN, NAME one of {known}", param_hint="--column")
    return tuple((name, column) for name, column in pairs)


class _Progress:
    """A line on stderr of what is done: rewritten on a terminal, now and then in a log."""

    def __init__(self) -> None:
        """Start the clock."""
        from time import monotonic

        self._now = monotonic
        self._begun = self._last = monotonic()
        self._documents = self._proposals = self._size = 0

    def tell(self, done: "Counts") -> None:
        """Add what a partition came to, and say so when the last word was two seconds ago."""
        self._documents += done.documents
        self._proposals += done.proposals
        self._size += done.size
        now = self._now()
        if now - self._last < _QUIET_SECONDS:
            return
        self._last = now
        text = (
            f"{now - self._begun:6.1f} s  {count(self._documents, 'document')}, "
            f"{self._size / 1e6:,.1f} MB, {count(self._proposals, 'proposal')}"
        )
        terminal = sys.stderr.isatty()
        click.echo(f"\r\x1b[2K{text}" if terminal else text, err=True, nl=not terminal)
