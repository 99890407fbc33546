"""The claims and outcomes as one long table of the IAMC, which pyam reads.

https://pyam-iamc.readthedocs.io/en/stable/data.html: a claimant is the model, what it spoke of the
scenario (`forecast 2024-03-01`, `scenario STEPS 2024-10-16`); the outcomes are `historical`. A
variable is subject and measure, and what follows says what the figure is to them: `At Least`, `At
Most`, `Low`, `High`. A flow has its year in the unit (`vehicle/yr`), money its prices (`USD_2020`).
"""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from forecasts.exporting.package import as_csv
from forecasts.exporting.shapes import Exported, Figure, figures_of, say_left_out
from forecasts.study import Study
from forecasts.units import CURRENCIES

__all__ = ["write_scenarios"]

_HEADS = ("model", "scenario", "region", "variable", "unit", "year", "value")
_YEAR = re.compile(r"\d{4}")
_RELATIVE = frozenset(("growth", "multiple", "change", "cumulative"))
_WORDS = {"floor": "At Least", "ceiling": "At Most"}

Line = tuple[str, str, str, str, str, int]
"""Model to year: what a table of the IAMC says once."""


def write_scenarios(study: Study) -> Exported:
    """Return `scenarios.csv`: claims said by the study's day, and the outcomes as then known.

    A claim of another time than a year of the calendar, one that repeats another's, and one that
    is no number are left out and counted.

    Raises:
        ValueError: The study has an error.
    """
    natures = {code: each.nature for code, each in study.ledger.codes["measures"].items()}
    lines: dict[Line, float] = {}
    reasons: list[str] = []
    figures = figures_of(study)
    for figure in figures:
        reason = _why_not(figure)
        said = {} if reason else _lines(figure, natures)
        if not reason and said.keys() & lines.keys():
            reason = "said twice on one day by one claimant"
        if reason:
            reasons.append(reason)
        else:
            lines |= said
    kept = len(figures) - len(reasons)
    past, notes = _history(study, natures)
    rows = [(*line, value) for line, value in sorted({**past, **lines}.items())]
    return Exported({"scenarios.csv": as_csv(_HEADS, rows)}, (*say_left_out(reasons, kept), *notes))


def _why_not(figure: Figure) -> str:
    if figure.row["modality"] == "relay":
        return "relay, told by whom it repeats"
    if not figure.shape:
        return "an order of magnitude or a rank"
    return "" if _YEAR.fullmatch(figure.row["target_period"]) else "not of one calendar year"


def _lines(figure: Figure, natures: Mapping[str, str]) -> dict[Line, float]:
    row = figure.row
    named = " ".join(filter(None, (row["modality"], row["scenario"])))
    conditional = ", conditional" if row["condition"] else ""
    model, scenario = str(row["organisation"] or row["person"]), f"{named} {row['stated']:%Y-%m-%d}"
    variable = f"{row['subject']}|{row['measure']}"
    if row["kind"] in _RELATIVE:
        variable += f"|{row['kind'].capitalize()}"
    unit = _unit(row, "" if row["kind"] in _RELATIVE else natures.get(row["measure"], ""))
    values = {_WORDS.get(figure.shape, ""): row["value"]}
    if figure.shape == "range":
        values = {"Low": row["low"], "High": row["high"]}
    year = int(row["target_period"])
    return {
        (model, scenario + conditional, row["region"], "|".join(filter(None, (variable, word))),
         unit, year): float(value)
        for word, value in values.items()
    }  # fmt: skip


def _unit(row: Mapping[str, Any], nature: str) -> str:
    """Return a unit as the IAMC writes it: the year of prices, and `/yr` for a flow."""
    unit, prices = str(row["unit"]), str(row["price_basis"])
    if prices not in {"", "nominal"}:
        unit = "/".join(f"{part}_{prices}" if part in CURRENCIES else part
                        for part in unit.split("/"))  # fmt: skip
    return f"{unit}/yr" if nature == "flow" and "/" not in unit and unit != "%" else unit


def _history(study: Study, natures: Mapping[str, str]) -> tuple[dict[Line, float], tuple[str, ...]]:
    """Return the latest figure of each year of each series that was out by the study's day."""
    series = study.actuals.series
    producers = dict(zip(series["series"], series["producer"], strict=True))
    known = study.actuals.observations
    known = known[known["published_on"] <= pd.Timestamp(study.as_of)]
    newest = known.sort_values("published_on", kind="stable").groupby(["series", "period"]).tail(1)
    lines: dict[Line, float] = {}
    reasons = []
    for row in newest.to_dict("records"):
        line: Line | None = None
        if _YEAR.fullmatch(row["period"]) and not row["bound"] and row["release"] != "withdrawn":
            unit = _unit({str(name): cell for name, cell in row.items()},
                         natures.get(row["measure"], ""))  # fmt: skip
            line = (producers[row["series"]], "historical", row["region"],
                    f"{row['subject']}|{row['measure']}", unit, int(row["period"]))  # fmt: skip
        if line is None:
            reasons.append("no plain figure of a calendar year")
        elif line in lines:
            reasons.append("counted twice by one producer")
        else:
            lines[line] = float(row["value"])
    return lines, say_left_out(reasons, len(lines), "outcome")
