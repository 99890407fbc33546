"""`read`: every quantity in a text, with its place, hedge, kind, certainty and target."""

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.cli.output import Row, as_json, write_rows
from forecasts.cli.shared import Day, OneOf, exit_if_missing
from forecasts.files import open_file, read_limited
from forecasts.reading import Quantity, read
from forecasts.reading.find import find_others
from forecasts.reading.records import NoQuantity

if TYPE_CHECKING:
    from collections.abc import Hashable

_FILE_NAME = re.compile(
    r"(?i)\S+\.(?:txt|text|md|markdown|rst|html?|xml|pdf|docx?|odt|rtf|csv|json|ya?ml|log)"
)
_SHOWN = (
    "start", "quote", "low", "high", "unit", "hedge", "kind", "certainty", "forecast", "target",
)  # fmt: skip
_FIELDS = (*Quantity._fields, "target_start", "target_end", "target_relation")
_EXPLAINED = ("start", "quote", "low", "high", "unit", "forecast", "target", "rules")


@click.command("read")
@click.argument("text")
@click.option(
    "--language",
    type=OneOf(["en", "zh"]),
    help="Language of the text (default: from its characters).",
)
@click.option(
    "--stated", type=Day(), help="The day of the statement, for `next year` and 未来五年."
)
@click.option(
    "--format",
    "output_format",
    type=OneOf(["table", "jsonl", "json", "csv"]),
    default="table",
    show_default=True,
    help="How the rows are written.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Name the rules that fired for each number, and the one by which it is no quantity.",
)
def read_text(
    text: str, *, language: str | None, stated: date | None, output_format: str, explain: bool
) -> None:
    """Find the quantities in TEXT, in a file of that name, or with `-` in standard input.

    One row a quantity: offsets, quotation, stated ends in full, unit, hedge, kind, certainty,
    whether it is a forecast, and the period it is said of.
    """
    words = _text_of(text)
    others = find_others(words) if explain else ()
    found: list[Quantity | NoQuantity] = [*read(words, language=language, stated=stated), *others]
    found.sort(key=_place)
    if output_format == "jsonl":
        for one in found:
            click.echo(as_json(_nested(one)))
    elif output_format == "json":
        click.echo(as_json([_nested(one) for one in found], indent=2))
    else:
        shown = _EXPLAINED if explain else _SHOWN
        write_rows([_flat(one) for one in found], output_format, shown)


def _place(one: Quantity | NoQuantity) -> int:
    return one.start


def _text_of(argument: str) -> str:
    """Return the text itself, what a file of that name holds, or standard input."""
    if argument == "-":
        return _decoded(read_limited(sys.stdin.buffer, "standard input"), "standard input")
    try:
        is_there, is_folder = Path(argument).exists(), Path(argument).is_dir()
    except (OSError, ValueError):  # a text too long, or with a NUL, to be a name
        is_there = is_folder = False
    if is_folder:
        raise click.BadParameter(f"`{argument}` is a folder", param_hint="TEXT")
    if is_there:
        with open_file(argument) as file:
            return _decoded(read_limited(file, argument), argument)
    if _FILE_NAME.fullmatch(argument):
        exit_if_missing((argument,))
    return argument


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise click.BadParameter(
            f"{name} is not UTF-8 at byte {fault.start}", param_hint="TEXT"
        ) from None


def _nested(one: Quantity | NoQuantity) -> dict[str, object]:
    row: dict[str, object] = one._asdict()
    if isinstance(one, NoQuantity):
        row["rules"] = (f"no quantity: {row.pop('rule')}",)
    elif one.target:
        row["target"] = {
            "start": one.target.start.isoformat(),
            "end": one.target.end.isoformat(),
            "words": one.target.words,
            "relation": one.target.relation,
        }
    return row


def _flat(one: Quantity | NoQuantity) -> Row:
    if isinstance(one, NoQuantity):
        blank: dict[Hashable, object] = dict.fromkeys(_FIELDS, "")
        return {
            **blank,
            "start": one.start,
            "end": one.end,
            "quote": one.quote,
            "rules": f"no quantity: {one.rule}",
        }
    row: dict[Hashable, object] = dict(zip(one._fields, one, strict=True))
    period = one.target
    row["target"] = period.words if period else ""
    row["target_start"] = period.start.isoformat() if period else ""
    row["target_end"] = period.end.isoformat() if period else ""
    row["target_relation"] = period.relation if period else ""
    row["rules"] = "; ".join(one.rules)
    return row
