"""What is said of a series of outcomes once: `<series>.origin.yaml` beside its CSV file."""

import re
from typing import NamedTuple

from forecasts.actuals.fetched import FETCH_FIELDS, Fetch, read_fetch
from forecasts.actuals.periods import FiscalYear
from forecasts.files import AnyPath
from forecasts.ledger.dates import read_day
from forecasts.ledger.fields import Field, choice_field, text_field
from forecasts.ledger.nodes import read_document
from forecasts.ledger.shape import Shaped, require, shape
from forecasts.problem import Problem, did_you_mean, fault
from forecasts.reading import Value, read_value
from forecasts.reading.values.write import write_value
from forecasts.units import known_unit, why_unknown

__all__ = [
    "FREQUENCIES",
    "NATURES",
    "ORIGIN_FIELDS",
    "POLICIES",
    "Series",
    "read_origin",
    "split_unit",
]

FREQUENCIES = ("year", "half", "quarter", "month", "fiscal year")
POLICIES = ("first", "plus_1y", "latest")
NATURES = ("flow", "stock", "price", "share")

MAGNITUDES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

_MAX_MATURITY = 3650
_WHOLE = re.compile(r"[0-9]{1,5}")


ORIGIN_FIELDS = (
    text_field(
        "title", "Name of the table or release.", "Sales of new energy vehicles", required=True
    ),
    text_field("title_zh", "The title in Chinese.", "新能源汽车销量"),
    text_field("producer", "Who counts it.", "CAAM", required=True),
    text_field("citation", "How the producer wants to be cited.", "CAAM, monthly release"),
    text_field("url", "Where it is published.", "https://example.org/release", required=True),
    text_field("date_published", "Date of the newest release that was read.", "2026-01-14"),
    text_field("date_accessed", "Date it was read.", "2026-11-21", required=True),
    text_field("licence", "What may be done with it.", "short quotation", required=True),
    text_field(
        "definition",
        "What is counted and what is not.",
        "factory sales, exports included",
        required=True,
    ),
    text_field("definition_zh", "The definition in Chinese.", "工厂销量，含出口"),
    text_field("subject", "Code of what it is about.", "new-energy-vehicles", required=True),
    text_field("measure", "Code of what is counted or priced.", "sales", required=True),
    text_field("region", "Code of the place.", "China", required=True),
    text_field("unit", "Unit of the values, with its magnitude.", "million vehicle", required=True),
    choice_field("frequency", "Length of a period.", FREQUENCIES, required=True),
    text_field("fiscal_start", "First month of the fiscal year, as a number.", '"10"'),
    choice_field("fiscal_named", "Whether FY2025 starts or ends in 2025.", ("end", "start")),
    text_field("maturity", "Days behind a period's end before it is judged.", '"30"'),
    choice_field("policy", "Which publication judges a claim.", POLICIES),
    choice_field("nature", "Whether periods add up (flow) or stand at their end (stock).", NATURES),
    text_field("notes", "Anything a reviewer should know.", "re-based in 2024"),
    Field(
        name="fetch",
        form="mapping",
        description="Where `forecasts fetch` finds new figures.",
        good="fetch: {kind: csv, url: https://example.org/a.csv, period: year, value: sales}",
        bad="fetch: https://example.org/a.csv",
        fields=FETCH_FIELDS,
    ),
)


class Series(NamedTuple):
    """What holds for every observation of a series; `factor` turns printed values into `unit`."""

    name: str
    file: str
    title: str = ""
    title_zh: str = ""
    producer: str = ""
    citation: str = ""
    url: str = ""
    date_published: str = ""
    date_accessed: str = ""
    licence: str = ""
    definition: str = ""
    definition_zh: str = ""
    subject: str = ""
    measure: str = ""
    region: str = ""
    unit: str = ""
    factor: float = 1.0
    frequency: str = "year"
    fiscal: FiscalYear = FiscalYear()
    maturity: int = 0
    policy: str = "plus_1y"
    nature: str = ""
    fetch: Fetch | None = None


def split_unit(text: str) -> tuple[float, str] | None:
    """Return magnitude and unit of `million vehicle`; None when the unit is not known."""
    factor = 1.0
    words = text.split()
    while words and words[0] in MAGNITUDES:
        factor *= MAGNITUDES[words.pop(0)]
    unit = " ".join(words)
    return (factor, unit) if known_unit(unit) else None


def read_origin(
    path: AnyPath, file: str, name: str, problems: list[Problem], texts: dict[str, str]
) -> Series | None:
    """Read one origin file, called `file` in problems; None when it is no mapping at all."""
    document = read_document(path, file)
    texts[file] = document.text
    problems += document.problems
    if document.root is None:
        return None
    found = shape(document.root, ORIGIN_FIELDS, "the origin", problems)
    require(found, ORIGIN_FIELDS, "the origin", problems)
    for item in ORIGIN_FIELDS:
        if item.choices:
            _check_choice(found, item, problems)
    for field_name in ("date_published", "date_accessed"):
        text = found.text(field_name)
        if text and read_day(text) is None:
            problems.append(
                fault(
                    "F201",
                    found.places[field_name],
                    f"`{text}` is no date",
                    "`2026-11-21`, `2026-11` or `2026`",
                )
            )
    factor, unit = _unit(found, problems)
    facts = {
        key: found.text(key)
        for key in (
            "title", "title_zh", "producer", "citation", "url", "date_published",
            "date_accessed", "licence", "definition", "definition_zh", "subject", "measure",
            "region",
        )
    }  # fmt: skip
    return Series(
        name=name,
        file=file,
        unit=unit,
        factor=factor,
        frequency=_chosen(found, "frequency", FREQUENCIES, "year"),
        fiscal=FiscalYear(
            start_month=_number(found, "fiscal_start", 1, 12, problems) or 1,
            named=_chosen(found, "fiscal_named", ("end", "start"), "end"),
        ),
        maturity=_number(found, "maturity", 0, _MAX_MATURITY, problems) or 0,
        policy=_chosen(found, "policy", POLICIES, "plus_1y"),
        nature=_chosen(found, "nature", NATURES, ""),
        fetch=_fetch(found, unit, problems),
        **facts,
    )


def _fetch(found: Shaped, unit: str, problems: list[Problem]) -> Fetch | None:
    """Return the block of what is fetched; its unit has to be the series', with any magnitude."""
    block = read_fetch(found, problems)
    if block is None or not block.unit:
        return block
    parts = split_unit(block.unit)
    if parts is not None and parts[1] == unit:
        return block
    place = found.mappings["fetch"].places["unit"]
    message = f"the figures are in `{block.unit}`, the series in `{unit}`"
    problems.append(fault("F507", place, message, f"`{unit}` with or without a magnitude"))
    return None


def _chosen(found: Shaped, name: str, choices: tuple[str, ...], default: str) -> str:
    text = found.text(name)
    return text if text in choices else default


def _check_choice(found: Shaped, field: Field, problems: list[Problem]) -> None:
    text = found.text(field.name)
    if text and text not in field.choices:
        allowed = ", ".join(f"`{choice}`" for choice in field.choices)
        hint = did_you_mean(text, field.choices)
        problems.append(
            fault("F106", found.places[field.name], f"unknown {field.name} `{text}`", allowed, hint)
        )


def _unit(found: Shaped, problems: list[Problem]) -> tuple[float, str]:
    text = found.text("unit")
    parts = split_unit(text)
    if parts is None:
        if text:
            message, hint = why_unknown(text.split()[-1], text)
            said = read_value(f"1 {text}")
            if isinstance(said, Value) and known_unit(said.unit):
                hint = (
                    f"`{text}` is {write_value(said)}: write `{said.unit}` or `billion {said.unit}`"
                )
            expected = "`million vehicle`, `billion USD` or `%`, and the figures in it"
            problems.append(fault("F101", found.places["unit"], message, expected, hint))
        return 1.0, ""
    return parts


def _number(found: Shaped, name: str, low: int, high: int, problems: list[Problem]) -> int | None:
    text = found.text(name)
    if not text:
        return None
    if _WHOLE.fullmatch(text) and low <= int(text) <= high:
        return int(text)
    problems.append(
        fault(
            "F504",
            found.places[name],
            f"`{name}` is `{text}`",
            f"a whole number from {low} to {high}",
        )
    )
    return None
