"""The forecasts as a hub of the hubverse: model output, target data and the hub's settings.

https://docs.hubverse.io/en/latest/user-guide/model-output.html: a figure is the `median`, a range
the `quantile` 0.1 and 0.9 (the 80% that its interval score assumes), and a bound whose words say
how sure they are one step of the `cdf`.
"""

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

import pandas as pd

from forecasts.editing.add import slugify
from forecasts.exporting.package import as_csv
from forecasts.exporting.shapes import Exported, Figure, figures_of, say_left_out
from forecasts.study import Study

__all__ = ["write_hub"]

_TASK = ("target", "location", "target_period", "target_end_date")
_OUTPUT = ("output_type", "output_type_id")
_FORECASTS = frozenset(("forecast", "guidance", "nowcast"))
_PLAIN_KINDS = frozenset(("count", "duration", "level", "price", "share"))
_RANGE = (0.1, 0.9)
_LONGEST_TEAM = 16  # characters, of the hubverse
_LONGEST_NAME = 100  # the same, of a target and its unit
_SCHEMAS = "https://raw.githubusercontent.com/hubverse-org/schemas/main/v6.0.0"

Task = tuple[str, str, str, str]
"""Target, location, period and the last day of the period: what a row of output is about."""
Key = tuple[Task, str, str | float]
"""A task, an output type and its id: what no file of a hub says twice."""


def write_hub(study: Study) -> Exported:
    """Return a hub of every forecast said by the study's day, and of the outcomes known by then.

    Targets, plans, scenarios and conditional claims are no forecasts, and a claim that repeats
    another's is told by the other; they are left out and counted.

    Raises:
        ValueError: The study has an error.
    """
    rows: dict[tuple[str, str], dict[Key, float]] = {}
    oracle: dict[Key, float] = {}
    reasons: list[str] = []
    figures = figures_of(study)
    models = _models(figure.row for figure in figures)
    for figure in figures:
        reason = _why_not(figure)
        if reason:
            reasons.append(reason)
            continue
        task = _task(figure.row)
        output = rows.setdefault((models[_claimant(figure.row)], _day(figure.row["stated"])), {})
        said = {(task, kind, at): value for kind, at, value in _output(figure)}
        if said.keys() & output.keys():
            reasons.append("said twice on one day by one claimant")
            continue
        output |= said
        oracle |= {(task, kind, at): value for kind, at, value in _oracle(figure)}
    files = {
        f"model-output/{model}/{day}-{model}.csv": as_csv(
            ("origin_date", *_TASK, *_OUTPUT, "value"),
            [(day, *task, kind, at, value) for (task, kind, at), value in sorted(output.items())],
        )
        for (model, day), output in sorted(rows.items())
        if output
    }
    heads = (*_TASK, *_OUTPUT, "oracle_value")
    came = [(*task, kind, at, value) for (task, kind, at), value in sorted(oracle.items())]
    used = {name.split("/")[1] for name in files}
    names = {model: claimant for claimant, model in models.items() if model in used}
    files |= _metadata(names) | _settings(rows)
    files["target-data/oracle-output.csv"] = as_csv(heads, came)
    files["target-data/time-series.csv"], outcomes = _time_series(study)
    kept = len(figures) - len(reasons)
    return Exported(files, (*say_left_out(reasons, kept), *outcomes))


def _why_not(figure: Figure) -> str:
    """Return why a claim is no row of a hub, '' where it is one."""
    row = figure.row
    if row["modality"] not in _FORECASTS:
        return f"{row['modality']}, no forecast of the claimant's own"
    if row["condition"]:
        return "conditional"
    if not figure.shape:
        return "an order of magnitude or a rank"
    if pd.isna(row["target_end"]):
        return "without a date"
    if figure.shape in {"floor", "ceiling"} and pd.isna(row["probability"]):
        return "a bound without a word for how sure it is"
    return ""


def _task(row: Mapping[str, Any]) -> Task:
    kind = "" if row["kind"] in _PLAIN_KINDS else f" {row['kind']}"
    name = _target(row["subject"], f"{row['measure']}{kind}", row["unit"], row["price_basis"])
    return name, row["region"], row["target_period"], _day(row["target_end"])


def _target(subject: str, measure: str, unit: str, price_basis: str) -> str:
    prices = "" if price_basis in {"", "nominal"} else f", prices of {price_basis}"
    return f"{subject} {measure} [{unit}{prices}]"


def _output(figure: Figure) -> list[tuple[str, str | float, float]]:
    """Return output type, its id and the value for each row of a claim."""
    row = figure.row
    if figure.shape == "point":
        return [("median", "NA", float(row["value"]))]
    if figure.shape == "range":
        ends = (row["low"], row["high"])
        return [("quantile", level, float(end))
                for level, end in zip(_RANGE, ends, strict=True)]  # fmt: skip
    below = 1 - row["probability"] if figure.shape == "floor" else row["probability"]
    return [("cdf", float(row["value"]), float(below))]


def _oracle(figure: Figure) -> list[tuple[str, str | float, float]]:
    """Return what a claim's rows would have been, had the outcome been known."""
    row = figure.row
    if figure.shape == "point":
        return [] if pd.isna(row["actual"]) else [("median", "NA", float(row["actual"]))]
    if figure.shape == "range":
        return [] if pd.isna(row["actual"]) else [("quantile", "NA", float(row["actual"]))]
    if pd.isna(row["outcome"]):
        return []
    below = 1 - row["outcome"] if figure.shape == "floor" else row["outcome"]
    return [("cdf", float(row["value"]), float(below))]


def _time_series(study: Study) -> tuple[bytes, tuple[str, ...]]:
    """Return every publication of every outcome with the day it came out, and what is in none."""
    known = study.actuals.observations
    known = known[known["published_on"] <= pd.Timestamp(study.as_of)]
    rows, reasons = [], []
    for row in known.to_dict("records"):
        if row["release"] == "withdrawn":
            reasons.append("withdrawn")
        elif row["bound"]:
            reasons.append("a bound, no figure")
        else:
            target = _target(row["subject"], row["measure"], row["unit"], row["price_basis"])
            rows.append(
                (_day(row["published_on"]), target, row["region"], row["period"],
                 _day(row["period_end"]), row["series"], float(row["value"]))
            )  # fmt: skip
    heads = ("as_of", *_TASK, "series", "observation")
    return as_csv(heads, sorted(rows)), say_left_out(reasons, len(rows), "outcome")


def _models(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return a model id for each claimant: letters, digits and underscores around one hyphen."""
    names: dict[str, str] = {}
    for claimant in sorted({_claimant(row) for row in rows}):
        team = slugify(claimant).replace("-", "_")[:_LONGEST_TEAM].strip("_")
        if not re.search("[a-z]", team) or f"{team}-claims" in names.values():
            digest = sha256(claimant.encode()).hexdigest()[:6]
            team = f"{re.sub('[^a-z].*', '', team)[: _LONGEST_TEAM - 7] or 'claimant'}_{digest}"
        names[claimant] = f"{team}-claims"
    return names


def _claimant(row: Mapping[str, Any]) -> str:
    return str(row["organisation"] or row["person"])


def _metadata(names: Mapping[str, str]) -> dict[str, bytes]:
    """Return a file on each model; JSON, which is YAML as well."""
    files = {}
    for model, claimant in sorted(names.items()):
        team, _, short = model.partition("-")
        facts = {"team_name": claimant, "team_abbr": team, "model_name": "Public claims",
                 "model_abbr": short, "designated_model": True}  # fmt: skip
        files[f"model-metadata/{model}.yml"] = _json(facts)
    return files


def _settings(
    rows: Mapping[tuple[str, str], Mapping[Key, float]],
) -> dict[str, bytes]:
    """Return the settings of the hub, from what its rows hold."""
    keys = [key for output in rows.values() for key in output]
    days = {day for (_, day), output in rows.items() if output}
    tasks = {
        name: _choice({task[place] for task, _, _ in keys}) for place, name in enumerate(_TASK)
    }
    value = {"type": "double"}
    types: dict[str, object] = {
        "median": {"output_type_id": {"required": None}, "is_required": False, "value": value},
        "quantile": {
            "output_type_id": {"required": [*_RANGE]},
            "is_required": False,
            "value": value,
        },
        "cdf": {
            "output_type_id": {"required": sorted({at for _, kind, at in keys if kind == "cdf"})},
            "is_required": False,
            "value": {"type": "double", "minimum": 0, "maximum": 1},
        },
    }
    there = {kind for _, kind, _ in keys}
    targets = [
        {"target_id": f"target-{number}", "target_name": name[:_LONGEST_NAME],
         "target_units": name.rpartition("[")[2].removesuffix("]")[:_LONGEST_NAME],
         "target_keys": {"target": name}, "target_type": "continuous", "is_step_ahead": False}
        for number, name in enumerate(sorted({task[0] for task, _, _ in keys}), 1)
    ]  # fmt: skip
    whole = {
        "schema_version": f"{_SCHEMAS}/tasks-schema.json",
        "rounds": [{
            "round_id_from_variable": True,
            "round_id": "origin_date",
            "model_tasks": [{
                "task_ids": {"origin_date": _choice(days), **tasks},
                "output_type": {name: each for name, each in types.items() if name in there},
                "target_metadata": targets,
            }],
            "submissions_due": {"start": min(days, default=""), "end": max(days, default="")},
        }],
        "output_type_id_datatype": "character",
    }  # fmt: skip
    admin = {
        "schema_version": f"{_SCHEMAS}/admin-schema.json", "name": "forecasts",
        "maintainer": "forecasts", "contact": {}, "repository": {},
        # The schema lists places, and not UTC: this is the one of Europe that keeps it all year.
        "file_format": ["csv"], "timezone": "Atlantic/Reykjavik",
    }  # fmt: skip
    target = {
        "schema_version": f"{_SCHEMAS}/target-data-schema.json",
        "observable_unit": [*_TASK], "date_col": "target_end_date",
        "time-series": {"versioned": True, "non_task_id_schema": {"series": "character"}},
        "oracle-output": {"versioned": False, "has_output_type_ids": True},
    }  # fmt: skip
    return {"hub-config/admin.json": _json(admin), "hub-config/tasks.json": _json(whole),
            "hub-config/target-data.json": _json(target)}  # fmt: skip


def _choice(values: Iterable[str]) -> dict[str, object]:
    return {"required": None, "optional": sorted(values)}


def _json(facts: object) -> bytes:
    return (json.dumps(facts, indent=1, ensure_ascii=True) + "\n").encode("utf-8")


def _day(day: Any) -> str:  # noqa: ANN401 - a day of a table
    return f"{day:%Y-%m-%d}"
