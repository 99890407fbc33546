"""`list` and `show`."""

import math
import re
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from forecasts.cli.columns import columns_options, named_columns, sort_rows
from forecasts.cli.complete import complete_claims
from forecasts.cli.output import terminal_width, write_rows
from forecasts.cli.pager import pager_option
from forecasts.cli.shared import (
    actuals_option,
    amounts_in,
    as_of_option,
    currency_option,
    format_option,
    ledger_option,
    open_sound_study,
)
from forecasts.cli.where import filter_claims, where_option
from forecasts.diagnostics import count
from forecasts.problem import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Hashable

    import pandas as pd

    from forecasts.ledger import Ledger

LIST_COLUMNS = (
    "id",
    "claimant",
    "publisher",
    "event",
    "stated",
    "subject",
    "measure",
    "region",
    "kind",
    "value",
    "low",
    "high",
    "unit",
    "hedge",
    "certainty",
    "modality",
    "target_period",
    "horizon",
    "status",
    "verdict",
    "outlook",
    "series",
    "part_of",
    "url",
    "archive",
    "file",
    "line",
    "quote",
)
TABLE_COLUMNS = (
    "id",
    "claimant",
    "stated",
    "region",
    "value",
    "unit",
    "hedge",
    "target_period",
    "status",
    "verdict",
)
NARROW_COLUMNS = ("id", "claimant", "subject", "target_period", "value", "unit", "verdict")
"""Who, what, when, how much and what came of it, at a terminal of `ROOMY` columns or less."""
ROOMY = 100
_DRAFT = re.compile(r"^\s+(?:- )?draft: *true\b", re.MULTILINE)
_SHORT = re.compile(r"no rate|no deflator")


@click.command("list")
@ledger_option
@actuals_option
@as_of_option
@format_option
@click.option("--to", "currency", metavar="CUR", help="Add the amounts in this currency.")
@columns_options
@where_option
@pager_option
def list_claims(
    ledger: Path,
    actuals: Path,
    as_of: date,
    output_format: str,
    currency: str | None,
    columns: str | None,
    sort: str | None,
    where: tuple[str, ...],
) -> None:
    """List the claims, one row each, with status and verdict as of a day."""
    study = open_sound_study(ledger, actuals, as_of)
    table = study.comparison()
    all_columns = list(LIST_COLUMNS)
    if currency:
        currency = currency.upper()
        table = amounts_in(study, currency)
        all_columns += [f"{name}_{currency}" for name in ("value", "low", "high")]
        all_columns += ["conversion_problem"]
    table = filter_claims(table, where).rename(columns={"claim_id": "id"})
    table["stated"] = [
        _stated(row) for row in zip(table["stated"], table["stated_precision"], strict=True)
    ]
    there = [name for name in all_columns if name in table]
    table = sort_rows(table, sort, there)
    fields = named_columns(columns, there) if columns else there
    rows = table[fields].to_dict("records")
    if currency and "conversion_problem" in fields and f"value_{currency}" in fields:
        _say_why_empty(rows, f"value_{currency}", in_cells=output_format in {"table", "md"})
    if output_format in {"table", "md"}:
        _round_converted(rows, f"_{currency}")
    narrow = sys.stdout.isatty() and terminal_width() <= ROOMY
    usual = [
        *(NARROW_COLUMNS if narrow else TABLE_COLUMNS),
        *([f"value_{currency}"] if currency else []),
    ]
    shown = fields if columns else usual
    write_rows(rows, output_format, shown, fields=fields)
    if output_format in {"table", "md"}:
        _say_what_is_not_listed(study.ledger)


def _say_what_is_not_listed(ledger: "Ledger") -> None:
    """Say on stderr that the ledger is empty, and how many drafts wait in it."""
    if not ledger.claims:
        see = "`forecasts add --help` and `forecasts extract --help` tell how they come in"
        click.echo(f"no claims yet: {see}", err=True)
    drafts = sum(len(_DRAFT.findall(text)) for text in ledger.texts.values())
    if drafts:
        click.echo(f"not listed: {count(drafts, 'draft')}, see `forecasts accept`", err=True)


def _say_why_empty(rows: "list[dict[Hashable, Any]]", column: str, *, in_cells: bool) -> None:
    """Say of each amount that was not converted why: in a word in its cell, in full in a note."""
    reasons = Counter(row["conversion_problem"] for row in rows if row["conversion_problem"])
    for reason, number in reasons.items():
        if not reason.startswith("not money"):
            click.echo(f"note: {count(number, 'claim')} without an amount: {reason}", err=True)
    if in_cells:
        for row in rows:
            short = _SHORT.match(row["conversion_problem"])
            if short:
                row[column] = short[0]


def _round_converted(rows: "list[dict[Hashable, Any]]", ending: str) -> None:
    """Write converted amounts to six significant figures, as `show` does; data keep them all."""
    for row in rows:
        for name in (f"value{ending}", f"low{ending}", f"high{ending}"):
            if isinstance(row.get(name), float):
                row[name] = float(f"{row[name]:.6g}")


def _stated(row: tuple["pd.Timestamp", str]) -> str:
    day, precision = row
    return str(day.date())[: {"year": 4, "month": 7}.get(precision, 10)]


@click.command()
@click.argument("identifier", metavar="ID", shell_complete=complete_claims)
@ledger_option
@actuals_option
@as_of_option
@currency_option
@pager_option
def show(identifier: str, ledger: Path, actuals: Path, as_of: date, currency: str) -> None:
    """Show the claim ID: its words, source, reading, conversion and verdict."""
    from forecasts.normalising import trace

    study = open_sound_study(ledger, actuals, as_of)
    table = amounts_in(study, currency.upper())
    found = table[table["claim_id"] == identifier]
    if found.empty:
        hint = did_you_mean(identifier, tuple(table["claim_id"])) or "see `forecasts list`"
        click.echo(f"there is no claim `{identifier}`; {hint}", err=True)
        sys.exit(2)
    row = found.iloc[0]
    click.echo("\n".join(_portrait(row)))
    click.echo("\nhow the number came about")
    for line in trace(row, currency=currency.upper()):
        click.echo(f"  {line}")


def _outlook(row: "pd.Series[Any]", flags: Sequence[str]) -> str:
    """Say how an open claim stands, how likely it is, and what that rests on."""
    from forecasts.comparing.outlook import THIN
    from forecasts.words.amounts import percent

    word, probability = str(row.get("outlook", "")), row.get("probability_met")
    if not isinstance(probability, float) or math.isnan(probability):
        return word  # the reason says what is lacking
    likely = f"{word}: {percent(probability)} that it is met, as its series moved until now"
    few = f"; thin history: fewer than {THIN} changes from year to year are known"
    return likely + (few if "thin" in flags else "")


def _portrait(row: "pd.Series[Any]") -> list[str]:
    from forecasts.comparing.verdict import DOUBTS

    stated = _stated((row["stated"], row["stated_precision"]))
    flags = str(row.get("flags", "")).split()
    doubts = {flag: row[column] for flag, column in DOUBTS.items() if flag in flags}
    facts = {
        "claimant": f"{row['claimant']} ({row['claimant_basis']})",
        "about": f"{row['subject']}, {row['measure']}, {row['region']}, {row['target_period']}",
        "certainty": row["certainty"],
        "condition": row["condition"],
        "source": f"{row['publisher']}, {stated}: {row['title']}",
        "url": row["url"],
        "archive": row["archive"],
        "event": " · ".join(filter(None, (row["event"], row["session"], row["occasion"]))),
        "file": f"{row['file']}:{row['line']}",
        "status": row["status"],
        "verdict": ", ".join(filter(None, (row.get("verdict", ""), *doubts))),
        "outlook": _outlook(row, flags),
        "reason": row.get("reason", ""),
        **doubts,
        "notes": row["notes"],
    }
    lines = [f"{row['claim_id']}", f"  “{row['quote']}” (at {row['at']})", ""]
    return lines + [
        f"  {name:<10} {text}" for name, text in facts.items() if isinstance(text, str) and text
    ]
