"""A pager at a terminal, as git has one: `$PAGER`, else `less -FRX`, which leaves a short text be.

It starts with the first words, gets what goes to stderr as well, and lets the command's exit code
be. Without a terminal there is none, so that what scripts read is what it always was.
"""

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress

import click

from forecasts.inert import Inert

__all__ = ["pager_option", "split_command"]

_OFF: tuple[list[str], ...] = ([], ["cat"])
_LESS = "FRX"  # leave at once when all is on one screen, colours as they are, and clear nothing


class _Pager:
    """A stream into the pager, which is a terminal to whoever asks; started by the first words."""

    encoding = "utf-8"
    errors = "backslashreplace"

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[str] | None = None
        self._before = (sys.stdout, sys.stderr)
        sys.stdout = Inert(self)  # type: ignore[arg-type]  # what of a stream is used
        if sys.stderr.isatty():
            sys.stderr = sys.stdout

    def write(self, text: str) -> int:
        """Write to the pager; when it was left, the rest is dropped."""
        if text and self._process is None:
            environment = {**os.environ, "LESS": os.environ.get("LESS", _LESS)}
            # The person's own pager, asked for by its name.
            self._process = subprocess.Popen(  # noqa: S603
                self._command, stdin=subprocess.PIPE, env=environment, encoding=self.encoding,
                errors=self.errors,
            )  # fmt: skip
        if self._process is not None and self._process.stdin is not None:
            with suppress(BrokenPipeError):
                self._process.stdin.write(text)
        return len(text)

    def flush(self) -> None:
        """Hand on what was written; the pager shows the first page while the rest is made."""
        if self._process is not None and self._process.stdin is not None:
            with suppress(BrokenPipeError, ValueError):
                self._process.stdin.flush()

    def isatty(self) -> bool:
        """Tell that a person reads this."""
        return True

    def close(self) -> None:
        """Put the streams back and wait until the person has left the pager."""
        sys.stdout, sys.stderr = self._before
        if self._process is None or self._process.stdin is None:
            return
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        while self._process.poll() is None:
            with suppress(KeyboardInterrupt):  # Ctrl-C is for the pager
                self._process.wait()


def split_command(variable: str, text: str) -> list[str]:
    """Return the words of the program that the person names in a variable, as a shell reads them.

    Raises:
        click.UsageError: A quotation mark is left open, or a backslash ends the text.
    """
    try:
        return shlex.split(text)
    except ValueError as error:
        raise click.UsageError(f"${variable} cannot be read: {str(error).lower()}") from error


def _page(ctx: click.Context, param: click.Parameter, off: bool) -> None:  # noqa: FBT001  click's
    del param
    if off or ctx.resilient_parsing or not sys.stdout.isatty():
        return
    words = split_command("PAGER", os.environ.get("PAGER", "less"))
    if words not in _OFF and shutil.which(words[0]):
        ctx.call_on_close(_Pager(words).close)


pager_option = click.option(
    "--no-pager",
    is_flag=True,
    expose_value=False,
    callback=_page,
    help="At a terminal, do not show the output in $PAGER (default: less -FRX).",
)
