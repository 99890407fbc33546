"""`schema`: what an editor says of a ledger file agrees with what `check` says."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cli_runs import LEDGER, enter, run
from conftest import ROOT
from forecasts.files import ledger_files
from forecasts.ledger import load
from forecasts.ledger.nodes import Mapping, Node, Scalar, parse_document
from forecasts.ledger.regions import REGIONS

ERRORS = ROOT / "tests" / "errors"
FORM = ("F009", "F010", "F012", "F103", "F104", "F105", "F106", "F301", "F302")


def as_an_editor_reads(node: Node | None) -> Any:  # noqa: ANN401  whatever JSON has
    """Return the node as YAML 1.2 types it: editors know numbers, words and nothing else."""
    if isinstance(node, Mapping):
        return {key: as_an_editor_reads(value) for key, (_, value) in node.entries.items()}
    if not isinstance(node, Scalar):
        return [as_an_editor_reads(item) for item in node.items] if node else None
    if node.style:
        return node.text
    if re.fullmatch(r"[-+]?[0-9]+", node.text):
        return int(node.text)
    if re.fullmatch(r"[-+]?[0-9]*\.[0-9]+(e[-+]?[0-9]+)?", node.text):
        return float(node.text)
    return {"": None, "true": True, "false": False}.get(node.text, node.text)


@cache
def validator(folder: Path) -> jsonschema.Draft7Validator:
    schema = json.loads(run("schema", str(folder))[1])
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def faults(file: Path, folder: Path) -> list[str]:
    root = parse_document(file.read_text(encoding="utf-8"), file.name).root
    return [error.message for error in validator(folder).iter_errors(as_an_editor_reads(root))]


@pytest.mark.parametrize(
    "folder",
    [ROOT / "claims", ROOT / "src" / "forecasts" / "template" / "claims", LEDGER / "claims"],
    ids=lambda folder: folder.parent.name,
)
def test_every_sound_file_is_valid(folder: Path) -> None:
    files = [Path(file) for file in ledger_files([folder])]
    assert len(files) > 1
    assert {file.name: faults(file, folder) for file in files if faults(file, folder)} == {}


@pytest.mark.parametrize("code", FORM)
def test_a_fault_that_a_schema_can_know_is_seen_by_the_editor(code: str) -> None:
    (file,) = ERRORS.glob(f"{code}-*.yaml")
    assert faults(file, ERRORS)


@pytest.mark.parametrize("date", ["19.9.2025", "2025-13", "2025-00-01", "2025-09-32", "25"])
def test_what_is_no_date_is_seen_by_the_editor(date: str) -> None:
    text = (LEDGER / "claims" / "2021-03-kite-weekly.yaml").read_text(encoding="utf-8")
    root = parse_document(text.replace("2021-03", f"'{date}'"), "x").root
    found = list(validator(LEDGER / "claims").iter_errors(as_an_editor_reads(root)))
    assert [list(error.path) for error in found] == [["source", "published"]]


def test_the_schema_in_the_ledger_is_that_of_its_codelists() -> None:
    written = (ROOT / "claims" / "schema.json").read_text(encoding="utf-8")
    assert json.loads(written) == validator(ROOT / "claims").schema


def test_the_schema_names_the_codes_of_the_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    enter(LEDGER, monkeypatch)
    code, out, _ = run("schema")
    assert code == 0
    claim = json.loads(out)["properties"]["claims"]["items"]["properties"]
    own = load("claims").codes["regions"]
    regions, measures = (claim[name]["anyOf"][0]["enum"] for name in ("region", "measure"))
    assert regions == list(dict.fromkeys((*own, *REGIONS)))  # its own come first
    assert measures == list(load("claims").codes["measures"])


def test_the_page_and_a_ledger_that_is_not_there() -> None:
    assert run("schema", "nowhere", "--page")[1].startswith("# The ledger\n")
    code, out, err = run("schema", "nowhere")
    assert (code, out) == (2, "")
    assert "there is no `nowhere`" in err
