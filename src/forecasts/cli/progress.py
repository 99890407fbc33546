"""Lines about what is being done, for commands that take a while."""

import sys
from time import monotonic

import click

__all__ = ["Progress"]

_QUIET_SECONDS = 2.0


class Progress:
    """Lines on stderr about what is being done, once it has taken more than two seconds."""

    def __init__(self) -> None:
        """Start the clock."""
        self._start = self._last = monotonic()

    def say(self, words: str) -> None:
        """Say what is being done: one line on a terminal, one every two seconds in a log."""
        now = monotonic()
        text = f"{now - self._start:5.1f} s  {words}"
        if sys.stderr.isatty():
            if now - self._start > _QUIET_SECONDS:
                click.echo(f"\r\x1b[2K{text}", err=True, nl=words == "PDF")
        elif now - self._last > _QUIET_SECONDS:
            click.echo(text, err=True)
            self._last = now
