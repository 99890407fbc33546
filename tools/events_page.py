"""docs/events.md: the events of the ledger, and the sources that name none, by kind."""

from collections import Counter

from forecasts.ledger import Ledger
from forecasts.ledger.claim import Source

__all__ = ["events_page"]

KINDS = {
    "P": "the publisher's own page, with no word of an event",
    "W": "wire or large daily, with no word of an event, or of one that it does not name",
    "S": "trade press, the same",
    "R": "a repost or an aggregator's copy, the same",
    "D": "a mirror of a data set",
    "": "no tier given",
}
HEAD = """# Events

Generated from `claims/` by `python tools/write_pages.py`. A source has an event where its title,
its publisher, its address or its own words name one, or tie a briefing to one organisation and its
day or month. Nothing is guessed: a source that says only "at a conference on Thursday" or "at a
press conference" has none, however likely it is which one was meant. What could be read are titles,
addresses and the passages that were quoted; a page may name its event elsewhere.
"""


def events_page(ledger: Ledger) -> str:
    """Return the page's text."""
    claims = Counter(claim.source.file for claim in ledger.claims)
    named = [source for source in ledger.sources if source.event]
    lines = [HEAD, f"## {len(named)} of {len(ledger.sources)} sources name an event", ""]
    lines += ["| event | name | claims | source |", "|---|---|---:|---|"]
    rows = [
        f"| {source.event.code} | {source.event.name} | {claims[source.file]} | {_file(source)} |"
        for source in named
        if source.event
    ]
    kinds = {
        kind: [one for one in ledger.sources if one.tier == tier and not one.event]
        for tier, kind in KINDS.items()
    }
    lines += [*sorted(rows), "", f"## {len(ledger.sources) - len(named)} sources name none", ""]
    lines += ["| kind | sources | claims |", "|---|---:|---:|"]
    for kind, sources in kinds.items():
        if sources:
            number = sum(claims[one.file] for one in sources)
            lines.append(f"| {kind} | {len(sources)} | {number} |")
    for kind, sources in kinds.items():
        if sources:
            lines += ["", f"### {kind[:1].upper()}{kind[1:]}", ""]
            lines += [f"- {_file(source)}" for source in sources]
    return "\n".join(lines) + "\n"


def _file(source: Source) -> str:
    return "claims/" + source.file.rpartition("/claims/")[2]
