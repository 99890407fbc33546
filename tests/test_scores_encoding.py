"""Columns as whole numbers: every row finds its own cell again, whatever tells cells apart."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forecasts.scores.tables import encoding
from forecasts.scores.tables.encoding import encode


def decoded(column: "pd.Series[Any]") -> list[object]:
    codes, found = encode(column)
    assert len(set(map(str, found))) == len(found), "a cell stands twice"
    assert codes.min() >= 0
    return [found[code] for code in codes]


@given(st.lists(st.none() | st.text(max_size=3), min_size=1, max_size=8))
@example(["2019", "2020", "2019"])
@example(["\x00a", "a\x00", "\x00a"])
@example(["20192020", "ab\x00\x00\x00\x00\x00\x00", "20192020"])
def test_columns_become_numbers_and_words_again(words: list[str | None]) -> None:
    column = pd.Series(words, dtype="str")
    for each in (column, column.iloc[1:], column.astype(object), column.astype("category")):
        codes, found = encode(each)
        expected = [word if isinstance(word, str) else "" for word in each.tolist()]
        assert [found[code] for code in codes] == expected


@given(
    st.integers(1, 20).flatmap(
        lambda width: st.lists(
            st.text("0a~\x00Aé", min_size=width, max_size=width), min_size=1, max_size=12
        )
    ),
    st.sampled_from((1, 90, 700)),
    st.integers(0, 3),
)
@example(["2019", "2020", "2020", "2021"], 700, 1)
@example([f"series-{number:03d}" for number in range(12)], 700, 3)
def test_texts_of_one_length_are_told_apart_by_their_bits(
    words: list[str], times: int, first: int
) -> None:
    """Long columns go line by line and block by block; a slice begins within the bytes."""
    column = pd.Series(words * times, dtype="str").iloc[min(first, len(words) - 1) :]
    assert decoded(column) == column.tolist()


def test_a_text_that_alone_is_otherwise_is_not_taken_for_the_others() -> None:
    """It may stand anywhere: at an end, beside one, in the line that is not whole."""
    size = encoding.BLOCK + encoding.LINE + 5
    for row in (0, 1, encoding.LINE, encoding.BLOCK - 1, encoding.BLOCK, size - 1):
        for odd in ("series-008", "zeries-007", "series-07", "series-0077", ""):
            words = ["series-007"] * size
            words[row] = odd
            assert decoded(pd.Series(words, dtype="str")) == words


def test_texts_with_too_many_varying_bits_are_told_apart_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    random = np.random.default_rng(0)
    words = [f"{number:08x}" for number in random.integers(0, 1 << 31, 200)]
    assert decoded(pd.Series(words, dtype="str")) == words
    monkeypatch.setattr(encoding, "LARGEST_TABLE", 1 << 62)
    years = ["2019", "2024", "1999"] * 9
    assert decoded(pd.Series(years, dtype="str")) == years


def test_whole_numbers_are_their_own_code_where_their_range_is_small() -> None:
    for years in ([2019, 2024, 2019], [-5, 2**62, 7]):
        assert decoded(pd.Series(years)) == years
