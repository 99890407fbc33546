"""One row of the table to one claim: every word of it by the map, none by likeness."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from forecasts.editing.add import slugify
from forecasts.importing import stated
from forecasts.importing.quotes import cut_quotation
from forecasts.importing.records import ImportFault, Listed, Row, cells_of, look_up
from forecasts.ledger.dates import read_day, why_no_day

__all__ = ["ORDER", "Decided", "decide"]

FIELDS = (
    "id", "person", "organisation", "publisher", "title", "published", "language", "sentence",
    "sentence_note", "subject", "region", "measure", "number", "low", "high", "comparator",
    "unit", "hedge", "modality", "scenario", "target", "url", "tier", "vintages", "series",
    "notes", "licence",
)  # fmt: skip
"""What a row of claims may say; a table needs a column for none of them but the sentence."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CODES = (("subject", "subjects"), ("measure", "measures"), ("region", "regions"))
_DATA_ROW = "data row"
_WORDS_OF_PLACE = 5
_HAN_OF_PLACE = 10
_LONGEST_BEGINNING = 60
_HAN = re.compile(r"[\u3040-\u9fff]")
_PLAIN_FIELDS = (
    "value", "target", "subject", "measure", "region", "certainty", "modality", "scenario",
    "condition", "relays", "part_of", "supersedes", "price_basis", "currency_basis",
    "readings", "series", "ruling",
)  # fmt: skip
ORDER = (
    "id", "quote", "at", "claimant", "subject", "measure", "region", "value", "target",
    "readings", "certainty", "modality", "scenario", "condition", "price_basis",
    "currency_basis", "part_of", "supersedes", "relays", "series", "because", "entered",
    "ruling", "notes", "ignore",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """A claim whose every field is known, before its quotation is held against it."""

    id: str
    sentence: str
    source: dict[str, str]
    fields: dict[str, Any]
    waive: str
    because: str
    vintages: str
    page: str
    trail: tuple[str, ...]


def decide(number: int, row: Row, mapping: Mapping[str, Any]) -> Decided | Listed:
    """Return the claim of a row, or why the row is left out.

    Raises:
        ImportFault: The map has no word for something that the row says; every such word is named.
    """
    cells = cells_of(row, mapping, FIELDS)
    what = cells["id"] or _beginning(cells["sentence"]) or f"row {number}"
    for beginning, why in mapping.get("held", {}).items():
        if cells["url"].startswith(beginning):
            return Listed(row=number, what=what, because=why)
    own: Mapping[str, Any] = mapping.get("rows", {}).get(cells["id"]) or {}
    if "skip" in own:
        return Listed(row=number, what=what, because=own["skip"])
    faults: list[str] = []
    codes = _codes(cells, mapping, faults)
    value = _try(
        faults, lambda: stated.canonical(own.get("value") or stated.value(cells, mapping), what)
    )
    modality = _try(faults, lambda: look_up(mapping, "modalities", cells["modality"]))
    _try(faults, lambda: _published(cells))
    quote = _try(faults, lambda: _quote(cells, value, mapping, number)) if value else ""
    target = _try(faults, lambda: own.get("target") or stated.target(cells, quote))
    if faults:
        rows = tuple(Listed(row=number, what=what, because=fault) for fault in faults)
        raise ImportFault("; ".join(faults), rows=rows)
    organisation = mapping.get("organisations", {}).get(
        cells["organisation"], cells["organisation"]
    )
    central = cells["scenario"] in mapping.get("central_cases", ())
    fields: dict[str, Any] = {
        "id": cells["id"],
        "quote": quote,
        "at": _place(cells),
        "claimant": _claimant(cells, organisation, mapping),
        **codes,
        "value": value,
        "target": target,
        "certainty": stated.certainty(cells, mapping),
        "modality": modality,
        "scenario": cells["scenario"] if modality == "scenario" and not central else "",
        "part_of": mapping.get("part_of", {}).get(cells["id"], ""),
        "series": cells["series"].split(";") if cells["series"] else [],
        "because": _because(cells, organisation, mapping),
        "entered": mapping["entered"],
        "notes": _notes(cells, organisation, own, central=central),
    }
    fields |= {name: own[name] for name in _PLAIN_FIELDS if name in own and name != "value"}
    fields["readings"] = [stated.canonical(text, what) for text in own.get("readings", ())]
    return _decided(cells, fields, own, organisation, mapping)


def _decided(
    cells: Row,
    fields: dict[str, Any],
    own: Mapping[str, Any],
    organisation: str,
    mapping: Mapping[str, Any],
) -> Decided:
    if fields["modality"] == "forecast":
        fields["modality"] = ""
    fields["id"] = cells["id"].lower() or _made_id(fields, organisation, cells["person"])
    ordered = {name: fields[name] for name in ORDER if fields.get(name)}
    return Decided(
        id=fields["id"],
        sentence=cells["sentence"],
        source=_source(cells),
        fields=ordered,
        waive=own.get("waive") or _waiver(cells, mapping),
        because=own.get("because", ""),
        vintages=cells["vintages"],
        page=own.get("page", ""),
        trail=(
            cells["vintages"], organisation, fields["subject"], fields["measure"],
            fields["region"], stated.last_year(fields["target"]), str(fields.get("scenario", "")),
            "%" if "a year" in fields["value"] else "",
        ),
    )  # fmt: skip


def _try(faults: list[str], step: Callable[[], Any]) -> Any:  # noqa: ANN401  texts and mappings
    """Return what a step makes; where the row has a fault, note it and go on."""
    try:
        return step()
    except ImportFault as fault:
        faults.append(str(fault))
        return ""


def _published(cells: Row) -> None:
    if read_day(cells["published"]) is None:
        raise ImportFault(f"date of publication: {why_no_day(cells['published'])}")


def _made_id(fields: Mapping[str, Any], organisation: str, person: str) -> str:
    """Return an id of what the claim is about, as `add` makes it."""
    year = _YEAR.findall(fields["target"])
    words = (fields["subject"], fields["region"], organisation or person, *year[-1:])
    return slugify(" ".join(words)) or "claim"


def _beginning(sentence: str) -> str:
    return " ".join(sentence.split()[:_WORDS_OF_PLACE])[:_LONGEST_BEGINNING]


def _quote(cells: Row, value: str, mapping: Mapping[str, Any], number: int) -> str:
    """Return the fragment that the map names, a data row whole, else what the reader cuts out."""
    if not cells["sentence"]:
        raise ImportFault("there is no sentence to quote")
    chosen = mapping.get("quotes", {}).get(cells["id"], "")
    if chosen and chosen not in cells["sentence"]:
        message = f"{cells['id']}: the quotation is not in the sentence of row {number}"
        raise ImportFault(message)
    if chosen:
        return str(chosen)
    if cells["sentence_note"].startswith(_DATA_ROW):
        return cells["sentence"]
    return cut_quotation(cells["sentence"], value, stated.language_of(cells))


def _codes(cells: Row, mapping: Mapping[str, Any], faults: list[str]) -> dict[str, str]:
    codes: dict[str, Any] = {}
    for name, table in _CODES:
        codes[name] = _try(faults, partial(look_up, mapping, table, cells[name]))
    for name, code in codes.items():
        if code == "" and not cells[name]:
            faults.append(f"no {name}: name its column, or write it among the map's `constants`")
    if isinstance(codes["region"], str):
        return codes
    return {**codes, **codes["region"]}


def _place(cells: Row) -> str:
    """Return where the quotation stands: how its sentence begins, or what kind of place it is."""
    if cells["sentence_note"].startswith(_DATA_ROW):
        return "the row that is quoted"
    words = cells["sentence"].split()
    if _HAN.search(cells["sentence"][:_HAN_OF_PLACE]):
        beginning = cells["sentence"][:_HAN_OF_PLACE]
    else:
        beginning = " ".join(words[:_WORDS_OF_PLACE])
    return f"the passage that begins: {beginning}"


def _claimant(cells: Row, organisation: str, mapping: Mapping[str, Any]) -> dict[str, str]:
    person = mapping.get("persons", {}).get(cells["person"], cells["person"])
    names = [*re.findall(r"\w{2,}", person), *re.findall(r"[^\W\d_]{2,}", organisation)]
    said = cells["sentence"].casefold()
    named = any(name.casefold() in said for name in names if name[0].isupper() or _HAN.match(name))
    basis = "explicit" if named else "implicit"
    return {
        **({"person": person} if person else {}),
        **({"organisation": organisation} if organisation else {}),
        "basis": basis,
    }


def _because(cells: Row, organisation: str, mapping: Mapping[str, Any]) -> str:
    sought = cells["vintages"] in mapping.get("systematic", ())
    return (
        "systematic"
        if sought and organisation in mapping.get("systematic_organisations", ())
        else "ad hoc"
    )


def _notes(cells: Row, organisation: str, own: Mapping[str, Any], *, central: bool) -> str:
    edition = cells["organisation"] if cells["organisation"] != organisation else ""
    said = [
        own.get("note", ""),
        cells["notes"],
        f"quoted text: {cells['sentence_note']}" if cells["sentence_note"] else "",
        f"collected as: {edition}" if edition else "",
        f"the {cells['scenario']} case" if central else "",
        f"called a {cells['modality']} there" if cells["modality"] in {"roadmap", "plan"} else "",
    ]
    return "; ".join(filter(None, said))


def _waiver(cells: Row, mapping: Mapping[str, Any]) -> str:
    """Return why a person accepts rows of this kind although their quotation proves nothing."""
    for beginning, why in mapping.get("waivers", {}).items():
        if cells["sentence_note"].startswith(beginning):
            return str(why)
    return ""


def _source(cells: Row) -> dict[str, str]:
    untitled = f"untitled page, {cells['url']}" if cells["url"] else "untitled page"
    said = {
        "title": cells["title"] or untitled,
        "publisher": cells["publisher"] or cells["organisation"],
        "published": cells["published"],
        "language": stated.language_of(cells),
        "url": cells["url"],
        "tier": cells["tier"],
        "notes": f"licence: {cells['licence']}" if cells["licence"] else "",
    }
    return {name: text for name, text in said.items() if text}
