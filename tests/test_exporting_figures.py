"""Figures for other programs: a hub, the table of the IAMC, SDMX; each read by its own library."""

import csv
import io
import json
import shutil
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from conftest import ROOT, not_run
from forecasts.exporting.hubverse import write_hub
from forecasts.exporting.scenarios import write_scenarios
from forecasts.exporting.sdmx import write_sdmx
from forecasts.exporting.shapes import Exported, say_left_out
from forecasts.importing import Imported, import_table
from forecasts.importing.entries import import_entries
from forecasts.scores import score_table
from forecasts.study import Study, open_study
from hubverse_schemas import faults
from review_cases import AS_OF, FOLDER

ENTRY = {
    "file": "a.yaml", "source_title": "A title", "source_publisher": "A publisher",
    "source_published": "2024-03-01", "source_language": "en", "quote": "as said", "at": "page 1",
    "claimant": "{organisation: Example Bank}", "subject": "example-lamps", "measure": "sales",
    "region": "World", "because": "ad hoc", "entered": "2024-03-02", "target": "2025",
    "value": "200 unit",
}  # fmt: skip


def peer(name: str) -> Any:  # noqa: ANN401 - a library
    """Return the peer's own library, or report the test as not run."""
    try:
        return import_module(name)
    except ImportError:
        not_run(f"{name} is not installed")


def study(as_of: date = AS_OF) -> Study:
    return open_study(FOLDER / "claims", FOLDER / "actuals", as_of=as_of)


def ledger_of(folder: Path, *claims: dict[str, str], as_of: date = AS_OF) -> Study:
    """A ledger of claims that differ from `ENTRY` as given, beside the outcomes of the review."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    for file in (folder / "claims").glob("*.yaml"):
        file.unlink()
    rows = [ENTRY | {"id": f"claim-{number}"} | claim for number, claim in enumerate(claims)]
    for name, text in import_entries(enumerate(rows, 2)).files.items():
        (folder / "claims" / name).write_text(text, "utf-8")
    found = open_study(folder / "claims", folder / "actuals", as_of=as_of)
    assert [each.code for each in found.problems] == []
    return found


def rows_of(exported: Exported, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported.files[name].decode("utf-8"))))


def output(exported: Exported) -> list[tuple[str, str, float]]:
    """Type, id and value of every row of model output."""
    names = [name for name in exported.files if name.startswith("model-output/")]
    return [
        (row["output_type"], row["output_type_id"], float(row["value"]))
        for name in names
        for row in rows_of(exported, name)
    ]


def put(exported: Exported, folder: Path) -> Path:
    for name, data in exported.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize(
    ("claim", "rows"),
    [
        ({"value": "about 200 unit"}, [("median", "NA", 200.0)]),
        ({"value": "nearly 200 unit"}, [("median", "NA", 200.0)]),
        ({"value": "180-220 unit"}, [("quantile", "0.1", 180.0), ("quantile", "0.9", 220.0)]),
        ({"value": "> 200 unit", "certainty": "likely"}, [("cdf", "200.0", 0.25)]),
        ({"value": "up to 200 unit", "certainty": "will"}, [("cdf", "200.0", 0.95)]),
        ({"value": "-5 % a year"}, [("median", "NA", -5.0)]),
    ],
)
def test_hedges_become_output_types(
    tmp_path: Path, claim: dict[str, str], rows: list[tuple[str, str, float]]
) -> None:
    exported = write_hub(ledger_of(tmp_path, claim))
    assert output(exported) == rows
    assert exported.notes[0] == "1 claim written"


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ({"modality": "target"}, "target"), ({"scenario": "High"}, "scenario"),
        ({"modality": "relay"}, "relay"), ({"condition": "if it rains"}, "conditional"),
        ({"value": "> 200 unit"}, "bound without a word"),
        ({"value": "million unit scale"}, "order of magnitude"),
    ],
)  # fmt: skip
def test_what_a_hub_cannot_say_is_counted(tmp_path: Path, claim: dict[str, str], why: str) -> None:
    exported = write_hub(ledger_of(tmp_path, claim, {}))
    assert output(exported) == [("median", "NA", 200.0)]
    assert exported.notes[0].startswith("1 claim written, 1 left out: 1 ")
    assert why in exported.notes[0]


def test_one_claimant_says_a_thing_once_a_day(tmp_path: Path) -> None:
    twice = ledger_of(tmp_path, {}, {"value": "210 unit"}, {"value": "5 % a year"})
    hub, table = write_hub(twice), write_scenarios(twice)
    assert [value for _, _, value in output(hub)] == [200.0, 5.0]
    for exported in (hub, table):
        assert "1 said twice on one day by one claimant" in exported.notes[0]


def test_claimants_get_ids_of_the_hubverse_each_its_own(tmp_path: Path) -> None:
    names = [
        "中国协会",
        "中国学会",
        "A & B Company of number 1",
        "A & B Company of number 2",
        "2025 report",
    ]
    exported = write_hub(
        ledger_of(tmp_path, *({"claimant": f"{{organisation: {name}}}"} for name in names))
    )
    told = {
        name.split("/")[1].removesuffix(".yml"): json.loads(data)["team_name"]
        for name, data in exported.files.items()
        if name.startswith("model-metadata/")
    }
    assert sorted(told.values()) == sorted(names)
    for model in told:
        team, _, short = model.partition("-")
        assert team.isascii()
        assert team.replace("_", "").isalnum()
        assert (len(team) <= 16, short) == (True, "claims")


def test_scores_of_the_hub_are_those_of_the_ledger(tmp_path: Path) -> None:
    top = put(write_hub(study()), tmp_path)
    frames = [
        pd.read_csv(path, keep_default_na=False).assign(model_id=path.parent.name)
        for path in sorted(top.glob("model-output/*/*.csv"))
    ]
    claims = pd.concat(frames)
    oracle = pd.read_csv(top / "target-data" / "oracle-output.csv", keep_default_na=False)
    own = study().comparison()
    judged = own[(own["modality"] == "forecast") & own["actual"].notna()]
    medians = claims[claims["output_type"] == "median"]
    points = judged[judged["hedge"] == "bare"]
    expected = (points["value"] - points["actual"]).abs().mean()
    found = score_table(medians, oracle, metrics=("mae",), error="absolute").table
    assert float(found["mae"].iloc[0]) == pytest.approx(expected)
    keys = ["target", "location", "target_period", "output_type", "output_type_id"]
    steps = claims[claims["output_type"] == "cdf"].merge(oracle, on=keys)
    brier = (steps["value"] - steps["oracle_value"]) ** 2
    assert [*brier] == pytest.approx([*judged["brier"].dropna()])


def test_the_settings_are_what_the_hubverse_asks_for(tmp_path: Path) -> None:
    long = "a" * 90
    exported = [
        write_hub(study()),
        write_hub(open_study(ROOT / "claims", ROOT / "actuals", as_of=AS_OF)),
        write_hub(ledger_of(tmp_path, {"value": "> 200 unit", "certainty": "likely"})),
    ]
    for hub in exported:
        settings = {
            name: json.loads(hub.files[f"hub-config/{name}.json"])
            for name in ("tasks", "admin", "target-data")
        }
        assert faults(settings) == []
        about = settings["tasks"]["rounds"][0]["model_tasks"][0]["target_metadata"]
        assert about
        about[0] |= {"target_name": long * 2, "target_keys": {"target": long}}
        settings["admin"]["timezone"] = "UTC"
        assert len(faults(settings)) == 2


def test_hubdata_connects_to_the_hub(tmp_path: Path) -> None:
    hubdata = peer("hubdata")
    kinds = import_module("hubdata.create_target_data_schema").TargetType
    exported = write_hub(study())
    top = put(exported, tmp_path)
    table = hubdata.connect_hub(top).get_dataset().to_table().to_pandas()
    assert len(table) == len(output(exported)) > 5
    assert {*table["model_id"]} == {"example_bank-claims", "example_institut-claims"}
    for kind, name in ((kinds.TIME_SERIES, "time-series"), (kinds.ORACLE_OUTPUT, "oracle-output")):
        rows = hubdata.connect_target_data(top, kind).to_table().to_pylist()
        assert len(rows) == len(rows_of(exported, f"target-data/{name}.csv")) > 1


def test_target_data_has_every_vintage_and_none_of_later() -> None:
    early = date(2025, 1, 1)
    rows = rows_of(write_hub(study(early)), "target-data/time-series.csv")
    known = study().actuals.observations
    assert len(rows) == (known["published_on"] <= pd.Timestamp(early)).sum()
    assert max(row["as_of"] for row in rows) <= "2025-01-01"
    assert len(rows) < len(rows_of(write_hub(study()), "target-data/time-series.csv"))


@pytest.mark.parametrize(
    ("claim", "lines"),
    [
        ({}, [("example-lamps|sales", "unit/yr", "200.0")]),
        ({"value": "> 200 unit"}, [("example-lamps|sales|At Least", "unit/yr", "200.0")]),
        ({"value": "up to 200 unit"}, [("example-lamps|sales|At Most", "unit/yr", "200.0")]),
        (
            {"value": "180-220 unit"},
            [("example-lamps|sales|High", "unit/yr", "220.0"),
             ("example-lamps|sales|Low", "unit/yr", "180.0")],
        ),
        ({"value": "5 % a year"}, [("example-lamps|sales|Growth", "%", "5.0")]),
        (
            {"value": "3 USD", "measure": "market-size", "price_basis": "2020"},
            [("example-lamps|market-size", "USD_2020/yr", "3.0")],
        ),
    ],
)  # fmt: skip
def test_a_variable_of_the_iamc_says_what_its_figure_is(
    tmp_path: Path, claim: dict[str, str], lines: list[tuple[str, str, str]]
) -> None:
    rows = rows_of(write_scenarios(ledger_of(tmp_path, claim)), "scenarios.csv")
    said = [row for row in rows if row["scenario"] != "historical"]
    assert [(row["variable"], row["unit"], row["value"]) for row in said] == lines
    assert {(row["model"], row["scenario"]) for row in said} == {
        ("Example Bank", "forecast 2024-03-01")}  # fmt: skip


def test_pyam_reads_every_line() -> None:
    exported = write_scenarios(study())
    rows = rows_of(exported, "scenarios.csv")
    text = io.StringIO(exported.files["scenarios.csv"].decode("utf-8"))
    found = peer("pyam").IamDataFrame(pd.read_csv(text))
    assert len(found) == len(rows) > 15
    assert {*found.scenario} == {row["scenario"] for row in rows}


def test_the_latest_figure_known_is_history() -> None:
    for day in (date(2025, 1, 1), AS_OF):
        rows = rows_of(write_scenarios(study(day)), "scenarios.csv")
        past = {row["year"]: float(row["value"]) for row in rows if row["scenario"] == "historical"}
        known = study().actuals.observations
        known = known[known["published_on"] <= pd.Timestamp(day)].sort_values("published_on")
        assert past == dict(zip(known["period"], known["value"], strict=True))


def test_sdmx_names_each_observation_once_and_its_vintage() -> None:
    exported = write_sdmx(study())
    rows = rows_of(exported, "outcomes.csv")
    keys = [(row["SERIES"], row["TIME_PERIOD"], row["EDITION"]) for row in rows]
    assert len(keys) == len({*keys}) == len(study().actuals.observations)
    early = rows_of(write_sdmx(study(date(2025, 1, 1))), "outcomes.csv")
    assert early == [row for row in rows if row["EDITION"] <= "2025-01-01"]
    assert len(early) < len(rows)


def test_sdmx1_reads_the_observations_by_the_structure() -> None:
    sdmx = peer("sdmx")
    exported = write_sdmx(study())
    structure, table = (io.BytesIO(exported.files[f"outcomes.{end}"])
                        for end in ("structure.xml", "csv"))  # fmt: skip
    definition = sdmx.read_sdmx(structure).structure["OUTCOMES"]
    message = sdmx.read_sdmx(table, format="csv", structure=definition)
    rows = rows_of(exported, "outcomes.csv")
    (data,) = message.data
    assert [float(each.value) for each in data.obs] == [float(row["OBS_VALUE"]) for row in rows]
    first = data.obs[0]
    assert str(first.key["EDITION"].value) == rows[0]["EDITION"]
    assert first.attached_attribute["UNIT_MEASURE"].value == "unit"


def test_texts_that_a_spreadsheet_would_run_are_defused(tmp_path: Path) -> None:
    found = ledger_of(tmp_path, {"claimant": "{organisation: '=1+1'}"})
    assert b"\n'=1+1,forecast" in write_scenarios(found).files["scenarios.csv"]


def test_what_is_left_out_is_counted_most_frequent_first() -> None:
    assert say_left_out(["b", "a", "b"], 1) == ("1 claim written, 3 left out: 2 b; 1 a",)
    assert say_left_out([], 0) == ("0 claims written",)


HUB_MAP = """\
kind: outcomes
retrieved_on: 2026-11-21
columns: {series: [target, location], period: target_end_date, value: observation,
  published_on: as_of}
constants: {unit: each, url: "https://example.org/hub"}
names: {"example-lamps sales [unit] World": lamps_hub}
units: {each: [unit, 1]}
year_end: ["12-31"]
defaults: {frequency: year, maturity: 30, policy: plus_1y, title: Lamps, producer: A hub,
  definition: lamps, subject: example-lamps, measure: sales, region: World, unit: unit}
series: {lamps_hub: {}}
"""


def imported(folder: Path, data: bytes) -> Imported:
    (folder / "time-series.csv").write_bytes(data)
    (folder / "hub.map.yaml").write_text(HUB_MAP, encoding="utf-8")
    return import_table(folder / "time-series.csv", folder / "hub.map.yaml")


def test_target_data_of_a_hub_comes_in_as_vintages(tmp_path: Path) -> None:
    data = write_hub(study()).files["target-data/time-series.csv"]
    found = list(csv.DictReader(imported(tmp_path, data).files["lamps_hub.csv"].splitlines()))
    own = study().actuals.observations
    expected = {
        (row["period"], f"{row['published_on']:%Y-%m-%d}", row["value"], row["release"])
        for row in own.to_dict("records")
    }
    assert {
        (row["period"], row["published_on"], float(row["value"]), row["release"]) for row in found
    } == expected
    assert {release for *_, release in expected} >= {"first", "revised"}


def test_a_figure_that_every_snapshot_repeats_came_out_once(tmp_path: Path) -> None:
    heads = "as_of,target,location,target_end_date,observation"
    figure = "example-lamps sales [unit],World,2024-12-31"
    days = ("2025-03-01,{0},7", "2025-02-01,{0},5", "2025-04-01,{0},7", "2025-05-01,{0},5")
    table = "\n".join([heads, *(day.format(figure) for day in days), ""])
    result = imported(tmp_path, table.encode())
    found = list(csv.DictReader(result.files["lamps_hub.csv"].splitlines()))
    assert [(row["published_on"], row["value"], row["release"]) for row in found] == [
        ("2025-02-01", "5", "first"), ("2025-03-01", "7", "revised"),
        ("2025-05-01", "5", "revised"),
    ]  # fmt: skip
    assert (result.rows, result.taken) == (4, 3)
    assert [(each.row, each.because) for each in result.left_out] == [
        (4, "the same figure as of 2025-03-01")]  # fmt: skip
