"""Regions that ship: CLDR's names of today, usable undeclared, and the ledger's own before them."""

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT, not_run
from forecasts.checks import check
from forecasts.ledger import load
from forecasts.ledger.codes import add_region
from forecasts.ledger.loading import Ledger
from forecasts.ledger.regions import REGIONS
from forecasts.ledger.subdivisions import SUBDIVISIONS

if TYPE_CHECKING:
    from forecasts.ledger.entries import Code

CLAIM = """\
source: {{title: A, publisher: P, published: 2024-03-01, language: en}}
claims:
  - id: robots-2030
    claimant: {{organisation: Example Institute}}
    quote: sales of 3 million robots by 2030
    at: page 1
    subject: robots
    measure: sales
    region: {region}
    value: 3 million robot
    target: by 2030
"""


def ledger_with(folder: Path, region: str, own: str = "World: {name: World}\n") -> Ledger:
    codes = folder / "codes"
    codes.mkdir()
    for name in ("subjects", "measures"):
        text = (ROOT / "tests" / "errors" / "codes" / f"{name}.yaml").read_text(encoding="utf-8")
        (codes / f"{name}.yaml").write_text(text, encoding="utf-8")
    (codes / "regions.yaml").write_text(own, encoding="utf-8")
    (folder / "claims.yaml").write_text(CLAIM.format(region=region), encoding="utf-8")
    return load(folder)


def test_the_table_is_what_cldr_says_today() -> None:
    if find_spec("babel") is None:
        not_run("Babel is not installed")
    script = (
        "import sys; from cldr_regions import render; sys.stdout.buffer.write(render().encode())"
    )
    made = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT / "tools", capture_output=True, check=True
    ).stdout.decode()
    written = ROOT / "src" / "forecasts" / "ledger" / "regions.py"
    assert made == written.read_text(encoding="utf-8")


def test_every_country_of_iso_3166_stands_once_and_leads_to_the_world() -> None:
    codes = [iso for _, _, iso, _ in REGIONS.values() if len(iso) == len("NO")]
    assert len(codes) == len(set(codes)) == 249
    for key in REGIONS:
        regions: dict[str, Code] = {}
        assert add_region(regions, key)
        assert next(reversed(regions)) == "World" or key == "World"


def test_every_subdivision_stands_once_in_its_country() -> None:
    known = {
        "China": 31, "India": 36, "United-States": 51, "Japan": 47, "Canada": 13, "Australia": 8,
        "Brazil": 27, "Germany": 16,
    }  # fmt: skip
    assert Counter(country for *_, country in SUBDIVISIONS.values()) == known
    for key, (name, _, iso, country) in SUBDIVISIONS.items():
        assert iso.startswith(f"{REGIONS[country][2]}-")
        assert key == identify(name)


@pytest.mark.parametrize("cell", range(3))
def test_no_name_and_no_code_means_two_regions(cell: int) -> None:
    told = Counter(row[cell] for row in REGIONS.values() if row[cell])
    assert [name for name, count in told.items() if count > 1] == []


def identify(name: str) -> str:
    """Return a name as its id: plain letters, with hyphens for all else."""
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")


@pytest.mark.parametrize(
    "region",
    [
        "Gansu",
        "Odisha",
        "New-York",
        "Georgia-United-States",
        "Sao-Paulo",
        "Norway",
        "European-Union",
        "ASEAN",
        "Asia-Pacific",
        "Latin-America",
        "Middle-East",
        "G20",
    ],
)
def test_a_region_needs_no_declaration(tmp_path: Path, region: str) -> None:
    ledger = ledger_with(tmp_path, region)
    assert check(ledger) == ()
    found = ledger.codes["regions"][region]
    assert (found.name, found.name_zh) == REGIONS[region][:2]
    assert found.part_of in ledger.codes["regions"]


def test_the_ledger_s_own_region_wins(tmp_path: Path) -> None:
    own = "World: {name: World}\nNorway: {name: Kingdom of Norway, part_of: World}\n"
    ledger = ledger_with(tmp_path, "Norway", own)
    assert check(ledger) == ()
    assert ledger.codes["regions"]["Norway"].name == "Kingdom of Norway"
    assert "Europe" not in ledger.codes["regions"]


def test_a_province_of_the_ledger_s_own_wins_and_may_have_another_whole(tmp_path: Path) -> None:
    own = "Asia: {name: Asia}\nShandong: {name: Shandong peninsula, part_of: Asia}\n"
    ledger = ledger_with(tmp_path, "Shandong", own)
    assert check(ledger) == ()
    assert ledger.codes["regions"]["Shandong"].name == "Shandong peninsula"
    assert "China" not in ledger.codes["regions"]


def test_a_whole_of_the_ledger_s_own_wins_too(tmp_path: Path) -> None:
    own = "World: {name: World}\nEurope: {name: Europe as the IFR groups it, part_of: World}\n"
    ledger = ledger_with(tmp_path, "Norway", own)
    assert ledger.codes["regions"]["Europe"].name == "Europe as the IFR groups it"


def test_an_own_region_may_be_a_part_of_one_that_ships(tmp_path: Path) -> None:
    own = "Bavaria: {name: Bavaria, part_of: Germany}\n"
    ledger = ledger_with(tmp_path, "Bavaria", own)
    assert check(ledger) == ()
    assert list(ledger.codes["regions"]) == ["Bavaria", "Germany", "Europe", "World"]


def test_a_circle_through_a_region_that_ships_is_found(tmp_path: Path) -> None:
    ledger = ledger_with(tmp_path, "World", "World: {name: World, part_of: Norway}\n")
    assert [problem.code for problem in check(ledger)] == ["F109"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("NO", "Norway"),
        ("挪威", "Norway"),
        ("Norwey", "Norway"),
        ("CN-GS", "Gansu"),
        ("得克萨斯州", "Texas"),
        ("Sao Paulo", "Sao-Paulo"),
        ("Odissa", "Odisha"),
        ("Gansu Province", "Gansu"),
        ("甘肃省", "Gansu"),
    ],
)
def test_a_code_a_name_and_a_slip_are_hinted_at(tmp_path: Path, word: str, meant: str) -> None:
    (problem,) = check(ledger_with(tmp_path, word))
    assert problem.code == "F105"
    assert problem.hint.startswith(f"did you mean `{meant}`")
