"""Tidy tables on the command line: reading them, and pictures of them."""

import re
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click
from click.core import ParameterSource

from forecasts.cli.shared import OneOf, exit_if_missing
from forecasts.problem import one_line
from forecasts.words import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.scores.request import ScoreRequest
    from forecasts.scores.tables.long_rows import Claims

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:+//|[a-z0-9+]+::")


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


READ_OPTIONS: tuple[Callable[..., Any], ...] = (
    click.option(
        "--columns",
        multiple=True,
        metavar="ROLE=NAMES",
        help="What columns are: source=method, or a column each: source=CBO,Fed or horizon=F*.",
    ),
    click.option("--value", metavar="COLUMN", help="Column of the claimed values."),
    click.option("--actual", metavar="COLUMN", help="Column of the actuals."),
    click.option(
        "--on",
        type=Words(),
        help="Key columns (year=period where names differ); default: those both tables share.",
    ),
    click.option(
        "--unit",
        type=Words(),
        help="The forecast unit: columns that tell one forecast from another.",
    ),
    click.option(
        "--release",
        metavar="WHICH",
        help="Where actuals were published again: first, latest, 2 for the second, `2 or latest`, "
        "or `within 1y` of the period's end.",
    ),
    click.option(
        "--where-actuals", multiple=True, metavar="COND", help="Actuals to use: 'release=first'."
    ),
    click.option("--decimal-comma", is_flag=True, help="Read 1.234,5 as 1234.5 in all columns."),
    click.option("--decimal-point", is_flag=True, help="Read 1,234 as 1234 in all columns."),
    click.option(
        "--header",
        metavar="LINE",
        help="Line of the header of the claims (3, or 3-4) where titles stand above it.",
    ),
    click.option(
        "--header-actuals", metavar="LINE", help="The same of the actuals, where another file."
    ),
)
"""How both tables are read, for every command that takes them."""

FORM_OPTIONS: tuple[Callable[..., Any], ...] = (
    click.option("--probability", metavar="COLUMN", help="Column of stated probabilities."),
    click.option("--level", type=float, help="Level of low/high where no column gives it: 0.9."),
    click.option(
        "--levels",
        type=Words(),
        default="",
        help="Quantile levels that samples and densities are turned into: 0.05,0.5,0.95.",
    ),
    click.option("--categories", type=Words(), default="", help="Ordered categories of a pmf."),
    click.option("--allow-units", is_flag=True, help="Do not compare the words for units."),
    click.option(
        "--horizon-unit",
        type=OneOf(("day", "week", "month", "quarter", "year", "step")),
        help="What the horizon counts, where its name does not say it.",
    ),
)
"""What the forecasts of a table are: probabilities, intervals, densities."""

FILE_OPTIONS = frozenset({"header", "header_actuals"})
"""Options on how files are read, which are none of a request."""

TABLE_OPTIONS: tuple[Callable[..., Any], ...] = (
    click.option(
        "--claims",
        metavar="FILE",
        help="A tidy table of forecasts to draw instead of the ledger; then --actuals is a file, "
        "and the next options are those of `score`.",
    ),
    *READ_OPTIONS,
    *FORM_OPTIONS,
    click.option("--error", metavar="BASIS", help="Basis of errors.  [default: percent]"),
    click.option("--steps", metavar="N|h|h+1", help="Steps ahead in tests."),
)


def table_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a tidy table to a command that draws the ledger as well."""
    for option in reversed(TABLE_OPTIONS):
        command = option(command)
    return command


def read_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options on how tidy tables are read to a command."""
    for option in reversed(READ_OPTIONS):
        command = option(command)
    return command


def refuse_options_of_tables(names: Collection[str]) -> None:
    """Leave with exit code 2 where one of these options of tables was given for the ledger."""
    context = click.get_current_context()
    for option in context.command.params:
        name = option.name or ""
        if name in names and context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"{option.opts[0]} is for tables: it goes with --claims")


def read_tables(
    claims: str,
    actuals: str | None,
    options: Mapping[str, Any],
    request: "ScoreRequest | None" = None,
) -> "tuple[Claims, pd.DataFrame | None]":
    """Read the claims and the outcomes of a tidy table; `-` is standard input.

    Args:
        claims: File, folder or pattern.
        actuals: File of outcomes.
        options: What else the command was given: `header` and `header_actuals`, and whether any
            option asks for `file`, the name of the file of each row.
        request: What is asked of the claims, by which a large table may be read in two parts.

    Raises:
        TableError: An address, or what is wrong with a file.
    """
    from forecasts.scores.tables.long_reading import read_claims

    check_local(claims, actuals)
    stream = sys.stdin.buffer if "-" in {claims, actuals} else None
    outcomes, notes = read_outcomes(claims, actuals, options, stream=stream)
    forecasts, more = read_claims(
        claims,
        request,
        stream=stream,
        header=options.get("header"),
        names=_asks_for_file(options),
        alone=actuals is None,
    )
    for note in filter(None, dict.fromkeys([*more, *notes])):
        click.echo(one_line(note), err=True)
    return forecasts, outcomes


def read_outcomes(
    claims: str,
    actuals: str | None,
    options: Mapping[str, Any],
    *,
    stream: BinaryIO | None = None,
) -> "tuple[pd.DataFrame | None, list[str]]":
    """Read the table of outcomes, if there is one, and say what is left out below it.

    Raises:
        TableError: What is wrong with the file.
    """
    from forecasts.scores.tables.files import read_table

    if not actuals:
        return None, []
    header = options.get("header_actuals")
    if header is None and actuals == claims:
        header = options.get("header")
    outcomes = read_table(actuals, stream=stream, header=header)
    return outcomes, [outcomes.attrs.get("below", "")]


def _asks_for_file(options: Mapping[str, Any]) -> bool:
    words = [*options.get("columns", ()), *options.get("by", ()), *(options.get("unit") or ())]
    return any("file" in re.split(r"[=+,]", word) for word in words)


def check_local(*names: str | None) -> None:
    """Leave where a file is not there; a name with `*` is a pattern, `-` standard input.

    Raises:
        TableError: A name is an address: only files of this machine are read.
    """
    from forecasts.scores.tables.columns import TableError

    for name in names:
        if name and _SCHEME.match(name):
            raise TableError(f"{name}: only files of this machine are read; fetch it first")
    files = (name for name in names if name and name != "-")
    exit_if_missing(name for name in files if "*" not in name or not glob(name))  # noqa: PTH207 - the pattern may be absolute


def draw_archive(
    names: Sequence[str],
    tables: tuple[str, str | None],
    folder: Path,
    formats: Sequence[str],
    *,
    language: str,
    **options: Any,  # noqa: ANN401 - fields of a request, each of its own type
) -> None:
    """Draw pictures of a tidy table, and print the paths and what was read as what."""
    from forecasts.charts import FORMATS, save
    from forecasts.charts.archive import ARCHIVE_CHARTS, open_archive, picture_of
    from forecasts.scores.scoring.score_table import make_request
    from forecasts.scores.tables.columns import NothingToScoreError, TableError

    kinds = [kind for kind in FORMATS if kind in formats]
    shown = [Path(table).name for table in tables if table]
    try:
        asked = {key: given for key, given in options.items() if given and key not in FILE_OPTIONS}
        request = make_request(**asked)
        read = read_tables(*tables, options, request)
        archive, notes = open_archive(*read, request, names=shown, language=language)
        for note in notes:
            click.echo(one_line(note), err=True)
        refused: list[tuple[str, TableError]] = []
        drawn = 0
        for name in names:
            try:
                picture = picture_of(ARCHIVE_CHARTS[name], archive)
            except TableError as error:  # the other pictures may be drawn
                refused.append((name, error))
                continue
            if picture is not None:
                stem = name if language == DEFAULT_LANGUAGE else f"{name}.{language}"
                for path in save(picture, folder / stem, kinds):
                    click.echo(path.as_posix())
                drawn += 1
        if refused and not drawn:
            raise refused[0][1]
    except TableError as error:
        click.echo(f"forecasts chart: {one_line(str(error))}", err=True)
        sys.exit(1 if isinstance(error, NothingToScoreError) else 2)
    for name, why in refused:
        click.echo(f"not drawn: {name}: {one_line(str(why))}", err=True)
    if not drawn:
        click.echo(f"the table has no forecasts for a {' or '.join(names)} chart", err=True)
        sys.exit(1)
