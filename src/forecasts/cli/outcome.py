"""`actuals start` and `actuals add`: a series of outcomes, and a published figure behind it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.actuals.origin import FREQUENCIES
from forecasts.cli.complete import complete_codes, complete_releases, complete_series
from forecasts.cli.shared import (
    AllAtOnce,
    OneOf,
    actuals_option,
    exit_if_missing,
    ledger_option,
    today,
)
from forecasts.ledger.dates import plain_day

if TYPE_CHECKING:
    from forecasts.editing.outcome import AddedOutcome

FAR = 10.0
"""How many times as much is no longer said in percent."""


@click.command("add", cls=AllAtOnce)
@click.argument("series", shell_complete=complete_series)
@click.option("--period", required=True, help="2024, 2024-H1, 2024-Q1, 2024-03, FY2024.")
@click.option("--value", required=True, help="In the unit of the series: `95.1`, `>20`, `18-22`.")
@click.option("--unit", help="Where it is not that of the series, as `million vehicle`.")
@click.option("--published", required=True, metavar="DATE", help="2026-01-14, 2026-01 or 2026.")
@click.option("--retrieved", metavar="DATE", help="The day it was read (default: today).")
@click.option(
    "--release",
    shell_complete=complete_releases,
    help="What publication it is (default: first, or revised where the period has a figure).",
)
@click.option("--rounding", help="Half the last printed digit (default: from the value).")
@click.option("--price-basis", metavar="YEAR", help="The year whose prices are meant.")
@click.option("--url", help="Where it stands.")
@click.option("--notes", help="What to know about it.")
@actuals_option
@ledger_option
def add_actual(
    *,
    series: str,
    period: str,
    value: str,
    unit: str | None,
    published: str,
    retrieved: str | None,
    release: str | None,
    rounding: str | None,
    price_basis: str | None,
    url: str | None,
    notes: str | None,
    actuals: Path,
    ledger: Path,
) -> None:
    """Append a published figure to SERIES, as a row with its own date of publication.

    The whole file is written or nothing, and only when the outcomes have no new error with it.
    Rows are never changed: a revised figure is another row. `forecasts undo` takes the last back.

    \b
    forecasts actuals add example_robots_world --period 2025 --value 577000 \\
        --published 2027-03-15 --url https://example.org/robots
    """  # noqa: D301  click's sign for a block as it stands is a backspace
    from forecasts.editing.outcome import add_outcome

    exit_if_missing((ledger,), ledger=True)
    exit_if_missing((actuals,))
    cells = {
        "period": period, "value": value, "unit": unit, "price_basis": price_basis,
        "published_on": plain_day(published or ""),
        "retrieved_on": plain_day(retrieved or ""), "release": release,
        "rounding": rounding, "url": url, "notes": notes,
    }  # fmt: skip
    given = {column: cell for column, cell in cells.items() if cell}
    try:
        added = add_outcome(ledger, actuals, series, given, read_on=today())
    except OSError as error:
        click.echo(f"{error.filename} cannot be written: {error.strerror or error}", err=True)
        sys.exit(3)
    _tell(added)


@click.command("start", cls=AllAtOnce)
@click.argument("series")
@click.option("--title", required=True, help="Name of the table or release.")
@click.option("--producer", required=True, help="Who counts it.")
@click.option("--url", required=True, help="Where it is published.")
@click.option("--definition", required=True, help="What is counted and what is not.")
@click.option(
    "--subject",
    required=True,
    shell_complete=complete_codes("subjects"),
    help="Code of what it is about, as in the claims that it is to judge.",
)
@click.option(
    "--measure",
    required=True,
    shell_complete=complete_codes("measures"),
    help="Code of what is counted or priced.",
)
@click.option(
    "--region", required=True, shell_complete=complete_codes("regions"), help="Code of the place."
)
@click.option(
    "--unit", required=True, help="Unit of its values, with its magnitude, as `billion CNY`."
)
@click.option(
    "--frequency",
    type=OneOf(FREQUENCIES),
    default="year",
    show_default=True,
    help="Length of a period.",
)
@click.option(
    "--licence",
    default="short quotation",
    show_default=True,
    help="What may be done with its figures.",
)
@actuals_option
@ledger_option
def start_actuals(*, series: str, actuals: Path, ledger: Path, **facts: str) -> None:
    """Start the SERIES of outcomes: its origin, and a table without rows.

    Nothing is written when the origin has a fault. `forecasts actuals add` appends its figures.

    \b
    forecasts actuals start example_robots_china --unit unit \\
        --subject example-robots --measure sales --region China \\
        --title 'Robots sold in China' --producer 'Example Office' \\
        --definition 'Robots sold, exports excluded' \\
        --url https://example.org/robots
    """  # noqa: D301  click's sign for a block as it stands is a backspace
    from forecasts.editing.outcome_series import start_series

    exit_if_missing((ledger,), ledger=True)
    said = {**facts, "date_accessed": today().isoformat()}
    try:
        started = start_series(ledger, actuals, series, said)
    except OSError as error:
        click.echo(f"{error.filename} cannot be written: {error.strerror or error}", err=True)
        sys.exit(3)
    _leave_at_faults(started, "nothing started")
    click.echo(started.file)
    click.echo(
        f"next: forecasts actuals add {series} --period ... --value ... --published ...", err=True
    )


def _leave_at_faults(added: "AddedOutcome", nothing: str) -> None:
    """Print what is wrong; leave with exit code 1 at a fault, 2 where it was refused."""
    from forecasts.diagnostics import render

    if added.refusal:
        click.echo(f"{nothing}: {added.refusal}", err=True)
        sys.exit(2)
    click.echo(render(added.problems, added.texts, "full"), err=True, nl=False)
    if any(problem.severity == "error" for problem in added.problems):
        click.echo(nothing, err=True)
        sys.exit(1)


def _tell(added: "AddedOutcome") -> None:
    """Print what came of it; leave with exit code 1 when nothing was written, 2 for no series."""
    from forecasts.words.amounts import beside

    _leave_at_faults(added, "nothing added")
    if added.row is None:
        click.echo("nothing added", err=True)
        sys.exit(1)
    row, before = added.row, added.before
    click.echo(f"{added.file}: {row.period}")
    amount = f"{row.value:,.15g} {beside(row.value, added.unit)}".replace(" %", "%")
    what = f"{amount} in {row.period}, {row.release or 'first'}"
    line = f"read {what}, published on {row.published}"
    if before is not None:
        change = _change(row.value / before.value) if before.value > 0 and row.value > 0 else ""
        line += f"; {before.period} had {before.value:,.15g}{change}"
    click.echo(line, err=True)


def _change(ratio: float) -> str:
    """Say how a figure stands to the one before it, in percent as long as that is readable."""
    if 1 / FAR < ratio < FAR:
        return f" ({ratio - 1:+.1%})"
    return f" ({ratio:,.3g} times as much)" if ratio > 1 else f" (1 / {1 / ratio:,.3g} of it)"
