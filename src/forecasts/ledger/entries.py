"""Entries of a codelist: what a code is, and the file of a codelist read into its entries."""

import os
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from typing import NamedTuple

from forecasts.files import AnyPath
from forecasts.ledger.fields import Field
from forecasts.ledger.nodes import Mapping, Scalar, read_document
from forecasts.ledger.shape import Shaped, require, shape
from forecasts.problem import Position, Problem, fault


class Code(NamedTuple):
    """One entry of a codelist."""

    id: str
    name: str
    position: Position
    name_zh: str = ""
    definition: str = ""
    definition_zh: str = ""
    part_of: str = ""
    dimension: str = ""
    nature: str = ""
    iso: str = ""
    of: str = ""
    factor: float = 1.0
    words: tuple[tuple[str, str], ...] = ()

    def defined(self, language: str) -> str:
        """Return the definition in a language, or the English one where there is none."""
        return str(getattr(self, f"definition_{language}", "")) or self.definition

    def called(self, language: str) -> str:
        """Return the name in a language, or the English one where there is none."""
        return str(getattr(self, f"name_{language}", "")) or self.name


Codes = MappingOf[str, dict[str, Code]]  # codelist -> id -> code


def read_entries(
    folder: AnyPath,
    file: str,
    fields: tuple[Field, ...],
    problems: list[Problem],
    texts: dict[str, str],
) -> Iterator[tuple[Scalar, Shaped]]:
    """Yield the entries of one codelist, called `file` in problems, each with its key."""
    document = read_document(os.path.join(folder, os.path.basename(file)), file)
    texts[file] = document.text
    problems += document.problems
    if not isinstance(document.root, Mapping) and not document.problems:
        problems.append(
            fault(
                "F010",
                Position(file=file, line=1, column=1),
                "the codelist is empty" if document.root is None else "it has no codes",
                "each code with its fields: `code: {name: Name}`",
                "claims name its entries; see docs/ledger.md",
            )
        )
    if isinstance(document.root, Mapping):
        for key, (scalar, node) in document.root.entries.items():
            shaped = shape(node, fields, f"`{key}`", problems)
            require(shaped, fields, f"`{key}`", problems)
            yield scalar, shaped
