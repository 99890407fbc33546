import math
from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from forecasts.actuals import Actuals
from forecasts.comparing import COMPARISON_COLUMNS, STATUSES, compare
from forecasts.reading.records import Value
from tables import actuals_of, claims_of, yearly

AS_OF = date(2026, 11, 21)


def one(
    claim: Mapping[str, Any], *series: Mapping[str, Any], as_of: date = AS_OF, rule: str = "method"
) -> "pd.Series[Any]":
    table = compare(claims_of(claim), actuals_of(*series), as_of=as_of, rule=rule)
    assert len(table) == 1
    return table.iloc[0]


def sales(*values: Any, **facts: Any) -> Mapping[str, Any]:  # noqa: ANN401  cells of any kind
    return {"values": values, **facts}


def test_a_claim_is_judged_by_the_series_of_its_codes() -> None:
    row = one({"value": 756.0}, sales(("2020", 829.63)))
    assert (row["status"], row["verdict"], row["direction"]) == ("resolved", "hit", "under")
    assert row["error"] == pytest.approx(math.log(756 / 829.63))
    assert (row["series"], row["actual"], row["actual_period"]) == ("robots", 829.63, "2020")
    assert row["reason"] == (
        "756 robots claimed, 829.63 robots came (robots 2020, published 2021-01-20): 8.88% too low"
    )


def test_26_against_25_percent_is_near_and_fragile() -> None:
    row = one(
        {"value": 26.0, "unit": "%", "kind": "share", "measure": "share"},
        sales(("2020", 25.0, "2021-01-20", {"rounding": 0.5}), measure="share", unit="%"),
    )
    assert (row["verdict"], row["error"], row["error_kind"]) == ("near", 1.0, "pp")
    assert row["flags"] == "fragile"
    assert row["flips"] == (
        "lowest before rounding (24.5%): miss; highest before rounding (25.5%): hit"
    )


def test_670_against_737_is_on_the_boundary() -> None:
    row = one({"value": 670.0}, sales(("2020", 737.0)))
    assert (row["verdict"], row["flags"]) == ("hit", "")
    assert one({"value": 670.0}, sales(("2020", 737.0)), rule="pct_actual")["verdict"] == "hit"


VINTAGES = (
    ("2020", 100.0, "2021-01-20", {"release": "first"}),
    ("2020", 120.0, "2021-09-01", {"release": "revised"}),
    ("2020", 140.0, "2024-09-01", {"release": "revised"}),
)


@pytest.mark.parametrize(
    ("policy", "actual", "verdict"),
    [("first", 100.0, "hit"), ("plus_1y", 120.0, "near"), ("latest", 140.0, "miss")],
)
def test_the_policy_chooses_the_publication(policy: str, actual: float, verdict: str) -> None:
    row = one({"value": 100.0}, sales(*VINTAGES, policy=policy))
    assert (row["actual"], row["verdict"], row["flags"]) == (actual, verdict, "fragile")
    assert row["first_published"] == pd.Timestamp("2021-01-20")


@pytest.mark.parametrize(("policy", "release"), [("first", "first"), ("latest", "revised")])
def test_a_publication_without_a_word_is_the_first_or_a_revision(policy: str, release: str) -> None:
    plain = [(period, value, published) for period, value, published, _ in VINTAGES]
    row = one({"value": 100.0}, sales(*plain, policy=policy))
    assert row["actual_release"] == release


def test_a_trend_needs_two_known_values_and_no_change_one() -> None:
    row = one({"stated": "2020-03-01"}, sales(("2019", 90.0), ("2020", 100.0)))
    assert row["no_change"] == 90.0
    assert math.isnan(row["trend"])
    assert math.isnan(row["half_trend"])


def test_every_publication_that_flips_the_verdict_is_named() -> None:
    row = one({"value": 100.0}, sales(*VINTAGES))
    assert row["flips"] == (
        "2020 first 2021-01-20 (100 robots): hit; 2020 revised 2024-09-01 (140 robots): miss"
    )


def test_a_verdict_is_provisional_until_the_policy_has_settled() -> None:
    early = one({"value": 100.0}, sales(*VINTAGES), as_of=date(2021, 3, 1))
    assert (early["verdict"], early["flags"], early["actual"]) == ("hit", "provisional", 100.0)
    preliminary = sales(("2020", 100.0, "2021-01-20", {"release": "preliminary"}))
    assert one({"value": 100.0}, preliminary)["flags"] == "provisional"


@pytest.mark.parametrize("policy", ["first", "plus_1y"])
def test_a_withdrawn_figure_is_not_used_from_that_day(policy: str) -> None:
    series = sales(
        ("2020", 30.0, "2021-01-20"),
        ("2020", 54.2, "2021-02-01"),
        ("2020", 30.0, "2021-03-01", {"release": "withdrawn"}),
        policy=policy,
    )
    row = one({"value": 54.2}, series)
    assert (row["actual"], row["flips"]) == (54.2, "")
    assert one({"value": 54.2}, series, as_of=date(2021, 1, 25))["actual"] == 30.0


def test_a_period_is_not_judged_before_it_matures() -> None:
    series = sales(("2020", 100.0, "2021-01-20"), maturity=60)
    assert one({}, series, as_of=date(2021, 2, 1))["status"] == "waiting"
    assert one({}, series, as_of=date(2021, 3, 1))["status"] == "resolved"


@pytest.mark.parametrize("published", ["2020-11-30", "2020-12-31"])
def test_figures_from_before_the_end_of_a_period_never_judge(published: str) -> None:
    series = sales(("2020", 100.0, published, {"release": "in-year"}))
    row = one({}, series, as_of=date(2021, 6, 1))
    assert (row["status"], row["reason"]) == (
        "waiting",
        "robots has only figures from before the end of 2020",
    )
    assert one({}, series)["lack"] == "never-published"


@pytest.mark.parametrize(
    ("day", "status", "lack"),
    [("2021-04-01", "waiting", ""), ("2021-04-02", "ungradable", "never-published")],
)
def test_a_figure_may_come_for_the_usual_time_and_one_year_more(
    day: str, status: str, lack: str
) -> None:
    usual = (date(2019, 4, 1) - date(2018, 12, 31)).days
    series = sales(
        ("2017", 80.0, "2018-01-20"), *((str(y), 90.0, f"{y + 1}-04-01") for y in (2016, 2018))
    )
    assert date(2020, 12, 31) + timedelta(days=usual) == date(2021, 4, 1)
    row = one({"year": 2019}, series, as_of=date.fromisoformat(day))
    assert (row["status"], row["lack"]) == (status, lack)


@pytest.mark.parametrize(
    ("claim", "lack"),
    [
        ({"year": 2021}, "gap"),
        ({"subject": "drones"}, "no-series"),
        ({"series": "nothing"}, "no-series"),
        ({"unit": "USD"}, "no-definition"),
        ({"price_basis": "2015"}, "no-definition"),
        ({"year": 2024}, "never-published"),
        ({"year": 2025}, "never-published"),
        ({"year": 2030}, ""),
        ({"year": 2024, "scenario": "STEPS"}, ""),
    ],
)
def test_what_cannot_be_judged_says_what_it_lacks(claim: Mapping[str, Any], lack: str) -> None:
    series = sales(("2020", 100.0, "2021-01-20"), ("2022", 110.0, "2023-01-20"))
    assert one(claim, series)["lack"] == lack


def test_a_figure_published_later_is_not_even_spoken_of() -> None:
    row = one({}, sales(("2019", 90.0), ("2020", 100.0, "2021-09-01")), as_of=date(2021, 3, 1))
    assert row["reason"] == (
        "robots has no outcome for 2020 by 2021-03-01: its last period ends 2019-12-31"
    )


def test_what_is_there_of_a_period_is_said_and_not_denied() -> None:
    """A count of November had been passed over: "its last period ends 2024"."""
    known = sales(
        ("2024", 270.0, "2025-11-27"),
        ("2025-11", 961.0, "2025-11-27", {"release": "in-year"}),
    )
    assert one({"year": 2025}, known)["reason"] == (
        "robots has no outcome for 2025 by 2026-11-21: of that period it has only 2025-11 "
        "(961 robots), from before its end"
    )


def test_a_figure_in_other_prices_is_said_to_be_there() -> None:
    """The reason had denied it: "no outcome for 2025", and then "published in prices of 2025"."""
    known = sales(
        ("2024", 115.0, "2025-02-01", {"price_basis": "2024"}),
        ("2025", 108.0, "2026-02-01", {"price_basis": "2025"}),
        unit="USD/kWh",
    )
    claim = {"year": 2025, "unit": "USD/kWh", "price_basis": "2024", "value": 113.0}
    assert one(claim, known)["reason"] == (
        "robots has 2025 only in prices of 2025, and no published deflator leads from them to the "
        "claim's, 2024"
    )


STATUS_CASES: Mapping[str, tuple[Mapping[str, Any], str, str]] = {
    "open": ({"year": 2030}, "open", "open until 2030-12-31; the record of robots ends in 2022"),
    "ended": (
        {"year": 2025},
        "ungradable",
        "robots has no outcome for 2025 by 2026-11-21: it ended with the period to 2022-12-31",
    ),
    "passed over": (
        {"year": 2021},
        "ungradable",
        "robots has no outcome for 2021, though it has one to 2022-12-31",
    ),
    "inside a year": (
        {
            "target_start": date(2021, 4, 1),
            "target_end": date(2021, 4, 30),
            "target_period": "2021-04",
        },
        "ungradable",
        "robots has no outcome for 2021-04, though it has one to 2022-12-31",
    ),
    "no series": (
        {"subject": "drones"},
        "ungradable",
        "no series of drones / sales / World",
    ),
    "unknown series": (
        {"series": "nothing"},
        "ungradable",
        "the series nothing is not in the actuals",
    ),
    "another region": (
        {"series": "robots", "region": "China"},
        "ungradable",
        "the series robots has the region World, the claim China: another definition",
    ),
    "another currency": (
        {"unit": "USD"},
        "ungradable",
        (
            "claimed in USD, the series robots is in robot: converted only within a physical "
            "dimension, never to judge"
        ),
    ),
    "other prices": (
        {"price_basis": "2015"},
        "ungradable",
        "claimed in prices 2015, robots is in nominal: another price basis",
    ),
    "no number": ({"value": math.nan}, "unfalsifiable", "no number"),
    "no date": ({"target_end": None, "target_start": None}, "unfalsifiable", "no date"),
    "no definition": ({"subject": "", "measure": ""}, "unfalsifiable", "no definition"),
    "not yet": ({"stated": "2026-12-01"}, "not yet stated", "stated on 2026-12-01"),
    "void": (
        {"ruling": "void 2021-05-05 by A. Reviewer: the market was redefined"},
        "void",
        "ruled void on 2021-05-05: the market was redefined",
    ),
    "ruled later": (
        {"ruling": "void 2027-05-05 by A. Reviewer: later"},
        "resolved",
        "100 robots claimed, 100 robots came (robots 2020, published 2021-01-20): no error",
    ),
    "scenario": (
        {"scenario": "STEPS"},
        "conditional",
        (
            "judged only under the scenario STEPS. 100 robots claimed, 100 robots came "
            "(robots 2020, published 2021-01-20): no error"
        ),
    ),
    "condition, open": (
        {"condition": "subsidies stay", "year": 2030},
        "open",
        "open until 2030-12-31; the record of robots ends in 2022",
    ),
    "condition, due": (
        {"condition": "subsidies stay"},
        "conditional",
        (
            "judged only under the condition: subsidies stay. 100 robots claimed, 100 robots "
            "came (robots 2020, published 2021-01-20): no error"
        ),
    ),
}


@pytest.mark.parametrize("case", STATUS_CASES)
def test_statuses(case: str) -> None:
    claim, status, reason = STATUS_CASES[case]
    row = one(claim, sales(("2020", 100.0), ("2022", 100.0)))
    assert (row["status"], row["reason"]) == (status, reason)
    assert status in STATUSES
    assert bool(row["verdict"]) == (status == "resolved")
    assert bool(row["outlook"]) == (status == "open")


def test_a_person_may_rule() -> None:
    row = one({"ruling": "near 2021-05-05 by A. Reviewer: a"}, sales(("2020", 9)))
    assert (row["status"], row["verdict"], row["flags"]) == ("resolved", "near", "ruled")


def test_the_outcome_is_converted_within_a_physical_dimension() -> None:
    row = one({"value": 2.0, "unit": "TWh"}, sales(("2020", 2100.0), unit="GWh"))
    assert (row["verdict"], row["actual"]) == ("hit", pytest.approx(2.1))


def test_series_that_disagree_make_a_claim_contested() -> None:
    other = sales(("2020", 60.0), series="robots-by-another-count")
    row = one({"value": 100.0}, sales(("2020", 100.0)), other)
    assert "contested" in row["flags"]
    assert row["alternatives"] == "robots: hit; robots-by-another-count: miss"
    named = one({"value": 100.0, "series": "robots"}, sales(("2020", 100.0)), other)
    assert (named["flags"], named["alternatives"]) == ("", "")


WINDOW = sales(*yearly(2016, [294.0, 381.0, 422.0, 373.0]))


def test_a_window_without_its_first_year_carries_every_reading() -> None:
    """IFR 2016: 1.4 million new robots by 2019: 2016-2019 = 1.47 (hit), 2017-2019 = 1.18 (near)."""
    claim = {"value": 1400.0, "kind": "cumulative", "stated": "2016-09-29", "year": 2019}
    row = one(claim, WINDOW)
    assert row["flags"] == "contested"
    assert row["alternatives"] == "robots 2016-2019: hit; robots 2017-2019: near"
    stated = one({**claim, "base_period": "2017-2019"}, WINDOW)
    assert (stated["verdict"], stated["actual"], stated["flags"]) == ("near", 1176.0, "")


def test_other_faithful_readings_are_judged_too() -> None:
    value = Value(kind="level", low=50.0, high=50.0, value=50.0, figures=2, unit="robot")
    row = one({"value": 100.0, "readings": (value,)}, sales(("2020", 100.0)))
    assert (row["verdict"], row["flags"]) == ("hit", "contested")


GROWTH = {
    "kind": "growth",
    "unit": "%",
    "value": 20.0,
    "base_period": "2019",
    "year": 2021,
    "stated": "2020-01-30",
}


def test_growth_is_judged_by_growth_and_the_base_error_stands_apart() -> None:
    """Base known as 90 and revised to 100: 1.2^2 x 90 = 129.6 against 144 is all base error."""
    series = sales(
        ("2019", 90.0, "2020-01-20"), ("2019", 100.0, "2020-09-01"), ("2021", 144.0, "2022-01-20")
    )
    row = one(GROWTH, series)
    assert (row["verdict"], row["error_kind"]) == ("hit", "pp")
    assert row["actual"] == pytest.approx(20.0)
    assert row["growth_error"] == pytest.approx(0.0, abs=1e-12)
    assert row["base_error"] == pytest.approx(math.log(0.9))
    assert row["implied"] == pytest.approx(129.6)
    total = math.log(row["implied"] / 144.0)
    assert row["base_error"] + row["growth_error"] == pytest.approx(total)


def test_growth_without_a_base_says_what_was_assumed() -> None:
    series = sales(*yearly(2018, [80.0, 100.0, 110.0]))
    row = one({**GROWTH, "base_period": "", "year": 2020, "value": 10.0}, series)
    assert row["verdict"] == "hit"
    assert row["reason"].endswith("no base stated: taken as the year before, to 2019-12-31")


@pytest.mark.parametrize(
    ("stated", "target", "assumed"),
    [
        ("2020-03-01", "by 2020", "the year before, to 2019-12-31"),
        ("2020-03-01", "by 2021", "the year before, to 2020-12-31"),
        ("2019-12-14", "by 2021", "the year before, to 2020-12-31"),
        ("2019-12-12", "by 2021", "the last year known at the statement, to 2018-12-31"),
        ("2020-03-01", "by 2022", "the last year known at the statement, to 2019-12-31"),
        ("2020-03-01", "in 2022", "the year before, to 2021-12-31"),  # of that year, however far
    ],
)
def test_growth_in_the_next_year_starts_from_the_year_before_it(
    stated: str, target: str, assumed: str
) -> None:
    """A little more than two years to the end of the target, as outlooks of December have it."""
    words = {"target": target, "year": int(target[-4:])}
    claim = {**GROWTH, "base_period": "", "stated": stated, "value": 10.0, **words}
    row = one(claim, sales(*yearly(2017, [70.0, 80.0, 90.0, 100.0, 110.0, 121.0])))
    assert row["reason"].endswith(f"no base stated: taken as {assumed}")
    assert row["alternatives"] == "", "no other base is faithful"


def test_growth_over_several_years_is_read_from_the_first_and_from_the_year_before() -> None:
    """14% a year over 2019-2021: from 2019 (two years) or from 2018 (three)."""
    span = {"target_period": "2019-2021", "target_start": "2019-01-01", "target_end": "2021-12-31"}
    claim = {**{name: GROWTH[name] for name in ("kind", "unit", "stated")}, **span, "value": 14.0}
    row = one(claim, sales(*yearly(2018, [50.0, 100.0, 115.0, 130.0])))
    assert row["verdict"] == "hit"
    assert row["flags"] == "contested"
    assert row["alternatives"] == "robots from 2019: hit; robots from 2018: miss"


def test_an_order_of_magnitude_tells_whether_the_number_itself_was_reached() -> None:
    scale = {"value": 100.0, "low": 50.0, "high": 500.0, "hedge": "scale"}
    over, under = (one(scale, sales(("2020", value))) for value in (120.0, 70.0))
    assert (over["verdict"], over["flags"]) == ("hit", "strict")
    assert (under["verdict"], under["flags"]) == ("hit", "")


def test_a_multiple_without_a_base_starts_from_the_last_year_known() -> None:
    claim = {"kind": "multiple", "unit": "x", "value": 2.0, "stated": "2020-06-01", "year": 2021}
    row = one(claim, sales(*yearly(2018, [80.0, 100.0, 150.0, 200.0])))
    assert (row["verdict"], row["actual"]) == ("hit", 2.0)
    assert row["reason"].endswith("taken as the last year known at the statement, to 2019-12-31")


def test_a_multiple_to_september_starts_from_the_last_such_year_that_had_ended() -> None:
    """Said in May 2020, when March was known: September 2020 was to come, so from 2019's."""
    year = {"target_start": "2021-10-01", "target_end": "2022-09-30", "target_period": "2022"}
    claim = {"kind": "multiple", "unit": "x", "value": 2.0, "stated": "2020-05-01", **year}
    months = pd.period_range("2018-01", "2022-09", freq="M")
    values = [(str(one), 10.0, f"{one + 1}-20") for one in months]
    row = one(claim, sales(*values, frequency="month"))
    assert row["reason"].endswith("taken as the last year known at the statement, to 2019-09-30")


def test_a_multiple_multiplies_the_base_that_came() -> None:
    claim = {"kind": "multiple", "unit": "x", "value": 2.0, "base_period": "2019", "year": 2021}
    row = one(claim, sales(*yearly(2019, [100.0, 150.0, 160.0])))
    assert (row["verdict"], row["actual"]) == ("near", 1.6)


def test_a_base_of_zero_is_no_ratio() -> None:
    row = one(GROWTH, sales(*yearly(2019, [0.0, 1.0, 2.0])))
    assert (row["status"], row["reason"]) == ("ungradable", "robots has a base of zero: no ratio")


def test_a_fall_in_points_is_a_difference() -> None:
    claim = {**GROWTH, "kind": "change", "unit": "pp", "value": -5.0, "measure": "share"}
    row = one(claim, sales(*yearly(2019, [30.0, 28.0, 24.6]), unit="%", measure="share"))
    assert (row["verdict"], row["error_kind"]) == ("hit", "pp")
    assert row["error"] == pytest.approx(0.4)


def test_months_add_up_to_a_year() -> None:
    months = [(f"2020-{month:02d}", 10.0, "2021-01-20") for month in range(1, 13)]
    row = one({"value": 120.0}, sales(*months, frequency="month"))
    assert (row["verdict"], row["actual"], row["actual_release"]) == ("hit", 120.0, "sum")
    short = sales(*months[:-1], frequency="month")
    missing = one({"value": 120.0}, short, as_of=date(2021, 6, 1))
    assert missing["status"] == "waiting"


def test_a_stock_is_that_of_the_last_day() -> None:
    series = sales(("2020-06-30", 50.0), ("2020-12-31", 80.0, "2021-01-20"), nature="stock")
    assert one({"value": 80.0}, series)["actual"] == 80.0


def test_a_fiscal_year_is_that_of_the_series() -> None:
    series = sales(("FY2020", 100.0), frequency="fiscal year", fiscal_start=10, fiscal_named="end")
    row = one({"target_period": "FY2020"}, series)
    assert (row["status"], row["actual_period"]) == ("resolved", "2019-10/2020-09")
    assert one({}, series, as_of=date(2021, 6, 1))["status"] == "waiting"


HISTORY = yearly(2010, [100.0 * 1.1**year for year in range(10)])


def test_baselines_know_only_what_was_known() -> None:
    row = one({"value": 300.0, "year": 2021}, sales(*HISTORY, ("2021", 300.0)))
    last = 100.0 * 1.1**8  # 2019 came out five days after the statement
    assert row["no_change"] == pytest.approx(last)
    assert row["trend"] == pytest.approx(last * 1.1**3)
    assert row["half_trend"] == pytest.approx(last * 1.1**1.5)
    assert row["baseline"] == row["half_trend"]
    assert row["baseline_error"] == pytest.approx(math.log(row["half_trend"] / 300))
    assert (row["trend_verdict"], row["no_change_verdict"]) == ("hit", "miss")


def test_par_is_that_of_m3_until_the_series_has_its_own() -> None:
    short = one({"year": 2021}, sales(("2021", 110.0)))
    horizon = (date(2021, 12, 31) - date(2020, 1, 15)).days / 365.25
    assert (short["par"], short["par_basis"]) == (pytest.approx(0.039 * horizon**0.76), "M3")
    assert short["error_over_par"] == pytest.approx(0.1 / short["par"])
    own = one({"year": 2020, "stated": "2020-06-01"}, sales(*HISTORY, ("2020", 260.0)))
    assert (own["par"], own["par_basis"]) == (pytest.approx(1.1**0.5 - 1), "series")


def test_the_median_of_other_claimants_of_the_last_year() -> None:
    claims = claims_of(
        {"organisation": "A", "stated": "2019-06-01", "value": 80.0},
        {"organisation": "A", "stated": "2019-09-01", "value": 90.0},
        {"organisation": "B", "stated": "2019-12-01", "value": 110.0},
        {"organisation": "C", "stated": "2018-01-01", "value": 500.0},
        {"organisation": "D", "stated": "2020-02-01", "value": 900.0},
        {"organisation": "E", "stated": "2019-12-01", "value": 9.0, "modality": "target"},
        {"organisation": "F", "stated": "2020-01-15", "value": 100.0},
    )
    table = compare(claims, actuals_of(sales(("2020", 100.0))), as_of=AS_OF)
    assert table["others"].tolist()[-1] == 100.0
    assert table["others_verdict"].tolist()[-1] == "hit"
    assert np.isnan(table["others"].tolist()[0])


def test_a_bound_is_scored_by_its_word_and_by_the_chance_it_had() -> None:
    claim = {"value": 120.0, "hedge": "above", "high": math.inf, "year": 2021, "probability": 0.95}
    noisy = yearly(2010, [100.0, 120.0, 115.0, 140.0, 150.0, 145.0, 180.0, 190.0, 200.0])
    row = one(claim, sales(*noisy, ("2021", 240.0)))
    assert (row["verdict"], row["outcome"]) == ("hit", 1.0)
    assert row["excess"] == pytest.approx(math.log(2))
    assert row["brier"] == pytest.approx(0.0025)
    assert row["baseline_probability"] > 0.9
    assert row["baseline_brier"] == pytest.approx((1 - row["baseline_probability"]) ** 2)


def test_a_deadline_has_a_timing_error() -> None:
    series = sales(*yearly(2018, [50.0, 70.0, 90.0, 99.0, 101.0]))
    late = one({"value": 100.0, "hedge": "above", "figures": 0, "high": math.inf}, series)
    assert late["timing_error"] == 2.0
    assert math.isnan(one({"value": 100.0}, series)["timing_error"])
    assert one({"value": 100.0, "target": "by 2020", "figures": 0}, series)["timing_error"] == 2.0


def test_an_open_claim_has_an_outlook() -> None:
    series = sales(*yearly(2014, [100.0, 112.0, 118.0, 135.0, 140.0, 155.0, 172.0, 180.0]))
    claim = {"year": 2025, "stated": "2016-03-01", "hedge": "above", "high": math.inf}
    rows = [
        one({**claim, "value": v}, series, as_of=date(2022, 6, 1)) for v in (150.0, 200.0, 900.0)
    ]
    assert [row["outlook"] for row in rows] == ["reached", "likely", "very unlikely"]
    assert rows[1]["probability_met"] > rows[2]["probability_met"]
    assert rows[1]["growth_needed"] == pytest.approx((200 / 180) ** 0.25 - 1)
    assert rows[1]["growth_record"] == pytest.approx(1.8 ** (1 / 7) - 1)
    assert rows[1]["year_reached"] == 2023.0


def test_a_floor_reached_before_its_day_is_early_and_a_level_is_not() -> None:
    """A level is a hit within a tenth of it: what has passed it now may still be far off then."""
    series = sales(*yearly(2017, [50.0, 80.0, 90.0, 120.0]))
    claim = {"year": 2030, "value": 100.0}
    floor, level = one({**claim, "hedge": "above", "high": math.inf}, series), one(claim, series)
    assert (floor["outlook"], floor["flags"]) == ("reached", "early thin")
    assert (level["outlook"], level["flags"]) == ("very unlikely", "thin")


def test_a_price_that_falls_is_likeliest_where_its_trend_leads() -> None:
    prices = yearly(2013, [700.0, 600.0, 400.0, 300.0, 220.0, 180.0, 160.0])
    series = sales(*prices, unit="USD/kWh", nature="price")
    claim = {"unit": "USD/kWh", "kind": "price", "year": 2024, "stated": "2020-06-01"}
    cheap, near, dear = (
        one({**claim, "value": v}, series, as_of=date(2020, 7, 1)) for v in (20.0, 85.0, 300.0)
    )
    assert near["probability_met"] > max(cheap["probability_met"], dear["probability_met"])
    ceiling = one({**claim, "value": 160.0, "hedge": "up-to"}, series, as_of=date(2020, 7, 1))
    assert ceiling["probability_met"] > 0.67


def test_no_claim_is_lost_and_the_index_stays() -> None:
    claims = claims_of(*[{"year": year} for year in (2020, 2021, 2030)], {"subject": "x"})
    claims.index = pd.Index([7, 3, 9, 1])
    table = compare(claims, actuals_of(sales(("2020", 1.0))), as_of=AS_OF)
    assert table.index.tolist() == [7, 3, 9, 1]
    assert table["claim_id"].tolist() == claims["claim_id"].tolist()
    assert set(COMPARISON_COLUMNS) <= set(table.columns)
    assert table["status"].isin(STATUSES).all()


def test_a_table_without_rows_has_every_column() -> None:
    table = compare(claims_of({}).iloc[:0], actuals_of(sales(("2020", 1.0))), as_of=AS_OF)
    assert len(table) == 0
    assert set(COMPARISON_COLUMNS) <= set(table.columns)


def test_without_any_actuals_nothing_is_lost() -> None:
    table = compare(claims_of({}, {"year": 2030}), actuals_of(), as_of=pd.Timestamp(AS_OF))
    assert table["status"].tolist() == ["ungradable", "open"]


def test_an_unknown_rule_is_a_programmers_slip() -> None:
    with pytest.raises(ValueError, match="unknown rule `other`"):
        compare(claims_of({}), actuals_of(sales(("2020", 1.0))), as_of=AS_OF, rule="other")


# ---- properties, on small random worlds ------------------------------------------------------

AMOUNTS = st.floats(min_value=-50, max_value=1e4).map(lambda value: round(value, 3))
CLAIM = st.fixed_dictionaries(
    {
        "value": AMOUNTS,
        "hedge": st.sampled_from(["bare", "about", "above", "up-to"]),
        "kind": st.sampled_from(["level", "growth", "multiple", "cumulative", "change"]),
        "year": st.integers(min_value=2015, max_value=2026),
        "stated": st.dates(date(2012, 1, 1), date(2024, 12, 31)).map(str),
        "organisation": st.sampled_from(["A", "B", "C"]),
    }
).map(
    lambda row: {
        **row,
        "unit": {"growth": "%", "change": "%", "multiple": "x"}.get(row["kind"], "robot"),
        "figures": 2,
    }
)
CLAIMS = st.lists(CLAIM, min_size=1, max_size=4)
FIGURE = st.tuples(
    st.integers(min_value=2010, max_value=2024),
    AMOUNTS,
    st.integers(min_value=0, max_value=900),
)


def world(figures: list[tuple[int, float, int]]) -> Actuals:
    values = [
        (str(year), value, str(date(year + 1, 1, 1) + pd.Timedelta(days=late)))
        for year, value, late in figures
    ]
    return actuals_of({"values": values or [("1990", 1.0)]})


WORLDS = st.lists(FIGURE, max_size=18)
DAYS = st.dates(date(2014, 1, 1), date(2026, 1, 1))
few = settings(max_examples=25, deadline=None, phases=(Phase.generate,))


@few
@given(CLAIMS, WORLDS, DAYS)
def test_nothing_published_later_is_used(
    rows: list[Mapping[str, Any]], figures: list[tuple[int, float, int]], as_of: date
) -> None:
    claims, actuals = claims_of(*rows), world(figures)
    known = actuals.observations["published_on"] <= pd.Timestamp(as_of)
    then = Actuals(observations=actuals.observations[known], series=actuals.series)
    everything = compare(claims, actuals, as_of=as_of)
    assert_frame_equal(everything, compare(claims, then, as_of=as_of))
    stated = claims["stated"] <= pd.Timestamp(as_of)
    early = compare(claims[stated], then, as_of=as_of)
    assert_frame_equal(everything[stated], early)


@few
@given(CLAIMS, WORLDS, DAYS, st.randoms(use_true_random=False))
def test_order_changes_nothing(
    rows: list[Mapping[str, Any]],
    figures: list[tuple[int, float, int]],
    as_of: date,
    random: Random,
) -> None:
    claims, actuals = claims_of(*rows), world(figures)
    order = list(range(len(actuals.observations)))
    random.shuffle(order)
    mixed = Actuals(observations=actuals.observations.iloc[order], series=actuals.series)
    plain = compare(claims, actuals, as_of=as_of)
    assert_frame_equal(plain, compare(claims, mixed, as_of=as_of))
    assert_frame_equal(plain, compare(claims.iloc[::-1], actuals, as_of=as_of).iloc[::-1])


@few
@given(CLAIMS, WORLDS, DAYS)
def test_unrelated_claims_and_columns_change_nothing(
    rows: list[Mapping[str, Any]], figures: list[tuple[int, float, int]], as_of: date
) -> None:
    claims, actuals = claims_of(*rows), world(figures)
    plain = compare(claims, actuals, as_of=as_of)
    others = claims_of(*rows, {"claim_id": "other", "subject": "drones", "value": 3.0})
    assert_frame_equal(plain, compare(others, actuals, as_of=as_of).iloc[: len(rows)])
    wider = compare(claims.assign(more="x"), actuals, as_of=as_of)
    assert_frame_equal(plain, wider.drop(columns="more"))


@few
@given(CLAIMS, WORLDS, DAYS)
def test_the_currency_of_both_changes_nothing(
    rows: list[Mapping[str, Any]], figures: list[tuple[int, float, int]], as_of: date
) -> None:
    factor = 8.0
    actuals = world(figures)
    scaled = Actuals(
        observations=actuals.observations.assign(
            value=actuals.observations["value"] * factor, unit="CNY"
        ),
        series=actuals.series.assign(unit="CNY"),
    )
    money = [
        {**row, "unit": "CNY", "value": row["value"] * factor} if row["unit"] == "robot" else row
        for row in rows
    ]
    plain = compare(claims_of(*rows), actuals, as_of=as_of)
    other = compare(claims_of(*money), scaled, as_of=as_of)
    same = ["status", "verdict", "direction", "flags", "outlook", "error_kind", "par_basis"]
    assert_frame_equal(plain[same], other[same])
    for name in ("error", "par", "baseline_error", "probability_met", "growth_needed"):
        logs = plain["error_kind"] != "pp"
        np.testing.assert_allclose(
            plain.loc[logs, name], other.loc[logs, name], rtol=1e-6, atol=1e-9
        )
