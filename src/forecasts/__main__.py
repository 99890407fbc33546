"""The program: a plain `check` at once, every other command by click."""

import gc
import sys
from io import TextIOWrapper


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a name or a word that the terminal cannot show
            stream.reconfigure(errors="backslashreplace")
    if sys.argv[1:2] == ["check"]:
        from forecasts.clean_checks import read_plain_arguments

        plain = read_plain_arguments(sys.argv[2:])
        if plain is not None:
            sys.exit(_check(*plain))
    from forecasts.cli import main as run_command

    run_command(prog_name="forecasts")


def _check(paths: list[str], output_format: str) -> int:
    """Check without click, whose import alone takes longer; an unchanged clean ledger is known."""
    gc.disable()  # modules and records make no circles, and the search for them takes a tenth
    from forecasts.clean_checks import cache_file, fingerprint_ledger, is_remembered, remember

    named = paths or ["claims"]
    state, file = fingerprint_ledger(named), cache_file(named)
    if is_remembered(state, file):
        return 0
    from forecasts.checks.report import report_check

    code, clean = report_check(tuple(named), output_format)
    if clean:
        remember(state, file)
    return code


if __name__ == "__main__":
    main()
