"""The command line: arguments in, text and exit code out.

Each command's module is imported only when the command runs, so that `--help` and `check` start
light. Exit codes: 0 fine, 1 findings, 2 usage, 3 what could not be read or the system refused,
4 network, 130 Ctrl-C, 141 a reader that has gone.
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

import click

from forecasts import __version__

COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "check": ("forecasts.cli.check:check", "Check the ledger and report every fault at once."),
        "explain": ("forecasts.cli.check:explain", "Explain a code that check prints."),
        "list": ("forecasts.cli.claims:list_claims", "List the claims, one row each."),
        "show": ("forecasts.cli.claims:show", "Show one claim and how its number came about."),
        "compare": ("forecasts.cli.compare:compare", "Lay every claim beside what happened."),
        "actuals": ("forecasts.cli.compare:actuals", "List the series of published outcomes."),
        "consistency": ("forecasts.cli.compare:consistency", "Lay claims beside each other."),
        "convert": ("forecasts.cli.convert:convert", "Convert an amount, choice by choice."),
        "extract": ("forecasts.cli.extract:extract", "Propose the claims of an article as drafts."),
        "read": ("forecasts.cli.read:read_text", "Find the quantities in a text."),
        "units": ("forecasts.cli.convert:units", "List the units that a value may use."),
        "add": ("forecasts.cli.add:add", "Add a claim to the ledger."),
        "undo": ("forecasts.cli.undo:undo", "Take back the last add, if nothing came after."),
        "edit": ("forecasts.cli.edit:edit", "Open a claim in your editor, and check after."),
        "accept": ("forecasts.cli.accept:accept", "Walk through drafts, one key a claim."),
        "fmt": ("forecasts.cli.add:fmt", "Write ledger files in canonical form."),
        "chart": ("forecasts.cli.chart:chart", "Draw charts as PNG, PDF and SVG."),
        "sheet": ("forecasts.cli.sheet:sheet", "Write the sheet of an event, and its picture."),
        "review": ("forecasts.cli.review:review", "Write the annual review: PDF, HTML, Markdown."),
        "site": ("forecasts.cli.site:site", "Write the ledger as pages to browse."),
        "export": ("forecasts.cli.exporting:export", "Write the ledger for other programs."),
        "sql": ("forecasts.cli.exporting:sql", "Answer a SELECT over the ledger's tables."),
        "due": ("forecasts.cli.review:due", "List the claims that fall due soon."),
        "score": ("forecasts.cli.score:score", "Score a tidy table, or the sources of the ledger."),
        "outlook": ("forecasts.cli.outlook:outlook", "Foretell verdicts of a tidy table."),
        "init": ("forecasts.cli.init:init", "Start a ledger with worked examples."),
        "doctor": ("forecasts.cli.init:doctor", "Say what is installed and what that allows."),
        "schema": ("forecasts.cli.reference:schema", "Print the JSON Schema of a ledger file."),
        "fetch": ("forecasts.cli.fetch:fetch", "Fetch new figures of a series of outcomes."),
        "rates": ("forecasts.cli.rates:rates", "Bring the ledger's own rates up to date."),
        "archive": (
            "forecasts.cli.archive:archive",
            "Keep links to archived copies of the sources.",
        ),
        "import": ("forecasts.cli.import_:import_command", "Turn a table into ledger files."),
    }
)


class LazyGroup(click.Group):
    """A group that knows its commands by name and help line, and imports one when it is called."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; click would make a broken pipe or Ctrl-C an exit code of its own."""
        from forecasts.boundary import INTERRUPTED, SYSTEM, refusal

        try:
            return super().invoke(ctx)
        except click.Abort:
            click.echo(err=True)  # the question that was left stands on a line of its own
            ctx.exit(INTERRUPTED)
        except SYSTEM as error:
            ctx.exit(refusal(error))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of `COMMANDS`."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command, or None when there is none of that name."""
        from forecasts.cli.examples import below

        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(module), attribute)
        if not isinstance(command, click.Command):  # a programmer's slip in COMMANDS
            raise TypeError(f"{COMMANDS[cmd_name][0]} is no command")
        command.epilog = below(cmd_name, command.epilog)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for an unknown one, say which was likely meant."""
        from forecasts.problem import did_you_mean

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = did_you_mean(args[0], tuple(COMMANDS))
            ctx.fail(f"no command `{args[0]}`; {hint or 'see `forecasts --help`'}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their help lines, without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


_FIRST_STEPS = """\b
First steps:
  forecasts init my-ledger        with worked examples; --empty without
  forecasts COMMAND --help        each ends with examples

\b
Names complete with Tab once bash has read (zsh and fish alike):
  eval "$(_FORECASTS_COMPLETE=bash_source forecasts)"
"""


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_FIRST_STEPS,
)
@click.version_option(__version__, prog_name="forecasts")
def main() -> None:
    """Keep a plain-text ledger of forecasts, and check years later which came true."""
