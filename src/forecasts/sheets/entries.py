"""The entries of a sheet: each claim in words, beside what others say, the record and what came."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from forecasts.comparing.verdict import DOUBTS
from forecasts.normalising import trace
from forecasts.reviewing.terms import SIGNS
from forecasts.reviewing.voice import Voice, plain
from forecasts.sheets.page import Entry
from forecasts.sheets.strips import strips_of
from forecasts.units import currency_of
from forecasts.words import NOBODY
from forecasts.words.amounts import amount, bounded, percent, period_words

__all__ = ["compose_entries", "say_both"]

Row = Mapping[Any, Any]

_ALIKE = 0.02  # the same words on two days differ by as much through the rate alone
_CALLED_SO = ("about", "below", "above", "up-to", "scale", "range")


def compose_entries(
    claims: pd.DataFrame, others: pd.DataFrame, currency: str, voice: Voice
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return the entries of a sheet and its footnotes.

    Args:
        claims: As `tables.claims_of` makes them.
        others: As `tables.others_of` makes them.
        currency: That of `claims`.
        voice: The language.
    """
    rows = claims.to_dict("records")
    amounts = {str(row["claim_id"]): _amount(row, voice) for row in rows}
    notes: dict[str, int] = {}
    strips = strips_of(claims, others, voice.language) if rows else {}
    entries = tuple(
        replace(
            _entry(row, others, notes, currency, voice),
            part=_part(row, amounts, voice),
            strip=strips[str(row["claim_id"])],
        )
        for row in rows
    )
    return entries, tuple(notes)


def _factor(row: Row) -> float:
    """Return what the figure was multiplied by to stand on the sheet's scale."""
    own = float(row["value"])
    return float(row["shown"]) / own if own and not row["relative"] else 1.0


def _is_converted(row: Row) -> bool:
    """Whether the figure shown is in another currency, or in other prices, than what was said."""
    return bool(row["scale"] != row["unit"]) or abs(_factor(row) - 1) > 1e-9


def _own(row: Row, voice: Voice) -> str:
    """Write the figure as it was said where another is shown, and the prices that it is in."""
    said = voice.claimed(row) if _is_converted(row) else ""
    return _in_its_prices(said, row, voice)


def _in_its_prices(words: str, row: Row, voice: Voice) -> str:
    """Say of which year the prices of an amount are, where it is not nominal."""
    if row["price_basis"] == "nominal" or row["relative"]:
        return words
    return voice.priced(words, row["price_basis"])


def _amount(row: Row, voice: Voice) -> str:
    """Write the figure on the sheet's scale, with its hedge."""
    if not _is_converted(row):
        return _unbroken(voice.claimed(row))
    factor = _factor(row)
    low, high = (float(row[name]) * factor for name in ("stated_low", "stated_high"))
    words = bounded(
        str(row["hedge"]), (low, high), float(row["shown"]), str(row["scale"]), voice.language,
        strict=bool(row["strict"]),
    )  # fmt: skip
    return _unbroken(words)


def _unbroken(words: str) -> str:
    """Keep an amount on one line: `> $120bn`."""
    return words.replace(" ", "\u00a0")


def _entry(
    row: Row,
    others: pd.DataFrame,
    notes: dict[str, int],
    currency: str,
    voice: Voice,
) -> Entry:
    note = 0
    if _is_converted(row) or (row["conversion_problem"] and currency_of(str(row["unit"]))):
        lines = trace(row, currency=currency, language=voice.language)
        note = notes.setdefault(" · ".join(lines[3:5]), len(notes) + 1)
    mark = voice.mark(row)
    what = voice.what(row)
    period = period_words(str(row["target_period"]), voice.language)
    mine = others[others["claim_id"] == row["claim_id"]]
    return Entry(
        claim_id=str(row["claim_id"]),
        amount=_amount(row, voice),
        own=_own(row, voice),
        note=note,
        what=voice.say("sheet.what", what=what, period=period),
        quote=plain(row["quote"]),
        language=str(row["language"]),
        who=" · ".join(
            filter(None, (_claimant(row, voice), plain(row["role"]), plain(row["session"])))
        ),
        marks=_marks(row, voice),
        beside=tuple(
            filter(None, (_doubts(row, voice), _beside(row, mine, voice), _growth(row, voice)))
        ),
        state=_state(row, voice),
        mark=mark,
        sign=SIGNS[mark],
    )


def _claimant(row: Row, voice: Voice) -> str:
    """Write who claimed as the ledger does, a person before the organisation, in the language."""
    claimant, person, organisation = (plain(row[k]) for k in ("claimant", "person", "organisation"))
    if person and organisation and claimant == f"{person}, {organisation}":
        return voice.say("sheet.claimant", person=person, organisation=organisation)
    return voice.term(claimant) if claimant == NOBODY else claimant


def _part(row: Row, amounts: Mapping[str, str], voice: Voice) -> str:
    for field in ("part_of", "overlaps"):
        if row[field] in amounts:
            return voice.say(f"sheet.{field}", whole=amounts[row[field]])
    return ""


def _marks(row: Row, voice: Voice) -> tuple[str, ...]:
    hedge, modality = str(row["hedge"]), str(row["modality"])
    found = [voice.say(f"hedge.{hedge}")] if hedge in _CALLED_SO else []
    if sure := str(row["certainty"]).replace(" ", "-"):
        found.append(voice.say(f"certainty.{sure}"))
    found += [voice.term(modality)] if modality != "forecast" else []
    found += [voice.say("sheet.implicit")] if row["claimant_basis"] == "implicit" else []
    found += [voice.say("sheet.condition", condition=row["condition"])] if row["condition"] else []
    return tuple(found)


def _beside(row: Row, mine: pd.DataFrame, voice: Voice) -> str:
    """Say what others claim for the same thing and year, and where this claim lies among them."""
    if row["relative"]:
        return ""
    values = sorted(float(each) for each in mine["value"])
    if not values:
        return voice.say("sheet.others.none")
    ends = [amount(each, str(row["scale"]), voice.language) for each in (values[0], values[-1])]
    named = ("shown_low", "shown_high") if row["hedge"] == "range" else ("shown", "shown")
    low, high = (float(row[name]) for name in named)
    under = sum(each < low * (1 - _ALIKE) for each in values)
    over = sum(each > high * (1 + _ALIKE) for each in values)
    ends_of = {(len(values), 0): "above", (0, len(values)): "below", (0, 0): "level"}
    if place := ends_of.get((under, over)):
        where = voice.say(f"sheet.place.{place}")
    else:
        counts = {"alike": len(values) - under - over, "under": under, "over": over}
        parts = [
            voice.say(f"sheet.place.{name}", n=voice.figure(number))
            for name, number in counts.items()
            if number
        ]
        where = voice.say("aside.join").join(parts)
    spread = voice.say("sheet.others.spread", low=ends[0], high=ends[1])
    return voice.tell(
        "sheet.others", len(values), spread=spread if ends[0] != ends[1] else ends[0], place=where
    )


def _growth(row: Row, voice: Voice) -> str:
    needed, record = float(row["growth_needed"]), float(row["growth_record"])
    if math.isnan(needed):
        return ""
    when = "now" if row["status"] == "open" else "then"
    words = voice.pace(row, percent(needed, voice.language))
    if math.isnan(record):
        return voice.say(f"sheet.growth.alone.{when}", needed=words)
    paced = percent(record, voice.language)
    return voice.say(f"sheet.growth.{when}", needed=words, record=paced)


def _state(row: Row, voice: Voice) -> str:
    """Say the verdict with what came, the outlook, or why there is neither; with its flags."""
    join = voice.say("aside.join").join
    if row["verdict"]:
        flags = [voice.term(flag) for flag in DOUBTS if flag in str(row["flags"]).split()]
        verdict = join([voice.verdict(row), *flags])
        came = voice.came(row)
        if not came:
            return verdict
        return voice.say("sheet.came", verdict=verdict, came=_in_its_prices(came, row, voice))
    if row["status"] == "open":
        outlook = join([voice.outlook(row), *voice.flags(row)])
        return voice.say("sheet.outlook", outlook=outlook)
    status = voice.term(row["status"])
    lack = voice.term(row["lack"]) if row["lack"] else ""
    return voice.say("sheet.lack", status=status, lack=lack) if lack else status


def _doubts(row: Row, voice: Voice) -> str:
    """Say how a contested or fragile verdict comes out otherwise."""
    told = [
        voice.say("sheet.doubt", doubt=voice.say(f"fact.{flag}"), told=voice.reason(row[column]))
        for flag, column in DOUBTS.items()
        if flag in str(row["flags"]).split() and row[column]
    ]
    return voice.sentences(*told)


def say_both(row: Row, voice: Voice) -> str:
    """Write a figure as it was said, and what that is in the sheet's currency."""
    said = _unbroken(voice.claimed(row))
    if not _is_converted(row):
        return said
    shown = amount(float(row["shown"]), str(row["scale"]), voice.language)
    return voice.say("sheet.both", said=said, shown=shown)
