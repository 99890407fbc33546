"""`score`: tidy tables of any forecast archive, and the scoreboard of the ledger."""

import sys
from collections.abc import Callable
from datetime import date
from itertools import takewhile
from math import floor, isfinite, log10
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from forecasts.cli.columns import sort_option, sort_rows
from forecasts.cli.output import write_rows
from forecasts.cli.score_options import TABLE_OPTIONS
from forecasts.cli.shared import (
    Day,
    OneOf,
    exit_if_missing,
    format_option,
    ledger_option,
    open_sound_study,
    today,
)
from forecasts.cli.table_files import (
    check_local,
    read_outcomes,
    read_tables,
    refuse_options_of_tables,
)
from forecasts.cli.where import filter_claims
from forecasts.problem import one_line

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.scores.request import ScoreRequest
    from forecasts.scores.tables.long_rows import Claims

BOARD_COLUMNS = (
    "n_eff", "claims", "on_record", "hits", "nears", "misses", "baseline_hits", "baseline_nears",
    "baseline_misses", "hit_rate", "hit_low", "hit_high", "msa", "bias", "skill", "error_over_par",
    "rank", "tied",
)  # fmt: skip
LEDGER_OPTIONS = frozenset(
    {"ledger", "actuals", "as_of", "by", "where", "section", "sort", "digits", "output_format"}
)
SECTIONS = ("board", "bands", "bounds", "apart")


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
    type=OneOf(SECTIONS),
    default="board",
    show_default=True,
    help="Part of the ledger's scoreboard.",
)
@sort_option
@click.option(
    "--digits",
    type=click.IntRange(0, 15),
    help="Round to so many decimals (default: four figures in `table` and `md`, all in data).",
)
@format_option
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
            scored = _sorted(_score_tables(options), options["sort"])
            _write(_rounded(scored, digits, output_format), output_format)
        else:
            refuse_options_of_tables(set(options) - LEDGER_OPTIONS)
            if options["actuals"]:
                exit_if_missing((options["actuals"],))
            folder = Path(options["actuals"] or "actuals")
            table = open_sound_study(ledger, folder, as_of or today()).comparison()
            table = filter_claims(table, options["where"])
            scored = _sorted(_score_ledger(table, options["by"], section), options["sort"])
            shown = (str(scored.columns[0]), *BOARD_COLUMNS) if section == "board" else ()
            _write(_rounded(scored, digits, output_format), output_format, shown)
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
    from forecasts.scores.scoring.source_pairs import pair_sources
    from forecasts.scores.scoring.spread import spread_scores
    from forecasts.scores.tables.columns import TableError

    request = _request(options)
    name: str = options["claims"]
    if options["scheduler"]:
        for word in ("rows", "pairs"):
            if options[word]:
                raise TableError(f"--{word} takes every claim: it does not go with --scheduler")
        check_local(name, options["actuals"])
        actuals, below = read_outcomes(name, options["actuals"], options)
        actuals = _with_history(None, actuals, options)
        place = {"scheduler": options["scheduler"], "header": options["header"]}
        scores = score_files([name], actuals, request, **place)
        table, notes = scores.table, (*filter(None, below), *scores.notes)
    else:
        claims, actuals = read_tables(name, options["actuals"], options, request)
        actuals = _with_history(claims, actuals, options)
        if options["rows"]:
            table, notes = match_request(claims, actuals, request)
        else:
            ask = pair_sources if options["pairs"] else score_request
            scores = ask(claims, actuals, request)
            table, notes = scores.table, scores.notes
    if options["wide"]:
        if options["rows"] or options["pairs"]:
            raise TableError(
                "--wide lays groups side by side: it goes with neither --rows nor --pairs"
            )
        labels = tuple(takewhile(lambda name: name != request.metrics[0], table.columns))
        table, more = spread_scores(table, options["wide"], labels)
        notes = (*notes, *more)
    for note in notes:
        click.echo(one_line(note), err=True)
    return table


def _with_history(
    claims: "Claims | None", actuals: "pd.DataFrame | None", options: dict[str, Any]
) -> "pd.DataFrame | None":
    """Return the actuals with the errors of the naive forecast in the sample, where asked for.

    Claims that are read in parts are not looked at: whether they begin after the history is not
    known then.
    """
    from forecasts.scores.joins.naive_scale import check_history_ends, with_naive_errors
    from forecasts.scores.tables.cell_spellings import points_for_commas, without_thousands
    from forecasts.scores.tables.columns import TableError
    from forecasts.scores.tables.files import read_table
    from forecasts.scores.tables.long_rows import LongTable

    if options["history"] is None:
        return actuals
    if actuals is None:
        raise TableError("--history needs --actuals")
    check_local(options["history"])
    history = read_table(options["history"], header=options["header_history"])
    if options["decimal_comma"]:
        history = points_for_commas(history)
    elif options["decimal_point"]:
        history = without_thousands(history)
    roles = {word: options[word] for word in ("on", "actual", "columns")}
    if claims is not None:
        said = claims.frame if isinstance(claims, LongTable) else claims
        check_history_ends(history, said, actuals, **roles)
    table, notes = with_naive_errors(
        actuals,
        history,
        season=options["season"],
        decimal_comma=options["decimal_comma"],
        **roles,
    )
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


def _sorted(table: "pd.DataFrame", words: str | None) -> "pd.DataFrame":
    return sort_rows(table, words, [str(name) for name in table.columns])


def _rounded(table: "pd.DataFrame", digits: int | None, output_format: str) -> "pd.DataFrame":
    """Round as asked, else for people to four significant figures; whole numbers stay whole."""
    if digits is not None:
        return table.round(digits)
    if output_format not in {"table", "md"}:
        return table
    floats = table.select_dtypes("float").columns
    return table.assign(**{name: table[name].map(_to_four) for name in floats})


def _to_four(number: float) -> float:
    if not isfinite(number) or not number:
        return number
    return round(number, max(0, 3 - floor(log10(abs(number)))))


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
