"""Normal and two-piece normal distributions, beside scoringrules, scipy and their definitions."""

import io
import math
from typing import Any

import numpy as np
import pytest

from forecasts.scores.metrics.normals import (
    mean_of_two_pieces,
    pit_of_normals,
    quantiles_of_normals,
    two_piece_crps,
    two_piece_log_score,
    two_pieces,
)
from forecasts.scores.scoring.score_table import Scores, score_table
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table

scoringrules = pytest.importorskip("scoringrules", reason="in the test extra")
stats = pytest.importorskip("scipy.stats", reason="in the test extra")
integrate = pytest.importorskip("scipy.integrate", reason="in the test extra")

RNG = np.random.default_rng(23)
MODE, ACTUAL = RNG.normal(2, 1, 40), RNG.normal(2, 3, 40)
BELOW, ABOVE = RNG.uniform(0.2, 3, 40), RNG.uniform(0.2, 3, 40)
OUTCOMES = "quarter,actual\n2020Q1,1.4\n2020Q2,3.1\n2020Q3,2\n"
BANK = (
    "Quarter,Mode,Median,Mean,Uncertainty,Skew\n"
    "2020Q1,2.00,2.05,2.10,0.80,0.10\n2020Q2,2.20,2.10,1.99,1.10,-0.21\n2020Q3,2.1,2.1,2.1,1,0\n"
)


def scored(claims: str, **options: Any) -> Scores:  # noqa: ANN401 - any field
    left, right = (read_table("-", stream=io.BytesIO(each.encode())) for each in (claims, OUTCOMES))
    return score_table(left, right, error="points", **options)


def density(x: float, mode: float, below: float, above: float) -> float:
    side = below if x < mode else above
    peak = math.sqrt(2 / math.pi) / (below + above)
    return peak * math.exp(-(((x - mode) / side) ** 2) / 2)


def test_scores_are_those_of_scoringrules() -> None:
    theirs = scoringrules.crps_2pnormal(ACTUAL, BELOW, ABOVE, MODE)
    assert two_piece_crps(MODE, BELOW, ABOVE, ACTUAL) == pytest.approx(theirs, abs=1e-9)
    theirs = scoringrules.logs_2pnormal(ACTUAL, BELOW, ABOVE, MODE)
    assert two_piece_log_score(MODE, BELOW, ABOVE, ACTUAL) == pytest.approx(theirs, abs=1e-9)


def test_mean_shares_and_quantiles_are_those_of_the_density() -> None:
    means = mean_of_two_pieces(MODE, BELOW, ABOVE)
    shares = pit_of_normals(MODE, BELOW, ABOVE, ACTUAL)
    quantiles = quantiles_of_normals(MODE, BELOW, ABOVE, np.array([0.05, 0.5, 0.99]))
    for row in range(8):
        shape = MODE[row], BELOW[row], ABOVE[row]
        ends = MODE[row] - 12 * BELOW[row], MODE[row] + 12 * ABOVE[row]
        options: dict[str, Any] = {"epsabs": 1e-12, "points": [MODE[row]], "limit": 200}
        mean = integrate.quad(lambda x, s=shape: x * density(x, *s), *ends, **options)[0]
        assert means[row] == pytest.approx(mean, abs=1e-9)
        share = integrate.quad(density, ends[0], ACTUAL[row], args=shape, **options)[0]
        assert shares[row] == pytest.approx(share, abs=1e-9)
    for place, level in enumerate((0.05, 0.5, 0.99)):
        found = pit_of_normals(MODE, BELOW, ABOVE, quantiles[:, place])
        assert found == pytest.approx(np.full(40, level), abs=1e-9)


def test_equal_halves_are_the_normal_distribution() -> None:
    theirs = stats.norm.ppf(np.array([0.1, 0.5, 0.975]), MODE[:, None], BELOW[:, None])
    found = quantiles_of_normals(MODE, BELOW, BELOW, np.array([0.1, 0.5, 0.975]))
    assert found == pytest.approx(theirs, abs=1e-9)
    found = pit_of_normals(MODE, BELOW, BELOW, ACTUAL)
    assert found == pytest.approx(stats.norm.cdf(ACTUAL, MODE, BELOW), abs=1e-9)


def test_the_uncertainty_of_the_bank_of_england() -> None:
    spread, skew = RNG.uniform(0.1, 3, 40), RNG.normal(0, 1, 40)
    below, above = two_pieces(spread, skew)
    assert 2 / spread**2 == pytest.approx(1 / below**2 + 1 / above**2, rel=1e-9)
    assert skew == pytest.approx(mean_of_two_pieces(np.zeros(40), below, above), abs=1e-9)
    # the way that the Bank goes, by its inverse skewness (Britton, Fisher and Whitley 1998)
    beta = math.pi / 2 * (skew / spread) ** 2
    gamma = -np.sign(skew) * np.sqrt(1 - ((np.sqrt(1 + 2 * beta) - 1) / beta) ** 2)
    assert below == pytest.approx(spread / np.sqrt(1 - gamma), abs=1e-9)
    assert above == pytest.approx(spread / np.sqrt(1 + gamma), abs=1e-9)


def test_a_fan_chart_is_scored_from_its_parameters() -> None:
    metrics = "n,mean_error,crps,log_score,pit,coverage_90,wis"
    found = scored(BANK, metrics=metrics, levels="0.05,0.5,0.95")
    below, above = two_pieces(np.array([0.8, 1.1, 1.0]), np.array([0.1, -0.21, 0.0]))
    mode, actual = np.array([2, 2.2, 2.1]), np.array([1.4, 3.1, 2.0])
    row = found.table.iloc[0]
    assert row["mean_error"] == pytest.approx((2.1 + 1.99 + 2.1 - 6.5) / 3, abs=1e-9)
    crps = scoringrules.crps_2pnormal(actual, below, above, mode).mean()
    assert row["crps"] == pytest.approx(crps, abs=1e-9)
    logs = scoringrules.logs_2pnormal(actual, below, above, mode).mean()
    assert row["log_score"] == pytest.approx(logs, abs=1e-9)
    assert row["pit"] == pytest.approx(pit_of_normals(mode, below, above, actual).mean(), abs=1e-9)
    assert row["coverage_90"] == 1
    assert "`crps` of these forecasts is crps_two_piece" in found.notes
    assert any("`Skew` mean less mode" in note for note in found.notes)


def test_the_mode_may_be_the_value() -> None:
    found = scored(BANK, metrics="mean_error", value="Mode")
    assert found.table["mean_error"][0] == pytest.approx((2 + 2.2 + 2.1 - 6.5) / 3, abs=1e-9)
    assert not any("the mean of the two-piece" in note for note in found.notes)


def test_two_standard_deviations_and_a_mean_give_the_mode() -> None:
    by_mode = "quarter,mode,sd1,sd2\n2020Q1,2,0.5,1\n2020Q2,2,1,1\n"
    mean = 2 + math.sqrt(2 / math.pi) / 2
    by_mean = f"quarter,mean,sigma_below,sigma_above\n2020Q1,{mean!r},0.5,1\n2020Q2,2,1,1\n"
    first, second = (scored(each, metrics="crps,mean_error").table for each in (by_mode, by_mean))
    assert first["crps"][0] == pytest.approx(second["crps"][0], abs=1e-9)
    assert first["mean_error"][0] == pytest.approx((mean + 2 - 4.5) / 2, abs=1e-9)


def test_a_mean_that_mode_and_skew_do_not_give_is_refused() -> None:
    with pytest.raises(TableError, match=r"not the mean that mode and skew give.*2020Q2"):
        scored(BANK.replace("1.99,1.10,-0.21", "1.99,1.10,0.9"), metrics="crps")


def test_no_spread_is_a_point_and_one_below_zero_is_refused() -> None:
    exact = "quarter,mode,sd1,sd2\n2020Q1,2,0,0\n"
    found = scored(exact, metrics="crps,n_log_score", levels="0.05,0.95")
    assert found.table.iloc[0].tolist() == [pytest.approx(0.6, abs=1e-9), 0]
    assert any("standard deviation of 0" in note for note in found.notes)
    with pytest.raises(TableError, match=r"`sd2`: a standard deviation of -1 \(line 2\)"):
        scored(exact.replace("0,0\n", "1,-1\n"), metrics="crps")


def test_normal_distributions_have_quantiles() -> None:
    claims = "quarter,mean,sd\n2020Q1,2,1\n2020Q2,2,0.5\n2020Q3,2,1\n"
    found = scored(claims, metrics="coverage_90,wis", levels="0.05,0.5,0.95")
    assert found.table["coverage_90"][0] == pytest.approx(2 / 3, abs=1e-9)
    z = stats.norm.ppf(0.95)
    scores = [0.1 * 2 * z * s / 2 for s in (1, 0.5, 1)]
    missed = max(0.0, 1.1 - z * 0.5)
    whole = sum(scores) + missed + (0.6 + 1.1 + 0) / 2
    assert found.table["wis"][0] == pytest.approx(whole / 1.5 / 3, abs=1e-9)


def test_nothing_is_normal_after_a_transform() -> None:
    found = scored(BANK, metrics="n,n_crps", transform="log")
    assert found.table["n_crps"][0] == 0
