"""The picture of the years: which of its columns have a name below."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.site.years import years_named

WIDTH = 720.0
ROOM = 36.0


@pytest.mark.parametrize(
    ("years", "named"),
    [
        ([2024, 2025, 2026], {2024, 2025, 2026}),
        ([2024, 2025, 2063], {2024, 2063}),
        (range(2016, 2051), set(range(2016, 2051, 2))),
        ([2021], {2021}),
    ],
)
def test_years_are_named_where_there_is_room(years: list[int], named: set[int]) -> None:
    pitch = min(WIDTH / (max(years) - min(years) + 1), 60.0)
    assert years_named(years, pitch) == named


@given(st.sets(st.integers(1986, 2066), min_size=1))
def test_no_name_stands_on_another_and_no_picture_is_without(years: set[int]) -> None:
    pitch = min(WIDTH / (max(years) - min(years) + 1), 60.0)
    named = sorted(years_named(years, pitch))
    assert named
    assert all((b - a) * pitch >= ROOM for a, b in pairwise(named))
