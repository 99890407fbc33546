"""What several commands need: the ledger read and sound, the as-of date, the rates."""

import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.actuals import Actuals
    from forecasts.ledger import Ledger
    from forecasts.money import Rates


class Day(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on only
    """A date of the calendar, as 2026-11-21."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the date, or fail with what was expected."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"`{value}` is not a date; write it as 2026-11-21", param, ctx)


def today() -> date:
    """Return today's date in UTC: the only clock, read at the edge, for a missing --as-of."""
    return datetime.now(tz=UTC).date()


as_of_option = click.option(
    "--as-of", type=Day(), default=today, help="Use nothing known after this day (default: today)."
)
ledger_option = click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    default="claims",
    show_default=True,
    help="The ledger's folder.",
)
actuals_option = click.option(
    "--actuals",
    type=click.Path(path_type=Path),
    default="actuals",
    show_default=True,
    help="The folder of published outcomes.",
)


def exit_if_missing(paths: Iterable[Path]) -> None:
    """Leave with exit code 3 when one of the ledger's paths is not there."""
    missing = [f"`{path}`" for path in paths if not path.exists()]
    if missing:
        start = "; start a ledger with `forecasts init`"
        click.echo(f"there is no {', '.join(missing)}{start}", err=True)
        sys.exit(3)


def load_sound_ledger(path: Path) -> "Ledger":
    """Read the ledger; leave with exit code 1 when it has errors, 3 when it is not there."""
    from forecasts.checks import check
    from forecasts.diagnostics import render, summarise
    from forecasts.ledger import load

    exit_if_missing((path,))
    ledger = load(path)
    errors = [problem for problem in check(ledger) if problem.severity == "error"]
    if errors:
        click.echo(render(errors, ledger.texts, "concise"), err=True, nl=False)
        click.echo(f"the ledger has {summarise(errors)}; see `forecasts check`", err=True)
        sys.exit(1)
    return ledger


def load_ledger_rates(ledger_path: Path) -> "Rates":
    """Return the shipped rates, with the figures of the ledger's own `rates/` in their place.

    Leave with exit code 1 when one of its rows cannot be used: it would be missed in silence.
    """
    from forecasts.money import load_rates

    folder = ledger_path / "rates"
    rates = load_rates(folder) if folder.is_dir() else load_rates()
    for fault in rates.faults:
        click.echo(f"{fault.position.file}:{fault.position.line}: {fault.message}", err=True)
    if rates.faults:
        sys.exit(1)
    return rates


def load_sound_actuals(path: Path, ledger: "Ledger") -> "Actuals":
    """Read the outcomes under the ledger's codelists; leave with exit code 1 on a fault."""
    from forecasts.actuals import load_actuals
    from forecasts.diagnostics import render, summarise

    actuals = load_actuals(path, codes=ledger.codes)
    if actuals.problems:
        click.echo(render(actuals.problems, actuals.texts, "concise"), err=True, nl=False)
        click.echo(f"the actuals have {summarise(actuals.problems)}", err=True)
        sys.exit(1)
    return actuals


def compare_ledger(
    path: Path, actuals: Path, as_of: date, *, rule: str = "method"
) -> "pd.DataFrame":
    """Return the comparison table of the ledger at `path` as of a day."""
    from forecasts.comparing import compare
    from forecasts.normalising import claims_table

    ledger = load_sound_ledger(path)
    outcomes = load_sound_actuals(actuals, ledger)
    return compare(claims_table(ledger), outcomes, as_of=as_of, rule=rule)
