"""Corpora: every document once, whatever it is, however often the run is killed."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Timer

import fsspec
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli_runs import run
from clusters import start_cluster
from conftest import ROOT
from forecasts.boundary import RefusedError
from forecasts.corpora import partitions, supervised
from forecasts.corpora.documents import Raw, documents_of
from forecasts.corpora.partitions import find_partitions
from forecasts.corpora.relays import merge_relays
from forecasts.corpora.running import CorpusError, Counts, Settings, extract_corpus
from forecasts.corpora.sifting import may_claim
from forecasts.corpora.supervised import Reader, reader

LABELLED = sorted((ROOT / "tests" / "extract" / "labelled").glob("*.txt"))
SAID = "The market for kites will reach $4.5 billion by 2031, said the Kite Institute."
HEAD = "Kites go up\n\nBRISTOL, 3 March 2025 (Kite Weekly) - "
STATED = Settings(stated="2025-03-03")


def documents(paths: Sequence[Path | str], **columns: str) -> list[Raw]:
    return [
        raw
        for partition in find_partitions(map(str, paths))
        for raw in documents_of(partition, columns)
    ]


def write_lines(file: Path, texts: Sequence[str]) -> Path:
    lines = (
        json.dumps({"text": text, "url": f"https://example.org/{number}"})
        for number, text in enumerate(texts)
    )
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def response(status: str, kind: str, words: str) -> bytes:
    """Return a record of a web archive."""
    page = f"HTTP/1.0 {status}\r\nContent-Type: {kind}\r\n\r\n<html><body>{words}</body></html>"
    facts = (
        "WARC/1.0", "WARC-Type: response", "WARC-Target-URI: https://example.org/page",
        "WARC-Date: 2026-01-01T00:00:00Z", "WARC-Record-ID: <urn:uuid:0>",
        "Content-Type: application/http; msgtype=response", f"Content-Length: {len(page.encode())}",
    )  # fmt: skip
    return "\r\n".join((*facts, "", page, "", "")).encode()


def proposals(folder: Path) -> pd.DataFrame:
    return pd.read_parquet(folder / "proposals").sort_values(["document", "start"])


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.text("ab\n é", max_size=12), max_size=12),
    size=st.integers(1, 40),
    ended=st.booleans(),
)
def test_each_line_is_a_document_once_wherever_partitions_are_cut(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], size: int, *, ended: bool
) -> None:
    file = tmp_path_factory.mktemp("lines") / "a.jsonl"
    lines = [json.dumps({"text": text}) for text in texts]
    file.write_text("\n".join(lines) + ("\n" if ended else ""), encoding="utf-8")
    before, partitions.BYTES = partitions.BYTES, size
    try:
        if not file.stat().st_size:
            assert documents([file]) == []
            return
        found = documents([file])
    finally:
        partitions.BYTES = before
    assert [raw.data.decode() for raw in found] == texts
    assert len({raw.document for raw in found}) == len(texts)


def test_every_kind_of_file_gives_its_documents(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "news" / ".hidden.txt").write_text("not this", encoding="utf-8")
    line = json.dumps({"body": SAID, "day": "2025-03-03T10:00:00Z", "url": "https://a"})
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(line.encode() + b"\n"))
    rows = {"body": [SAID, None, SAID], "day": ["2025-03-03", "2025-03-04", None]}
    pq.write_table(pa.table(rows), tmp_path / "c.parquet", row_group_size=2)
    responses = [("200 OK", "text/html"), ("404 Not Found", "text/html"), ("200 OK", "image/png")]
    archive = (gzip.compress(response(status, kind, SAID)) for status, kind in responses)
    (tmp_path / "d.warc.gz").write_bytes(b"".join(archive))
    found = documents([tmp_path], text="body", date="day")
    by_file = Counter(Path(raw.document.partition("#")[0]).name for raw in found)
    assert by_file == {"a.txt": 1, "b.jsonl.gz": 1, "c.parquet": 3, "d.warc.gz": 1}
    assert [raw.date for raw in found if "b.jsonl" in raw.document] == ["2025-03-03"]
    assert [bool(raw.fault) for raw in found if "c.parquet" in raw.document] == [False, True, False]
    without = [raw for raw in found if not raw.fault and SAID not in raw.data.decode()]
    assert without == []


def test_an_address_that_nothing_serves_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="nope://x: Protocol not known"):
        extract_corpus(("nope://x",), tmp_path / "out", Settings("", ()), workers=1)


def test_an_address_of_fsspec_is_read_as_a_folder_is() -> None:
    system = fsspec.filesystem("memory")
    system.pipe("/corpus/a.txt", SAID.encode())
    system.pipe("/corpus/b.jsonl", json.dumps({"text": SAID}).encode())
    found = documents(["memory://corpus"])
    assert sorted(raw.document for raw in found) == [
        "memory:///corpus/a.txt", "memory:///corpus/b.jsonl#0",
    ]  # fmt: skip
    assert all(raw.data.decode() == SAID for raw in found)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.parquet", "a.warc.gz"])
def test_what_is_damaged_is_an_error_row_and_the_rest_is_read(name: str, tmp_path: Path) -> None:
    if name == "a.jsonl.gz":
        line = json.dumps({"text": HEAD + SAID}).encode() + b"\n"
        whole = gzip.compress(line, mtime=0) + gzip.compress(os.urandom(1000).hex().encode())
        (tmp_path / name).write_bytes(whole[:-100])
    else:
        (tmp_path / name).write_bytes(b"PAR1 no such thing" * 5)
    (tmp_path / "b.txt").write_text(HEAD + SAID, encoding="utf-8")
    counts = extract_corpus([str(tmp_path)], tmp_path / "out", STATED)
    errors = pd.read_parquet(tmp_path / "out" / "errors")
    assert counts.errors == len(errors) == 1
    assert any(words in errors["reason"][0] for words in ("the rest cannot be read", "no WARC"))
    assert counts.proposals == len(proposals(tmp_path / "out")) >= 1


def test_lines_that_are_no_documents_are_errors_with_their_place(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    lines = ["{no json", "[1]", json.dumps({"txt": 1}), json.dumps({"text": HEAD + SAID})]
    file.write_text("\n".join(lines), encoding="utf-8")
    counts = extract_corpus([str(file)], tmp_path / "out", STATED)
    errors = pd.read_parquet(tmp_path / "out" / "errors")
    assert counts == Counts(4, counts.proposals, 3, file.stat().st_size)
    assert [reason.split(",")[0] for reason in errors["reason"]] == [
        "the line is no JSON", "the line is no JSON object", "it has no text in `text` or `html`",
    ]  # fmt: skip
    for place in errors["document"]:
        at = int(place.rpartition("#")[2])
        assert file.read_bytes()[at - 1 : at] in {b"", b"\n"}


def test_a_document_that_is_too_much_is_an_error_and_the_next_is_read() -> None:
    good = Raw("good", (HEAD + SAID).encode(), text=True)
    with reader(seconds=20) as found:
        assert found.read(good, "")["rows"][0]["organisation"] == "Kite Institute"
        child = found._child
        assert child is not None
        child.kill()
        assert found.read(good, "") == {"refused": "it ended the reading process"}
        assert found.read(good, "")["rows"]
        found._seconds = 0.0
        assert found.read(good, "") == {"refused": "it takes more than 0 seconds"}
        found._seconds = 20
        assert found.read(good, "")["rows"]
    assert Reader().read(Raw("x", fault="torn"), "") == {"refused": "torn"}


def test_a_process_that_does_not_answer_is_killed_at_its_deadline() -> None:
    good = Raw("good", (HEAD + SAID).encode(), text=True)
    woken: list[int] = []
    with reader(seconds=20) as found:
        assert found.read(good, "")["rows"]
        child = found._child
        assert child is not None

        def wake() -> None:  # else a reader that waits for ever would hang the tests
            woken.append(child.pid)
            child.send_signal(signal.SIGCONT)

        clock = Timer(20, wake)
        child.send_signal(signal.SIGSTOP)
        clock.start()
        found._seconds = 0.2
        assert found.read(good, "") == {"refused": "it takes more than 0.2 seconds"}
        clock.cancel()
        assert woken == []
        found._seconds = 20
        assert found.read(good, "")["rows"]


def test_a_document_without_a_date_is_refused_where_it_may_claim(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Nothing here is about the days to come.", encoding="utf-8")
    counts = extract_corpus(
        [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], tmp_path / "out", Settings()
    )
    errors = pd.read_parquet(tmp_path / "out" / "errors")
    assert counts[:3] == (2, 0, 1)
    assert errors["reason"].tolist() == ["it states no date, and none is given"]


def test_sifting_loses_no_claim_of_the_labelled_articles() -> None:
    lost = [
        file.name
        for file in LABELLED
        if file.with_suffix(".tsv").read_text(encoding="utf-8").count("\n") > 1
        and not may_claim(file.read_text(encoding="utf-8"))
    ]
    assert len(LABELLED) >= 40
    assert lost == []
    assert not may_claim("It rained in 1997.\nWe will see.")


def test_forty_papers_with_one_release_are_one_claim(tmp_path: Path) -> None:
    papers = [f"{HEAD}{SAID} Paper {number} adds a line of its own." for number in range(40)]
    other = (
        f"{HEAD}Sales of cheese to schools and hospitals will reach $4.5 billion by 2031, he says."
    )
    write_lines(tmp_path / "a.jsonl", [*papers[:25], other])
    write_lines(tmp_path / "b.jsonl", papers[25:])
    counts = extract_corpus([str(tmp_path)], tmp_path / "out", STATED)
    assert counts.proposals == 41
    assert merge_relays(tmp_path / "out") == 2
    claims = pd.read_parquet(tmp_path / "out" / "claims.parquet")
    assert sorted(claims["relays"]) == [0, 39]
    relays = pd.read_parquet(tmp_path / "out" / "relays.parquet")
    first = claims.loc[claims["relays"] == 39].iloc[0]
    assert set(relays["claim"]) == {first["document"]}
    assert set(relays["claim_start"]) == {first["start"]}
    assert relays["document"].is_unique


def test_a_link_in_the_place_of_a_table_is_not_followed(tmp_path: Path) -> None:
    kept, out = tmp_path / "kept", tmp_path / "out"
    kept.write_text("of somebody else")
    (out / "proposals").mkdir(parents=True)
    (out / ".claims.parquet.new").symlink_to(kept)
    assert merge_relays(out) == 0
    assert kept.read_text() == "of somebody else"
    assert {path.name for path in out.iterdir()} == {
        "proposals", "claims.parquet", "relays.parquet",
    }  # fmt: skip


def test_another_corpus_or_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    file = write_lines(tmp_path / "a.jsonl", [SAID])
    out = tmp_path / "out"
    extract_corpus([str(file)], out, STATED)
    before = proposals(out)
    with pytest.raises(CorpusError, match="other settings"):
        extract_corpus([str(file)], out, Settings(stated="2024-01-01"))
    write_lines(file, [SAID, SAID])
    with pytest.raises(CorpusError, match="other documents"):
        extract_corpus([str(file)], out, STATED)
    pd.testing.assert_frame_equal(proposals(out), before)
    with pytest.raises(CorpusError, match="holds other files"):
        extract_corpus([str(file)], tmp_path, STATED)
    with pytest.raises(FileNotFoundError, match="no document is there"):
        extract_corpus([str(tmp_path / "none")], tmp_path / "new", STATED)


def test_the_command_says_what_came_of_it(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [HEAD + SAID, HEAD + SAID, "{"])
    out = str(tmp_path / "out")
    words = ("extract", "--corpus", out, str(tmp_path / "a.jsonl"))
    code, printed, _ = run(*words)
    assert code == 0
    assert printed == "3 documents, 0.0 MB: 1 claim, 1 relay, 0 documents not read\n"
    code, _, err = run(*words, "--column", "body=x")
    assert code == 2
    assert "NAME one of text, html, url, date, title" in err
    code, _, err = run("extract", str(tmp_path / "a.jsonl"), "--workers", "2")
    assert code == 2
    assert "go with --corpus" in err
    code, _, err = run(
        *words[:2], str(tmp_path / "on"), words[3], "--scheduler", "tcp://127.0.0.1:9"
    )
    assert code == 2
    assert "no Dask scheduler answers" in err


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten files of the labelled articles, a partition each."""
    folder = tmp_path_factory.mktemp("corpus")
    texts = [file.read_text(encoding="utf-8") for file in LABELLED]
    for number in range(10):
        write_lines(folder / f"{number}.jsonl", texts[number::10] * 2)
    return folder


@pytest.fixture(scope="module")
def whole(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an undisturbed run makes of it."""
    folder = tmp_path_factory.mktemp("whole") / "out"
    extract_corpus([str(corpus)], folder, STATED, workers=2)
    merge_relays(folder)
    return folder


def same(one: Path, other: Path) -> bool:
    """Tell whether two folders hold the same files with the same bytes."""
    return contents(one) == contents(other)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*.parquet") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_killed_run_goes_on_and_has_each_document_once(
    corpus: Path, whole: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    words = ("extract", "--corpus", str(out), str(corpus), "--stated", "2025-03-03")
    command = [sys.executable, "-m", "forecasts", *words, "--workers", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(6000):
        done = len(list((out / "proposals").glob("*.parquet"))) if out.is_dir() else 0
        if done >= 2 or process.poll() is not None:
            break
        time.sleep(0.01)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert 2 <= len(list((out / "proposals").glob("*.parquet"))) < 10
    assert not (out / "claims.parquet").exists()
    code, printed, _ = run(*words)
    assert code == 0
    assert printed.startswith(f"{2 * len(LABELLED)} documents")
    assert same(out, whole)
    assert not proposals(out).duplicated(["document", "start", "value", "target"]).any()


def test_a_process_reads_one_partition_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []

    def start(*arguments: object, **named: object) -> object:
        started.append(arguments)
        return whole_start(*arguments, **named)

    whole_start = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(partitions, "BYTES", 200)
    file = write_lines(tmp_path / "many.jsonl", [f"{HEAD}{SAID}"] * 6)
    assert len(find_partitions([str(file)])) > 3
    assert extract_corpus([str(file)], tmp_path / "one", STATED).documents == 6
    assert len(started) == 1
    monkeypatch.setattr(supervised, "_MOST", 2 * len(HEAD + SAID) - 1)
    assert extract_corpus([str(file)], tmp_path / "two", STATED).proposals == 6
    assert len(started) == 1 + 3


@pytest.fixture(scope="module")
def cluster() -> "Iterator[tuple[str, list[subprocess.Popen[str]]]]":
    with start_cluster(2) as started:
        yield started


def test_a_cluster_gives_the_same_when_a_worker_is_killed(
    corpus: Path,
    whole: Path,
    tmp_path: Path,
    cluster: "tuple[str, list[subprocess.Popen[str]]]",
) -> None:
    address, workers = cluster
    out = tmp_path / "out"
    done: list[Counts] = []

    def tell(counts: Counts) -> None:
        done.append(counts)
        if len(done) == 3:
            workers[0].kill()

    total = extract_corpus([str(corpus)], out, STATED, scheduler=address, report=tell)
    assert workers[0].wait(timeout=10) == -signal.SIGKILL
    assert len(done) == 10
    assert total.documents == 2 * len(LABELLED)
    merge_relays(out)
    assert same(out, whole)
