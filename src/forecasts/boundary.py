"""The edge of the program: what the system refuses becomes one line and an exit code.

A fault in a user's data is a `Problem` with a place, a wrong option a usage error; what comes here
is a full disk, a folder that may not be read, a closed pipe, Ctrl-C, too little memory, or work
that cannot be done. Anything else is a fault of the program, and says so.
"""

import os
import sys
from collections.abc import Callable
from errno import EBADF

__all__ = [
    "FAULT", "INTERRUPTED", "PIPED", "REFUSED", "SYSTEM", "RefusedError", "StoppedError", "answer",
    "refusal", "stop_on_signal",
]  # fmt: skip

REFUSED, FAULT, INTERRUPTED, PIPED = 3, 70, 130, 141
"""What the system refused; a fault of the program (EX_SOFTWARE); Ctrl-C and a reader that has gone
(SIGPIPE), as shells expect."""


class RefusedError(Exception):
    """Work that cannot be done for a reason outside the ledger; the message says which."""


class StoppedError(BaseException):
    """Another process asked this one to stop (SIGTERM)."""


SYSTEM: tuple[type[BaseException], ...] = (
    OSError, MemoryError, KeyboardInterrupt, EOFError, RecursionError, RefusedError,
    StoppedError,
)  # fmt: skip
"""What the system may do to us, and what cannot be done; anything else is our fault."""


def answer(run: Callable[[], object]) -> int:
    """Run the program and return its exit code; every exception has become a line on stderr."""
    open_closed_streams()
    try:
        try:
            found = run()
        except SystemExit as left:
            found = left.code
        code = found if isinstance(found, int) else 0 if found is None else 1
        sys.stdout.flush()
    except BaseException as error:
        if sys.flags.dev_mode and not isinstance(error, SYSTEM):
            raise
        code = refusal(error)
    _drop_unwritten()
    return code


def refusal(error: BaseException) -> int:
    """Say in one line on stderr what was refused, and return the exit code for it.

    A reader that has gone is no fault: nothing is said, and the exit code is that of SIGPIPE.
    """
    code, words = REFUSED, ""
    if isinstance(error, BrokenPipeError):  # `| head` has read enough: there is nothing to say
        return PIPED
    if isinstance(error, KeyboardInterrupt):
        code, words = INTERRUPTED, "stopped by Ctrl-C"
    elif isinstance(error, StoppedError):
        words = "stopped by the system (SIGTERM)"
    elif isinstance(error, MemoryError):
        words = "there is not enough memory"
    elif isinstance(error, RecursionError):
        words = "the input is nested too deeply"
    elif isinstance(error, OSError) and error.strerror:
        words = f"{os.fsdecode(error.filename)}: " if _named(error) else ""
        words += error.strerror
    elif isinstance(error, SYSTEM):
        words = str(error) or type(error).__name__
    else:
        code, words = FAULT, _fault(error)
    from forecasts.problem import one_line

    try:
        sys.stderr.write(f"forecasts: {one_line(words)}\n")
        sys.stderr.flush()
    except OSError:
        pass  # nobody can be told
    return code


def _named(error: OSError) -> bool:
    return isinstance(error.filename, str | bytes | os.PathLike)


def _fault(error: BaseException) -> str:
    """Name a fault of the program and its place; `python -X dev` shows the whole way there."""
    place, trace = "", error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if f"{os.sep}forecasts{os.sep}" in code.co_filename:
            place = f" at {os.path.basename(code.co_filename)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"a fault of the program{place}, please report it: {type(error).__name__}: {error}"


def open_closed_streams() -> None:
    """Put a stream in place of a closed one: Python has None there, which nothing expects."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  as long as we run
    if sys.stdin is None or sys.stdout is None:
        from io import RawIOBase, TextIOWrapper

        class Closed(RawIOBase):
            """A stream that refuses to be read or written, and may be flushed while unused."""

            def readable(self) -> bool:
                return True

            def writable(self) -> bool:
                return True

            def readinto(self, buffer: object) -> int:
                del buffer
                raise OSError(EBADF, "the input is closed", "<stdin>")

            def write(self, data: object) -> int:
                del data
                raise OSError(EBADF, "the output is closed", "<stdout>")

        sys.stdin = sys.stdin or TextIOWrapper(Closed(), encoding="utf-8")
        sys.stdout = sys.stdout or TextIOWrapper(Closed(), encoding="utf-8")


def _drop_unwritten() -> None:
    """Give up what could not be written: Python would try again at its end, and complain."""
    try:
        sys.stdout.flush()
    except OSError:
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            sys.stdout.flush()
        except (OSError, ValueError):
            sys.stdout = None


def stop_on_signal() -> None:
    """Turn the first SIGTERM into an exception, so that temporary files go and a line is said.

    What comes after it is passed over: `timeout` sends two, and the second would stop the clearing.
    """
    import signal

    def stop(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_IGN)
        raise StoppedError

    signal.signal(signal.SIGTERM, stop)
