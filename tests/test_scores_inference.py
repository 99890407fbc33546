"""Tests of scores: their variances against each other and by hand, windows, pairs of sources."""

import io
import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from forecasts.cli.score import score as command
from forecasts.scores.inference.conditional import conditional_p, conditional_statistic
from forecasts.scores.inference.confidence_set import confidence_set, draw_blocks
from forecasts.scores.inference.fluctuation import critical_fluctuation, largest_fluctuation
from forecasts.scores.inference.long_run import long_run_matrix, long_run_variance
from forecasts.scores.metrics.registry import METRICS
from forecasts.scores.request import ScoreRequest
from forecasts.scores.scoring.score_columns import VARIANCES
from forecasts.scores.scoring.score_table import score_table
from forecasts.scores.scoring.source_pairs import holm, pair_sources
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table

RNG = np.random.default_rng(5)
# Errors that overlap, and those of a baseline.
ERROR = np.convolve(RNG.normal(size=82), [1, 0.7, 0.4], "valid")
BASE = np.convolve(RNG.normal(size=82), [1, 0.5, 0.3], "valid") * 1.2
CLAIMED = RNG.normal(size=80)
ACTUAL = CLAIMED * 0.8 - ERROR
TESTS = (
    "mean_error_p", "diebold_mariano_p", "encompassing_p", "clark_west_p", "mincer_zarnowitz_p",
    "nordhaus_p", "revision_slope_p", "fluctuation", "giacomini_white",
)  # fmt: skip


def table(text: str) -> pd.DataFrame:
    return read_table("-", stream=io.BytesIO(text.encode()))


@pytest.mark.parametrize("variance", VARIANCES)
def test_one_column_of_scores_has_the_variance_of_a_mean(variance: str) -> None:
    centred = ERROR - ERROR.mean()
    alone = long_run_variance(centred, 2, variance) * len(centred)
    matrix = long_run_matrix(centred[:, None], 2, variance)
    assert matrix == pytest.approx(np.array([[alone]]), rel=1e-9)


def test_a_covariance_that_is_not_positive_takes_bartlett_s_weights() -> None:
    turning = np.array([[1.0, 0.5], [-1.0, -0.6]] * 6)
    found = long_run_matrix(turning, 1, "rectangular")
    assert np.linalg.eigvalsh(found).min() > 0
    assert found == pytest.approx(long_run_matrix(turning, 1, "bartlett"))


@pytest.mark.parametrize("name", TESTS)
def test_every_test_takes_the_variance_that_was_asked_for(name: str) -> None:
    inputs: dict[str, Any] = {
        "error": ERROR, "baseline_error": BASE, "claimed": CLAIMED, "actual": ACTUAL,
        "revision": CLAIMED, "previous_revision": BASE, "steps": 3.0, "cluster": np.arange(80.0),
    }  # fmt: skip
    metric = METRICS[name]
    arrays = [inputs[word] for word in metric.inputs]
    found = {variance: metric.function(*arrays, variance=variance) for variance in VARIANCES}
    assert all(math.isfinite(each) for each in found.values())
    assert len(set(found.values())) == len(VARIANCES)


@pytest.mark.parametrize("name", ["nordhaus_p", "mincer_zarnowitz_p", "encompassing_p"])
def test_p_values_of_the_normal_are_smaller_than_student_s(name: str) -> None:
    few: dict[str, Any] = {
        "error": ERROR[:12], "baseline_error": BASE[:12], "claimed": CLAIMED[:12],
        "actual": ACTUAL[:12], "revision": CLAIMED[:12], "previous_revision": BASE[:12],
        "steps": 1.0, "cluster": np.arange(12.0),
    }  # fmt: skip
    arrays = [few[word] for word in METRICS[name].inputs]
    student = METRICS[name].function(*arrays)
    normal = METRICS[name].function(*arrays, normal=True)
    one_sided = name == "encompassing_p"
    assert (min(normal, 1 - normal) if one_sided else normal) < (
        min(student, 1 - student) if one_sided else student
    )


def test_the_fluctuation_of_a_source_that_was_better_for_a_time() -> None:
    gap = np.concatenate([np.full(30, -1.0), np.full(70, 0.4)]) + RNG.normal(0, 0.3, 100)
    found = largest_fluctuation(gap, 1.0)
    assert found < -critical_fluctuation(30)
    assert largest_fluctuation(-gap, 1.0) == -found
    centred = gap - gap.mean()
    spread = float(centred @ centred) / 100
    means = [gap[at : at + 30].sum() for at in range(71)]
    assert found == pytest.approx(min(means) / math.sqrt(spread * 30), rel=1e-9)
    assert abs(gap.mean() / math.sqrt(spread / 100)) < 1  # over the whole time they were equal


def test_clusters_are_what_a_window_counts() -> None:
    gap = RNG.normal(size=40)
    twice = largest_fluctuation(np.repeat(gap, 2), 1.0, np.repeat(np.arange(40.0), 2))
    assert twice == pytest.approx(largest_fluctuation(gap, 1.0), rel=1e-9)


def test_critical_values_are_those_of_a_walk_in_windows() -> None:
    """The published figures beside the same walk drawn again: within what 4,000 draws tell."""
    walks = np.cumsum(np.random.default_rng(2).normal(size=(4000, 200)), axis=1)
    walks = np.hstack([np.zeros((4000, 1)), walks]) / math.sqrt(200)
    for percent in (10, 30, 50, 70, 90):
        length = 2 * percent
        largest = np.abs(walks[:, length:] - walks[:, :-length]).max(axis=1)
        drawn = np.quantile(largest / math.sqrt(percent / 100), 0.95)
        assert critical_fluctuation(percent) == pytest.approx(drawn, abs=0.12)
    assert critical_fluctuation(35) == pytest.approx((3.012 + 2.890) / 2)
    assert math.isnan(critical_fluctuation(5))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_corrected_p_values_keep_their_order_and_are_no_smaller(found: list[float]) -> None:
    p_values = np.array(found)
    corrected = holm(p_values)
    assert (corrected >= p_values).all()
    assert (corrected <= 1).all()
    order = np.argsort(p_values, kind="stable")
    assert (np.diff(corrected[order]) >= 0).all()


def test_p_values_as_holm_corrects_them() -> None:
    found = holm(np.array([0.01, 0.04, math.nan, 0.03]))
    assert found.tolist() == pytest.approx([0.03, 0.06, math.nan, 0.06], nan_ok=True)


def archive() -> tuple[pd.DataFrame, pd.DataFrame]:
    rng = np.random.default_rng(9)
    lines = [
        f"{source},{region},{2000 + year},{rng.normal(0, 1 + place):.3f}"
        for place, source in enumerate("ABC")
        for region in "xy"
        for year in range(12)
        if not (source == "C" and year > 8)
    ]
    outcomes = [f"{region},{2000 + year},0.5" for region in "xy" for year in range(12)]
    return (
        table("source,region,year,value\n" + "\n".join(lines)),
        table("region,year,actual\n" + "\n".join(outcomes)),
    )


def test_pairs_are_the_ratio_and_the_test_that_score_gives() -> None:
    claims, actuals = archive()
    options: dict[str, Any] = {"error": "points", "steps": 1}
    request = ScoreRequest(by=("region",), metrics=("n", "mae", "rmse"), **options)
    pairs = pair_sources(claims, actuals, request)
    assert len(pairs.table) == 2 * 6
    assert pairs.table["n_mae"].max() == 12
    for other in "ABC":
        names = ("mae_ratio", "mae_dm_p", "n_mae_ratio", "rmse_ratio")
        found = score_table(
            claims, actuals, by="region,source", metrics=names, baseline=other, **options
        ).table
        ours = pairs.table[pairs.table["against"] == other]
        both = found.merge(ours, on=["region", "source"], suffixes=("_one", ""))
        assert len(both) == 4
        assert both["mae_ratio"].tolist() == both["mae_ratio_one"].tolist()
        assert both["rmse_ratio"].tolist() == both["rmse_ratio_one"].tolist()
        assert both["mae_p"].tolist() == pytest.approx(both["mae_dm_p"].tolist(), abs=1e-12)
        assert both["n_mae"].tolist() == both["n_mae_ratio"].tolist()
    one = pairs.table[
        (pairs.table["region"] == "x") & (pairs.table["source"] < pairs.table["against"])
    ]
    assert one["mae_p_holm"].tolist() == holm(one["mae_p"].to_numpy()).tolist()
    assert any("mae_dm" in note and "clusters" in note for note in pairs.notes)


def test_pairs_need_sources_and_mean_scores() -> None:
    claims, actuals = archive()
    with pytest.raises(TableError, match="--pairs compares mean scores, and mdae is none"):
        pair_sources(claims, actuals, ScoreRequest(metrics=("mdae",)))
    with pytest.raises(TableError, match="--pairs compares sources; claims has no column `source`"):
        pair_sources(claims.drop(columns="source"), actuals, ScoreRequest(metrics=("mae",)))


def test_pairs_on_the_command_line(tmp_path: Any) -> None:  # noqa: ANN401 - pytest's own
    claims, actuals = archive()
    claims.to_csv(tmp_path / "c.csv", index=False)
    actuals.to_csv(tmp_path / "a.csv", index=False)
    words = ["--claims", f"{tmp_path}/c.csv", "--actuals", f"{tmp_path}/a.csv", "--pairs"]
    words += ["--metrics", "mae", "--error", "points", "--format", "csv"]
    done = CliRunner().invoke(command, words)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines()[0] == "source,against,n_mae,mae_ratio,mae_p,mae_p_holm"
    assert len(done.stdout.splitlines()) == 7


def test_any_mean_score_has_its_fluctuation() -> None:
    claims, actuals = archive()
    options: dict[str, Any] = {"by": "source", "baseline": "B", "error": "points", "steps": 1}
    found = score_table(claims, actuals, metrics="mse_fluctuation,fluctuation", **options)
    values = found.table.to_dict("list")
    assert values["mse_fluctuation"][0] == pytest.approx(values["fluctuation"][0], rel=1e-9)
    assert any("5% of equal sources exceed 3.012" in note for note in found.notes)
    told = next(note for note in found.notes if "fluctuation_critical" in note)
    assert told.startswith("mse_fluctuation, fluctuation: ")
    assert "Student" not in told


def test_the_conditional_test_of_overlapping_forecasts() -> None:
    """Three steps ahead: the last difference that was known, and products up to two lags."""
    loss = ERROR**2 - BASE**2
    moments = np.column_stack([loss[3:], loss[:-3] * loss[3:]])
    middle, spread = moments.mean(axis=0), moments.T @ moments / len(moments)
    for lag in (1, 2):
        cross = moments[lag:].T @ moments[:-lag] / len(moments)
        spread += (1 - lag / 3) * (cross + cross.T)
    expected = len(moments) * middle @ np.linalg.inv(spread) @ middle
    assert conditional_statistic(loss, 3.0) == pytest.approx(expected, rel=1e-9)
    assert conditional_p(expected) == pytest.approx(stats.chi2.sf(expected, 2), rel=1e-9)
    assert math.isnan(conditional_statistic(loss[:6], 3.0))
    assert math.isnan(conditional_statistic(np.ones(30), 1.0))  # always as much better


def test_any_mean_score_has_its_conditional_test() -> None:
    claims, actuals = archive()
    options: dict[str, Any] = {"by": "source", "baseline": "B", "error": "points", "steps": 1}
    found = score_table(claims, actuals, metrics="mse_gw,mse_gw_p,gw,gw_p", **options)
    values = found.table.iloc[0]
    assert values["mse_gw"] == pytest.approx(values["gw"], rel=1e-9)
    assert values["mse_gw_p"] == pytest.approx(values["gw_p"], rel=1e-9)
    assert values["gw_p"] == pytest.approx(math.exp(-values["gw"] / 2), rel=1e-9)
    told = next(note for note in found.notes if "chi-square" in note)
    assert told.startswith("mse_gw, mse_gw_p, gw, gw_p: ")


def test_the_confidence_set_leaves_out_the_worst_first() -> None:
    """Beside the rule of Hansen, Lunde and Nason, written out period by period."""
    rng = np.random.default_rng(3)
    scores = rng.normal(size=(40, 4)) * [0.2, 0.3, 0.3, 2] + [0.0, 0.25, 0.05, 0.6]
    drawn = draw_blocks(40, 5, draws=200)
    samples = [np.repeat(scores, each, axis=0) for each in drawn]
    left, largest, expected = [0, 1, 2, 3], 0.0, np.ones(4)
    while len(left) > 1:
        gap = [scores[:, i].mean() - scores[:, left].mean() for i in left]
        moved = np.array(
            [[s[:, i].mean() - s[:, left].mean() for i in left] for s in samples]
        ) - np.array(gap)
        error = [math.sqrt(np.mean(moved[:, k] ** 2)) for k in range(len(left))]
        ts = [g / e for g, e in zip(gap, error, strict=True)]
        worst = ts.index(max(ts))
        largest = max(largest, float(np.mean((moved / error).max(axis=1) > max(ts))))
        expected[left.pop(worst)] = largest
    found = confidence_set(scores, drawn)
    assert found == pytest.approx(expected, abs=1e-12)
    assert (found.argmin(), scores.mean(axis=0).argmax()) == (1, 3)  # the largest by chance
    assert found.max() == 1
    assert np.isnan(confidence_set(np.column_stack([scores[:, 0]] * 2), drawn)).all()


def test_blocks_follow_each_other_and_close_the_circle() -> None:
    drawn = draw_blocks(10, 4, draws=300)
    assert drawn.sum(axis=1).tolist() == [10] * 300
    assert drawn.mean(axis=0) == pytest.approx(np.ones(10), abs=0.2)
    whole = draw_blocks(10, 10, draws=20)
    assert (whole == 1).all()


def test_the_confidence_set_of_what_all_forecast() -> None:
    claims, actuals = archive()
    claims = claims[(claims["source"] != "B") | (claims.index % 7 > 0)]
    options: dict[str, Any] = {"by": "source", "error": "points", "steps": 2}
    found = score_table(claims, actuals, metrics="n,mae_mcs_p,n_mae_mcs_p", **options)
    ready = score_table(claims, actuals, metrics="n,mae", common=True, **options)
    assert found.table["n_mae_mcs_p"].tolist() == ready.table["n"].tolist()
    assert found.table["mae_mcs_p"].max() == 1
    assert found.table["mae_mcs_p"].iloc[ready.table["mae"].argmin()] == 1
    assert any("1,000 draws of blocks" in note for note in found.notes)
