"""The program: a plain `check` at once, every other command by click."""

import gc
import sys
from io import TextIOWrapper

from forecasts.boundary import answer, stop_on_signal


def main() -> None:
    """Run the command line."""
    home = __file__.replace("\\", "/").rpartition("/")[0]
    if __name__ == "__main__" and not sys.flags.safe_path and f"{sys.path[0]}/forecasts" != home:
        del sys.path[0]  # `python -m` puts the current folder first: its files are not ours to run
    sys.exit(answer(_run))


def _run() -> object:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a name or a word that the terminal cannot show
            stream.reconfigure(errors="backslashreplace")
    if sys.stderr.isatty() or sys.stdout.isatty():
        _make_inert()
    if sys.argv[1:2] == ["check"]:
        from forecasts.clean_checks import read_plain_arguments

        plain = read_plain_arguments(sys.argv[2:])
        if plain is not None:
            return _check(*plain)
    from forecasts.cli import main as run_command

    _make_inert()
    stop_on_signal()
    return run_command(prog_name="forecasts")


def _make_inert() -> None:
    """Let nothing but text to a terminal; what stderr says is also read later, in a log."""
    from forecasts.inert import Inert

    for name in ("stderr", "stdout"):
        stream = getattr(sys, name)
        if not isinstance(stream, Inert) and (name == "stderr" or stream.isatty()):
            setattr(sys, name, Inert(stream))


def _check(paths: list[str], output_format: str) -> int:
    """Check without click, whose import alone takes longer; an unchanged clean ledger is known."""
    gc.disable()  # modules and records make no circles, and the search for them takes a tenth
    from forecasts.clean_checks import (
        EMPTY_FORMATS,
        cache_file,
        fingerprint_ledger,
        is_remembered,
        remember,
    )

    named = paths or ["claims"]
    state, file = fingerprint_ledger(named), cache_file(named)
    if is_remembered(state, file):
        if output_format in EMPTY_FORMATS:
            from forecasts.diagnostics import render

            sys.stdout.write(render([], {}, output_format))
        return 0
    from forecasts.checks.report import report_check

    code, clean = report_check(tuple(named), output_format)
    if clean:
        remember(state, file)
    return code


if __name__ == "__main__":
    main()
