"""Densities in bins, quantiles out of samples, folders of models, weights and totals."""

import io
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.scores.forms.bins import bin_edges, place_in_bins
from forecasts.scores.metrics.distributions import ranked_probability_score
from forecasts.scores.request import ScoreRequest
from forecasts.scores.scoring.matched_rows import match_request
from forecasts.scores.scoring.partitions import score_files
from forecasts.scores.scoring.score_table import score_table
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table
from forecasts.scores.tables.folders import read_parts

INF = math.inf


def table(text: str) -> pd.DataFrame:
    return read_table("-", stream=io.BytesIO(text.encode()))


@pytest.mark.parametrize(
    ("word", "edges"),
    [
        ("<0", (-INF, 0)),
        ("less than -2.5%", (-INF, -2.5)),
        ("0.0 to 0.4", (0, 0.4)),
        ("0.5-0.9", (0.5, 0.9)),
        ("−1.0 – −0.6", (-1, -0.6)),
        ("[1, 2)", (1, 2)),
        ("2% to 3%", (2, 3)),
        ("4.0 or more", (4, INF)),
        ("≥ 4", (4, INF)),
        ("18+", (18, INF)),
        ("TN1_0", (-INF, -1)),
        ("FN1_0TN0_6", (-1, -0.6)),
        ("F4_0", (4, INF)),
    ],
)
def test_the_words_of_a_bin_give_its_edges(word: str, edges: tuple[float, float]) -> None:
    assert bin_edges([word]) == [edges]


@pytest.mark.parametrize("words", [["low", "high"], ["2", "3"], ["3 to 1"], ["<0", "<1"], [""]])
def test_other_categories_are_no_bins(words: list[str]) -> None:
    assert bin_edges(words) is None


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=9, unique=True), st.floats(-150, 150))
def test_a_value_falls_into_the_bin_that_holds_it(cuts: list[float], value: float) -> None:
    edges = list(zip(sorted(cuts), sorted(cuts)[1:], strict=False))
    place = place_in_bins(edges, np.array([value]))[0]
    if np.isnan(place):
        assert value < edges[0][0] or value > edges[-1][1]
    else:
        low, high = edges[int(place)]
        assert low <= value <= high


SURVEY = "forecaster,year,bin,probability\n" + "".join(
    f"A,{year},{word},{mass}\n"
    for year in (2020, 2021, 2022)
    for word, mass in (("2 or more", 0.2), ("<0", 0.1), ("1.0 to 1.9", 0.4), ("0.0 to 0.9", 0.3))
)


def test_a_survey_in_bins_is_scored_on_outcomes_that_are_numbers() -> None:
    outcomes = table("year,actual\n2020,1.95\n2021,-3\n2022,.\n")
    found = score_table(table(SURVEY), outcomes, by="year", metrics="rps,log_score").table
    masses = np.array([[0.1, 0.3, 0.4, 0.2]] * 2)
    expected = ranked_probability_score(masses, np.array([2.0, 0.0]))
    assert found["rps"].tolist()[:2] == pytest.approx(expected.tolist())
    assert found["log_score"].tolist()[:2] == pytest.approx([-math.log(0.4), -math.log(0.1)])
    assert found.iloc[2, 1:].isna().all()


def test_bins_named_out_of_order_are_refused() -> None:
    words = ("0.0 to 0.9", "<0", "1.0 to 1.9", "2 or more")
    with pytest.raises(TableError, match="out of order"):
        score_table(table(SURVEY), table("year,actual\n2020,1\n"), metrics="rps", categories=words)


SAMPLES = "target_date,sample,value\n" + "".join(
    f"{year},{number},{value}\n"
    for year, values in ((2020, (1, 2, 4)), (2021, (2, 3, 9)))
    for number, value in enumerate(values)
)
OBSERVED = "target_date,value\n2020,2\n2021,4\n"


def test_quantiles_out_of_samples_score_as_quantiles_do() -> None:
    rows = "".join(
        f"{year},{level},{np.quantile(values, level)}\n"
        for year, values in ((2020, (1, 2, 4)), (2021, (2, 3, 9)))
        for level in (0.25, 0.5, 0.75)
    )
    quantiles = table("target_date,quantile_level,value\n" + rows)
    expected = score_table(quantiles, table(OBSERVED), metrics="wis,coverage_50")
    found = score_table(
        table(SAMPLES), table(OBSERVED), metrics="wis,coverage_50", levels="25,50,75"
    )
    assert found.table.equals(expected.table)


@pytest.mark.parametrize("levels", ["x", "0.5,-1", "0.5,200"])
def test_levels_that_are_none_are_refused(levels: str) -> None:
    with pytest.raises(TableError, match="--levels takes"):
        score_table(table(SAMPLES), table(OBSERVED), metrics="wis", levels=levels)


def test_the_folder_of_a_hub_gives_its_models(tmp_path: Path) -> None:
    for model in ("A-team", "B-team"):
        (tmp_path / model).mkdir()
        (tmp_path / model / "x.csv").write_text(SAMPLES, encoding="utf-8")
    (tmp_path / "A-team" / "notes.md").write_text("x", encoding="utf-8")
    found, _ = read_parts(str(tmp_path))
    assert found.groupby("model_id").size().to_dict() == {"A-team": 6, "B-team": 6}
    pattern, _ = read_parts(f"{tmp_path}/*/*.csv")
    assert pattern.equals(found)
    (tmp_path / "B-team" / "x.csv").write_text(
        SAMPLES.replace("target_date", "model,target_date").replace("\n20", "\nmine,20"), "utf-8"
    )
    with pytest.raises(TableError, match="columns of several names"):
        read_parts(str(tmp_path))


def test_one_folder_of_parts_names_no_model(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.csv").write_text(SAMPLES, encoding="utf-8")
    assert list(read_parts(str(tmp_path))[0].columns) == ["target_date", "sample", "value"]


CLAIMS = "source,year,value,w\nA,2020,3,1\nA,2021,8,3\nB,2020,2,1\nB,2021,5,\n"
ACTUALS = "year,actual\n2020,2\n2021,4\n"


def test_weights_weigh_means_and_leave_counts() -> None:
    found = score_table(
        table(CLAIMS), table(ACTUALS), by="source", metrics="n,mae,rmse", error="points",
        weights="w",
    ).table  # fmt: skip
    assert found.to_numpy().tolist() == [
        [
            "A",
            2,
            np.average([1, 4], weights=[1, 3]),
            math.sqrt(np.average([1, 16], weights=[1, 3])),
        ],
        ["B", 2, 0.0, 0.0],
    ]


@pytest.mark.parametrize("metric", ["mdae", "mae_relative_skill"])
def test_weights_of_what_is_no_mean_are_refused(metric: str) -> None:
    with pytest.raises(TableError, match="weighs means"):
        score_table(table(CLAIMS), table(ACTUALS), by="source", metrics=metric, weights="w")


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(TableError, match="negative"):
        score_table(table(CLAIMS.replace(",3\n", ",-3\n")), table(ACTUALS), weights="w")


@pytest.mark.parametrize("bands", [(), ("year=2020,2021,2022",)])
def test_totals_are_the_scores_without_groups(bands: tuple[str, ...]) -> None:
    options = {"metrics": "n,mae,mdae", "error": "points"}
    by = "source,year" if bands else "source"
    found = score_table(
        table(CLAIMS), table(ACTUALS), by=by, bands=bands, totals=True, **options
    ).table
    whole = score_table(table(CLAIMS), table(ACTUALS), **options).table
    assert found.iloc[-1]["source"] == "all"
    assert found.iloc[-1][["n", "mae", "mdae"]].tolist() == whole.iloc[0].tolist()
    assert len(found) == (4 if bands else 2) + 1


def test_totals_leave_comparisons_of_groups_blank() -> None:
    scores = score_table(
        table(CLAIMS), table(ACTUALS), by="source", metrics="n,mae_relative_skill", totals=True
    )
    assert np.isnan(scores.table["mae_relative_skill"].iloc[-1])
    assert "they compare groups" in scores.notes[-1]


def test_rows_carry_the_single_scores_that_are_asked_for() -> None:
    request = ScoreRequest(metrics=("mpe", "mse"), error="points", sign="actual")
    found, _ = match_request(table(CLAIMS), table(ACTUALS), request)
    assert found["mse"].tolist() == [1, 16, 0, 1]
    assert found["mpe"].tolist() == [-50, -100, 0, -25]
    with pytest.raises(TableError, match="rmse is none"):
        match_request(table(CLAIMS), table(ACTUALS), ScoreRequest(metrics=("rmse",)))


@pytest.mark.parametrize("options", [{"totals": True}, {"weights": "w"}])
def test_partitions_refuse_what_they_cannot_do(options: dict[str, object]) -> None:
    with pytest.raises(TableError, match="--scheduler does not go"):
        score_files(["x.csv"], None, ScoreRequest(**options))  # type: ignore[arg-type]
