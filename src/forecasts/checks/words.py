"""Words that must fit each other: unit and measure, relations and the claims they name."""

import math
from collections.abc import Iterator, Mapping

from forecasts.ledger.claim import Claim
from forecasts.ledger.impossible import why_impossible
from forecasts.ledger.loading import Ledger
from forecasts.ledger.texts import SourceTexts
from forecasts.problem import Problem, did_you_mean, fault
from forecasts.reading.records import Value
from forecasts.units import dimension, fits_dimension

RELATIONS = ("part_of", "overlaps", "supersedes", "relays")
RELATIVE_KINDS = frozenset({"growth", "multiple", "change"})


def check_dimension(ledger: Ledger, texts: SourceTexts) -> Iterator[tuple[Claim | None, Problem]]:
    """Check that the value's unit has the dimension of the measure.

    Growth, multiples and changes say how much of the measure there will be beside what there was,
    so their `%` and `x` fit any measure.
    """
    del texts
    for claim in ledger.claims:
        measure = ledger.codes["measures"].get(claim.measure)
        if measure is None:  # the codelist could not be read
            continue
        wanted = measure.dimension
        unit = claim.value.unit
        if claim.value.kind in RELATIVE_KINDS or not wanted or fits_dimension(unit, wanted):
            continue
        yield (
            claim,
            fault(
                "F107",
                claim.places.get("value", claim.position),
                f"`{unit}` is of the dimension {dimension(unit)}",
                f"{wanted}, the dimension of the measure `{claim.measure}`",
                _how_to_mend(claim.value),
            ),
        )


def _how_to_mend(value: Value) -> str:
    """Say what to do about a unit that does not fit; a bare `%` may have been meant as growth."""
    mend = "correct the measure or the unit"
    if value.unit != "%":
        return mend
    way, moved = ("a fall", "down") if value.high < 0 else ("growth", "up")
    size, sign = f"{abs(value.value):g}%", "-" if value.high < 0 else ""
    return f"{way} is written `{moved} {size}`, or `{sign}{size} a year`; else {mend}"


def check_possible(ledger: Ledger, texts: SourceTexts) -> Iterator[tuple[Claim | None, Problem]]:
    """Ask about values that nothing can have, as a share of 150%."""
    del texts
    for claim in ledger.claims:
        measure, value = ledger.codes["measures"].get(claim.measure), claim.value
        nature = measure.nature if measure else ""
        relative = value.kind in RELATIVE_KINDS
        why = why_impossible(_ends(value), value.unit, claim.measure, nature, relative=relative)
        if why:
            yield (
                claim,
                Problem(
                    code="F404",
                    severity="warning",
                    position=claim.places.get("value", claim.position),
                    message=why,
                    hint="correct the value, or add `ignore: {F404: reason}` where it was said so",
                ),
            )


def _ends(value: Value) -> tuple[float, float]:
    """Return the ends of a value; of a bound the open one is without end.

    The other end of `> 100%` does not belong to it: the next number does.
    """
    if value.hedge == "up-to":
        return -math.inf, math.nextafter(value.high, -math.inf) if value.strict else value.high
    if value.hedge == "above":
        return math.nextafter(value.low, math.inf) if value.strict else value.low, math.inf
    return value.low, value.high


MAX_HINTS = 100  # each compares a word with the ids of all claims


def check_relations(ledger: Ledger, texts: SourceTexts) -> Iterator[tuple[Claim | None, Problem]]:
    """Check that relations name claims of the ledger and do not go round in a circle."""
    del texts
    claims = {claim.id: claim for claim in ledger.claims}
    circles = {relation: _circles(relation, claims) for relation in RELATIONS}
    hints = MAX_HINTS
    for claim in ledger.claims:
        for relation in RELATIONS:
            other = getattr(claim, relation)
            if not other or other in ledger.faulty:
                continue
            place = claim.places.get(relation, claim.position)
            if other not in claims:
                hints -= 1
                problem = fault(
                    "F108",
                    place,
                    f"`{relation}` names `{other}`, which is no claim of this ledger",
                    hint=did_you_mean(other, tuple(claims)) if hints >= 0 else "",
                )
                yield claim, problem
            elif claim.id in circles[relation]:
                message = f"`{relation}` leads from `{claim.id}` back to itself"
                yield (
                    claim,
                    fault("F109", place, message),
                )


def _circles(relation: str, claims: Mapping[str, Claim]) -> set[str]:
    """Return the ids of the claims from which the relation leads back to themselves."""
    found: set[str] = set()
    seen: set[str] = set()
    for start in claims:
        path: dict[str, None] = {}
        here = start
        while here in claims and here not in seen:
            seen.add(here)
            path[here] = None
            here = getattr(claims[here], relation)
        if here in path:
            ids = list(path)
            found.update(ids[ids.index(here) :])
    return found


CHECKS = (check_dimension, check_possible, check_relations)
