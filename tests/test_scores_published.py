"""Tables that evaluations print, out of small archives: each beside its formula in plain numpy."""

import io
import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

from forecasts.scores.metrics.registry import METRICS
from forecasts.scores.scoring.matched_rows import match_request
from forecasts.scores.scoring.score_table import Scores, make_request, score_table
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table

RNG = np.random.default_rng(11)
YEARS = np.arange(1990, 2020)
ACTUAL = RNG.normal(2.5, 1.5, 30).round(2)
OURS = (ACTUAL + RNG.normal(0.2, 1, 30)).round(2)
THEIRS = (ACTUAL + RNG.normal(0, 1.3, 30)).round(2)
BEFORE = np.append(2.0, ACTUAL[:-1])
TABLE = pd.DataFrame(
    {"year": YEARS, "actual": ACTUAL, "ours": OURS, "theirs": THEIRS, "before": BEFORE}
).astype(str)


def table(text: str) -> pd.DataFrame:
    return read_table("-", stream=io.BytesIO(text.encode()))


def scored(claims: str, actuals: str | None, **options: Any) -> Scores:  # noqa: ANN401 - any field
    return score_table(table(claims), None if actuals is None else table(actuals), **options)


def row(metrics: str, **options: Any) -> list[float]:  # noqa: ANN401 - any field of a request
    settings = {"value": "ours", "error": "points", "metrics": metrics, **options}
    found = score_table(TABLE, **settings).table
    return [float(cell) for cell in found.to_numpy()[0]]


def lagged(values: np.ndarray, lag: int) -> float:
    centred = values - values.mean()
    return float(centred[lag:] @ centred[: len(values) - lag]) / len(values)


def normal_tail(statistic: float) -> float:
    return math.erfc(statistic / math.sqrt(2)) / 2


E = OURS - ACTUAL
B = THEIRS - ACTUAL


def test_the_line_that_r_forecast_prints() -> None:
    """Errors are actual minus forecast there: ME, RMSE, MAE, MPE, MAPE, ACF1, Theil's U."""
    metrics = "me,rmse,mae,mpe,mape,acf1,theil_u_growth"
    found = row(metrics, sign="actual", baseline="before")
    error = ACTUAL - OURS
    change = (ACTUAL - BEFORE) / BEFORE
    expected = [
        error.mean(),
        np.sqrt((error**2).mean()),
        np.abs(error).mean(),
        (100 * error / np.abs(ACTUAL)).mean(),
        np.abs(100 * error / ACTUAL).mean(),
        lagged(error, 1) / lagged(error, 0),
        np.sqrt((((OURS - ACTUAL) / BEFORE) ** 2).sum() / (change**2).sum()),
    ]
    assert found == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", [name for name, metric in METRICS.items() if metric.odd])
def test_actual_minus_claimed_turns_every_signed_error(name: str) -> None:
    options = {"baseline": "theirs", "where": "actual>0"}
    number = ":20" if METRICS[name].mirrored else ""
    plain = row(name + number, **options)
    other = row(name + number.replace("20", "80"), sign="actual", **options)
    assert plain[0] != 0
    assert other == pytest.approx([-plain[0]], abs=1e-12)


def test_what_has_no_sign_stays() -> None:
    metrics = "n,mae,rmse,share_over,mincer_zarnowitz_slope,diebold_mariano,sd"
    assert row(metrics, baseline="theirs") == row(metrics, baseline="theirs", sign="actual")


def test_the_other_sign_turns_intervals_and_rows_and_is_said() -> None:
    low, high = row("mean_error", intervals=True)[1:]
    assert row("mean_error", intervals=True, sign="actual")[1:] == [-high, -low]
    request = make_request(value="ours", error="points", sign="actual")
    rows, notes = match_request(TABLE, None, request)
    assert rows["error"].to_numpy() == pytest.approx(ACTUAL - OURS)
    assert "actual minus claimed, positive = the claim was too low" in notes[-1]
    with pytest.raises(TableError, match="did you mean `actual`"):
        row("mean_error", sign="actuals")


def test_percentiles_and_shares_of_errors() -> None:
    found = row("error_quantile:25,error_quantile:0,absolute_error_quantile,share_under,wape,nrmse")
    expected = [
        np.percentile(E, 25),
        E.min(),
        np.percentile(np.abs(E), 90),
        (E < 0).mean(),
        100 * np.abs(E).sum() / np.abs(ACTUAL).sum(),
        100 * np.sqrt((E**2).mean()) / abs(ACTUAL.mean()),
    ]
    assert found == pytest.approx(expected, abs=1e-9)


def test_a_comparison_with_another_forecaster() -> None:
    metrics = "baseline_mean_error,baseline_mae,baseline_rmse,share_better,mdrae,gmrae,r2_oos"
    expected = [
        B.mean(),
        np.abs(B).mean(),
        np.sqrt((B**2).mean()),
        (np.abs(E) < np.abs(B)).mean(),
        np.median(np.abs(E / B)),
        np.exp(np.log(np.abs(E / B)).mean()),
        1 - (E**2).sum() / (B**2).sum(),
    ]
    assert row(metrics, baseline="theirs") == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("steps", [1, 3])
def test_tests_of_equal_accuracy_and_of_encompassing(steps: int) -> None:
    metrics = "dm,dm_plain,dm_plain_p,encompassing,encompassing_weight,clark_west,clark_west_p"
    found = row(metrics, baseline="theirs", steps=steps)
    count = len(E)

    def statistic(d: np.ndarray) -> float:
        variance = lagged(d, 0) + 2 * sum(lagged(d, lag) for lag in range(1, steps))
        return float(d.mean() / np.sqrt(variance / count))

    small = math.sqrt((count + 1 - 2 * steps + steps * (steps - 1) / count) / count)
    plain = statistic(E**2 - B**2)
    adjusted = B**2 - E**2 + (B - E) ** 2
    weights = [1 - lag / steps for lag in range(1, steps)]
    spread = lagged(adjusted, 0) + 2 * sum(
        weight * lagged(adjusted, lag) for lag, weight in enumerate(weights, 1)
    )
    west = adjusted.mean() / math.sqrt(spread / (count - 1))
    expected = [
        plain * small,
        plain,
        2 * normal_tail(abs(plain)),
        statistic(E * (E - B)) * small,
        np.linalg.lstsq((E - B)[:, None], E, rcond=None)[0][0],
        west,
        normal_tail(west),
    ]
    assert found == pytest.approx(expected, abs=1e-9)


def test_a_mincer_zarnowitz_line_with_standard_errors_and_f() -> None:
    names = ("intercept", "slope", "intercept_se", "slope_se", "f", "f_p")
    found = row(",".join(f"mincer_zarnowitz_{name}" for name in names))
    design = np.column_stack([np.ones(30), OURS])
    weights, ssr = np.linalg.lstsq(design, ACTUAL, rcond=None)[:2]
    covariance = ssr[0] / 28 * np.linalg.inv(design.T @ design)
    f = ((E**2).sum() - ssr[0]) / 2 / (ssr[0] / 28)
    expected = [*weights, *np.sqrt(np.diag(covariance)), f, (1 + f / 14) ** -14]
    assert found == pytest.approx(expected, abs=1e-9)


def test_directions_with_the_pesaran_timmermann_test() -> None:
    found = row("direction,pt,pt_p", baseline="before")
    x, y = OURS > BEFORE, ACTUAL > BEFORE
    px, py, n = x.mean(), y.mean(), len(x)
    chance = px * py + (1 - px) * (1 - py)
    v = chance * (1 - chance) / n
    w = ((2 * py - 1) ** 2 * px * (1 - px) + (2 * px - 1) ** 2 * py * (1 - py)) / n
    w += 4 * px * py * (1 - px) * (1 - py) / n**2
    statistic = ((x == y).mean() - chance) / np.sqrt(v - w)
    assert found == pytest.approx([(x == y).mean(), statistic, normal_tail(statistic)], abs=1e-9)


LEVELS = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
WIDTHS = np.array([-1.645, -0.674, 0.0, 0.674, 1.645])
QUANTILES = OURS[:, None] + WIDTHS
LONG = "quarter,tau,value\n" + "".join(
    f"{year},{level},{value}\n"
    for year, line in zip(YEARS, QUANTILES, strict=True)
    for level, value in zip(LEVELS, line, strict=True)
)
OUTCOMES = "quarter,outturn\n" + "".join(
    f"{year},{actual}\n" for year, actual in zip(YEARS, ACTUAL, strict=True)
)


def pits() -> np.ndarray:
    inner = [
        np.interp(actual, line, LEVELS) for actual, line in zip(ACTUAL, QUANTILES, strict=True)
    ]
    pit = np.array(inner)
    pit[QUANTILES[:, 0] > ACTUAL] = 0.025
    pit[QUANTILES[:, -1] <= ACTUAL] = 0.975
    return pit


def test_a_fan_chart_is_checked_by_its_pit() -> None:
    metrics = "pit,pit_variance,pit_ks,pit_ks_p,quantile_bias,coverage_deviation"
    found = scored(LONG, OUTCOMES, metrics=metrics, error="points").table.to_numpy()[0]
    ordered = np.sort(pits())
    ranks = np.arange(1, 31)
    distance = max((ranks / 30 - ordered).max(), (ordered - (ranks - 1) / 30).max())
    p = 2 * sum((-1) ** (k - 1) * np.exp(-2 * 30 * (k * distance) ** 2) for k in range(1, 200))
    bias = []
    for actual, line in zip(ACTUAL, QUANTILES, strict=True):
        if actual < line[2]:
            bias.append(1 - 2 * max([0.0, *LEVELS[line <= actual]]))
        else:
            bias.append(1 - 2 * min([1.0, *LEVELS[line >= actual]]))
    covered = [(np.abs(E) <= width).mean() - level for width, level in ((0.674, 0.5), (1.645, 0.9))]
    expected = [ordered.mean(), ordered.var(), distance, p, np.mean(bias), np.mean(covered)]
    assert found == pytest.approx(expected, abs=1e-9)


def test_samples_have_a_pit_a_bias_and_a_dawid_sebastiani_score() -> None:
    draws = RNG.normal(2, 1, (30, 40)).round(4)
    claims = "year,draw,value\n" + "".join(
        f"{year},{number},{value}\n"
        for year, line in zip(YEARS, draws, strict=True)
        for number, value in enumerate(line)
    )
    actuals = OUTCOMES.replace("quarter", "year")
    found = scored(claims, actuals, metrics="pit,sample_bias,dss").table.to_numpy()[0]
    share = (draws <= ACTUAL[:, None]).mean(axis=1)
    less = (draws < ACTUAL[:, None]).mean(axis=1)
    dss = (ACTUAL - draws.mean(axis=1)) ** 2 / draws.var(axis=1) + np.log(draws.var(axis=1))
    assert found == pytest.approx([share.mean(), (1 - share - less).mean(), dss.mean()], abs=1e-9)


def test_m4_has_owa_and_msis_and_any_score_over_that_of_a_benchmark() -> None:
    level = 0.95
    claims = "team,id,h,value,low,high\n" + "".join(
        f"{name},{place},1,{value},{value - 1},{value + 1}\n"
        for name, values in (("Naive2", THEIRS), ("Ours", OURS))
        for place, value in enumerate(values)
    )
    scale = RNG.uniform(0.5, 2, 30).round(3)
    actuals = "id,h,actual,naive\n" + "".join(
        f"{place},1,{actual},{size}\n"
        for place, (actual, size) in enumerate(zip(ACTUAL, scale, strict=True))
    )
    options: dict[str, Any] = {"by": "team", "error": "scale:naive", "level": level}
    options |= {"baseline": "Naive2", "metrics": "owa,msis,smape_ratio,interval_score_skill,rmsse"}
    found = scored(claims, actuals, **options).table.to_numpy()[:, 1:]

    def parts(values: np.ndarray) -> list[float]:
        smape = (200 * np.abs(values - ACTUAL) / (np.abs(values) + np.abs(ACTUAL))).mean()
        outside = np.maximum(np.abs(values - ACTUAL) - 1, 0)
        interval = 2 + 2 / (1 - level) * outside
        mase = (np.abs(values - ACTUAL) / scale).mean()
        rmsse = np.sqrt((((values - ACTUAL) / scale) ** 2).mean())
        return [smape, mase, (interval / scale).mean(), interval.mean(), rmsse]

    base, ours = parts(THEIRS), parts(OURS)
    expected = [
        [1.0, base[2], 1.0, 0.0, base[4]],
        [
            (ours[0] / base[0] + ours[1] / base[1]) / 2,
            ours[2],
            ours[0] / base[0],
            1 - ours[3] / base[3],
            ours[4],
        ],
    ]
    assert found.astype(float) == pytest.approx(np.array(expected), abs=1e-9)


def test_brier_over_categories_also_for_one_event_and_the_roc_curve() -> None:
    claims = "question,probability\n1,0.9\n2,0.2\n3,0.4\n4,0.4\n"
    actuals = "question,outcome\n1,1\n2,0\n3,1\n4,0\n"
    found = scored(claims, actuals, metrics="brier_categories,brier,auc").table.to_numpy()[0]
    assert found == pytest.approx([2 * found[1], (0.01 + 0.04 + 0.36 + 0.16) / 4, 3.5 / 4])
    pmf = "question,output_type,output_type_id,value\n"
    pmf += "1,pmf,calm,0.5\n1,pmf,rain,0.3\n1,pmf,snow,0.2\n"
    three = scored(pmf, "question,observation\n1,rain\n", metrics="brier_categories,log_score")
    assert three.table.to_numpy()[0] == pytest.approx([0.25 + 0.49 + 0.04, -math.log(0.3)])


def test_normal_distributions_have_a_crps_a_log_score_and_a_pit() -> None:
    sd = RNG.uniform(0.5, 2, 30).round(3)
    claims = "year,mean,std,actual\n" + "".join(
        f"{year},{mean},{width},{actual}\n"
        for year, mean, width, actual in zip(YEARS, OURS, sd, ACTUAL, strict=True)
    )
    metrics = "crps_normal,log_score_normal,pit,mae"
    found = scored(claims, None, metrics=metrics, error="points").table.to_numpy()[0]
    z = (ACTUAL - OURS) / sd
    pit = np.array([1 - normal_tail(each) for each in z])
    density = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    crps = sd * (z * (2 * pit - 1) + 2 * density - 1 / np.sqrt(np.pi))
    expected = [crps.mean(), -np.log(density / sd).mean(), pit.mean(), np.abs(E).mean()]
    assert found == pytest.approx(expected, abs=1e-9)


def test_the_parts_of_the_crps_of_samples_with_gaps() -> None:
    draws = RNG.normal(2, 1, (30, 8))
    draws[RNG.uniform(size=(30, 8)) < 0.2] = np.nan
    parts = ("sample_dispersion", "sample_overprediction", "sample_underprediction")
    total = sum(METRICS[name].single(draws, ACTUAL) for name in parts)
    np.testing.assert_allclose(total, METRICS["crps"].single(draws, ACTUAL), rtol=1e-12)
    middle = np.nanmedian(draws, axis=1)
    mad = 1.4826 * np.nanmedian(np.abs(draws - middle[:, None]), axis=1)
    np.testing.assert_allclose(METRICS["sample_mad"].single(draws, ACTUAL), mad, rtol=1e-12)
    mean = (np.nanmean(draws, axis=1) - ACTUAL) ** 2
    np.testing.assert_allclose(METRICS["se_mean"].single(draws, ACTUAL), mean, rtol=1e-12)
