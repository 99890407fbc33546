"""`accept`: walk through drafts, one key a claim."""

import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from forecasts.cli.shared import Existing, OneOf, exit_if_missing, ledger_option, today

if TYPE_CHECKING:
    from forecasts.ledger import Ledger
    from forecasts.ledger.nodes import Mapping

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
    "supersedes",
)
_CODED = {"subject": "subjects", "measure": "measures", "region": "regions"}
_ASK = "[a]ccept  [e]dit  [s]kip  [n]ever again  [q]uit, then Enter:"


@click.command()
@click.argument("names", nargs=-1, metavar="[ID|FILE]...")
@click.option(
    "--sources",
    type=Existing(file_okay=False),
    help="Folder of the articles' texts: shows the sentence that a claim stands in.",
)
@ledger_option
def accept(names: tuple[str, ...], sources: Path | None, ledger: Path) -> None:
    """Walk through the drafts of the ledger, or those of each ID or FILE, one key a claim.

    `a` makes a claim of the draft and asks for each code that is still open, `e` opens the draft
    in your editor first, `s` leaves it, `n` takes it away for good: no article proposes it again.
    Exit code 1: a file of the ledger could not be read.
    """
    from forecasts.diagnostics import render
    from forecasts.editing.accepting import drafts_in, text_of
    from forecasts.files import ledger_files
    from forecasts.ledger.nodes import read_document

    exit_if_missing((ledger,), ledger=True)
    files = [(Path(file), read_document(file, file)) for file in ledger_files((ledger,))]
    unread = any(document.problems for _, document in files)
    for _, document in files:
        click.echo(render(document.problems, {}, "concise"), err=True, nl=False)
    asked = [
        (file, text_of(draft, "id"), text_of(draft, "supersedes"))
        for file, document in files
        for draft in drafts_in(document)
        if not names or text_of(draft, "id") in names or _is_named(file, names)
    ]
    if not asked:
        made = f"; `forecasts extract ARTICLE --into {ledger}` makes some"
        begin = f" {', '.join(names)}" if names else made
        click.echo(f"there is no draft{begin}", err=True)
        sys.exit(2 if names else int(unread))
    texts = _texts_in(sources) if sources else None
    # An earlier forecast is asked for first, so that the one that replaces it can name it.
    earlier = {superseded for _, _, superseded in asked}
    for file, identifier, _ in sorted(asked, key=lambda one: one[1] not in earlier):
        if not _ask(ledger, file, identifier, texts):
            break
    sys.exit(int(unread))


def _is_named(file: Path, names: tuple[str, ...]) -> bool:
    return any(Path(name).resolve() == file.resolve() for name in names)


def _texts_in(folder: Path) -> dict[str, str]:
    """Return the text of each document of a folder by its sha256, which drafts of it name."""
    from forecasts.extracting.pages.documents import NotRead, read_file
    from forecasts.extracting.pages.layout import canonical, lay_out

    documents = (read_file(path) for path in sorted(folder.iterdir()) if path.is_file())
    texts = (canonical(one.text) for one in documents if not isinstance(one, NotRead))
    return {lay_out(text).sha256: text for text in texts}


def _ask(ledger: Path, file: Path, identifier: str, texts: dict[str, str] | None) -> bool:
    """Ask what becomes of a draft and do it; return whether to go on."""
    from forecasts.editing.accepting import find_draft, refuse_draft, text_of
    from forecasts.editing.insert import NotInsertableError

    while True:
        draft = find_draft(file, identifier)
        if draft is None:
            click.echo(f"{file}: {identifier} is no longer there", err=True)
            return True
        click.echo(f"\n{file}: {identifier}")
        for name in _SHOWN:
            if words := text_of(draft, name):
                click.echo(f"  {name:10} {words}")
        if texts is not None:
            sentence = _sentence(file, draft, texts) or "none of --sources has this draft's text"
            click.echo(f"  {'sentence':10} {sentence}")
        key: str = click.prompt(
            _ASK, prompt_suffix=" ", type=OneOf(list("aesnq")), show_choices=False
        )
        try:
            if key == "e":
                _edit(ledger, file, draft)
            elif key == "n":
                refuse_draft(ledger, file, draft, read_on=today().isoformat())
                return True
            elif key != "a" or _accept(ledger, file, draft):
                return key != "q"
        except NotInsertableError as fault:
            click.echo(f"nothing changed: {fault}", err=True)
            return True


def _sentence(file: Path, draft: "Mapping", texts: dict[str, str]) -> str:
    """Return the sentence that a draft stands in, '' where its text is not at hand."""
    from forecasts.editing.accepting import text_of
    from forecasts.extracting.pages.layout import lay_out, sentences
    from forecasts.ledger.nodes import Mapping, read_document

    root, at = read_document(file, str(file)).root, text_of(draft, "at")
    _, source = root.entries.get("source", (None, None)) if isinstance(root, Mapping) else ("", "")
    digest = text_of(source, "sha256") if isinstance(source, Mapping) else ""
    text = texts.get(digest, "")
    wrapped = r"\s+".join(map(re.escape, text_of(draft, "quote").split()))
    quoted = None if at.isdecimal() else re.search(wrapped, text)
    place = int(at) if at.isdecimal() else quoted.start() if quoted else -1
    spans = (span for _, span in sentences(lay_out(text)) if span.start <= place < span.end)
    return next((" ".join(text[span.start : span.end].split()) for span in spans), "")


def _edit(ledger: Path, file: Path, draft: "Mapping") -> None:
    from forecasts.editing.accepting import change_draft, text_of
    from forecasts.editing.add import read_snippet
    from forecasts.editing.emit import emit_claim

    changed = click.edit(emit_claim(draft, ""), extension=".yaml")
    if changed is None:
        return
    claims, problems = read_snippet(changed)
    if problems or len(claims) != 1 or text_of(claims[0], "id") != text_of(draft, "id"):
        click.echo("that is no draft of the same id; nothing changed", err=True)
        return
    change_draft(file, draft, claims[0], ledger)


def _accept(ledger: Path, file: Path, draft: "Mapping") -> bool:
    """Make a claim of a draft where the ledger has no new error by it; return whether to go on.

    A draft that is open still stays one, with the answers that were given.
    """
    from forecasts.diagnostics import render
    from forecasts.editing.accepting import accept_draft, change_draft, fill, text_of
    from forecasts.ledger import load

    words = _ask_open(draft, load(ledger), ledger)
    left = [name for name, text in words.items() if text == text_of(draft, name)]
    if left:
        if len(left) < len(words):
            change_draft(file, draft, fill(draft, words), ledger)
        click.echo(f"{file}: {text_of(draft, 'id')} is still a draft, open: {', '.join(left)}")
        return True
    words |= {"id": "", "draft": ""}  # a new id comes from what it is about
    if text_of(draft, "supersedes").startswith("draft-"):
        words["supersedes"] = ""  # that one is no claim
    done = accept_draft(ledger, file, text_of(draft, "id"), fill(draft, words))
    if done.errors:
        click.echo(render(done.errors, done.texts, "full"), err=True, nl=False)
        return False
    click.echo(f"{file}: accepted as {done.identifier}")
    return True


def _ask_open(draft: "Mapping", ledger: "Ledger", folder: Path) -> dict[str, str]:
    """Ask for each code and unit that is open, the nearest first; return the answers by field.

    A code or a unit that the ledger does not have is asked for again at once.
    """
    from forecasts.editing.accepting import OPEN, text_of
    from forecasts.editing.add import slugify
    from forecasts.extracting.drafts import nearest_codes
    from forecasts.ledger.open_units import with_units
    from forecasts.ledger.shape import name_codes

    words = {}
    value = text_of(draft, "value")
    if with_units(value):
        likely = [one for one in [_likely(value)] if one]
        words["value"] = click.prompt(
            f"value (`{value}`: its unit, one of `forecasts units`; {_keys(likely)})",
            default=likely[0] if likely else None,
            show_default=False,
            value_proc=partial(_value_or_open, value),
        )
    for name, codelist in _CODED.items():
        text = text_of(draft, name)
        if text.startswith(OPEN):
            near = nearest_codes(text.removeprefix(OPEN), ledger.codes, codelist)
            if name == "measure":
                near = _fitting(near, ledger, words.get("value", value))
            known = (
                f"near: {', '.join(near)}" if near else name_codes(codelist, ledger.codes[codelist])
            )
            new = slugify(text.removeprefix(OPEN)) or "code"
            words[name] = click.prompt(
                f"{name} ({known}; {_keys(near, f'+{new} to add it')})",
                default=near[0] if near else None,
                show_default=False,
                value_proc=partial(_code_or_open, name, folder, text),
            )
    return words


def _keys(offered: Sequence[str], *more: str) -> str:
    """Say what may be typed instead of an answer, and what Enter alone means."""
    enter = f"; Enter takes {offered[0]}" if offered else ""
    return f"type {', '.join([*more, '- to leave it open'])}{enter}"


def _likely(value: str) -> str | None:
    """Return a value counted in `units`, unless it may be money or a magnitude mistyped."""
    from forecasts.ledger.open_units import with_units
    from forecasts.problem import did_you_mean
    from forecasts.units import known_unit

    counted, word = with_units(value), value.rsplit(maxsplit=1)[-1]
    money = known_unit(word.partition("/")[0]) or did_you_mean(word, _MAGNITUDES)
    return None if money or counted.startswith(value) else counted


_MAGNITUDES = ("thousand", "million", "billion", "trillion", "lakh", "crore")


def _fitting(near: tuple[str, ...], ledger: "Ledger", text: str) -> tuple[str, ...]:
    """Return the measures that a value can be of, by the dimension of its unit."""
    from forecasts.checks.words import RELATIVE_KINDS
    from forecasts.reading import Value, read_value
    from forecasts.units import fits_dimension, known_unit

    value = read_value(text)
    if not isinstance(value, Value) or value.kind in RELATIVE_KINDS or not known_unit(value.unit):
        return near
    measures = ledger.codes["measures"]
    return tuple(one for one in near if fits_dimension(value.unit, measures[one].dimension))


def _code_or_open(name: str, folder: Path, text: str, answer: str) -> str:
    """Return a code that the ledger has, or for `-` the words that are open still."""
    from forecasts.cli.asking import known_code

    return text if answer.strip() == "-" else known_code(name, folder, answer)


def _value_or_open(text: str, answer: str) -> str:
    """Return a value whose unit is known, or for `-` the one that is open; a unit alone will do."""
    from forecasts.cli.asking import known_value
    from forecasts.ledger.open_units import with_units
    from forecasts.reading import Value, read_value

    if answer.strip() == "-":
        return text
    whole = with_units(text).replace("units", answer.strip(), 1)
    if not isinstance(read_value(answer), Value) and isinstance(read_value(whole), Value):
        answer = whole
    if with_units(answer):
        message = f"`{answer}` has no unit that is known; `forecasts units` lists them"
        raise click.UsageError(message)
    return known_value(answer)
