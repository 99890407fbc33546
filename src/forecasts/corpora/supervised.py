"""A process that reads documents for us, and is started anew when a document is too much for it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import inf
from threading import Thread
from time import monotonic, sleep
from typing import IO, Any

from forecasts.corpora.documents import Raw
from forecasts.extracting.pages.documents import SECONDS

__all__ = ["Reader", "reader"]

_COMMAND = (sys.executable, "-P", "-m", "forecasts.corpora.child")
_MOST = 50_000_000
"""Bytes after which the process is started anew, whatever its libraries have not given back."""
_TICK = 0.05
"""Seconds between two looks at the clock."""


class Reader:
    """Reads one document at a time, in a process with limits of time and memory."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """Start nothing yet: the first document does.

        Args:
            seconds: For one document, on the clock.
        """
        self._seconds = seconds
        self._done = 0
        self._deadline = inf
        self._child: subprocess.Popen[bytes] | None = None

    def read(self, raw: Raw, stated: str) -> dict[str, Any]:
        """Return the `rows` of a document, or why it was `refused`.

        Args:
            raw: The document.
            stated: Day of publication, where the document states none; may be empty.
        """
        if raw.fault:
            return {"refused": raw.fault}
        facts = {name: getattr(raw, name) for name in ("name", "text", "url", "date", "title")}
        header = json.dumps({**facts, "size": len(raw.data), "stated": stated}).encode()
        source, answers = self._pipes()
        self._deadline = monotonic() + self._seconds
        answer = b""
        try:
            with suppress(BrokenPipeError):
                source.write(header + b"\n" + raw.data)
                source.flush()
            answer = answers.readline()
        finally:
            late, self._deadline = monotonic() > self._deadline, inf
        if answer.endswith(b"\n") and not late:
            self._done += len(raw.data)
            if self._done > _MOST:
                self.close()
            return dict(json.loads(answer))
        self.close()
        why = f"takes more than {self._seconds:g} seconds" if late else "ended the reading process"
        return {"refused": f"it {why}"}

    def close(self) -> None:
        """End the process."""
        child, self._child, self._done = self._child, None, 0
        if child is not None:
            child.kill()
            child.communicate()

    def _watch(self, child: subprocess.Popen[bytes]) -> None:
        """Kill a process at its deadline: a thread for each document would take a millisecond."""
        while child.poll() is None:
            if monotonic() > self._deadline:
                child.kill()
            sleep(_TICK)

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._child is None:
            # Not `safe_children`: many threads start children, and the environment is one.
            self._child = subprocess.Popen(  # noqa: S603  our own module
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONSAFEPATH": "1"},
            )
            Thread(target=self._watch, args=(self._child,), daemon=True).start()
            _, answers = self._pipes()
            if answers.readline() != b"ready\n":
                raise OSError("the process that reads documents does not start")
        child = self._child
        if child.stdin is None or child.stdout is None:  # never: both are pipes
            raise OSError("the process that reads documents has no pipes")
        return child.stdin, child.stdout


@contextmanager
def reader(seconds: float = SECONDS) -> Iterator[Reader]:
    """Give a reader that ends with the block."""
    found = Reader(seconds)
    try:
        yield found
    finally:
        found.close()
