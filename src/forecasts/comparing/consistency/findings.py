"""`consistency`: claims against each other (METHOD section 11).

Relations are declared, by the claims (`part_of`, `overlaps`, `supersedes`, `relays`) or by the
codelists' `part_of`; none is guessed.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from forecasts.comparing.archive import build_archive
from forecasts.comparing.claimed import read_table
from forecasts.comparing.consistency.care import rank, say_why
from forecasts.comparing.consistency.exchange import find_exchange
from forecasts.comparing.consistency.one_document import find_growth, find_shares
from forecasts.comparing.consistency.part_whole import Finding, Piece, fit_parts
from forecasts.comparing.consistency.retold import (
    lay_across_currencies,
    lay_relay,
    lay_revision,
)
from forecasts.comparing.history import Archive
from forecasts.comparing.wording import say_claim
from forecasts.problem import Position, Problem
from forecasts.reading.periods.spans import as_day
from forecasts.units import currency_of

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.actuals import Actuals
    from forecasts.ledger.entries import Codes
    from forecasts.money import Rates

__all__ = ["CONSISTENCY_COLUMNS", "consistency", "find_tensions"]

CONSISTENCY_COLUMNS = (
    "claim_id", "other_id", "claims", "relation", "outcome", "words", "break_even", "pair",
    "rate_low", "rate_high", "file", "line", "why",
)  # fmt: skip
"""One row a relation: the claims concerned, the outcome, why in `words`, and why to care.

The list is ranked: contradictions, tensions, what was not checked, what agrees; in each the
numbers furthest apart first.

`break_even` is the rate at which part and whole are equal, in the unit `pair` (`CNY per USD`), like
`rate_low` and `rate_high`, its range in the year to the later statement.
"""

_TEXTS = ("claim_id", "other_id", "claims", "relation", "outcome", "words", "pair", "file", "why")
_ONE_YEAR = 365
_LEVELS = ("level", "count", "share", "price")
_CODES: Mapping[str, str] = {"tension": "F601", "contradiction": "F602"}


def consistency(
    claims: "pd.DataFrame",
    *,
    rates: "Rates | None" = None,
    as_of: date | str | None = None,
    codes: "Codes | None" = None,
    actuals: "Actuals | None" = None,
) -> "pd.DataFrame":
    """Lay related claims beside each other, one row a relation, the worst first.

    A relation that could not be looked at (no rate, other periods) has the outcome `not checked`
    and says why; it never counts as agreement.

    Args:
        claims: The claims table.
        rates: Daily rates, for claims in two currencies.
        as_of: Claims stated later are left out; None for all.
        codes: Codelists, for parts and wholes that they declare.
        actuals: Published outcomes, for growth rates whose base is not stated.

    Returns:
        `relation`, `outcome` (`consistent`, `tension`, `contradiction`, `not checked`), the two
        claims' `claim_id` and `other_id`, and `words`, the finding as a sentence.

    Raises:
        ValueError: The text is no date.

    Example:
        >>> found = fc.consistency(fc.claims_table(fc.load("claims")), as_of="2026-11-21")
        >>> found["outcome"].tolist()
        ['consistent']
    """
    import pandas as pd

    from forecasts.normalising.columns import carry_attrs

    day = None if as_of is None else as_day(as_of)
    pieces = _read_pieces(claims, day)
    archive = build_archive(actuals, day or date.max) if actuals else None
    findings = sorted(_find_all(pieces, rates, codes, archive), key=rank)
    table = pd.DataFrame([_row(found) for found in findings], columns=list(CONSISTENCY_COLUMNS))
    numbers = dict.fromkeys(("break_even", "rate_low", "rate_high"), "float64")
    found = table.astype({**dict.fromkeys(_TEXTS, "str"), **numbers, "line": "int64"})
    return carry_attrs(found, claims, as_of)


def find_tensions(table: "pd.DataFrame") -> list[Problem]:
    """Return a warning for each tension and contradiction of a `consistency` table."""
    return [
        Problem(
            code=_CODES[row["outcome"]],
            severity="warning",
            position=Position(file=str(row["file"]), line=int(row["line"]), column=1),
            message=str(row["words"]),
        )
        for row in table.to_dict("records")
        if row["outcome"] in _CODES
    ]


def _read_pieces(claims: "pd.DataFrame", as_of: date | None) -> list[Piece]:
    rows = claims.to_dict("records")
    return [
        Piece(
            claim=claim,
            file=_text(row, "file"),
            line=int(row.get("line", 1)),
            document=" ".join((_text(row, "file"), _text(row, "title"), _text(row, "url"))),
            part_of=_text(row, "part_of"),
            overlaps=_text(row, "overlaps"),
            supersedes=_text(row, "supersedes"),
            relays=_text(row, "relays"),
        )
        for claim, row in zip(read_table(claims), rows, strict=True)
        if as_of is None or claim.stated <= as_of
    ]


def _text(row: Mapping[Any, Any], name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _find_all(
    pieces: Sequence[Piece],
    rates: "Rates | None",
    codes: "Codes | None",
    archive: Archive | None,
) -> Iterator[Finding]:
    by_id = {piece.claim.id: piece for piece in pieces}
    for piece in pieces:
        if piece.part_of in by_id:
            yield fit_parts([piece], by_id[piece.part_of], rates)
        if piece.overlaps in by_id:
            yield fit_parts([piece], by_id[piece.overlaps], rates, overlap=True)
        if piece.supersedes in by_id:
            yield lay_revision(piece, by_id[piece.supersedes], rates)
        if piece.relays in by_id:
            yield lay_relay(piece, by_id[piece.relays], rates)
    yield from _find_sums(pieces, by_id, rates)
    yield from find_growth(pieces, archive)
    yield from find_shares(pieces, codes)
    yield from _find_two_numbers(pieces, rates)
    yield from _find_across_currencies(pieces, rates)
    if codes is not None:
        yield from _find_coded_parts(pieces, rates, codes)


def _find_sums(
    pieces: Sequence[Piece], by_id: Mapping[str, Piece], rates: "Rates | None"
) -> Iterator[Finding]:
    """Add up the parts that one document declares of one whole, each thing once."""
    groups: dict[tuple[str, str], dict[tuple[str, str], Piece]] = {}
    for piece in pieces:
        if piece.part_of in by_id:
            thing = (piece.claim.subject, piece.claim.region)
            groups.setdefault((piece.part_of, piece.document), {})[thing] = piece
    for (whole, _), parts in groups.items():
        if len(parts) > 1:
            yield fit_parts(list(parts.values()), by_id[whole], rates)


def _find_two_numbers(pieces: Sequence[Piece], rates: "Rates | None") -> Iterator[Finding]:
    """Find two numbers of one claimant for one target in one document, apart in every reading.

    A level or a count, in dollars or in yuan: the reader of the document has two totals before
    him. Only a target beside a forecast is no second total.
    """
    groups: dict[object, list[Piece]] = {}
    for piece in pieces:
        groups.setdefault((piece.document, _question_of(piece)), []).append(piece)
    for group in groups.values():
        for one, other in combinations(group, 2):
            targets = [piece.claim.modality == "target" for piece in (one, other)]
            if _is_linked(one, other) or (any(targets) and not all(targets)):
                continue  # who aims at more than he expects contradicts nothing
            found = _lay_two(other, one, rates)
            if found is not None:
                yield found


def _find_across_currencies(pieces: Sequence[Piece], rates: "Rates | None") -> Iterator[Finding]:
    """Find the number that a claimant gave before in another currency, in another document."""
    groups: dict[object, list[Piece]] = {}
    for piece in sorted(pieces, key=lambda piece: (piece.claim.stated, piece.claim.id)):
        told = piece.claim.modality, _question_of(piece)
        if piece.claim.claimant and not piece.relays and currency_of(piece.reading.unit):
            groups.setdefault(told, []).append(piece)
    for group in groups.values():
        for old, new in pairwise(group):
            apart = old.document != new.document and not _is_linked(old, new)
            if apart and currency_of(old.reading.unit) != currency_of(new.reading.unit):
                yield lay_across_currencies(new, old, rates)


def _question_of(piece: Piece) -> object:
    """Return who claims what for when, without the number and its unit."""
    claim, reading = piece.claim, piece.reading
    kind = "level" if reading.kind in _LEVELS else reading.kind
    return (
        claim.claimant, claim.subject, claim.measure, claim.region, claim.target, claim.scenario,
        claim.price_basis, claim.condition, kind, reading.base, reading.window,
    )  # fmt: skip


def _is_linked(one: Piece, other: Piece) -> bool:
    """Whether one of two claims names the other, so that the pair is looked at there."""
    return any(
        there.claim.id in {here.part_of, here.overlaps, here.supersedes, here.relays}
        for here, there in ((one, other), (other, one))
    )


def _lay_two(one: Piece, other: Piece, rates: "Rates | None") -> Finding | None:
    """Lay two numbers for one thing beside each other; None when their readings meet."""
    day = max(one.claim.stated, other.claim.stated)
    exchange = find_exchange(rates, one.reading.unit, other.reading.unit, day)
    if isinstance(exchange, str):
        return None
    low, high = one.reading.low * exchange.low, one.reading.high * exchange.high
    if low <= other.reading.high and high >= other.reading.low:
        return None
    reason = (
        f"{say_claim(other.reading)} and {say_claim(one.reading)} for the same thing "
        "and period, and neither revises the other"
    )
    return Finding(
        pieces=(one, other),
        relation="revision",
        outcome="tension",
        reasons=(reason,),
        exchange=exchange if exchange.pair else None,
    )


def _find_coded_parts(
    pieces: Sequence[Piece], rates: "Rates | None", codes: "Codes"
) -> Iterator[Finding]:
    """Lay claims beside those about a whole that the codelists declare; only misfits are told.

    Each claimant's last forecast of a target; statements more than a year apart were made in two
    worlds *[ours]*, and pairs that a claim relates itself are told there.
    """
    last = _last_levels(pieces)
    places: dict[object, list[Piece]] = {}
    for piece in last:
        places.setdefault(_place(piece, piece.claim.subject, piece.claim.region), []).append(piece)
    for part in last:
        for subject, region in _wholes(part.claim.subject, part.claim.region, codes):
            for whole in places.get(_place(part, subject, region), []):
                related = {part.part_of, part.overlaps, part.supersedes, part.relays}
                apart = abs((part.claim.stated - whole.claim.stated).days) > _ONE_YEAR
                if apart or whole.claim.id in related:
                    continue
                found = fit_parts([part], whole, rates)
                if found.outcome in _CODES:
                    yield found


def _last_levels(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the last forecast of a level by each claimant for each target, in their order."""
    last: dict[object, Piece] = {}
    for piece in sorted(pieces, key=lambda piece: (piece.claim.stated, piece.claim.id)):
        claim = piece.claim
        level = piece.reading.kind in {"level", "count"} and piece.reading.unit != "%"
        if level and claim.target and claim.modality == "forecast" and not claim.scenario:
            last[(claim.claimant, _place(piece, claim.subject, claim.region))] = piece
    kept = {piece.claim.id for piece in last.values()}
    return [piece for piece in pieces if piece.claim.id in kept]


def _place(piece: Piece, subject: str, region: str) -> object:
    end = piece.claim.target[1] if piece.claim.target else None
    return (subject, piece.claim.measure, region, end)


def _wholes(subject: str, region: str, codes: "Codes") -> list[tuple[str, str]]:
    """Return every wider subject and region that a claim is part of, itself left out."""
    subjects, regions = (
        _chain(code, codelist, codes)
        for code, codelist in ((subject, "subjects"), (region, "regions"))
    )
    return [(s, r) for s in subjects for r in regions if (s, r) != (subject, region)]


def _chain(code: str, codelist: str, codes: "Codes") -> list[str]:
    chain = [code]
    while (entry := codes[codelist].get(chain[-1])) and entry.part_of not in {"", *chain}:
        chain.append(entry.part_of)
    return chain


def _row(found: Finding) -> dict[str, Any]:
    first = found.pieces[0]
    exchange = found.exchange
    pair = f"{exchange.pair[0]} per {exchange.pair[1]}" if exchange and exchange.pair else ""
    names = [piece.claim.id for piece in found.pieces]
    return {
        "claim_id": names[0],
        "other_id": names[-1],
        "claims": " ".join(names),
        "relation": found.relation,
        "outcome": found.outcome,
        "words": f"{names[0]} against {' and '.join(names[1:])}: {'; '.join(found.reasons)}",
        "break_even": found.break_even,
        "pair": pair,
        "rate_low": 1 / exchange.high if exchange and pair else math.nan,
        "rate_high": 1 / exchange.low if exchange and pair else math.nan,
        "file": first.file,
        "line": first.line,
        "why": say_why(found),
    }
