"""What several commands need: the as-of date, the folders, and a sound study of them."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from forecasts.cli.output import ROW_FORMATS
from forecasts.files import AnyPath
from forecasts.problem import did_you_mean
from forecasts.words import DEFAULT_LANGUAGE, Language, languages

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.normalising import PriceBasis
    from forecasts.problem import Problem
    from forecasts.study import Study


class Day(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on only
    """A date of the calendar, as 2026-11-21, or as papers write a day that can be one alone."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the date, or fail with what was expected."""
        if isinstance(value, date):
            return value
        from forecasts.ledger.dates import how_to_write, plain_day

        try:
            return date.fromisoformat(plain_day(str(value)))
        except ValueError:
            why = how_to_write(str(value))[1] or "is not a date"
            self.fail(f"`{value}` {why}; write it as 2026-11-21", param, ctx)


class OneOf(click.Choice):  # type: ignore[type-arg]  # generic from click 8.2 on only
    """One of a few words; for another the likeliest is named, else all of them."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the word, or fail with what may have been meant."""
        if value not in self.choices:
            hint = did_you_mean(str(value), tuple(self.choices))
            self.fail(f"no `{value}`; {hint or 'one of ' + ', '.join(self.choices)}", param, ctx)
        return str(value)


class Existing(click.Path):
    """A file or folder that has to be there; `-` where that is allowed."""

    def __init__(
        self, *, file_okay: bool = True, dir_okay: bool = True, allow_dash: bool = False
    ) -> None:
        """Take what kinds are allowed; the path is given as a `Path`."""
        super().__init__(
            file_okay=file_okay, dir_okay=dir_okay, allow_dash=allow_dash, path_type=Path
        )

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """Return the path, or leave where it is not there."""
        if not (self.allow_dash and value == "-"):
            exit_if_missing((value,))
        return Path(os.fsdecode(super().convert(value, param, ctx)))


class NotThereError(click.ClickException):
    """A path that is not there, wherever it was named: one line, and the exit code of usage."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Print the line as it is."""
        del file
        click.echo(self.message, err=True)


class AllAtOnce(click.Command):
    """A command that names every required option that is missing, and not the first alone."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words, or fail with all that is missing."""
        words = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.MissingParameter:
            given = {param.name for param in self.make_parser(ctx).parse_args(words)[2]}
            missing = [
                param.opts[0]
                for param in self.params
                if isinstance(param, click.Option) and param.required and param.name not in given
            ]
            if len(missing) < 2:
                raise
            raise click.UsageError(f"Missing options {', '.join(missing)}.", ctx) from None


def today() -> date:
    """Return today's date in UTC: the only clock, read at the edge, for a missing --as-of."""
    return datetime.now(tz=UTC).date()


def say_yet_to_come(what: str, first: date) -> None:
    """Say that a document is dated behind today: a slip, or what no table shows before."""
    if first > today():
        late = f"{what} is dated {first}, which is yet to come"
        click.echo(f"note: {late}; until that day its claims are `not yet stated`", err=True)


as_of_option = click.option(
    "--as-of", type=Day(), default=today, help="Use nothing known after this day (default: today)."
)


def _named_is_there(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    """Leave where a folder that was asked for by name is not there; a default need not be."""
    if ctx.get_parameter_source(str(param.name)) is not ParameterSource.DEFAULT:
        exit_if_missing((value,), ledger=param.name == "ledger")
    return value


ledger_option = click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    default="claims",
    callback=_named_is_there,
    show_default=True,
    help="The ledger's folder.",
)
actuals_option = click.option(
    "--actuals",
    type=click.Path(path_type=Path),
    default="actuals",
    callback=_named_is_there,
    show_default=True,
    help="The folder of published outcomes.",
)


format_option = click.option(
    "--format",
    "output_format",
    type=OneOf(ROW_FORMATS),
    default="table",
    show_default=True,
    help="How the rows are written.",
)
currency_option = click.option(
    "--to",
    "currency",
    default="USD",
    show_default=True,
    metavar="CUR",
    help="Currency that money is shown in: USD, EUR, CNY, ...",
)
language_option = click.option(
    "--language",
    type=OneOf(languages()),
    default=DEFAULT_LANGUAGE,
    show_default=True,
    help="Of the words that are written.",
)


def spoken_option(
    default: Sequence[Language], words: str
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option of languages that may be several; `words` are its help."""
    return click.option(
        "--language",
        "spoken",
        type=OneOf(languages()),
        multiple=True,
        default=tuple(default),
        show_default=True,
        help=words,
    )


def exit_if_missing(paths: Iterable[AnyPath], *, ledger: bool = False) -> None:
    """Leave with exit code 2 when one of the paths is not there; `ledger`: one may be started.

    Raises:
        NotThereError: What to say, and which exit code.
    """
    missing = [path for path in dict.fromkeys(paths) if not Path(path).exists()]
    if missing:
        from forecasts.diagnostics import not_there

        raise NotThereError(not_there(missing, ledger=ledger))


def open_sound_study(ledger: Path, actuals: Path, as_of: date) -> "Study":
    """Open a ledger and its outcomes; leave with exit code 1 at an error in them or the rates.

    Leave with exit code 2 when the ledger is not there.
    """
    from forecasts.study import open_study

    exit_if_missing((ledger,), ledger=True)
    study = open_study(ledger, actuals, as_of=as_of)
    exit_at_problems(study.problems)
    return study


def exit_at_problems(problems: "Sequence[Problem]") -> None:
    """Name the place of every problem and leave with exit code 1, if there is one."""
    from forecasts.diagnostics import render, summarise

    if problems:
        click.echo(render(problems, {}, "concise"), err=True, nl=False)
        see = "see `forecasts check` and `forecasts actuals`"
        click.echo(f"nothing was done: {summarise(problems)}; {see}", err=True)
        sys.exit(1)


def amounts_in(study: "Study", currency: str, prices: "PriceBasis" = "nominal") -> "pd.DataFrame":
    """Return the comparison in a currency; a code that is none is a fault of `--to`."""
    try:
        return study.amounts(currency, prices)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--to") from error


def warn_of_squares(claims: "pd.DataFrame", names: Iterable[str]) -> None:
    """Say which characters the pictures draw as squares, and where they stand."""
    from forecasts.charts import glyph_faults

    for fault in glyph_faults(claims, names):
        click.echo(f"warning: {fault} (drawn as □)", err=True)


def say_statuses(table: "pd.DataFrame") -> str:
    """Return how many claims have each status, most first, and what the ungradable ones lack."""
    lacks = ", ".join(f"{n} {lack}" for lack, n in table["lack"].value_counts().items() if lack)
    counts = ", ".join(
        f"{n} {status}{f' ({lacks})' if status == 'ungradable' else ''}"
        for status, n in table["status"].value_counts().items()
    )
    from forecasts.diagnostics import count

    return f"{count(len(table), 'claim')}: {counts}" if len(table) else "no claims"
