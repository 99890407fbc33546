"""A long table that is read in two parts, block by block, gives what it gives read as a whole."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forecasts.cli.score import score
from forecasts.scores.scoring import partitions
from forecasts.scores.scoring.matched_rows import match_request
from forecasts.scores.scoring.score_table import make_request, score_request
from forecasts.scores.scoring.source_pairs import pair_sources
from forecasts.scores.tables import files, long_reading, long_rows
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table
from forecasts.scores.tables.long_reading import read_claims
from forecasts.scores.tables.long_rows import Block, Claims, LongTable, Store, keep_rows

HEAD = "model,location,target_end_date,horizon,output_type,output_type_id,value,note\n"
ACTUALS = pd.DataFrame(
    {
        "location": ["01", "01", "2", "2"],
        "target_end_date": ["2024-01-06", "2024-01-13"] * 2,
        "observation": ["3", "5", "8", ""],
    }
)
QUANTILES = ("quantile,0.1", "quantile,0.5", "quantile,0.9", "quantile,0.50")
IDS = (*QUANTILES, "median,", "point,", "mean,", "sample,1", "sample,2", "sample,1.0", "other,x")


pytestmark = pytest.mark.usefixtures("small_blocks")


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "ROWS", 3)
    monkeypatch.setattr(long_reading, "LARGE", 0)
    monkeypatch.setattr(long_rows, "MOST_HELD", 200)  # so that most lie in a file


def found(claims: Claims, ask: Any, **options: Any) -> tuple[str, tuple[str, ...]]:  # noqa: ANN401 - a way to score, and fields of a request
    """Return the scores as CSV and the notes, or what is said instead."""
    request = make_request(**options)
    try:
        done = ask(claims, ACTUALS, request)
    except TableError as error:
        return f"{type(error).__name__}: {error}", ()
    table, notes = done if isinstance(done, tuple) else (done.table, done.notes)
    return table.to_csv(index=False), notes


def both(path: Path, ask: Any = score_request, **options: Any) -> tuple[str, tuple[str, ...]]:  # noqa: ANN401 - as `found`
    """Score a file in two parts and as a whole, and return what both give."""
    parts, notes = read_claims(str(path), make_request(**options))
    whole, others = read_claims(str(path), None)
    assert isinstance(parts, LongTable)
    assert [*filter(None, others)] == notes
    one, other = found(parts, ask, **options), found(whole, ask, **options)
    assert one == other
    return one


rows = st.lists(
    st.tuples(
        st.sampled_from(("A", "B", "b ")),
        st.sampled_from(("01", "2", "1")),
        st.sampled_from(("2024-01-06", "2024-01-13", "")),
        st.sampled_from(("1", "1.0", "2")),
        st.sampled_from(IDS),
        st.sampled_from(("1", "2.5", "-3", "", "NA", "7e0")),
        st.sampled_from(("", "x", "y")),
    ),
    min_size=8,
    max_size=40,
)
ASKED: tuple[dict[str, Any], ...] = (
    {"metrics": "n,mae,wis", "by": "model"},
    {"metrics": "n,wis,coverage_80,dispersion", "by": "location,horizon", "where": "horizon>=1"},
    {"metrics": "n,ae_median", "where": ("output_type in quantile,median", "location!=2")},
    {"metrics": "n,mae", "where": "output_type_id=0.5 or model=A", "by": "model"},
    {"metrics": "n,crps", "where": "output_type=sample", "by": "model"},
    {"metrics": "n,wis,wis_relative_skill", "where": "output_type=quantile", "by": "model"},
    {"metrics": "n,mae,rmse", "unit": "model,location", "baseline": "A", "by": "model"},
    {"metrics": "n,quantile_score", "where": "model=C"},
    {"metrics": "n,mae", "where": "note>3", "by": "model", "common": True},
    {"metrics": "n,log_score,mae", "error": "points"},
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(table=rows, asked=st.sampled_from(ASKED), once=st.booleans())
def test_any_long_table_is_scored_alike_in_blocks_and_as_a_whole(
    tmp_path: Path,
    table: list[tuple[str, ...]],
    asked: dict[str, Any],
    once: bool,  # noqa: FBT001 - drawn
) -> None:
    if once:  # as archives are: no forecast gives a level twice
        table = [*{row[:5]: row for row in table}.values()]
    if len(table) < 4:
        return
    path = tmp_path / "claims.csv"
    path.write_text(HEAD + "".join(",".join(row) + "\n" for row in table), encoding="utf-8")
    both(path, **asked)


def archive(models: int = 4, *, ids: str = "0.1,0.5,0.9") -> str:
    rng = np.random.default_rng(2)
    lines = [
        f"M{model},{place},{day},{horizon},quantile,{level},{rng.integers(1, 9) + 9 * rank},\n"
        for rank, level in enumerate(ids.split(","))
        for model in range(models)
        for place in ("01", "2")
        for day in ("2024-01-06", "2024-01-13")
        for horizon in (1, 2)
    ]
    return HEAD + "".join(lines)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("M1,01,2024-01-06,1,quantile,0.9,", "M1,01,2024-01-06,1,quantile,0.9,-"), "that cross"),
        (("M2,2,2024-01-13,2,quantile,0.5", "M2,2,2024-01-13,2,quantile,0.9"), "1 forecast twice"),
        (("M3,01,2024-01-06,1,quantile,0.1", "M9,01,2024-01-06,1,quantile,0.1"), "mirror image"),
        (("M0,01,2024-01-13,1,quantile,0.1", "M0,01,2024-01-13,1,other,0.1"), "not scored"),
        (
            ("M0,01,2024-01-13,2,quantile,0.1", "M0,01,2024-01-13,2,quantile,10"),
            "shares and percent",
        ),
    ],
)
def test_checks_of_the_whole_table_hold_over_blocks(
    tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    (tmp_path / "c.csv").write_text(archive().replace(*change), encoding="utf-8")
    table, notes = both(tmp_path / "c.csv", metrics="n,wis,mae", by="model")
    assert told in " ".join((table, *notes))


def test_several_units_of_one_series_are_refused_over_blocks(tmp_path: Path) -> None:
    text = archive().replace("note\n", "unit\n").replace(",\n", ",kt\n")
    cut = text.rindex("kt")
    (tmp_path / "c.csv").write_text(f"{text[:cut]}t\n", encoding="utf-8")
    table, _ = both(tmp_path / "c.csv", metrics="n,wis", by="model")
    assert "stands in several units (`kt`, `t`)" in table


@pytest.mark.parametrize("ask", [pair_sources, match_request])
def test_pairs_and_rows_are_those_of_the_whole(
    tmp_path: Path,
    ask: Any,  # noqa: ANN401 - a way to score
) -> None:
    (tmp_path / "c.csv").write_text(archive(), encoding="utf-8")
    both(tmp_path / "c.csv", ask, metrics="wis,mae", by="horizon", where="horizon>0")


def test_parquet_keeps_its_kinds_of_cells(tmp_path: Path) -> None:
    frame = pd.read_csv(io.StringIO(archive()), dtype={"location": "str"}).drop(columns="note")
    frame = frame.assign(day=pd.to_datetime(frame["target_end_date"]), late=frame["horizon"] > 1)
    frame.loc[3, "horizon"] = np.nan
    frame.to_parquet(tmp_path / "c.parquet", row_group_size=20)
    table, notes = both(tmp_path / "c.parquet", metrics="n,wis", by="horizon,late")
    assert table.startswith("horizon,late,n,wis\n")
    assert any("differs" not in note for note in notes)


def test_claims_that_carry_their_outcomes(tmp_path: Path) -> None:
    text = archive().replace("note\n", "observed\n").replace(",\n", ",4\n")
    (tmp_path / "c.csv").write_text(text, encoding="utf-8")
    request = make_request(metrics="n,wis", by="model")
    parts = read_claims(str(tmp_path / "c.csv"), request, alone=True)[0]
    assert isinstance(parts, LongTable)
    whole = read_table(tmp_path / "c.csv")
    assert score_request(parts, None, request).table.equals(
        score_request(whole, None, request).table
    )
    (tmp_path / "c.csv").write_text(text.replace(",4\n", ',"4,000.0"\n'), encoding="utf-8")
    assert isinstance(read_claims(str(tmp_path / "c.csv"), request, alone=True)[0], pd.DataFrame)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (f'{archive()}M7,01,2024-01-06,1,quantile,0.1,"1,018.0",\n', {}),
        (archive(), {"columns": ("stated=note",)}),
        (archive(), {"decimal_point": True}),
        (archive(), {"where": ("value>0",)}),
        (archive().replace("output_type_id", "word").replace("output_type", "kind"), {}),
    ],
)
def test_what_needs_the_whole_table_is_read_as_a_whole(
    tmp_path: Path, text: str, options: dict[str, Any]
) -> None:
    (tmp_path / "c.csv").write_text(text, encoding="utf-8")
    claims, _ = read_claims(str(tmp_path / "c.csv"), make_request(**options))
    assert isinstance(claims, pd.DataFrame)
    assert len(claims) == text.count("\n") - 1


def test_a_folder_of_models_is_one_table_in_two_parts(tmp_path: Path) -> None:
    lines = archive(1).splitlines(keepends=True)
    for name in ("A", "B", "C"):
        (tmp_path / name).mkdir()
        own = [line.partition(",")[2] for line in lines]
        head = own[0].replace("horizon", "Horizon") if name == "B" else own[0]
        text = "".join([head, *(line.replace(",\n", f",{name}\n") for line in own[1:])])
        (tmp_path / name / "2024.csv").write_text(text, encoding="utf-8")
    (tmp_path / "D").mkdir()
    (tmp_path / "D" / "2024.csv").write_text("location,target_end_date,output_type\n", "utf-8")
    table, _ = both(tmp_path, metrics="n,wis", by="model_id,horizon", where="note in A,B,C")
    assert [line[:3] for line in table.splitlines()[1:]] == [
        "A,1",
        "A,2",
        "B,1",
        "B,2",
        "C,1",
        "C,2",
    ]
    table, _ = both(tmp_path, metrics="n,wis", unit="source,location")
    assert "18 forecasts twice" in table
    (tmp_path / "C" / "2024.csv").write_text("model,value\nC,1\n", encoding="utf-8")
    with pytest.raises(TableError, match="columns of several names"):
        read_claims(str(tmp_path), make_request())


def test_blocks_can_be_gone_through_by_two_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_rows, "MOST_HELD", 100)
    store = Store()
    for start in range(0, 40, 4):
        head = np.arange(start, start + 4, dtype=np.int32)
        store.add(Block(head, head % 2, head / 2))

    def values() -> Iterator[float]:
        return (value for block in store for value in block.value.tolist())

    assert [*zip(values(), values(), strict=True)] == [(row / 2, row / 2) for row in range(40)]


def test_kept_rows_number_their_heads_anew() -> None:
    blocks = [
        pd.DataFrame({"model": ["A", "B", "A"], "quantile": ["1", "1", "2"], "value": [1.0, 2, 3]}),
        pd.DataFrame({"model": ["C", "B", "A"], "quantile": ["1", "2", "3"], "value": [4.0, 5, 6]}),
    ]
    table = long_rows.split_blocks(
        blocks, ["quantile"], "value", lambda block: block["value"].to_numpy()
    )
    assert table is not None
    assert table.frame["model"].tolist() == ["A", "B", "C"]
    kept = keep_rows(table, lambda block: block.value != 1)
    assert kept.frame["model"].tolist() == ["B", "A", "C"]
    assert kept.rows.places["quantile"].tolist() == ["1", "2", "3"]
    assert kept.rows.of_head.tolist() == [2, 2, 1]
    rows = [(*map(float, row),) for block in kept.rows.store for row in zip(*block, strict=True)]
    assert rows == [(0, 0, 2), (1, 1, 3), (2, 0, 4), (0, 1, 5), (1, 2, 6)]


def test_the_command_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "c.csv").write_text(archive(), encoding="utf-8")
    ACTUALS.to_csv(tmp_path / "a.csv", index=False)
    words = ["--claims", str(tmp_path / "c.csv"), "--actuals", str(tmp_path / "a.csv")]
    words += ["--metrics", "n,wis,mae", "--by", "model", "--format", "csv"]
    parts = CliRunner().invoke(score, words)
    monkeypatch.setattr(long_reading, "LARGE", 10**9)
    whole = CliRunner().invoke(score, words)
    assert (parts.stdout, parts.stderr) == (whole.stdout, whole.stderr)
    assert whole.stdout.count("\n") == 5


def test_a_bundle_of_partitions_is_split_as_a_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "c.csv").write_text(archive(), encoding="utf-8")
    whole = read_table(tmp_path / "c.csv")
    pieces = [whole.iloc[start : start + 20] for start in range(0, len(whole), 20)]
    pieces[1] = pieces[1].astype({"model": "category"})  # as a large block has them
    request = make_request(metrics="n,wis", by="model")
    expected = score_request(whole, ACTUALS, request).table
    monkeypatch.setattr(partitions, "one_table", lambda _: pytest.fail("taken as a whole"))
    done = partitions.score_bundle(pieces, ACTUALS, request)
    assert done is not None
    pd.testing.assert_frame_equal(done[0], expected, check_exact=True, check_dtype=False)
