"""What a ledger lacks to be spoken of in another language than English."""

from collections.abc import Iterator

from forecasts.ledger import Ledger
from forecasts.ledger.entries import Code
from forecasts.ledger.events import Edition, Series
from forecasts.problem import Problem

__all__ = ["find_missing_names"]

_CODELISTS = {"subject": "subjects", "measure": "measures", "region": "regions"}


def find_missing_names(ledger: Ledger, language: str) -> list[Problem]:
    """Return a warning for each code or event in use that has no name in a language.

    An edition without a name of its own is called as its series.
    """
    return [
        Problem(
            code="F110",
            severity="warning",
            position=named.position,
            message=f"the {field} `{code}` has no name in `{language}`",
            expected=f"`name_{language}`",
            hint=f"until then “{named.name}” is printed",
        )
        for field, code, named in (*_used_codes(ledger), *_used_events(ledger))
        if named.name and not getattr(named, f"name_{language}", "")
    ]


def _used_codes(ledger: Ledger) -> Iterator[tuple[str, str, Code]]:
    """Yield each code that a claim uses once, with the field that it stands in."""
    for field, codelist in _CODELISTS.items():
        codes = ledger.codes.get(codelist, {})
        for word in sorted({str(getattr(claim, field)) for claim in ledger.claims} & codes.keys()):
            yield field, word, codes[word]


def _used_events(ledger: Ledger) -> Iterator[tuple[str, str, Series | Edition]]:
    """Yield each series and edition that a source with claims names, once."""
    events = {claim.source.event.code for claim in ledger.claims if claim.source.event}
    for name in sorted({code.partition("/")[0] for code in events} & ledger.events.keys()):
        series = ledger.events[name]
        yield "event", name, series
        for year, edition in sorted(series.editions.items()):
            if f"{name}/{year}" in events:
                yield "event", f"{name}/{year}", edition
