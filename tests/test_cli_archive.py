"""`archive`: links of copies into the ledger; what is not there yet is found by the next run."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli_runs import enter, run
from forecasts.cli import archive as command
from forecasts.editing.archive import insert_archive
from forecasts.editing.insert import NotInsertableError
from forecasts.fetching import web
from forecasts.ledger import load
from loopback import Host, host, http

ARTICLE = "https://example.org/a?b=1#part"
BARE = "https://example.org/a?b=1"
STAMP = "20240501120000"
COPY = f"http://web.archive.org/web/{STAMP}/{BARE}"
LINK = COPY.replace("http:", "https:", 1)
SOURCE = """\
# a comment
source:
    title: Kites
    publisher: Kite Weekly
    published: {published}
    url: {url}  # where it stands
    language: en
    read: {{on: 2024-05-02, found: none}}
claims: []
"""


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    monkeypatch.setattr(web, "sleep", lambda _: None)
    monkeypatch.setattr(command, "sleep", lambda _: None)
    enter(tmp_path, monkeypatch)
    assert run("init", "--empty")[0] == 0
    with host() as opened:
        yield opened


def write(name: str, url: str = ARTICLE, published: str = "2024-04-30") -> Path:
    file = Path("claims") / name
    file.write_text(SOURCE.format(url=url, published=published), encoding="utf-8")
    return file


def archive(there: Host, *words: str) -> tuple[int, str, str]:
    places = ("--save", f"{there.address}/save", "--find", f"{there.address}/find")
    return run("archive", *places, "--allow-private", "--attempts", "1", "--timeout", "2", *words)


def found(link: str = COPY, *, available: bool = True, status: str = "200") -> bytes:
    closest = {"available": available, "status": status, "url": link, "timestamp": STAMP}
    return http(json.dumps({"archived_snapshots": {"closest": closest}}))


NONE = http('{"archived_snapshots": {}}')


def finds(there: Host, *replies: bytes, url: str = BARE, wanted: str = "20240430") -> None:
    there.says(f"/find?url={quote(url, safe='')}&timestamp={wanted}", *replies)


def test_a_copy_that_is_there_gets_its_link_behind_the_address(there: Host) -> None:
    file = write("a.yaml")
    before = file.read_text()
    finds(there, found())
    code, out, err = archive(there)
    assert (code, out, err) == (0, f"claims/a.yaml: {LINK}\n", "1 with a link\n")
    line = "    url: https://example.org/a?b=1#part  # where it stands\n"
    assert file.read_text() == before.replace(line, f"{line}    archive: {LINK}\n")
    assert load("claims").sources[0].archive == LINK
    assert [path for path in there.asked if path.startswith("/save")] == []
    assert run("check")[0] == 0
    assert archive(there) == (0, "", "no sources to ask for\n")


def test_an_address_is_submitted_and_its_copy_found_by_the_next_run(there: Host) -> None:
    file = write("a.yaml")
    before = file.read_bytes()
    finds(there, NONE, NONE, found())
    there.says(f"/save/{BARE}", http("<html>it is being saved"))
    code, out, err = archive(there)
    assert (code, out, err) == (0, "claims/a.yaml: submitted, not there yet\n", "1 submitted\n")
    assert file.read_bytes() == before
    assert archive(there)[1] == f"claims/a.yaml: {LINK}\n"
    assert there.asked.count(f"/save/{BARE}") == 1


@pytest.mark.parametrize(
    "reply",
    [
        found(available=False),
        found(status="404"),
        found("http://web.archive.org/web/2024/soon"),
        found(f"http://web.archive.org/web/20240401000000/{BARE}"),  # before it was published
        found("javascript:alert(1)"),
        found(f"{COPY} <b>"),
    ],
)
def test_what_is_no_copy_of_the_source_is_not_kept(there: Host, reply: bytes) -> None:
    file = write("a.yaml")
    before = file.read_bytes()
    finds(there, reply)
    there.says(f"/save/{BARE}", http("ok"))
    assert archive(there)[0] == 0
    assert file.read_bytes() == before


def test_a_dry_run_asks_nothing_and_names_what_has_no_address(there: Host) -> None:
    write("a.yaml")
    write("b.yaml", "github:somebody/something")
    write("c.yaml", "https://example.org/?api_key=hidden")
    write("d.yaml")
    code, out, err = archive(there, "--dry-run", "--most", "1")
    assert (code, out) == (0, f"claims/a.yaml: {ARTICLE}\n")
    assert err == "1 to ask for, 2 without an address of the web, 1 left for later\n"
    assert there.asked == []


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (http("", 500), "it answers 500"),
        (http("", 429, {"Retry-After": "999"}), "it answers 429"),
    ],
)
def test_a_fault_is_a_line_each_and_after_three_the_archive_is_left(
    there: Host, reply: bytes, said: str
) -> None:
    files = [write(f"{name}.yaml") for name in "abcde"]
    before = [file.read_bytes() for file in files]
    finds(there, reply)
    code, out, err = archive(there)
    assert (code, out) == (4, "")
    lines = err.splitlines()
    assert [said in line for line in lines] == [True] * 3 + [False] * 2
    assert lines[3:] == [
        "the archive does not answer: go on later by the same command", "3 that failed"
    ]  # fmt: skip
    assert [file.read_bytes() for file in files] == before


@pytest.mark.parametrize("body", ["<html>", "[]", '{"archived_snapshots": 5}', "[" * 99_999])
def test_an_answer_that_is_none_of_the_archives_is_a_line(there: Host, body: str) -> None:
    file = write("a.yaml")
    before = file.read_bytes()
    finds(there, http(body))
    code, out, err = archive(there)
    assert (code, out, "the answer is none of the archive's" in err) == (4, "", True)
    assert file.read_bytes() == before


def test_pages_that_the_archive_refuses_do_not_keep_the_others(there: Host) -> None:
    for name in "abcd":
        write(f"{name}.yaml", f"https://example.org/{name}")
        finds(there, NONE, url=f"https://example.org/{name}")
        there.says(f"/save/https://example.org/{name}", http("no", 403))
    file = write("e.yaml")
    finds(there, found())
    code, _, err = archive(there)
    assert (code, err.count("it answers 403")) == (4, 4)
    assert LINK in file.read_text()


def test_a_link_is_verified(there: Host) -> None:
    for name in ("a", "b"):
        file = write(f"{name}.yaml", f"https://example.org/{name}")
        link = f"https://web.archive.org/web/{STAMP}/https://example.org/{name}"
        file.write_text(insert_archive(file.read_text(), link))
        copy = f"http://web.archive.org/web/{STAMP}/https://example.org/{name}"
        reply = found(copy) if name == "a" else found(copy.replace("2024", "2025", 1))
        finds(there, reply, url=f"https://example.org/{name}", wanted=STAMP)
    code, out, err = archive(there, "--verify")
    assert (code, err) == (1, "1 there, 1 missing\n")
    assert out.startswith("claims/b.yaml: no copy as https://web.archive.org/")


def test_the_link_is_put_into_each_form_of_a_source() -> None:
    flow = "source: {title: T, url: 'https://a.b/c', language: en}\nclaims: []\n"
    assert insert_archive(flow, LINK) == flow.replace("c',", f"c', archive: {LINK},")
    folded = "source:\n  url: >-\n    https://a.b/c\n  title: T\nclaims: []\n"
    assert insert_archive(folded, LINK) == folded.replace("b/c\n", f"b/c\n  archive: {LINK}\n")
    ends = "claims: []\r\nsource:\r\n  url: https://a.b/c"
    assert insert_archive(ends, LINK) == f"{ends}\r\n  archive: {LINK}\r\n"
    for text in (
        "claims: []\n",
        "source: {title: T}\n",
        "source: [\n",
        "source: {url: a, archive: b}",
    ):
        with pytest.raises(NotInsertableError):
            insert_archive(text, LINK)


@given(st.integers(1, 6), st.sampled_from(["", "'", '"']), st.booleans(), st.booleans())
def test_every_other_byte_stays(indent: int, quotes: str, last: bool, comment: bool) -> None:  # noqa: FBT001
    before = " " * indent
    lines = [f"{before}title: Ä  # x", f"{before}url: {quotes}https://a.b/ä?c={quotes}"]
    lines[1] += "  # why" if comment else ""
    text = "\n".join(["source:", *(lines if last else lines[::-1]), "claims: []", ""])
    changed = insert_archive(text, LINK)
    assert changed.replace(f"{before}archive: {LINK}\n", "") == text
