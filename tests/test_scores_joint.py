"""Joint forecasts: samples of several values together, from a table of a hub."""

import itertools
import math

import pandas as pd
import pytest

from forecasts.scores.scoring.score_table import Scores, score_table
from forecasts.scores.tables.columns import TableError

PATHS = {"a": {1: (1.0, 3.0), 2: (2.0, 6.0)}, "b": {1: (4.0, 4.0), 2: (5.0, 7.0)}}
"""Place to horizon to the samples that the hub calls 0 and 1."""


def hub(*without: tuple[str, int, int], swapped: str = "") -> pd.DataFrame:
    """Return a file of samples; some rows left out, or one place with its samples renamed."""
    rows = [
        ("m", "2024-01-06", horizon, f"2024-01-{6 + 7 * horizon:02d}", place, "sample",
         sample + (10 if place == swapped and horizon == 2 else 0), value)
        for place, path in PATHS.items()
        for horizon, values in path.items()
        for sample, value in enumerate(values)
        if (place, horizon, sample) not in without
    ]  # fmt: skip
    names = "model_id,reference_date,horizon,target_end_date,location,output_type,output_type_id"
    return pd.DataFrame(rows, columns=[*names.split(","), "value"]).astype(str)


def outcomes(*without: tuple[str, str]) -> pd.DataFrame:
    rows = [
        (day, place, 2.0 if place == "a" else 5.0)
        for day, place in itertools.product(("2024-01-13", "2024-01-20"), "ab")
        if (day, place) not in without
    ]
    return pd.DataFrame(rows, columns=["target_end_date", "location", "observation"]).astype(str)


def scored(claims: pd.DataFrame, actuals: pd.DataFrame, **options: str) -> Scores:
    return score_table(claims, actuals, **{"joint": "horizon", **options})


def energy(place: str, outcome: float) -> float:
    """Return the energy score of a path of two horizons and two samples, from its formula."""
    first, second = (tuple(PATHS[place][h][s] for h in (1, 2)) for s in (0, 1))
    came = (outcome, outcome)
    near = (math.dist(first, came) + math.dist(second, came)) / 2
    return near - math.dist(first, second) / 4


def test_samples_are_joint_over_the_columns_that_are_named() -> None:
    found = scored(hub(), outcomes(), by="location", metrics="energy,n_energy,variogram:1")
    expected = [energy("a", 2.0), energy("b", 5.0)]
    assert found.table["energy"].tolist() == pytest.approx(expected)
    assert found.table["n_energy"].tolist() == [2, 2]
    # both outcomes are equal, the samples apart by 1 and 3, and by 1 and 3: twice (0 - 2)^2
    assert found.table["variogram:1"].tolist() == pytest.approx([8.0, 8.0])
    said = "joint forecasts over horizon, target_end_date: 2, of 2 to 2 values"
    assert said in found.notes


def test_over_all_places_they_are_one() -> None:
    found = scored(hub(), outcomes(), joint="horizon,location", metrics="energy,crps")
    assert "joint forecasts over horizon, location, target_end_date: 1, of 4 to 4 values" in (
        found.notes
    )
    first, second = (
        [PATHS[p][h][s] for p in PATHS for h in (1, 2)] for s in (0, 1)
    )  # fmt: skip
    came = [2.0, 2.0, 5.0, 5.0]
    near = (math.dist(first, came) + math.dist(second, came)) / 2
    assert found.table["energy"].tolist() == pytest.approx([near - math.dist(first, second) / 4])


@pytest.mark.parametrize(
    ("claims", "actuals"),
    [
        pytest.param(hub(), outcomes(("2024-01-20", "a")), id="an outcome is missing"),
        pytest.param(hub(("a", 2, 1)), outcomes(), id="a sample is missing"),
        pytest.param(hub(swapped="a"), outcomes(), id="samples of other names"),
    ],
)
def test_a_joint_forecast_is_scored_whole_or_not_at_all(
    claims: pd.DataFrame, actuals: pd.DataFrame
) -> None:
    found = scored(claims, actuals, metrics="energy,n_energy")
    assert found.table["energy"].tolist() == pytest.approx([energy("b", 5.0)])
    assert found.table["n_energy"].tolist() == [2]
    assert any(note.startswith("energy: 2 of ") for note in found.notes)


def test_a_group_that_parts_joint_forecasts_has_no_score() -> None:
    found = scored(hub(), outcomes(), by="horizon", metrics="energy,n_energy")
    assert found.table["energy"].isna().all()
    assert found.table["n_energy"].tolist() == [0, 0]


def test_nobody_knows_what_is_joint_unless_told() -> None:
    with pytest.raises(TableError, match="energy needs --joint with the columns over which"):
        scored(hub(), outcomes(), joint="", metrics="energy")
