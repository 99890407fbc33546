"""Rows of published figures to `<series>.csv` and `<series>.origin.yaml`, vintages kept."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from forecasts.actuals import SERIES_NAME, SERIES_NAMES
from forecasts.actuals.observations import COLUMNS
from forecasts.actuals.periods import FiscalYear, read_period
from forecasts.importing.emit import write_block
from forecasts.importing.records import (
    LARGEST,
    Imported,
    ImportFault,
    Listed,
    cells_of,
    look_up,
    refuse_rows,
)
from forecasts.importing.rounding import half_width
from forecasts.ledger.dates import read_day

__all__ = ["import_outcomes"]

Row = Mapping[str, str]
FIELDS = (
    "series", "period", "value", "unit", "publisher", "via", "published_on", "release", "url",
    "quote", "notes", "licence",
)  # fmt: skip
"""What a row of outcomes may say."""

_LONGEST = 60  # characters of a number
_FACTS = (
    "title", "producer", "definition", "subject", "measure", "region", "unit", "frequency",
    "maturity", "policy",
)  # fmt: skip


@dataclass(slots=True)
class _Series:
    """A series while its rows come in."""

    facts: Mapping[str, str]
    rows: list[dict[str, str]] = field(default_factory=list)
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    licences: Counter[str] = field(default_factory=Counter)


def import_outcomes(rows: Iterable[tuple[int, Row]], mapping: Mapping[str, Any]) -> Imported:
    """Turn rows into the files of series.

    Args:
        rows: The table: the number of each row in it, and its cells by column name.
        mapping: The map; `examples/import/outcomes.map.yaml` shows every key.

    Raises:
        ImportFault: The map lacks something that a row needs.
    """
    builder = _Builder(mapping)
    count = 0
    faults: list[Listed] = []
    for number, row in rows:
        count += 1
        try:
            builder.take(number, row)
        except ImportFault as fault:
            cells = cells_of(row, mapping, ("series", "period"))
            what = f"{cells['series']} {cells['period']}".strip()
            faults.append(Listed(row=number, what=what, because=str(fault)))
    refuse_rows(faults)
    builder.date_releases()
    taken = sum(len(series.rows) for series in builder.series.values())
    builder.add()
    return Imported(
        kind="outcomes",
        files=builder.files(),
        rows=count,
        taken=taken,
        left_out=tuple(builder.left_out),
        corrected=tuple(builder.corrected),
        closing=mapping.get("closing", ""),
    )


class _Builder:
    """Collects series; the map decides, row by row."""

    def __init__(self, mapping: Mapping[str, Any]) -> None:
        self.mapping = mapping
        self.columns: Mapping[str, str] = mapping["columns"]
        self.series: dict[str, _Series] = {}
        self.left_out: list[Listed] = []
        self.corrected: list[Listed] = []
        self.addresses: dict[str, str] = {}

    def take(self, number: int, row: Row) -> None:
        """Put one row in its series, or on the list of those left out."""
        cells = cells_of(row, self.mapping, FIELDS)
        what = f"{cells['series']} {cells['period']}".strip()
        self.addresses.setdefault(what, cells["url"])
        drop = self._find("drop", cells)
        if drop is not None:
            self.left_out.append(Listed(row=number, what=what, because=drop["because"]))
            return
        split = self._find("split", cells)
        known = self.mapping.get("names", {}).get(cells["series"], cells["series"])
        name = split["to"] if split else known
        if split:
            because = f"{cells['publisher']} counts otherwise: a series of its own, {name}"
            self.corrected.append(Listed(row=number, what=what, because=because))
        series = self._series(name)
        observation = self._observation(cells, series)
        twin = _find_twin(series.rows, observation)
        if twin is None:
            series.rows.append(observation)
            series.numbers[observation["period"], observation["published_on"]] = number
            series.licences[cells["licence"]] += 1
            return
        if twin["value"] != observation["value"]:
            raise ImportFault(f"row {number}: {what} stands twice with different values")
        because = f"the same figure of the same day from another page, {cells['url']}"
        self.left_out.append(Listed(row=number, what=what, because=because))

    def date_releases(self) -> None:
        """Call the first figure of a period `first` and those after it `revised`, if no row says.

        A table of snapshots, as the dated target data of a hub, tells a figure again on each day:
        it came out on the first of them.
        """
        if "release" in {**self.columns, **self.mapping.get("constants", {})}:
            return
        for name, series in self.series.items():
            kept: list[dict[str, str]] = []
            for row in sorted(series.rows, key=_order):
                again = bool(kept) and kept[-1]["period"] == row["period"]
                if again and kept[-1]["value"] == row["value"]:
                    number = series.numbers[row["period"], row["published_on"]]
                    because = f"the same figure as of {kept[-1]['published_on']}"
                    what = f"{name} {row['period']}"
                    self.left_out.append(Listed(row=number, what=what, because=because))
                    continue
                row["release"] = row["release"] or ("revised" if again else "first")
                kept.append(row)
            series.rows = kept

    def add(self) -> None:
        """Add the observations that the map itself states, with the row that they rest on."""
        for item in self.mapping.get("add", ()):
            series = self._series(item["series"])
            series.rows.append(
                {
                    **dict.fromkeys(COLUMNS, ""),
                    "price_basis": "nominal",
                    **{key: item[key] for key in COLUMNS if key in item},
                    "retrieved_on": self.mapping["retrieved_on"],
                    "url": self.addresses.get(item["row"], ""),
                }
            )

    def files(self) -> dict[str, str]:
        """Return the text of both files of each series, in order of name."""
        files = {}
        for name, series in sorted(self.series.items()):
            series.rows.sort(key=_order)
            files[f"{name}.csv"] = _write_csv(series.rows)
            files[f"{name}.origin.yaml"] = self._origin(series)
        return files

    def _series(self, name: str) -> _Series:
        """Return the series of a name, which is that of its files as well."""
        if name not in self.series:
            if not SERIES_NAME.fullmatch(name):
                raise ImportFault(f"`{name}` cannot be the name of a series; {SERIES_NAMES}")
            facts = look_up(self.mapping, "series", name)
            lacking = [key for key in _FACTS if key not in {**self.mapping["defaults"], **facts}]
            if lacking:
                raise ImportFault(f"the map's `series` lacks {', '.join(lacking)} for `{name}`")
            self.series[name] = _Series({**self.mapping["defaults"], **facts})
        return self.series[name]

    def _find(self, key: str, cells: Row) -> Mapping[str, str] | None:
        """Return the first entry of a list of the map whose cells are all those of the row."""
        for item in self.mapping.get(key, ()):
            if all(cells[name] == text for name, text in item.items() if name in self.columns):
                return dict(item)
        return None

    def _observation(self, cells: Row, series: _Series) -> dict[str, str]:
        unit, factor = look_up(self.mapping, "units", cells["unit"])
        try:
            number = Decimal(cells["value"])
        except InvalidOperation as error:
            raise ImportFault(f"{cells['series']}: `{cells['value']}` is no number") from error
        if not number.is_finite() or abs(number) > LARGEST or len(cells["value"]) > _LONGEST:
            raise ImportFault(f"{cells['series']}: `{cells['value'][:50]}` is no plain number")
        value = number * Decimal(factor)
        period = self._period(cells)
        published, note = self._published(cells["published_on"])
        release = self._release(cells, period)
        span = read_period(period, FiscalYear())
        if span is None:
            raise ImportFault(f"{cells['series']}: `{cells['period']}` is no period")
        day = read_day(published)
        if day is not None and day.last < span[1]:
            final = self._find("final_before_end", cells)
            release = final["as"] if final else "in-year"
            note = f"of {published}: {final['because']}" if final else note
            published = published[:4] if final else published
        extra = self._find_note(cells)
        said = [
            cells["via"] and f"via {cells['via']}",
            cells["notes"],
            note,
            extra.get("notes", ""),
        ]
        if look_up(self.mapping, "releases", cells["release"]) != cells["release"]:
            said.insert(1, cells["release"])
        return {
            "period": period,
            "value": _plain(value),
            "unit": unit,
            "price_basis": self._price_basis(cells, series),
            "published_on": published,
            "retrieved_on": self.mapping["retrieved_on"],
            "release": release,
            "rounding": extra.get("rounding") or _plain(half_width(cells, value, Decimal(factor))),
            "url": cells["url"],
            "notes": "; ".join(dict.fromkeys(filter(None, said))),
        }

    def _find_note(self, cells: Row) -> Mapping[str, str]:
        for item in self.mapping.get("notes", ()):
            keys = ("series", "period", "value")
            if all(cells[key] == item[key] for key in keys if key in item):
                return dict(item)
        return {}

    def _period(self, cells: Row) -> str:
        period: str = self.mapping.get("periods", {}).get(cells["period"], cells["period"])
        for ending in self.mapping.get("year_end", ()):
            if re.fullmatch(rf"\d{{4}}-{re.escape(ending)}", period):
                return period[:4]
        return period[:7] if re.fullmatch(r"\d{4}-\d\d-\d\d", period) else period

    def _published(self, text: str) -> tuple[str, str]:
        """Return the date; one whose period is not over yet is the day it was retrieved."""
        retrieved = date.fromisoformat(self.mapping["retrieved_on"])
        day = read_day(text)
        if day is None:
            raise ImportFault(f"`{text}` is no date of publication")
        if day.last <= retrieved:
            return text, ""
        return self.mapping["retrieved_on"], f"published in {text}, no day known"

    def _release(self, cells: Row, period: str) -> str:
        if self.mapping.get("first_of", {}).get(cells["release"]) == period:
            return "first"
        return str(look_up(self.mapping, "releases", cells["release"]))

    def _price_basis(self, cells: Row, series: _Series) -> str:
        if series.facts.get("price_basis") != "survey year":
            return "nominal"
        stated = re.search(r"re-based to (\d{4}) dollars", cells["release"])
        return stated[1] if stated else cells["period"]

    def _origin(self, series: _Series) -> str:
        facts = series.facts
        newest = max(series.rows, key=lambda row: (row["published_on"], row["period"]))
        addressed = [row["url"] for row in series.rows if row["url"]]
        entries: dict[str, str] = {
            "title": facts["title"],
            "producer": facts["producer"],
            "citation": f"{facts['producer']}, {facts['title']}; each figure with its address",
            "url": newest["url"] or (addressed[-1] if addressed else ""),
            "date_published": newest["published_on"],
            "date_accessed": self.mapping["retrieved_on"],
            "licence": "; ".join(series.licences) or "short quotation",
            "definition": facts["definition"],
            **{key: facts[key] for key in ("subject", "measure", "region", "unit", "frequency")},
            "maturity": facts["maturity"],
            "policy": facts["policy"],
        }
        return "\n".join(write_block(entries, 0)) + "\n"


def _find_twin(rows: Iterable[dict[str, str]], row: Row) -> Row | None:
    keys = ("period", "published_on", "release", "price_basis")
    return next((one for one in rows if all(one[key] == row[key] for key in keys)), None)


def _order(row: Row) -> tuple[date, date, str]:
    span = read_period(row["period"], FiscalYear())
    if span is None:
        raise ImportFault(f"`{row['period']}` is no period")
    return span[0], span[1], row["published_on"]


def _plain(number: Decimal) -> str:
    """Write a number without an exponent and without trailing zeros behind the point."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _write_csv(rows: Iterable[Row]) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()
