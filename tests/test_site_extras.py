"""What a site takes along when asked: the history of each claim in git, and reviews by the day."""

import json
import os
import re
from datetime import date
from pathlib import Path

import pytest

from cli_runs import copy_ledger, run
from conftest import git
from forecasts.reviewing.write import MANIFEST
from forecasts.site.changes import find_changes
from forecasts.site.copied import copy_reviews
from forecasts.writing import write_files

PAGE = "claims/kites-sold-2023.html"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Enter a ledger that was committed in 2024, and changed once in each of two later months."""
    file = copy_ledger(tmp_path) / "2021-03-kite-weekly.yaml"
    text = file.read_text(encoding="utf-8")
    git(tmp_path, "init", "-q")
    for day, old, new in (
        ("2024-01-02", "", ""),
        ("2024-02-03", "value: about 120 unit", "value: about 121 unit"),
        ("2024-03-04", "title: ", "title: Kites, "),
    ):
        assert old in text
        file.write_text(text := text.replace(old, new, 1), encoding="utf-8")
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00Z")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "--allow-empty", "-m", "x")
    file.write_text(text.replace("about 121 unit", "about 120 unit"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_change_has_its_day_and_fields_and_none_is_of_a_later_day(kept: Path) -> None:
    found = find_changes(kept / "claims", date(2024, 12, 31))
    told = [(f"{change.day}", change.fields) for change in found["kites-sold-2023"]]
    every = [("2024-01-02", ()), ("2024-02-03", ("value",)), ("2024-03-04", ("source",))]
    assert told == every
    others = [changes for name, changes in found.items() if name != "kites-sold-2023"]
    assert others
    assert all(change.fields in {(), ("source",)} for changes in others for change in changes)
    for day, number in (("2024-02-03", 2), ("2024-02-02", 1), ("2024-01-01", 0)):
        found = find_changes(kept / "claims", date.fromisoformat(day))
        assert len(found.get("kites-sold-2023", ())) == number


def test_a_merge_is_one_change_on_the_day_that_it_landed(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = kept / "claims" / "2021-03-kite-weekly.yaml"
    git(kept, "checkout", "-q", "--", ".")
    git(kept, "checkout", "-qb", "side")
    for day, value in (("2024-04-01", "122"), ("2024-04-02", "123")):
        text = file.read_text(encoding="utf-8")
        file.write_text(
            re.sub(r"value: about 12\d", f"value: about {value}", text), encoding="utf-8"
        )
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00Z")
        git(kept, "commit", "-qam", "x")
    git(kept, "checkout", "-q", "-")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2024-05-01T12:00:00Z")
    git(kept, "merge", "-q", "--no-ff", "-m", "x", "side")
    last = find_changes(kept / "claims", date(2024, 12, 31))["kites-sold-2023"][-2:]
    assert [(f"{each.day}", each.fields) for each in last] == [
        ("2024-03-04", ("source",)),
        ("2024-05-01", ("value",)),
    ]


def test_the_page_has_its_history_only_where_that_was_asked(kept: Path) -> None:
    as_of = ("--as-of", "2024-06-30", "--language", "en")
    assert run("site", *as_of)[0] == 0
    assert 'id="changes"' not in (kept / "site" / PAGE).read_text(encoding="utf-8")
    assert run("site", "--history", *as_of)[0] == 0
    page = (kept / "site" / PAGE).read_text(encoding="utf-8")
    history = page[page.index('id="changes"') : page.index('id="cite"')]
    assert re.findall(r"<li>(.*?) <code>[0-9a-f]{10}</code>", history) == [
        "2 Jan 2024: came into the ledger",
        "3 Feb 2024: changed: value",
        "4 Mar 2024: changed: source",
    ]


def test_without_a_repository_the_history_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(tmp_path.parent))
    code, out, err = run("site", "--history", "--as-of", "2024-06-30")
    assert (code, out) == (2, "")
    assert "the history cannot be shown" in err
    assert not (tmp_path / "site").exists()


def write_review(folder: Path, day: str) -> None:
    import hashlib

    page = b"<h1>2023</h1>"
    facts = {"year": 2023, "as_of": day, "language": "en",
             "files": {"review.html": hashlib.sha256(page).hexdigest(), "../x": "0"}}  # fmt: skip
    files = {"review.html": page, MANIFEST: json.dumps(facts).encode()}
    write_files(folder, files)


def test_a_review_is_taken_along_by_its_day_and_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    write_review(tmp_path / "early", "2024-06-30")
    write_review(tmp_path / "late", "2024-07-01")
    code, _, err = run("site", "--review", "early", "--review", "late", "--as-of", "2024-06-30")
    assert code == 0
    assert err == "left out, as it is no review by 2024-06-30: late\n"
    site = tmp_path / "site"
    assert (site / "reviews" / "2023-en" / "review.html").read_bytes() == b"<h1>2023</h1>"
    for folder in ("", "zh/"):
        up = "../" * folder.count("/")
        link = f'href="{up}../reviews/2023-en/review.html"'
        assert link in (site / folder / PAGE).read_text(encoding="utf-8")
        assert link.replace("../", "", 1) in (site / folder / "downloads.html").read_text("utf-8")
    (tmp_path / "early" / "review.html").write_text("<h1>other</h1>", encoding="utf-8")
    assert copy_reviews([tmp_path / "early", tmp_path / "claims"], date(2024, 6, 30)) == ()
