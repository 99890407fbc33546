"""Events: the series of conferences that sources may name, each with the editions it was held in.

A source names one as `event: SERIES/EDITION`; `codes/events.yaml` is optional, for a ledger whose
sources name none.
"""

import os
import re
from collections.abc import Mapping as MappingOf
from types import MappingProxyType
from typing import NamedTuple

from forecasts.files import AnyPath
from forecasts.ledger.claim import Day, Event
from forecasts.ledger.dates import read_days
from forecasts.ledger.entries import read_entries
from forecasts.ledger.fields import Field, text_field
from forecasts.ledger.nodes import Mapping, Node, Scalar
from forecasts.ledger.shape import Shaped, name_codes, shape
from forecasts.problem import Position, Problem, did_you_mean, fault

__all__ = [
    "EDITION_FIELDS",
    "EVENT_FIELDS",
    "Edition",
    "Events",
    "Series",
    "alike",
    "find_event",
    "load_events",
    "read_held",
]

_COUNTED = re.compile(r"\b(?:the|[0-9]+(?:st|nd|rd|th))\b|第.{1,4}届")
_SERIES = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EDITION = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")
MAX_ID = 80
ALIKE = 0.9  # of the letters of two names, in order: below it meetings of one trade come together

EDITION_FIELDS = (
    Field(
        name="held",
        form="dates",
        description="Day, or first and last day with a slash; left out where no source tells.",
        good="held: 2025-09-16/2025-09-17",
        bad="held: 16-17 September",
    ),
    text_field("place", "Town and country.", '"Wuhan, China"'),
    text_field("name", "Name of this edition, where it has one of its own.", "CES Unveiled"),
    text_field("name_zh", "The same in Chinese.", "消费电子展前瞻"),
)
EVENT_FIELDS = (
    text_field("name", "Name in English, as sheets print it.", "CES", required=True),
    text_field("name_zh", "Name in Chinese.", "国际消费电子展"),
    text_field("organiser", "Who holds it, where a source tells.", "China EV100"),
    text_field("rhythm", "How often it is held.", "yearly"),
    text_field("site", "Its own page on the web.", "https://example.org/forum"),
    Field(
        name="editions",
        form="editions",
        description="Each time that it was held, by year or number: `held`, `place`, `name` and `name_zh`, all of them optional.",  # noqa: E501
        good="editions: {2025: {held: 2025-09-16/2025-09-17, place: Wuhan}}",
        bad="editions: 2025",
        required=True,
    ),
)


class Edition(NamedTuple):
    """One time that an event was held; what is not known is empty."""

    id: str
    position: Position
    held: tuple[Day, Day] | None = None
    place: str = ""
    name: str = ""
    name_zh: str = ""


class Series(NamedTuple):
    """An event that is held again and again, or was held once."""

    id: str
    name: str
    position: Position
    name_zh: str = ""
    organiser: str = ""
    rhythm: str = ""
    site: str = ""
    editions: MappingOf[str, Edition] = MappingProxyType({})

    def called(self, language: str, edition: str = "") -> str:
        """Return the name of the series, or of an edition of it, in a language, else in English.

        An edition without a name of its own is the series with its year or number.
        """
        series = str(getattr(self, f"name_{language}", "")) or self.name
        found = self.editions.get(edition)
        if found is None:
            return series
        own = str(getattr(found, f"name_{language}", "")) or found.name
        return own or f"{series} {edition}"


Events = MappingOf[str, Series]


def load_events(
    folder: AnyPath, name: str, problems: list[Problem], texts: dict[str, str]
) -> dict[str, Series]:
    """Read `events.yaml` in `folder`, called `name` in problems; empty where there is none."""
    if not os.path.lexists(f"{os.fspath(folder)}/events.yaml"):
        return {}
    found = {}
    for key, shaped in read_entries(folder, f"{name}/events.yaml", EVENT_FIELDS, problems, texts):
        _check_id(key, _SERIES, "lower-case ASCII letters, digits and single hyphens", problems)
        found[key.text] = _series(key.text, shaped, key.position, problems)
    return found


def _check_id(key: Scalar, form: re.Pattern[str], expected: str, problems: list[Problem]) -> None:
    """Check a series or an edition: a sheet's files are named by them."""
    if not (form.fullmatch(key.text) and len(key.text) <= MAX_ID):
        problems.append(
            fault(
                "F012",
                key.position,
                f"`{key.text[:MAX_ID]}` is no id",
                f"{expected}, at most {MAX_ID} characters",
            )
        )


def _series(key: str, shaped: Shaped, position: Position, problems: list[Problem]) -> Series:
    node = shaped.nodes.get("editions")
    return Series(
        id=key,
        name=shaped.text("name") or key,
        position=position,
        name_zh=shaped.text("name_zh"),
        organiser=shaped.text("organiser"),
        rhythm=shaped.text("rhythm"),
        site=shaped.text("site"),
        editions=_editions(node, problems) if node is not None else {},
    )


def _editions(node: Node, problems: list[Problem]) -> dict[str, Edition]:
    if not isinstance(node, Mapping):
        return {}  # its form was told
    found = {}
    for key, (scalar, inner) in node.entries.items():
        _check_id(scalar, _EDITION, "a year or number: 2025, 2025-06, 2025-Q1 or 3.0", problems)
        shaped = shape(inner, EDITION_FIELDS, f"the edition `{key}`", problems)
        found[key] = Edition(
            id=key,
            position=scalar.position,
            held=read_held(shaped, problems),
            place=shaped.text("place"),
            name=shaped.text("name"),
            name_zh=shaped.text("name_zh"),
        )
    return found


def read_held(shaped: Shaped, problems: list[Problem]) -> tuple[Day, Day] | None:
    """Return the days of `held`; None, and a problem, where they are no days."""
    if "held" not in shaped.nodes:
        return None
    text = shaped.text("held")
    held = read_days(text)
    if held is None:
        problems.append(
            fault(
                "F201",
                shaped.places["held"],
                f"`{text}` is not a day, or a first and a last day",
                "2025-09-16, or 2025-09-16/2025-09-17",
            )
        )
    return held


def find_event(
    code: str, position: Position, events: Events, problems: list[Problem]
) -> Event | None:
    """Return the event that `SERIES/EDITION` names; None, and a problem, where it names none."""
    name, _, edition = code.partition("/")
    series = events.get(name)
    if series is not None and edition in series.editions:
        found = series.editions[edition]
        called = series.called("en", edition)
        return Event(name=called, place=found.place, held=found.held, code=code)
    known = [f"{each.id}/{year}" for each in events.values() for year in each.editions]
    problems.append(
        fault(
            "F112",
            position,
            f"unknown event `{code}`",
            name_codes("events", known),
            did_you_mean(code, tuple(known)),
        )
    )
    return None


def alike(name: str, events: Events) -> list[Series]:
    """Return the series that are called as `name`, or nearly, but for the year; nearest first."""
    from difflib import SequenceMatcher

    folded = _folded(name)
    near = []
    for series in events.values():
        matches = [
            SequenceMatcher(None, folded, _folded(called))
            for called in (series.name, series.name_zh)
            if called
        ]
        likeness = max(
            (each.ratio() for each in matches if each.real_quick_ratio() >= ALIKE), default=0.0
        )
        if likeness >= ALIKE:
            near.append((-likeness, series.id))
    return [events[identifier] for _, identifier in sorted(near)]


def _folded(name: str) -> str:
    """Return a name without what differs from year to year and from page to page."""
    plain = _COUNTED.sub(" ", name.casefold())
    return "".join(letter for letter in plain if letter.isalpha())
