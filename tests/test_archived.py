"""The link of an archived copy stands wherever the source's own does, and only as a web link."""

import json
from pathlib import Path
from shutil import copytree

import pytest
from pypdf import PdfReader

from cli_runs import run
from forecasts.exporting.citing import write_csl
from forecasts.site.building import build_site
from forecasts.study import open_study
from review_cases import AS_OF, FOLDER

COPY = "https://web.archive.org/web/20240302101500/https://example.org/lamps?a=1&b=2"
WORDS = {"en": "archived copy", "zh": "存档副本"}


def ledger_with(folder: Path, address: str) -> Path:
    copytree(FOLDER, folder, dirs_exist_ok=True)
    file = folder / "claims" / "2024-example-daily.yaml"
    text = file.read_text("utf-8")
    own = "  url: https://example.org/lamps?a=1&b=2\n"
    assert own in text
    file.write_text(text.replace(own, f"{own}  archive: {json.dumps(address)}\n"), "utf-8")
    return folder


def test_pages_lead_to_the_archived_copy(tmp_path: Path) -> None:
    ledger_with(tmp_path, COPY)
    study = open_study(tmp_path / "claims", tmp_path / "actuals", as_of=AS_OF)
    own = [claim.id for claim in study.ledger.claims if claim.source.archive]
    assert own
    files = build_site(study)
    for folder, language in (("", "en"), ("zh/", "zh")):
        page = files[f"{folder}claims/{own[0]}.html"].decode()
        assert f'href="{COPY.replace("&", "&amp;")}"' in page
        assert f">{WORDS[language]}</a>" in page
        assert '"archivedAt"' in page
    assert sum(WORDS["en"].encode() in data for data in files.values()) == len(own)
    assert COPY in {item.get("archive_location") for item in json.loads(write_csl(study))}


@pytest.mark.parametrize("language", WORDS)
def test_reviews_and_sheets_lead_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.chdir(ledger_with(tmp_path, COPY))
    shared = ("--as-of", f"{AS_OF}", "--language", language, "-o", "out")
    assert run("review", "2025", *shared, "--workers", "1")[0] == 0
    assert run("sheet", "--where", "publisher=Example Daily", *shared, "--format", "md")[0] == 0
    assert run("sheet", "--where", "publisher=Example Daily", *shared, "--format", "pdf")[0] == 0
    link = f"[{WORDS[language]}](<{COPY}>)"
    assert link in Path("out/review.md").read_text("utf-8")
    assert f">{WORDS[language]}</a>" in Path("out/review.html").read_text("utf-8")
    assert COPY in Path("out/tables/sources.csv").read_text("utf-8")
    sheets = [path.read_text("utf-8") for path in Path("out").glob("*.md")]
    assert any(link in text for text in sheets if "# " in text and "review" not in text[:20])
    for path in Path("out").glob("*.pdf"):
        notes = [
            note.get_object() for page in PdfReader(path).pages for note in page.get("/Annots", ())
        ]
        assert COPY in {note["/A"].get("/URI") for note in notes if "/A" in note}, path
    assert len([*Path("out").glob("*.pdf")]) == 2


def test_what_is_no_web_address_is_no_link(tmp_path: Path) -> None:
    ledger_with(tmp_path, "javascript:alert(1)")
    study = open_study(tmp_path / "claims", tmp_path / "actuals", as_of=AS_OF)
    pages = b"".join(data for name, data in build_site(study).items() if name.endswith(".html"))
    assert b"javascript:" not in pages
    assert WORDS["en"].encode() not in pages
