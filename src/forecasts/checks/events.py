"""Checks of events: one conference under two names. `dates` holds them to their days."""

from collections.abc import Iterator

from forecasts.ledger import Ledger
from forecasts.ledger.claim import Claim
from forecasts.ledger.events import alike
from forecasts.ledger.texts import SourceTexts
from forecasts.problem import Position, Problem, Related


def check_names(ledger: Ledger, texts: SourceTexts) -> Iterator[tuple[Claim | None, Problem]]:
    """Check that no event is called as a listed one, or nearly: in a source, or in the list."""
    del texts
    listed = dict(ledger.events)
    for series in ledger.events.values():
        del listed[series.id]  # each pair once
        for other in alike(series.name, listed):
            message = f"the events `{series.id}` and `{other.id}` are called nearly the same"
            yield None, _warning(message, other.position, series.position, "make one of the two")
    for source in ledger.sources:
        if source.event and source.event.name and not source.event.code:
            for series in alike(source.event.name, ledger.events)[:1]:
                message = f"the event is called as the listed `{series.id}`, or nearly"
                hint = f"if it is, write `event: {series.id}/EDITION`"
                yield None, _warning(message, source.position, series.position, hint)


def _warning(message: str, position: Position, listed: Position, hint: str) -> Problem:
    return Problem(
        code="F113",
        severity="warning",
        position=position,
        message=message,
        hint=hint,
        related=(Related(position=listed, label="the listed event"),),
    )


CHECKS = (check_names,)
