"""Claims as a table: one row a claim, the words that were said beside what they were read as."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import nan
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

from forecasts.ledger.dates import read_day
from forecasts.ledger.loading import Ledger
from forecasts.ledger.texts import fingerprint
from forecasts.normalising.cells import Ruling
from forecasts.reading.periods.any_language import format_period, is_placed
from forecasts.reading.records import interval

if TYPE_CHECKING:
    from forecasts.ledger.claim import Claim

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "claim_id": "text",
        "file": "text",
        "line": "whole",
        "claimant": "text",
        "person": "text",
        "organisation": "text",
        "claimant_basis": "text",
        "publisher": "text",
        "title": "text",
        "url": "text",
        "archive": "text",
        "stated": "date",
        "stated_precision": "text",
        "language": "text",
        "event": "text",
        "session": "text",
        "occasion": "text",
        "role": "text",
        "subject": "text",
        "measure": "text",
        "region": "text",
        "series": "text",
        "kind": "text",
        "value": "number",
        "low": "number",
        "high": "number",
        "stated_low": "number",
        "stated_high": "number",
        "hedge": "text",
        "strict": "truth",
        "unit": "text",
        "figures": "whole",
        "certainty": "text",
        "probability": "number",
        "modality": "text",
        "scenario": "text",
        "condition": "text",
        "because": "text",
        "entered": "date",
        "target": "text",
        "target_period": "text",
        "target_start": "date",
        "target_end": "date",
        "horizon": "number",
        "base_period": "record",
        "currency_basis": "text",
        "price_basis": "text",
        "part_of": "text",
        "overlaps": "text",
        "supersedes": "text",
        "relays": "text",
        "quote": "text",
        "at": "text",
        "notes": "text",
        "readings": "record",
        "ruling": "record",
    }
)
"""The columns in their order, each text, number, whole (number), truth, date or record.

`low` and `high` are the ends of the reading (METHOD section 2), infinite where the claim is open;
`stated_low` and `stated_high` those that were said. `stated` is the source's date, its last day
when it is known to the month or year only: nothing counts as said before it can have been.
`event` is the code `SERIES/EDITION`, or the name of an event that has none. `horizon` is in years
of 365.25 days, from the statement to the end of the target. `base_period` is what growth or a
multiple starts from, or the window over which a cumulative value is summed: a `Period` or None.
`readings` holds a tuple of `Value`, `ruling` a `Ruling` or None; `write_cells` makes texts of
these for a file.
"""

_TYPES = MappingProxyType(
    {
        "text": "str",
        "number": "float64",
        "whole": "int64",
        "truth": "bool",
        "date": "datetime64[s]",
        "record": "object",
    }
)


def claims_table(claims: "Ledger | Iterable[Claim]") -> pd.DataFrame:
    """Return one row a claim, in their order, with the columns of `COLUMNS`.

    `attrs["ledger"]` is the fingerprint of a ledger given, as pictures and reviews print it.

    Args:
        claims: Claims, or a ledger that holds them.

    Returns:
        Values in full and in the claim's own unit (`value`, `low`, `high`, `unit`), days as dates.

    Example:
        >>> table = fc.claims_table(fc.load("claims"))
        >>> first = table.iloc[0]
        >>> f"{first['claim_id']}: {first['value']:,.0f} {first['unit']}"
        'association-2014-2015: 180,000 unit'
    """
    found = claims.claims if isinstance(claims, Ledger) else claims
    rows = [_row(claim) for claim in found]
    table = pd.DataFrame(
        {
            name: pd.Series([row[name] for row in rows], dtype=_TYPES[kind])
            for name, kind in COLUMNS.items()
        }
    )
    if isinstance(claims, Ledger):
        table.attrs["ledger"] = fingerprint(claims.texts)
    return table


def _row(claim: "Claim") -> dict[str, object]:
    return {
        "claim_id": claim.id,
        "file": claim.position.file,
        "line": claim.position.line,
        "subject": claim.subject,
        "measure": claim.measure,
        "region": claim.region,
        "series": " ".join(claim.series),
        "certainty": claim.certainty,
        "probability": nan if claim.probability is None else claim.probability,
        "modality": claim.modality,
        "scenario": claim.scenario,
        "condition": claim.condition,
        "because": claim.because,
        "entered": claim.entered.first if claim.entered else None,
        "currency_basis": claim.currency_basis or claim.value.currency_basis,
        "price_basis": claim.price_basis,
        "part_of": claim.part_of,
        "overlaps": claim.overlaps,
        "supersedes": claim.supersedes,
        "relays": claim.relays,
        "quote": claim.quote,
        "at": claim.at,
        "notes": claim.notes,
        "readings": claim.readings,
        "ruling": _ruling(claim),
        **_source(claim),
        **_value(claim),
        **_target(claim),
    }


def _ruling(claim: "Claim") -> Ruling | None:
    """Return the ruling, None when nobody ruled."""
    facts = claim.ruling
    on = read_day(facts.get("on", "").strip())
    if on is None:
        return None
    return Ruling(verdict=facts["verdict"], on=on, by=facts["by"], because=facts["because"])


def _source(claim: "Claim") -> dict[str, object]:
    source, claimant = claim.source, claim.claimant
    return {
        "claimant": claimant.name,
        "person": claimant.person,
        "organisation": claimant.organisation,
        "claimant_basis": claimant.basis,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "archive": source.archive,
        "stated": _stated(claim),
        "stated_precision": source.published.precision,
        "language": source.language,
        "event": (source.event.code or source.event.name) if source.event else "",
        "session": claim.session,
        "occasion": claim.occasion,
        "role": claimant.role,
    }


def _stated(claim: "Claim") -> date:
    """Return the last day on which a claim can have been made, but none after it was entered."""
    published, entered = claim.source.published, claim.entered
    if entered and entered.last >= published.first:
        return min(published.last, entered.last)
    return published.last


def _value(claim: "Claim") -> dict[str, object]:
    value = claim.value
    low, high = interval(value)
    return {
        "kind": value.kind,
        "value": value.value,
        "low": low,
        "high": high,
        "stated_low": value.low,
        "stated_high": value.high,
        "hedge": value.hedge,
        "strict": value.strict,
        "unit": value.unit,
        "figures": value.figures,
        "base_period": value.base or value.window,
    }


def _target(claim: "Claim") -> dict[str, object]:
    target = claim.target
    placed = is_placed(target)
    return {
        "target": target.words,
        "target_period": format_period(target),
        "target_start": target.start if placed else None,
        "target_end": target.end if placed else None,
        "horizon": _years(_stated(claim), target.end) if placed else nan,
    }


def _years(first: date, last: date) -> float:
    return (last - first).days / 365.25
