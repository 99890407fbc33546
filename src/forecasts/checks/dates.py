"""Dates that cannot stand beside each other."""

from collections.abc import Iterator

from forecasts.ledger.claim import Claim
from forecasts.ledger.loading import Ledger
from forecasts.ledger.texts import SourceTexts
from forecasts.problem import Problem, Related


def check_order(ledger: Ledger, texts: SourceTexts) -> Iterator[tuple[Claim | None, Problem]]:
    """Check that no target had ended when its source was published.

    A number for a period that is over is a report. The earliest day that an imprecise date of
    publication allows is taken, so that only impossible orders are reported.
    """
    del texts
    for claim in ledger.claims:
        published = claim.source.published
        if claim.target.end < published.first:
            related = Related(
                position=claim.source.position, label=f"the source was published {published.text}"
            )
            yield (
                claim,
                Problem(
                    code="F202",
                    severity="error",
                    position=claim.places.get("target", claim.position),
                    message=f"the target ended on {claim.target.end}, before the statement",
                    expected=f"a target that ends on or after {published.first}",
                    hint="correct the target or the date of publication",
                    related=(related,),
                ),
            )


def check_event(ledger: Ledger, texts: SourceTexts) -> Iterator[tuple[Claim | None, Problem]]:
    """Check that the event had begun when its report was published."""
    del texts
    for source in ledger.sources:
        event = source.event
        if event is None or event.held is None:
            continue
        if event.held[0].first > source.published.last:
            message = (
                f"the event began on {event.held[0].text}, "
                f"after the publication on {source.published.text}"
            )
            yield (
                None,
                Problem(
                    code="F204",
                    severity="warning",
                    position=source.position,
                    message=message,
                    hint="one of the two dates is likely mistyped",
                ),
            )


CHECKS = (check_order, check_event)
