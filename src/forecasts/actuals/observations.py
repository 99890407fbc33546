"""Observations of a series: the rows of `<series>.csv`, checked alone and against each other."""

import re
from datetime import date
from typing import NamedTuple

from forecasts.actuals.origin import Series, split_unit
from forecasts.actuals.periods import EXAMPLES, Span, is_nowcast, read_period
from forecasts.actuals.table import Cell, read_cells
from forecasts.ledger.claim import Day
from forecasts.ledger.dates import read_day
from forecasts.problem import Position, Problem, Related, did_you_mean, fault

__all__ = ["COLUMNS", "RELEASES", "Observation", "parse_observations"]

COLUMNS = (
    "period", "value", "unit", "price_basis", "published_on", "retrieved_on", "release",
    "rounding", "url", "notes",
)  # fmt: skip
"""The columns of a series' CSV file; the first, second and fifth must be there."""

REQUIRED = ("period", "value", "published_on")
_SEPARATED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")

RELEASES = (
    "first", "preliminary", "revised", "redefined", "latest", "in-year", "estimate", "deflated",
    "withdrawn",
)  # fmt: skip
"""What a publication is.

`in-year` came before the period's end; `withdrawn` is never used; `deflated` was put into other
prices by a deflator, so that what it judges is contested; `redefined` counts another thing
since a break, so it revises nothing and judges only where there is no other figure.
"""

BOUNDS = {">": "above", "<": "up-to"}

LARGEST = 1e30
"""A figure beyond it, or under one part of it, is a slip; charts and sums keep their meaning."""
_LONGEST_NUMBER = 60
_RANGE = re.compile(r"([0-9.]{1,37})-([0-9.]{1,37})")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?(?:[eE][+-]?[0-9]{1,3})?")


class Observation(NamedTuple):
    """One published figure, in the series' unit without its magnitude.

    `published` is the last day that an imprecise date can mean, so that nothing is used too early,
    `published_from` the first;
    `rounding` is the half-width of what the printed digits can stand for. `cell` is that of the
    figure. `bound` is `above` for a figure published as a floor (`>20000000`), `up-to` for a
    ceiling, `range` for two ends (`18-22`): then `value` is the middle and `rounding` half the
    width.
    """

    series: str
    period: str
    start: date
    end: date
    value: float
    price_basis: str
    published_from: date
    published: date
    retrieved: date | None
    release: str
    rounding: float
    cell: Cell
    bound: str
    url: str
    notes: str
    position: Position


def parse_observations(
    text: str, file: str, series: Series, problems: list[Problem]
) -> list[Observation]:
    """Read the rows of a series' CSV text, called `file` in problems; faulty ones are left out."""
    rows, broken = read_cells(text, file)
    if broken is not None:
        problems.append(
            fault(
                "F502",
                broken,
                "a quotation mark is out of place",
                "quotes around a whole cell, doubled inside",
            )
        )
    if not rows:
        if broken is None:
            place = Position(file=file, line=1, column=1)
            problems.append(fault("F502", place, "the file has no header", ",".join(COLUMNS)))
        return []
    header = _read_header(rows[0], problems)
    if header is None:
        return []
    observations = []
    for cells in rows[1:]:
        if len(cells) != len(header):
            message = f"the row has {len(cells)} cells, the header {len(header)}"
            problems.append(fault("F502", cells[0].position, message, "as many cells as columns"))
            continue
        observation = _read_row(dict(zip(header, cells, strict=True)), series, problems)
        if observation is not None:
            observations.append(observation)
    _check_conflicts(observations, problems)
    return observations


def _read_header(cells: list[Cell], problems: list[Problem]) -> list[str] | None:
    names = [cell.text for cell in cells]
    sound = True
    for cell in cells:
        if cell.text not in COLUMNS:
            hint = did_you_mean(cell.text, COLUMNS)
            problems.append(
                fault(
                    "F502", cell.position, f"unknown column `{cell.text}`", ", ".join(COLUMNS), hint
                )
            )
            sound = False
        elif names.count(cell.text) > 1:
            problems.append(
                fault(
                    "F502",
                    cell.position,
                    f"the column `{cell.text}` stands twice",
                    "each column once",
                )
            )
            sound = False
    for name in REQUIRED:
        if name not in names:
            problems.append(
                fault(
                    "F502", cells[0].position, f"there is no column `{name}`", ", ".join(REQUIRED)
                )
            )
            sound = False
    return names if sound else None


def _read_row(
    cells: dict[str, Cell], series: Series, problems: list[Problem]
) -> Observation | None:
    before = len(problems)
    span = _period(cells["period"], series, problems)
    published = _date(cells.get("published_on"), problems, required=True)
    retrieved = _date(cells.get("retrieved_on"), problems)
    release = _text(cells, "release")
    if release and release not in RELEASES:
        problems.append(
            fault(
                "F106",
                cells["release"].position,
                f"unknown release `{release}`",
                ", ".join(f"`{word}`" for word in RELEASES),
                did_you_mean(release, RELEASES),
            )
        )
    factor = _factor(cells, series, problems)
    value, rounding, bound = _value(cells, problems)
    if (
        len(problems) > before
        or span is None
        or published is None
        or value is None
        or rounding is None
    ):
        return None
    early = published.last < span[1] and not is_nowcast(release, published.last, span[1])
    if early and release not in {"in-year", "withdrawn"}:
        problems.append(
            fault(
                "F505",
                cells["published_on"].position,
                f"published on {published.last}, before its period ended on {span[1]}",
                "release `in-year`, `estimate` in its last two months, or another date",
            )
        )
        return None
    return Observation(
        series=series.name,
        period=_text(cells, "period"),
        start=span[0],
        end=span[1],
        value=value * factor,
        price_basis=_text(cells, "price_basis") or "nominal",
        published_from=published.first,
        published=published.last,
        retrieved=retrieved and retrieved.last,
        release=release,
        rounding=rounding * factor,
        cell=cells["value"],
        bound=bound,
        url=_text(cells, "url"),
        notes=_text(cells, "notes"),
        position=cells["period"].position,
    )


def _text(cells: dict[str, Cell], name: str) -> str:
    return cells[name].text if name in cells else ""


def _period(cell: Cell, series: Series, problems: list[Problem]) -> Span | None:
    span = read_period(cell.text, series.fiscal)
    if span is None:
        problems.append(fault("F503", cell.position, f"`{cell.text}` is no period", EXAMPLES))
    elif cell.text.startswith("FY") and series.frequency != "fiscal year":
        problems.append(
            fault(
                "F503",
                cell.position,
                f"`{cell.text}` is a fiscal year, the series' frequency is `{series.frequency}`",
                "`frequency: fiscal year` with `fiscal_start` in the origin",
            )
        )
        return None
    return span


def _date(cell: Cell | None, problems: list[Problem], *, required: bool = False) -> Day | None:
    if cell is None or (not cell.text and not required):
        return None
    day = read_day(cell.text)
    if day is None:
        problems.append(
            fault(
                "F201",
                cell.position,
                f"`{cell.text}` is no date",
                "`2026-01-14`, `2026-01` or `2026`",
            )
        )
        return None
    return day


def _number(cell: Cell, problems: list[Problem]) -> float | None:
    if len(cell.text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(cell.text):
        number = float(cell.text)
        if abs(number) <= LARGEST and (abs(number) >= 1 / LARGEST or not number):
            return number
        message = f"`{cell.text}` is beyond every market"
        problems.append(fault("F504", cell.position, message, f"at most {LARGEST:g}"))
        return None
    problems.append(
        fault(
            "F504",
            cell.position,
            f"`{cell.text}` is no number",
            f"digits with a point, no thousands separators{_meant(cell.text)}",
        )
    )
    return None


def _value(
    cells: dict[str, Cell], problems: list[Problem]
) -> tuple[float | None, float | None, str]:
    """Read a figure with its rounding: a number, a bound `>20`, or a range `18-22`."""
    cell = cells["value"]
    sign = cell.text[:1]
    if sign in BOUNDS:
        cells = {**cells, "value": cell._replace(text=cell.text[1:])}
    ends = _RANGE.fullmatch(cell.text)
    if ends is None:
        number = _number(cells["value"], problems)
        rounding = None if number is None else _rounding(cells, problems)
        return number, rounding, BOUNDS.get(sign, "")
    low, high = (_number(cell._replace(text=end), problems) for end in ends.groups())
    if low is None or high is None:
        return None, None, "range"
    return (low + high) / 2, abs(high - low) / 2, "range"


def _rounding(cells: dict[str, Cell], problems: list[Problem]) -> float | None:
    """Return the stated half-width, else half of the last decimal place that is printed."""
    cell = cells.get("rounding")
    if cell is not None and cell.text:
        number = _number(cell, problems)
        if number is not None and number < 0:
            problems.append(
                fault(
                    "F504",
                    cell.position,
                    f"the rounding is {cell.text}",
                    "a half-width, not negative",
                )
            )
            return None
        return number
    mantissa, _, exponent = cells["value"].text.lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    places = int(exponent) if exponent.lstrip("+-").isdigit() and len(exponent) <= 3 else 0
    return 0.5 * 10.0 ** (places - decimals)


def _meant(text: str) -> str:
    """Return a number without its separators, where they can be nothing else."""
    return f": `{text.replace(',', '')}`" if _SEPARATED.fullmatch(text) else ""


def _factor(cells: dict[str, Cell], series: Series, problems: list[Problem]) -> float:
    """Return what turns the row's number into the series' unit."""
    text = _text(cells, "unit")
    if not text or not series.unit:
        return series.factor
    parts = split_unit(text)
    if parts is None:
        problems.append(
            fault(
                "F101",
                cells["unit"].position,
                f"unknown unit `{text}`",
                f"`{series.unit}` with or without a magnitude",
            )
        )
        return 1.0
    if parts[1] != series.unit:
        problems.append(
            fault(
                "F507",
                cells["unit"].position,
                f"the row is in `{parts[1]}`, the series in `{series.unit}`",
                f"`{series.unit}` with or without a magnitude",
            )
        )
    return parts[0]


def _check_conflicts(observations: list[Observation], problems: list[Problem]) -> None:
    """Report a period that one release gives twice: nobody could say which figure counts."""
    seen: dict[tuple[date, date, date, str, str], Observation] = {}
    for item in observations:
        key = (item.start, item.end, item.published, item.release, item.price_basis)
        first = seen.setdefault(key, item)
        if first is not item:
            problems.append(
                Problem(
                    code="F506",
                    severity="error",
                    position=item.position,
                    message=f"{item.period} published on {item.published} stands twice: "
                    f"{first.value:.12g} and {item.value:.12g}",
                    expected="one figure a period, date of publication and release",
                    related=(Related(position=first.position, label="it stands here first"),),
                )
            )
