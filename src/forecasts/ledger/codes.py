"""Codelists: the subjects, measures and regions that claims may name, each with a definition."""

import os
import re
import sys
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from types import MappingProxyType

from forecasts.files import AnyPath
from forecasts.ledger.entries import Code, Codes, read_entries
from forecasts.ledger.fields import Field, text_field
from forecasts.ledger.shape import Shaped
from forecasts.problem import Position, Problem, did_you_mean, fault
from forecasts.units import DIMENSIONS as UNIT_DIMENSIONS

DIMENSIONS = (*UNIT_DIMENSIONS[:2], "share", "price", *UNIT_DIMENSIONS[2:])
NATURES = ("flow", "stock", "price", "share")


_NAME = text_field("name", "Name in English, as charts print it.", "World", required=True)
_NAME_ZH = text_field("name_zh", "Name in Chinese.", "全球")
_DEFINITION = text_field(
    "definition", "What is inside and what is not.", "plug-in cars sold", required=True
)
_DEFINITION_ZH = text_field("definition_zh", "The definition in Chinese.", "当年售出的插电式汽车")
_PART_OF = Field(
    name="part_of",
    form="text",
    description="Code of the whole that this is a part of: declared, never guessed.",
    good="part_of: low-altitude-economy",
    bad="part_of: [a, b]",
)
_SOURCE = text_field("source", "Where the definition comes from.", "https://example.org/definition")

SUBJECT_FIELDS = (_NAME, _NAME_ZH, _DEFINITION, _DEFINITION_ZH, _PART_OF, _SOURCE)
MEASURE_FIELDS = (
    _NAME,
    _NAME_ZH,
    _DEFINITION,
    _DEFINITION_ZH,
    Field(
        name="dimension",
        form="choice",
        description="What its unit must be; also one dimension over another, `count/area`.",
        good="dimension: money",
        bad="dimension: dollars",
        required=True,
        choices=DIMENSIONS,
    ),
    Field(
        name="nature",
        form="choice",
        description="Whether it adds up over a period or stands at its end.",
        good="nature: flow",
        bad="nature: yearly",
        required=True,
        choices=NATURES,
    ),
    _SOURCE,
)
REGION_FIELDS = (_NAME, _NAME_ZH, text_field("iso", "ISO 3166 code.", "CN"), _PART_OF)

CODELISTS: MappingOf[str, tuple[Field, ...]] = MappingProxyType(
    {"subjects": SUBJECT_FIELDS, "measures": MEASURE_FIELDS, "regions": REGION_FIELDS}
)
"""The codelists that every ledger has; `units` (`ledger/own_units.py`) is one that it may have."""


_KIND_OF_REGION = re.compile(r" (?:Province|State|Prefecture)$|[省州县縣県]$")
"""What a name may say of a region behind it: `Gansu Province`, 甘肃省."""
_SHIPPED = Position(file="regions that ship", line=1, column=1)


def load_codes(
    folder: AnyPath, name: str, problems: list[Problem], texts: dict[str, str]
) -> dict[str, dict[str, Code]]:
    """Read the codelists in `folder`, called `name` in problems; make its own units known."""
    codes: dict[str, dict[str, Code]] = {}
    for codelist, fields in CODELISTS.items():
        codes[codelist] = {}
        file = f"{name}/{codelist}.yaml"
        for scalar, shaped in read_entries(folder, file, fields, problems, texts):
            codes[codelist][scalar.text] = _code(scalar.text, shaped, scalar.position)
            problems += _wrong_choices(shaped, fields)
        _check_wholes(codelist, codes[codelist], problems)
    codes["units"] = {}
    if os.path.exists(os.path.join(folder, "units.yaml")):
        from forecasts.ledger.own_units import read_units  # few ledgers have any

        codes["units"] = read_units(folder, f"{name}/units.yaml", problems, texts)
    return codes


def meant_code(codelist: str, word: str, known: MappingOf[str, Code]) -> str:
    """Return which code a word that is none means by its name, or is like; else its entry."""
    by_name = {
        name: code.id for code in known.values() for name in (code.name, code.name_zh, code.iso)
    }
    if codelist == "regions":
        by_name = {**names_of_regions(), **by_name}
    plain = _KIND_OF_REGION.sub("", word) if codelist == "regions" else word
    if meant := by_name.get(word) or by_name.get(plain):
        return f"did you mean `{meant}`?"
    like = did_you_mean(word, tuple(dict.fromkeys((*known, *by_name.values()))))
    fields = ", ".join(f"{item.name}: ..." for item in CODELISTS[codelist] if item.required)
    return like or f"a new one is an entry there: `{word}: {{{fields}}}`"


def add_region(regions: dict[str, Code], word: str) -> bool:
    """Add a region that ships (`ledger/regions.py`) with its wholes; tell whether there is one.

    Only what is used stands beside the ledger's own regions, which win over those of the same id.
    """
    from forecasts.ledger.regions import REGIONS  # a table that few ledgers need

    while word and word not in regions:
        if word not in REGIONS:
            return False
        name, name_zh, iso, part_of = REGIONS[word]
        regions[word] = Code(
            id=word, name=name, name_zh=name_zh, iso=iso, part_of=part_of, position=_SHIPPED
        )
        word = part_of
    return True


def names_of_regions() -> dict[str, str]:
    """Return the names, ISO codes and Chinese names of the regions that ship -> their ids."""
    from forecasts.ledger.regions import REGIONS

    return {name: key for key, row in REGIONS.items() for name in row[:3] if name}


def use_own_words(codes: Codes) -> None:
    """Put the words of a ledger's own units in force for the reader, and no other ledger's."""
    own = codes.get("units", {})
    if own or "forecasts.reading.own_words" in sys.modules:
        from forecasts.reading.own_words import OwnUnit, use_units

        use_units(tuple(OwnUnit(unit.id, not unit.of, unit.words) for unit in own.values()))


def _code(key: str, shaped: Shaped, position: Position) -> Code:
    return Code(
        id=key,
        name=shaped.text("name") or key,
        name_zh=shaped.text("name_zh"),
        definition=shaped.text("definition"),
        definition_zh=shaped.text("definition_zh"),
        part_of=shaped.text("part_of"),
        dimension=shaped.text("dimension"),
        nature=shaped.text("nature"),
        iso=shaped.text("iso"),
        position=position,
    )


def _is_compound(word: str, words: tuple[str, ...]) -> bool:
    """Tell whether a word is one dimension over another: `count/area`."""
    parts = word.split("/")
    return len(parts) == 2 and words == DIMENSIONS and set(parts) <= set(UNIT_DIMENSIONS)


def _wrong_choices(shaped: Shaped, fields: tuple[Field, ...]) -> Iterator[Problem]:
    """Yield a fault for each word that is none of its field's choices, at the word."""
    for item in fields:
        word = shaped.text(item.name)
        if (
            item.choices
            and word not in {"", *item.choices}
            and not _is_compound(word, item.choices)
        ):
            yield fault(
                "F106",
                shaped.places[item.name],
                f"`{word}` is no {item.name}",
                ", ".join(item.choices),
                did_you_mean(word, item.choices),
            )


def _check_wholes(codelist: str, codes: dict[str, Code], problems: list[Problem]) -> None:
    """Report each whole that is no code, at the code that names it, and each circle of parts."""
    ended: set[str] = set()  # what was walked from an earlier code
    for code in tuple(codes.values()):
        path: dict[str, None] = {}
        here = code.id
        while here and here not in ended:
            ended.add(here)
            path[here] = None
            whole = codes[here].part_of
            lost = whole and whole not in codes
            if lost and not (codelist == "regions" and add_region(codes, whole)):
                message = f"`{here}` is part of `{whole}`, which is not in the list"
                hint = did_you_mean(whole, tuple(codes))
                problems.append(_wrong("F108", codes[here], message, hint))
                break
            here = whole
        if here in path:
            ids = list(path)
            problems += [
                _wrong("F109", codes[each], f"`{each}` is a part of itself")
                for each in ids[ids.index(here) :]
                if codes[each].position != _SHIPPED
            ]


def _wrong(rule: str, code: Code, message: str, hint: str = "") -> Problem:
    return fault(rule, code.position, message, hint=hint)
