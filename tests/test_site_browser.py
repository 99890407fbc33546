"""The site in a browser: the list obeys the address, pages say nothing on the console."""

import re
import subprocess
from functools import cache
from pathlib import Path
from shutil import which

import pytest

from conftest import not_run
from forecasts.site.building import build_site
from forecasts.study import open_study
from forecasts.writing import write_files
from review_cases import AS_OF, FOLDER

pytestmark = pytest.mark.skipif(which("chromium") is None, reason="did not run: no chromium")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("site")
    study = open_study(FOLDER / "claims", FOLDER / "actuals", as_of=AS_OF)
    write_files(place, build_site(study, spoken=("en",)))
    return place


@cache
def open_page(address: str, profile: Path) -> tuple[str, str]:
    """Return the page as it stands after its script has run, and what the browser logged."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0"]
    command = ["chromium", *options, f"--user-data-dir={profile}", "--dump-dom", address]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        not_run("the browser did not answer")
    assert "</html>" in done.stdout, done.stderr
    return done.stdout, done.stderr


def shown(folder: Path, state: str) -> list[dict[str, str]]:
    """Return the facts of the rows that are shown at a state of the list, in their order."""
    page, _ = open_page(f"{(folder / 'index.html').as_uri()}#{state}", folder.parent / "profile")
    rows = re.findall(r"<tr (data-[^>]*)>", page)
    return [dict(re.findall(r'data-(\w+)="([^"]*)"', row)) for row in rows]


def test_the_address_filters_and_sorts(folder: Path) -> None:
    every = shown(folder, "")
    assert len(every) > 5
    code = every[-1]["code"]
    kept = [row for row in every if row["code"] == code]
    assert 0 < len(kept) < len(every)
    assert shown(folder, f"code={code.replace(' ', '+')}") == kept
    due = [row["due"] for row in shown(folder, "sort=-due")]
    assert due == sorted(due, reverse=True)
    assert len(due) == len(every)
    assert shown(folder, "q=no+such+words+anywhere") == []


def test_the_script_opens_the_filters_and_no_page_complains(folder: Path) -> None:
    claim = next((folder / "claims").glob("*.html"))
    for page in (folder / "index.html", claim, folder / "scoreboard.html"):
        dom, log = open_page(page.as_uri() + "#", folder.parent / "profile")
        assert "CONSOLE" not in log, log
        assert "<h1>" in dom
    index, _ = open_page((folder / "index.html").as_uri() + "#", folder.parent / "profile")
    assert re.search(r'<form id="filters"[^>]*>', index)
    assert " hidden" not in re.findall(r'<form id="filters"[^>]*>', index)[0]
