"""Files: harmless CSV, Parquet, stale files removed, and a check that says what differs."""

import hashlib
import io
import json
from pathlib import Path

import pandas as pd
import pytest

from forecasts.reviewing.check import compare_files
from forecasts.reviewing.files import PARQUET, csv_bytes, table_files
from forecasts.reviewing.since import EarlierReviewError, count_from
from forecasts.reviewing.write import MANIFEST, write_files
from review_cases import example_review

REVIEW = example_review()
MAKERS = {"forecasts": "1", "matplotlib": "3.11", "pandas": "3.1", "typst": "0.15"}


def manifest(files: dict[str, bytes], **changed: str) -> bytes:
    hashes = {name: hashlib.sha256(contents).hexdigest() for name, contents in files.items()}
    facts = {
        "as_of": "2025-11-21",
        "made_with": {**MAKERS, **changed},
        "files": hashes,
    }
    return json.dumps(facts).encode()


def folder_files(**changed: bytes) -> dict[str, bytes]:
    files = {"review.md": b"one\ntwo\n", "charts/a.png": b"\x89PNG", **changed}
    return {**files, MANIFEST: manifest(files)}


def test_csv_runs_no_formula_and_changes_no_number() -> None:
    table = pd.DataFrame(
        {"t": ["=cmd|x", "-1", "@a", "plain"], "n": [-1.5, float("inf"), 1e300, 0.1]}
    )
    lines = csv_bytes(table).decode().splitlines()
    assert lines == ["t,n", "'=cmd|x,-1.5", "'-1,inf", "'@a,1e+300", "plain,0.1"]


@pytest.mark.parametrize("name", sorted(REVIEW.tables))
def test_every_table_comes_back_from_its_files(name: str) -> None:
    table = REVIEW.tables[name]
    files = table_files({"claims": REVIEW.tables["claims"], name: table})
    back = pd.read_csv(io.BytesIO(files[f"tables/{name}.csv"]), keep_default_na=False, dtype=str)
    assert list(back.columns) == list(table.columns)
    assert len(back) == len(table)


def test_claims_come_back_from_parquet_with_their_types() -> None:
    files = table_files(REVIEW.tables)
    assert [name for name in files if name.endswith(".parquet")] == [PARQUET]
    table, back = REVIEW.tables["claims"], pd.read_parquet(io.BytesIO(files[PARQUET]))
    assert list(back.columns) == list(table.columns)
    dates = table.select_dtypes("datetime").columns
    assert len(dates) > 0
    pd.testing.assert_frame_equal(back[dates].astype(table[dates].dtypes), table[dates])


def test_writing_removes_what_an_earlier_review_wrote_and_nothing_else(tmp_path: Path) -> None:
    write_files(
        {
            "charts/old.png": b"",
            MANIFEST: manifest({"charts/old.png": b"", "../outside": b"stays"}),
        },
        tmp_path / "r",
    )
    (tmp_path / "outside").write_text("stays")
    (tmp_path / "r" / "mine.txt").write_text("stays")
    write_files(folder_files(), tmp_path / "r")
    assert not (tmp_path / "r" / "charts" / "old.png").exists()
    assert (tmp_path / "r" / "mine.txt").exists()
    assert (tmp_path / "outside").exists()


def test_a_folder_that_is_as_it_should_be_has_no_differences(tmp_path: Path) -> None:
    write_files(folder_files(), tmp_path)
    assert compare_files(folder_files(), tmp_path) == []


def parquet(*figures: int, pages: str = "1.0") -> bytes:
    stream = io.BytesIO()
    pd.DataFrame({"n": figures}).to_parquet(stream, data_page_version=pages)
    return stream.getvalue()


def test_a_review_without_pyarrow_keeps_the_parquet_file_and_says_what_it_cannot_compare(
    tmp_path: Path,
) -> None:
    write_files(folder_files(**{PARQUET: parquet(1)}), tmp_path)
    write_files(folder_files(), tmp_path)
    assert (tmp_path / PARQUET).read_bytes() == parquet(1)
    assert compare_files(folder_files(), tmp_path) == [f"not compared: {PARQUET}, without pyarrow"]


def test_parquet_is_compared_by_what_it_holds(tmp_path: Path) -> None:
    write_files(folder_files(**{PARQUET: parquet(1)}), tmp_path)
    assert parquet(1) != parquet(1, pages="2.0")
    assert compare_files(folder_files(**{PARQUET: parquet(1, pages="2.0")}), tmp_path) == []
    [line] = compare_files(folder_files(**{PARQUET: parquet(2)}), tmp_path)
    assert line.startswith(f"{PARQUET}: differs")
    (tmp_path / PARQUET).write_bytes(b"damaged")
    assert len(compare_files(folder_files(**{PARQUET: parquet(1)}), tmp_path)) == 1


def test_differences_are_named_with_their_lines(tmp_path: Path) -> None:
    write_files(folder_files(), tmp_path)
    (tmp_path / "charts" / "a.png").write_bytes(b"other")
    (tmp_path / "review.md").write_text("one\nthree\n")
    found = compare_files(folder_files(**{"tables/new.csv": b"a\n"}), tmp_path)
    assert "charts/a.png: differs (5 bytes, would be 4)" in found
    assert "review.md: differs\n    -three\n    +two" in found
    assert "tables/new.csv: is missing" in found


def test_a_file_that_is_written_no_more_is_a_difference(tmp_path: Path) -> None:
    write_files(folder_files(**{"charts/gone.svg": b"<svg/>"}), tmp_path)
    assert compare_files(folder_files(), tmp_path) == [
        "charts/gone.svg: would not be written any more"
    ]


def test_pictures_of_another_version_are_not_compared_and_it_says_so(tmp_path: Path) -> None:
    write_files(folder_files(), tmp_path)
    (tmp_path / MANIFEST).write_bytes(manifest({"review.md": b""}, matplotlib="3.10"))
    (tmp_path / "charts" / "a.png").write_bytes(b"other")
    assert compare_files(folder_files(), tmp_path) == [
        "not compared: pictures, HTML and PDF, made with matplotlib 3.10, here is 3.11"
    ]
    (tmp_path / "review.md").write_text("changed\n")
    assert len(compare_files(folder_files(), tmp_path)) == 2


def test_a_folder_that_is_not_there_is_a_difference(tmp_path: Path) -> None:
    assert compare_files(folder_files(), tmp_path / "none") == [f"{tmp_path / 'none'} is not there"]


def test_changes_are_counted_from_an_earlier_review(tmp_path: Path) -> None:
    claims = REVIEW.tables["claims"].copy()
    claims.loc[claims["claim_id"] == "lamps-hit-2025", "verdict"] = "miss"
    write_files({"tables/claims.csv": csv_bytes(claims), MANIFEST: manifest({})}, tmp_path)
    from forecasts.reviewing.parts.changes import changes_table

    inputs = count_from(REVIEW.inputs, tmp_path)
    assert inputs.earlier.isoformat() == "2025-11-21"
    changes = changes_table(inputs)
    assert changes[["claim_id", "what", "before", "after"]].to_numpy().tolist() == [
        ["lamps-hit-2025", "flipped", "miss", "hit"]
    ]


def test_a_folder_without_a_review_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EarlierReviewError, match="holds no review"):
        count_from(REVIEW.inputs, tmp_path)
    write_files(
        {"tables/claims.csv": csv_bytes(REVIEW.tables["claims"]),
         MANIFEST: manifest({}).replace(b"2025-11-21", b"2027-01-01")},
        tmp_path,
    )  # fmt: skip
    with pytest.raises(EarlierReviewError, match="after 2026-11-21"):
        count_from(REVIEW.inputs, tmp_path)


def test_a_file_that_is_not_what_the_manifest_says_is_never_removed(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "mine.txt")
    named = {"mine.txt": b"other", "link": b"mine", "charts/../mine.txt": b"mine"}
    (tmp_path / MANIFEST).write_bytes(manifest(named))
    write_files(folder_files(), tmp_path)
    assert (tmp_path / "mine.txt").read_bytes() == b"mine"
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize(
    "damage",
    ["[]", "{", "[" * 100_000, '{"files": [1]}', '{"files": {"a": 1}, "made_with": []}', "\x80"],
)
def test_a_damaged_manifest_names_nothing(tmp_path: Path, damage: str) -> None:
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / MANIFEST).write_bytes(damage.encode("latin-1"))
    assert any("not compared" in line for line in compare_files(folder_files(), tmp_path))
    write_files(folder_files(), tmp_path)
    assert compare_files(folder_files(), tmp_path) == []
    assert (tmp_path / "a").exists()
    with pytest.raises(EarlierReviewError, match="holds no review"):
        count_from(REVIEW.inputs, tmp_path)
