"""A draft of a claim from its quotation: what the reader finds, for a person to accept."""

from dataclasses import dataclass
from datetime import date

from forecasts.editing.base_year import base_year
from forecasts.ledger.claim_fields import CERTAINTIES
from forecasts.ledger.nodes import Mapping, Scalar
from forecasts.ledger.places import Places
from forecasts.reading import Period, Quantity, Value, read, word_value
from forecasts.reading.lexicon.yearly import (
    ON_QUARTER_BEFORE,
    ON_QUARTER_BEHIND,
    OVER_YEARS,
    RATE,
    YEAR_ON_YEAR,
)
from forecasts.reading.patterns import Lazy
from forecasts.reading.qualifying.direction import signed_hedge

# A Chinese forecaster's words for a plain forecast; `likely`, as probable, is another word.
_CHINESE = {"预计": "expected", "有望": "expected", "估计": "expected", "将": "will"}
_PLACES = Places("<arguments>", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a quotation gives: texts by field name, all quantities, and the chosen one."""

    fields: dict[str, str]
    quantities: tuple[Quantity, ...]
    chosen: Quantity | None


_SEVERAL, _FAR = 400, 750  # days: more than a year and its edges, more than the year to come
_SINCE = 2  # years from a base to its target; of one year before, growth is a year's
_BESIDE = 16  # characters around growth from a base, in which a yearly word is of it
_IS_BY = Lazy(r"(?i)^(?:by|before|within|to)\b|^[到至]|年前$|内$")
_BY_THEN = Lazy(r"[^,.;]{0,24}\bby (?:then|that (?:year|date|time))\b")
_SEASON = Lazy(r"(?i)(?<!over )(?<!between )\b(?:19|20)(\d\d)\s?[-–/]\s?(?:19|20)?(\d\d)\b")
"""A season or a financial year over two calendar years."""
_ENDS = ("level", "count", "price")
"""What a multiple may lead to."""


def draft_claim(quote: str, *, language: str, stated: date | None) -> Draft:
    """Read the quotation and fill value, target and certainty from its one forecast.

    With several quantities the first that is a forecast with a target is taken, else the first;
    of a multiple and where it leads (`will double to €12bn`), the latter, which needs no base.
    """
    found = read(quote, language=language, stated=stated)
    dated = [one for one in found if one.forecast and one.target]
    chosen = next(iter(dated or found), None)
    if chosen and dated and chosen.kind == "multiple":
        ends = (one for one in dated if one.kind in _ENDS and one.target == chosen.target)
        chosen = next(ends, chosen)
    fields: dict[str, str] = {}
    if chosen is not None:
        chosen, base = as_said(chosen, quote, chosen.start, stated)
        found = tuple(chosen if one.start == chosen.start else one for one in found)
        fields["value"] = word_value(value_of(chosen, base))
        if chosen.target is not None:
            fields["target"] = chosen.target.words
        certainty = certainty_of(chosen)
        if certainty:
            fields["certainty"] = certainty
        if chosen.currency_basis:
            fields["currency_basis"] = chosen.currency_basis
    return Draft(fields=fields, quantities=found, chosen=chosen)


def as_said(
    quantity: Quantity, words: str, at: int, stated: date | None
) -> tuple[Quantity, Period | None]:
    """Return growth as a change in all where no word near it says that it is of each year.

    `Will grow 40% by 2030` is no 40% a year. Growth until a day or through it, or in a year, may be
    of each, as may growth that is near, or told as a rate; it stays as it was read. What is
    measured from the month or quarter before is written as a number alone, as no rate of growth of
    the ledger is. What is measured from a year that is named, further back than the one before, is
    of all years since: `will be 40% below 2019 levels in 2035`.

    Args:
        quantity: What was read.
        words: Its sentence, or the quotation where no more is known.
        at: Where in the words it stands.
        stated: The day of the statement.

    Returns:
        The quantity, and the year that it is measured from where the words name one.
    """
    target = quantity.target
    grows = (quantity.kind, quantity.unit) == ("growth", "%")
    if target is None or stated is None or not (grows or quantity.kind == "multiple"):
        return quantity, None
    end = at + len(quantity.quote)
    if grows and (ON_QUARTER_BEFORE.search(words[:at]) or ON_QUARTER_BEHIND.match(words, end)):
        return quantity._replace(kind="share"), None
    base = base_year(words, at, end)
    if base and target.end.year - base.start.year < _SINCE:
        return quantity, None
    if not grows:
        return quantity, base
    until = f"{target.words}までに" in words or _IS_BY.search(target.words)
    until = until or _BY_THEN.match(words, end)
    far = until and (target.end - stated).days > _FAR
    long = (target.end - target.start).days > _SEVERAL and not _is_season(target.words)
    several = base or far or long
    beside = words[max(0, at - _BESIDE) : end + _BESIDE] if base else words
    if not several or any(of.search(beside) for of in (YEAR_ON_YEAR, OVER_YEARS, RATE)):
        return quantity, None
    return quantity._replace(kind="change"), base


def _is_season(words: str) -> bool:
    """Whether a period of two years is one season: `in 2026/27`."""
    found = _SEASON.search(words)
    return found is not None and int(found[2]) - int(found[1]) == 1


def value_of(quantity: Quantity, base: Period | None = None) -> Value:
    """Return what a quantity of a text is as the value of a claim, with its sign and its base."""
    return Value(
        kind=quantity.kind,
        low=quantity.low,
        high=quantity.high,
        value=quantity.value,
        figures=quantity.figures,
        unit=quantity.unit,
        hedge=signed_hedge(quantity),
        strict=quantity.strict,
        base=base,
    )


def certainty_of(quantity: Quantity) -> str:
    """Return the ledger's word for the quantity's certainty: the same, or one as probable."""
    word = _CHINESE.get(quantity.certainty, quantity.certainty)
    if word in CERTAINTIES:
        return word
    for word, probability in CERTAINTIES.items():
        if quantity.probability is not None and probability == quantity.probability:
            return word
    return ""


def as_node(fields: dict[str, str], claimant: dict[str, str]) -> Mapping:
    """Return the fields of a claim as the node that `add_claims` takes."""

    def scalar(text: str) -> Scalar:
        return Scalar(text, _PLACES, 0, 0, "")

    entries: dict[str, tuple[Scalar, Scalar | Mapping]] = {
        name: (scalar(name), scalar(text)) for name, text in fields.items() if text
    }
    if any(claimant.values()):
        inner = {k: (scalar(k), scalar(v)) for k, v in claimant.items() if v}
        entries["claimant"] = (scalar("claimant"), Mapping({**inner}, _PLACES, 0, 0, flow=True))
    return Mapping({**entries}, _PLACES, 0, 0, flow=False)
