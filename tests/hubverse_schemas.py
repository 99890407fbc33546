"""What the hubverse asks of a hub's settings, written from its documentation and schemas 6.0.0.

https://docs.hubverse.io/en/latest/user-guide/hub-config.html and, for target data,
https://docs.hubverse.io/en/latest/user-guide/target-data.html. The schemas themselves are not
here: they are in no package that Python installs.
"""

from typing import Any

from jsonschema import Draft202012Validator

__all__ = ["faults"]

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
YES_OR_NO: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def closed(**fields: Schema) -> Schema:
    """Return an object of these fields, all of them needed, and no other."""
    return {
        "type": "object",
        "properties": fields,
        "required": [*fields],
        "additionalProperties": False,
    }


def short(letters: int) -> Schema:
    return {"type": "string", "maxLength": letters}


def values(of: Schema) -> Schema:
    choice = {"type": ["array", "null"], "uniqueItems": True, "items": of}
    return closed(required=choice, optional=choice)


def kind(output_type_id: Schema, value: Schema) -> Schema:
    return closed(
        output_type_id=closed(required=output_type_id), is_required=YES_OR_NO, value=value
    )


def version(name: str) -> Schema:
    home = "https://raw.githubusercontent.com/hubverse-org/schemas/main"
    return {"const": f"{home}/v6.0.0/{name}-schema.json"}


NUMBER: Schema = {
    "type": "object",
    "properties": {"type": {"enum": ["double", "integer"]}, "minimum": {"type": "number"},
                   "maximum": {"type": "number"}},
    "required": ["type"],
    "additionalProperties": False,
}  # fmt: skip
SHARE = closed(type={"const": "double"}, minimum={"const": 0}, maximum={"const": 1})
LEVELS: Schema = {"type": "array", "uniqueItems": True,
                  "items": {"type": "number", "minimum": 0, "maximum": 1}}  # fmt: skip
STEPS: Schema = {"type": "array", "uniqueItems": True, "items": {"type": "number"}}
POINT = kind({"type": "null"}, NUMBER)

TARGET: Schema = {
    "type": "object",
    "properties": {
        "target_id": short(30),
        "target_name": short(100),
        "target_units": short(100),
        "target_keys": {"type": ["object", "null"], "minProperties": 1, "maxProperties": 1,
                        "additionalProperties": TEXT},
        "target_type": {"enum": ["continuous", "discrete", "date", "binary", "nominal", "ordinal",
                                 "compositional"]},
        "is_step_ahead": YES_OR_NO,
    },
    "required": ["target_id", "target_name", "target_units", "target_type", "target_keys",
                 "is_step_ahead"],
}  # fmt: skip
TASKS_OF_A_ROUND = closed(
    task_ids={
        "type": "object",
        "properties": {"origin_date": values(DAY), "target_end_date": values(DAY)},
        "required": ["origin_date"],
        "additionalProperties": values(TEXT),
    },
    output_type={
        "type": "object",
        "properties": {"mean": POINT, "median": POINT, "quantile": kind(LEVELS, NUMBER),
                       "cdf": kind(STEPS, SHARE)},
        "additionalProperties": False,
    },
    target_metadata={"type": "array", "items": TARGET},
)  # fmt: skip
TASKS = closed(
    schema_version=version("tasks"),
    rounds={
        "type": "array",
        "minItems": 1,
        "items": closed(
            round_id_from_variable=YES_OR_NO,
            round_id=TEXT,
            model_tasks={"type": "array", "items": TASKS_OF_A_ROUND},
            submissions_due=closed(start=DAY, end=DAY),
        ),
    },
    output_type_id_datatype={"enum": ["auto", "character", "double", "integer", "logical", "Date"]},
)
ADMIN = closed(
    schema_version=version("admin"),
    name=TEXT,
    maintainer=TEXT,
    contact={"type": "object"},
    repository={"type": "object"},
    file_format={"type": "array", "items": {"enum": ["csv", "parquet", "arrow"]}},
    # The list of the schema has places alone: no UTC, GMT or Etc/UTC.
    timezone={
        "type": "string",
        "pattern": "^(Africa|America|Asia|Atlantic|Australia|Europe|Pacific)/",
    },
)
TARGET_DATA = closed(
    **{
        "schema_version": version("target-data"),
        "observable_unit": {"type": "array", "uniqueItems": True, "items": TEXT},
        "date_col": TEXT,
        "time-series": closed(
            versioned=YES_OR_NO,
            non_task_id_schema={
                "type": "object",
                "additionalProperties": {
                    "enum": ["character", "double", "integer", "logical", "Date"]
                },
            },
        ),
        "oracle-output": closed(versioned=YES_OR_NO, has_output_type_ids=YES_OR_NO),
    }
)
SCHEMAS = {"tasks": TASKS, "admin": ADMIN, "target-data": TARGET_DATA}
RESERVED = {"as_of", "output_type", "output_type_id"}


def faults(settings: dict[str, Any]) -> list[str]:
    """Return what is wrong with `tasks`, `admin` and `target-data` by themselves and together."""
    found = [
        f"{name}: {error.json_path} {error.message}"
        for name, schema in SCHEMAS.items()
        for error in Draft202012Validator(schema).iter_errors(settings[name])
    ]
    if found:
        return found
    target = settings["target-data"]
    for model in (model for each in settings["tasks"]["rounds"] for model in each["model_tasks"]):
        tasks = model["task_ids"]
        if not {*target["observable_unit"], target["date_col"]} <= tasks.keys():
            found.append("the observable unit has columns that are no task")
        if target["time-series"]["non_task_id_schema"].keys() & (tasks.keys() | RESERVED):
            found.append("a column of the time series is a task or reserved")
        for about in model["target_metadata"]:
            for name, value in (about["target_keys"] or {}).items():
                if value not in tasks[name]["optional"]:
                    found.append(f"no task is about the target {value}")
    if "cdf" in str(settings["tasks"]) and not target["oracle-output"]["has_output_type_ids"]:
        found.append("a cdf needs output types in the oracle's output")
    return found
