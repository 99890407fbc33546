"""The floors of the house: imports go down only, light modules stay light, modules stay small."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from forecasts.verdicts import CHECKED_BY

SOURCE = ROOT / "src" / "forecasts"

# A module may import from its own floor's package and from floors below, never from above.
FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"problem", "rules", "diagnostics", "reading", "units", "verdicts", "fonts", "data"}),
    frozenset({"ledger", "money"}),
    frozenset({"checks", "normalise", "actuals"}),
    frozenset({"compare"}),
    frozenset({"scores"}),
    frozenset({"charts", "importing", "editing"}),
    frozenset({"review"}),
    frozenset({"cli"}),
)
# Inside a floor, these may use the second: {importer: imported}.
BESIDE = {
    ("diagnostics", "rules"),
    ("diagnostics", "problem"),
    ("rules", "problem"),
    ("importing", "editing"),
}

# fmt: off
HEAVY = (
    "pandas", "numpy", "matplotlib", "pint", "pydantic", "typer", "rich", "jinja2", "babel",
    "pycountry", "duckdb", "pyarrow", "scipy", "importlib.metadata",
)
# fmt: on
# Tables of literals, with next to no code: one table is not made clearer by cutting it in two.
DATA_MODULES = ("rules.py", "ledger/claim_fields.py", "reading/lexicon/")


def floor_of(part: str) -> int:
    for number, parts in enumerate(FLOORS):
        if part in parts:
            return number
    raise AssertionError(f"{part} has no floor: add it to FLOORS")


def edges() -> list[tuple[str, str, str]]:
    """Every import of one part of the package by another: (file, importer, imported)."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        relative = path.relative_to(SOURCE)
        importer = relative.parts[0].removesuffix(".py")
        if importer in {"__init__", "__main__"}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = []
            if isinstance(node, ast.ImportFrom) and node.module:
                modules = [node.module]
                if node.module == "forecasts":
                    modules = [f"forecasts.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            for module in modules:
                parts = module.split(".")
                if parts[0] == "forecasts" and len(parts) > 1 and not parts[1].startswith("__"):
                    found.append((str(relative), importer, parts[1]))
    return [edge for edge in found if edge[1] != edge[2]]


def test_arrows_go_down_only() -> None:
    found = edges()
    assert len(found) > 20, "the test saw next to no imports: it is looking in the wrong place"
    up = [
        f"{file}: {importer} imports {imported}"
        for file, importer, imported in found
        if floor_of(imported) >= floor_of(importer) and (importer, imported) not in BESIDE
    ]
    assert up == []


def test_every_part_has_a_floor_and_every_floor_a_part() -> None:
    parts = {
        path.name.removesuffix(".py")
        for path in SOURCE.iterdir()
        if path.name not in {"__init__.py", "__main__.py", "py.typed", "__pycache__", "template"}
    }
    assert parts == set().union(*FLOORS) & parts
    assert len(parts) >= 10


PLAIN_CHECK = """import sys
import forecasts.__main__
sys.argv = ["forecasts", "check"]
try:
    forecasts.__main__.main()
except SystemExit:
    assert "click" not in sys.modules
"""


@pytest.mark.parametrize(
    "statement",
    [
        "import forecasts",
        "import forecasts.cli",
        "import forecasts.reading",
        "from forecasts.ledger import load; load('claims')",
        "import forecasts.checks as c; from forecasts.ledger import load; c.check(load('claims'))",
        "from forecasts.cli import main; main(['--help'], standalone_mode=False)",
        PLAIN_CHECK,
    ],
)
def test_light_statements_import_nothing_heavy(statement: str) -> None:
    code = f"import sys\n{statement}\nprint(*[m for m in {HEAVY!r} if m in sys.modules], sep=',')"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == ""


def test_a_plain_check_stays_light_and_its_verdict_depends_on_all_that_it_imports() -> None:
    """Each of these took longer to import than `check` takes to work; see docs/decisions.md."""
    result = subprocess.run(
        [sys.executable, "-c", f"{PLAIN_CHECK}print(*sys.modules, sep=',')"],
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": os.devnull},  # no verdict is remembered: all is done
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(result.stdout.splitlines()[-1].split(","))
    assert "forecasts.reading.proof" in loaded
    assert loaded & {"dataclasses", "inspect", "pathlib", "tempfile", "json", "click"} == set()
    parts = {name.split(".")[1] for name in loaded if name.startswith("forecasts.")}
    assert parts <= {part.removesuffix(".py") for part in CHECKED_BY}


def test_modules_and_functions_stay_small() -> None:
    lines = {
        str(path.relative_to(SOURCE)): len(path.read_text(encoding="utf-8").splitlines())
        for path in SOURCE.rglob("*.py")
        if not str(path.relative_to(SOURCE)).startswith(DATA_MODULES)
    }
    assert len(lines) > 30
    assert {name: count for name, count in lines.items() if count > 350} == {}
    lengths = sorted(
        node.end_lineno - node.lineno + 1
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno
    )
    assert lengths[int(len(lengths) * 0.9)] <= 40
