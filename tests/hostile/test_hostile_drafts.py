"""Articles and drafts of others: `extract` always answers, `accept` loses nothing of the file."""

import io
import os
import re
import zlib
from itertools import islice
from pathlib import Path

import pytest
from attack import PAYLOADS, TIMES, copied, mutants, run, say, tree
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from test_hostile_found import bounded

from forecasts.cli import main
from forecasts.editing.accepting import accept_draft, change_draft, find_draft, refuse_draft
from forecasts.editing.insert import NotInsertableError
from forecasts.extracting.pages.layout import LONGEST, lay_out
from forecasts.ledger import load
from forecasts.ledger.nodes import Mapping

SAID = (
    "The Lamp Association said on Monday that sales of lamps will reach {n} million units by 2030. "
)
ARTICLE = "Lamps to grow\nDaily News, 2024-03-05\n\n" + SAID.format(n=5) * 5 + "\n"
PAGE = (
    "<html><head><title>Lamps</title><meta property='article:published_time' content='2024-03-05'>"
    f"</head><body><article><h1>Lamps</h1>{'<p>' + SAID.format(n=5) * 3 + '</p>'}</article></html>"
)
STATED = ("--stated", "2024-03-05", "--publisher", "Daily")


def make_pdf(content: bytes, *, packed: bool = True) -> bytes:
    """Return a PDF of one page with this stream as its content."""
    data = zlib.compress(content, 9) if packed else content
    kind = b"/Filter /FlateDecode" if packed else b""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), kind, data),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    stream = io.BytesIO(b"%PDF-1.4\n")
    stream.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(stream.tell())
        stream.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = stream.tell()
    stream.write(b"xref\n0 6\n0000000000 65535 f \n")
    stream.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    stream.write(b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % table)
    return stream.getvalue()


TEXT = b"BT /F1 12 Tf 50 700 Td (Sales of lamps will reach 5 million units by 2030.) Tj ET"


@pytest.mark.parametrize(
    ("name", "whole", "number"),
    [
        ("a.txt", ARTICLE.encode(), 40),
        ("a.html", PAGE.encode(), 2),
        ("a.pdf", make_pdf(TEXT, packed=False), 2),
    ],
)
def test_damaged_articles_get_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, whole: bytes, number: int
) -> None:
    monkeypatch.chdir(copied(tmp_path))
    failed = []
    for turn, data in enumerate(islice(mutants(whole, 1), number * TIMES)):
        Path(name).write_bytes(data)
        more = ("--all",) if turn % 4 == 3 else ()
        code, wrong = run("extract", name, *STATED, *more)
        if wrong or code not in {0, 1}:
            failed.append(f"{turn}: {code} {wrong}")
    say(f"damaged articles, {name}", number * TIMES, failed)


def test_payloads_in_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever an article says, the file of drafts is one that the ledger reads."""
    top = copied(tmp_path)
    monkeypatch.chdir(top)
    before = tree(top / "claims")
    words = ("Lamps", "Daily News", "2024-03-05", "Association", "5", "million units", "2030")
    tried, failed = 0, []
    for number, payload in enumerate(PAYLOADS):
        word = words[number % len(words)]
        Path("a.txt").write_text(ARTICLE.replace(word, payload), "utf-8", errors="surrogatepass")
        code, wrong = run("extract", "a.txt", *STATED, "--into", "claims")
        made = [top / "claims" / name for name in tree(top / "claims").keys() - before.keys()]
        drafts = [path for path in made if path.suffix == ".yaml"]
        # A figure without a unit is a draft for a person to mend.
        faults = {one.code for one in load("claims").problems} - {"F401"}
        if wrong or code or len(drafts) > 1 or faults:
            failed.append(f"{word} = {payload[:50]!r}: {code} {wrong} {drafts} {faults}")
        tried += 1
        for path in made:
            path.unlink()
    outside = {path.name for path in top.iterdir()} - {"a.txt", "claims", "actuals"}
    failed += [f"written outside: {name}" for name in outside]
    say("payloads in articles", tried, failed)


ENCODINGS = (
    "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "utf-7",
    "gb18030", "big5", "shift_jis", "iso2022_jp", "euc_kr", "cp037", "koi8-r",
)  # fmt: skip


def test_articles_in_any_encoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copied(tmp_path))
    tried, failed = 0, []
    for encoding in ENCODINGS:
        for text in (ARTICLE, ARTICLE.replace("Lamp Association", "照明协会预计，")):
            Path("a.txt").write_bytes(text.encode(encoding, "replace"))
            code, wrong = run("extract", "a.txt", *STATED)
            tried += 1
            failed += [f"{encoding}: {code} {wrong}"] if wrong or code not in {0, 1} else []
    say("encodings of articles", tried, failed)


HUGE: dict[str, bytes] = {
    "NULs": b"\0" * 1_000_000,
    "a line of 10 MB": b"a" * 10_000_000,
    "a line of letters": b"a" * 1_900_000,
    "100,000 numbers": " ".join(map(str, range(100_000))).encode(),
    "brackets": b"(" * 500_000,
    "a packed file": b"PK\x03\x04" + b"\0" * 1_000_000,
    "a page of unclosed tags": b"<html><body>" + b"<div>" * 100_000,
    "a PDF that unpacks to 300 MB": make_pdf(b" " * 300_000_000),
    "a PDF whose pages are themselves": make_pdf(TEXT).replace(b"[3 0 R]", b"[2 0 R]"),
    "a page with entities": b'<!DOCTYPE html [<!ENTITY x SYSTEM "/etc/passwd">]>' + PAGE.encode(),
    "a charset that decodes nothing": b'<meta charset="undefined">' + PAGE.encode(),
}
LONG = {
    "a line of sentences": SAID.format(n=5).encode() * 19_000,
    "a page of a million tags": b"<html><body>" + b"<p>a</p>" * 1_000_000,
    "a PDF of ten million texts": make_pdf(b"BT /F1 12 Tf " + b"(a) Tj " * 10_000_000 + b"ET"),
}


@pytest.mark.parametrize("kind", [*HUGE, *(LONG if TIMES > 1 else ())])
def test_huge_articles_get_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(copied(tmp_path))
    Path("article").write_bytes({**HUGE, **LONG}[kind])
    with bounded(20 if kind in HUGE else 120):
        result = CliRunner().invoke(main, ["extract", "article", *STATED])
    assert result.exit_code in {0, 1}, result.output
    assert "root:" not in result.output


def test_what_is_not_looked_at_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each figure looks at its paragraph: 19,000 in a line of 2 MB took hours."""
    monkeypatch.setattr("forecasts.extracting.proposing.MOST_CLAIMS", 3)
    monkeypatch.setattr("forecasts.extracting.proposing.MOST_FIGURES", 6)
    path = tmp_path / "a.txt"
    path.write_text("Lamps\n\n" + "".join(SAID.format(n=n) for n in range(2, 11)))
    result = CliRunner().invoke(main, ["extract", str(path), *STATED])
    assert "only the first 6 of 9 figures" in result.stderr
    assert "only the first 3 of 6 claims" in result.stderr
    assert result.stdout.count("draft: true") == 3


@given(st.lists(st.sampled_from(["a. ", "b" * 900, "长。", " ", "\n", "\n\n", "12 "]), max_size=60))
def test_no_paragraph_is_longer_than_any_and_none_loses_a_word(parts: list[str]) -> None:
    text = "".join(parts)
    paragraphs = lay_out(text).paragraphs
    assert all(end - start <= LONGEST for start, end in paragraphs)
    kept = "".join(text[start:end] for start, end in paragraphs)
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", text)


@pytest.fixture
def drafted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of drafts of an article, in a ledger that is the current folder."""
    monkeypatch.chdir(copied(tmp_path))
    Path("a.txt").write_text(ARTICLE)
    result = CliRunner().invoke(main, ["extract", "a.txt", *STATED, "--into", "claims"])
    assert result.exit_code == 0, result.output
    return Path(result.stdout.strip())


def draft_in(file: Path) -> Mapping:
    found = re.search(r"id: (draft-\S+)", file.read_text("utf-8"))
    assert found
    draft = find_draft(file, found[1])
    assert draft
    return draft


@pytest.mark.parametrize("keys", ["a\n\n\n\n", "n\n"])
def test_accepting_keeps_the_ends_of_lines(drafted: Path, keys: str) -> None:
    drafted.write_bytes(drafted.read_bytes().replace(b"\n", b"\r\n"))
    result = CliRunner().invoke(main, ["accept"], input=keys)
    assert result.exit_code == 0, result.output
    data = drafted.read_bytes()
    assert b"draft" not in data
    assert data.count(b"\n") == data.count(b"\r\n")
    assert run("check") == (0, "")


@pytest.mark.parametrize("end", [b"# caf\xe9\n", b"# \x1b[2J\n", b"claims: []\n"])
def test_a_file_that_cannot_be_read_is_said_and_untouched(drafted: Path, end: bytes) -> None:
    drafted.write_bytes(drafted.read_bytes() + end)
    before = drafted.read_bytes()
    result = CliRunner().invoke(main, ["accept"], input="n\n")
    assert result.exit_code == 1
    assert "error F0" in result.stderr
    assert drafted.read_bytes() == before


def test_accept_waits_for_no_pipe(drafted: Path) -> None:
    os.mkfifo(drafted.parent / "pipe.yaml")
    with bounded():
        result = CliRunner().invoke(main, ["accept"], input="s\n")
    assert "not a regular file" in result.stderr
    assert result.exit_code == 1


def test_what_was_refused_is_remembered_or_the_draft_stays(drafted: Path) -> None:
    """A list in UTF-16 was a traceback; a link in its place was followed."""
    refused, before = drafted.parent / "codes" / "refused.tsv", drafted.read_bytes()
    refused.write_text("x\n", "utf-16")
    result = CliRunner().invoke(main, ["accept"], input="n\n")
    assert "nothing changed" in result.stderr
    assert drafted.read_bytes() == before
    refused.unlink()
    refused.symlink_to(Path("elsewhere").absolute())
    assert CliRunner().invoke(main, ["accept"], input="n\n").exit_code == 0
    assert not Path("elsewhere").exists()
    assert drafted.read_bytes() == before
    Path("elsewhere").write_text("kept\n")
    assert CliRunner().invoke(main, ["accept"], input="n\n").exit_code == 0
    assert Path("elsewhere").read_text() == "kept\n"
    assert "by 2030" in refused.read_text()


def test_a_draft_that_does_not_stand_on_its_own_is_left(drafted: Path) -> None:
    text = drafted.read_text()
    drafted.write_text(text[: text.index("claims:")] + "claims: [{id: x, draft: true}]\n")
    before = drafted.read_bytes()
    for keys in ("a\n", "n\n"):
        result = CliRunner().invoke(main, ["accept"], input=keys)
        assert "nothing changed" in result.stderr
        assert result.exception is None
    assert drafted.read_bytes() == before


def test_what_others_write_while_a_person_decides_stays(drafted: Path) -> None:
    """The text that was read before the question was written back after it."""
    draft = draft_in(drafted)
    drafted.write_text(drafted.read_text().replace("title: Lamps to grow", "title: A better one"))
    change_draft(drafted, draft, draft, Path("claims"))
    assert "title: A better one" in drafted.read_text()
    drafted.write_text(drafted.read_text().replace("measure: sales", "measure: stock"))
    with pytest.raises(NotInsertableError, match="changed meanwhile"):
        change_draft(drafted, draft, draft, Path("claims"))
    drafted.write_text(drafted.read_text().replace("draft: true", "draft: false"))
    for step in (
        lambda: accept_draft(Path("claims"), drafted, "draft-x", draft),
        lambda: refuse_draft(Path("claims"), drafted, draft, read_on="2024-03-06"),
    ):
        with pytest.raises(NotInsertableError, match="no longer there"):
            step()
    assert not (drafted.parent / "codes" / "refused.tsv").exists()
