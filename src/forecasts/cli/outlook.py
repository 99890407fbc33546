"""`outlook`: how probable the verdicts are of forecasts that have no outcome yet."""

import math
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from forecasts.cli.columns import sort_option, sort_rows
from forecasts.cli.output import Row, write_rows
from forecasts.cli.pager import pager_option
from forecasts.cli.shared import AllAtOnce, Day, OneOf, format_option
from forecasts.cli.table_files import FILE_OPTIONS, read_options, read_tables
from forecasts.problem import one_line

if TYPE_CHECKING:
    from collections.abc import Hashable

PROBABILITIES = ("hit", "near", "too_high", "too_low")
RATES = ("growth_needed", "growth_record")


@click.command(cls=AllAtOnce)
@click.option(
    "--claims", required=True, metavar="FILE", help="Tidy table of forecasts; - is stdin."
)
@click.option("--actuals", required=True, metavar="FILE", help="Table of yearly outcomes.")
@read_options
@click.option("--where", multiple=True, metavar="COND", help="Claims to use.")
@click.option(
    "--error",
    type=OneOf(("percent", "points")),
    default="percent",
    show_default=True,
    help="points: differences instead of logarithms, for rates of growth.",
)
@click.option("--as-of", type=Day(), help="Use what was published by that day.")
@sort_option
@format_option
@pager_option
def outlook(
    *,
    claims: str,
    actuals: str,
    as_of: date | None,
    sort: str | None,
    output_format: str,
    **options: str | tuple[str, ...] | bool | None,
) -> None:
    """Tell how probable each verdict is of forecasts in a table that have no outcome yet."""
    from forecasts.scores.outlooks import outlook_table
    from forecasts.scores.tables.columns import NothingToScoreError, TableError

    day = None if as_of is None else as_of.isoformat()
    given = {name: value for name, value in options.items() if value and name not in FILE_OPTIONS}
    try:
        forecasts, outcomes = read_tables(claims, actuals, options)
        table, notes = outlook_table(forecasts, outcomes, as_of=day, **given)
    except TableError as error:
        click.echo(f"forecasts outlook: {one_line(str(error))}", err=True)
        sys.exit(1 if isinstance(error, NothingToScoreError) else 2)
    for note in notes:
        click.echo(one_line(note), err=True)
    table = sort_rows(table, sort, [str(name) for name in table.columns])
    rows = table.round(4).to_dict("records")
    if output_format in {"table", "md"}:
        rates = () if options["error"] == "points" else RATES
        rows = [{**row, **_percentages(row, rates)} for row in rows]
    write_rows(rows, output_format, tuple(str(name) for name in table.columns))


def _percentages(row: "Row", rates: tuple[str, ...]) -> "Row":
    """Return the probabilities and rates of a row as people read them; blank ones are left out."""
    written: dict[Hashable, object] = {}
    for factor, names in ((100, PROBABILITIES), (1, rates)):
        for name in names:
            number = factor * float(str(row[name]))
            written[name] = f"{number:.3g}%" if math.isfinite(number) else ""
    return written
