"""Records in a table become texts in a file, and records again."""

import io
from collections.abc import Hashable
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import forecasts as fc
from conftest import ROOT
from forecasts.ledger.dates import read_day
from forecasts.normalising.cells import RECORDS, Ruling, read_cells, write_cells
from forecasts.reading.periods.any_language import read_period
from forecasts.reading.records import Period, Value

AS_OF = date(2026, 11, 21)
WORDS = st.text(st.characters(categories=("L", "Nd"), include_characters=" .,-"), min_size=1)
RULINGS = st.builds(
    Ruling,
    verdict=st.sampled_from(("hit", "near", "miss", "void")),
    on=st.sampled_from(("2026-11-21", "2026-11", "2026")).map(read_day),
    by=WORDS,
    because=st.text(),
)
PERIODS = st.sampled_from(("2025", "2016-2019", "2026-Q1", "2026-09", "2026-09-17")).map(
    read_period
)
READINGS = st.lists(
    st.sampled_from(
        ("about 120 unit", "1-1.2 billion CNY", "1.4 million unit, cumulative 2017-2019")
    )
).map(lambda texts: tuple(fc.read_value(text) for text in texts))


@given(st.none() | PERIODS, READINGS, st.none() | RULINGS)
def test_what_is_written_is_read_as_it_was(
    period: Period | None, readings: tuple[Value, ...], ruling: Ruling | None
) -> None:
    row = {"base_period": [period], "readings": [readings], "ruling": [ruling], "claim_id": ["a"]}
    table = pd.DataFrame({name: pd.Series(cells, dtype=object) for name, cells in row.items()})
    written = write_cells(table)
    assert {type(cell) for cell in written.iloc[0]} == {str}
    pd.testing.assert_frame_equal(write_cells(written), written)
    assert cells(read_cells(written)) == cells(table)
    assert cells(read_cells(table)) == cells(table)


def cells(table: pd.DataFrame) -> list[dict[Hashable, Any]]:
    return table.to_dict("records")


def test_a_claims_table_out_of_a_file_is_judged_as_the_one_in_memory() -> None:
    table, actuals = fc.claims_table(fc.load(ROOT / "claims")), fc.load_actuals(ROOT / "actuals")
    has_record = table[["base_period", "ruling"]].notna().any(axis=1) | table["readings"].map(bool)
    claims = table[has_record].head(20)
    assert len(claims) > 10
    text = write_cells(claims).to_csv(index=False)
    dates = [name for name, kind in claims.dtypes.items() if kind.kind == "M"]
    read = pd.read_csv(io.StringIO(text), keep_default_na=False, na_values={"probability": ""},
                       parse_dates=dates)  # fmt: skip
    now = fc.compare(claims.reset_index(drop=True), actuals, as_of=AS_OF)
    then = fc.compare(read, actuals, as_of=AS_OF)
    columns = ["claim_id", "status", "verdict", "reason", "error", "alternatives"]
    pd.testing.assert_frame_equal(now[columns], then[columns], check_dtype=False)


@pytest.mark.parametrize("text", ["", "perhaps 2026-11-21 by A: b", "void soon by A: b", "void"])
def test_what_is_no_ruling_rules_nothing(text: str) -> None:
    table = read_cells(pd.DataFrame({"ruling": [text]}))
    assert table["ruling"].iloc[0] is None


def test_what_a_file_leaves_empty_is_not_said() -> None:
    table = pd.DataFrame({name: [float("nan")] for name in RECORDS})
    assert cells(read_cells(table)) == [{"base_period": None, "readings": (), "ruling": None}]


def test_a_claims_table_holds_what_was_read() -> None:
    claims = fc.claims_table(fc.load(ROOT / "claims"))
    kinds = {name: {type(cell) for cell in claims[name]} for name in RECORDS}
    assert kinds["base_period"] == {Period, type(None)}
    assert kinds["readings"] == {tuple}
    assert kinds["ruling"] <= {Ruling, type(None)}
