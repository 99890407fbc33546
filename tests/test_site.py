"""The site: whole, closed in itself, the same for the same, and deaf to what its texts would do."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from shutil import copytree
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cli_runs import copy_ledger, run
from forecasts.reviewing.write import MANIFEST
from forecasts.site.addresses import lead_to, name_pages
from forecasts.site.building import build_site
from forecasts.site.lists import ORDER
from forecasts.site.years import MARKS
from forecasts.study import open_study
from review_cases import AS_OF, FOLDER
from test_review_page import read

AS_OF_KITES = ("--as-of", "2024-06-30")
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"


@cache
def site(as_of: date = AS_OF) -> dict[str, bytes]:
    return build_site(open_study(FOLDER / "claims", FOLDER / "actuals", as_of=as_of))


def pages() -> dict[str, str]:
    return {name: data.decode() for name, data in site().items() if name.endswith(".html")}


def test_who_nobody_is_named_for_has_a_page_in_each_language(tmp_path: Path) -> None:
    copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    for file in (tmp_path / "claims").glob("*.yaml"):
        text = file.read_text("utf-8").replace(
            "organisation: Example Bank", "organisation: unattributed"
        )
        file.write_text(text, "utf-8")
    files = build_site(open_study(tmp_path / "claims", tmp_path / "actuals", as_of=AS_OF))
    for folder, name in (("", "unattributed"), ("zh/", "未署名")):
        page = files[f"{folder}claimants/unattributed.html"].decode()
        assert f"<h1>{name}</h1>" in page
        assert f'claimants/unattributed.html">{name}</a>' in files[f"{folder}index.html"].decode()


def test_there_is_a_page_for_each_claim_and_a_second_set_in_the_other_language() -> None:
    study = open_study(FOLDER / "claims", FOLDER / "actuals", as_of=AS_OF)
    files = site()
    for claim in study.ledger.claims:
        name = name_pages([claim.id])[claim.id]
        for folder, tag in (("", "en"), ("zh/", "zh-Hans")):
            page = files[f"{folder}claims/{name}.html"].decode()
            assert f'<html lang="{tag}">' in page
            assert claim.id in page
    english = {name for name in files if name.endswith((".html", ".xml")) and name[:3] != "zh/"}
    assert {f"zh/{name}" for name in english} == {name for name in files if name[:3] == "zh/"}


def test_markup_is_balanced_and_every_link_leads_to_a_file() -> None:
    files, led = site(), 0
    for name, text in pages().items():
        found = read(re.sub(r"<(input|link|meta)\b[^>]*>", "", text))
        assert (name, found.faults, found.open) == (name, [], [])
        ids = [facts["id"] for _, facts in found.tags if "id" in facts]
        assert len(ids) == len(set(ids))
        for place in re.findall(r'(?:href|src)="([^"]*)"', text):
            if not re.match(r"https?:|#|data:,", place):
                led += 1
                assert normpath(join(dirname(name), unquote(place))) in files, (name, place)
    assert led > 500


def test_links_of_the_other_language_stay_in_its_folder() -> None:
    led = set()
    for name, text in pages().items():
        if name.startswith("zh/"):
            plain = re.sub(r"<(a|link)[^>]* hreflang=[^>]*>", "", text)
            for place in re.findall(r'<a [^>]*href="([^"#:]+)"', plain):
                led.add(normpath(join(dirname(name), unquote(place))))
    assert len(led) > 20
    assert [place for place in led if not place.startswith(("zh/", "tables/"))] == []


def test_nothing_is_asked_of_anybody_else() -> None:
    for text in [*pages().values(), site()["site.css"].decode()]:
        assert not re.search(r"<(iframe|object|embed|base)\b|url\(|@import", text)
        loaded = re.findall(r'<(?:script|img)[^>]* src="([^"]*)"', text)
        loaded += re.findall(r'<link rel="(?:stylesheet|icon)" href="([^"]*)"', text)
        assert [place for place in loaded if re.match(r"\w+:(?!,)|//", place)] == []
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|import)\b", site()["site.js"].decode())


def test_the_same_ledger_and_day_give_the_same_bytes() -> None:
    again = open_study(FOLDER / "claims", FOLDER / "actuals", as_of=AS_OF)
    assert build_site(again) == site()


def test_what_came_later_is_in_no_page() -> None:
    early = date(2022, 1, 1)
    study = open_study(FOLDER / "claims", FOLDER / "actuals", as_of=early)
    rows = study.claims.to_dict("records")
    later = [row["claim_id"] for row in rows if row["stated"].date() > early]
    files = b"".join(site(early).values()).decode("utf-8", "replace")
    assert later
    assert [name for name in later if re.search(rf"\b{re.escape(name)}\b", files)] == []


def test_claims_are_linked_data() -> None:
    seen = 0
    for name, text in pages().items():
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        assert len(found) == ("claims/" in name)
        for data in map(json.loads, found):
            seen += 1
            assert data["@type"] == "Claim"
            assert data["text"]
            assert data["appearance"]["@type"] == "CreativeWork"
    assert seen


def test_the_feed_is_atom_with_the_newest_first() -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ET.fromstring(site()["feed.xml"])  # noqa: S314 - our own file
    entries = feed.findall(f"{atom}entry")
    days = [entry.findtext(f"{atom}updated", "") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert len(days) > 3
    assert feed.findtext(f"{atom}updated") == days[0] <= f"{AS_OF}T00:00:00Z"
    names = [entry.findtext(f"{atom}id") for entry in entries]
    assert len(names) == len(set(names))


def test_the_columns_count_every_claim_that_falls_due() -> None:
    study = open_study(FOLDER / "claims", FOLDER / "actuals", as_of=AS_OF)
    due = study.comparison()["target_end"].notna().sum()
    index = pages()["index.html"]
    picture = re.search(r'<figure class="years">.*?<details>', index, re.DOTALL)
    assert picture
    told = re.findall(r"<title>\d{4}: (.*?)</title>", picture[0])
    assert sum(int(number) for words in told for number in re.findall(r"\b\d+\b", words)) == due
    for column in re.findall(r"<g>.*?</g>", picture[0], re.DOTALL):
        words = re.findall(r"<title>(.*?)</title>", column)[0].partition(":")[2]
        assert column.count("<rect") == len(re.findall(r"\b\d+\b", words))
    kinds = set(re.findall(r'<rect class="y-(\w+)" x="\d+\.', picture[0]))
    assert kinds <= set(MARKS)


def test_filters_name_what_the_rows_hold() -> None:
    index = pages()["index.html"]
    for name in ("subject", "who", "code", "year"):
        held = set(re.findall(rf'<tr [^>]*data-{name}="([^"]+)"', index))
        select = re.search(rf'<select name="{name}">(.*?)</select>', index)
        assert select
        assert set(re.findall(r'value="([^"]+)"', select[1])) == held
    assert set(re.findall(r'<tr [^>]*data-code="([^"]+)"', index)) <= set(ORDER)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    claims = copy_ledger(tmp_path)
    file = claims / "2021-03-kite-weekly.yaml"
    text = file.read_text(encoding="utf-8")
    assert "title: " in text
    text = re.sub(r"(?m)^( *)title: .*$", rf"\1title: '{HOSTILE}'", text)
    file.write_text(re.sub(r"url: .*", "url: 'javascript:alert(1)'", text), encoding="utf-8")
    study = open_study(claims, tmp_path / "actuals", as_of=date(2024, 6, 30))
    study = open_study(study.ledger, study.actuals, as_of=study.as_of)
    files = build_site(study) if not study.problems else {}
    shown = [data.decode() for name, data in files.items() if name.endswith((".html", ".xml"))]
    assert any("&lt;/script&gt;" in page for page in shown)
    for page in shown:
        assert "<img" not in page
        assert "alert(1)</script>" not in page
        assert 'href="javascript:' not in page


def test_the_command_removes_its_own_old_files_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    code, out, _ = run("site", *AS_OF_KITES)
    assert (code, out.split()[0]) == (0, "site/index.html")
    (tmp_path / "site" / "mine.txt").write_text("x", encoding="utf-8")
    assert (tmp_path / "site" / "zh" / "index.html").is_file()
    assert run("site", "--language", "zh", *AS_OF_KITES)[0] == 0
    assert not (tmp_path / "site" / "zh" / "index.html").exists()
    assert (tmp_path / "site" / "mine.txt").is_file()
    told = json.loads((tmp_path / "site" / MANIFEST).read_text(encoding="utf-8"))
    there = {
        path.relative_to(tmp_path / "site").as_posix()
        for path in (tmp_path / "site").rglob("*")
        if path.is_file()
    }
    assert there == {*told["files"], MANIFEST, "mine.txt"}
    assert '<html lang="zh-Hans">' in (tmp_path / "site" / "index.html").read_text("utf-8")


@example(["Frost & Sullivan", "Frost Sullivan", "frost-sullivan"])
@example(["BYD", "byd"])
@given(st.lists(st.text(min_size=1, max_size=30), unique=True))
def test_no_two_pages_share_a_file_and_every_name_is_safe(names: list[str]) -> None:
    found = name_pages(names)
    assert list(found) == names
    assert len({stem.lower() for stem in found.values()}) == len(names)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,99}", stem) for stem in found.values())


@pytest.mark.parametrize(
    ("name", "stem"),
    [("BYD", r"byd"), ("Frost & Sullivan", r"frost-sullivan"), ("con", r"con-[0-9a-f]{10}"),
     ("中汽协", r"x-[0-9a-f]{10}"), ("../../etc", r"etc")],
)  # fmt: skip
def test_names_of_pages(name: str, stem: str) -> None:
    assert re.fullmatch(stem, name_pages([name])[name])


def test_links_are_relative() -> None:
    assert lead_to("site.css", "zh/claims/a.html") == "../../site.css"
    assert lead_to("zh/index.html", "index.html") == "zh/index.html"


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_words_stand_out_as_wcag_aa_asks_light_dark_and_printed() -> None:
    """https://www.w3.org/TR/WCAG22/#contrast-minimum: 4.5 to 1."""
    style = site()["site.css"].decode()
    palettes = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    assert len(palettes) == 3
    for palette in palettes:
        colours = dict(re.findall(r"--(\w+): (#\w+)", palette))
        for ground in ("paper", "shade"):
            for name in ("ink", "grey", "claim", "high", "low", "link"):
                light, dark = sorted(
                    (luminance(colours[name]), luminance(colours[ground])), reverse=True
                )
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, ground)


def test_definitions_are_in_the_language_of_the_page_or_say_which_they_are_in(
    tmp_path: Path,
) -> None:
    copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    origin = tmp_path / "actuals" / "lamps.origin.yaml"
    plain = build_site(open_study(tmp_path / "claims", tmp_path / "actuals", as_of=AS_OF))
    for page in (plain["zh/series/lamps.html"], plain["zh/subjects/example-lamps.html"]):
        assert re.search(r'<(dd|p) lang="en">[A-Za-z ]', page.decode())
    assert not re.search(rb'<(dd|p) lang="', plain["series/lamps.html"])
    with origin.open("a", encoding="utf-8") as file:
        file.write("definition_zh: 当年售出的灯\n")
    codes = tmp_path / "claims" / "codes" / "subjects.yaml"
    text = codes.read_text("utf-8")
    named = re.sub(r"(?m)^( +)definition: ", r"\1definition_zh: 灯具\n\1definition: ", text)
    codes.write_text(named, "utf-8")
    files = build_site(open_study(tmp_path / "claims", tmp_path / "actuals", as_of=AS_OF))
    assert "<dd>当年售出的灯</dd>" in files["zh/series/lamps.html"].decode()
    assert "<p>灯具</p>" in files["zh/subjects/example-lamps.html"].decode()
    assert "灯具" not in files["subjects/example-lamps.html"].decode()


def test_notes_of_another_language_say_which() -> None:
    files = site()
    marked = [name for name, data in files.items() if b'<span lang="en">' in data]
    assert marked
    assert all(name.startswith("zh/claims/") for name in marked)
