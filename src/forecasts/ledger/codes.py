"""Codelists: the subjects, measures and regions that claims may name, each with a definition."""

import os
from collections.abc import Mapping as MappingOf
from types import MappingProxyType
from typing import NamedTuple

from forecasts.ledger.fields import Field, text_field
from forecasts.ledger.files import AnyPath
from forecasts.ledger.nodes import Mapping, read_document
from forecasts.ledger.shape import Shaped, require, shape
from forecasts.problem import Position, Problem, did_you_mean

DIMENSIONS = ("money", "count", "share", "price", "time", "ratio", "energy", "power", "mass")
NATURES = ("flow", "stock", "price", "share")


_NAME = text_field("name", "Name in English, as charts print it.", "World", required=True)
_NAME_ZH = text_field("name_zh", "Name in Chinese.", "全球")
_DEFINITION = text_field(
    "definition", "What is inside and what is not.", "plug-in cars sold", required=True
)
_PART_OF = Field(
    name="part_of",
    form="text",
    description="Code of the whole that this is a part of: declared, never guessed.",
    good="part_of: low-altitude-economy",
    bad="part_of: [a, b]",
)
_SOURCE = text_field("source", "Where the definition comes from.", "https://example.org/definition")

SUBJECT_FIELDS = (_NAME, _NAME_ZH, _DEFINITION, _PART_OF, _SOURCE)
MEASURE_FIELDS = (
    _NAME,
    _NAME_ZH,
    _DEFINITION,
    Field(
        name="dimension",
        form="choice",
        description="What its unit must be.",
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


class Code(NamedTuple):
    """One entry of a codelist."""

    id: str
    name: str
    position: Position
    name_zh: str = ""
    definition: str = ""
    part_of: str = ""
    dimension: str = ""
    nature: str = ""
    iso: str = ""

    def called(self, language: str) -> str:
        """Return the name in a language, or the English one where there is none."""
        return str(getattr(self, f"name_{language}", "")) or self.name


Codes = MappingOf[str, MappingOf[str, Code]]  # codelist -> id -> code


def load_codes(
    folder: AnyPath, name: str, problems: list[Problem], texts: dict[str, str]
) -> dict[str, dict[str, Code]]:
    """Read the three codelists in `folder`, called `name` in problems."""
    codes: dict[str, dict[str, Code]] = {}
    for codelist, fields in CODELISTS.items():
        file = f"{name}/{codelist}.yaml"
        document = read_document(os.path.join(folder, f"{codelist}.yaml"), file)
        texts[file] = document.text
        problems += document.problems
        codes[codelist] = {}
        if document.root is None and not document.problems:
            place = Position(file=file, line=1, column=1)
            problems.append(
                Problem(
                    code="F010",
                    severity="error",
                    position=place,
                    message="the codelist is empty",
                    hint="claims name its entries; see docs/ledger.md",
                )
            )
        if isinstance(document.root, Mapping):
            for key, (scalar, node) in document.root.entries.items():
                shaped = shape(node, fields, f"`{key}`", problems)
                require(shaped, fields, f"`{key}`", problems)
                codes[codelist][key] = _code(key, shaped, scalar.position)
        _check_words(codes[codelist], fields, problems)
    return codes


def _code(key: str, shaped: Shaped, position: Position) -> Code:
    return Code(
        id=key,
        name=shaped.text("name") or key,
        name_zh=shaped.text("name_zh"),
        definition=shaped.text("definition"),
        part_of=shaped.text("part_of"),
        dimension=shaped.text("dimension"),
        nature=shaped.text("nature"),
        iso=shaped.text("iso"),
        position=position,
    )


def _check_words(
    codes: dict[str, Code], fields: tuple[Field, ...], problems: list[Problem]
) -> None:
    choices = {item.name: item.choices for item in fields if item.choices}
    for code in codes.values():
        for name, words in choices.items():
            word = getattr(code, name)
            if word and word not in words:
                problems.append(
                    Problem(
                        code="F106",
                        severity="error",
                        position=code.position,
                        message=f"`{word}` is no {name}",
                        expected=", ".join(words),
                        hint=did_you_mean(word, words),
                    )
                )
        seen = {code.id}
        whole = code.part_of
        while whole:
            if whole not in codes:
                message = f"`{code.id}` is part of `{whole}`, which is not in the list"
                hint = did_you_mean(whole, tuple(codes))
                problems.append(
                    Problem(
                        code="F108",
                        severity="error",
                        position=code.position,
                        message=message,
                        hint=hint,
                    )
                )
                break
            if whole in seen:
                message = f"`{code.id}` is a part of itself"
                problems.append(
                    Problem(code="F109", severity="error", position=code.position, message=message)
                )
                break
            seen.add(whole)
            whole = codes[whole].part_of
