"""The ledger's reference page and JSON Schema, generated from the tables of its fields."""

import json
from collections.abc import Mapping, Sequence

from forecasts.ledger.claim_fields import CLAIM_FIELDS, DEFAULT_FIELDS
from forecasts.ledger.codes import CODELISTS
from forecasts.ledger.events import EVENT_FIELDS
from forecasts.ledger.fields import SOURCE_FIELDS, Field
from forecasts.ledger.loading import Ledger
from forecasts.ledger.own_units import UNIT_FIELDS
from forecasts.ledger.regions import REGIONS

Schema = dict[str, object]

_DATE = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_SCALAR: Schema = {"type": ["string", "number", "integer"]}
_FORMS: Mapping[str, Schema] = {
    "text": _SCALAR,
    "value": _SCALAR,
    "target": _SCALAR,
    "code": {"type": "string"},
    "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80},
    "date": {"type": ["string", "integer"], "pattern": _DATE},
    "dates": {"type": "string"},
    "names": {"type": ["string", "array"], "items": {"type": "string"}},
    "values": {"type": ["string", "array"], "items": _SCALAR},
    "waivers": {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}},
}


def known_codes(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Return the words of each codelist; of `events` every series with each of its editions."""
    editions = (f"{one.id}/{year}" for one in ledger.events.values() for year in one.editions)
    return {name: tuple(entries) for name, entries in ledger.codes.items()} | {
        "events": tuple(editions)
    }


def json_schema(codes: Mapping[str, Sequence[str]]) -> Schema:
    """Return the JSON Schema (draft-07) of a ledger file.

    `codes` gives the known words of each codelist, which editors then complete.
    """
    claim = _object(CLAIM_FIELDS, codes)
    # What `defaults` may state is not required of each claim.
    shared = {item.name for item in DEFAULT_FIELDS}
    claim["required"] = [i.name for i in CLAIM_FIELDS if i.required and i.name not in shared]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A ledger file of forecasts: one source document and its claims",
        "type": "object",
        "additionalProperties": False,
        "required": ["source", "claims"],
        "properties": {
            "source": {
                "description": "The document that was read.",
                **_object(SOURCE_FIELDS, codes),
            },
            "defaults": {
                "description": "What the file's claims share; a claim may override any of it.",
                **_object(DEFAULT_FIELDS, codes),
                "required": [],
            },
            "claims": {
                "description": "The claims; empty for a source that was read and holds none.",
                "type": "array",
                "items": claim,
            },
        },
    }


_FREE_IN_DRAFTS = frozenset(("subjects", "measures", "regions"))
"""Codelists for which a draft may have words of its own."""


def _object(fields: Sequence[Field], codes: Mapping[str, Sequence[str]]) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [item.name for item in fields if item.required],
        "properties": {item.name: _property(item, codes) for item in fields},
    }


def _property(item: Field, codes: Mapping[str, Sequence[str]]) -> Schema:
    described: Schema = {"description": f"{item.description}\n\nExample: {item.good}"}
    if item.form == "event":
        named: Schema = {"type": "string"}
        if codes.get("events"):
            named["enum"] = list(codes["events"])
        return {**described, "anyOf": [named, _object(item.fields, codes)]}
    if item.form == "mapping":
        return {**described, **_object(item.fields, codes)}
    if item.choices:
        return {**described, "enum": list(item.choices)}
    if item.codelist and codes.get(item.codelist):
        more = REGIONS if item.codelist == "regions" else {}
        known = {"enum": list(dict.fromkeys((*codes[item.codelist], *more)))}
        if item.codelist in _FREE_IN_DRAFTS:
            return {**described, "anyOf": [known, {"type": "string", "pattern": "^open:"}]}
        return {**described, **known}
    return {**described, **_FORMS[item.form]}


def reference_page() -> str:
    """Return `docs/ledger.md`: every field with what it means, a good and a bad example."""
    parts = [
        "# The ledger\n",
        "One YAML file per source document; this page is generated from the tables that the",
        "loader itself reads (`forecasts schema --page`). All values are texts: `NO`, `12:30` and",
        "`1e12` mean nothing but themselves. Anchors, aliases, tags and second documents are",
        "refused. In CJK or with `: `, ` #` or a leading `>` inside, quote the text.\n",
        "## `source`: the document that was read\n",
        *_sections(SOURCE_FIELDS),
        "## `defaults`: what the file's claims share\n",
        "Any field of a claim but "
        + ", ".join(f"`{item.name}`" for item in CLAIM_FIELDS if item not in DEFAULT_FIELDS)
        + "; a claim may override any of it.\n",
        "## `claims`: a list, `claims: []` for a source that was read and holds none\n",
        *_sections(CLAIM_FIELDS),
    ]
    for name, fields in {**CODELISTS, "events": EVENT_FIELDS}.items():
        parts += [f"## `codes/{name}.yaml`: id, then\n", *_sections(fields)]
    parts.append("## `codes/units.yaml`, where a ledger has units of its own: id, then\n")
    parts += _sections(UNIT_FIELDS)
    return "\n".join(parts).rstrip() + "\n"


def _sections(fields: Sequence[Field], level: int = 3) -> list[str]:
    lines = []
    for item in fields:
        needed = "required" if item.required else "optional"
        lines.append(f"{'#' * level} `{item.name}` ({needed})\n")
        lines.append(f"{item.description}")
        if item.choices:
            lines.append("One of " + ", ".join(f"`{word}`" for word in item.choices) + ".")
        lines += ["", "```yaml", item.good, "```", "", f"Wrong: `{item.bad}`\n"]
        lines += _sections(item.fields, level + 1)
    return lines


def schema_text(ledger: Ledger) -> str:
    """Return the text of `schema.json`, with the codes of a ledger."""
    return json.dumps(json_schema(known_codes(ledger)), ensure_ascii=False, indent=2) + "\n"
