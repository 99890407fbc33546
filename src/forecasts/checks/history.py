"""What was said stays said: a landed claim changes only with `corrected`."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from forecasts.ledger.claim import Claim
from forecasts.ledger.loading import Ledger
from forecasts.problem import Position, Problem, fault

FROZEN: Mapping[str, Callable[[Claim], object]] = MappingProxyType(
    {
        "quote": lambda claim: claim.quote,
        "value": lambda claim: (
            claim.value.low,
            claim.value.high,
            claim.value.unit,
            claim.value.hedge,
            claim.value.kind,
        ),
        "target": lambda claim: (claim.target.start, claim.target.end),
        "claimant": lambda claim: claim.claimant._replace(role=""),
        "published": lambda claim: claim.source.published.text,
    }
)
"""Fields of a landed claim that stay, each with what is compared (METHOD section 10a)."""

_SAID: Mapping[str, Callable[[Claim], str]] = MappingProxyType(
    {
        "quote": lambda claim: claim.quote,
        "value": lambda claim: claim.value.text,
        "target": lambda claim: claim.target.words,
        "claimant": lambda claim: claim.claimant.name,
        "published": lambda claim: claim.source.published.text,
    }
)


def check_history(ledger: Ledger, earlier: Ledger, revision: str) -> Iterator[Problem]:
    """Check that each claim of `earlier` is still there and says the same, or is corrected."""
    claims = {claim.id: claim for claim in ledger.claims}
    files = {source.file: source.position for source in ledger.sources}
    for old in earlier.claims:
        claim = claims.get(old.id)
        if claim is None:
            file = old.source.file
            yield fault(
                "F309",
                files.get(file, Position(file=file, line=1, column=1)),
                f"the claim `{old.id}` of {revision} is no longer there",
                hint="restore it; a claim that proved void gets a `ruling`",
            )
            continue
        if claim.corrected:
            continue
        for name, compared in FROZEN.items():
            if compared(claim) != compared(old):
                yield fault(
                    "F309",
                    claim.places.get(name, claim.position),
                    f"`{name}` was `{_SAID[name](old)}` at {revision}",
                    "what was said then, or `corrected: {on: DATE, because: REASON}`",
                    "what was said stays said",
                )
