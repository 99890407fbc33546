"""Partitions on Dask: the single machine's result to the bit, also when a worker is killed."""

import io
import os
import signal
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

from clusters import start_cluster
from forecasts.scores.request import ScoreRequest
from forecasts.scores.scoring.partitions import (
    _bundle_columns,
    _is_local,
    score_files,
    score_part,
)
from forecasts.scores.scoring.running_sums import add_part, start_sums
from forecasts.scores.scoring.score_columns import score_columns
from forecasts.scores.scoring.score_table import make_request, score_request
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.file_parts import find_parts, read_part
from forecasts.scores.tables.files import read_table
from forecasts.scores.tables.folders import read_parts

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

PARTS = 24
SUMS = ScoreRequest(by=("source", "horizon"), metrics=("n", "mean_error", "rmse", "mean_log"))
WHOLE = ScoreRequest(
    by=("source",), metrics=("n", "mae", "median_log", "two_thirds_spread", "relative_skill:mae")
)


def make_files(folder: Path, rows: int = 3000) -> tuple[list[str], pd.DataFrame]:
    rng = np.random.default_rng(8)
    actuals = pd.DataFrame(
        {"target": [f"t{n}" for n in range(50)], "value": rng.lognormal(3, 1, 50)}
    )
    paths = []
    for number in range(PARTS):
        place = rng.integers(0, 52, rows)  # two targets have no actual
        claims = pd.DataFrame(
            {
                "source": rng.choice(["A", "B", "C"], rows),
                "target": [f"t{n}" for n in place],
                "horizon": rng.integers(1, 5, rows),
                "stated": [f"{number}-{n}" for n in range(rows)],
                "value": rng.lognormal(3, 1, rows),
            }
        )
        path = folder / f"part-{number:03d}.csv"
        claims.to_csv(path, index=False)
        paths.append(str(path))
    return paths, actuals


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], pd.DataFrame]:
    return make_files(tmp_path_factory.mktemp("archive"))


def whole(paths: list[str], actuals: pd.DataFrame, request: ScoreRequest) -> pd.DataFrame:
    claims = pd.concat([read_table(path) for path in paths], ignore_index=True)
    return score_request(claims, actuals, request).table


@pytest.fixture(scope="module")
def cluster() -> "Iterator[tuple[str, list[subprocess.Popen[str]]]]":
    """A scheduler and three workers, each a process of its own, on loopback."""
    with start_cluster(3) as started:
        yield started


def kill_when_under_way(address: str, pid: int, seen: list[str]) -> None:
    """Kill a worker as soon as it holds the result of a partition."""
    import distributed

    untyped: Any = distributed
    with untyped.Client(address) as client:
        mine = next(place for place, each in client.run(os.getpid).items() if each == pid)
        for _ in range(4000):
            held = [str(key) for key in client.has_what([mine])[mine]]
            if any("part" in key or "split" in key for key in held):
                os.kill(pid, signal.SIGKILL)
                seen += held
                return
            time.sleep(0.002)


@pytest.mark.parametrize(("request_", "place"), [(SUMS, 0), (WHOLE, 1)])
def test_a_killed_worker_changes_no_bit(
    request_: ScoreRequest,
    place: int,
    archive: tuple[list[str], pd.DataFrame],
    cluster: "tuple[str, list[subprocess.Popen[str]]]",
) -> None:
    paths, actuals = archive
    address, workers = cluster
    seen: list[str] = []
    killer = threading.Thread(
        target=kill_when_under_way, args=(address, workers[place].pid, seen), daemon=True
    )
    killer.start()
    found = score_files(paths, actuals, request_, scheduler=address)
    killer.join(timeout=30)
    assert seen, "the worker was killed too late to hold anything"
    assert workers[place].wait(timeout=10) == -signal.SIGKILL
    expected = whole(paths, actuals, request_)
    pd.testing.assert_frame_equal(found.table, expected, check_exact=True)
    assert any("of 72000 forecasts have no actual" in note for note in found.notes)


def test_partitions_that_spell_or_lack_a_column_are_one_table(
    tmp_path: Path, cluster: "tuple[str, list[subprocess.Popen[str]]]"
) -> None:
    for name, text in {
        "a": "source,horizon,year,value\nA,1,2020,3\n",
        "b": "source,Horizon,year,value\nB,1,2020,5\n",
        "c": "source,year,value\nC,2020,6\n",
        "d": "source,horizon,year,value\n\n",
    }.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    pd.DataFrame({"year": [], "value": []}).to_parquet(tmp_path / "e.parquet")
    actuals = pd.DataFrame({"year": ["2020"], "actual": ["2"]})
    told = (
        f"2 of 5 files hold no rows, such as {tmp_path / 'd.csv'}",
        f"claims: `horizon` is blank where 1 of 3 files lacks it, such as {tmp_path / 'c.csv'}",
    )
    claims, differences = read_parts(str(tmp_path))
    assert tuple(differences) == told
    for metrics in ("n,mae", "n,mae,mdae"):
        request = make_request(by="horizon", metrics=metrics, error="points")
        found = score_files([str(tmp_path)], actuals, request, scheduler=cluster[0])
        assert found.notes[:2] == told
        expected = score_request(claims, actuals, request)
        pd.testing.assert_frame_equal(found.table, expected.table, check_dtype=False)
        assert found.table["n"].tolist() == [2, 1]


def test_a_bad_cell_is_named_with_its_file(
    tmp_path: Path, cluster: "tuple[str, list[subprocess.Popen[str]]]"
) -> None:
    (tmp_path / "a.csv").write_text("target,value\nt1,1\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("target,value\nt1,l0\n", encoding="utf-8")
    actuals = pd.DataFrame({"target": ["t1"], "value": [1.0]})
    with pytest.raises(TableError, match=r"b\.csv: claims, column `value`: `l0` is no number"):
        score_files([str(tmp_path / "*.csv")], actuals, ScoreRequest(), scheduler=cluster[0])


def test_two_archives_at_once_on_one_scheduler_do_not_mix(
    tmp_path: Path, cluster: "tuple[str, list[subprocess.Popen[str]]]"
) -> None:
    """Tasks of one name are one task to a scheduler: names hold the run."""
    actuals = pd.DataFrame({"target": ["t1"], "value": [1.0]})
    found: dict[str, float] = {}

    def one(value: str) -> None:
        path = tmp_path / f"{value}.csv"
        path.write_text(f"target,value\nt1,{value}\n", encoding="utf-8")
        request = ScoreRequest(metrics=("mae",), error="absolute")
        scores = score_files([str(path)], actuals, request, scheduler=cluster[0])
        found[value] = scores.table["mae"][0]

    threads = [threading.Thread(target=one, args=(value,)) for value in ("2", "5")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {"2": 1.0, "5": 4.0}


def test_local_processes_give_the_same(tmp_path: Path) -> None:
    paths, actuals = make_files(tmp_path, rows=40)
    found = score_files([str(tmp_path / "part-*.csv")], actuals, SUMS)
    pd.testing.assert_frame_equal(found.table, whole(paths, actuals, SUMS), check_exact=True)
    claims = pd.concat([read_table(path) for path in paths], ignore_index=True)
    assert found.notes == score_request(claims, actuals, SUMS).notes


def test_sums_do_not_depend_on_where_a_table_is_cut(tmp_path: Path) -> None:
    paths, actuals = make_files(tmp_path, rows=30)
    claims = pd.concat([read_table(path) for path in paths], ignore_index=True)
    claims.to_csv(tmp_path / "all.csv", index=False)
    results = []
    for block in (200, 1500, 10**9):
        running = start_sums(len(SUMS.metrics))
        for part in find_parts([str(tmp_path / "all.csv")], block=block):
            running = add_part(running, score_part(part, actuals, SUMS), score_columns(SUMS))
        order = sorted(range(len(running.labels)), key=lambda n: str(running.labels[n]))
        results.append((running.totals[:, order], running.numbers[:, order]))
    for totals, numbers in results[1:]:
        assert (totals == results[0][0]).all()
        assert (numbers == results[0][1]).all()


def test_a_csv_is_cut_at_lines_and_never_inside_quotation_marks(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    frame = pd.DataFrame({"words": [f'say "{n}",\nor not' * (n % 3) for n in range(60)]})
    frame = frame.assign(value=[str(n) for n in range(60)])
    frame.to_csv(path, index=False)
    parts = find_parts([str(path)], block=70)
    assert len(parts) > 5
    found = pd.concat([read_part(part) for part in parts], ignore_index=True)
    pd.testing.assert_frame_equal(found, frame, check_dtype=False)


def test_row_groups_of_parquet_are_partitions(tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    frame = pd.DataFrame({"value": range(100)})
    frame.to_parquet(path, row_group_size=30)
    parts = find_parts([str(path)])
    assert [len(read_part(part)) for part in parts] == [30, 30, 30, 10]


def test_no_file_is_said() -> None:
    with pytest.raises(TableError, match="there is no `"):
        find_parts(["nowhere-*.csv"])
    with pytest.raises(TableError, match="there is no `"):
        find_parts(["nowhere.csv"])


def test_a_column_that_is_called_the_source_parts_no_bundles() -> None:
    head = read_table("-", stream=io.BytesIO(b"method,h,value\nA,1,2\n"))
    request = make_request(by="method,h", columns="source=method", baseline="mean")
    assert _bundle_columns(head, request) == ["h"]
    common = make_request(by="method,h", columns="source=method", common=True)
    assert _bundle_columns(head, common) == ["h"]
    assert not _is_local(head, score_columns(common), common)


@pytest.mark.parametrize(
    "request_",
    [
        ScoreRequest(metrics=("mean_revision",), error="points", by=("stated",)),
        ScoreRequest(metrics=("n", "mae"), error="points", growth="previous"),
    ],
)
def test_what_is_set_beside_another_occasion_or_period_is_never_parted(
    request_: ScoreRequest,
) -> None:
    head = pd.DataFrame(
        {"stated": ["2020-01"], "target_period": ["2021"], "horizon": ["1"], "value": ["1"]}
    )
    assert not _is_local(head, score_columns(request_), request_)
    assert _bundle_columns(head, request_) == []


def test_a_baseline_that_speaks_in_some_groups_alone_is_looked_for_in_all(tmp_path: Path) -> None:
    """A bundle without it took its name for an unknown one, and refused the whole."""
    rows = [
        f"{source},t{target},{horizon},{target + number}"
        for number, (source, horizons) in enumerate({"A": "123456789", "B": "1"}.items())
        for horizon in horizons
        for target in range(3)
    ]
    path = tmp_path / "claims.csv"
    path.write_text("\n".join(["source,target,horizon,value", *rows, ""]), encoding="utf-8")
    actuals = pd.DataFrame({"target": ["t0", "t1", "t2"], "value": ["2", "5", "9"]})
    found = ScoreRequest(metrics=("n", "skill"), error="points", by=("horizon",), baseline="B")
    done = score_files([str(path)], actuals, found, workers=1)
    expected = whole([str(path)], actuals, found)
    pd.testing.assert_frame_equal(done.table, expected, check_exact=True)
    with pytest.raises(TableError, match="no source and no column `X`"):
        score_files([str(path)], actuals, replace(found, baseline="X"), workers=1)
