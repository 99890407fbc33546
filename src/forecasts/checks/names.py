"""What a ledger lacks to be spoken of in another language than English."""

from collections.abc import Iterator

from forecasts.ledger import Ledger
from forecasts.ledger.entries import Code
from forecasts.problem import Problem

__all__ = ["find_missing_names"]

_CODELISTS = {"subject": "subjects", "measure": "measures", "region": "regions"}


def find_missing_names(ledger: Ledger, language: str) -> list[Problem]:
    """Return a warning for each code that a claim uses and that has no name in a language."""
    return [
        Problem(
            code="F110",
            severity="warning",
            position=code.position,
            message=f"the {field} `{code.id}` has no name in `{language}`",
            expected=f"`name_{language}`",
            hint=f"until then “{code.name}” is printed",
        )
        for field, code in _used(ledger)
        if not getattr(code, f"name_{language}", "")
    ]


def _used(ledger: Ledger) -> Iterator[tuple[str, Code]]:
    """Yield each code that a claim uses once, with the field that it stands in."""
    for field, codelist in _CODELISTS.items():
        codes = ledger.codes.get(codelist, {})
        for word in sorted({str(getattr(claim, field)) for claim in ledger.claims} & codes.keys()):
            yield field, codes[word]
