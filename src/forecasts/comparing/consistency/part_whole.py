"""Whether a part fits its whole: by the numbers stated, by their readings, and at which rate."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forecasts.comparing.claimed import Reading, Stated
from forecasts.comparing.consistency.exchange import Exchange, find_exchange
from forecasts.comparing.verdict import build_bar
from forecasts.comparing.wording import say_amount, say_claim

if TYPE_CHECKING:
    from forecasts.money import Rates

__all__ = ["OUTCOMES", "Finding", "Piece", "fit_parts"]

OUTCOMES = ("consistent", "tension", "contradiction", "not checked")

# Sums of printed numbers miss by a rounding: 30 + 70.5 of 100 is no contradiction.
_EDGE = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A claim with what relates it to others; `document` tells which claims stand together."""

    claim: Stated
    file: str
    line: int
    document: str
    part_of: str
    overlaps: str
    supersedes: str
    relays: str

    @property
    def reading(self) -> Reading:
        """The main reading of the claim's value."""
        return self.claim.readings[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What came of laying claims beside each other.

    Attributes:
        pieces: The claims concerned; the first is the one that declares the relation.
        relation: part-whole, overlap, growth-level, share-total, shares, revision,
            currency or relay.
        outcome: One of `OUTCOMES`.
        reasons: Why, each a sentence without a full stop.
        break_even: The exchange rate at which part and whole are equal; NaN without one.
        exchange: The rates used; None when there were none.
    """

    pieces: tuple[Piece, ...]
    relation: str
    outcome: str
    reasons: tuple[str, ...]
    break_even: float = math.nan
    exchange: Exchange | None = None


def fit_parts(
    parts: Sequence[Piece], whole: Piece, rates: "Rates | None", *, overlap: bool = False
) -> Finding:
    """Lay parts beside their whole.

    Consistent when the numbers stated fit at every rate of the year to the later statement;
    a contradiction when no reading fits at any of them; a tension in between, and whenever the
    two only overlap: then neither bounds the other.

    Args:
        parts: Claims about disjoint parts, all in one unit.
        whole: The claim about the whole.
        rates: Daily rates, for claims in two currencies.
        overlap: Whether the part reaches beyond the whole, so that no sum binds.
    """
    relation = "overlap" if overlap else "part-whole"
    pieces = (*parts, whole)
    refusal = _incomparable(parts, whole)
    unit = parts[0].reading.unit
    day = max(piece.claim.stated for piece in pieces)
    exchange = refusal or find_exchange(rates, unit, whole.reading.unit, day)
    if isinstance(exchange, str):
        return Finding(pieces=pieces, relation=relation, outcome="not checked", reasons=(exchange,))
    value = math.fsum(part.reading.value for part in parts)
    low = math.fsum(_least(part.reading) for part in parts)
    most = whole.reading.high
    stated_fits = value * exchange.high <= _room(whole.reading) * (1 + _EDGE)
    can_fit = low * exchange.low <= most * (1 + _EDGE)
    outcome = "consistent" if stated_fits else "tension" if can_fit or overlap else "contradiction"
    break_even = math.nan
    if exchange.pair and whole.reading.value > 0 and value > 0:
        break_even = value / whole.reading.value
    reasons = _explain(parts, whole, exchange, value=value, overlap=overlap, outcome=outcome)
    return Finding(
        pieces=pieces,
        relation=relation,
        outcome=outcome,
        reasons=reasons,
        break_even=break_even,
        exchange=exchange,
    )


def _room(reading: Reading) -> float:
    """Return the most that the number of a whole stands for: of a floor its implied ceiling."""
    if reading.hedge != "above":
        return reading.value
    floor = build_bar(
        value=reading.value, low=reading.low, high=reading.high, hedge="above",
        figures=reading.figures, points=False,
    )  # fmt: skip
    return floor.reach


def _least(reading: Reading) -> float:
    """Return the least that a part can be: a part of unknown floor counts as nothing."""
    return reading.low if math.isfinite(reading.low) else 0.0


def _incomparable(parts: Sequence[Piece], whole: Piece) -> str:
    """Return why claims cannot be laid beside each other, '' when they can."""
    targets = {piece.claim.target for piece in (*parts, whole)}
    if len({target[1] for target in targets if target}) != 1 or None in targets:
        return "their target periods differ"
    if len({piece.claim.price_basis for piece in (*parts, whole)}) != 1:
        return "their price bases differ"
    if any(piece.reading.kind in {"growth", "multiple", "change"} for piece in (*parts, whole)):
        return "one of them is no level"
    if len({part.reading.unit for part in parts}) != 1:
        return "the parts are in different units"
    if any(math.isnan(piece.reading.value) for piece in (*parts, whole)):
        return "one of them has no number"
    return ""


def _explain(  # noqa: PLR0913  every figure that a reason may name
    parts: Sequence[Piece],
    whole: Piece,
    exchange: Exchange,
    *,
    value: float,
    overlap: bool,
    outcome: str,
) -> tuple[str, ...]:
    unit = parts[0].reading.unit
    amount = say_amount(value, unit)
    converted = say_amount(value * exchange.at, whole.reading.unit)
    shown = amount if exchange.fixed else f"{amount} = {converted}{_at_rate(exchange)}"
    what = "the part" if len(parts) == 1 else "the sum of the parts"
    stated = say_amount(whole.reading.value, whole.reading.unit)
    if value * exchange.at <= whole.reading.value * (1 + _EDGE):
        reasons = [f"{what} ({shown}) is within the stated whole ({stated})"]
    else:
        reasons = [f"{what} ({shown}) exceeds the stated whole ({stated})"]
    if outcome == "consistent":
        return tuple(reasons)
    if outcome == "contradiction":
        reasons.append("no reading of either fits, at any rate of the year")
    else:
        reasons += _excuses(parts, whole, overlap=overlap)
    if exchange.pair and whole.reading.value > 0:
        reasons.append(_break_even(exchange, value / whole.reading.value))
    return tuple(reasons)


def _excuses(parts: Sequence[Piece], whole: Piece, *, overlap: bool) -> list[str]:
    """Return what allows the numbers to hold all the same."""
    reasons = []
    if whole.reading.hedge == "above":
        reasons.append(f"the whole is a floor ({say_claim(whole.reading)}) and allows more")
    elif math.isfinite(whole.reading.high) and whole.reading.high > whole.reading.value:
        most = say_amount(whole.reading.high, whole.reading.unit)
        reasons.append(f"the whole, as {say_claim(whole.reading)}, reads up to {most}")
    for part in parts:
        reading = part.reading
        if reading.hedge == "scale":
            low, high = (say_amount(end, reading.unit) for end in (reading.low, reading.high))
            reasons.append(f"the part is an order of magnitude, from {low} to {high}")
        elif reading.hedge == "up-to":
            reasons.append(f"the part is a ceiling ({say_claim(reading)}) and may be less")
    if overlap:
        subjects = " and ".join(dict.fromkeys(p.claim.subject for p in (*parts, whole)))
        reasons.append(f"the scopes differ and only overlap ({subjects}): neither bounds the other")
    return reasons


def _at_rate(exchange: Exchange) -> str:
    own, other = exchange.pair or ("", "")
    return f" at {1 / exchange.at:.4g} {own} per {other}"


def _break_even(exchange: Exchange, rate: float) -> str:
    own, other = exchange.pair or ("", "")
    return (
        f"equal at {rate:.3g} {own} per {other}; in the year to {exchange.on} it was "
        f"{1 / exchange.high:.3g} to {1 / exchange.low:.3g}"
    )
