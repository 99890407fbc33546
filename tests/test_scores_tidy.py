"""Tidy tables: what is joined with what, what is counted, what is refused, and the results."""

import io
import math
import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from forecasts.scores.request import ScoreRequest
from forecasts.scores.roles import ACTUAL_ALIASES, CLAIM_ALIASES
from forecasts.scores.scoring.group_scores import score_groups
from forecasts.scores.scoring.matched_rows import match_request
from forecasts.scores.scoring.score_columns import score_columns
from forecasts.scores.scoring.score_table import _score_plain, prepare, score_table
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table

CLAIMS = """source,stated,target,target_year,horizon,unit,value
A,2019-03-01,steel,2020,1,Mt,110
A,2019-03-01,steel,2021,2,Mt,130
A,2020-03-01,steel,2021,1,Mt,118
B,2019-06-01,steel,2020,1,Mt,95
B,2019-06-01,steel,2021,2,Mt,120
B,2019-06-01,steel,2030,11,Mt,200
"""
ACTUALS = """target,target_year,unit,value,gdp
steel,2018,Mt,90,1000
steel,2019,Mt,100,1100
steel,2020,Mt,100,1000
steel,2021,Mt,120,1200
"""


def table(text: str) -> pd.DataFrame:
    return read_table("-", stream=io.BytesIO(text.encode()))


def score(claims: str = CLAIMS, actuals: str | None = ACTUALS, **options: Any) -> pd.DataFrame:  # noqa: ANN401 - any field
    return score_table(table(claims), None if actuals is None else table(actuals), **options).table


def notes(claims: str = CLAIMS, actuals: str = ACTUALS, **options: Any) -> str:  # noqa: ANN401 - any field
    return "\n".join(score_table(table(claims), table(actuals), **options).notes)


def test_what_is_said_after_its_period_ended_has_a_negative_horizon() -> None:
    claims = "stated,target_period,value\n2021-03-01,2020,110\n2019-03-01,2020,95\n"
    found = score(claims, "target_period,value\n2020,100\n", by=("horizon",), metrics=("n",))
    assert found["horizon"].tolist() == [-0.16, 1.84], "to two digits"


def test_scores_by_source_and_horizon_sorted_as_numbers() -> None:
    claims = CLAIMS.replace(",2,Mt,130", ",10,Mt,130")
    found = score(claims, by=("source", "horizon"), metrics=("n", "mean_error", "mae"))
    assert found[["source", "horizon"]].to_numpy().tolist() == [
        ["A", 1], ["A", 10], ["B", 1], ["B", 2], ["B", 11],
    ]  # fmt: skip
    assert found["n"].tolist() == [2, 1, 1, 1, 0]
    assert found["mean_error"][0] == pytest.approx((10 - 100 * 2 / 120) / 2)
    assert math.isnan(found["mae"][4])


def test_every_claim_is_in_the_table_or_counted() -> None:
    said = notes(by=("source",))
    assert "1 of 6 forecasts has no actual" in said
    assert "claims: column `target_year` read as target_period" in said
    assert "joined on target, target_year" in said
    assert "positive = the claim was too high" in said


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("percent", [10, -100 * 2 / 120]),
        ("ratio", [0.1, -2 / 120]),
        ("absolute", [10, -2]),
        ("points", [10, -2]),
        ("log", [math.log(1.1), math.log(118 / 120)]),
        ("scale:gdp", [1.0, -100 * 2 / 1200]),
        ("symmetric", [200 * 10 / 210, -200 * 2 / 238]),
    ],
)
def test_error_bases(basis: str, expected: list[float]) -> None:
    found = score(by=("target_year",), where=("source=A", "horizon=1"), error=basis,
                  metrics=("mean_error",))  # fmt: skip
    assert found["mean_error"].tolist() == pytest.approx(expected)


@pytest.mark.parametrize("form", ["wide", "long", "own"])
def test_a_column_that_is_named_goes_before_the_one_with_the_usual_name(form: str) -> None:
    """An archive often holds several vintages: `actual` beside `first_release`."""
    claims = "source,year,value,adjusted\nA,2020,90,110\n"
    actuals: str | None = "year,actual,first_release\n2020,300,100\n"
    options: dict[str, Any] = {"value": "adjusted", "actual": "first_release"}
    if form == "long":
        claims = "source,year,quantile_level,value,adjusted\nA,2020,0.5,90,110\n"
    if form == "own":
        claims, actuals = (
            "source,year,value,adjusted,actual,first_release\nA,2020,90,110,3,100\n",
            None,
        )
    for metrics in (("mean_error",), ("mean_error", "sd")):  # both ways of scoring
        found = score(claims, actuals, metrics=metrics, **options)
        assert found["mean_error"].tolist() == pytest.approx([10.0])


def test_shares_leave_out_what_has_no_outcome_yet() -> None:
    options: dict[str, Any] = {"by": ("source",), "error": "percent"}
    names = ("share_over", "within:5", "hit_rate", "miss_rate")
    for metrics in (names, (*names, "sd")):
        found = score(metrics=metrics, **options)
        assert found[list(names)].to_numpy()[1].tolist() == [
            0,
            1,
            1,
            0,
        ]  # 95 and 120, and 2030 is open


def test_an_actual_under_another_name_is_asked_for() -> None:
    with pytest.raises(TableError, match="name the column of outcomes with --actual"):
        score(actuals=ACTUALS.replace("value", "steel_output"))


def test_the_scaled_error_of_a_competition() -> None:
    actuals = "target,target_year,value,naive_mae\nsteel,2020,100,4\nsteel,2021,120,5\n"
    found = score(actuals=actuals, error="scale:naive_mae", metrics=("mase",),
                  where=("source=A", "horizon=1"))  # fmt: skip
    assert found["mase"].tolist() == pytest.approx([(10 / 4 + 2 / 5) / 2])
    with pytest.raises(TableError, match="mase needs a scale: --error scale:COLUMN"):
        score(metrics=("mase",))


def test_a_role_and_a_name_of_a_column_mean_the_same() -> None:
    claims = CLAIMS.replace("source", "model", 1)
    by_role = score(claims, by=("source",))
    by_name = score(claims, by=("model",))
    assert by_role.rename(columns={"source": "model"}).equals(by_name)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"by": ("targt",)}, "no column `targt`; did you mean `target`"),
        ({"value": "valeu"}, "no column `valeu`; did you mean `value`"),
        ({"error": "percnt"}, "unknown error `percnt`; did you mean `percent`"),
        ({"error": "scale:gdpp"}, "no column `gdpp`"),
        ({"baseline": "C"}, "no source and no column `C`"),
        ({"where": ("horizon",)}, "is no condition"),
        ({"bands": ("horizon=5,1",)}, "is no band"),
        ({"on": ("target", "yeer")}, "no column `yeer`"),
        ({"metrics": ("wis",)}, "wis needs quantiles"),
        ({"metrics": ("brier",)}, "brier needs probabilities"),
        ({"metrics": ("skill",)}, "skill needs a baseline"),
        ({"metrics": ("relative_skill",)}, "put the column of sources into --by"),
        ({"metrics": ("relative_skill:n",)}, "needs a mean score"),
        ({"verdict": "lgo", "metrics": ("hits",)}, "unknown verdict `lgo`; did you mean `log`"),
    ],
)
def test_what_is_wrong_is_said_with_the_remedy(options: dict[str, Any], words: str) -> None:
    if "baseline" in options:
        options = {**options, "metrics": ("skill",)}
    with pytest.raises(TableError) as error:
        score(**options)
    assert words in str(error.value)


def test_a_key_that_stands_twice_among_the_actuals_is_named() -> None:
    with pytest.raises(TableError, match="target=steel, target_year=2020"):
        score(actuals=ACTUALS + "steel,2020,Mt,101,1000\n")


def test_vintages_are_chosen_by_a_condition() -> None:
    actuals = (
        "target,target_year,release,value\nsteel,2020,first,100\nsteel,2020,latest,110\n"
        "steel,2021,first,120\n"
    )
    first = score(actuals=actuals, where_actuals=("release=first",))
    assert first["n"].tolist() == [5]
    with pytest.raises(TableError, match="--where-actuals"):
        score(actuals=actuals)


def test_numbers_are_keys_by_value_and_words_by_letter() -> None:
    actuals = ACTUALS.replace(",2020,", ",2020.0,")
    assert score(actuals=actuals)["n"].tolist() == [5]
    namibia = "target,year,value\nNA,2020,1\n"
    claims = "target,year,value\nNA,2020,2\n,2020,3\n"
    assert score(claims, namibia)["n"].tolist() == [1]


def test_keys_of_other_names() -> None:
    actuals = ACTUALS.replace("target_year", "jahr")
    found = score(actuals=actuals, on=("target", "target_year=jahr"))
    assert found["n"].tolist() == [5]


def test_no_shared_key_is_said() -> None:
    with pytest.raises(TableError, match="share no key column"):
        score("source,value\nA,1\n", "place,value\nx,1\n")


def test_units_are_compared_and_never_converted() -> None:
    with pytest.raises(TableError, match="`Mt` against `kt`"):
        score(actuals=ACTUALS.replace("Mt", "kt"))
    assert score(actuals=ACTUALS.replace("Mt", "kt"), allow_units=True)["n"].tolist() == [5]


def test_a_word_where_a_number_belongs_is_named_with_its_line() -> None:
    with pytest.raises(TableError, match=r"`12O` is no number \(line 6\)"):
        score(CLAIMS.replace("2,Mt,120", "2,Mt,12O"))
    with pytest.raises(TableError, match="is no number"):
        score(CLAIMS.replace("2,Mt,120", "2,Mt,１２０"))


@pytest.mark.parametrize("word", ["1e999", "inf", "-Infinity", "0x10", "1_000", "1,5", "5 %"])
def test_what_is_no_finite_number_is_refused(word: str) -> None:
    with pytest.raises(TableError, match="is no number"):
        score(CLAIMS.replace("2,Mt,120", f'2,Mt,"{word}"'))


def test_zero_and_negative_actuals_are_counted_and_never_crash() -> None:
    actuals = ACTUALS.replace("2020,Mt,100", "2020,Mt,0").replace("2021,Mt,120", "2021,Mt,-120")
    said = notes(actuals=actuals, metrics=("n", "mean_error"))
    assert "2 more have no percent error" in said
    found = score(actuals=actuals, metrics=("n", "mean_error", "median_log", "msa", "hits"))
    assert found["n"].tolist() == [3]
    assert found["mean_error"][0] == pytest.approx((250 + 238 + 240) / 120 * 100 / 3)
    assert math.isnan(found["msa"][0])


def test_a_source_as_baseline_is_matched_on_target_and_horizon() -> None:
    found = score(by=("source",), baseline="B", metrics=("n", "skill", "theil_u", "relative_mae"))
    # A against B at horizons 1 and 2: |10| and |100/12| against |-5| and 0
    assert found["relative_mae"][0] == pytest.approx((10 + 100 / 12) / 5)
    assert found["skill"][0] == pytest.approx(1 - (10 + 100 / 12) / 5)
    assert found["skill"][1] == 0


def test_no_change_is_the_actual_of_the_last_full_year() -> None:
    rows, _ = match_request(
        table(CLAIMS), table(ACTUALS), ScoreRequest(baseline="no_change", error="absolute")
    )
    assert rows["baseline"].tolist()[:5] == [100, 100, 100, 100, 100]
    assert rows["verdict"].tolist() == ["hit", "hit", "hit", "hit", "hit", ""]
    moved = CLAIMS.replace(",horizon", ",lead").replace("2020-03-01", "2019-12-01")
    rows, _ = match_request(table(moved), table(ACTUALS), ScoreRequest(baseline="no_change"))
    assert rows["baseline"].tolist()[:5] == [90, 90, 90, 90, 90]


def test_no_change_in_quarters_goes_back_by_quarters() -> None:
    actuals = "q,value\n" + "".join(
        f"{y}Q{q},{10 * y + q}\n" for y in (2019, 2020) for q in (1, 2, 3, 4)
    )
    claims = "q,horizon,value\n2020Q1,0,1\n2020Q1,1,1\n2020Q2,4,1\n2019Q1,4,1\n"
    rows, _ = match_request(
        table(claims.replace("q,", "period,", 1)), table(actuals.replace("q,", "period,", 1)),
        ScoreRequest(baseline="no_change", error="absolute"),
    )  # fmt: skip
    assert rows["baseline"].tolist()[:3] == [20194, 20194, 20192]
    assert math.isnan(rows["baseline"][3])


def test_a_baseline_that_speaks_on_other_days_is_matched_on_the_target() -> None:
    claims = (
        "source,stated,target,value\nA,2020-01-02,x,110\nA,2020-01-02,y,90\nB,2020-02-01,x,105\n"
    )
    actuals = "target,value\nx,100\ny,100\n"
    found = score(claims, actuals, by=("source",), baseline="B", metrics=("relative_mae",))
    assert found["relative_mae"][0] == pytest.approx(2)
    twice = claims + "B,2020-03-01,x,101\n"
    with pytest.raises(TableError, match="the baseline B cannot be set beside"):
        score(twice, actuals, baseline="B", metrics=("relative_mae",))


def test_repeated_forecasts_are_said() -> None:
    assert "1 forecast repeats another's" in notes(CLAIMS + "A,2019-03-01,steel,2020,1,Mt,111\n")
    assert "repeat" not in notes()


def test_quantiles_without_a_median_count_though_they_have_no_point() -> None:
    claims = "target,output_type_id,value\nx,0.1,1\nx,0.9,3\n"
    found = score(claims, "target,value\nx,2\n", metrics=("n", "wis", "coverage_80"))
    assert found["n"][0] == 1
    assert found["coverage_80"][0] == 1
    assert found["wis"][0] == pytest.approx(0.2)


def test_a_horizon_in_words_is_no_number_of_steps() -> None:
    claims = "source,year,horizon,value\n" + "".join(
        f"{s},{y},Q+1,{100 + y % 7 + (s == 'B')}\n" for s in "AB" for y in range(2000, 2012)
    )
    actuals = "year,value\n" + "".join(f"{y},100\n" for y in range(2000, 2012))
    found = score(claims, actuals, by=("source",), baseline="B", metrics=("dm",))
    assert found["dm"][0] < 0


def test_a_column_as_baseline() -> None:
    claims = CLAIMS.replace("value", "value,naive", 1).replace("Mt,", "Mt,99,")
    claims = claims.replace("value,naive", "naive,value", 1)
    found = score(claims, by=("source",), baseline="naive", metrics=("relative_mae",))
    assert found["relative_mae"][1] == pytest.approx(5 / (1 + 100 * 21 / 120))


def test_horizon_is_computed_where_it_is_asked_for_and_cut_into_bands() -> None:
    claims = "\n".join(
        ",".join(cell for place, cell in enumerate(line.split(",")) if place != 4)
        for line in CLAIMS.splitlines()
    )
    found = score(claims + "\n", by=("horizon",), bands=("horizon=0,2,4,20",))
    assert found["horizon"].tolist() == ["0 to <2", "2 to <4", "4 to 20"]
    assert found["n"].tolist() == [3, 2, 0]
    assert "horizon computed" in notes(claims + "\n", by=("horizon",), bands=("horizon=0,2,4",))


def test_rolling_windows_of_target_periods() -> None:
    found = score(by=("source",), rolling=2, metrics=("n",), where=("target_year<=2021",))
    assert found.to_numpy().tolist() == [["A", 2020, 2021, 3], ["B", 2020, 2021, 2]]
    with pytest.raises(TableError, match="fewer than a window of 9"):
        score(rolling=9)


def test_averages_over_sources_have_no_weights() -> None:
    found = score(
        by=("target",), average_over=("source",), metrics=("n", "rmse"), where=("horizon<=2",)
    )
    each = score(by=("source",), metrics=("rmse",), where=("horizon<=2",))
    assert found["n"].tolist() == [5]
    assert found["rmse"][0] == pytest.approx(each["rmse"].mean())


def test_intervals_of_their_own_and_as_quantiles() -> None:
    claims = "target,year,value,low,high,level\nx,1,10,8,12,80\nx,2,10,8,12,80\n"
    actuals = "target,year,value\nx,1,11\nx,2,13\n"
    found = score(
        claims, actuals, metrics=("interval_score", "inside", "coverage_80", "wis", "mape")
    )
    assert found["interval_score"][0] == pytest.approx((4 + 4 + 2 / 0.2 * 1) / 2)
    assert found["inside"][0] == found["coverage_80"][0] == 0.5
    # (|11-10|/2 + 0.1*4)/1.5 and (3/2 + 0.1*(4+10))/1.5
    assert found["wis"][0] == pytest.approx((0.9 + 2.9) / 1.5 / 2)
    assumed = claims.replace(",level", "").replace(",80\n", "\n")
    assert "80% assumed" in notes(assumed, actuals, metrics=("interval_score",))
    assert score(assumed, actuals, metrics=("inside",), level=0.9)["inside"][0] == 0.5


def test_quantiles_of_a_hub_and_of_scoringutils_agree() -> None:
    hub = (
        "model_id,location,target_end_date,output_type,output_type_id,value\n"
        + "".join(
            f"m,DE,2021-05-01,quantile,{q},{v}\n" for q, v in ((0.25, 8), (0.5, 10), (0.75, 13))
        )
        + "m,DE,2021-05-01,mean,NA,10.5\n"
    )
    plain = "model,location,target_end_date,quantile_level,predicted\n" + "".join(
        f"m,DE,2021-05-01,{q},{v}\n" for q, v in ((0.75, 13), (0.25, 8), (0.5, 10))
    )
    outcome = "location,target_end_date,observation\nDE,2021-05-01,14\n"
    metrics = ("n", "wis", "coverage_50", "ae_median", "mae")
    left = score(hub, outcome, metrics=metrics, error="absolute")
    right = score(plain, outcome, metrics=metrics, error="absolute")
    assert left["wis"][0] == pytest.approx((4 / 2 + 0.25 * (5 + 2 / 0.5 * 1)) / 1.5)
    assert left["mae"][0] == 3.5, "a stated mean is the point forecast"
    assert right["mae"][0] == 4, "else the median is"
    assert left.drop(columns="mae").equals(right.drop(columns="mae"))


def test_a_quantile_given_twice_is_refused_by_name() -> None:
    claims = "model,year,quantile_level,value\nm,1,0.5,1\nm,1,0.5,2\n"
    with pytest.raises(TableError, match="gives 1 forecast twice: model=m, year=1"):
        score(claims, "year,value\n1,1\n", metrics=("wis",))


def test_a_zero_has_no_percent_but_counts_where_only_quantiles_are_scored() -> None:
    claims = "target,quantile_level,value\nx,0.5,1\n"
    actuals = "target,value\nx,0\n"
    assert score(claims, actuals, metrics="n,wis")["n"][0] == 1
    assert score(claims, actuals, metrics="n,mae")["n"][0] == 0


def test_intervals_draw_whole_target_periods() -> None:
    rng = np.random.default_rng(6)
    shock = dict(zip(range(2000, 2020), rng.normal(0, 5, 20), strict=True))
    rows = [
        f"{s},{y},{100 + e + rng.normal(0, 0.5):.3f}\n" for y, e in shock.items() for s in "ABCDE"
    ]
    claims = "source,year,value\n" + "".join(rows)
    alone = "source,case,value\n" + "".join(
        f"{row.split(',')[0]},{n},{row.split(',')[2]}" for n, row in enumerate(rows)
    )
    actuals = "year,value\n" + "".join(f"{year},100\n" for year in shock)
    options: dict[str, Any] = {"metrics": "n,mean_error,median_error", "intervals": True}
    found = score(claims, actuals, **options)
    again = score(claims, actuals, **options)
    assert found.equals(again)
    assert list(found.columns) == [
        "n", "mean_error", "mean_error_low", "mean_error_high",
        "median_error", "median_error_low", "median_error_high",
    ]  # fmt: skip
    for name in ("mean_error", "median_error"):
        assert found[f"{name}_low"][0] < found[name][0] < found[f"{name}_high"][0]
    # each claim on its own is treated as news: intervals are too narrow by about sqrt(5)
    cases = "case,value\n" + "".join(f"{n},100\n" for n in range(len(rows)))
    narrow = score(alone.replace("case", "period"), cases.replace("case", "period"), **options)
    ratio = (found["mean_error_high"] - found["mean_error_low"]) / (
        narrow["mean_error_high"] - narrow["mean_error_low"]
    )
    assert 1.7 < ratio[0] < 2.8
    with pytest.raises(TableError, match="--intervals draws target periods"):
        score(alone, cases, **options)
    one = score(claims, actuals, by="year", **options)
    assert one["mean_error_low"].isna().all()


def test_samples() -> None:
    claims = "year,sample_id,value\n1,1,1\n1,2,2\n1,3,5\n"
    found = score(claims, "year,value\n1,0\n", metrics=("n", "crps"), error="absolute")
    assert found["crps"][0] == pytest.approx(8 / 3 - 8 / 9)
    assert found["n"].tolist() == [1]


def test_probabilities() -> None:
    claims = "year,probability\n1,0.9\n2,0.2\n3,0.5\n"
    found = score(
        claims, "year,value\n1,1\n2,0\n", metrics=("n", "brier", "log_score"), error="absolute"
    )
    assert found["n"].tolist() == [2]
    assert found["brier"][0] == pytest.approx((0.01 + 0.04) / 2)
    assert found["log_score"][0] == pytest.approx(-(math.log(0.9) + math.log(0.8)) / 2)
    values = claims.replace("probability", "value")
    assert (
        score(values, "year,value\n1,1\n2,0\n", metrics=("brier",))["brier"][0] == found["brier"][0]
    )


@pytest.mark.parametrize(
    ("rows", "claimed"),
    [
        ({"mean": 14.0, "median": 13.0, "point": 12.0, "quantile": 11.0}, 12.0),
        ({"mean": 14.0, "median": 13.0, "quantile": 11.0}, 13.0),
        ({"mean": 14.0, "quantile": 11.0}, 14.0),
        ({"quantile": 11.0}, 11.0),
    ],
)
@pytest.mark.parametrize("turn", [1, -1])
def test_a_stated_point_goes_before_a_median(
    rows: dict[str, float], claimed: float, turn: int
) -> None:
    """What was given as the point, the median or the mean, in this order; else the quantile."""
    table = [f"x,{kind},{'0.5' if kind == 'quantile' else ''},{v}" for kind, v in rows.items()]
    claims = "\n".join(["target,output_type,output_type_id,value", *table[::turn]])
    found = score(claims, "target,value\nx,10\n", metrics=("mean_error",), error="absolute")
    assert found["mean_error"].tolist() == [claimed - 10.0]


def test_masses_over_categories() -> None:
    claims = "week,output_type,output_type_id,value\n" + "".join(
        f"1,pmf,{name},{mass}\n" for name, mass in (("low", 0.2), ("mid", 0.3), ("high", 0.5))
    )
    outcome = "week,value\n1,mid\n"
    found = score(
        claims, outcome, metrics=("n", "log_score", "rps"), categories=("low", "mid", "high")
    )
    assert found["log_score"][0] == pytest.approx(-math.log(0.3))
    assert found["rps"][0] == pytest.approx(0.2**2 + 0.5**2)
    with pytest.raises(TableError, match="rps needs ordered categories"):
        score(claims, outcome, metrics=("rps",))
    impossible = claims.replace("mid,0.3", "mid,0").replace("high,0.5", "high,0.8")
    assert score(impossible, outcome, metrics=("log_score",))["log_score"][0] == math.inf


def test_columns_of_categories_score_like_columns_of_words() -> None:
    claims = table(CLAIMS).assign(target=["steel", "steel", None, "steel", "steel", "steel"])
    coded = claims.astype({"source": "category", "target": "category"})
    actuals = table(ACTUALS)
    for options in ({"by": "source"}, {"by": "source,target", "metrics": "n,median_log"}):
        expected = score_table(claims, actuals, **options).table
        found = score_table(coded, actuals.astype({"target": "category"}), **options).table
        pd.testing.assert_frame_equal(found, expected)


def test_claims_with_their_actuals_are_paired_on_the_columns_that_are_named() -> None:
    """scoringutils #255: a number of the row makes every forecast look like another target."""
    claims = "source,target,row,value,actual\nA,x,1,12,10\nB,x,2,11,10\n"
    found = score(claims, None, by="source", baseline="B", metrics="relative_mae", on="target")
    assert found["relative_mae"][0] == pytest.approx(2)
    with pytest.raises(TableError, match="shares no target, row with them"):
        score(claims, None, by="source", baseline="B", metrics="relative_mae")


def test_categories_in_the_form_of_scoringutils() -> None:
    claims = (
        "model,week,observed,predicted_label,predicted\n"
        "m,1,mid,low,0.2\nm,1,mid,mid,0.3\nm,1,mid,high,0.5\n"
    )
    found = score(claims, None, metrics="n,log_score,rps", categories="low,mid,high")
    assert found["log_score"][0] == pytest.approx(-math.log(0.3))
    assert found["rps"][0] == pytest.approx(0.2**2 + 0.5**2)


def test_options_as_text_and_lists_and_a_wrong_one() -> None:
    expected = score(by=("source", "horizon"), where=("horizon<=2",))
    assert score(by="source,horizon", where="horizon<=2").equals(expected)
    assert score(by=["source", "horizon"], where=["horizon<=2"]).equals(expected)
    with pytest.raises(TableError, match="takes no `metric`; did you mean `metrics`"):
        score(metric="mae")


def test_a_hubs_oracle_output_is_read_as_outcomes() -> None:
    oracle = (
        "location,target,output_type,output_type_id,oracle_value\n"
        "DE,hosp,quantile,NA,14\nDE,hosp,mean,NA,14\n"
        "DE,rate,pmf,low,0\nDE,rate,pmf,mid,1\nDE,rate,pmf,high,0\n"
    )
    head = "model_id,location,target,output_type,output_type_id,value\n"
    quantile = head + "m,DE,hosp,quantile,0.5,10\n"
    assert score(quantile, oracle, metrics=("ae_median",), error="absolute")["ae_median"][0] == 4
    masses = head + "m,DE,rate,pmf,low,0.2\nm,DE,rate,pmf,mid,0.3\nm,DE,rate,pmf,high,0.5\n"
    found = score(masses, oracle, metrics=("n", "rps"), categories=("low", "mid", "high"))
    assert found["n"][0] == 1
    assert found["rps"][0] == pytest.approx(0.2**2 + 0.5**2)


def test_a_join_that_finds_nothing_is_no_result() -> None:
    with pytest.raises(TableError, match="no forecast of 6 has an actual"):
        score(actuals=ACTUALS.replace("steel", "Steel"))


def test_relative_skill_on_shared_targets_only() -> None:
    claims = "source,target,value\nA,x,1\nA,y,2\nB,x,2\nB,y,4\nB,z,100\nC,z,1\n"
    actuals = "target,value\nx,0\ny,0\nz,0\n"
    found = score(
        claims, actuals, by=("source",), error="absolute", baseline="B",
        metrics=("relative_skill:mae", "scaled_relative_skill:mae"),
    )  # fmt: skip
    # A/B = 1/2 on x and y; C/B = 1/100 on z; A and C share nothing
    expected = [math.sqrt(0.5), (2 * 100) ** (1 / 3), math.sqrt(0.01)]
    assert found["relative_skill:mae"].tolist() == pytest.approx(expected)
    assert found["scaled_relative_skill:mae"][1] == 1


def test_difficulty_is_taken_out_of_errors() -> None:
    """A forecasts the hard targets, B the easy ones, both share two; B only looks better."""
    rows = [("A", "hard1", 10), ("A", "hard2", 10), ("A", "easy1", 1), ("B", "hard1", 12)]
    rows += [("B", "easy1", 3), ("B", "easy2", 3), ("B", "easy3", 3), ("C", "alone", 1)]
    claims = "source,target,value\n" + "".join(f"{a},{b},{c}\n" for a, b, c in rows)
    actuals = "target,value\n" + "".join(f"{b},0\n" for b in sorted({row[1] for row in rows}))
    found = score(
        claims, actuals, by=("source",), error="absolute", metrics=("mae", "mae_adjusted")
    )
    assert found["mae"][0] > found["mae"][1]
    gap = found["mae_adjusted"][1] - found["mae_adjusted"][0]
    assert gap == pytest.approx(2.0)
    assert math.isnan(found["mae_adjusted"][2]), "C shares nothing with anybody"


def test_a_reliability_table() -> None:
    claims = "case,probability\n" + "".join(
        f"{n},{p}\n" for n, p in enumerate([0.05, 0.9, 0.95, 1])
    )
    actuals = "case,value\n0,0\n1,1\n2,0\n3,1\n"
    found = score(
        claims, actuals, by=("probability",), bands=("probability=0,0.1,0.9,1",),
        metrics=("n", "mean_probability", "share_met"),
    )  # fmt: skip
    assert found["probability"].tolist() == ["0 to <0.1", "0.9 to 1"]
    assert found["n"].tolist() == [1, 3]
    assert found["mean_probability"].tolist() == pytest.approx([0.05, 0.95])
    assert found["share_met"].tolist() == pytest.approx([0, 2 / 3])


def test_diebold_mariano_takes_the_horizon_and_the_order_of_the_periods() -> None:
    rng = np.random.default_rng(5)
    years = list(range(2000, 2020))
    rows = [
        f"{source},{year},2,{100 + shift + noise:.4f}"
        for source, shift, noises in (("A", 0, rng.normal(size=20)), ("B", 1, rng.normal(size=20)))
        for year, noise in zip(years, noises, strict=True)
    ]
    shuffled = [rows[place] for place in rng.permutation(len(rows))]
    actuals = "year,value\n" + "".join(f"{year},100\n" for year in years)
    options: dict[str, Any] = {
        "by": ("source",), "baseline": "B", "error": "absolute",
        "metrics": ("diebold_mariano", "diebold_mariano_p"),
    }  # fmt: skip
    head = "source,year,horizon,value\n"
    ordered = score(head + "\n".join(rows), actuals, **options)
    mixed = score(head + "\n".join(shuffled), actuals, **options)
    assert ordered["diebold_mariano"][0] == pytest.approx(mixed["diebold_mariano"][0])
    one = score(head + "\n".join(rows), actuals, **options, steps=1)
    assert one["diebold_mariano"][0] != pytest.approx(ordered["diebold_mariano"][0])
    assert 0 < ordered["diebold_mariano_p"][0] < 1


@pytest.mark.parametrize("rule", ["log", "pct_actual"])
def test_the_float_boundary_is_a_hit(rule: str) -> None:
    """670 against 737 is exactly 1/1.10, 756 against 829.63 is -8.875%."""
    claims = "target,value\na,670\nb,756\nc,43\n"
    actuals = "target,value\na,737\nb,829.63\nc,853\n"
    found = score(claims, actuals, metrics=("hits", "misses"), verdict=rule)
    assert found.to_numpy().tolist() == [[2, 1]]


def test_points_have_limits_of_their_own() -> None:
    """26% against 25% is exactly 1.0 point: near."""
    claims, actuals = "target,value\na,26\n", "target,value\na,25\n"
    found = score(claims, actuals, error="points", metrics=("hits", "nears"))
    assert found.to_numpy().tolist() == [[0, 1]]


@settings(max_examples=30)
@given(st.permutations(range(6)), st.integers(0, 5))
def test_order_and_unrelated_columns_and_rows_change_nothing(order: list[int], at: int) -> None:
    """scoringutils #255: a column that says nothing changed scores."""
    frame = table(CLAIMS)
    plain = score_table(frame, table(ACTUALS), by=("source",), metrics=("n", "mae", "bias")).table
    moved = frame.iloc[order].reset_index(drop=True).assign(weather=[str(n) for n in order])
    extra = pd.concat([moved, frame.iloc[[at]].assign(source="Z", weather="z")], ignore_index=True)
    found = score_table(extra, table(ACTUALS), by=("source",), metrics=("n", "mae", "bias")).table
    pd.testing.assert_frame_equal(found[found["source"] != "Z"], plain, rtol=1e-12)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("ABC"), st.integers(2015, 2024),
            st.one_of(st.none(), st.floats(-1e6, 1e6, allow_nan=False)),
        ),
        min_size=1, max_size=60,
    ),
    st.integers(1, 7),
    st.sampled_from(["percent", "log", "absolute"]),
)  # fmt: skip
def test_blocks_of_any_size_give_the_long_way_to_the_bit(
    rows: list[tuple[str, int, float | None]], block: int, error: str
) -> None:
    from forecasts.scores.scoring import blocks

    claims = pd.DataFrame(rows, columns=["source", "year", "value"])
    claims["value"] = ["" if value is None else repr(value) for _, _, value in rows]
    actuals = pd.DataFrame({"year": range(2016, 2025), "value": [0.0, *range(-3, 5)]})
    metrics = ("n", "mean_error", "rmse", "mean_log", "smape", "mean_claimed")
    request = ScoreRequest(by=("source",), metrics=metrics, error=error)
    asked = score_columns(request)
    long = score_groups(*prepare(claims, actuals, request), asked, request)
    kept, blocks.BLOCK = blocks.BLOCK, block
    try:
        short, _, counts = _score_plain(claims, actuals, asked, request)
    finally:
        blocks.BLOCK = kept
    pd.testing.assert_frame_equal(short, long, check_exact=True)
    assert counts == prepare(claims, actuals, request)[1].counts


def test_the_page_names_every_column_that_is_accepted() -> None:
    page = (ROOT / "docs" / "scores.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("|")]
    for aliases in (CLAIM_ALIASES, ACTUAL_ALIASES):
        for role, names in aliases.items():
            row = next(line for line in rows if role in re.findall(r"\w+", line.split("|")[1]))
            if role != "actual" or aliases is ACTUAL_ALIASES:
                assert set(names) <= set(re.findall(r"\w+", row)), role


def test_reading_files_of_every_kind(tmp_path: Path) -> None:
    frame = table(CLAIMS)
    frame.to_parquet(tmp_path / "claims.parquet")
    frame.to_csv(tmp_path / "claims.csv.gz", index=False)
    frame.to_csv(tmp_path / "claims.tsv", index=False, sep="\t")
    frame.to_csv(tmp_path / "semicolons.csv", index=False, sep=";")
    frame.to_json(tmp_path / "claims.jsonl", orient="records", lines=True)
    expected = score(by=("source",))
    for path in sorted(tmp_path.iterdir()):
        found = score_table(read_table(path), table(ACTUALS), by=("source",)).table
        pd.testing.assert_frame_equal(found, expected, check_exact=True)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a,b\n1,2,3\n", "no table"),
        (b"", "no table"),
        (b"a,a\n1,2\n", "column `a` twice"),
        (b"a,b\n\xff\xfe,1\n", "not in UTF-8 \\(byte 5\\)"),
    ],
)
def test_files_that_are_no_tables(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "claims.csv"
    path.write_bytes(content)
    with pytest.raises(TableError, match=words):
        read_table(path)


def test_a_missing_file_is_said() -> None:
    with pytest.raises(TableError, match="there is no `"):
        read_table("no-such.csv")


def test_labels_of_rows_play_no_part() -> None:
    claims = pd.DataFrame({"source": ["A", "B"], "target": ["x", "x"], "value": ["1", "3"]})
    actuals = pd.DataFrame({"target": ["y", "x"], "actual": ["9", "2"]})
    plain = score_table(claims, actuals, by="source", error="points", metrics="n,mean_error")
    other = score_table(
        claims.set_axis([7, 7]), actuals.set_axis([1, 0]), by="source", error="points",
        metrics="n,mean_error",
    )  # fmt: skip
    pd.testing.assert_frame_equal(other.table, plain.table)


@pytest.mark.parametrize("metric", ["brier", "brier_skill"])
def test_a_score_of_one_event_names_that_of_categories(metric: str) -> None:
    claims = pd.DataFrame(
        {"question": "q", "predicted_label": ["a", "b"], "probability": ["0.2", "0.8"]}
    )
    actuals = pd.DataFrame({"question": ["q"], "actual": ["b"]})
    with pytest.raises(TableError) as refused:
        score_table(claims, actuals, metrics=metric)
    said = f"{metric} needs one event, yes or no; for categories there is brier_categories"
    assert str(refused.value) == said
    found = score_table(claims, actuals, metrics="brier_categories").table
    assert found["brier_categories"].tolist() == pytest.approx([0.2**2 + 0.2**2])
