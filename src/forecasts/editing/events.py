"""Which listed event a source likely means by the one that it describes."""

import re

from forecasts.editing.add import slugify
from forecasts.ledger import Ledger
from forecasts.ledger.claim import Event
from forecasts.ledger.events import Events, alike

__all__ = ["propose_events"]

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def propose_events(ledger: Ledger) -> list[tuple[str, str]]:
    """Return the file of each source that describes an event, and the code to name it by.

    A code that is not listed yet is to be added to `codes/events.yaml` first; `''` is for an event
    whose name holds no Latin letter to make a code of.
    """
    return [
        (source.file, _code(source.event, ledger.events))
        for source in ledger.sources
        if source.event and source.event.name and not source.event.code
    ]


def _code(event: Event, events: Events) -> str:
    year = _YEAR.search(event.held[0].text if event.held else event.name)
    near = alike(event.name, events)
    series = near[0].id if near else slugify(_YEAR.sub("", event.name))
    if not series:
        return ""
    return f"{series}/{year[0]}" if year else f"{series}/EDITION"
