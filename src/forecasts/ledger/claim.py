"""What a ledger holds while it is text that is being understood: sources and claims."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from forecasts.problem import Position
from forecasts.reading.records import Period, Value


class Day(NamedTuple):
    """A date as precise as its source gives it: `first` and `last` are equal for a full date."""

    text: str
    first: date
    last: date
    precision: str  # day | month | year


class Event(NamedTuple):
    """The occasion at which the claims were made; `held` spans one day or several.

    `code` is `SERIES/EDITION` of the codelist, '' for an event that the source itself describes.
    """

    name: str = ""
    place: str = ""
    held: tuple[Day, Day] | None = None
    code: str = ""


class Source(NamedTuple):
    """The document that was read: one file of the ledger."""

    file: str
    position: Position
    title: str
    publisher: str
    published: Day
    language: str
    url: str = ""
    archive: str = ""
    event: Event | None = None
    sha256: str = ""
    tier: str = ""
    found: str = "claims"  # claims | none: what reading the source found
    read_on: Day | None = None
    notes: str = ""


class Claimant(NamedTuple):
    """Who said it; `basis` tells whether the source names them for this very number."""

    person: str = ""
    organisation: str = ""
    basis: str = "explicit"  # explicit | implicit
    role: str = ""

    @property
    def name(self) -> str:
        """The claimant in one line: 'Zhang Yongwei, China EV100'."""
        return ", ".join(filter(None, (self.person, self.organisation)))


_NO_TEXTS: Mapping[str, str] = MappingProxyType({})
_NO_PLACES: Mapping[str, Position] = MappingProxyType({})


class Claim(NamedTuple):
    """One claim. `value`, `target` and `readings` are the readings of the texts stated.

    `places` gives the place of each field that was stated, in the claim or in `defaults`.
    """

    id: str
    source: Source
    claimant: Claimant
    quote: str
    at: str
    subject: str
    measure: str
    region: str
    value: Value
    target: Period
    position: Position
    certainty: str = ""
    probability: float | None = None
    readings: tuple[Value, ...] = ()
    series: tuple[str, ...] = ()
    part_of: str = ""
    overlaps: str = ""
    supersedes: str = ""
    relays: str = ""
    modality: str = "forecast"
    scenario: str = ""
    condition: str = ""
    session: str = ""
    occasion: str = ""
    because: str = ""
    entered: Day | None = None
    currency_basis: str = ""
    price_basis: str = "nominal"
    corrected: Mapping[str, str] = _NO_TEXTS
    ruling: Mapping[str, str] = _NO_TEXTS
    notes: str = ""
    ignore: Mapping[str, str] = _NO_TEXTS
    places: Mapping[str, Position] = _NO_PLACES
