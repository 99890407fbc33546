"""Faults that an attack found, one named case a kind."""

import gzip
import io
import json
import os
import re
import resource
import signal
import struct
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType

import pandas as pd
import pytest
from attack import AS_OF, copied, copied_short, run, tree
from click.testing import CliRunner
from programs import finish

from forecasts.cli import main
from forecasts.ledger import load
from forecasts.problem import did_you_mean
from forecasts.reading import read, read_period
from forecasts.scores.scoring.score_table import score_table
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table


@pytest.mark.parametrize("stated", [None, date(9999, 12, 31), date(1, 1, 1), date(2024, 2, 29)])
@pytest.mark.parametrize(
    "text",
    [
        "In FY0000 we sold 5 million cars.",
        "Sales reach 5 million next year and 6 million a year later.",
        "The first half of 0000 saw 5 million cars.",
        "0000年销量500万辆，明年600万辆",
        "全年销量500万辆，2月销量40万辆，去年同期30万辆",
    ],
)
def test_a_period_that_no_calendar_has_is_none(text: str, stated: date | None) -> None:
    assert [found.value for found in read(text, stated=stated)]


PERIODS = (
    "FY{y}", "FY{y}/{z}", "{y}-{z}", "Q4 {y}", "the second half of {y}", "by the end of {y}",
    "{y}s", "a year earlier", "the next five years", "last year", "the year to March {y}", "May",
    "mid-{y}", "{y}年", "{y}年上半年", "{y}年第四季度", "去年同期", "未来五年",
    "{y}年代", "明年",
    "{y}年度", "今年底", "令和{y}年", "来年", "5年後", "the fourth quarter", "Christmas",
    "12月", "year-end", "{y}/{z}",
)  # fmt: skip


@pytest.mark.parametrize("stated", [date(9999, 12, 31), date(1, 1, 1), date(1, 3, 1), date.max])
@pytest.mark.parametrize("year", ["0000", "0001", "9999", "9990", "1", "99", "12345", "2024"])
def test_periods_at_the_ends_of_the_calendar_are_read_or_left(year: str, stated: date) -> None:
    for words in PERIODS:
        period = words.format(y=year, z=str(int(year) + 1)[-2:])
        for text in (
            f"Sales will reach 5 million in {period}, 6 million two years later.",
            f"{period}销量将达500万辆，同比增长5%，次年600万辆。",
        ):
            read(text, stated=stated)
            read_period(period, stated=stated)


def test_a_family_of_columns_may_hold_the_column_of_values() -> None:
    claims = pd.DataFrame({"year": ["2020"], "value": ["3"], "valued": ["5"]})
    actuals = pd.DataFrame({"year": ["2020"], "actual": ["4"]})
    scores = score_table(
        claims, actuals, columns=("source=val*",), by="source", metrics="n,mae", error="points"
    )
    assert scores.table["mae"].tolist() == [1.0, 1.0]


def test_a_long_chain_of_parts_is_walked_once(tmp_path: Path) -> None:
    """Every code was walked to its last whole, and told of it: 20,000 took the square of that."""
    top = copied(tmp_path)
    chain = "".join(f"r{n}: {{name: R{n}, part_of: r{n + 1}}}\n" for n in range(4000))
    path = top / "claims" / "codes" / "regions.yaml"
    path.write_text(path.read_text("utf-8") + chain, encoding="utf-8")
    problems = load(top / "claims").problems
    assert [problem.code for problem in problems if problem.code == "F108"] == ["F108"]


def test_thousands_of_unknown_names_beside_thousands_of_known_ones_are_answered() -> None:
    """Each was compared with the letters of every known one, which took minutes."""
    known = tuple(f"subject-number-{n:05}" for n in range(5000))
    for n in range(300):
        assert did_you_mean(f"subject-numbr-{n:05}", known)


def test_what_stderr_says_into_a_log_is_inert(tmp_path: Path) -> None:
    top = copied(tmp_path)
    code, _, err = finish(top, "check", "no\x1b[2Jsuch", "--format", "full")
    assert code in {2, 3}
    assert "\x1b" not in err
    code, _, err = finish(top, "list", "--ledger", "no\x1b[2Jsuch")
    assert "\x1b" not in err


TABLES = ("rows.csv", "rows.csv.gz", "rows.csv.zip", "rows.jsonl", "rows.parquet")
READING = {
    "snippet": ("add", "snippet"),
    "article": ("read", "article"),
    "claims/schema.json": ("check", "--fix"),
    **{name: ("score", "--claims", name, "--actuals", "o.csv") for name in TABLES},
}


@pytest.mark.parametrize("name", READING)
@pytest.mark.parametrize("kind", ["pipe", "device", "huge"])
def test_nothing_waits_for_a_pipe_or_reads_without_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    """A pipe that nobody writes into held `score` and `add`; /dev/zero filled the memory."""
    if kind == "huge" and name in {"rows.csv", "rows.jsonl"}:
        pytest.skip("a plain table may have any size")
    top = copied(tmp_path)
    (top / "o.csv").write_text("period,value\n2020,1\n")
    path = top / name
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        with path.open("wb") as file:
            file.truncate(6_000_000_000)
    monkeypatch.chdir(top)
    with bounded():
        code, wrong = run(*READING[name])
    assert not wrong
    empty = 0 if name == "article" else 1
    codes = {empty, 2} if kind == "pipe" else {2, 3}
    assert code in ({0} if name.startswith("claims") else codes)


@contextmanager
def bounded(seconds: int = 20) -> Iterator[None]:
    """Give what runs inside some seconds and 1.5 GB more: a fault is then no hang of the tests."""

    def stop(_number: int, _frame: object) -> None:
        raise AssertionError("it waits")

    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    resource.setrlimit(resource.RLIMIT_AS, (now + 1_500_000_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def little_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))


def test_what_unpacks_without_an_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forecasts.scores.tables.opening.MOST_STREAMED", 2**20)
    with gzip.open(tmp_path / "rows.csv.gz", "wb", compresslevel=1) as file:
        file.write(b"source,period,value\n" + b"a,2020,1\n" * 200_000)
    with pytest.raises(TableError, match="more than 1 MB"):
        read_table(tmp_path / "rows.csv.gz")


def test_a_table_of_one_value_said_a_million_times_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.setattr("forecasts.scores.tables.files.MOST_CELLS", 10_000)
    pd.DataFrame({"source": 1, "value": 2}, index=range(500_000)).to_parquet(
        tmp_path / "rows.parquet", index=False
    )
    with pytest.raises(TableError, match="no table of forecasts"):
        read_table(tmp_path / "rows.parquet")


def test_a_mark_before_damaged_bytes_is_left_to_a_person(tmp_path: Path) -> None:
    """`check --fix` took the mark away and fell over the bytes behind it."""
    top = copied(tmp_path)
    path = top / "claims" / "damaged.yaml"
    path.write_bytes(b"\xef\xbb\xbfsource: {title: caf\xe9}\n")
    code, _, err = finish(top, "check", "--fix")
    assert code == 1, err
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_review_under_a_limit_of_memory_keeps_to_it(tmp_path: Path) -> None:
    """The typesetter asked for 4 GB where the one who started it had less, and fell over."""
    code, _, err = finish(
        copied(tmp_path), "sheet", "--where", "subject=example-lamps", *AS_OF, "--format", "pdf",
        preexec_fn=little_memory,
    )  # fmt: skip
    assert code == 0, err


def lines_run(text: str) -> int:
    """Return how many lines of Python the reading of a text runs through."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read(text, stated=date(2025, 1, 1))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("between", [", ", " and ", "、", "|", "\t", "\n", "; ", "，"])
@pytest.mark.parametrize("figure", ["5 million", "5%", "$5", "15", "5亿元", "millions |x|y|"])
def test_a_text_four_times_as_long_takes_four_times_the_work(figure: str, between: str) -> None:
    """A list without units was walked again for each of its figures, and so were a row's cells."""
    read(f"{figure}{between}{figure}")  # patterns are compiled at their first use
    short, long = (lines_run(between.join([figure] * number)) for number in (30, 120))
    assert long < 5 * short


def packed(*names: str, flag: int = 0, method: int = zipfile.ZIP_STORED) -> bytes:
    """Return an archive of small tables, whose first entry says what it is not."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "period,value\n2020,1\n")
    data = bytearray(stream.getvalue())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + place
        data[at : at + 4] = struct.pack("<HH", flag, method)
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("c.csv.zip", packed("a.csv", flag=1), "what it holds is encrypted"),
        ("c.csv.zip", packed("a.csv", method=97), "compression method is not supported"),
        ("c.csv.zip", packed("a.csv", "b.csv"), "it holds 2 files, where one belongs"),
        ("c.csv", b"period,value" + b",x" * 20_000 + b"\n2020,1\n", "20,001 columns"),
        ("c.csv.gz", gzip.compress(b"a\t" * 20_000), "20,000 columns"),
        ("c.jsonl", b"".join(b'{"c%d": 1}\n' % n for n in range(20_000)), "20,000 columns"),
    ],
    # Packed bytes hold the time: each process of the tests would name them otherwise.
    ids=["encrypted", "unknown method", "two files", "wide", "wide and packed", "a key a line"],
)
def test_a_table_that_is_packed_otherwise_or_far_too_wide_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, words: str
) -> None:
    """An encrypted archive was a traceback; 20,000 lines with a key each were 400,000,000 cells."""
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(data)
    Path("o.csv").write_text("period,value\n2020,1\n")
    result = CliRunner().invoke(main, ["score", "--claims", name, "--actuals", "o.csv"])
    assert result.exit_code == 2, result.output
    assert name in result.stderr
    assert words in result.stderr


def test_a_table_to_import_that_is_far_too_wide_is_refused(tmp_path: Path) -> None:
    """The names were counted for each name: 100,000 columns took the square of that."""
    (tmp_path / "t.csv").write_text(",".join(map(str, range(20_000))) + "\nx\n")
    result = CliRunner().invoke(main, ["import", str(tmp_path / "t.csv"), "--guess"])
    assert result.exit_code == 2, result.output
    assert "20,000 columns" in result.stderr


def test_what_is_too_large_to_be_squared_is_infinite_and_no_complaint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A warning with a path of this machine went to stderr; under `-W error` it was a fault."""
    monkeypatch.chdir(tmp_path)
    Path("c.csv").write_text("period,value\n2020,-1e308\n2021,1e308\n")
    Path("o.csv").write_text("period,value\n2020,1\n2021,2\n")
    words = ("--error", "absolute", "--metrics", "n,mae,rmse", "--format", "csv")
    command = ["score", "--claims", "c.csv", "--actuals", "o.csv", *words]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert "overflow" not in result.stderr
    assert result.stdout.splitlines()[-1].endswith("inf")


HOSTILE = "</svg></script><img src=x onerror=alert(1)><script>alert(1)</script>]]>`x`|{{7*7}} \\"
CLAIM = """source:
  {{title: {h}, publisher: {h}, published: 2024-03-01, language: en, url: {url}}}
claims:
  - id: hostile
    quote: {quote}
    at: {h}
    claimant: {{person: {h}, organisation: {h}, role: {h}}}
    subject: example-lamps
    measure: sales
    region: World
    value: about 5 million unit
    target: by 2030
    condition: {h}
    notes: {h}
"""
PAGES = (
    ("site", *AS_OF, "-o", "out/site"),
    ("sheet", "--where", "subject=example-lamps", *AS_OF, "-o", "out/sheet", "--format", "md",
     "--format", "svg"),
    ("chart", "ladder", *AS_OF, "-o", "out/chart", "--format", "svg"),
)  # fmt: skip


@pytest.mark.parametrize("address", ["https://example.org/", "javascript:"])
def test_a_hostile_claim_is_text_on_every_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """The address of a source stood in a sheet's Markdown as it was, and could end its brackets."""
    monkeypatch.chdir(copied_short(tmp_path))
    fields = {"h": HOSTILE, "quote": f"about 5 million units by 2030 {HOSTILE}",
              "url": address + HOSTILE.replace(" ", "/")}  # fmt: skip
    quoted = {name: json.dumps(text) for name, text in fields.items()}
    Path("claims/hostile.yaml").write_text(CLAIM.format(**quoted))
    for words in PAGES:
        assert run(*words) == (0, "")
    pages = [path for path in Path("out").rglob("*") if path.suffix not in {".csv", ".json"}]
    assert len(pages) > 20
    for path in pages:
        text = path.read_text("utf-8") if path.is_file() else ""
        assert not re.search(r"(?<!\\)<(?:script>alert|img src=x)", text), path
        assert not re.search(r"""(?:href|src)=.?javascript|\(<?javascript""", text), path
    assert any("alert(1)" in path.read_text("utf-8") for path in pages if path.is_file())


def test_a_site_follows_no_link_in_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copied_short(tmp_path / "top"))
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("kept")
    Path("out").mkdir()
    Path("out/index.html").symlink_to(outside / "kept")
    assert run("site", *AS_OF, "-o", "out") == (0, "")
    assert not Path("out/index.html").is_symlink()
    Path("out/moved").write_text("")
    Path("out/claims").rename("out/moved-away")
    Path("out/claims").symlink_to(outside)
    assert run("site", *AS_OF, "-o", "out") == (3, "")
    assert tree(outside) == {"kept": b"kept"}
