"""`accept`: walk through drafts, one key a claim."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.cli.shared import OneOf, exit_if_missing, ledger_option, today

if TYPE_CHECKING:
    from forecasts.ledger import Ledger
    from forecasts.ledger.nodes import Mapping

REFUSED = "codes/refused.tsv"
"""Where a ledger keeps what was refused for good, so that no article asks for it again."""

_SHOWN = (
    "quote",
    "value",
    "target",
    "claimant",
    "subject",
    "measure",
    "region",
    "certainty",
    "condition",
)
_CODED = {"subject": "subjects", "measure": "measures", "region": "regions"}
_ASK = "[a]ccept  [e]dit  [s]kip  [n]ever again  [q]uit"


@click.command()
@click.argument("names", nargs=-1, metavar="[ID|FILE]...")
@ledger_option
def accept(names: tuple[str, ...], ledger: Path) -> None:
    """Walk through the drafts of the ledger, or those of each ID or FILE, one key a claim.

    `a` makes a claim of the draft and asks for each code that is still open, `e` opens the draft
    in your editor first, `s` leaves it, `n` takes it away for good: no article proposes it again.
    """
    from forecasts.editing.accepting import drafts_in, text_of
    from forecasts.files import ledger_files

    exit_if_missing((ledger,), ledger=True)
    files = [Path(file) for file in ledger_files((ledger,))]
    asked = [
        (file, text_of(draft, "id"))
        for file in files
        for draft in drafts_in(file.read_text("utf-8", "surrogateescape"))
        if not names or text_of(draft, "id") in names or _is_named(file, names)
    ]
    if not asked:
        click.echo("there is no draft" + (f" {', '.join(names)}" if names else ""), err=True)
        sys.exit(2 if names else 0)
    for file, identifier in asked:
        if not _ask(ledger, file, identifier):
            break


def _is_named(file: Path, names: tuple[str, ...]) -> bool:
    return any(Path(name).resolve() == file.resolve() for name in names)


def _ask(ledger: Path, file: Path, identifier: str) -> bool:
    """Ask what becomes of a draft and do it; return whether to go on."""
    from forecasts.editing.accepting import drafts_in, text_of

    while True:
        text = file.read_text("utf-8", "surrogateescape")
        draft = next(one for one in drafts_in(text) if text_of(one, "id") == identifier)
        click.echo(f"\n{file}: {identifier}")
        for name in _SHOWN:
            if words := text_of(draft, name):
                click.echo(f"  {name:10} {words}")
        key: str = click.prompt(
            _ASK, prompt_suffix=" ", type=OneOf(list("aesnq")), show_choices=False
        )
        if key == "e":
            _edit(file, text, draft)
        elif key == "n":
            _refuse(ledger, file, identifier, draft)
            return True
        elif key != "a" or _accept(ledger, file, identifier, draft):
            return key != "q"


def _edit(file: Path, text: str, draft: "Mapping") -> None:
    from forecasts.editing.accepting import replace_draft, text_of
    from forecasts.editing.add import read_snippet
    from forecasts.editing.emit import emit_claim
    from forecasts.writing import replace_text

    changed = click.edit(emit_claim(draft, ""), extension=".yaml")
    if changed is None:
        return
    claims, problems = read_snippet(changed)
    if problems or len(claims) != 1 or text_of(claims[0], "id") != text_of(draft, "id"):
        click.echo("that is no draft of the same id; nothing changed", err=True)
        return
    replace_text(file, replace_draft(text, text_of(draft, "id"), claims[0]))


def _refuse(ledger: Path, file: Path, identifier: str, draft: "Mapping") -> None:
    from forecasts.editing.accepting import refused_line, replace_draft
    from forecasts.writing import locked, replace_text

    with locked(ledger):
        path = ledger / REFUSED
        old = path.read_text("utf-8") if path.is_file() else ""
        path.parent.mkdir(exist_ok=True)
        replace_text(path, old + refused_line(draft))
        text = file.read_text("utf-8", "surrogateescape")
        replace_text(file, replace_draft(text, identifier, None, read_on=today().isoformat()))


def _accept(ledger: Path, file: Path, identifier: str, draft: "Mapping") -> bool:
    """Make a claim of a draft where the ledger has no new error by it; return whether it did."""
    from forecasts.checks import check
    from forecasts.diagnostics import render
    from forecasts.editing.accepting import replace_draft
    from forecasts.editing.add import load_with, name_claims
    from forecasts.ledger import load
    from forecasts.writing import locked, replace_text

    before = load(ledger)
    filled = _fill(draft, before)
    with locked(ledger):
        text = file.read_text("utf-8", "surrogateescape")
        claim = name_claims([filled], text, {one.id for one in before.claims})[0]
        new = replace_draft(text, identifier, claim)
        after = load_with(ledger, file, new)
        known = set(check(before))
        wrong = tuple(one for one in check(after) if one.severity == "error" and one not in known)
        if wrong:
            click.echo(render(wrong, after.texts, "full"), err=True, nl=False)
            return False
        replace_text(file, new)
    click.echo(f"{file}: {_identifier(claim)}")
    return True


def _identifier(claim: "Mapping") -> str:
    from forecasts.editing.accepting import text_of

    return text_of(claim, "id")


def _fill(draft: "Mapping", ledger: "Ledger") -> "Mapping":
    """Ask for each code that is open, the nearest first; a new id comes from what it is about."""
    from forecasts.editing.accepting import OPEN, fill, text_of
    from forecasts.extracting.drafts import nearest_codes

    words = {"id": ""}
    if text_of(draft, "supersedes").startswith("draft-"):
        words["supersedes"] = ""  # a person names the claim, when that one is accepted too
    for name, codelist in _CODED.items():
        text = text_of(draft, name)
        if text.startswith(OPEN):
            near = nearest_codes(text.removeprefix(OPEN), ledger.codes, codelist)
            default = near[0] if near else text.removeprefix(OPEN)
            shown = f" (near: {', '.join(near)})" if near else ""
            words[name] = click.prompt(f"{name}{shown}", default=default)
    return fill(draft, words)
