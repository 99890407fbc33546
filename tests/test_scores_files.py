"""Tables as they lie about: Parquet, JSON lines, packed files; a broken one is one line."""

import bz2
import gzip
import lzma
import os
import threading
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from forecasts.cli.score import score
from forecasts.scores.tables import columns, files
from forecasts.scores.tables.columns import BLANKS, TableError, to_numbers
from forecasts.scores.tables.files import read_table
from forecasts.scores.tables.folders import read_parts

TEXT = "source,year,value\nA,2020,1\nA,2021,2\nA,2022,5\n"
LARGE = 2**53 + 1  # the first whole number that a float cannot hold


def arrow(folder: Path, **columns: object) -> Path:
    table = pa.table({"source": ["A", "A"], "year": [2020, 2021], **columns})
    parquet.write_table(table, folder / "c.parquet")
    return folder / "c.parquet"


def test_blanks_in_parquet_are_blanks_and_whole_numbers_stay_whole(tmp_path: Path) -> None:
    frame = read_table(arrow(tmp_path, value=pa.array([LARGE, None], pa.int64())))
    assert frame["value"].tolist() == [str(LARGE), ""]
    frame = read_table(arrow(tmp_path, value=[Decimal("1.50"), None], note=[None, "x"]))
    assert frame["value"].tolist() == ["1.50", ""]
    assert frame["note"].tolist() == ["", "x"]
    nested = read_table(arrow(tmp_path, value=[1.0, 2.0], more=[{"a": 1}, {"a": 2}]))
    assert nested["more"].tolist() == ['{"a": 1}', '{"a": 2}']


def test_partitions_of_parquet_are_read_alike(tmp_path: Path) -> None:
    path = arrow(tmp_path, value=pa.array([LARGE, None], pa.int64()))
    pd.testing.assert_frame_equal(read_parts(str(path.parent / "*.parquet"))[0], read_table(path))


def test_json_lines_are_read_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(
        f'{{"source": "06", "value": {LARGE}}}\n\n'
        '{"source": null, "value": 1.50}\n{"x": true}\n',
        encoding="utf-8",
    )
    frame = read_table(path)
    assert frame["value"].tolist() == [str(LARGE), "1.50", ""]
    assert frame["source"].tolist() == ["06", "", ""]
    assert frame["x"].tolist() == ["", "", "True"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[1, 2]\n", "line 1: `['1', '2']` is no object"),
        ('{"a": 1\n', "line 1: no JSON"),
        ("\n", "holds no rows"),
    ],
)
def test_lines_that_are_no_rows_are_named(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "c.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=words.replace("[", r"\[").replace("]", r"\]")):
        read_table(tmp_path / "c.jsonl")


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
}


@pytest.mark.parametrize("kind", PACKERS)
@pytest.mark.parametrize("name", ["c.csv", "c.jsonl"])
def test_packed_files_are_unpacked(tmp_path: Path, kind: str, name: str) -> None:
    text = TEXT if name == "c.csv" else '{"source": "A", "year": 2020, "value": 1}\n'
    path = tmp_path / f"{name}.{kind}"
    path.write_bytes(PACKERS[kind](text.encode()))
    assert read_table(path)["value"].tolist()[0] == "1"


def broken(folder: Path) -> dict[str, Path]:
    paths = {}
    for kind, pack in PACKERS.items():
        for what, data in (("cut", pack(TEXT.encode())[:-9]), ("other", TEXT.encode())):
            paths[f"{what} {kind}"] = folder / f"{what}.csv.{kind}"
            paths[f"{what} {kind}"].write_bytes(data)
    for name in ("other", "two", "none", "crc"):
        paths[f"{name} zip"] = folder / f"{name}.csv.zip"
    paths["other zip"].write_bytes(b"zip?")
    with zipfile.ZipFile(paths["two zip"], "w") as archive:
        archive.writestr("a.csv", TEXT)
        archive.writestr("b.csv", TEXT)
    with zipfile.ZipFile(paths["none zip"], "w"):
        pass
    with zipfile.ZipFile(paths["crc zip"], "w") as archive:
        archive.writestr("a.csv", TEXT)
    paths["crc zip"].write_bytes(paths["crc zip"].read_bytes().replace(b"2021,2", b"2021,9"))
    paths["parquet"] = folder / "other.parquet"
    paths["parquet"].write_bytes(b"PAR1????")
    paths["infinite"] = arrow(folder, value=[1.0, float("inf")])
    paths["list"] = folder / "list.parquet"
    arrow(folder, value=[[1.0], [2.0]]).rename(paths["list"])
    arrow(folder, value=[1.0, float("inf")])
    paths["missing"] = folder / "no.csv"
    paths["missing parquet"] = folder / "no.parquet"
    paths["a folder"] = folder
    paths["empty"] = folder / "empty.csv"
    paths["empty"].write_bytes(b"")
    return paths


def test_a_broken_file_is_one_line_and_exit_2(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("year,actual\n2020,2\n2021,3\n", encoding="utf-8")
    for name, path in broken(tmp_path).items():
        words = ["--claims", str(path), "--actuals", f"{tmp_path}/a.csv", "--error", "points"]
        done = CliRunner().invoke(score, words)
        assert (done.exit_code, done.stdout) == (2, ""), (name, done.exception)
        assert done.stderr.startswith(("forecasts score: ", "there is no ")), name
        assert len(done.stderr.splitlines()) == 1, name


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name")
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    # a writer that opens the pipe a moment after its reader
    writer = threading.Timer(0.2, path.write_text, args=(TEXT,), kwargs={"encoding": "utf-8"})
    writer.start()
    assert read_table(path)["value"].tolist() == ["1", "2", "5"]
    writer.join()


def test_a_file_is_the_same_table_whatever_its_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.csv"
    path.write_text('a,b\n1,x\n2,\n"3\n3",NA\n4,y\n5,z\n', encoding="utf-8")
    whole = read_table(path)
    monkeypatch.setattr(files, "ROWS", 2)
    pd.testing.assert_frame_equal(read_table(path), whole)
    path.write_text("a,b\n1,x\n2,y\n3,z,w\n", encoding="utf-8")
    with pytest.raises(TableError, match="a line has more cells than the first one"):
        read_table(path)


SPELLED = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.integers(-(10**30), 10**30).map(str),
    st.sampled_from([*BLANKS, "+1", " 2 ", "1e5", "1_0", "inf", "TRUE", "0x10", "1,5", ".5", "5."]),
)


@given(st.lists(SPELLED, min_size=1))
def test_a_column_at_once_is_what_its_cells_are(cells: list[str]) -> None:
    def read() -> list[str] | str:
        try:
            return [repr(number) for number in to_numbers(pd.Series(cells, dtype="str"), "x")]
        except TableError as error:
            return str(error)

    one_by_one = read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "MANY", 0)
        assert read() == one_by_one


def test_a_list_of_objects_is_a_table(tmp_path: Path) -> None:
    rows = '[{"source": "A", "year": 2020, "value": 1.10},\n {"source": "A", "year": 2021}]'
    (tmp_path / "c.json").write_text(rows, encoding="utf-8")
    frame = read_table(tmp_path / "c.json")
    assert frame.to_dict("list") == {
        "source": ["A", "A"],
        "year": ["2020", "2021"],
        "value": ["1.10", ""],
    }
    (tmp_path / "c.json").write_text('{"source": "A"}\n', encoding="utf-8")
    with pytest.raises(TableError, match="no list of objects; JSON lines belong into a"):
        read_table(tmp_path / "c.json")


def test_another_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes("source,value\nMünchen,1\n".encode("latin-1"))
    with pytest.raises(TableError, match=r"is not in UTF-8 \(byte 15\): save it as such"):
        read_table(tmp_path / "c.csv")


def test_files_of_a_folder_that_differ_are_told(tmp_path: Path) -> None:
    head, row = "year,horizon,value\n", "2018,1,9\n"
    for model, text in {
        "a": head + row,
        "b": (head + row).replace("horizon", "Horizon"),
        "c": (head + row).replace("value", "prediction"),
        "d": head,
    }.items():
        (tmp_path / model).mkdir()
        (tmp_path / model / "f.csv").write_text(text, encoding="utf-8")
    pd.DataFrame({"year": [], "horizon": [], "value": []}).to_parquet(tmp_path / "d" / "f.parquet")
    found, notes = read_parts(str(tmp_path))
    assert found["horizon"].tolist() == ["1"] * 3
    assert notes == [
        f"2 of 5 files hold no rows, such as {tmp_path / 'd' / 'f.csv'}",
        f"claims: `value` is blank where 1 of 3 files lacks it, such as {tmp_path / 'c' / 'f.csv'}",
        (
            "claims: `prediction` is blank where 2 of 3 files lack it, such as "
            f"{tmp_path / 'a' / 'f.csv'}"
        ),
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_column_without_a_name_is_called_so(tmp_path: Path, mark: str) -> None:
    (tmp_path / "c.csv").write_text(f"{mark}year\n0{mark}2020\n", encoding="utf-8")
    assert list(read_table(tmp_path / "c.csv").columns) == ["(no name)", "year"]
