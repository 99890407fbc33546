"""One row of the table to one claim: every word of it by the map, none by likeness."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forecasts.importing.quotes import cut_quotation
from forecasts.importing.records import ImportFault, Listed, look_up
from forecasts.reading import Value, read_value
from forecasts.reading.values.write import write_value

__all__ = ["ORDER", "Decided", "decide"]

Row = Mapping[str, str]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATA_ROW = "data row"
_WORDS_OF_PLACE = 5
_HAN_OF_PLACE = 10
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
        ImportFault: The map has no word for something that the row says.
    """
    cells = {name: row[column].strip() for name, column in mapping["columns"].items()}
    for beginning, why in mapping.get("held", {}).items():
        if cells["url"].startswith(beginning):
            return Listed(row=number, what=cells["id"], because=why)
    own: Mapping[str, Any] = mapping.get("rows", {}).get(cells["id"]) or {}
    if "skip" in own:
        return Listed(row=number, what=cells["id"], because=own["skip"])
    codes = _codes(cells, mapping)
    value = _canonical(own.get("value") or _value(cells, mapping), cells["id"])
    quote = _quote(cells, value, mapping)
    if quote not in cells["sentence"]:
        raise ImportFault(f"{cells['id']}: the quotation is not in the sentence of row {number}")
    organisation = mapping.get("organisations", {}).get(
        cells["organisation"], cells["organisation"]
    )
    modality = look_up(mapping, "modalities", cells["modality"])
    central = cells["scenario"] in mapping.get("central_cases", ())
    fields: dict[str, Any] = {
        "id": cells["id"],
        "quote": quote,
        "at": _place(cells),
        "claimant": _claimant(cells, organisation, mapping),
        **codes,
        "value": value,
        "target": _target(cells, quote),
        "certainty": _certainty(cells["hedge"], mapping),
        "modality": modality,
        "scenario": cells["scenario"] if modality == "scenario" and not central else "",
        "part_of": mapping.get("part_of", {}).get(cells["id"], ""),
        "series": cells["series"].split(";") if cells["series"] else [],
        "because": _because(cells, organisation, mapping),
        "entered": mapping["entered"],
        "notes": _notes(cells, organisation, own, central=central),
    }
    fields |= {name: own[name] for name in _PLAIN_FIELDS if name in own and name != "value"}
    fields["readings"] = [_canonical(text, cells["id"]) for text in own.get("readings", ())]
    if fields["modality"] == "forecast":
        fields["modality"] = ""
    fields["id"] = cells["id"].lower()
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
            fields["region"], _last_year(fields["target"]), str(fields.get("scenario", "")),
            "%" if "a year" in value else "",
        ),
    )  # fmt: skip


def _quote(cells: Row, value: str, mapping: Mapping[str, Any]) -> str:
    """Return the fragment that the map names, a data row whole, else what the reader cuts out."""
    chosen = mapping.get("quotes", {}).get(cells["id"], "")
    if chosen:
        return str(chosen)
    if cells["sentence_note"].startswith(_DATA_ROW):
        return cells["sentence"]
    return cut_quotation(cells["sentence"], value, cells["language"])


def _codes(cells: Row, mapping: Mapping[str, Any]) -> dict[str, str]:
    codes = {
        "subject": look_up(mapping, "subjects", cells["subject"]),
        "measure": look_up(mapping, "measures", cells["measure"]),
    }
    place = look_up(mapping, "regions", cells["region"])
    if isinstance(place, str):
        return {**codes, "region": place}
    return {**codes, **place}


def _value(cells: Row, mapping: Mapping[str, Any]) -> str:
    unit = look_up(mapping, "units", cells["unit"])
    if cells["low"] and cells["high"]:
        joint = " to " if cells["low"].startswith("-") else "-"
        return f"{cells['low']}{joint}{cells['high']}{unit}"
    sign = look_up(mapping, "comparators", cells["comparator"])
    return f"{sign}{_drop_point(cells['number'])}{unit}"


def _canonical(text: str, what: str) -> str:
    """Return a value as `fmt` writes it.

    Raises:
        ImportFault: The reader does not know the value.
    """
    value = read_value(text)
    if not isinstance(value, Value):
        raise ImportFault(f"{what}: the value `{text}` cannot be read: {value.reason}")
    return write_value(value)


def _drop_point(number: str) -> str:
    """`2.0` is how a spreadsheet writes 2."""
    return number.removesuffix(".0")


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
        "organisation": organisation,
        "basis": basis,
    }


def _target(cells: Row, quote: str) -> str:
    year = _last_year(cells["target"])
    by_year = re.search(rf"(?i)\bby (?:the end of )?(?:the year )?(?:late )?{year}\b", quote)
    return f"by {year}" if by_year else year


def _last_year(text: str) -> str:
    years = _YEAR.findall(text)
    if not years:
        raise ImportFault(f"no year in the target `{text}`")
    return str(years[-1])


def _certainty(hedges: str, mapping: Mapping[str, Any]) -> str:
    words = [word.strip() for word in re.split("[;,]", hedges)]
    found = [
        mapping["certainties"][word] for word in words if word in mapping.get("certainties", {})
    ]
    return str(found[0]) if found else ""


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
    title = cells["title"] or f"untitled page, {cells['url']}"
    return {
        "title": title,
        "publisher": cells["publisher"],
        "published": cells["published"],
        "language": cells["language"],
        "url": cells["url"],
        "tier": cells["tier"],
        "notes": f"licence: {cells['licence']}",
    }
