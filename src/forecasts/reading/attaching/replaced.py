"""Earlier forecasts beside those that now stand: which takes the place of which, and its period."""

from datetime import date
from typing import NamedTuple

from forecasts.reading.attaching.language import Language
from forecasts.reading.attaching.scene import Stance
from forecasts.reading.patterns import Lazy
from forecasts.reading.records import Period, Quantity

__all__ = ["LISTED", "Judged", "as_revised", "in_its_place", "revised_to"]

LISTED = Lazy(r"\s*(?:[/、和及与]|,\s*(?:and\s|or\s)?|and\s|or\s)?\s*")
"""What stands between two figures of a list."""

_MOST_LISTED = 6


_TO = Lazy(
    r"(?:(?:[，,]收[敛斂]|(?:[，,](?=现|后|如今|最新|目前|改|[^，,\d]{0,5}[调修]))?[^，。；,.;\n\d]{0,8})[至到为]"
    r"|\s(?:(?:has|have|had)\s(?:now\s|since\s)?been\s[a-z]+\s|(?:was|were|is|are)\s[a-z]+\s)?(?:up\s|down\s)?to)"
    r"\s?(?:约|近|超过?|about\s|around\s|nearly\s)?"
)
"""What leads from an earlier forecast to the one that takes its place: `由215GW上调至`."""


class Judged(NamedTuple):
    """A quantity with what its sentence says of it.

    Attributes:
        quantity: The quantity, with forecast and target.
        stance: What the rules say; None where nothing in the sentence speaks of time.
        start: Where its sentence begins.
        end: Where its sentence ends.
        language: The language of its sentence.
    """

    quantity: Quantity
    stance: Stance | None
    start: int
    end: int
    language: Language


def in_its_place(text: str, judged: list[Judged], place: int) -> Quantity | None:
    """Return the forecast that now stands for an earlier one in its sentence.

    Where two lists stand side by side it is the one in the same place: `5.6% this year and 4.9% in
    2027, wider than the 5.1% and 4.4% expected before`; a list of the sentence before serves, too.
    """
    first = last = place
    while place - first < _MOST_LISTED and _is_listed(text, judged[max(0, first - 1) : first + 1]):
        first -= 1
    while last - place < _MOST_LISTED and _is_listed(text, judged[last : last + 2]):
        last += 1
    size, at = last - first + 1, place - first
    ahead = _standing(judged[max(0, first - _MOST_LISTED) : first], judged[place])
    if ahead:
        return ahead[at - size] if len(ahead) >= size else ahead[-1]
    behind = _standing(judged[last + 1 : last + 1 + size], judged[place])
    if behind:
        return behind[min(at, len(behind) - 1)]
    before = _standing(judged[max(0, first - size) : first], judged[place], said_before=True)
    return before[at] if size > 1 and len(before) == size else None


def _standing(
    others: list[Judged], earlier: Judged, *, said_before: bool = False
) -> list[Quantity]:
    """Return the forecasts that may stand for an earlier one, of its sentence or the one before."""
    return [
        one.quantity
        for one in others
        if (one.start != earlier.start if said_before else one.start == earlier.start)
        and one.quantity.forecast
        and not one.quantity.earlier
        and one.quantity.unit == earlier.quantity.unit
    ]


def _is_listed(text: str, pair: list[Judged]) -> bool:
    """Tell whether two figures stand in one list of earlier forecasts."""
    if len(pair) < 2 or not pair[0].quantity.earlier:
        return False
    return LISTED.fullmatch(text, pair[0].quantity.end, pair[1].quantity.start) is not None


def revised_to(text: str, before: Quantity | None, quantity: Quantity) -> Quantity:
    """Return what an earlier forecast was changed to as a forecast, though no verb says so."""
    if before is None or not before.earlier or quantity.forecast or quantity.earlier:
        return quantity
    if before.unit != quantity.unit or not _TO.fullmatch(text, before.end, quantity.start):
        return quantity
    target = quantity.target or before.target
    return quantity._replace(forecast=True, target=target, rules=(*quantity.rules, "revised to"))


_MEASURED_AGAINST = frozenset(("earlier: 低于预期", "earlier: 高于…的预估", "earlier: 超指引上限"))


_MADE_THEN = frozenset(
    f"earlier: {name}"
    for name in (
        "forecast made in …",
        "… ago was put at",
        "had expected",
        "earlier forecast of",
        "that was expected",
        "from the … projection",
        "from its estimate in …",
        "時点の",
        "（4月時点は",
    )
)
"""Rules by which the time that is named is when a forecast was made."""


def as_revised(
    quantity: Quantity, now: Period | None, stated: date | None, replacing: Quantity | None
) -> Quantity:
    """Return an earlier forecast with the period of the one that now stands.

    Args:
        quantity: The earlier forecast.
        now: The period that its paragraph speaks of.
        stated: The day of the statement, if known.
        replacing: The forecast of its sentence that takes its place, if one does.
    """
    own = quantity.target
    if replacing:
        now = replacing.target or now
        if replacing.kind == "price" and replacing.target is None:
            return quantity._replace(target=None)
    if own and not _MEASURED_AGAINST.isdisjoint(quantity.rules):
        return quantity
    if now is None and own and _is_when_made(own) and not _MADE_THEN.isdisjoint(quantity.rules):
        return quantity._replace(target=None)
    if now is None or (own and not (stated and own.end <= stated)):
        return quantity
    return quantity._replace(target=now)


def _is_when_made(period: Period) -> bool:
    """Tell whether a period is a month, in which a forecast is made, and not a year that it is of.

    `In June it had pegged the harvest at 13 million tonnes`.
    """
    return (period.end - period.start).days < _LONGEST_MONTH


_LONGEST_MONTH = 31
