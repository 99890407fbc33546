"""Densities in bins and cumulative probabilities, beside numerical integrals and other programs."""

import io
import itertools
import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.scores.forms.bins import Bins, density_of, place_in_bins
from forecasts.scores.metrics.binned import (
    binned_crps,
    mean_of_bins,
    pit_of_bins,
    quantiles_of_bins,
)
from forecasts.scores.metrics.distributions import ranked_probability_score
from forecasts.scores.scoring.score_table import Scores, score_table
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table

scoringrules = pytest.importorskip("scoringrules", reason="in the test extra")
integrate = pytest.importorskip("scipy.integrate", reason="in the test extra")

INF = math.inf
EDGES = np.array([-1.0, 0.0, 0.5, 2.0, 3.0])
SHARES = np.array([[0.0, 0.1, 0.1, 0.7, 1.0], [0.0, 0.4, 0.5, 0.9, 1.0]])


def scored(claims: str, actuals: str, **options: Any) -> Scores:  # noqa: ANN401 - any field
    left, right = (read_table("-", stream=io.BytesIO(each.encode())) for each in (claims, actuals))
    return score_table(left, right, **options)


@pytest.mark.parametrize("outcome", [-4.0, -1.0, -0.3, 0.0, 0.7, 2.4, 3.0, 6.5])
def test_the_crps_is_the_integral_of_its_definition(outcome: float) -> None:
    for row in SHARES:

        def gap(x: float, row: np.ndarray = row) -> float:
            return float((np.interp(x, EDGES, row) - (x >= outcome)) ** 2)

        cuts = sorted({-5.0, *EDGES.tolist(), outcome, 7.0})
        whole = sum(
            integrate.quad(gap, low, high, epsabs=1e-12)[0]
            for low, high in itertools.pairwise(cuts)
        )
        found = binned_crps(row[None, :], EDGES, np.array([outcome]))
        assert found[0] == pytest.approx(whole, abs=1e-9)


@given(st.floats(-10, 10), st.floats(0.1, 5), st.floats(-20, 20))
def test_one_bin_is_the_uniform_distribution(low: float, width: float, outcome: float) -> None:
    theirs = scoringrules.crps_uniform(outcome, low, low + width)
    edges, shares = np.array([low, low + width]), np.array([[0.0, 1.0]])
    found = binned_crps(shares, edges, np.array([outcome]))
    assert found[0] == pytest.approx(float(theirs), abs=1e-9)


def test_mean_quantiles_and_pit_belong_to_one_distribution() -> None:
    levels = np.linspace(0.01, 0.99, 99)
    found = quantiles_of_bins(SHARES, EDGES, levels)
    for row in range(2):
        assert np.interp(found[row], EDGES, SHARES[row]) == pytest.approx(levels)
        again = pit_of_bins(SHARES[[row] * 99], EDGES, found[row])
        assert again == pytest.approx(levels)
    fine = quantiles_of_bins(SHARES, EDGES, (np.arange(200_000) + 0.5) / 200_000)
    assert mean_of_bins(SHARES, EDGES) == pytest.approx(fine.mean(axis=1), abs=1e-5)
    assert quantiles_of_bins(SHARES[:1], EDGES, np.array([0.1]))[0, 0] == 0.0  # where F is flat


def test_open_bins_are_twice_as_wide_as_their_neighbours() -> None:
    bins = Bins(edges=((-INF, 0.0), (0.0, 1.0), (1.0, 1.5), (1.5, INF)))
    shares, edges = density_of(bins, np.array([[0.1, 0.4, 0.3, 0.2]])) or (None, None)
    assert edges is not None
    assert edges.tolist() == [-2.0, 0.0, 1.0, 1.5, 2.5]
    assert shares is not None
    assert shares[0].tolist() == pytest.approx([0, 0.1, 0.5, 0.8, 1])
    assert density_of(Bins(edges=((-INF, 0.0), (0.0, INF))), np.array([[0.5, 0.5]])) is None


def test_a_value_on_a_threshold_is_at_most_it() -> None:
    edges = [(-INF, 1.0), (1.0, 2.0), (2.0, INF)]
    values = np.array([0.5, 1.0, 1.5, 2.0, 9.0, np.nan])
    right = place_in_bins(edges, values, right=True)
    assert right.tolist()[:5] == [0, 0, 1, 1, 2]
    assert place_in_bins(edges, values).tolist()[:5] == [0, 1, 1, 2, 2]
    assert math.isnan(right[5])


SURVEY = "forecaster,year,bin,probability\n" + "".join(
    f"{who},{year},{word},{mass}\n"
    for who, masses in (("A", (0.1, 0.3, 0.4, 0.2)), ("B", (0.0, 0.5, 0.5, 0.0)))
    for year in (2020, 2021)
    for word, mass in zip(("<0", "0.0 to 0.9", "1.0 to 1.9", "2 or more"), masses, strict=True)
)
OUTCOMES = "year,actual\n2020,1.5\n2021,-3\n"


def test_a_survey_in_bins_has_points_quantiles_and_a_crps() -> None:
    names = "n,mean_claimed,mae,crps,pit,rps,log_score,coverage_50,wis"
    found = scored(
        SURVEY, OUTCOMES, by="forecaster,year", metrics=names, error="points",
        levels="0.25,0.5,0.75",
    )  # fmt: skip
    shares = np.array([[0, 0.1, 0.4, 0.8, 1.0]] * 2 + [[0, 0, 0.5, 1.0, 1.0]] * 2)
    edges = np.array([-2.0, 0, 1, 2, 4])
    actual = np.array([1.5, -3, 1.5, -3])
    table = found.table
    assert table["crps"].tolist() == pytest.approx(binned_crps(shares, edges, actual).tolist())
    assert table["mean_claimed"].tolist() == pytest.approx(mean_of_bins(shares, edges).tolist())
    assert table["pit"].tolist() == pytest.approx(pit_of_bins(shares, edges, actual).tolist())
    assert table["coverage_50"].tolist() == [1, 0, 1, 0]
    assert table["log_score"].tolist() == pytest.approx(
        [-math.log(0.4), -math.log(0.1), -math.log(0.5), INF]
    )
    assert any("2 of 4 densities have mass in an open bin" in note for note in found.notes)
    assert any("`crps` of these forecasts is crps_bins" in note for note in found.notes)


def test_bins_of_several_targets_are_told() -> None:
    both = SURVEY + "A,2022,<0.5,0.5\nA,2022,0.0 to 0.5,0.5\n"
    found = scored(both, OUTCOMES, metrics="n,log_score")
    assert any("bins of which several begin at one edge" in note for note in found.notes)


CDF = "model,week,output_type,output_type_id,value\n" + "".join(
    f"{model},{week},cdf,{threshold},{value}\n"
    for model, values in (("A", (0.2, 0.6, 1.0)), ("B", (0.1, 0.4, 0.9)))
    for week in (1, 2)
    for threshold, value in zip(("1", "2", "3"), values, strict=True)
)
SEEN = "week,value\n1,2\n2,8\n"


def test_cumulative_probabilities_are_scored_as_bins_that_end_at_thresholds() -> None:
    names = "n,rps,log_score,crps,brier_categories"
    found = scored(CDF, SEEN, by="model,week", metrics=names).table
    shares = np.array([[0.2, 0.6, 1.0]] * 2 + [[0.1, 0.4, 0.9]] * 2)
    actual = np.array([2.0, 8.0, 2.0, 8.0])
    expected = ((shares - (actual[:, None] <= [1, 2, 3])) ** 2).sum(axis=1)
    assert found["rps"].tolist() == pytest.approx(expected.tolist())
    assert found["log_score"].tolist() == pytest.approx(
        [-math.log(0.4), INF, -math.log(0.3), -math.log(0.1)]
    )
    closed = np.hstack([np.zeros((4, 1)), shares, np.ones((4, 1))])
    edges = np.array([-1.0, 1, 2, 3, 5])
    assert found["crps"].tolist() == pytest.approx(binned_crps(closed, edges, actual).tolist())


def test_cumulative_and_masses_of_the_same_categories_score_alike() -> None:
    words = ("low", "mid", "high")
    rows = {"cdf": (0.2, 0.5, 1.0), "pmf": (0.2, 0.3, 0.5)}
    found = [
        scored(
            "week,output_type,output_type_id,value\n"
            + "".join(f"1,{kind},{w},{v}\n" for w, v in zip(words, values, strict=True)),
            "week,value\n1,mid\n", metrics="rps,log_score", categories=words,
        ).table.iloc[0].tolist()
        for kind, values in rows.items()
    ]  # fmt: skip
    assert found[0] == pytest.approx(found[1])
    expected = ranked_probability_score(np.array([[0.2, 0.3, 0.5]]), np.array([1.0]))
    assert found[0][0] == pytest.approx(expected[0])


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("A,1,cdf,2,0.6", "A,1,cdf,2,0.1", "1 forecast has cumulative probabilities that fall"),
        ("A,1,cdf,2,0.6\n", "", "1 forecast lacks thresholds of others: no score"),
    ],
)
def test_what_is_no_distribution_is_told_and_not_scored(old: str, new: str, words: str) -> None:
    found = scored(CDF.replace(old, new), SEEN, by="model", metrics="rps,n_rps")
    assert found.table["n_rps"].tolist() == [1, 2]
    assert any(words in note and "model=A, week=1" in note for note in found.notes)


def test_cumulative_probabilities_in_percent_and_outside_are_told_or_refused() -> None:
    percent = CDF
    for value in ("0.2", "0.6", "1.0", "0.1", "0.4", "0.9"):
        percent = percent.replace(f",{value}\n", f",{float(value) * 100:g}\n")
    names: dict[str, Any] = {"by": "model", "metrics": "rps"}
    assert scored(percent, SEEN, **names).table.equals(scored(CDF, SEEN, **names).table)
    with pytest.raises(
        TableError, match="cumulative probabilities outside 0 to 1: model=A, week=1"
    ):
        scored(CDF.replace("A,1,cdf,1,0.2", "A,1,cdf,1,-0.2"), SEEN, **names)
    with pytest.raises(TableError, match="cdf need numbers as thresholds"):
        scored(CDF.replace("cdf,1", "cdf,one"), SEEN, **names)
    spelled = CDF.replace("B,1,cdf,1,", "B,1,cdf,1.0,")
    assert scored(spelled, SEEN, **names).table.equals(scored(CDF, SEEN, **names).table)


def test_the_output_type_fits_the_metric() -> None:
    both = CDF + "A,1,quantile,0.1,1\nA,1,quantile,0.5,2\nA,1,quantile,0.9,4\n"
    rps = scored(both, SEEN, by="model", metrics="rps")
    assert rps.table.equals(scored(CDF, SEEN, by="model", metrics="rps").table)
    assert any("rows of output_type cdf are scored" in note for note in rps.notes)
    wis = scored(both, SEEN, metrics="n,wis", error="absolute")
    assert wis.table["n"].tolist() == [1]
    masses = CDF + "A,1,pmf,1,1\n"
    with pytest.raises(TableError, match="as pmf and as cdf: ask for one"):
        scored(masses, SEEN, metrics="rps")
    pd.testing.assert_frame_equal(
        scored(masses, SEEN, metrics="rps", where="output_type=cdf").table,
        scored(CDF, SEEN, metrics="rps").table,
    )
