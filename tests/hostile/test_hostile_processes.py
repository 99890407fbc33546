"""The whole program as a process: planted files, broken streams, kills, full disks, no network."""

import ctypes
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from attack import AS_OF, TIMES, copied, copied_one, say, tree
from click.testing import CliRunner
from programs import finish, finish_all, start

from forecasts.cli import main
from test_importing import TINY_MAP, TINY_ROW

PLANTED = ("multiprocessing", "json", "yaml", "pandas", "random", "socket", "pickle", "typst")
BLOCKED = """
import sys
def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.bind", "urllib.Request"}:
        sys.stderr.write("the network was asked\\n")  # whoever catches the error below
        raise PermissionError(f"the network: {event} {arguments}")
sys.addaudithook(refuse)
"""


ASKED = (
    ("chart", "ladder", *AS_OF, "--format", "png,svg", "-o", "drawn"),
    ("list", *AS_OF, "--format", "csv"),
)
PLAIN = {"PYTHONHASHSEED": "1", "TZ": "UTC"}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], str]:
    """Return the pictures and the list of claims as a plain folder and environment give them."""
    top = copied_one(tmp_path_factory.mktemp("plain"))
    codes, out, err = finish_all(top, ASKED, **PLAIN)
    assert codes == [0, 0], err
    return tree(top / "drawn"), out


def test_nothing_of_the_current_folder_is_run_or_read_and_nothing_of_the_network(
    tmp_path: Path, plain: tuple[dict[str, bytes], str]
) -> None:
    top = copied_one(tmp_path / "planted")
    for name in PLANTED:
        (top / f"{name}.py").write_text(f"open({str(tmp_path / 'RAN')!r}, 'w')\n")
    (top / "matplotlibrc").write_text("ps.fonttype: 42\nlines.linewidth: 9\nnonsense\n")
    (top / "rows.csv").write_text("source,period,value\na,2020,1\n")
    (top / "outcomes.csv").write_text("period,value\n2020,2\n")
    commands = (
        ("check",), *ASKED, ("due", *AS_OF), ("doctor",), ("convert", "5 EUR", *AS_OF),
        ("score", *AS_OF), ("review", "2024", *AS_OF, "-o", "out"), ("site", *AS_OF, "-o", "pages"),
    )  # fmt: skip
    codes, _, err = finish_all(top, commands, before=BLOCKED)
    assert "the network" not in err
    assert codes == [0] * len(commands), err
    rates = ("rates", "update", "--attempts", "1")
    codes, _, asked = finish_all(top, (rates,), before=BLOCKED)
    assert (codes, "the network was asked" in asked) == ([4], True)  # so it would have been told
    scheduled = ("--actuals", "outcomes.csv", "--scheduler", "local")
    code, _, also = finish(top, "score", "--claims", "rows.csv", *scheduled)
    assert code == 0, also
    assert "matplotlibrc" not in err + also
    assert not (tmp_path / "RAN").exists()
    assert tree(top / "drawn") == plain[0]


STREAMS: dict[str, tuple[str, int]] = {
    "{p} explain F001 >/dev/full": ("No space left on device", 3),
    "{p} check --format json >/dev/full": ("No space left on device", 3),
    "{p} check broken >/dev/full": ("No space left on device", 3),
    "{p} explain F001 >&-": ("the output is closed", 3),
    "{p} check broken >&-": ("the output is closed", 3),
    "{p} fmt - <&-": ("the input is closed", 3),
    "{p} explain F001 2>&-": ("", 0),
    "{p} list --ledger claims/a/b": ("there is no", 2),
}


@pytest.mark.parametrize("line", STREAMS)
def test_a_broken_stream_is_one_line_and_a_code(tmp_path: Path, line: str) -> None:
    top = copied(tmp_path)
    (top / "broken").mkdir()
    (top / "broken" / "a.yaml").write_text("x: [")
    program = f"{sys.executable} -m forecasts"
    result = subprocess.run(
        ["bash", "-c", line.format(p=program)], cwd=top, capture_output=True, text=True, check=False
    )
    words, code = STREAMS[line]
    assert result.returncode == code, result.stderr
    assert words in result.stderr
    assert result.stderr.count("\n") <= 2  # how many errors there are is one more
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/x.csv", "s3://x/y.parquet"])
def test_a_table_of_the_network_is_refused(address: str) -> None:
    result = CliRunner().invoke(main, ["score", "--claims", address, "--actuals", "a.csv"])
    assert result.exit_code == 2
    assert "only files of this machine" in result.stderr


@pytest.mark.parametrize(
    ("number", "code", "workers"), [(signal.SIGINT, 130, "2"), (signal.SIGTERM, 3, "1")]
)
def test_a_signal_is_one_line_and_leaves_nothing_behind(
    tmp_path: Path, number: int, code: int, workers: str
) -> None:
    top = copied(tmp_path)
    process = start(top, "chart", "all", *AS_OF, "-o", "out", "--workers", workers)
    assert process.stdout is not None
    process.stdout.readline()  # the first picture is there
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == code, err
    assert "stopped by" in err
    assert "Traceback" not in err
    assert not list(top.rglob("*.new"))


@contextmanager
def full_disk(limit: int) -> Iterator[None]:
    """Let no file of this process grow beyond a number of bytes, as if the disk were full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))  # Python ignores SIGXFSZ
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("limit", [0, 100, 20_000])
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    top = copied_one(tmp_path)
    monkeypatch.chdir(top)
    (top / "map.yaml").write_text(TINY_MAP, encoding="utf-8")
    table = ",".join(TINY_ROW) + "\n" + ",".join(f'"{cell}"' for cell in TINY_ROW.values())
    (top / "table.csv").write_text(table, encoding="utf-8")
    before = tree(top)
    small = (
        ("import", "table.csv", "--map", "map.yaml", "--into", "in"),
        ("site", *AS_OF, "--language", "en", "-o", "site"),
    )
    for words in (
        ("chart", "ladder", *AS_OF, "--format", "png", "-o", "out"),
        ("init", "new"),
        ("review", "2024", *AS_OF, "-o", "review", "--workers", "1"),
        *(small if limit < 200 else ()),
    ):
        with full_disk(limit):
            result = CliRunner().invoke(main, words)
        assert result.exit_code == 3, result.output
        # On a slow machine lines of progress, which begin with the seconds, stand before it.
        said = [line for line in result.stderr.splitlines() if not re.match(r" *\d+\.\d s ", line)]
        assert len(said) == 1, result.stderr
    assert {name: data for name, data in tree(top).items() if data} == before
    assert not list(top.rglob("*.new"))


@pytest.mark.parametrize(
    "words",
    [
        ("site", *AS_OF, "--language", "en", "-o"),
        ("review", "2024", *AS_OF, "--workers", "1", "-o"),
        ("chart", "ladder", *AS_OF, "--format", "svg", "-o"),
        ("sheet", "--where", "subject=example-lamps", *AS_OF, "--format", "md", "-o"),
        ("export", "datapackage", *AS_OF, "-o"),
        ("export", "sqlite", *AS_OF, "-o"),
        ("import", "table.csv", "--map", "map.yaml", "--into"),
        ("extract", "a.txt", "--stated", "2025-01-01", "--into"),
        ("init",),
    ],
)
def test_no_command_replaces_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    top = copied_one(tmp_path)
    monkeypatch.chdir(top)
    (top / "map.yaml").write_text(TINY_MAP, encoding="utf-8")
    table = ",".join(TINY_ROW) + "\n" + ",".join(f'"{cell}"' for cell in TINY_ROW.values())
    (top / "table.csv").write_text(table, encoding="utf-8")
    (top / "a.txt").write_text("Sales of lamps will reach 5 million units in 2030.", "utf-8")
    os.mkfifo(top / "pipe")
    before = sorted(top.rglob("*"))
    result = CliRunner().invoke(main, [*words, "pipe"])
    assert result.exit_code in {2, 3}, result.output
    assert "pipe" in result.stderr
    assert (top / "pipe").is_fifo()
    assert sorted(top.rglob("*")) == before


ENVIRONMENTS: dict[str, dict[str, str]] = {
    "hash seed": {"PYTHONHASHSEED": "7"},
    "time zone": {"TZ": "Pacific/Kiritimati"},
    "locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "no home": {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent/cache"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
    "another matplotlibrc": {"MATPLOTLIBRC": "rc"},
    "warnings are errors": {"PYTHONWARNINGS": "error"},
    "own settings of matplotlib": {"MPLCONFIGDIR": "rc"},
}


def environments() -> dict[str, dict[str, str]]:
    """Return what is changed: each alone in the long form, all at once in the short one."""
    if TIMES > 1:
        return ENVIRONMENTS
    changes = ENVIRONMENTS.values()
    return {" and ".join(ENVIRONMENTS): {key: one[key] for one in changes for key in one}}


def test_the_environment_changes_no_byte(
    tmp_path: Path, plain: tuple[dict[str, bytes], str]
) -> None:
    top = copied_one(tmp_path)
    (top / "rc").mkdir()
    (top / "rc" / "matplotlibrc").write_text("ps.fonttype: 42\naxes.linewidth: 9\n")
    pictures, words = plain
    failed = []
    for name, changed in environments().items():
        codes, out, err = finish_all(top, ASKED, **{**PLAIN, **changed})
        if codes != [0, 0] or out != words:
            failed.append(f"{name}: {codes} {err} {out[:500]}")
        if tree(top / "drawn") != pictures:
            failed.append(f"{name}: other pictures")
        shutil.rmtree(top / "drawn", ignore_errors=True)
    say("environments", len(ENVIRONMENTS), failed)


def obey_permissions() -> None:
    """Give up what lets root write to every file and read every folder, and remain root."""
    libc, no_more, writing_all, reading_all = ctypes.CDLL(None), 24, 1, 2
    for capability in (writing_all, reading_all):
        if libc.prctl(no_more, capability, 0, 0, 0):
            raise OSError("this system has no capabilities to drop")


@pytest.mark.parametrize("command", [("fmt", "claims"), ("init", "claims/new"), ("check",)])
def test_a_folder_that_may_not_be_written(tmp_path: Path, command: tuple[str, ...]) -> None:
    demote = obey_permissions if os.geteuid() == 0 else None
    top = copied(tmp_path)
    for path in (top, *top.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    file = next(iter(sorted((top / "claims").glob("2024*.yaml"))))
    file.chmod(0o644)
    file.write_bytes(file.read_bytes().replace(b"\n", b"  \n", 3))
    file.chmod(0o444)
    before = tree(top)
    try:
        code, _, err = finish(top, *command, preexec_fn=demote)
    finally:
        for path in (top, *top.rglob("*")):
            path.chmod(0o755)
    assert code == (0 if command == ("check",) else 3), err
    assert "Traceback" not in err
    assert tree(top) == before
