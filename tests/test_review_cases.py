"""Which claims are explained: ten, by why."""

import pandas as pd
import pytest

from forecasts.reviewing.cases import EXPLAINED, choose_cases
from review_cases import example_review

DUE = example_review().tables["due"]


def due_claims(misses: int, hits: int, contested: int) -> pd.DataFrame:
    """Repeat the example's miss and hit, each about an outcome of its own."""
    of = DUE.set_index("claim_id", drop=False)
    kinds = [("lamps-miss-2025", "provisional")] * misses + [("lamps-hit-2025", "")] * hits
    kinds += [("lamps-miss-2025", "contested")] * contested
    table = pd.DataFrame([{**of.loc[name], "flags": flags} for name, flags in kinds])
    names = [f"claim-{place}" for place in range(len(table))]
    return table.assign(claim_id=names, series=names)


@pytest.mark.parametrize(
    ("kinds", "explained"),
    [
        ((9, 9, 9), (4, 3, 3)),
        ((9, 9, 0), (6, 4, 0)),
        ((1, 9, 1), (1, 8, 1)),
        ((2, 2, 1), (2, 2, 1)),
    ],
)
def test_ten_claims_are_explained_where_there_are_ten(
    kinds: tuple[int, int, int], explained: tuple[int, int, int]
) -> None:
    found = {why: len(rows) for why, rows in choose_cases(due_claims(*kinds)).items()}
    assert tuple(found.values()) == explained
    assert sum(found.values()) == min(EXPLAINED, sum(kinds))
