"""No number changes or vanishes in silence: each case is told, counted, refused or blank."""

import io
import math
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from forecasts.cli.score import score as command
from forecasts.scores.metrics.registry import METRICS
from forecasts.scores.scoring.score_table import Scores, score_table
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table


def table(text: str) -> pd.DataFrame:
    return read_table("-", stream=io.BytesIO(text.encode()))


def scored(claims: str, actuals: str | None, **options: Any) -> Scores:  # noqa: ANN401 - any field
    return score_table(table(claims), None if actuals is None else table(actuals), **options)


def said(scores: Scores, words: str) -> bool:
    return any(words in note for note in scores.notes)


def run(folder: Path, claims: str, actuals: str, *words: str) -> Result:
    (folder / "c.csv").write_text(claims, encoding="utf-8")
    (folder / "a.csv").write_text(actuals, encoding="utf-8")
    files = ["--claims", f"{folder}/c.csv", "--actuals", f"{folder}/a.csv", "--format", "csv"]
    return CliRunner().invoke(command, [*files, *words])


NOTED = (
    "source,target_period,quantile_level,value,note\n"
    "A,2020,0.1,8,5\nA,2020,0.5,10,6\nA,2020,0.9,14,7\n"
)
OUTCOME = "target_period,actual\n2020,11\n"


def test_a_note_cannot_split_a_forecast() -> None:
    found = scored(NOTED, OUTCOME, metrics="n,wis")
    plain = scored(NOTED.replace(",5\n", ",\n").replace(",6\n", ",\n"), OUTCOME, metrics="wis")
    assert found.table["n"].tolist() == [1]
    assert found.table["wis"].tolist() == plain.table["wis"].tolist()
    assert said(found, "forecast unit: source, target_period")
    assert said(found, "`note` differs inside forecasts and does not split them")


def test_a_column_without_a_role_tells_forecasts_apart_where_levels_would_stand_twice() -> None:
    more = NOTED.replace("note", "location", 1).replace(",5\n", ",x\n").replace(",6\n", ",x\n")
    more = more.replace(",7\n", ",x\n") + "A,2020,0.1,7,y\nA,2020,0.5,9,y\nA,2020,0.9,12,y\n"
    found = scored(more, OUTCOME, metrics="n", error="absolute")
    assert found.table["n"].tolist() == [2]
    assert said(found, "forecast unit: source, target_period, location")


def test_the_unit_is_as_asked() -> None:
    found = scored(NOTED, OUTCOME, metrics="n", unit="source,target_period,note")
    assert found.table["n"].tolist() == [3]
    with pytest.raises(TableError, match="no column `nott`"):
        scored(NOTED, OUTCOME, metrics="n", unit="nott")


def test_two_actuals_of_one_forecast_are_an_error() -> None:
    claims = "source,year,quantile_level,value,actual\nA,2020,0.1,8,11\nA,2020,0.9,14,12\n"
    with pytest.raises(TableError, match="rows of one forecast have different actuals"):
        scored(claims, None, metrics="wis")


def archive(*, drop: bool, level: str = "0.9") -> str:
    """Two sources over four years; A leaves out a level where the outcome is a disaster."""
    lines = ["source,target_period,quantile_level,value"]
    for source in "AB":
        for year in range(2000, 2004):
            for each, value in (("0.1", 9), ("0.5", 10), ("0.9", 11)):
                if not (drop and source == "A" and year == 2003 and each == level):
                    lines.append(f"{source},{year},{each},{value + (source == 'B')}")
    return "\n".join(lines) + "\n"


DISASTER = "target_period,actual\n2000,10\n2001,10\n2002,10\n2003,150\n"


def test_an_incomplete_forecast_is_told_and_left_out_of_comparisons() -> None:
    options: dict[str, Any] = {"by": "source", "metrics": "wis_relative_skill,n_wis,wis"}
    found = scored(archive(drop=True), DISASTER, **options)
    assert said(found, "1 of 8 forecasts is incomplete, without quantile levels")
    assert found.table["n_wis"].tolist() == [3, 4]
    whole = scored(archive(drop=False), DISASTER.replace("2003,150\n", ""), **options).table
    ours = found.table["wis_relative_skill"].tolist()
    assert ours == pytest.approx(whole["wis_relative_skill"].tolist())


def test_incomplete_forecasts_are_compared_where_asked() -> None:
    claims = "\n".join(
        line
        for line in archive(drop=False).splitlines()
        if not (line.startswith("A,2003") and ",0.5," not in line)
    )
    options: dict[str, Any] = {"by": "source", "metrics": "wis_relative_skill", "common": True}
    left = scored(claims, DISASTER, **options)
    kept = scored(claims, DISASTER, keep_incomplete=True, **options)
    assert said(left, "6 of 8 forecasts are of what every source forecast")
    assert said(kept, "8 of 8 forecasts are of what every source forecast")
    assert left.table.iloc[0, 1] != kept.table.iloc[0, 1]


def panel() -> tuple[str, str, np.ndarray]:
    """Ten countries over twelve years with a shock that all share."""
    rng = np.random.default_rng(4)
    shock = rng.normal(0.4, 1, 12)
    errors = shock[:, None] + rng.normal(0, 0.2, (12, 10))
    claims, actuals = ["country,year,value"], ["country,year,actual"]
    for year in range(12):
        for country in range(10):
            claims.append(f"c{country},{2000 + year},{errors[year, country]:.6f}")
            actuals.append(f"c{country},{2000 + year},0")
    return "\n".join(claims) + "\n", "\n".join(actuals) + "\n", errors.round(6)


def test_tests_take_a_period_for_one_cluster() -> None:
    claims, actuals, errors = panel()
    options: dict[str, Any] = {"error": "points", "metrics": "mean_error_t,mean_error_p"}
    found = scored(claims, actuals, **options)
    yearly = errors.mean(axis=1)
    t = yearly.mean() / math.sqrt(yearly.var(ddof=1) / 12)
    assert found.table["mean_error_t"][0] == pytest.approx(t, rel=1e-9)
    assert said(found, "forecasts of one `year` are one cluster")
    assert said(found, "12 to 12 clusters")
    apart = scored(claims, actuals, cluster="none", **options).table["mean_error_t"][0]
    plain = errors.mean() / math.sqrt(errors.var(ddof=1) / 120)
    assert apart == pytest.approx(plain, rel=1e-9)
    assert apart > 2 * t


def test_clusters_of_unequal_size_are_summed() -> None:
    values, cluster = np.array([1.0, 2, 4, -1, 3]), np.array([0.0, 0, 1, 2, 2])
    sums = np.array([values[:2].sum() - 2 * 1.8, 4 - 1.8, 2 - 2 * 1.8]) * 3 / 5
    t = 1.8 / math.sqrt((sums @ sums) / 3 * 3 / 2 / 3)
    assert METRICS["mean_error_t"](values, 1.0, cluster) == pytest.approx(t)


def two_sources() -> tuple[str, str, np.ndarray]:
    """Quantiles of two sources over twenty years, and the difference of their WIS."""
    rng = np.random.default_rng(8)
    middles, outcomes = rng.normal(size=(2, 20)).round(3), rng.normal(size=20).round(3)
    lines, scores = ["source,year,quantile_level,value"], np.zeros((2, 20))
    for place, source in enumerate("AB"):
        for year in range(20):
            levels = {"0.1": -1, "0.5": 0, "0.9": 1 + place}
            for level, shift in levels.items():
                value = middles[place, year] + shift
                lines.append(f"{source},{2000 + year},{level},{value:.3f}")
                gap = round(value, 3) - outcomes[year]
                scores[place, year] += 2 / 3 * ((gap >= 0) - float(level)) * gap
    actuals = "year,actual\n" + "".join(f"{2000 + y},{outcomes[y]}\n" for y in range(20))
    return "\n".join(lines) + "\n", actuals, scores[0] - scores[1]


def lagged(values: np.ndarray, lag: int) -> float:
    centred = values - values.mean()
    return float(centred[lag:] @ centred[: len(values) - lag]) / len(values)


@pytest.mark.parametrize("variance", ["rectangular", "bartlett", "newey_west", "prewhitened"])
def test_any_mean_score_is_tested_against_the_baseline(variance: str) -> None:
    claims, actuals, gap = two_sources()
    found = scored(
        claims, actuals, by="source", metrics="wis_dm,wis_dm_p,n_wis_dm", baseline="B", steps=3,
        variance=variance, normal=True,
    )  # fmt: skip
    lags = 2 if variance in {"rectangular", "bartlett"} else math.floor(4 * 0.2 ** (2 / 9))
    weights = [1.0 if variance == "rectangular" else 1 - k / (lags + 1) for k in range(lags + 1)]
    centred, slope = gap - gap.mean(), 0.0
    if variance == "prewhitened":
        slope = float(centred[1:] @ centred[:-1]) / float(centred[:-1] @ centred[:-1])
        centred = centred[1:] - slope * centred[:-1]
    parts = [
        float(centred[k:] @ centred[: len(centred) - k]) / len(centred) for k in range(lags + 1)
    ]
    spread = parts[0] + 2 * sum(w * part for w, part in zip(weights[1:], parts[1:], strict=True))
    if spread <= 0:  # rectangular falls back to Bartlett's weights
        spread = parts[0] + 2 * sum((1 - k / 3) * parts[k] for k in (1, 2))
    spread /= (1 - slope) ** 2
    ahead = lags + 1 if variance in {"rectangular", "bartlett"} else 3
    small = math.sqrt((20 + 1 - 2 * ahead + ahead * (ahead - 1) / 20) / 20)
    statistic = gap.mean() / math.sqrt(spread / 20) * small
    assert found.table["wis_dm"][0] == pytest.approx(statistic, abs=1e-9)
    assert found.table["wis_dm_p"][0] == pytest.approx(math.erfc(abs(statistic) / math.sqrt(2)))
    assert found.table["n_wis_dm"].tolist() == [20, 20]
    assert math.isnan(found.table["wis_dm"][1])
    assert said(found, f"{variance.replace('_', '-')}, ")
    with pytest.raises(TableError, match="unknown variance"):
        scored(claims, actuals, by="source", metrics="wis_dm", baseline="B", variance="white")


def test_as_of_keeps_what_was_known_or_is_refused(tmp_path: Path) -> None:
    claims = "source,stated,year,value\nA,2020-12,2020,10\nA,2021-12,2020,12\n"
    actuals = "year,published_on,actual\n2020,2021-03-01,11\n2020,2022-03-01,9\n"
    done = run(tmp_path, claims, actuals, "--as-of", "2021-06-30", "--metrics", "n,mean_error",
               "--error", "points")  # fmt: skip
    assert done.stdout == "n,mean_error\n1,-1.0\n"
    assert "1 of 2 rows known on 2021-06-30 by `published_on`" in done.stderr
    refused = run(tmp_path, claims, "year,actual\n2020,11\n", "--as-of", "2021-06-30")
    assert refused.exit_code == 2
    assert "--as-of needs a column of the actuals with the day of publication" in refused.stderr
    nothing = run(tmp_path, claims, actuals, "--as-of", "2019-06-30")
    assert nothing.exit_code == 1
    with pytest.raises(TableError, match="give them with --actuals"):
        scored("year,value,actual\n2020,1,2\n", None, as_of="2021-06-30")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("first", 1.0), ("latest", 4.0), ("2", 2.0), ("9 or latest", 4.0), ("within 1y", 2.0)],
)
def test_vintage_rules(rule: str, expected: float) -> None:
    published = ["2021-02-01,1", "2021-12-01,2", "2022-06-01,3", "2023-01-01,4"]
    actuals = "year,published_on,actual\n" + "".join(f"2020,{each}\n" for each in published)
    found = scored(
        "year,value\n2020,0\n", actuals, release=rule, error="points", metrics="mean_actual"
    )
    assert found.table["mean_actual"].tolist() == [expected]


def monthly(horizon: str) -> tuple[str, str]:
    months = [f"{2000 + place // 12}-{place % 12 + 1:02d}" for place in range(24)]
    values = [math.sin(place) for place in range(24)]
    claims = f"target_period,{horizon.split('=', maxsplit=1)[0]},value\n" + "".join(
        f"{month},{horizon.split('=')[1]},{value:.3f}\n"
        for month, value in zip(months, values, strict=True)
    )
    return claims, "target_period,actual\n" + "".join(f"{month},0\n" for month in months)


@pytest.mark.parametrize(
    ("horizon", "options", "steps"),
    [
        ("horizon=30", {}, None),
        ("horizon=30", {"horizon_unit": "day"}, 1),
        ("horizon_days=60", {"columns": "horizon=horizon_days"}, 2),
        ("horizon=0", {}, None),
        ("horizon=0", {"steps": "h+1"}, 1),
        ("horizon=1.5", {}, None),
        ("horizon=3", {}, 3),
        ("horizon=3", {"steps": "h+1"}, 4),
        ("horizon=3", {"steps": 2}, 2),
    ],
)
def test_steps_are_known_or_the_test_is_blank(
    horizon: str, options: dict[str, Any], steps: int | None
) -> None:
    claims, actuals = monthly(horizon)
    asked: dict[str, Any] = {"metrics": "mean_error_t", "error": "points"}
    found = scored(claims, actuals, **asked, **options)
    value = found.table["mean_error_t"][0]
    if steps is None:
        assert math.isnan(value)
        assert said(found, "tests are blank")
    else:
        assert value == scored(claims, actuals, **asked, steps=steps).table["mean_error_t"][0]
        assert said(found, f"steps {steps}, 24 to 24 clusters")


def test_mixed_horizons_have_no_steps_in_common() -> None:
    rows = "".join(f"{y},{h},{(y * h) % 7}\n" for y in range(2000, 2010) for h in (1, 2))
    actuals = "year,actual\n" + "".join(f"{y},3\n" for y in range(2000, 2010))
    claims = "year,horizon,value\n" + rows
    found = scored(claims, actuals, metrics="mean_error_t", error="points")
    assert math.isnan(found.table["mean_error_t"][0])
    assert said(found, "tests are blank in 1 of 1 group: horizons differ inside them")
    by = scored(claims, actuals, metrics="mean_error_t", error="points", by="horizon").table
    assert by["mean_error_t"].notna().all()


def test_each_metric_has_its_own_number() -> None:
    claims = "source,year,value\n" + "".join(f"A,{y},{y % 5}\n" for y in range(2000, 2020))
    claims += "".join(f"B,{y},1\n" for y in range(2000, 2004))
    actuals = "year,actual\n" + "".join(f"{y},2\n" for y in range(2000, 2020))
    options: dict[str, Any] = {"by": "source", "baseline": "B", "error": "points"}
    found = scored(claims, actuals, metrics="n,skill,n_skill,n_baseline,mae", **options)
    assert found.table.iloc[0, [1, 3, 4]].tolist() == [20, 4, 4]
    assert said(found, "skill: 8 of 24 forecasts have one (n_skill)")
    counted = scored(claims, actuals, metrics="n,mae,skill", counts=True, **options).table
    assert [*counted] == ["source", "n", "mae", "n_mae", "skill", "n_skill"]
    assert counted["n_mae"].tolist() == [20, 4]


def test_the_basis_of_errors_by_unit() -> None:
    claims = "target,year,unit,value\ninflation,2020,percent,3\ngdp,2020,bn,110\n"
    actuals = "target,year,actual\ninflation,2020,2\ngdp,2020,100\n"
    found = scored(claims, actuals, by="target", metrics="mae", error="unit=percent:points")
    assert found.table["mae"].tolist() == [10.0, 1.0]
    assert said(found, "where unit is percent, percent of the actual elsewhere")
    with pytest.raises(TableError, match="no forecast has unit `procent`; did you mean `percent`"):
        scored(claims, actuals, metrics="mae", error="unit=procent:points")
    with pytest.raises(TableError, match="is no basis; write unit=percent:points"):
        scored(claims, actuals, metrics="mae", error="unit=percent:pointz")


WHERE = "source,year,horizon,value\nA,2020,1,1\nB,2020,2,2\nC,2020,4,3\n"


@pytest.mark.parametrize(
    ("condition", "number"),
    [
        ("source in A,C", 2),
        ("source in (A, B)", 2),
        ("source not in A", 2),
        ("horizon=1 or horizon=4", 2),
        ("horizon<2 or source in B", 2),
        ("horizon in 1,4", 2),
    ],
)
def test_conditions_with_in_and_or(condition: str, number: int) -> None:
    found = scored(WHERE, "year,actual\n2020,1\n", where=condition, metrics="n")
    assert found.table["n"].tolist() == [number]


def test_a_condition_that_nothing_meets_says_so(tmp_path: Path) -> None:
    done = run(tmp_path, WHERE, "year,actual\n2020,1\n", "--where", "source=D")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no row of the claims meets `source=D`: `source` holds `A`, `B`, `C`" in done.stderr
    done = run(tmp_path, WHERE, "year,actual\n2020,1\n", "--where-actuals", "year>2030")
    assert done.exit_code == 1
    done = run(tmp_path, WHERE, "year,actual\n1999,1\n", "--metrics", "n")
    assert done.exit_code == 1
    assert "no forecast of 3 has an actual" in done.stderr
    word = WHERE.replace("A,", "Now or Later,")
    found = scored(word, "year,actual\n2020,1\n", where="source=Now or Later", metrics="n")
    assert found.table["n"].tolist() == [1]


def test_files_of_a_folder_may_differ_in_their_columns(tmp_path: Path) -> None:
    (tmp_path / "p1.csv").write_text("source,year,value\nA,2020,1\n", encoding="utf-8")
    (tmp_path / "p2.csv").write_text("source,year,region,value\nB,2020,x,3\n", encoding="utf-8")
    (tmp_path / "a.csv").write_text("year,actual\n2020,2\n", encoding="utf-8")
    for metrics in ("n,mae", "n,mdae"):  # by running sums, and by bundles of groups
        words = ["--claims", f"{tmp_path}/p*.csv", "--actuals", f"{tmp_path}/a.csv"]
        words += ["--by", "region", "--metrics", metrics, "--error", "points", "--format", "csv"]
        whole = CliRunner().invoke(command, words)
        assert whole.stdout == f"region,{metrics}\nx,1,1.0\n,1,1.0\n"
        parts = CliRunner().invoke(command, [*words, "--scheduler", "local"])
        assert parts.stdout == whole.stdout, parts.stderr
    one = CliRunner().invoke(command, [*words, "--scheduler", "local", "--where", "source=B"])
    assert one.stdout == "region,n,mdae\nx,1,1.0\n"
    none = CliRunner().invoke(command, [*words, "--scheduler", "local", "--where", "source=C"])
    assert none.exit_code == 1


def test_crossed_quantiles_and_reversed_intervals_are_told_and_not_scored() -> None:
    crossed = NOTED.replace("0.5,10,6", "0.5,7,6") + "B,2020,0.1,8,\nB,2020,0.5,9,\nB,2020,0.9,9,\n"
    found = scored(crossed, OUTCOME, by="source", metrics="n,wis,coverage_80,ae_median")
    assert found.table["n"].tolist() == [0, 1]
    assert found.table.loc[0, ["wis", "coverage_80", "ae_median"]].isna().all()
    assert said(found, "1 forecast has quantiles that cross, and no score: source=A")
    ends = "source,year,low,high\nA,2020,9,3\nB,2020,3,9\n"
    found = scored(ends, "year,actual\n2020,5\n", metrics="n,inside,coverage_90", level=0.9)
    assert found.table.iloc[0].tolist() == [1, 1, 1]
    assert said(found, "1 interval has ends that are reversed, and no score: source=A")


PMF = "week,output_type,output_type_id,value\n1,pmf,low,0.2\n1,pmf,mid,0.3\n1,pmf,high,{}\n"


def test_masses_that_are_no_distribution_are_refused() -> None:
    outcome = "week,value\n1,mid\n"
    with pytest.raises(TableError, match=r"masses that sum to 0\.9, not to 1: week=1"):
        scored(PMF.format("0.4"), outcome, metrics="brier_categories")
    with pytest.raises(TableError, match="masses negative"):
        scored(PMF.format("0.7").replace("0.2", "-0.2").replace("0.3", "0.5"), outcome, metrics="n")
    near = scored(PMF.format("0.495"), outcome, metrics="log_score").table
    assert near["log_score"][0] == pytest.approx(-math.log(0.3))
    percent = PMF.format("50").replace("0.2", "20").replace("0.3", "30")
    found = scored(percent, outcome, metrics="log_score")
    assert found.table["log_score"][0] == pytest.approx(-math.log(0.3))
    assert said(found, "masses sum to 100, read as percent")


def test_sources_without_a_common_target_have_no_relative_skill() -> None:
    claims = "source,year,value\nA,2020,1\nA,2021,2\nB,2022,1\n"
    actuals = "year,actual\n2020,2\n2021,3\n2022,4\n"
    found = scored(claims, actuals, by="source", metrics="mae_relative_skill,n_mae_relative_skill")
    assert found.table["mae_relative_skill"].isna().all()
    assert found.table["n_mae_relative_skill"].tolist() == [0, 0]


def test_a_standard_deviation_of_zero_is_a_point_and_below_it_refused() -> None:
    claims = "year,mean,sd\n2020,10,0\n2021,10,2\n"
    actuals = "year,actual\n2020,13\n2021,10\n"
    found = scored(claims, actuals, by="year", metrics="crps_normal,log_score_normal")
    assert found.table["crps_normal"][0] == 3
    assert math.isnan(found.table["log_score_normal"][0])
    assert said(found, "1 forecast has a standard deviation of 0")
    with pytest.raises(TableError, match=r"a standard deviation of -1 \(line 3\) is below zero"):
        scored(claims.replace(",2\n", ",-1\n"), actuals, metrics="crps_normal")


HUB = (
    "target,week,output_type,output_type_id,value\n"
    "adm,1,quantile,0.1,1\nadm,1,quantile,0.5,2\nadm,1,quantile,0.9,4\n"
    "rate,1,pmf,low,0.4\nrate,1,pmf,high,0.6\n"
)
HUB_ACTUALS = (
    "target,week,output_type,output_type_id,oracle_value\n"
    "adm,1,quantile,NA,3\nrate,1,pmf,low,0\nrate,1,pmf,high,1\n"
)


def test_a_hub_file_with_two_output_types_scores_the_one_that_is_meant() -> None:
    wis = scored(HUB, HUB_ACTUALS, metrics="wis", error="absolute")
    assert wis.table["wis"][0] == pytest.approx((0.5 + 0.1 * 3) / 1.5)
    assert said(wis, "rows of output_type quantile are scored, which the metrics take")
    log = scored(HUB, HUB_ACTUALS, metrics="log_score")
    assert log.table["log_score"][0] == pytest.approx(-math.log(0.6))
    with pytest.raises(TableError, match="--where output_type=pmf or --where output_type=quantile"):
        scored(HUB, HUB_ACTUALS, metrics="wis,log_score")


def test_bias_is_what_the_field_calls_so() -> None:
    quantile = scored(NOTED, OUTCOME, metrics="bias,quantile_bias")
    assert quantile.table["bias"][0] == quantile.table["quantile_bias"][0] == -0.8
    assert said(quantile, "`bias` of these forecasts is quantile_bias")
    points = scored("year,value\n2020,110\n", "year,actual\n2020,100\n", metrics="bias")
    assert points.table["bias"][0] == pytest.approx(10)
    assert said(points, "`bias` is now called percent_bias")
    named = "year,value\n2020,1\n2021,2\n2022,4\n"
    old = scored(named, named.replace("value", "actual"), metrics="efficiency,nash_sutcliffe")
    assert old.table.iloc[0].tolist() == [1, 1]
    assert said(old, "`efficiency` is now called nash_sutcliffe")


def test_names_of_the_field_fit_the_form() -> None:
    rows = "".join(f"2020,{number},{value}\n" for number, value in enumerate((1, 2, 4, 9)))
    samples = "year,sample_id,value\n" + rows
    names = "dispersion,overprediction,underprediction,bias,ae_median,se_median,log_score,mad,crps"
    found = scored(samples, "year,actual\n2020,5\n", metrics=names).table.iloc[0]
    own = (
        "sample_dispersion,sample_overprediction,sample_underprediction,sample_bias,"
        "sample_ae_median,sample_se_median,sample_log_score,sample_mad,crps"
    )
    other = scored(samples, "year,actual\n2020,5\n", metrics=own).table.iloc[0]
    assert found.tolist() == other.tolist()
    assert found["ae_median"] == 2
    normals = "year,mean,sd\n2020,4,2\n"
    found = scored(normals, "year,actual\n2020,5\n", metrics="log_score,log_score_normal,crps")
    assert found.table["log_score"][0] == found.table["log_score_normal"][0]
    points = scored("year,value\n2020,4\n", "year,actual\n2020,5\n", metrics="ape,mape").table
    assert points["ape"][0] == points["mape"][0] == 20


def test_an_outcome_of_a_half_is_shown_with_its_row() -> None:
    with pytest.raises(TableError, match=r"hold 0\.5: event=b"):
        scored("event,probability\na,0.3\nb,0.4\n", "event,actual\na,1\nb,0.5\n", metrics="brier")


def test_an_error_basis_is_named_only_where_it_is_used() -> None:
    found = scored("event,probability\na,0.3\n", "event,actual\na,1\n", metrics="brier")
    assert not said(found, "percent of the actual")
    points = scored("year,value\n2020,4\n", "year,actual\n2020,5\n", error="points", metrics="mae")
    assert said(points, "error: unit of the value, ")
    assert not said(points, "percent")


def test_one_exact_claim_does_not_make_gmrae_zero() -> None:
    gmrae = METRICS["gmrae"]
    assert gmrae(np.array([0.0, 1.0]), np.array([1.0, 1.0])) == pytest.approx(math.sqrt(0.01))
    assert gmrae(np.array([0.0, 0.0]), np.array([1.0, 1.0])) == 0


QUARTERS = "source,year,quantile_level,value\n"
PLAIN_OUTCOMES = "year,actual\n2020,2\n2021,2\n2022,2\n"


@pytest.mark.parametrize(
    ("claims", "options", "words"),
    [
        pytest.param(
            "year,value\n2020,1\n2020,5\n",
            {"metrics": "n,mae"},
            "1 forecast repeats another's year; each row counts",
            id="repeated without a column of sources",
        ),
        pytest.param(
            "source,year,value\nCBO,2020,1\ncbo,2021,1\nCBO ,2022,1\nFed,2020,2\n",
            {"by": "source", "metrics": "mae"},
            "`source` holds `CBO`, `CBO `, `cbo`, which differ by capitals, blanks or zeros alone",
            id="one name in three spellings",
        ),
        pytest.param(
            "source,year,value\nA,2020,1\nA,FY2021,1\n",
            {"metrics": "mae"},
            "the first forecast without an actual: year=FY2021",
            id="a key without an outcome",
        ),
        pytest.param(
            "source,year,horizon,value\n" + "".join(f"A,{y},-1,1\n" for y in (2020, 2021, 2022)),
            {"metrics": "mean_error_t"},
            "tests are blank: horizons in `horizon` are below 0",
            id="horizons below zero",
        ),
        pytest.param(
            "source,year,value,w\nA,2020,1,\nA,2021,5,1\nA,2022,5,0\n",
            {"metrics": "mae", "weights": "w"},
            "`w` is blank for 1 and 0 for 1 of 3 forecasts: these enter no mean",
            id="weights that are blank",
        ),
        pytest.param(
            "year,sample_id,value\n2020,1,1\n2020,2,\n2020,3,5\n",
            {"metrics": "crps"},
            "1 sample is blank; scores are of the others",
            id="blank samples",
        ),
        pytest.param(
            "source,year,sample_id,value\nA,2020,1,1\nA,2020,2,3\nB,2020,1,5\n",
            {"metrics": "crps", "by": "source"},
            "forecasts have 1 to 2 samples: the fewer, the higher is their crps",
            id="more samples of one than of another",
        ),
        pytest.param(
            QUARTERS + "A,2020,0.1,1\nA,2020,0.5,2\n",
            {"metrics": "wis"},
            "levels without their mirror image, such as 0.1 without 0.9: no wis",
            id="levels of one side",
        ),
        pytest.param(
            QUARTERS + "A,2020,0.1,1\nA,2020,0.9,3\nB,2020,0.1,1\nB,2020,0.5,2\nB,2020,0.9,3\n",
            {"metrics": "wis", "by": "source"},
            "sources give different quantile levels (A 2, B 3 of 3)",
            id="more levels of one source than of another",
        ),
        pytest.param(
            "source,year,value\nA,2020,1\nB,2020,1.5\n",
            {"metrics": "mean_error_relative_skill", "by": "source"},
            "is a ratio of means, and 2 of the scores are below 0",
            id="ratios of scores with a sign",
        ),
    ],
)
def test_what_nobody_would_see_is_told(claims: str, options: dict[str, Any], words: str) -> None:
    found = scored(claims, PLAIN_OUTCOMES, error="points", **options)
    assert said(found, words), found.notes
    clean = "source,year,value\nA,2020,1\nA,2021,1\nB,2020,1\n"
    assert not said(scored(clean, PLAIN_OUTCOMES, error="points", metrics="mae"), words)


def test_outcomes_that_are_no_category_are_named() -> None:
    outcome = "week,value\n1,Mid\n"
    found = scored(PMF.format("0.5"), outcome, metrics="n,log_score")
    assert said(found, "1 outcome is no category, such as `Mid`: there are `low`, `mid`, `high`")
    assert not said(found, "percent error")
    bins = "week,bin,probability\n1,0 to 1,0.5\n1,1 to 2,0.5\n"
    assert said(scored(bins, "week,actual\n1,7\n", metrics="rps"), "lies outside all bins")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("germany ", "Germany"),
        ("Korea Rep", "korea-rep"),
        ("2020-01-01T00:00:00Z", "2020-01-01"),
        ("2020-01-01 12:00", "2020-01-01T12:00:00Z"),
    ],
)
def test_keys_that_miss_by_their_spelling_are_counted(ours: str, theirs: str) -> None:
    claims = f"source,place,value\nA,{ours},1\nA,x,1\n"
    found = scored(claims, f"place,actual\n{theirs},2\nx,2\n", metrics="n", error="points")
    assert found.table["n"].tolist() == [1]
    assert said(found, "1 forecast would have an actual if capitals, blanks, hyphens and time")
    other = scored(claims, "place,actual\ny,2\nx,2\n", metrics="n", error="points")
    assert not said(other, "would have an actual")


def test_samples_that_stand_twice_are_refused() -> None:
    with pytest.raises(TableError, match="gives 1 sample twice: year=2020, sample_id=1"):
        scored("year,sample_id,value\n2020,1,1\n2020,1,5\n", PLAIN_OUTCOMES, metrics="crps")


def test_levels_of_intervals_are_shares_or_percent_and_not_both() -> None:
    rows = "source,year,low,high,level\nA,2020,0,4,{}\nA,2021,0,4,90\n"
    with pytest.raises(TableError, match=r"shares and percent in one column \(`0.9` in line 2"):
        scored(rows.format("0.9"), PLAIN_OUTCOMES, metrics="inside")
    found = scored(rows.format("50"), PLAIN_OUTCOMES, metrics="interval_score")
    assert said(found, "levels of intervals above 1, all read as percent")


LONG = "model_id,year,output_type,output_type_id,value\n"
TOLD = {
    "two columns that could be the value": (
        "source,year,value,forecast\nA,2020,3,9\n",
        {},
        "claims: column `value` read as value; `forecast` left as it is",
    ),
    "a column in two spellings": (
        "source,year,Value,value\nA,2020,3,9\n",
        {},
        "claims: column `value` read as value; `Value` left as it is",
    ),
    "outcomes of the claims' own beside a table of outcomes": (
        "source,year,value,observed\nA,2020,3,9\n",
        {},
        "claims: `observed` left as it is: outcomes are the actuals'",
    ),
    "several points of one forecast": (
        LONG + "A,2020,median,,1\nA,2020,mean,,3\n",
        {},
        "of rows of output_type median, mean the first is the point",
    ),
    "a point that is not the median of its quantiles": (
        LONG + "A,2020,median,,7\nA,2020,quantile,0.5,3\n",
        {},
        "1 forecast states a point that is not the median of the distribution, such as 7 beside",
    ),
    "a mean beside a value": (
        "source,year,value,mean,sd\nA,2020,3,3.2,1\n",
        {"metrics": "crps_normal"},
        "`mean` left as it is: the value is the middle of the normals",
    ),
    "categories that a forecast lacks": (
        "year,bin,probability\n2020,<0,20\n2020,0 to 1,80\n2021,<0,50\n2021,>1,50\n",
        {"metrics": "rps"},
        "2 forecasts lack categories that others have, and a category without a mass counts as 0",
    ),
    "a word that no row has": (
        "source,year,value\nA,2020,3\n",
        {"where": ["source!=a"]},
        "claims: no row has `source` `a`",
    ),
    "cells beside which a number says nothing": (
        "source,year,horizon,value\nA,2020,0,3\nA,2021,h2,3\nA,2022,,3\n",
        {"where": ["horizon<=5"]},
        "2 cells of `horizon` (such as `h2`) are no number and do not meet `horizon<=5`",
    ),
    "cells beside which a day says nothing": (
        "source,year,stated,value\nA,2020,2020-01-15,3\nA,2021,15/01/2020,3\n",
        {"where": ["stated<2020-06-01"]},
        "1 cells of `stated` (such as `15/01/2020`) are no day such as 2021-06-30",
    ),
    "horizons outside all bands": (
        "source,year,horizon,value\nA,2020,0,3\nA,2021,7,3\nA,2022,,3\n",
        {"by": "horizon", "bands": ["horizon=0,1,2"]},
        "2 forecasts have a blank `horizon` or one outside all bands",
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_changes_a_number_is_told(case: str) -> None:
    claims, options, words = TOLD[case]
    found = scored(claims, PLAIN_OUTCOMES, error="points", **options)
    assert said(found, words), found.notes
    clean = "source,year,value\nA,2020,1\nA,2021,1\nB,2020,1\n"
    plain = scored(clean, PLAIN_OUTCOMES, error="points", where=["source=A", "year<=2021"])
    assert not any(said(plain, part) for part in ("left as it is", "no row", "no number", "median"))


REFUSED = {
    "levels in shares and percent": (
        "year,quantile,value\n2020,0.25,1\n2020,50,2\n2020,75,3\n",
        PLAIN_OUTCOMES,
        {"metrics": "wis"},
        r"quantile levels are shares and percent in one column \(`0.25` and `75`\)",
    ),
    "one probability above 1 among shares": (
        "id,probability\n1,1.2\n2,0.3\n3,0.7\n",
        "id,outcome\n1,1\n2,0\n3,1\n",
        {"metrics": "brier"},
        "most probabilities are shares, and 1 are above 1, such as 1.2",
    ),
    "one series in two units": (
        "source,year,unit,value\nA,2020,GW,3\nA,2021,MW,3000\n",
        PLAIN_OUTCOMES,
        {},
        r"claims: one series stands in several units \(`GW`, `MW`\)",
    ),
    "outcomes of one series in two units": (
        "source,year,value\nA,2020,3\nA,2021,3000\n",
        "year,unit,actual\n2020,GW,3\n2021,MW,3000\n",
        {},
        r"actuals: one series stands in several units \(`GW`, `MW`\)",
    ),
    "two publications of one day": (
        "source,year,value\nA,2020,3\n",
        "year,published_on,actual\n2020,2021-03-01,3\n2020,2021-03-01,5\n",
        {"release": "latest"},
        "actuals: 1 figure stands twice with one `published_on`: year=2020",
    ),
    "no rows": ("source,year,value\n", PLAIN_OUTCOMES, {}, "the claims have no rows"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_may_mean_two_things_is_refused(case: str) -> None:
    claims, actuals, options, words = REFUSED[case]
    with pytest.raises(TableError, match=words):
        scored(claims, actuals, **options)


def test_levels_in_percent_of_a_percent_and_with_signs_are_read() -> None:
    rows = "year,quantile,value\n2020,{},1\n2020,50{sign},2\n2020,{},3\n"
    for low, high, sign in (("0.5", "99.5", ""), ("25%", "75%", "%")):
        claims = rows.format(low, high, sign=sign)
        assert scored(claims, PLAIN_OUTCOMES, metrics="n_wis").table["n_wis"].tolist() == [1]


def test_units_of_several_series_may_differ() -> None:
    claims = "target,year,unit,value\nx,2020,GW,3\ny,2020,MW,3000\n"
    actuals = "target,year,actual\nx,2020,3\ny,2020,3000\n"
    assert scored(claims, actuals, metrics="n").table["n"].tolist() == [2]


def test_a_blank_period_has_no_outcome_and_another_blank_key_is_told() -> None:
    claims = "source,place,year,value\nA,x,,3\nA,,2021,3\n"
    actuals = "place,year,actual\nx,,3\n,2021,3\n"
    found = scored(claims, actuals, metrics="n")
    assert found.table["n"].tolist() == [1]
    assert said(found, "1 forecast has no `year`, and so no actual")
    assert said(found, "1 forecast has a blank `place`, and an actual whose is blank")
    assert not said(found, "would have an actual if capitals")


@pytest.mark.parametrize(("ours", "theirs"), [("1E3", "1000"), ("true", "1"), ("NaN", "NA")])
def test_names_that_look_like_numbers_are_names(ours: str, theirs: str) -> None:
    claims = f"source,series,value\nA,{ours},1\nA,007,1\n"
    found = scored(claims, f"series,actual\n{theirs},2\n7,2\n", metrics="n")
    assert found.table["n"].tolist() == [1]


def test_numbers_of_rows_are_no_key() -> None:
    found = scored(",year,value\n0,2020,1\n1,2021,2\n", ",year,actual\n7,2020,1\n1,2020.5,9\n")
    assert said(found, "joined on year")
    assert not said(found, "Unnamed")
    assert found.table["n"].tolist() == [1]


def test_a_score_that_nothing_has_tells_the_level_that_its_name_means() -> None:
    claims = "source,target_period,quantile_level,value\nA,2020,0.1,8\nA,2020,0.9,14\n"
    found = scored(claims, "target_period,actual\n2020,9\n", metrics="coverage,coverage_80")
    assert said(found, "coverage: 0 of 1 forecast has one (n_coverage); no number behind")
    assert found.table["coverage_80"].tolist() == [1.0]


@pytest.mark.parametrize(
    ("metric", "number"),
    [("msa", 2), ("percent_bias", 2), ("median_log", 2), ("mdape", 3), ("gmrae", 3), ("mdrae", 3),
     ("theil_u_growth", 4), ("owa", 3), ("wape", 4)],
)  # fmt: skip
def test_a_score_of_the_whole_group_counts_what_enters_it(metric: str, number: int) -> None:
    claims = (
        "source,year,value,naive,size\nA,2020,0,1,1\nA,2021,4,2,1\nA,2022,6,5,0\nA,2023,1,1,2\n"
    )
    actuals = "year,actual\n2020,3\n2021,0\n2022,5\n2023,4\n"
    options: dict[str, Any] = {"baseline": "naive", "error": "absolute"}
    if metric == "owa":
        options["error"] = "scale:size"
    found = scored(claims, actuals, metrics=f"n_{metric},{metric}", **options)
    assert found.table[f"n_{metric}"].tolist() == [number]
    words = "1 more has no score" if metric == "owa" else f"{metric}: {number} of "
    assert said(found, words) == (number < 4)
