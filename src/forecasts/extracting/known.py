"""What a ledger has already: the same claim again, the same number, or another number for it."""

from collections.abc import Sequence

from forecasts.extracting.records import Proposal
from forecasts.ledger.claim import Claim

__all__ = ["known_already"]

_SAME = 0.005
"""How far two numbers may lie apart, of the larger, and still be one number told again."""

_TELLING = 3
"""From how many figures on a number alone says what is told again: many things reach 1 million."""


def known_already(one: Proposal, claims: Sequence[Claim], codes: Sequence[str]) -> str:
    """Return what the ledger has of a proposal, as words for a comment; '' where it has nothing.

    Args:
        one: The proposal.
        claims: The claims of the ledger.
        codes: The subjects of the ledger that its words are near to.
    """
    asked = [claim for claim in claims if _asks_the_same(one, claim)]
    same = [claim for claim in asked if _is_same_number(one, claim)]
    again = [claim for claim in same if _is_same_house(one, claim)]
    about = [claim for claim in asked if claim.subject in codes and claim.region == one.region.text]
    relayed = [claim for claim in same if claim in about or one.quantity.figures >= _TELLING]
    other = [
        claim
        for claim in about
        if claim not in same and _is_same_house(one, claim) and claim.measure == one.measure.text
    ]
    if again:
        return f"perhaps {again[0].id} again: the same claimant, number and period"
    if relayed:
        return f"perhaps {relayed[0].id} relayed: the same number and period"
    if other:
        return f"perhaps a revision of {other[-1].id}, or misquoted: another number for its period"
    return ""


def _asks_the_same(one: Proposal, claim: Claim) -> bool:
    target = one.quantity.target
    return (
        target is not None
        and claim.target.end == target.end
        and claim.value.unit == one.quantity.unit
    )


def _is_same_number(one: Proposal, claim: Claim) -> bool:
    first, second = one.quantity.value, claim.value.value
    return abs(first - second) <= _SAME * max(abs(first), abs(second))


def _is_same_house(one: Proposal, claim: Claim) -> bool:
    said = {one.claimant.organisation.casefold(), one.claimant.person.casefold()} - {""}
    name = claim.claimant.name.casefold()
    return any(words in name or name in words for words in said)
