"""The program: the plain form of `check` at once, every other command by click."""

import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:2] == ["check"]:
        from forecasts.checks.report import read_plain_arguments, report_check

        plain = read_plain_arguments(sys.argv[2:])
        if plain is not None:
            sys.exit(report_check(*plain))
    from forecasts.cli import main as run_command

    run_command(prog_name="forecasts")


if __name__ == "__main__":
    main()
