"""A claim as linked data: schema.org's `Claim`, and never a `ClaimReview`.

https://schema.org/Claim: what was said, by whom, when, and where it appeared. A verdict of ours is
no fact check of a publisher, so it is not dressed as one.
"""

from typing import Any

from forecasts.reviewing.blocks import web_address
from forecasts.reviewing.voice import Row, plain

__all__ = ["linked_claim"]

_SHOWN = {"year": 4, "month": 7}


def linked_claim(row: Row) -> dict[str, Any]:
    """Return a claim as a JSON-LD object; what is not known is left out."""
    day = f"{row['stated']:%Y-%m-%d}"[: _SHOWN.get(str(row["stated_precision"]), 10)]
    appearance = {
        "@type": "CreativeWork",
        "headline": plain(row["title"]),
        "url": web_address(str(row["url"])),
        "publisher": _agent("Organization", plain(row["publisher"])),
        "datePublished": day,
    }
    person = _agent("Person", plain(row["person"]))
    organisation = _agent("Organization", plain(row["organisation"]))
    if person and organisation:
        person["affiliation"] = organisation
    found = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "identifier": str(row["claim_id"]),
        "text": plain(row["quote"]),
        "inLanguage": plain(row["language"]),
        "datePublished": day,
        "author": person or organisation,
        "about": plain(row["subject"]),
        "appearance": _known(appearance),
    }
    return _known(found)


def _agent(kind: str, name: str) -> dict[str, Any]:
    return {"@type": kind, "name": name} if name else {}


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in facts.items() if fact}
