"""`add` and `fmt`."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.cli.added import beside_outcomes, describe_draft, needed_options, places_apart
from forecasts.cli.asking import ask_for_missing, ask_for_source
from forecasts.cli.complete import Complete, complete_claims, complete_codes, complete_editions
from forecasts.cli.shared import Existing, OneOf, exit_if_missing, ledger_option, say_yet_to_come
from forecasts.files import open_file, read_limited
from forecasts.ledger.claim_fields import CLAIM_FIELDS
from forecasts.ledger.dates import plain_day, read_day, why_no_day
from forecasts.ledger.fields import LANGUAGES

if TYPE_CHECKING:
    from forecasts.editing.add import Added
    from forecasts.ledger.nodes import Document
    from forecasts.ledger.nodes import Mapping as Node
    from forecasts.problem import Problem

Command = Callable[..., None]

CLAIM_OPTIONS = (
    "quote", "at", "value", "target", "subject", "measure", "region", "certainty", "modality",
    "condition", "session", "occasion", "part_of", "supersedes", "relays", "because", "entered",
    "notes", "id",
)  # fmt: skip
_NO_UNIT = (
    "has no unit; if a `$` stood before it, the shell took that: put the quotation in single quotes"
)
_DESCRIPTIONS = {item.name: item.description for item in CLAIM_FIELDS}

_OFFERED: Mapping[str, Complete] = {
    **{name: complete_codes(f"{name}s") for name in ("subject", "measure", "region")},
    **dict.fromkeys(("part_of", "supersedes", "relays"), complete_claims),
}


def _claim_options(command: Command) -> Command:
    for name in reversed(CLAIM_OPTIONS):
        flag = "--" + name.replace("_", "-")
        offered = _OFFERED.get(name)
        command = click.option(flag, name, help=_DESCRIPTIONS[name], shell_complete=offered)(
            command
        )
    return command


@click.command()
@click.argument("snippet", required=False, type=Existing(dir_okay=False, allow_dash=True))
@ledger_option
@click.option("--into", type=click.Path(path_type=Path), help="Ledger file to add to.")
@_claim_options
@click.option("--person", help="Who said it.")
@click.option("--organisation", help="For whom they spoke.")
@click.option("--url", help="Address of the source.")
@click.option("--title", help="Title of the source.")
@click.option("--publisher", help="Who published it.")
@click.option(
    "--event",
    shell_complete=complete_editions,
    help="Where a new source was made public: SERIES/EDITION of codes/events.yaml.",
)
@click.option("--published", help="Its date: 2025-09-19, 2025-09 or 2025.")
@click.option(
    "--language",
    type=OneOf(LANGUAGES),
    help="Of the source (default: what the quotation is written in; in Latin letters en).",
)
@click.option("--dry-run", is_flag=True, help="Show what would be added, and write nothing.")
def add(
    snippet: Path | None,
    ledger: Path,
    into: Path | None,
    *,
    dry_run: bool,
    **texts: str | None,
) -> None:
    """Add a claim: from a YAML SNIPPET (`-` is stdin; one claim or a list), or from options.

    \b
    forecasts add --quote 'nearly $90 billion by 2030' --at 'paragraph 4' \\
        --url https://example.org/robots --published 2025-09-19 \\
        --publisher 'Example News' --title 'Robots ahead' \\
        --subject example-robots --measure market-size --region World \\
        --organisation 'Example Forum'
    forecasts add --into claims/2025-09-19-example-news.yaml - <claim.yaml

    From the quotation alone the reader fills value, target and certainty, and shows its reading.
    Nothing is written when the claim has an error or is there already.
    """  # noqa: D301  click's sign for a block as it stands is a backspace
    from forecasts.diagnostics import render
    from forecasts.editing.add import add_claims
    from forecasts.editing.emit import emit_claim
    from forecasts.editing.mend import refresh_schema

    exit_if_missing((ledger,), ledger=True)
    facts = {name: text for name, text in texts.items() if text}
    if snippet is None:
        ask_for_source(facts, new=into is None)
    facts.setdefault("language", _language_of(facts.get("quote", "")))
    if "published" in facts:
        facts["published"] = plain_day(facts["published"])
        if read_day(facts["published"]) is None:
            raise click.BadParameter(why_no_day(facts["published"]), param_hint="--published")
    claims = _from_options(facts, ledger) if snippet is None else _from_snippet(snippet, facts)
    try:
        added = add_claims(ledger, into, claims, facts, dry_run=dry_run)
    except OSError as error:
        where = into or error.filename or ledger
        click.echo(
            f"{where} cannot be written: {error.strerror or error}; nothing changed", err=True
        )
        sys.exit(3)
    _need(added.missing)
    _exit_if_refused(added, from_options=snippet is None)
    click.echo(render(added.problems, added.texts, "full"), err=True, nl=False)
    if dry_run:
        click.echo("".join(emit_claim(claim, "  ") for claim in claims), nl=False)
    for identifier in added.ids:  # at once: they are written, whatever comes behind
        shown = f"{added.file}: {identifier}"
        click.echo(f"{shown} (nothing is written)" if dry_run else shown, err=dry_run)
    if not dry_run:
        refresh_schema(ledger)
    _print_notes(added, ledger)


def _language_of(quote: str) -> str:
    if any("\u3041" <= character <= "\u30ff" for character in quote):
        return "ja"  # kana, which no Chinese text has
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in quote) else "en"


def _from_snippet(snippet: Path, facts: dict[str, str]) -> list["Node"]:
    from forecasts.editing.add import read_snippet
    from forecasts.ledger.nodes import decode_text

    both = [name for name in (*CLAIM_OPTIONS, "person", "organisation") if name in facts]
    if both:
        flags = ", ".join("--" + name.replace("_", "-") for name in both)
        raise click.UsageError(f"write {flags} into the snippet, or leave the snippet out")
    if snippet == Path("-"):
        data = read_limited(sys.stdin.buffer, "<stdin>")
    else:
        with open_file(snippet) as file:
            data = read_limited(file, str(snippet))
    document = decode_text(data, "<stdin>")
    claims, problems = read_snippet(document.text)
    problems = document.problems or problems
    if problems or not claims:
        message = "" if problems else "the snippet holds no claim: one mapping, or a list of them"
        _print_problems(problems, {"<stdin>": document.text}, message or "nothing added")
    return claims


def _from_options(facts: dict[str, str], ledger: Path) -> list["Node"]:
    from forecasts.editing.draft import as_node, draft_claim

    if "quote" not in facts:
        raise click.UsageError("give a SNIPPET, or at least --quote; see `forecasts add --help`")
    day = read_day(facts.get("published", ""))
    draft = draft_claim(
        facts["quote"], language=facts["language"], stated=day.first if day else None
    )
    bare = [one for one in draft.quantities if one.kind == "count" and not one.unit]
    for quantity in bare:
        click.echo(f"“{quantity.quote}” of the quotation {_NO_UNIT}", err=True)
    if draft.chosen in bare and "value" not in facts:
        click.echo(
            "nothing added; where it has none, give its value with a unit: --value", err=True
        )
        sys.exit(1)
    for line in describe_draft(draft):
        click.echo(line, err=True)
    fields = {name: facts.get(name) or draft.fields.get(name, "") for name in CLAIM_OPTIONS}
    fields["currency_basis"] = draft.fields.get("currency_basis", "")
    ask_for_missing(fields, ledger)
    claimant = {name: facts.get(name, "") for name in ("person", "organisation")}
    return [as_node({"id": fields.pop("id"), **fields}, claimant)]


def _need(missing: Sequence[str]) -> None:
    """Fail where a new source lacks what must be known of it."""
    if missing:
        needed = ", ".join(f"--{name}" for name in missing)
        raise click.UsageError(f"a new source needs {needed}; or name a file with --into")


def _exit_if_refused(added: "Added", *, from_options: bool) -> None:
    if added.refusal:
        click.echo(f"{added.file}: {added.refusal}", err=True)
        sys.exit(1)
    if added.same:
        names = ", ".join(f"`{name}`" for name in added.same)
        click.echo(f"nothing added: {names} is the same quotation of the same source", err=True)
        sys.exit(1)
    if not added.ids:
        needed = needed_options(added.problems) if from_options else {}
        heading = ["the claim still needs", *needed.values(), ""] if needed else []
        others = [problem for problem in added.problems if problem not in needed]
        _print_problems(others, added.texts, "\n".join([*heading, "nothing added"]))


def _print_notes(added: "Added", ledger: Path) -> None:
    """Say what is beside the claims that were added, and may speak against them."""
    if added.after is None:
        return
    claims = [claim for claim in added.after.claims if claim.id in added.ids]
    if claims:  # all are of one source
        say_yet_to_come("the source", claims[0].source.published.first)
    for line in (*places_apart(claims), *beside_outcomes(ledger, claims, added.after.codes)):
        click.echo(f"note: {line}", err=True)
    for name in added.alike:
        click.echo(
            f"note: `{name}` is of the same claimant, series and target; "
            "if this one revises it, say so with `supersedes`",
            err=True,
        )


def _print_problems(problems: Sequence["Problem"], texts: Mapping[str, str], message: str) -> None:
    from forecasts.diagnostics import render

    click.echo(render(problems, texts, "full"), err=True, nl=False)
    click.echo(message, err=True)
    sys.exit(1)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit 1 if a file would change."
)
@click.option(
    "--events", is_flag=True, help="Write nothing; propose a code for each event without one."
)
def fmt(paths: tuple[Path, ...], *, only_check: bool, events: bool) -> None:
    """Write the ledger files at PATHS (default: claims) in canonical form; `-` is stdin to stdout.

    Values are written as the reader prints them and trailing blanks go; comments, order and
    every other byte stay. A file with faults of form stays as it is; exit 1 says so.
    """
    from forecasts.editing.canonical import canonicalise_data
    from forecasts.files import ledger_files

    if paths == (Path("-"),):
        data = read_limited(sys.stdin.buffer, "<stdin>")
        written, document = canonicalise_data(data, "<stdin>")
        if not only_check:
            sys.stdout.buffer.write(written)
        if document.problems:
            _refuse(document)
        sys.exit(int(bool(document.problems) or (only_check and written != data)))
    named = paths or (Path("claims"),)
    exit_if_missing(named, ledger=True)
    if events:
        _print_proposals(named)
        return
    try:
        # A list: each file is to be formatted, whatever became of the one before it.
        outcomes = [_format_file(Path(file), only_check=only_check) for file in ledger_files(named)]
    except OSError as error:
        click.echo(f"{error.filename} cannot be written: {error.strerror or error}", err=True)
        sys.exit(3)
    sys.exit(int("faulty" in outcomes or (only_check and "changed" in outcomes)))


def _print_proposals(named: tuple[Path, ...]) -> None:
    """Print the code that each event without one could have, and whether it is listed."""
    from forecasts.editing.events import propose_events
    from forecasts.ledger import load

    ledger = load(*named)
    for file, code in propose_events(ledger):
        series, _, edition = code.partition("/")
        listed = series in ledger.events and edition in ledger.events[series].editions
        note = "" if listed else "  # add it to codes/events.yaml"
        click.echo(f"{file}: event: {code or 'SERIES/EDITION'}{note}")


def _format_file(file: Path, *, only_check: bool) -> str:
    """Write one file in canonical form; return '', 'changed' or 'faulty'."""
    from forecasts.editing.canonical import canonicalise_file
    from forecasts.files import ledger_folder
    from forecasts.ledger.nodes import read_document
    from forecasts.writing import locked, replace_text

    name = file.as_posix()
    document = read_document(file, name)
    if document.problems:
        return _refuse(document)
    if canonicalise_file(document.text) == document.text:
        return ""
    if not only_check:
        # Under the lock of `add`: what was written meanwhile is read again, and may be refused.
        with locked(Path(ledger_folder(file))):
            document = read_document(file, name)
            if document.problems:
                return _refuse(document)
            replace_text(file, canonicalise_file(document.text))
    click.echo(f"{'would change' if only_check else 'changed'} {file}", err=True)
    return "changed"


def _refuse(document: "Document") -> str:
    from forecasts.diagnostics import render

    click.echo(render(document.problems, {}, "concise"), err=True, nl=False)
    return "faulty"
