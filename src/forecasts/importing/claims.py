"""Rows of claims to ledger files, one a source document, each number proved by its quotation."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from forecasts.editing.add import file_words
from forecasts.importing.decide import ORDER, Decided, decide
from forecasts.importing.emit import write_block
from forecasts.importing.prove import find_doubts
from forecasts.importing.records import Imported, ImportFault, Listed, Row, cells_of, refuse_rows
from forecasts.ledger.claim import Day
from forecasts.ledger.dates import read_day

__all__ = ["Parts", "import_claims", "write_document"]

Parts = str | Mapping[str, str] | list[str]

_NEVER_SHARED = (
    "id",
    "quote",
    "at",
    "value",
    "ruling",
    "ignore",
    "supersedes",
    "relays",
    "part_of",
    "corrected",
)
_MODELINE = "# yaml-language-server: $schema=../schema.json"
_MAX_SLUG = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class _Document:
    """One source document: what is said of it, and its claims as fields in the ledger's order."""

    source: Mapping[str, str]
    claims: list[dict[str, Parts]]


def import_claims(rows: Iterable[tuple[int, Row]], mapping: Mapping[str, Any]) -> Imported:
    """Turn rows into the files of a ledger.

    Args:
        rows: The table: the number of each row in it, and its cells by column name.
        mapping: The map; `examples/import/claims.map.yaml` shows every key.

    Raises:
        ImportFault: The map has no word for something that a row says.
    """
    left_out: list[Listed] = []
    waived: list[Listed] = []
    corrected: list[Listed] = []
    kept: list[Decided] = []
    numbers: list[int] = []
    faults: list[Listed] = []
    count = 0
    for number, row in rows:
        count += 1
        try:
            claim = decide(number, row, mapping)
        except ImportFault as fault:
            what = " ".join(cells_of(row, mapping, ("id", "organisation")).values()).strip()
            faults += fault.rows or [Listed(row=number, what=what, because=str(fault))]
            continue
        if isinstance(claim, Listed):
            left_out.append(claim)
            continue
        doubts = find_doubts(claim)
        if doubts and not claim.waive:
            because = "; ".join(f"{code}: {why}" for code, why in doubts.items())
            left_out.append(Listed(row=number, what=claim.id, because=because, by_reader=True))
            continue
        if doubts:
            waived.append(Listed(row=number, what=claim.id, because=claim.waive))
            claim.fields["ignore"] = dict.fromkeys(doubts, claim.waive)
        if claim.because:
            corrected.append(Listed(row=number, what=claim.id, because=claim.because))
        kept.append(claim)
        numbers.append(number)
    refuse_rows(faults)
    if "id" not in mapping["columns"]:
        _number_ids(kept)
    _drop_dangling(kept)
    _say_which_pages_are_later(kept)
    _declare_revisions(kept)
    return Imported(
        kind="claims",
        files=_files(kept, mapping.get("file_names", {})),
        rows=count,
        taken=len(kept),
        left_out=tuple(left_out),
        waived=tuple(waived),
        corrected=tuple(corrected),
        closing=mapping.get("closing", ""),
        sentences={claim.fields["id"]: claim.sentence for claim in kept},
        numbers={claim.fields["id"]: row for claim, row in zip(kept, numbers, strict=True)},
    )


def _number_ids(kept: Iterable[Decided]) -> None:
    """Tell claims apart that were given the same id because the table has none."""
    used: Counter[str] = Counter()
    for claim in kept:
        name = claim.fields["id"]
        used[name] += 1
        if used[name] > 1:
            claim.fields["id"] = f"{name}-{used[name]}"


def _say_which_pages_are_later(kept: list[Decided]) -> None:
    """Note where a page quotes an older statement: the file is dated by the statement."""
    pages: dict[str, str] = {}
    for claim in kept:
        url, published = claim.source.get("url", ""), claim.page or claim.source["published"]
        pages[url] = max(pages.get(url, ""), published)
    for claim in kept:
        page = pages[claim.source.get("url", "")] if "url" in claim.source else ""
        if page > claim.source["published"]:
            said = f"dated by the statement, the page that quotes it is of {page}"
            claim.source["notes"] = "; ".join(filter(None, (claim.source.get("notes"), said)))


def _drop_dangling(kept: Iterable[Decided]) -> None:
    """Forget relations to rows that were left out."""
    claims = list(kept)
    known = {claim.id for claim in claims}
    for claim in claims:
        for name in ("part_of", "relays", "supersedes"):
            if claim.fields.get(name) not in known:
                claim.fields.pop(name, None)


def _declare_revisions(kept: Iterable[Decided]) -> None:
    """Link the vintages that the table groups: same claimant, thing, target and case, by date.

    Where two dates are not precise enough to say which came first, the map has to say it.
    """
    trails: dict[tuple[str, ...], list[Decided]] = {}
    for claim in kept:
        if claim.vintages and claim.fields.get("modality") != "relay":
            trails.setdefault(claim.trail, []).append(claim)
    for trail in trails.values():
        trail.sort(key=lambda claim: _day(claim).first)
        for earlier, later in pairwise(trail):
            if _day(earlier).last < _day(later).first:
                later.fields.setdefault("supersedes", earlier.id)


def _day(claim: Decided) -> Day:
    day = read_day(claim.source["published"])
    if day is None:
        raise ImportFault(f"{claim.id}: `{claim.source['published']}` is no date")
    return day


def _files(kept: Iterable[Decided], names: Mapping[str, str]) -> dict[str, str]:
    documents: dict[tuple[str, str], _Document] = {}
    for claim in kept:
        page = claim.source.get("url") or f"{claim.source['title']}\n{claim.source['publisher']}"
        key = (page, claim.source["published"])
        document = documents.setdefault(key, _Document(source=claim.source, claims=[]))
        document.claims.append({name: claim.fields[name] for name in ORDER if name in claim.fields})
    files: dict[str, str] = {}
    for document in documents.values():
        publisher = document.source["publisher"]
        stem = f"{document.source['published']}-{slug(names.get(publisher) or publisher)}"
        folder = document.source["published"][:4]
        name, number = f"{folder}/{stem}.yaml", 2
        while name in files:
            name, number = f"{folder}/{stem}-{number}.yaml", number + 1
        files[name] = write_document(document.source, document.claims)
    return dict(sorted(files.items()))


def slug(publisher: str) -> str:
    """Return a publisher's name as part of a file name: ASCII, or its own letters where none is.

    What stands in brackets or behind `via` is left off, unless nothing else is ASCII.
    """
    for words in (re.split(r" via | \(|, | — ", publisher)[0], publisher):
        plain = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-").removeprefix("via-")
        if plain and plain != "via":
            return plain[:_MAX_SLUG].strip("-")
    return file_words(publisher)


def write_document(source: Mapping[str, Parts], claims: list[dict[str, Parts]]) -> str:
    """Write one ledger file; what all of its claims share goes to `defaults`."""
    shared = _shared(claims)
    lines = [_MODELINE, "source:", *write_block(source, 2)]
    if shared:
        lines += ["defaults:", *write_block(shared, 2)]
    lines.append("claims:" if claims else "claims: []")
    for claim in claims:
        own = {name: value for name, value in claim.items() if name not in shared}
        block = write_block(own, 4)
        lines += [f"  - {block[0].lstrip()}", *block[1:]]
    return "\n".join(lines) + "\n"


def _shared(claims: list[dict[str, Parts]]) -> dict[str, Parts]:
    if len(claims) < 2:
        return {}
    first = claims[0]
    return {
        name: value
        for name, value in first.items()
        if name not in _NEVER_SHARED and all(claim.get(name) == value for claim in claims)
    }
