"""The files of a folder of outcomes: each series with its rows, and every fault of them.

Nothing heavy is imported: `check` reads outcomes here as well, without a table.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from forecasts.actuals.observations import Observation, parse_observations
from forecasts.actuals.origin import Series, read_origin
from forecasts.actuals.plausible import check_plausible
from forecasts.files import AnyPath, list_folder
from forecasts.ledger.codes import add_region, meant_code
from forecasts.ledger.entries import Codes
from forecasts.ledger.nodes import Document, decode_text, read_text
from forecasts.ledger.shape import name_codes
from forecasts.problem import Position, Problem, fault, sort_problems

__all__ = ["ORIGIN", "SERIES_NAME", "SERIES_NAMES", "Outcomes", "find_series", "read_folder"]

ORIGIN = ".origin.yaml"
SERIES_NAME = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,79})")
SERIES_NAMES = "lower-case ASCII letters, digits, hyphens and underscores, at most 80"
_AS_IT_IS: Mapping[str, str] = MappingProxyType({})


class Outcomes(NamedTuple):
    """What a folder holds: its series, their rows, the problems, and each file's text by name."""

    series: tuple[Series, ...]
    observations: tuple[Observation, ...]
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]


def read_folder(
    folder: AnyPath, shown: str, codes: Codes | None, instead: Mapping[str, str] = _AS_IT_IS
) -> Outcomes:
    """Read every series in `folder`, whose files are called `shown/...` in problems and texts.

    Args:
        folder: Where `<series>.csv` and `<series>.origin.yaml` lie side by side.
        shown: The folder's name before that of a file.
        codes: The codelists that subject, measure and region are checked against.
        instead: Texts that stand in for CSV files, by the names of these series.
    """
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    every: list[Series] = []
    observations: list[Observation] = []
    tables = _find(folder, shown, ".csv", problems)
    origins = _find(folder, shown, ORIGIN, problems)
    for name in sorted({*tables, *origins}):
        if not _check_pair(name, shown, tables, origins, problems):
            continue
        series = read_origin(origins[name], f"{shown}/{name}{ORIGIN}", name, problems, texts)
        if series is None:
            continue
        text = texts[series.file]
        series = _check_codes(series, codes, text, problems) if codes else series
        document = _read_table(tables[name], f"{shown}/{name}.csv", instead.get(name))
        texts[document.file] = document.text
        problems += document.problems
        own: list[Observation] = []
        if not document.problems:
            own = parse_observations(document.text, document.file, series, problems)
        problems += check_plausible(own, series)
        every.append(series)
        observations += own
    found = tuple(sort_problems(list(dict.fromkeys(problems))))
    return Outcomes(tuple(every), tuple(observations), found, MappingProxyType(texts))


def find_series(folder: AnyPath) -> list[str]:
    """Return the names of the tables in a folder of outcomes, in order."""
    return [name.removesuffix(".csv") for name in list_folder(folder, ".csv")]


def _read_table(path: str, name: str, instead: str | None) -> Document:
    """Return the text of a table under the ledger's own rules for encoding and characters."""
    if instead is None:
        return read_text(path, name)
    return decode_text(instead.encode("utf-8", "surrogateescape"), name)


def _find(folder: AnyPath, shown: str, ending: str, problems: list[Problem]) -> dict[str, str]:
    """Return the files of a folder that end so, by the name before the ending."""
    try:
        names = list_folder(folder, ending)
    except OSError as error:
        place = Position(file=shown, line=1, column=1)
        reason = f"the folder cannot be read: {error.strerror}"
        problems.append(fault("F001", place, reason, "a folder of series"))
        return {}
    return {name.removesuffix(ending): f"{folder}/{name}" for name in names}


def _check_pair(
    name: str,
    shown: str,
    tables: Mapping[str, str],
    origins: Mapping[str, str],
    problems: list[Problem],
) -> bool:
    ending = ".csv" if name in tables else ORIGIN
    place = Position(file=f"{shown}/{name}{ending}", line=1, column=1)
    if not SERIES_NAME.fullmatch(name):
        message = f"`{name}` cannot be the name of a series"
        problems.append(fault("F012", place, message, SERIES_NAMES))
        return False
    if name in tables and name in origins:
        return True
    missing = f"{name}{ORIGIN}" if name in tables else f"{name}.csv"
    problems.append(fault("F501", place, f"`{missing}` is missing beside it", f"`{missing}`"))
    return False


def _check_codes(series: Series, codes: Codes, text: str, problems: list[Problem]) -> Series:
    """Report words that are no codes; return the series with the nature of its measure."""
    lines = text.splitlines()
    for code, codelist in (("F103", "subjects"), ("F104", "measures"), ("F105", "regions")):
        name = codelist.removesuffix("s")
        word = getattr(series, name)
        if codelist == "regions" and add_region(codes[codelist], word):
            continue
        if word and word not in codes[codelist]:
            message = f"unknown {name} `{word}`"
            hint = meant_code(codelist, word, codes[codelist])
            line = next((n for n, each in enumerate(lines) if each.startswith(f"{name}:")), 0)
            column = max(lines[line].find(word), 0)
            place = Position(file=series.file, line=line + 1, column=column + 1, length=len(word))
            problems.append(
                fault(code, place, message, name_codes(codelist, codes[codelist]), hint)
            )
    measure = codes["measures"].get(series.measure)
    if series.nature or measure is None:
        return series
    return series._replace(nature=measure.nature)
