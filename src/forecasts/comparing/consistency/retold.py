"""Numbers told again: relays and revisions, and what they changed besides the number."""

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from forecasts.comparing.claimed import Reading
from forecasts.comparing.consistency.exchange import Exchange, find_exchange
from forecasts.comparing.consistency.part_whole import Finding, Piece
from forecasts.comparing.wording import say_amount, say_claim
from forecasts.units import currency_of

if TYPE_CHECKING:
    from forecasts.comparing.claimed import Stated
    from forecasts.money import Rates

__all__ = ["lay_across_currencies", "lay_relay", "lay_revision", "name_change"]

_FACETS: Mapping[str, str] = MappingProxyType(
    {"subject": "subject", "measure": "measure", "region": "region"}
)
# Who passes a number on rounds it again: 152 told as 154 is the same number.
_TOLD_AGAIN = 0.025
# As far as a hit may be off: a number within it was hardly revised.
_SAME = math.log(1.10)


def name_change(told: "Stated", original: "Stated") -> tuple[str, ...]:
    """Return what a telling changed besides the number: the thing, the period, what kind it was.

    `measure: share-of-sales became share-of-stock`, `a scenario (blue-sky) became a forecast`.
    """
    found = [
        f"{word}: {getattr(original, name)} became {getattr(told, name)}"
        for name, word in _FACETS.items()
        if getattr(told, name) != getattr(original, name)
    ]
    if told.target != original.target:
        found.append(f"target: {original.target_words} became {told.target_words}")
    scenario = original.scenario or original.modality == "scenario"
    if scenario and not told.scenario and told.modality != "scenario":
        name = f" ({original.scenario})" if original.scenario else ""
        found.append(f"a scenario{name} became a forecast")
    if original.modality == "target" and told.modality == "forecast":
        found.append("a target became a forecast")
    return tuple(found)


def lay_revision(new: Piece, old: Piece, rates: "Rates | None") -> Finding:
    """Lay a revision beside what it revises: it may change the number, not the question.

    Where the currency changed too, the number may have moved unseen: see `lay_across_currencies`.
    """
    pieces = (new, old)
    changed = name_change(new.claim, old.claim)
    if new.claim.price_basis != old.claim.price_basis:
        changed = (*changed, f"prices: {old.claim.price_basis} became {new.claim.price_basis}")
    if changed:
        reason = f"no step of one number: {'; '.join(changed)}"
        return Finding(pieces=pieces, relation="revision", outcome="not checked", reasons=(reason,))
    if currency_of(new.reading.unit) != currency_of(old.reading.unit):
        return lay_across_currencies(new, old, rates)
    reasons = [_say_step(new, old)]
    late = new.claim.stated < old.claim.stated
    if late:
        reasons.append(f"the revision was stated first, on {new.claim.stated}")
    return Finding(
        pieces=pieces,
        relation="revision",
        outcome="tension" if late else "consistent",
        reasons=tuple(reasons),
    )


def lay_across_currencies(new: Piece, old: Piece, rates: "Rates | None") -> Finding:
    """Lay a claimant's later number beside the earlier one, which was in another currency.

    A tension where it moved by more than a hit may be off at every rate of the year: a reader sees
    another currency, and not that the number was cut or raised.
    """
    pieces = (new, old)
    own, other = new.reading, old.reading
    exchange = find_exchange(rates, own.unit, other.unit, new.claim.stated)
    if isinstance(exchange, str):
        return Finding(
            pieces=pieces, relation="currency", outcome="not checked", reasons=(exchange,)
        )
    ends = [own.value * rate / other.value for rate in (exchange.low, exchange.high)]
    moved = min(ends) > 0 and min(abs(math.log(end)) for end in ends) > _SAME
    hidden = moved and (ends[0] > 1) == (ends[1] > 1)
    reasons = (_say_step(new, old), _say_converted(own.value, other, exchange))
    return Finding(
        pieces=pieces,
        relation="currency",
        outcome="tension" if hidden else "consistent",
        reasons=reasons,
        exchange=exchange,
    )


def _say_step(new: Piece, old: Piece) -> str:
    return f"{say_claim(old.reading)} became {say_claim(new.reading)}"


def _say_converted(value: float, other: Reading, exchange: Exchange) -> str:
    """Return what an amount is in the currency of the one before it, and how much it moved by."""
    converted = value * exchange.at
    own, target = exchange.pair or ("", "")
    moved = converted / other.value - 1 if other.value else math.nan
    step = f"{abs(moved):.0%} {'more' if moved > 0 else 'less'}"
    rate = f"{1 / exchange.at:.4g} {own} per {target}"
    return f"that is {say_amount(converted, other.unit)} at {rate}, {step}"


def lay_relay(relay: Piece, original: Piece, rates: "Rates | None") -> Finding:
    """Lay a relayed number beside the original.

    What changed is the thing when another thing was told: then the numbers are not held against
    each other. Else their readings must meet, at some rate, but for a rounding.
    """
    pieces = (relay, original)
    changed = name_change(relay.claim, original.claim)
    told = f"{say_claim(original.reading)} was relayed as {say_claim(relay.reading)}"
    if changed:
        reasons = (told, f"the thing was changed: {'; '.join(changed)}")
        return Finding(pieces=pieces, relation="relay", outcome="contradiction", reasons=reasons)
    exchange = find_exchange(rates, relay.reading.unit, original.reading.unit, relay.claim.stated)
    if isinstance(exchange, str):
        return Finding(pieces=pieces, relation="relay", outcome="not checked", reasons=(exchange,))
    slack = 1 + _TOLD_AGAIN
    meets = (
        relay.reading.low * exchange.low <= original.reading.high * slack
        and relay.reading.high * exchange.high * slack >= original.reading.low
    )
    return Finding(
        pieces=pieces,
        relation="relay",
        outcome="consistent" if meets else "contradiction",
        reasons=(told,) if meets else (told, "the number was changed"),
        exchange=exchange,
    )
