"""`score`: tidy tables of any forecast archive, and the scoreboard of the ledger."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from forecasts.cli.complete import complete_condition, complete_metrics
from forecasts.cli.output import ROW_FORMATS, write_rows
from forecasts.cli.shared import Day, ledger_option, open_sound_study, today
from forecasts.cli.table_files import check_local, read_tables
from forecasts.cli.where import FIELDS, filter_claims
from forecasts.problem import one_line

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.scores.request import ScoreRequest

DEFAULT_METRICS = "n,mean_error,mae,rmse"
BOARD_COLUMNS = (
    "n_eff", "claims", "on_record", "hits", "nears", "misses", "baseline_hits", "baseline_nears",
    "baseline_misses", "hit_rate", "hit_low", "hit_high", "msa", "bias", "skill", "error_over_par",
    "rank", "tied",
)  # fmt: skip
SECTIONS = ("board", "bands", "bounds", "apart")


class Words(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on only
    """Words between commas."""

    name = "a,b"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the words without blanks around them."""
        del param, ctx
        words = value if isinstance(value, tuple) else str(value).split(",")
        return tuple(word.strip() for word in words if word.strip())


TABLE_OPTIONS: tuple[Callable[..., Any], ...] = (
    click.option(
        "--claims",
        metavar="FILE",
        help="Score this table (CSV, Parquet; - is stdin), or all of a folder or pattern.",
    ),
    click.option(
        "--actuals",
        metavar="FILE",
        help="Table of outcomes; for the ledger its folder of actuals (default: actuals).",
    ),
    click.option(
        "--by",
        type=Words(),
        default="",
        help="Columns to group by (default: one group; for the ledger, source, or claimant, "
        "event, subject, measure, horizon, target, region, kind).",
    ),
    click.option(
        "--metrics",
        type=Words(),
        shell_complete=complete_metrics,
        default=DEFAULT_METRICS,
        show_default=True,
        help="Names of metrics; see --list-metrics.",
    ),
    click.option(
        "--error",
        metavar="BASIS",
        default="percent",
        show_default=True,
        help="percent (of the actual), ratio, log, points, absolute, symmetric or scale:COLUMN "
        "(percent of it, such as scale:gdp); percent,unit=percent:points where they differ. "
        "Claimed over actual: positive = too high.",
    ),
    click.option(
        "--sign",
        type=click.Choice(("claimed", "actual")),
        default="claimed",
        show_default=True,
        help="What comes first in signed errors: claimed minus actual, or actual minus claimed.",
    ),
    click.option(
        "--transform",
        type=click.Choice(("log", "log1p", "sqrt")),
        help="Score this function of values, quantiles and actuals.",
    ),
    click.option(
        "--growth",
        type=click.Choice(("previous", "annualised", "year", "annual")),
        help="Score growth in percent out of levels: over the previous period, the same as a "
        "yearly rate, over a year before, or of yearly means.",
    ),
    click.option("--value", metavar="COLUMN", help="Column of the claimed values."),
    click.option("--actual", metavar="COLUMN", help="Column of the actuals."),
    click.option("--probability", metavar="COLUMN", help="Column of stated probabilities."),
    click.option(
        "--columns",
        multiple=True,
        metavar="ROLE=NAMES",
        help="What columns are: source=method, or a column each: source=CBO,Fed or horizon=F*.",
    ),
    click.option(
        "--release",
        metavar="WHICH",
        help="Where actuals were published again: first, latest, 2 for the second, `2 or latest`, "
        "or `within 1y` of the period's end.",
    ),
    click.option(
        "--unit",
        type=Words(),
        help="The forecast unit: columns that tell one forecast from another.",
    ),
    click.option(
        "--on",
        type=Words(),
        help="Key columns (year=period where names differ); default: those both tables share.",
    ),
    click.option(
        "--baseline",
        metavar="NAME",
        help="For skill and tests: a source, a column, no_change, mean or median (of the sources), "
        "or a number.",
    ),
    click.option(
        "--where",
        multiple=True,
        metavar="COND",
        shell_complete=complete_condition(tuple(FIELDS)),
        help="Claims to use: 'horizon<=5', 'source in CBO,Fed', 'horizon=1 or horizon=4'; "
        "of the ledger: the conditions that `list` takes.",
    ),
    click.option(
        "--where-actuals", multiple=True, metavar="COND", help="Actuals to use: 'release=first'."
    ),
    click.option(
        "--bands", multiple=True, metavar="COL=EDGES", help="Cut a column: horizon=0,1,2,5."
    ),
    click.option("--rolling", type=click.IntRange(min=1), help="Window of N target periods."),
    click.option(
        "--average-over", type=Words(), default="", help="Average the scores over these columns."
    ),
    click.option("--common", is_flag=True, help="Score only what every source forecast."),
    click.option(
        "--keep-incomplete",
        is_flag=True,
        help="Compare forecasts, too, that lack quantile levels their source gives elsewhere.",
    ),
    click.option(
        "--weights", metavar="COLUMN", help="Weights of forecasts, in means of single scores."
    ),
    click.option("--totals", is_flag=True, help="Add a row of all groups together."),
    click.option("--counts", is_flag=True, help="The number of forecasts beside each score."),
    click.option("--intervals", is_flag=True, help="95% intervals, target periods drawn again."),
    click.option("--verdict", metavar="RULE", help="Hit, near, miss by log, points, pct_actual."),
    click.option("--tolerances", metavar="HIT,NEAR", help="Limits in place of the rule's own."),
    click.option(
        "--steps", metavar="N|h|h+1", help="Steps ahead in tests (default: the horizon, h)."
    ),
    click.option(
        "--horizon-unit",
        type=click.Choice(("day", "week", "month", "quarter", "year", "step")),
        help="What the horizon counts, where its name does not say it.",
    ),
    click.option(
        "--cluster",
        metavar="COLUMN",
        help="What moves together in tests (default: a target period; none for nothing).",
    ),
    click.option(
        "--variance",
        type=click.Choice(("rectangular", "bartlett", "newey_west", "prewhitened")),
        help="Long-run variance of tests.",
    ),
    click.option("--normal", is_flag=True, help="P-values of tests from the normal distribution."),
    click.option("--level", type=float, help="Level of low/high where no column gives it: 0.9."),
    click.option(
        "--levels",
        type=Words(),
        default="",
        help="Quantile levels that samples are turned into: 0.05,0.25,0.5,0.75,0.95.",
    ),
    click.option("--categories", type=Words(), default="", help="Ordered categories of a pmf."),
    click.option("--allow-units", is_flag=True, help="Do not compare the words for units."),
    click.option(
        "--rows",
        is_flag=True,
        help="Print every claim with its actual and error, and the single scores of --metrics.",
    ),
    click.option(
        "--scheduler", metavar="ADDRESS", help="Score by partitions on Dask: local, tcp://..."
    ),
    click.option("--list-metrics", is_flag=True, help="Print all metrics with their formulas."),
)


def _table_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(TABLE_OPTIONS):
        command = option(command)
    return command


@click.command()
@_table_options
@ledger_option
@click.option(
    "--as-of",
    type=Day(),
    help="Score what was known on that day (default: for the ledger today, for tables everything).",
)
@click.option(
    "--section",
    type=click.Choice(SECTIONS),
    default="board",
    show_default=True,
    help="Part of the ledger's scoreboard.",
)
@click.option("--digits", type=click.IntRange(0, 15), help="Round to so many decimals.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice((*ROW_FORMATS, "parquet")),
    default="table",
    show_default=True,
)
def score(  # every option of TABLE_OPTIONS, each of a type of its own
    *,
    ledger: Path,
    as_of: date | None,
    section: str,
    digits: int | None,
    output_format: str,
    **options: Any,  # noqa: ANN401 - see above
) -> None:
    """Score a tidy table (--claims, --actuals), or the ledger."""
    from forecasts.scores.metrics.registry import UnknownMetricError
    from forecasts.scores.tables.columns import NothingToScoreError, TableError

    options["as_of"] = None if as_of is None else as_of.isoformat()
    try:
        if options["list_metrics"]:
            _list_metrics(output_format)
        elif options["claims"] is not None:
            _write(_rounded(_score_tables(options), digits), output_format)
        else:
            folder = Path(options["actuals"] or "actuals")
            table = open_sound_study(ledger, folder, as_of or today()).comparison()
            table = filter_claims(table, options["where"])
            scored = _score_ledger(table, options["by"], section)
            shown = (str(scored.columns[0]), *BOARD_COLUMNS) if section == "board" else ()
            _write(_rounded(scored, digits), output_format, shown)
    except (TableError, UnknownMetricError) as error:
        click.echo(f"forecasts score: {one_line(str(error))}", err=True)
        sys.exit(1 if isinstance(error, NothingToScoreError) else 2)


def _list_metrics(output_format: str) -> None:
    from forecasts.scores.metrics.registry import METRICS, describe_metric

    rows = [describe_metric(name) for name in METRICS]
    write_rows(rows, output_format, ("metric", "unit", "better", "summary"))  # type: ignore[arg-type]


def _score_tables(options: dict[str, Any]) -> "pd.DataFrame":
    from forecasts.scores.scoring.matched_rows import match_request
    from forecasts.scores.scoring.partitions import score_files
    from forecasts.scores.scoring.score_table import score_request
    from forecasts.scores.tables.columns import TableError
    from forecasts.scores.tables.files import read_table

    request = _request(options)
    name: str = options["claims"]
    if options["scheduler"]:
        if options["rows"]:
            raise TableError("--rows gives every claim back: it does not go with --scheduler")
        check_local(name, options["actuals"])
        actuals = read_table(options["actuals"]) if options["actuals"] else None
        scores = score_files([name], actuals, request, scheduler=options["scheduler"])
        table, notes = scores.table, scores.notes
    else:
        claims, actuals = read_tables(name, options["actuals"])
        if options["rows"]:
            table, notes = match_request(claims, actuals, request)
        else:
            scores = score_request(claims, actuals, request)
            table, notes = scores.table, scores.notes
    for note in notes:
        click.echo(one_line(note), err=True)
    return table


def _request(options: dict[str, Any]) -> "ScoreRequest":
    from forecasts.scores.joins.overlap import check_steps
    from forecasts.scores.request import ScoreRequest
    from forecasts.scores.tables.columns import TableError, parse_number

    fields = {name: options[name] for name in ScoreRequest.__dataclass_fields__}
    if options["tolerances"] is not None:
        numbers = [parse_number(word) for word in options["tolerances"].split(",")]
        if len(numbers) != 2 or None in numbers:
            raise TableError("--tolerances takes two numbers, such as 10,25")
        fields["tolerances"] = tuple(numbers)
    check_steps(options["steps"])
    return ScoreRequest(**fields)


def _score_ledger(table: "pd.DataFrame", by: tuple[str, ...], section: str) -> "pd.DataFrame":
    from forecasts.scores.boards.scoreboard import scoreboard
    from forecasts.scores.tables.columns import TableError

    if len(by) > 1:
        raise TableError("the ledger is scored by one thing at a time")
    board = scoreboard(table, by=by[0] if by else "source")
    for note in board.notes:
        click.echo(one_line(note), err=True)
    chosen: pd.DataFrame = getattr(board, section)
    return chosen


def _rounded(table: "pd.DataFrame", digits: int | None) -> "pd.DataFrame":
    return table if digits is None else table.round(digits)


def _write(table: "pd.DataFrame", output_format: str, shown: tuple[str, ...] = ()) -> None:
    """Write the table; `shown` limits what is printed for people, not the data."""
    if output_format == "parquet":
        try:
            table.to_parquet(sys.stdout.buffer, index=False)
        except ImportError as error:
            raise click.UsageError("parquet needs pyarrow: `forecasts[parquet]`") from error
        return
    if output_format == "csv" and not len(table):
        write_rows([], "csv", fields=[str(name) for name in table.columns])
        return
    rows = table.to_dict("records")
    if output_format != "json":  # JSON has no infinity, a table has
        for row in rows:
            row |= {name: "inf" for name, value in row.items() if value == float("inf")}
    write_rows(rows, output_format, shown or tuple(str(name) for name in table.columns))
