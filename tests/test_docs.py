"""The documents speak of the program as it is: names, generated pages, blocks that run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT
from forecasts.charts import CHARTS
from forecasts.cli import COMMANDS, main
from forecasts.rules import RULES
from forecasts.scores.metrics.registry import METRICS

DOCS = "\n".join(
    path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
)


def test_generated_pages_are_what_the_program_would_write() -> None:
    # In a process of its own: click remembers a command's help option from its first use, and
    # other tests use commands without the group that gives them `-h`.
    done = subprocess.run(
        [sys.executable, "tools/write_pages.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), (
        f"run `python tools/write_pages.py`{done.stderr}"
    )


@pytest.mark.parametrize("registry", [COMMANDS, RULES, CHARTS, METRICS], ids=lambda r: str(len(r)))
def test_everything_that_has_a_name_is_in_the_documents(registry: dict[str, object]) -> None:
    assert len(registry) > 3
    missing = [name for name in registry if not re.search(rf"\b{re.escape(name)}\b", DOCS)]
    assert missing == []


def test_every_command_names_itself_and_its_help_line_in_one_voice() -> None:
    for name, (_, line) in COMMANDS.items():
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 0, (name, result.output)
        assert line.endswith(".")


def test_links_between_documents_lead_somewhere() -> None:
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


def test_every_page_is_reached_from_the_readme() -> None:
    reached, ahead = set(), [ROOT / "README.md"]
    while ahead:
        page = ahead.pop()
        reached.add(page)
        for target in re.findall(r"\]\(([^)#:]+\.md)(?:#[^)]*)?\)", page.read_text("utf-8")):
            linked = (page.parent / target).resolve()
            if linked not in reached:
                ahead.append(linked)
    assert {*(ROOT / "docs").glob("*.md")} - reached == set()


@pytest.mark.parametrize(
    ("name", "ledger"),
    [("README.md", ""), ("docs/charts.md", ""), ("docs/review.md", "tests/review_ledger")],
)
def test_the_python_of_a_page_runs(name: str, ledger: str, tmp_path: Path) -> None:
    """On this ledger, or on a small one where the page names none of its claims."""
    found = blocks(ROOT / name, "python")
    assert found
    for folder in ("claims", "actuals"):
        (tmp_path / folder).symlink_to(ROOT / ledger / folder)
    command = [sys.executable, "-c", "\n".join(found)]  # a block goes on where the last one ended
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_page_with_python_is_run() -> None:
    # The blocks of the how-to name a file each: `test_recipes` puts these together.
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    with_python = {page.relative_to(ROOT).as_posix() for page in pages if blocks(page, "python")}
    assert with_python == {"README.md", "docs/charts.md", "docs/review.md"}


def test_the_project_speaks_of_itself_alone() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    home = re.compile(r"/(?:root|home|tmp|work)/[a-z]")
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".yaml", ".yml"} and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not home.search(text), f"{name} carries a path of one machine"


def test_every_room_of_extracting_has_a_row_in_its_page() -> None:
    rooms = {path.parent.name for path in (ROOT / "src/forecasts/extracting").glob("*/__init__.py")}
    page = (ROOT / "docs/extract.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"(?m)^\| `(\w+)` \|", page))
    assert rooms == rows
    table = "\n".join(line for line in page.splitlines() if line.startswith("|"))
    begins = {pair for pair in re.findall(r"`(\w+)\.(\w+)`", table) if pair[1] != "py"}
    found = {
        (path.stem, name)
        for path in (ROOT / "src/forecasts/extracting").rglob("*.py")
        for name in re.findall(r"(?m)^def (\w+)\(", path.read_text(encoding="utf-8"))
    }
    assert len(begins) >= len(rooms)
    assert begins - found == set()
