"""The site in a browser, as people use it: wide and on a phone, by mouse and by keyboard."""

import re
from datetime import date
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

import pytest

from cli_runs import LEDGER, copy_ledger
from conftest import ROOT, not_run
from forecasts.site import edition, paging
from forecasts.site.building import build_site
from forecasts.study import open_study
from forecasts.writing import write_files
from hostile_site import MARKUP, unmarked, write_hostile_ledger
from review_cases import AS_OF, FOLDER
from test_site_serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

AXE = ROOT / ".venv" / "axe.min.js"
PHONE, DESKTOP = (390, 800), (1280, 900)
PAGES = ("index.html", "subjects.html", "scoreboard.html", "downloads.html", "about.html",
         "claims/*", "series/*", "claimants/*", "zh/index.html", "zh/claims/*")  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        not_run("playwright is not installed")
    program = which("chromium")
    if program is None:
        not_run("there is no chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("site")
    study = open_study(FOLDER / "claims", FOLDER / "actuals", as_of=AS_OF)
    write_files(place, build_site(study))
    return place


@pytest.fixture
def page(browser: "Browser", request: pytest.FixtureRequest) -> "Iterator[Page]":
    """Open a window that fails the test at a complaint on the console or a request elsewhere."""
    width, height, scheme = getattr(request, "param", (*DESKTOP, "light"))
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    window = context.new_page()
    faults: list[str] = []
    window.on("console", lambda told: faults.append(told.text))
    window.on("pageerror", lambda error: faults.append(str(error)))
    window.on("dialog", lambda dialog: faults.append(dialog.message))
    window.on(
        "request",
        lambda asked: (
            None if asked.url.startswith(("file:", "data:")) else faults.append(asked.url)
        ),
    )
    yield window
    context.close()
    assert faults == []


def pages_of(folder: Path) -> list[Path]:
    """Return one page of every kind: the largest, which has most in it."""
    names = (f"{name}.html" if name.endswith("*") else name for name in PAGES)
    return [max(folder.glob(name), key=lambda path: path.stat().st_size) for name in names]


def rows(page: "Page") -> list[dict[str, str]]:
    """Return the facts of the rows that the list shows, in their order."""
    found: list[dict[str, str]] = page.evaluate(
        "() => [...document.querySelectorAll('#claims tbody tr')].map(row => ({...row.dataset}))"
    )
    return found


WINDOWS = [(*DESKTOP, "light"), (*PHONE, "light"), (*PHONE, "dark")]


@pytest.mark.parametrize("page", WINDOWS, indirect=True)
def test_every_kind_of_page_fits_and_says_nothing_on_the_console(
    page: "Page", folder: Path
) -> None:
    for path in pages_of(folder):
        page.goto(path.as_uri())
        assert page.locator("h1").is_visible()
        room, needed = page.evaluate("() => [innerWidth, document.documentElement.scrollWidth]")
        assert needed <= room, path.name
    header = page.locator("#claims thead")
    page.goto((folder / "index.html").as_uri())
    wide = page.viewport_size is not None and page.viewport_size["width"] > 700
    assert (header.bounding_box() or {"height": 0})["height"] > 10 or not wide


def test_filters_sort_and_the_back_button_take_one_step_at_a_time(
    page: "Page", folder: Path
) -> None:
    page.goto((folder / "index.html").as_uri())
    every = rows(page)
    code = every[-1]["code"]
    page.select_option("[name=code]", code)
    kept = rows(page)
    assert kept == [row for row in every if row["code"] == code]
    assert 0 < len(kept) < len(every)
    page.click("th[data-sort=due] button")
    assert [row["due"] for row in rows(page)] == sorted(row["due"] for row in kept)
    page.click("th[data-sort=due] button")
    falling = rows(page)
    assert [row["due"] for row in falling] == sorted((row["due"] for row in kept), reverse=True)
    assert page.get_attribute("th[data-sort=due]", "aria-sort") == "descending"
    page.type("[name=q]", "no such words")
    assert rows(page) == []
    page.go_back()
    assert rows(page) == falling
    assert page.input_value("[name=q]") == ""
    page.reload()
    assert rows(page) == falling
    for _ in range(2):
        page.go_back()
    assert rows(page) == kept
    page.go_back()
    assert rows(page) == every
    assert page.input_value("[name=code]") == ""


@pytest.mark.parametrize("column", ["stated", "due"])
def test_a_column_sorts_both_ways(page: "Page", folder: Path, column: str) -> None:
    page.goto((folder / "index.html").as_uri())
    days = sorted(row[column] for row in rows(page))
    assert len(set(days)) > 1
    for way in (days, days[::-1]):
        page.click(f"th[data-sort={column}] button")
        assert [row[column] for row in rows(page)] == way


def test_a_long_list_is_drawn_in_part_and_counted_whole(page: "Page", folder: Path) -> None:
    text = (folder / "index.html").read_text(encoding="utf-8")
    start, end = text.index("<tbody>") + len("<tbody>"), text.index("</tbody>")
    number = text[start:end].count("<tr ") * 200
    (folder / "many.html").write_text(text[:start] + text[start:end] * 200 + text[end:], "utf-8")
    page.goto((folder / "many.html").as_uri())
    assert 0 < len(rows(page)) < number
    assert f"{number:,}" in page.inner_text("#shown")
    page.click("#more")
    assert len(rows(page)) == number
    assert not page.locator("#more").is_visible()
    (folder / "many.html").unlink()


@pytest.fixture(scope="module")
def long_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site, whose list is read in pieces of four rows; two stand on the page."""
    place = tmp_path_factory.mktemp("long")
    with pytest.MonkeyPatch.context() as patch:
        for name, number in (("WHOLE", 5), ("PAGE", 3), ("SHARD", 4)):
            patch.setattr(paging, name, number)
        patch.setattr(edition, "NEWEST", 2)
        study = open_study(FOLDER / "claims", FOLDER / "actuals", as_of=AS_OF)
        write_files(place, build_site(study))
    return place


def shown_rows(page: "Page") -> list[str]:
    """Return the rows that the list shows, as they stand in the page, links and classes too."""
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('#claims tbody tr')].map(row => row.outerHTML)"
    )
    return [re.sub(r">\s+", ">", row) for row in found]


STATES = ("=", "code=miss", "sort=-due", "sort=who", "sort=-what&code=hit", "q=lamps",
          "q=LAMP+2025", "q=nothing-like-it", "subject=example-lamps&sort=verdict",
          "sort=-stated")  # fmt: skip


@pytest.mark.parametrize("language", ["", "zh/"])
def test_a_list_read_in_pieces_shows_what_the_whole_list_shows(
    page: "Page", folder: Path, long_folder: Path, language: str
) -> None:
    for state in STATES:
        told = []
        for place in (folder, long_folder):
            page.goto("about:blank")
            page.goto((place / language / "index.html").as_uri() + "#" + state)
            page.wait_for_selector("#filters:not([hidden])")
            page.wait_for_timeout(300)
            told.append((shown_rows(page), page.inner_text("#shown")))
        assert told[0] == told[1], state
    assert page.locator("[name=who] option").count() > 3
    page.select_option("[name=code]", "hit")
    page.wait_for_timeout(200)
    assert {row["code"] for row in rows(page)} == {"hit"}
    page.go_back()
    page.wait_for_timeout(200)
    assert len(rows(page)) > 5


def test_without_a_script_a_long_list_has_pages(browser: "Browser", long_folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    window = context.new_page()
    window.goto((long_folder / "index.html").as_uri())
    assert window.locator("#claims tbody tr").count() == 2
    window.click('a[href="lists/claims.html"]')
    seen = window.locator("#claims tbody tr").count()
    while window.locator("nav.pages a[rel=next]").count():
        window.locator("nav.pages a[rel=next]").first.click()
        seen += window.locator("#claims tbody tr").count()
    study = open_study(FOLDER / "claims", FOLDER / "actuals", as_of=AS_OF)
    assert seen == (study.claims["stated"].dt.date <= AS_OF).sum()
    context.close()


def test_the_way_to_a_claim_and_back_keeps_what_was_filtered(page: "Page", folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    page.select_option("[name=year]", rows(page)[0]["year"])
    kept = rows(page)
    page.click("#claims tbody th a >> nth=0")
    assert "/claims/" in page.url
    assert page.locator("blockquote").is_visible()
    page.go_back()
    assert rows(page) == kept


def test_everything_is_reached_by_keyboard(page: "Page", folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("() => document.activeElement.name || document.activeElement.tagName")
        )
    assert {"q", "subject", "who", "code", "year", "BUTTON", "A"} <= reached


@pytest.mark.parametrize("page", WINDOWS, indirect=True)
def test_axe_finds_nothing_serious(page: "Page", folder: Path, long_folder: Path) -> None:
    """https://github.com/dequelabs/axe-core, fetched by `make test-browser`."""
    if not AXE.is_file():
        not_run("axe-core is not there: make test-browser")
    found = {}
    long = [long_folder / "index.html", long_folder / "lists" / "claims.2.html"]
    for path in [*pages_of(folder), *long]:
        page.goto(path.as_uri())
        page.evaluate(AXE.read_text(encoding="utf-8"))
        told: dict[str, Any] = page.evaluate("() => axe.run({preload: false})")
        assert len(told["passes"]) > 10
        for fault in told["violations"]:
            if fault["impact"] in {"serious", "critical"}:
                place = f"{path.parent.name}/{path.name} {fault['id']}"
                found[place] = fault["nodes"][0]["html"]
    assert found == {}


def test_markup_in_any_field_is_text(page: "Page", tmp_path: Path) -> None:
    table = (LEDGER / "actuals" / "kites_sold_world.csv").read_text(encoding="utf-8")
    write_hostile_ledger(tmp_path, table)
    assert unmarked() == set()
    study = open_study(tmp_path / "claims", tmp_path / "actuals", as_of=date(2024, 6, 30))
    write_files(tmp_path / "site", build_site(study))
    page.add_init_script("window.hits = 0; window.hit = () => { window.hits += 1; }")
    seen = 0
    for path in (tmp_path / "site").rglob("*.html"):
        page.goto(path.as_uri())
        hits, planted, said = page.evaluate(
            """() => [window.hits,
                document.querySelectorAll(
                    "img, iframe, script:not([src]):not([type]), [onerror], a[href^=javascript]"
                ).length,
                document.documentElement.textContent]"""
        )
        assert (path.name, hits, planted) == (path.name, 0, 0)
        seen += said.count(MARKUP)
        assert len(re.findall("<title>", page.content())) >= 1
    assert seen > 100


def test_a_served_page_is_loaded_anew_when_the_ledger_changes(
    browser: "Browser", tmp_path: Path
) -> None:
    file = copy_ledger(tmp_path) / "2021-03-kite-weekly.yaml"
    text = file.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if "title: " in line)
    window = browser.new_page()
    faults: list[str] = []
    window.on("pageerror", lambda error: faults.append(str(error)))
    with served(tmp_path) as port:
        window.goto(f"http://127.0.0.1:{port}/claims/kites-sold-2023.html")
        window.wait_for_timeout(1500)  # it has asked once what the files are
        file.write_text(text.replace("value: about 120 unit", "value: abc"), encoding="utf-8")
        window.get_by_text("F401").wait_for()
        window.wait_for_timeout(1500)
        file.write_text(text.replace(title, "  title: Kites of tomorrow"), encoding="utf-8")
        window.get_by_text("Kites of tomorrow").first.wait_for()
        window.close()
    assert faults == []
