"""What a row says of the number: value, target and certainty, by its cells or by its sentence."""

import re
from collections.abc import Mapping
from typing import Any

from forecasts.editing.draft import draft_claim
from forecasts.importing.records import ImportFault, Row, look_up
from forecasts.ledger.dates import read_day
from forecasts.reading import Unreadable, Value, read, read_period, read_value
from forecasts.reading.values.write import write_value

__all__ = ["canonical", "certainty", "language_of", "last_year", "target", "value"]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FINER = re.compile(r"(?i)\bFY|fiscal|\b[QH][1-4]|[1-4][QH]\b|财年|季度?|[上下]半年")
_HAN = re.compile(r"[\u3040-\u9fff]")


def value(cells: Row, mapping: Mapping[str, Any]) -> str:
    """Return the value as the table has it; without a column of numbers, as its sentence says."""
    if not (cells["number"] or cells["low"]):
        if "number" in mapping["columns"]:
            raise ImportFault("there is no number")
        return _read_value(cells)
    unit = look_up(mapping, "units", cells["unit"]) if "units" in mapping else _unit(cells["unit"])
    if cells["low"] and cells["high"]:
        joint = " to " if cells["low"].startswith("-") else "-"
        return f"{cells['low']}{joint}{cells['high']}{unit}"
    number = _drop_point(cells["number"])
    if unit.strip().startswith("%"):
        number = number.removesuffix("%")
    sign = look_up(mapping, "comparators", cells["comparator"])
    if "comparator" not in mapping["columns"]:
        return _with_bound(cells, f"{number}{unit}")
    return f"{sign}{number}{unit}"


def _unit(word: str) -> str:
    return word if word.startswith("%") else f" {word}".rstrip()


def _read_value(cells: Row) -> str:
    stated = read_day(cells["published"])
    draft = draft_claim(
        cells["sentence"],
        language=language_of(cells),
        stated=stated.first if stated else None,
    )
    value = draft.fields.get("value", "")
    if not value:
        raise ImportFault("no number can be read from the sentence")
    if len([one for one in draft.quantities if one.forecast]) > 1:
        raise ImportFault("the sentence has several forecasts; a column has to say which number")
    return value


def _with_bound(cells: Row, value: str) -> str:
    """Return a value of a table without signs, with the bound that its sentence gives it."""
    declared = read_value(value)
    if not isinstance(declared, Value):
        return value
    for found in read(cells["sentence"], language=language_of(cells)):
        same = (found.low, found.high) == (declared.low, declared.high)
        if same and found.unit in {declared.unit, ""} and declared.hedge == "bare":
            bound = declared._replace(hedge=found.hedge, strict=found.strict, figures=found.figures)
            return write_value(bound)
    return value


def canonical(text: str, what: str) -> str:
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


def target(cells: Row, quote: str) -> str:
    """Return the target: a quarter or a fiscal year as it stands, else the last year it names."""
    text = cells["target"]
    if not text:
        text = _read_target(cells, quote)
    if _FINER.search(text):
        if isinstance(read_period(text), Unreadable):
            raise ImportFault(f"the target `{text}` cannot be read")
        return text
    year = last_year(text)
    by_year = re.search(rf"(?i)\bby (?:the end of )?(?:the year )?(?:late )?{year}\b", quote)
    return f"by {year}" if by_year else year


def _read_target(cells: Row, quote: str) -> str:
    stated = read_day(cells["published"])
    day = stated.first if stated else None
    for text in (quote, cells["sentence"]):
        found = draft_claim(text, language=language_of(cells), stated=day).fields.get("target", "")
        if found:
            return found
    raise ImportFault("no target: name its column, or quote a sentence that has a date")


def last_year(text: str) -> str:
    """Return the last year that a text names.

    Raises:
        ImportFault: It names none.
    """
    years = _YEAR.findall(text)
    if not years:
        raise ImportFault(f"no year in the target `{text}`")
    return str(years[-1])


def certainty(cells: Row, mapping: Mapping[str, Any]) -> str:
    """Return the word of certainty that the table has; without a column, that of the sentence."""
    if "hedge" not in mapping["columns"]:
        draft = draft_claim(cells["sentence"], language=language_of(cells), stated=None)
        return draft.fields.get("certainty", "")
    words = [word.strip() for word in re.split("[;,]", cells["hedge"])]
    found = [
        mapping["certainties"][word] for word in words if word in mapping.get("certainties", {})
    ]
    return str(found[0]) if found else ""


def language_of(cells: Row) -> str:
    """Return the language of a row: as it says, else by the characters of its sentence."""
    return cells["language"] or ("zh" if _HAN.search(cells["sentence"]) else "en")
