"""What `add` says of a claim: what was read and left out, and how it stands beside outcomes."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from forecasts.ledger.claim_fields import CLAIM_FIELDS
from forecasts.words.amounts import beside

if TYPE_CHECKING:
    from forecasts.editing.draft import Draft
    from forecasts.ledger.claim import Claim
    from forecasts.problem import Problem
    from forecasts.reading import Quantity

__all__ = ["beside_outcomes", "describe_draft", "needed_options"]

FAR = 10.0
"""A claim so many times above or below the last outcome may be of another thing or unit."""

_BOUNDS = {
    "bare": "",
    "about": "about ",
    "above": "at least ",
    "below": "nearly ",
    "up-to": "at most ",
    "scale": "of the order of ",
    "range": "",
}
_NEEDED = tuple(item.name for item in CLAIM_FIELDS if item.required)
_OPTIONS = {"claimant": "--organisation or --person"}
_KINDS = {
    "share": ", a share",
    "growth": " a year, a rate of growth",
    "multiple": ", a multiple",
    "cumulative": ", a sum over its period",
    "price": ", a price",
}
_STRICT = {"above": "more than ", "up-to": "less than "}


def needed_options(problems: "Iterable[Problem]") -> dict["Problem", str]:
    """Return those of the problems that a missing option makes -> the option and what it holds."""
    return {
        problem: f"  {_OPTIONS.get(name, f'--{name}'):28} {problem.expected}"
        for problem in problems
        for name in _NEEDED
        if problem.code in {"F011", "F301", "F302"}
        and problem.message.startswith("the claim ")
        and problem.message.endswith(f" has no `{name}`")
    }


def describe_draft(draft: "Draft") -> Iterator[str]:
    """Yield in words what was read from a quotation, and what of it was left out."""
    for quantity in draft.quantities:
        if quantity is draft.chosen:
            sure = f", {draft.fields['certainty']}" if "certainty" in draft.fields else ""
            when = f", {draft.fields['target']}" if "target" in draft.fields else ", no date found"
            kind = _KINDS.get(quantity.kind, "")
            fall = "a fall of " if draft.fields["value"].startswith("-") else ""
            yield f"read “{quantity.quote}” as {fall}{_amount(quantity)}{kind}{when}{sure}"
    if basis := draft.fields.get("currency_basis"):
        yield f"currency_basis: {basis}; name the currency in --value if it was another"
    for quantity in draft.quantities:
        if quantity is not draft.chosen:
            yield f"left out “{quantity.quote}”: {_amount(quantity)}"


def _amount(quantity: "Quantity") -> str:
    bound = _BOUNDS[quantity.hedge]
    if quantity.hedge in {"above", "up-to"}:
        bound = _STRICT[quantity.hedge] if quantity.strict else bound
    words = f"{bound}{quantity.low:,.15g}"
    if quantity.high != quantity.low:
        words += f" to {quantity.high:,.15g}"
    gap = "" if quantity.unit in {"%", "x"} else " "
    return f"{words}{gap}{beside(quantity.high, quantity.unit)}".rstrip()


def beside_outcomes(ledger: Path, ids: tuple[str, ...]) -> Iterator[str]:
    """Yield a sentence for each claim that is far from the last outcome of its series.

    Args:
        ledger: The ledger's folder; the outcomes stand beside it, in `actuals`.
        ids: The claims that were added.
    """
    folder = ledger.parent / "actuals"
    if not folder.is_dir():
        return
    from forecasts.actuals import load_actuals
    from forecasts.ledger import load

    loaded = load(ledger)
    known = load_actuals(folder, codes=loaded.codes).observations
    for claim in loaded.claims:
        if claim.id not in ids or claim.value.kind not in {"level", "count"}:
            continue
        same = known[
            (known["subject"] == claim.subject)
            & (known["measure"] == claim.measure)
            & (known["region"] == claim.region)
            & (known["unit"] == claim.value.unit)
        ]
        if len(same):
            last = same.sort_values(["period_end", "published_on"], kind="stable").iloc[-1]
            yield from _far(claim, float(last["value"]), f"{last['series']} of {last['period']}")


def _far(claim: "Claim", outcome: float, what: str) -> Iterator[str]:
    value = claim.value.value
    if outcome <= 0 or value <= 0:
        return
    times = max(value / outcome, outcome / value)
    if times >= FAR:
        side = "above" if value > outcome else "below"
        said, came = (
            f"{number:,.15g} {beside(number, claim.value.unit)}" for number in (value, outcome)
        )
        yield (
            f"{said} is {times:,.0f} times {side} {what} ({came}): "
            "is it an addition, a share of it, or another unit?"
        )
