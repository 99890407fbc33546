"""A large site in partitions: the bytes of one piece, gone on with, and put in place whole."""

import json
import pickle
import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

import pytest

from cli_runs import run
from conftest import ROOT
from forecasts.reviewing.write import MANIFEST
from forecasts.site import edition, paging, partitions
from forecasts.site.building import speak, write_plan
from forecasts.site.contents import Contents, gather_contents, part_of
from forecasts.site.edition import claim_pages
from forecasts.site.partitions import write_in_partitions
from forecasts.study import open_study
from forecasts.words import Language
from review_cases import AS_OF, FOLDER
from test_review_page import read

WHOLE, PAGE, SHARD, NEWEST = 5, 3, 4, 2


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a list of six claims a long one."""
    for name, number in (("WHOLE", WHOLE), ("PAGE", PAGE), ("SHARD", SHARD)):
        monkeypatch.setattr(paging, name, number)
    monkeypatch.setattr(edition, "NEWEST", NEWEST)


def contents() -> Contents:
    return gather_contents(open_study(FOLDER / "claims", FOLDER / "actuals", as_of=AS_OF))


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(("workers", "size"), [(1, 50), (1, 3), (2, 4)])
def test_partitions_are_the_same_bytes_as_one_piece(
    tmp_path: Path, workers: int, size: int
) -> None:
    whole = write_plan(contents())
    number = write_in_partitions(contents(), (), tmp_path / "site", workers=workers, size=size)
    assert tree(tmp_path / "site") == whole
    assert number == len(whole)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_run_that_broke_off_is_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    write = partitions._write

    def count(files: dict[str, bytes], folder: Path) -> str:
        made.extend(name for name in files if name.startswith("claims/"))
        if len(made) > 7:
            raise KeyboardInterrupt
        return write(files, folder)

    monkeypatch.setattr(partitions, "_write", count)
    with pytest.raises(KeyboardInterrupt):
        write_in_partitions(contents(), ("en",), tmp_path / "site", workers=1, size=3)
    assert not (tmp_path / "site").exists()
    first = made[:6]  # two partitions were done
    spoilt = tmp_path / ".site.parts" / "files" / first[0]
    spoilt.write_text("torn")
    made.clear()

    def note(files: dict[str, bytes], folder: Path) -> str:
        made.extend(files)
        return write(files, folder)

    monkeypatch.setattr(partitions, "_write", note)
    write_in_partitions(contents(), ("en",), tmp_path / "site", workers=1, size=3)
    assert tree(tmp_path / "site") == write_plan(contents(), ("en",))
    assert set(first[:3]) <= set(made)  # the torn file's partition was made again
    assert not set(first[3:]) & set(made)


def test_what_another_ledger_left_is_not_gone_on_with(tmp_path: Path) -> None:
    stage = tmp_path / ".site.parts"
    (stage / "files" / "claims").mkdir(parents=True)
    (stage / "files" / "claims" / "old.html").write_text("old")
    (stage / "key").write_text("another")
    write_in_partitions(contents(), ("en",), tmp_path / "site", workers=1)
    assert "claims/old.html" not in tree(tmp_path / "site")
    assert not stage.exists()


def test_files_of_others_stay_and_old_ones_of_ours_go(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_in_partitions(contents(), (), folder, workers=1)
    (folder / "mine.txt").write_text("mine")
    write_in_partitions(contents(), ("zh",), folder, workers=1)
    assert tree(folder) == {**write_plan(contents(), ("zh",)), "mine.txt": b"mine"}


def test_a_link_in_the_place_of_the_stage_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / ".site.parts").symlink_to(outside)
    with pytest.raises(NotADirectoryError):
        write_in_partitions(contents(), (), tmp_path / "site", workers=1)
    assert not list(outside.iterdir())


def test_every_claim_stands_in_the_pages_of_the_list_and_every_link_leads_to_a_file() -> None:
    files = write_plan(contents())
    rows = contents().rows
    pages = {name: data.decode() for name, data in files.items() if name.endswith(".html")}
    for name, text in pages.items():
        found = read(re.sub(r"<(input|link|meta)\b[^>]*>", "", text))
        assert (name, found.faults, found.open) == (name, [], [])
        for place in re.findall(r'(?:href|src)="([^"]*)"', text):
            if not re.match(r"https?:|#|data:,", place):
                assert normpath(join(dirname(name), unquote(place))) in files, (name, place)
    listed = [text for name, text in pages.items() if name.startswith("lists/")]
    assert len(listed) == -(-len(rows) // PAGE)
    led = [
        place for text in listed for place in re.findall(r'<th scope="row"><a href="([^"]*)', text)
    ]
    assert sorted(led) == sorted(
        f"../claims/{stem}.html" for stem in contents().files["claims"].values()
    )
    assert any(re.fullmatch(r"subjects/.*\.2\.html", name) for name in pages)


def test_the_data_of_the_list_says_what_its_rows_say() -> None:
    files = write_plan(contents(), ("en",))
    columns = json.loads(
        re.sub(r"^forecastsList\.columns\(|\);\n$", "", files["lists/columns.js"].decode())
    )
    words: list[list[str]] = []
    for number in range(1, -(-columns["size"] // SHARD) + 1):
        found = re.sub(
            r"^forecastsList\.rows\(\d+,|\);\n$", "", files[f"lists/rows-{number}.js"].decode()
        )
        words += json.loads(found)
    listed = "".join(
        data.decode()
        for name, data in sorted(files.items())
        if re.fullmatch(r"lists/claims.*html", name)
    )
    plain = [unescape(row) for row in re.findall(r"(?s)<tr data.*?</tr>", listed)]
    assert len(words) == len(plain) == columns["size"] == len(contents().rows)
    said = {
        name: [column["values"][place] for place in column["rows"]]
        for name, column in columns["columns"].items()
    }
    for place, (page, *cells) in enumerate(words):
        row = next(row for row in plain if f"claims/{page}.html" in row)
        told = [re.sub("<[^>]+>", "", cell) for cell in re.findall("(?s)<td.*?>(.*?)</td>", row)]
        facts = dict(re.findall(r'data-(\w+)="([^"]*)"', row.partition(">")[0]))
        stated, claimed, period, came, quote, language = cells
        verdict = f"{said['sign'][place]} {said['verdict'][place]}"
        assert told == [stated, said["who"][place], claimed, period, came, verdict]
        assert f'<q lang="{language}">{quote}</q>' in row
        assert {name: said[name][place] for name in facts} == facts
    assert columns["columns"]["who"]["pages"][0] in files["claimants.html"].decode()


def test_a_page_is_the_same_from_what_its_process_gets() -> None:
    """Findings name other claims, wherever those stand."""
    whole = gather_contents(open_study(ROOT / "claims", ROOT / "actuals", as_of=AS_OF))
    pages = dict(claim_pages(*speak(whole, ("en",))))
    names = [name for name in whole.rows if whole.findings().get(name)]
    assert len(names) > 3
    for name in names:
        part = pickle.loads(pickle.dumps(part_of(whole, [name])))  # noqa: S301 - our own
        ((path, page),) = claim_pages(*speak(part, ("en",)))
        assert page() == pages[path]()


def test_the_command_writes_a_large_site_in_partitions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ("site", "--ledger", str(FOLDER / "claims"), "--actuals", str(FOLDER / "actuals"),
             "--as-of", f"{AS_OF}", "--workers", "1")  # fmt: skip
    made: list[Path] = []
    write = partitions.write_in_partitions

    def note(contents: Contents, spoken: Sequence[Language], folder: Path, **given: Any) -> int:  # noqa: ANN401
        made.append(folder)
        return write(contents, spoken, folder, **given)

    monkeypatch.setattr(partitions, "write_in_partitions", note)
    code, out, _ = run(*words)
    assert (code, out.split()[0]) == (0, "site/index.html")
    assert made == [Path("site")]
    told = json.loads((tmp_path / "site" / MANIFEST).read_text("utf-8"))
    assert "lists/columns.js" in told["files"]
