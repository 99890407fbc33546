"""The floors of the house: imports go down only, light modules stay light, modules stay small."""

import ast
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from conftest import ROOT
from forecasts.clean_checks import CHECKED_BY
from forecasts.cli import COMMANDS

SOURCE = ROOT / "src" / "forecasts"

Floors = tuple[str, ...]
"""The rooms of each floor, in words, from the ground up."""
MANY_ROOMS = 16
"""A package with more rooms needs floors of its own."""

# A module may import from its own floor's package and from floors below, never from above.
FLOORS: Floors = (
    "quantities problem files writing fonts data",
    "rules boundary inert reading units clean_checks words",
    "diagnostics processes staging",
    "ledger money",
    "checks normalising actuals",
    "comparing",
    "scores study",
    "charts importing editing joining",
    "reviewing extracting fetching",
    "sheets corpora site exporting",
    "cli",
)
# Inside a floor, these may use the second: {importer: imported}.
BESIDE = {
    ("importing", "editing"),
    ("checks", "actuals"),
}
# The same inside the packages that hold many rooms.
INSIDE: dict[str, Floors] = {
    "scores": (
        "roles request",
        "tables inference",
        "metrics",
        "forms",
        "joins",
        "scoring",
        "boards outlooks",
    ),
    "scores/tables": (
        "encoding periods text_blocks",
        "columns",
        "bands header_lines keys opening oracle_output wide_columns",
        "cell_spellings summed_columns json_rows long_rows releases",
        "column_families conditions files",
        "file_parts",
        "folders",
        "long_reading",
    ),
    "ledger": (
        "characters claim fields git impossible open_units places subdivisions texts",
        "claim_fields dates regions",
        "slips",
        "syntax",
        "nodes",
        "shape",
        "entries",
        "own_units",
        "codes events",
        "build",
        "loading",
        "history reference",
    ),
    "reading": (
        "lexicon patterns records rules",
        "twins numbers",
        "amounts periods",
        "own_words qualifying rejecting",
        "assembling",
        "find values attaching",
        "proving",
    ),
    "cli": (
        "columns examples pager progress workbook",
        "output",
        "complete shared",
        "asking joined network_options table_files where",
        "added archive check corpus fetch init outcome rates score_options",
        "accept add chart claims compare convert edit extract import_ outlook read reference",
        "exporting review score sheet site undo",
    ),
    "reading/attaching": (
        "cue_words earlier_words same_rate",
        "cue_words_english_first cue_words_english_revised cue_words_japanese",
        "cue_words_english",
        "cues",
        "scene",
        "ahead asked conclude english_labels english_trailing japanese_accounts parallel",
        "chinese_base chinese_base_periods english_base english_base_periods language voiced",
        "chinese_cues english_cues english_steps",
        "earlier_chinese earlier_dated earlier_english earlier_japanese earlier_linked",
        "chinese_target earlier english_beside english_owned headings japanese replaced",
        "chinese english_sought reported tables",
        "carrying english_elsewhere",
        "english_target",
        "english",
        "language_chinese language_english",
        "language_japanese",
        "figures",
    ),
    "reading/qualifying": (
        "changes currency_below fractions from_flat hedges of_level_before priced_heads taken",
        "hedging kind_rules moving",
        "direction kinds lists_chinese multiples subjects",
        "neighbours table_measures",
    ),
    "reading/rejecting": (
        "anchor candidate labels names_chinese streets",
        "amounts_bare amounts_chinese amounts_english amounts_measured amounts_of_others",
        "masks_beside masks_codes masks_dates masks_words",
        "masks_chinese no_quantities",
        "masks",
    ),
    "comparing": (
        "claimed history outlook paired rated verdict",
        "archive bases bracket lacking wording",
        "question",
        "answer apart baseline consistency",
        "expectation",
        "cases timing",
        "table",
        "past",
    ),
    "charts": ("compact frame own", "sheet words", "jobs", "facts", "archive catalogue", "drawing"),
    "extracting": (
        "records words",
        "known pages provinces respectively",
        "named_places",
        "turned",
        "drafts moneys places relating selecting speakers",
        "homes subjects",
        "proposing",
    ),
    "extracting/speakers": (
        "crowds_english houses_chinese names_chinese names_english sources",
        "beginnings houses_english ministries_english short_names_chinese topics_chinese",
        "short_names_english",
        "crowds_chinese introduced_english",
        "japanese named_english people_chinese referred_english turns_english",
        "chinese english",
    ),
    "extracting/subjects": (
        "phrases",
        "counted",
        "headed",
        "hollow japanese",
        "behind clauses",
        "chinese listed market_nouns ownership power",
        "measures said_before",
        "english referring",
        "elsewhere",
        "subjects",
    ),
    "reviewing": (
        "document files inputs numbers pack svg terms",
        "chosen claim_picture voice",
        "printing scored section",
        "apart blocks due_picture lessons method_version notes summary",
        "cases front",
        "parts",
        "build composing",
        "write",
        "check since",
    ),
    "site": (
        "addresses bars changes copied linked years",
        "contents pictures rendering",
        "lists",
        "claim_page feed groups paging",
        "edition",
        "building serving",
        "partitions",
    ),
}

# fmt: off
HEAVY = (
    "pandas", "numpy", "matplotlib", "pint", "pydantic", "typer", "rich", "jinja2", "babel",
    "pycountry", "duckdb", "pyarrow", "scipy", "importlib.metadata", "urllib3",
)
# fmt: on
# Tables of literals, with next to no code: one table is not made clearer by cutting it in two.
DATA_MODULES = (
    "rules.py",
    "ledger/claim_fields.py",
    "reading/lexicon/",
    "quantities/units.py",
    "ledger/regions.py",
    "ledger/subdivisions.py",
    "extracting/words/",
)


def floor_of(part: str, floors: Floors) -> int:
    for number, parts in enumerate(floors):
        if part in parts.split():
            return number
    raise AssertionError(f"{part} has no floor: add it to FLOORS or INSIDE")


def rooms_of(package: str) -> set[str]:
    """The modules and packages right inside a package."""
    return {
        path.stem
        for path in (SOURCE / package).iterdir()
        if path.name not in {"__init__.py", "__main__.py"}
        and (path.suffix == ".py" or (path / "__init__.py").is_file())
    }


def edges(package: str = "") -> list[tuple[str, str, str]]:
    """Every import of one room of the package by another: (file, importer, imported)."""
    prefix = ".".join(filter(None, ("forecasts", package.replace("/", "."))))
    rooms = rooms_of(package)
    found = []
    for path in sorted((SOURCE / package).rglob("*.py")):
        relative = path.relative_to(SOURCE / package)
        importer = relative.parts[0].removesuffix(".py")
        if importer in {"__init__", "__main__"}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = []
            if isinstance(node, ast.ImportFrom) and node.module:
                modules = [node.module]
                if node.module == prefix:
                    modules = [f"{prefix}.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            for module in modules:
                if module.startswith(f"{prefix}."):
                    imported = module.removeprefix(f"{prefix}.").split(".")[0]
                    if imported in rooms:
                        found.append((str(relative), importer, imported))
    return [edge for edge in found if edge[1] != edge[2]]


def arrows_up(found: list[tuple[str, str, str]], floors: Floors) -> list[str]:
    return [
        f"{file}: {importer} imports {imported}"
        for file, importer, imported in found
        if floor_of(imported, floors) >= floor_of(importer, floors)
        and (importer, imported) not in BESIDE
    ]


def test_arrows_go_down_only() -> None:
    found = edges()
    assert len(found) > 20, "the test saw next to no imports: it is looking in the wrong place"
    assert arrows_up(found, FLOORS) == []


@pytest.mark.parametrize("package", INSIDE)
def test_arrows_go_down_only_inside_a_package(package: str) -> None:
    found = edges(package)
    assert len(found) > 10, "the test saw next to no imports: it is looking in the wrong place"
    assert arrows_up(found, INSIDE[package]) == []
    assert set(" ".join(INSIDE[package]).split()) == rooms_of(package)


def test_no_module_imports_the_roof_of_its_own_house() -> None:
    """What a package offers to others is made of its rooms, so no room may ask for it."""
    packages = [path.parent for path in SOURCE.rglob("*/__init__.py")]
    assert len(packages) > 20
    roofs = [
        f"{path.relative_to(SOURCE)}: {', '.join(names)}"
        for package in packages
        for path in sorted(package.rglob("*.py"))
        if path != package / "__init__.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.module == ".".join(("forecasts", *package.relative_to(SOURCE).parts))
        and (names := {alias.name for alias in node.names} - rooms_of(package.as_posix()))
    ]
    assert roofs == []


def test_no_package_has_too_many_rooms_without_floors() -> None:
    packages = {str(path.parent.relative_to(SOURCE)) for path in SOURCE.rglob("*/__init__.py")}
    crowded = {name for name in packages if len(rooms_of(name)) > MANY_ROOMS}
    assert crowded - INSIDE.keys() == set()


def test_no_package_is_a_function_too() -> None:
    """`import forecasts.review.terms` failed when `forecasts.review` was a function as well."""
    packages = [path.parent for path in SOURCE.rglob("__init__.py")]
    assert len(packages) > 20
    shadowed = {
        f"{folder.relative_to(SOURCE)}: {name}"
        for folder in packages
        for node in ast.parse((folder / "__init__.py").read_text(encoding="utf-8")).body
        for name in _names_bound(node)
        if name in rooms_of(str(folder.relative_to(SOURCE)))
    }
    assert shadowed == set()


def _names_bound(node: ast.stmt) -> list[str]:
    """The names that a statement of a package binds, but for modules of its own."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, ast.ImportFrom) and node.module:
        inside = SOURCE.joinpath(*node.module.split(".")[1:])
        return [
            alias.asname or alias.name
            for alias in node.names
            if not (inside / f"{alias.name}.py").is_file()
        ]
    return []


def test_every_part_has_a_floor_and_every_floor_a_part() -> None:
    parts = {
        path.name.removesuffix(".py")
        for path in SOURCE.iterdir()
        if path.name not in {"__init__.py", "__main__.py", "py.typed", "__pycache__", "template"}
    }
    assert parts == set(" ".join(FLOORS).split())
    assert len(parts) >= 10


def test_the_map_has_every_part_on_its_floor() -> None:
    table = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| *(\d*) *\| ((?:`\w+`(?:, )?)+) \|", table, re.MULTILINE)
    floors: dict[int, set[str]] = {}
    number = 0
    for floor, parts in rows:
        number = int(floor) if floor else number
        floors.setdefault(number, set()).update(re.findall(r"\w+", parts))
    assert floors == {number: set(parts.split()) for number, parts in enumerate(FLOORS)}


ASKING = {
    "cli/shared.py": "datetime.now", "cli/chart.py": "monotonic", "cli/progress.py": "monotonic",
    "cli/edit.py": "os.environ", "clean_checks.py": "os.environ", "ledger/git.py": "os.environ",
    "processes.py": "os.environ", "cli/corpus.py": "monotonic", "cli/pager.py": "os.environ",
    "corpora/supervised.py": "monotonic", "fetching/web.py": "monotonic",
}  # fmt: skip
"""Modules that ask the clock or the environment, as docs/architecture.md lists them."""


def test_the_clock_and_the_environment_are_asked_where_the_map_says() -> None:
    asks = re.compile(r"\b(datetime\.now|date\.today|monotonic|os\.environ|getenv)\b")
    found = {
        str(path.relative_to(SOURCE)): asked[0]
        for path in SOURCE.rglob("*.py")
        if (asked := asks.findall(path.read_text(encoding="utf-8")))
    }
    assert found == ASKING
    told = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [name for name in ASKING if f"`{name.removesuffix('.py')}`" not in told] == []


NETWORK = re.compile(
    r"^\s*(?:from|import) (socket|urllib3|http|urllib\.request|ssl)\b", re.MULTILINE
)


def test_one_part_asks_the_network() -> None:
    """The site is served to this machine; nothing else opens a connection."""
    asking = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if NETWORK.search(path.read_text(encoding="utf-8"))
    }
    assert asking == {"fetching/addresses.py", "fetching/web.py", "site/serving.py"}
    users = {importer for _, importer, imported in edges() if imported == "fetching"}
    assert users == {"cli"}
    inside = {file for file, importer, imported in edges("cli") if imported == "network_options"}
    assert inside == {"archive.py", "fetch.py", "rates.py"}


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
        *(
            f"from forecasts.cli import main; main(['{name}', '--help'], standalone_mode=False)"
            for name in COMMANDS
        ),
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
    assert "forecasts.reading.proving.proof" in loaded
    assert loaded & {"dataclasses", "inspect", "pathlib", "tempfile", "json", "click"} == set()
    parts = {name.split(".")[1] for name in loaded if name.startswith("forecasts.")}
    assert parts <= {part.removesuffix(".py") for part in CHECKED_BY}


def test_modules_stay_small() -> None:
    lines = {
        str(path.relative_to(SOURCE)): len(path.read_text(encoding="utf-8").splitlines())
        for path in SOURCE.rglob("*.py")
        if not str(path.relative_to(SOURCE)).startswith(DATA_MODULES)
    }
    assert len(lines) > 30
    assert {name: count for name, count in lines.items() if count > 350} == {}


LINES, COMPLEXITY, PARAMETERS = 60, 20, 7
# The reader's grammar has functions above the ceilings: they may shrink, and none may join them.
RATCHET: dict[str, dict[str, int]] = {}
CEILINGS = {"lines": LINES, "complexity": COMPLEXITY, "parameters": PARAMETERS}


def is_command(function: ast.FunctionDef) -> bool:
    """Tell whether click calls it, by name and with one parameter an option."""
    return any(ast.unparse(each).startswith("click.command") for each in function.decorator_list)


def functions() -> list[tuple[Path, ast.FunctionDef]]:
    return [
        (path, node)
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]


def count_parameters(function: ast.FunctionDef) -> int:
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return len(named) + (given.vararg is not None) + (given.kwarg is not None)


@cache
def complexities() -> dict[tuple[Path, int], int]:
    """Return McCabe's number of every function with a branch, by its file and line."""
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--ignore-noqa"]
    rule = ["--select", "C901", "--config", "lint.mccabe.max-complexity=1"]
    result = subprocess.run(
        [*command, *rule, "--output-format", "json", str(SOURCE)],
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        (Path(found["filename"]), found["location"]["row"]): int(
            re.findall(r"\((\d+) > 1\)", found["message"])[0]
        )
        for found in json.loads(result.stdout)
    }


def test_functions_stay_small() -> None:
    """Sixty lines, twenty ways through, seven parameters; most have at most forty lines."""
    counted = [
        {
            "name": f"{path.relative_to(SOURCE)}:{one.name}",
            "lines": (one.end_lineno or 0) - one.lineno + 1,
            "complexity": complexities().get((path, one.lineno), 1),
            "parameters": 0 if is_command(one) else count_parameters(one),
        }
        for path, one in functions()
    ]
    assert len(counted) > 1000
    assert max(one["complexity"] for one in counted) > 10, "no complexities were found"
    beyond = {
        one["name"]: {what: one[what] for what, most in CEILINGS.items() if one[what] > most}
        for one in counted
    }
    assert {name: much for name, much in beyond.items() if much} == {
        name: RATCHET[name.partition(":")[2]]
        for name in beyond
        if name.startswith("reading/") and name.partition(":")[2] in RATCHET
    }
    lengths = sorted(one["lines"] for one in counted)
    assert lengths[int(len(lengths) * 0.9)] <= 40
