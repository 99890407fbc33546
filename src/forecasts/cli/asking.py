"""What `add` asks at a terminal: each answer is looked at before the next question."""

import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from forecasts.cli.shared import OneOf
from forecasts.ledger.dates import plain_day, read_day, why_no_day

__all__ = ["ask_for_missing", "ask_for_source", "known_code", "known_value"]

_ASKED = {
    "quote": "its words, with figure, hedge and date",
    "organisation": "who said it; Enter where the file tells",
    "title": "of the document, as printed",
    "publisher": "of the document",
    "published": "11 March 2025, 2025-03-11, 2025-03 or 2025",
    "value": "as `nearly 240 billion USD`",
    "target": "as `by 2030`, `2026-Q3` or `FY2026`",
    "at": "where the words stand: page 12, paragraph 3",
}
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.IGNORECASE)
"""A code that may be added at a prompt; Chinese ones are written into the codelist."""
_FEW = 6
"""Choices that a question lists; of more, all are named once none of them is answered."""
_CODED = {"subject": "subjects", "measure": "measures", "region": "regions"}


def ask_for_source(facts: dict[str, str], *, new: bool) -> None:
    """Ask at a terminal for the quotation, who said it, and what a new source needs."""
    if not _at_terminal():
        return
    names = ["quote"]
    names += [] if facts.get("person") or facts.get("organisation") else ["organisation"]
    names += ["title", "publisher", "published"] if new else []
    for name in names:
        answer = facts.get(name) or _ask(name, _ASKED[name], _CHECKED.get(name, str.strip))
        if answer:
            facts[name] = answer


def ask_for_missing(fields: dict[str, str], ledger: Path) -> None:
    """Ask for required fields at a terminal; elsewhere the check reports them."""
    if not _at_terminal():
        return
    for name in ("value", "target", "at", *_CODED):
        if fields[name]:
            continue
        if name in _CODED:
            fields[name] = _ask(name, _codes(name, ledger), partial(known_code, name, ledger))
        else:
            fields[name] = _ask(name, _ASKED[name], _CHECKED.get(name, str.strip))


def _at_terminal() -> bool:
    """Say whether a person sits there who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(name: str, what: str, checked: Callable[[str], str]) -> str:
    """Ask until the answer can be used; Enter leaves it to the check."""
    answer: str = click.prompt(
        f"{name} ({what})", default="", show_default=False, value_proc=checked
    )
    return answer


def _day(answer: str) -> str:
    day = plain_day(answer.strip())
    if day and read_day(day) is None:
        raise click.UsageError(why_no_day(day))
    return day


def known_value(answer: str) -> str:
    """Return a value, and ask again for one that cannot be read."""
    from forecasts.reading import Unreadable, read_value

    value = read_value(answer) if answer.strip() else None
    if isinstance(value, Unreadable):
        raise click.UsageError(f"`{answer}` cannot be read: {value.reason}")
    return answer.strip()


def _target(answer: str) -> str:
    from forecasts.reading import Unreadable, read_period

    period = read_period(answer) if answer.strip() else None
    if isinstance(period, Unreadable):
        raise click.UsageError(f"`{answer}` cannot be read: {period.reason}")
    return answer.strip()


_CHECKED = {"published": _day, "value": known_value, "target": _target}


def _codes(name: str, ledger: Path) -> str:
    from forecasts.ledger import load
    from forecasts.ledger.shape import name_codes

    return name_codes(_CODED[name], load(ledger, only_instead=True).codes[_CODED[name]])


def known_code(name: str, ledger: Path, answer: str) -> str:
    """Return a code, and ask again for one that the ledger, read anew, does not have.

    `+code` adds a code, and asks for what its entry needs.
    """
    from forecasts.ledger import load
    from forecasts.ledger.codes import add_region, meant_code

    word, codelist = answer.strip(), _CODED[name]
    new, word = word.startswith("+"), word.removeprefix("+")
    if new and not _CODE.fullmatch(word):
        message = "is no code: letters without accents, digits and single hyphens make one"
        raise click.UsageError(f"`{word}` {message}")
    known = load(ledger, only_instead=True).codes[codelist]
    if not word or word in known or (name == "region" and add_region(known, word)):
        return word
    if not new:
        offer = f"; type +{word} to add it" if _CODE.fullmatch(word) else ""
        told = f"unknown {name} `{word}`; {meant_code(codelist, word, known)}"
        raise click.UsageError(told + offer)
    return _add_code(codelist, ledger, word)


def _add_code(codelist: str, ledger: Path, code: str) -> str:
    """Ask for each field that a new code needs, and add it."""
    from forecasts.editing.codes import add_code
    from forecasts.editing.insert import NotInsertableError
    from forecasts.ledger.codes import CODELISTS

    fields = {}
    for item in CODELISTS[codelist]:
        if item.required:
            fields[item.name] = click.prompt(
                f"  {item.name} ({item.description.rstrip('.')})",
                default=code.replace("-", " ").capitalize() if item.name == "name" else None,
                type=OneOf(item.choices) if item.choices else str,
                show_choices=len(item.choices) <= _FEW,
            )
    try:
        add_code(ledger, codelist, code, fields)
    except NotInsertableError as fault:
        raise click.UsageError(str(fault)) from None
    return code
