"""Numbers that one document states side by side: growth and level, share and total, shares."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from forecasts.actuals.periods import Span, years_between
from forecasts.comparing.bases import may_be_in_all
from forecasts.comparing.claimed import Reading, is_in_all
from forecasts.comparing.consistency.part_whole import Finding, Piece
from forecasts.comparing.history import LONGEST_PERIOD, Archive, read_outcome, shift_years
from forecasts.comparing.wording import say_amount, say_claim
from forecasts.units import Inconvertible, convert_factor

if TYPE_CHECKING:
    from forecasts.ledger.entries import Codes

__all__ = ["find_growth", "find_shares"]

_WHOLE = 100.0
_GROWN = frozenset({"growth", "multiple"})
_RELATIVE = _GROWN | {"change"}


def find_growth(pieces: Sequence[Piece], archive: Archive | None) -> list[Finding]:
    """Lay each growth rate or multiple beside the levels of its base and target in its document.

    A base that the document does not state is that of the one series that the claim is linked to,
    as known at the statement; what does not meet then is a tension, for the claimant may have
    started from an estimate of the base year.
    """
    return [
        finding
        for growth in pieces
        if growth.claim.target and (growth.reading.kind in _GROWN or is_in_all(growth.reading))
        for finding in _lay_growth(growth, pieces, archive)
    ]


def _lay_growth(growth: Piece, pieces: Sequence[Piece], archive: Archive | None) -> list[Finding]:
    levels = [other for other in pieces if _same_thing(growth, other) and _is_level(other)]
    base, target = _base_of(growth, levels), growth.claim.target
    if base is None or target is None or base[1] >= target[1]:
        return []
    starts = [other for other in levels if other.claim.target and other.claim.target[1] == base[1]]
    ends = [other for other in levels if other.claim.target and other.claim.target[1] == target[1]]
    years = years_between(base[1], target[1])
    found = []
    for end in ends:
        found += [
            _lay_path(growth, end, start.reading, years, (start,))
            for start in starts
            if start.reading.unit == end.reading.unit
        ]
        if not starts and archive is not None:
            known = _known_level(archive, growth, end, base)
            if known is not None:
                found.append(_lay_path(growth, end, known, years, ()))
    return found


def _base_of(growth: Piece, levels: Sequence[Piece]) -> Span | None:
    """Return the base of a growth rate: stated, else that of the last level beside it.

    Else the year before the target, but for a multiple; one that had not ended by the statement is
    not known, and nothing is laid beside it.
    """
    base, target = growth.reading.base, growth.claim.target
    if base is not None or target is None:
        return base
    earlier = [
        level.claim.target
        for level in levels
        if level.claim.target and level.claim.target[1] < target[1]
    ]
    if earlier:
        return max(earlier, key=lambda span: span[1])
    single = (target[1] - target[0]).days <= LONGEST_PERIOD and growth.reading.kind == "growth"
    return (shift_years(target[0], -1), shift_years(target[1], -1)) if single else None


def _known_level(archive: Archive, growth: Piece, end: Piece, base: Span) -> Reading | None:
    """Return the base as known at the statement, in the unit of the level claimed."""
    claim = growth.claim
    names = claim.series or archive.by_code.get((claim.subject, claim.measure, claim.region), ())
    records = [archive.records.get(name, {}).get(claim.price_basis) for name in names]
    if len(records) != 1 or records[0] is None:
        return None
    outcome = read_outcome(records[0], base, claim.stated, policy="latest")
    factor = convert_factor(records[0].unit, end.reading.unit)
    if outcome is None or isinstance(factor, Inconvertible):
        return None
    value, half = outcome.value * factor, outcome.rounding * factor
    return replace(
        end.reading, value=value, low=value - half, high=value + half, hedge="bare", base=None
    )


def _lay_path(
    growth: Piece, end: Piece, start: Reading, years: float, stated: tuple[Piece, ...]
) -> Finding:
    own, unit = growth.reading, end.reading.unit
    years = 1.0 if is_in_all(own) else years
    ways = (years, 1.0) if may_be_in_all(growth.claim, own, years) else (years,)
    agree = any(
        start.low * _times(own, own.low, way) <= end.reading.high
        and start.high * _times(own, own.high, way) >= end.reading.low
        for way in ways
    )
    implied = start.value * _times(own, own.value, years)
    source = "stated" if stated else "published by then"
    reason = (
        f"{say_claim(own)} from {say_amount(start.value, unit)} ({source}) comes to "
        f"{say_amount(implied, unit)}, stated is {say_claim(end.reading)}"
    )
    apart = "contradiction" if stated else "tension"
    return Finding(
        pieces=(growth, *stated, end),
        relation="growth-level",
        outcome="consistent" if agree else apart,
        reasons=(reason,),
    )


def _times(reading: Reading, value: float, years: float) -> float:
    """Return how many times its base a growth rate or multiple comes to."""
    return value if reading.kind == "multiple" else max(1 + value / 100, 0.0) ** years


def find_shares(pieces: Sequence[Piece], codes: "Codes | None") -> list[Finding]:
    """Lay shares beside the levels they are taken of, and add up the shares of one whole.

    Only for subjects and regions whose whole is declared in the codelists.
    """
    if codes is None:
        return []
    shares = [
        piece
        for piece in pieces
        if piece.reading.unit == "%" and piece.reading.kind not in _RELATIVE
    ]
    levels: dict[object, list[Piece]] = {}
    for piece in pieces:
        if _is_level(piece):
            levels.setdefault(_moment(piece), []).append(piece)
    found = []
    for share in shares:
        found += _lay_share(share, levels.get(_moment(share), []), codes)
    return [*found, *_add_shares(shares, codes)]


def _lay_share(share: Piece, levels: Sequence[Piece], codes: "Codes") -> list[Finding]:
    """Lay a share beside the levels of its own moment."""
    parts = [
        other
        for other in levels
        if (other.claim.subject, other.claim.region) == (share.claim.subject, share.claim.region)
    ]
    wholes = [
        other
        for other in levels
        if (other.claim.subject, other.claim.region)
        in {
            (_parent(codes, "subjects", share.claim.subject), share.claim.region),
            (share.claim.subject, _parent(codes, "regions", share.claim.region)),
        }
    ]
    return [
        finding
        for part in parts
        for whole in wholes
        if part.claim.measure == whole.claim.measure
        for finding in _lay_share_once(share, part, whole)
    ]


def _lay_share_once(share: Piece, part: Piece, whole: Piece) -> list[Finding]:
    factor = convert_factor(part.reading.unit, whole.reading.unit)
    if isinstance(factor, Inconvertible) or min(whole.reading.low, part.reading.low) <= 0:
        return []
    low = _WHOLE * factor * part.reading.low / whole.reading.high
    high = _WHOLE * factor * part.reading.high / whole.reading.low
    half = 0.5 if share.reading.value == round(share.reading.value) else 0.05
    agree = low <= share.reading.high + half and high >= share.reading.low - half
    ratio = _WHOLE * factor * part.reading.value / whole.reading.value
    reason = (
        f"{say_claim(part.reading)} of {say_claim(whole.reading)} is {ratio:.3g}%, stated is "
        f"{say_claim(share.reading)}"
    )
    return [
        Finding(
            pieces=(share, part, whole),
            relation="share-total",
            outcome="consistent" if agree else "contradiction",
            reasons=(reason,),
        )
    ]


def _add_shares(shares: Sequence[Piece], codes: "Codes") -> list[Finding]:
    """Add up the shares of sibling subjects in one region, and of sibling regions."""
    groups: dict[tuple[str, ...], dict[str, Piece]] = {}
    for share in shares:
        claim = share.claim
        moment = (share.document, claim.claimant, claim.measure, str(claim.target), claim.scenario)
        for codelist, own, other in (
            ("subjects", claim.subject, claim.region),
            ("regions", claim.region, claim.subject),
        ):
            parent = _parent(codes, codelist, own)
            if parent:
                groups.setdefault((*moment, codelist, parent, other), {})[own] = share
    found = []
    for key, group in groups.items():
        if len(group) < 2:
            continue
        pieces = tuple(group.values())
        least = math.fsum(max(piece.reading.low, 0.0) for piece in pieces)
        total = math.fsum(piece.reading.value for piece in pieces)
        fits = least <= _WHOLE + 0.5 * len(pieces)
        found.append(
            Finding(
                pieces=pieces,
                relation="shares",
                outcome="consistent" if fits else "contradiction",
                reasons=(f"the shares of {key[-2]} add up to {total:.4g}%",),
            )
        )
    return found


def _parent(codes: "Codes", codelist: str, code: str) -> str:
    found = codes[codelist].get(code)
    return found.part_of if found else ""


def _is_level(piece: Piece) -> bool:
    return piece.reading.kind not in {*_RELATIVE, "cumulative"} and piece.reading.unit != "%"


def _moment(piece: Piece) -> object:
    """Return what two claims of one claimant and document about one period have in common."""
    claim = piece.claim
    return piece.document, claim.claimant, claim.target, claim.scenario


def _same_thing(one: Piece, other: Piece) -> bool:
    """Whether two claims of one claimant and document speak of one thing and scenario."""
    facets = ("claimant", "subject", "measure", "region", "scenario", "price_basis")
    return one.document == other.document and all(
        getattr(one.claim, facet) == getattr(other.claim, facet) for facet in facets
    )
