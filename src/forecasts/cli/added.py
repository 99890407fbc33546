"""What `add` and `import` say of a claim: what was read, what is beside it and speaks against."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from forecasts.ledger.claim_fields import CLAIM_FIELDS
from forecasts.words.amounts import beside

if TYPE_CHECKING:
    from forecasts.editing.draft import Draft
    from forecasts.ledger.claim import Claim
    from forecasts.ledger.entries import Codes
    from forecasts.problem import Problem
    from forecasts.reading import Quantity

__all__ = ["beside_outcomes", "describe_draft", "needed_options", "places_apart"]

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
_QUOTED: Mapping[str, str] = MappingProxyType({})
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
            in_all = draft.fields["value"].endswith(" in all")
            kind = " in all" if in_all else _KINDS.get(quantity.kind, "")
            fall = "a fall: " if draft.fields["value"].startswith("-") else ""
            yield f"read “{quantity.quote}” as {fall}{_amount(quantity)}{kind}{when}{sure}"
    if basis := draft.fields.get("currency_basis"):
        yield f"currency_basis: {basis}; name the currency in --value if it was another"
    for quantity in draft.quantities:
        if quantity is not draft.chosen:
            amount = _amount(quantity)
            meant = f": {amount}" if amount != quantity.quote else ""
            yield f"left out “{quantity.quote}”{meant}"


def _amount(quantity: "Quantity") -> str:
    bound = _BOUNDS[quantity.hedge]
    if quantity.hedge in {"above", "up-to"}:
        bound = _STRICT[quantity.hedge] if quantity.strict else bound
    words = f"{bound}{quantity.low:,.15g}"
    if quantity.high != quantity.low:
        words += f" to {quantity.high:,.15g}"
    gap = "" if quantity.unit in {"%", "x"} else " "
    return f"{words}{gap}{beside(quantity.high, quantity.unit)}".rstrip()


def places_apart(
    claims: "Iterable[Claim]", sentences: Mapping[str, str] = _QUOTED
) -> Iterator[str]:
    """Yield a sentence for each claim whose quotation names one place, and that another one.

    Args:
        claims: The claims.
        sentences: By id the sentence that a quotation was cut from, where it is known.
    """
    from forecasts.extracting.named_places import places_named

    for claim in claims:
        language = claim.source.language if claim.source.language in {"zh", "ja"} else "en"
        places = places_named(sentences.get(claim.id, claim.quote), language)
        if len(places) == 1 and claim.region not in places:
            region, word = places.popitem()
            yield (
                f"`{claim.id}` is of the region {claim.region}, its quotation names {region} "
                f"(“{word}”): which is meant?"
            )


def beside_outcomes(ledger: Path, claims: "Iterable[Claim]", codes: "Codes") -> Iterator[str]:
    """Yield a sentence for each claim that is far from the last outcome of its series.

    Args:
        ledger: The ledger's folder; the outcomes stand beside it, in `actuals`.
        claims: The claims that were added.
        codes: The ledger's codelists.
    """
    folder = ledger.parent / "actuals"
    if not folder.is_dir():
        return
    from forecasts.actuals import load_actuals

    known = load_actuals(folder, codes=codes).observations
    for claim in claims:
        if claim.value.kind not in {"level", "count"}:
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
