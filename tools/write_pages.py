"""Write the generated pages: fields, codes, commands, and the JSON Schema.

Run `python tools/write_pages.py` after changing a field, a rule or a command; the tests run it
with `--check`, which writes nothing and names what is stale.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

import click
from events_page import events_page

from forecasts.charts import CHARTS
from forecasts.cli import COMMANDS, main
from forecasts.exporting.columns import TABLES
from forecasts.ledger import load
from forecasts.ledger.reference import reference_page, schema_text
from forecasts.rules import RULES
from forecasts.scores.metrics.registry import METRICS, describe_metric

ROOT = Path(__file__).resolve().parent.parent


def codes_page() -> str:
    """Return docs/codes.md: every code with its meaning, reason and remedy."""
    parts = [
        "# Codes that `check` prints\n",
        "Generated from the rules themselves. `forecasts explain CODE` prints one of them.\n",
    ]
    for rule in RULES.values():
        parts.append(f"## {rule.code} {rule.name} ({rule.severity})\n")
        parts.append(f"{rule.summary}\n\n*Why:* {rule.why}\n\n*What to do:* {rule.remedy}\n")
    return "\n".join(parts)


def commands_page() -> str:
    """Return docs/commands.md: the help of every command."""
    parts = [
        "# Commands\n",
        "Data goes to stdout, everything else to stderr. Exit codes: 0 fine, 1 findings, 2 usage,",
        "3 the ledger cannot be read, 4 network. Shell completion:",
        "`_FORECASTS_COMPLETE=bash_source forecasts` (also zsh, fish).\n",
    ]
    context = click.Context(main, info_name="forecasts", **main.context_settings)
    for name in COMMANDS:
        command = main.get_command(context, name)
        if command is None:
            raise LookupError(name)
        parts += _help_of(command, name, context)
    return "\n".join(parts)


def _help_of(command: click.Command, name: str, above: click.Context) -> list[str]:
    """Return the help of a command, and of those below it."""
    context = click.Context(command, info_name=name, parent=above, max_content_width=88)
    context.terminal_width = 88
    title = context.command_path.removeprefix("forecasts ")
    parts = [f"## `{title}`\n\n```text\n{command.get_help(context)}\n```\n"]
    for below in getattr(command, "commands", {}).values():
        parts += _help_of(below, below.name, context)
    return parts


def metrics_page() -> str:
    """Return docs/metrics.md: every metric with its formula, unit and source."""
    parts = [
        "# Metrics\n",
        "Generated from the metrics' own docstrings; `forecasts score --list-metrics` lists them.",
        "Error sign: claimed over actual, positive = the claim was too high.\n",
    ]
    for name in METRICS:
        facts = describe_metric(name)
        better = f", better {facts['better']}" if facts["better"] else ""
        parts.append(f"## `{name}` ({facts['unit']}{better})\n\n{facts['summary']}\n")
        if facts["formula"]:
            parts.append(f"{facts['formula']}\n")
    return "\n".join(parts)


def tables_page() -> str:
    """Return docs/tables.md: every table that `sql` and `export` know, with its columns."""
    parts = [
        "# Tables of `sql` and `export`\n",
        "Generated from their descriptions; `forecasts sql --tables` lists them. A day is ISO",
        "8601; what is not there, and an end that is open, is null. A share of 0.25 is 25%.\n",
    ]
    for name, table in TABLES.items():
        key = f" One row for each `{', '.join(table.key)}`." if table.key else ""
        parts.append(f"## `{name}`\n\n{table.description}{key}\n")
        rows = [f"| {' | '.join(column)} |" for column in table.columns]
        parts.append(
            "\n".join(["| column | kind | unit | what it is |", "|---|---|---|---|", *rows])
        )
        parts.append("")
    return "\n".join(parts)


def pages() -> Mapping[str, str]:
    """Return every generated file's text by its path."""
    ledger = load(ROOT / "claims")
    return {
        "docs/ledger.md": reference_page(),
        "docs/codes.md": codes_page(),
        "docs/commands.md": commands_page(),
        "docs/metrics.md": metrics_page(),
        "docs/tables.md": tables_page(),
        "docs/events.md": events_page(ledger),
        "claims/schema.json": schema_text(ledger),
    }


def check_pages() -> int:
    """Print the pages that are not what this would write; return 1 when there is one."""
    stale = [
        path
        for path, text in pages().items()
        if not (ROOT / path).exists() or (ROOT / path).read_text(encoding="utf-8") != text
    ]
    for path in stale:
        click.echo(path)
    return 1 if stale else 0


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(check_pages())
    for path, text in pages().items():
        (ROOT / path).write_text(text, encoding="utf-8")
        click.echo(path)
    click.echo(f"charts: {', '.join(CHARTS)}")
