"""`problem`: which known word is hinted for one that is not known."""

from itertools import permutations

import pytest

from forecasts.problem import MOST_COMPARED, SHORT_LIST, did_you_mean


@pytest.mark.parametrize("others", [0, SHORT_LIST])
def test_letters_that_changed_places_are_hinted_first(others: int) -> None:
    """Of neighbours a word so mistyped may share none with what was meant, and many with others."""
    nearer = [f"rsm{number}" for number in range(2 * MOST_COMPARED)]
    known = (*nearer, *(f"x{number}" for number in range(others)), "rmse")
    assert did_you_mean("rsme", known).startswith("did you mean `rmse`")


@pytest.mark.parametrize("order", list(permutations(("smape", "rmse", "mase"))))
def test_the_order_of_the_known_words_decides_nothing(order: tuple[str, ...]) -> None:
    assert did_you_mean("RSME", order) == "did you mean `rmse` or `smape`?"


def test_what_is_like_nothing_is_not_hinted() -> None:
    assert did_you_mean("qqqq", ("rmse", "mase")) == did_you_mean("x", ()) == ""
