"""Reading a map: by the ledger's own reader, and held against the shape that each key must have."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Any

from forecasts.importing.decide import FIELDS as CLAIM_FIELDS
from forecasts.importing.outcomes import FIELDS as OUTCOME_FIELDS
from forecasts.importing.records import LARGEST, ImportFault
from forecasts.ledger.dates import read_day
from forecasts.ledger.nodes import Mapping as MappingNode
from forecasts.ledger.nodes import Node, Scalar, read_document
from forecasts.problem import Position, did_you_mean, one_line

__all__ = ["BLANK", "read_map"]

# A shape is a text, a list of one shape, a mapping, or a tuple of shapes of which one must fit. In
# a mapping `*` stands for any other key, and a key with `!` behind it must be there.
BLANK = "FILL-IN"
"""What a person has to write over in a map that was proposed."""

TEXT = "a text"
UNIT = "a unit of the ledger and a number, `[CNY, 1000]`"
TEXTS, WORDS = [TEXT], {"*": TEXT}
_ROW_TEXTS = (
    "skip", "value", "waive", "because", "note", "page", "target", "subject", "measure", "region",
    "certainty", "modality", "scenario", "condition", "relays", "part_of", "supersedes",
    "price_basis", "currency_basis",
)  # fmt: skip
_ROW = {**dict.fromkeys(_ROW_TEXTS, TEXT), "readings": TEXTS, "series": TEXTS, "ruling": WORDS}
_NEEDED = {"claims": ("sentence", "published"), "outcomes": ("series", "period", "value")}
_OPTIONAL = "units, subjects, measures, regions and modalities may be left out: words stay then"

SHAPES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "claims": {
            "kind!": TEXT, "entered!": TEXT,
            "columns!": dict.fromkeys(CLAIM_FIELDS, TEXT),
            "constants": dict.fromkeys(CLAIM_FIELDS, TEXT), "decimal": TEXT,
            "units": WORDS, "comparators": WORDS, "modalities": WORDS, "subjects": WORDS,
            "measures": WORDS, "regions": {"*": (TEXT, {"region!": TEXT, "subject": TEXT})},
            "held": WORDS, "certainties": WORDS, "central_cases": TEXTS, "organisations": WORDS,
            "persons": WORDS, "file_names": WORDS, "systematic": TEXTS,
            "systematic_organisations": TEXTS, "rows": {"*": _ROW}, "part_of": WORDS,
            "waivers": WORDS, "quotes": WORDS, "closing": TEXT,
        },
        "outcomes": {
            "kind!": TEXT, "retrieved_on!": TEXT,
            "columns!": {**dict.fromkeys(OUTCOME_FIELDS, TEXT), "series": (TEXT, TEXTS)},
            "constants": dict.fromkeys(OUTCOME_FIELDS, TEXT), "decimal": TEXT,
            "units!": {"*": UNIT}, "releases": WORDS, "defaults!": WORDS, "series!": {"*": WORDS},
            "names": WORDS, "first_of": WORDS, "year_end": TEXTS, "periods": WORDS, "closing": TEXT,
            "final_before_end": [{"as!": TEXT, "because!": TEXT, "*": TEXT}],
            "split": [{"to!": TEXT, "*": TEXT}], "drop": [{"because!": TEXT, "*": TEXT}],
            "add": [{"series!": TEXT, "row!": TEXT, "*": TEXT}], "notes": [WORDS],
        },
    }
)  # fmt: skip


def read_map(path: Path) -> dict[str, Any]:
    """Read a map; every scalar stays text, so that `no` and `2020` are what they say.

    Raises:
        ImportFault: The file is no map, or a part of it has another shape than it must have.
    """
    document = read_document(path, str(path))
    for problem in document.problems:
        raise _fault(problem.position, problem.message)
    root = document.root
    if not isinstance(root, MappingNode):
        raise ImportFault(f"{path}: `kind` is `claims` or `outcomes`")
    kind = _text(root, "kind")
    if kind not in SHAPES:
        raise ImportFault(f"{path}: `kind` is `claims` or `outcomes`")
    date = "entered" if kind == "claims" else "retrieved_on"
    day = read_day(_text(root, date))
    if day is None or day.precision != "day":
        raise ImportFault(f"{path}: `{date}` is no date, as 2026-11-21 is")
    found: dict[str, Any] = _shaped(root, SHAPES[kind], "the map")
    there = {**found["columns"], **found.get("constants", {})}
    missing = [f"columns.{name}" for name in _NEEDED[kind] if name not in there]
    if missing:
        raise ImportFault(f"{path}: {', '.join(missing)} missing; {_OPTIONAL}")
    if found.get("decimal", "comma") not in {"comma", "point"}:
        raise ImportFault(f"{path}: `decimal` is `comma` or `point`")
    return found


def _text(root: MappingNode, name: str) -> str:
    node = root.entries[name][1] if name in root.entries else None
    return node.text if isinstance(node, Scalar) else ""


def _shaped(node: Node, shape: Any, what: str) -> Any:  # noqa: ANN401  what a map holds
    """Return a node as plain texts, lists and mappings.

    Raises:
        ImportFault: It has another shape.
    """
    if isinstance(shape, tuple):
        chosen = shape[0] if isinstance(node, Scalar) else shape[1]
        return _shaped(node, chosen, what)
    if shape == TEXT:
        if not isinstance(node, Scalar):
            raise _fault(node.position, f"{what} must be a text")
        return node.text
    if shape == UNIT:
        return _unit(node, what)
    if isinstance(shape, list):
        if isinstance(node, Scalar | MappingNode):
            raise _fault(node.position, f"{what} must be a list")
        return [_shaped(item, shape[0], f"an entry of {what}") for item in node.items]
    if not isinstance(node, MappingNode):
        raise _fault(node.position, f"{what} must be a mapping")
    return _mapping(node, shape, what)


def _mapping(node: MappingNode, shape: Mapping[str, Any], what: str) -> dict[str, Any]:
    inner = {name.removesuffix("!"): form for name, form in shape.items()}
    missing = [name[:-1] for name in shape if name.endswith("!") and name[:-1] not in node.entries]
    if missing:
        raise _fault(node.position, f"{what} lacks {', '.join(missing)}")
    blank = [
        one
        for one, (_, value) in node.entries.items()
        if isinstance(value, Scalar) and value.text == BLANK
    ]
    if blank:
        raise _fault(node.position, f"write over {BLANK} in {what}: {', '.join(blank)}")
    found = {}
    for name, (key, value) in node.entries.items():
        form = inner.get(name) or inner.get("*")
        if form is None:
            hint = did_you_mean(name, tuple(inner)) or f"the keys are {', '.join(inner)}"
            raise _fault(key.position, f"unknown key `{name}` in {what}; {hint}")
        found[name] = _shaped(value, form, f"`{name}`")
    return found


def _unit(node: Node, what: str) -> list[str]:
    texts: list[str] = _shaped(node, TEXTS, what)
    try:
        factor = Decimal(texts[1])
    except (InvalidOperation, IndexError) as error:
        raise _fault(node.position, f"{what} must be {UNIT}") from error
    if len(texts) != 2 or not factor.is_finite() or not 0 < factor <= LARGEST:
        raise _fault(node.position, f"{what} must be {UNIT}")
    return texts


def _fault(place: Position, message: str) -> ImportFault:
    return ImportFault(f"{place.file}:{place.line}:{place.column}: {one_line(message)}")
