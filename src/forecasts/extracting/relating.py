"""Claims of one text beside each other: which gives way to which, which may be a part of which."""

import re
from collections.abc import Callable, Sequence

from forecasts.extracting.records import Proposal, Span

__all__ = ["relate"]

_PART = re.compile(r"(?i)\bof which\b|\bwith (?:\w+['’]s|China)\b|\bincluding\b|其中|うち")
_NEAR = 400  # characters


def _is_of_the_same(one: Proposal, other: Proposal) -> bool:
    """Whether two claims forecast the same, whatever their figures and who says them."""
    when, then = one.quantity.target, other.quantity.target
    if when is None or then is None or when.end != then.end:
        return False
    return (
        (when.start == then.start or when.relation != then.relation)
        and (one.measure.text, one.region.text) == (other.measure.text, other.region.text)
        and (one.subject.text in other.subject.text or other.subject.text in one.subject.text)
    )


def relate(
    text: str, proposals: Sequence[Proposal], sentence: Callable[[int], tuple[int, Span]]
) -> list[Proposal]:
    """Return the claims with the one that an earlier forecast gave way to, and the whole of a part.

    Args:
        text: The text that they stand in.
        proposals: The claims in order.
        sentence: Returns the number of the paragraph, and the span of the sentence, at an offset.
    """
    done: list[Proposal] = []
    for index, one in enumerate(proposals):
        supersedes = part_of = None
        for other, before in enumerate(proposals):
            if other == index or before.quantity.unit != one.quantity.unit:
                continue
            revised = before.quantity.earlier and not one.quantity.earlier
            if revised and abs(before.at - one.at) < _NEAR and _is_of_the_same(before, one):
                supersedes = other
        previous = proposals[index - 1] if index else None
        if previous and previous.quantity.unit == one.quantity.unit:
            _, span = sentence(one.quantity.start)
            between = text[max(previous.quantity.end, span.start - 1) : one.quantity.start]
            same = sentence(previous.quantity.start)[0] == sentence(one.at)[0]
            if same and _PART.search(between) and previous.quantity.value > one.quantity.value:
                part_of = index - 1
        done.append(one._replace(supersedes=supersedes, part_of=part_of))
    return done
