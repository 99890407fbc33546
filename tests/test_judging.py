"""Claims judged as they were meant: each case that went wrong once, on a small ledger."""

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from calibrate_outlooks import bins
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, shared_data
from forecasts.actuals import Actuals, load_actuals
from forecasts.charts.facts.due import due_claims
from forecasts.comparing import compare
from forecasts.comparing.consistency import consistency
from forecasts.comparing.consistency.care import WHY
from forecasts.comparing.outlook import describe
from forecasts.comparing.paired import measure_pairs
from forecasts.comparing.rated import find_first_telling, is_aimed, is_rated, rate_class
from forecasts.comparing.verdict import aim_at, build_bar, find_hits, judge
from forecasts.ledger import load
from forecasts.money import known_at, load_rates
from forecasts.normalising import claims_table
from forecasts.reading.records import Period
from forecasts.reviewing.due_picture import due_figure
from forecasts.reviewing.front import _one_way as tell_one_way
from forecasts.reviewing.front import _targets as tell_targets
from forecasts.reviewing.numbers import error_words, signed_error
from forecasts.reviewing.parts.changes import revisions_table
from forecasts.reviewing.parts.due import due_table
from forecasts.reviewing.parts.trails import copies_table, trails_table
from forecasts.reviewing.scored import score_group
from forecasts.reviewing.summary import due_words
from forecasts.reviewing.voice import Voice
from forecasts.scores.boards.scoreboard import scoreboard
from forecasts.words import retell
from review_cases import FOLDER, example_review
from tables import actuals_of, claims_of

AS_OF = date(2026, 11, 21)
SHARE = {"measure": "share", "unit": "%", "nature": "share"}


def judged(*claims: Mapping[str, Any], series: Any, as_of: date = AS_OF) -> pd.DataFrame:  # noqa: ANN401  one series or several
    many = series if isinstance(series, list) else [series]
    return compare(claims_of(*claims), actuals_of(*many), as_of=as_of)


def one(claim: Mapping[str, Any], series: Any, as_of: date = AS_OF) -> "pd.Series[Any]":  # noqa: ANN401
    return judged(claim, series=series, as_of=as_of).iloc[0]


@pytest.mark.parametrize(
    ("claim", "came", "verdict", "end"),
    [
        ({"value": 20.0, "kind": "share", **SHARE}, 47.9, "reached", "reached, exceeded 2.4 times"),
        ({"value": 20.0, "kind": "share", **SHARE}, 17.0, "not reached", "too high"),
        ({"value": 100.0}, 112.0, "reached", "reached, exceeded by 12%"),
        ({"value": 100.0}, 99.6, "reached", "reached"),  # rounds to it, as printed
        ({"value": 100.0}, 98.0, "not reached", "not reached, 2.04% too high"),
        ({"value": 110.0, "low": 100.0, "high": 120.0, "hedge": "range"}, 105.0, "reached", ""),
        ({"value": 100.0, "hedge": "up-to"}, 140.0, "not reached", "too low"),
    ],
)
def test_a_target_is_a_floor(claim: Mapping[str, Any], came: float, verdict: str, end: str) -> None:
    facts = SHARE if claim.get("measure") == "share" else {}
    row = one({**claim, "modality": "target"}, {"values": [("2020", came)], **facts})
    assert row["verdict"] == verdict
    assert row["reason"].endswith(end)
    assert row["direction"] == ("" if verdict == "reached" else row["direction"])
    assert row["error"] == 0 if verdict == "reached" else row["error"] != 0


@pytest.mark.parametrize(("came", "verdict"), [(80.0, "reached"), (120.0, "not reached")])
def test_a_target_for_a_price_is_a_ceiling(came: float, verdict: str) -> None:
    facts = {"measure": "price", "unit": "USD", "nature": "price"}
    claim = {"value": 100.0, "unit": "USD", "measure": "price", "modality": "target"}
    row = one(claim, {"values": [("2020", came)], **facts})
    assert row["verdict"] == verdict


def test_targets_are_in_no_rate_and_counted_apart() -> None:
    claims = [
        {"value": 100.0},
        {"value": 50.0, "modality": "target"},
        {"value": 300.0, "modality": "target"},
    ]
    table = judged(*claims, series={"values": [("2020", 105.0)]})
    assert table["verdict"].tolist() == ["hit", "reached", "not reached"]
    assert rate_class(table).tolist() == ["", "target", "target"]
    board = scoreboard(table)
    assert board.board["claims"].tolist() == [1]
    assert "targets, counted apart: 1 reached, 1 not reached" in board.notes


def test_a_target_told_again_or_contested_is_counted_nowhere() -> None:
    claims = [
        {"value": 50.0, "modality": "target"},
        {"value": 50.0, "modality": "target", "publisher": "Another paper"},
        {"value": 50.0, "modality": "target", "claimant": "A paper", "relays": "claim-0"},
        {"value": 102.0, "modality": "target", "claimant": "Others"},
    ]
    table = judged(*claims, series=came("95-105"))
    assert table["flags"].tolist() == ["", "", "", "contested"]
    assert is_aimed(table).tolist() == [True, False, False, False]
    assert "targets, counted apart: 1 reached, 0 not reached" in scoreboard(table).notes
    voice = Voice(language="en")
    assert "1 of 1 was reached" in tell_targets(table, example_review().inputs, voice)
    picture = due_figure(table, voice, 2020)
    assert picture is not None
    assert "One target" in picture.title


def test_one_house_is_one_claimant_and_one_claim_counts_once() -> None:
    house = {"organisation": "Example House", "value": 100.0}
    claims = [
        {**house, "claimant": "A. One", "stated": "2020-02-01", "publisher": "First"},
        {**house, "claimant": "B. Two", "stated": "2020-03-01", "publisher": "Second"},
        {**house, "claimant": "B. Two", "stated": "2020-03-02", "value": 120.0},
        {"claimant": "A paper", "value": 101.0, "relays": "claim-0", "stated": "2020-04-01"},
    ]
    table = judged(*claims, series={"values": [("2020", 105.0)]})
    assert find_first_telling(table).tolist() == ["claim-0", "claim-0", "claim-2", "claim-0"]
    assert is_rated(table).tolist() == [True, False, True, False]
    assert scoreboard(table, by="claimant").board["claimant"].tolist() == ["Example House"]
    assert set(scoreboard(table, by="person").board["person"]) == {"A. Claimant"}


@pytest.mark.parametrize(
    ("again", "tells"),
    [
        ({"unit": "MWh", "value": 236_000.0}, "claim-0"),
        ({"hedge": "about"}, "claim-0"),
        ({"hedge": "below", "publisher": "Another paper"}, "claim-0"),
        ({"unit": "MWh"}, "claim-1"),
        ({"unit": "t"}, "claim-1"),
        ({"hedge": "above"}, "claim-1"),
        ({"modality": "target"}, "claim-1"),  # a floor, where the forecast was a level
    ],
)
def test_a_number_is_told_again_in_whatever_unit_and_with_whatever_hedge(
    again: Mapping[str, Any], tells: str
) -> None:
    claim = {"measure": "energy", "unit": "GWh", "value": 236.0, "stated": "2020-02-01"}
    table = claims_of(claim, {**claim, "stated": "2020-03-01", **again})
    assert find_first_telling(table).tolist() == ["claim-0", tells]
    assert find_first_telling(table[:0]).tolist() == []


RATE = {"kind": "growth", "unit": "%", "year": 2024, "stated": "2022-03-01"}


@pytest.mark.parametrize(
    ("value", "came", "verdict", "points"),
    [
        (3.5, 3.5, "hit", 0.0),
        (3.5, -3.5, "miss", 7.0),
        (3.0, 11.9, "miss", -8.9),
        (0.0, -8.2, "miss", 8.2),
        (3.0, 3.4, "hit", -0.4),
        (0.2, -0.2, "near", 0.4),  # within half a point, but growth was said and a fall came
        (40.0, 44.0, "hit", -4.0),  # a tenth of the rate is wider than half a point
        (40.0, 50.0, "near", -10.0),
    ],
)
def test_a_rate_is_judged_in_points_of_the_year_it_names(
    value: float, came: float, verdict: str, points: float
) -> None:
    """2022 and 2023 grew by a fifth each: the mean since the statement is no help."""
    levels = [("2021", 100.0), ("2022", 120.0), ("2023", 144.0), ("2024", 144.0 * (1 + came / 100))]
    row = one({**RATE, "value": value, "target": "in 2024"}, {"values": levels})
    assert (row["verdict"], row["error_kind"]) == (verdict, "pp")
    assert row["error"] == pytest.approx(points)
    assert "taken as the year before, to 2023-12-31" in row["reason"]
    assert row["alternatives"] == ""


def test_a_rate_has_its_level_beside_it() -> None:
    row = one(
        {**RATE, "value": 10.0, "target": "in 2024"}, {"values": [("2023", 100), ("2024", 88)]}
    )
    assert "22 percentage points too high, and so the level 25% too high" in row["reason"]
    assert row["growth_error"] == pytest.approx(np.log(1.10 / 0.88))


def test_a_rate_to_a_year_runs_from_the_last_year_known_one_only_named_may_be_either() -> None:
    levels = {
        "values": [
            ("2020", 80.0),
            ("2021", 100.0),
            ("2022", 105.0),
            ("2023", 110.0),
            ("2024", 133.1),
        ]
    }
    to, named = (
        one({**RATE, "value": 10.0, "target": words}, levels) for words in ("by 2024", "2024")
    )
    assert (to["verdict"], to["alternatives"]) == ("hit", "")
    assert (named["flags"], named["alternatives"]) == (
        "contested", "robots from 2023: miss; robots from 2021: hit",
    )  # fmt: skip


def came(text: str, **facts: Any) -> Mapping[str, Any]:  # noqa: ANN401  cells of any kind
    """Return a series of one outcome of 2020: `>80`, `<80`, `80-90` or a plain figure."""
    bound = {">": "above", "<": "up-to"}.get(text[0], "")
    low, _, high = text.lstrip("<>").partition("-")
    value, half = (float(low), 0.0) if not high else ((float(low) + float(high)) / 2,
                                                      (float(high) - float(low)) / 2)  # fmt: skip
    more = {"bound": "range" if high else bound, "rounding": half}
    return {"values": [("2020", value, "2021-01-20", more)], **facts}


@pytest.mark.parametrize(
    ("claim", "text", "verdict", "flags"),
    [
        ({"value": 50.0, "hedge": "above", "high": np.inf}, ">80", "hit", ""),
        ({"value": 90.0, "hedge": "above", "high": np.inf}, ">80", None, "contested"),
        ({"value": 90.0, "hedge": "up-to", "low": -np.inf}, "<80", "hit", ""),
        ({"value": 50.0, "modality": "target"}, ">80", "reached", ""),
        ({"value": 100.0, "modality": "target"}, ">80", None, "contested"),
        ({"value": 50.0}, ">80", "miss", ""),
        ({"value": 100.0}, ">80", None, "contested"),
        ({"value": 100.0}, ">50", None, "contested"),  # both ends miss, what lies between would hit
        ({"value": 100.0}, "95-105", "hit", ""),
        ({"value": 100.0}, "60-75", "miss", ""),
        ({"value": 100.0}, "85-95", None, "contested"),
    ],
)
def test_an_outcome_published_as_a_bound_or_a_range_is_an_interval(
    claim: Mapping[str, Any], text: str, verdict: str | None, flags: str
) -> None:
    row = one(claim, came(text))
    assert row["flags"] == flags
    if verdict is None:
        assert len(set(row["alternatives"].split("; "))) >= 2
    else:
        assert (row["verdict"], row["alternatives"]) == (verdict, "")


@pytest.mark.parametrize(
    ("text", "verdict", "error"),
    [
        ("80-85", "near", np.log(70 / 80)),
        ("66-74", "hit", 0.0),
        ("60-78", "", np.nan),  # at its ends near, within it a hit
        (">72", "", np.nan),
        (">90", "miss", np.log(70 / 90)),
    ],
)
def test_a_baseline_is_judged_by_the_interval_that_the_claim_is_judged_by(
    text: str, verdict: str, error: float
) -> None:
    known = [(str(year), 70.0, f"{year + 1}-01-10") for year in range(2013, 2020)]
    row = one({"value": 50.0}, {"values": [*known, *came(text)["values"]]})
    assert (row["no_change"], row["no_change_verdict"]) == (70.0, verdict)
    assert row["no_change_error"] == pytest.approx(error, nan_ok=True)


def test_bounds_and_ranges_are_read_from_a_series(tmp_path: Path) -> None:
    (tmp_path / "robots.origin.yaml").write_text(ORIGIN)
    (tmp_path / "robots.csv").write_text(
        "period,value,published_on\n2020,>20.5,2021-01\n2021,18-22,2022\n2022,<7,2023-02-01\n"
    )
    read = load_actuals(tmp_path)
    assert read.problems == ()
    table = read.observations
    assert table["bound"].tolist() == ["above", "range", "up-to"]
    assert table["value"].tolist() == [20.5e6, 20e6, 7e6]
    assert table["rounding"].tolist() == [0.05e6, 2e6, 0.5e6]
    assert [str(day.date()) for day in table["published_on"]] == [
        "2021-01-31", "2022-12-31", "2023-02-01",
    ]  # fmt: skip


ORIGIN = """
title: Robots
producer: Example Office
url: https://example.org/
date_accessed: 2026-11-21
licence: CC0
definition: robots sold
subject: robots
measure: sales
region: World
unit: million robot
frequency: year
"""


def test_a_changed_definition_revises_nothing() -> None:
    series = {"values": [
        ("2020", 100.0, "2021-01-20"),
        ("2020", 160.0, "2021-06-20", {"release": "redefined"}),
    ]}  # fmt: skip
    row = one({"value": 100.0}, series)
    assert (row["verdict"], row["flags"], row["actual"]) == ("hit", "", 100.0)
    alone = {"values": [("2020", 160.0, "2021-06-20", {"release": "redefined"})]}
    assert one({"value": 160.0}, alone)["verdict"] == "hit"


@pytest.mark.parametrize(
    ("published", "entered", "stated"),
    [
        ("2021-03", "2022-01-01", "2021-03-31"),
        ("2021", "2022-01-01", "2021-12-31"),
        ("2021", "2021-11-21", "2021-11-21"),  # nothing is entered before it was said
        ("2021-03-05", "2022-01-01", "2021-03-05"),
    ],
)
def test_an_imprecise_statement_counts_from_its_last_day(
    tmp_path: Path, published: str, entered: str, stated: str
) -> None:
    text = (FOLDER / "claims" / "2024-example-daily.yaml").read_text()
    shutil.copytree(FOLDER / "claims" / "codes", tmp_path / "claims" / "codes")
    text = re.sub(r"published: \S+", f"published: {published}", text)
    text = re.sub(r"entered: \S+", f"entered: {entered}", text)
    (tmp_path / "claims" / "lamps.yaml").write_text(text)
    table = claims_table(load(tmp_path / "claims"))
    assert len(table)
    assert set(table["stated"].astype(str)) == {stated}
    years = (pd.to_datetime(table["target_end"]) - pd.Timestamp(stated)).dt.days / 365.25
    assert table["horizon"].tolist() == pytest.approx(years.tolist())


PRICE = {"measure": "price", "unit": "USD/kWh", "nature": "price"}


def test_real_prices_of_one_base_need_no_deflator() -> None:
    values = [
        ("2024", 115.0, "2024-12-31", {"price_basis": "2024"}),
        ("2025", 108.0, "2026-01-31", {"price_basis": "2025"}),
    ]
    claim = {"value": 108.0, "year": 2025, "price_basis": "2025", "stated": "2025-06-01"}
    row = one({**PRICE, **claim}, {"values": values, "policy": "first", **PRICE})
    assert (row["verdict"], row["flags"]) == ("hit", "")


def test_a_deflator_in_between_makes_a_verdict_contested() -> None:
    values = [
        ("2024", 115.0, "2025-01-31", {"price_basis": "2024"}),
        ("2024", 95.5, "2025-12-31", {"price_basis": "2019", "release": "deflated"}),
    ]
    claim = {"value": 100.0, "year": 2024, "price_basis": "2019", "hedge": "up-to",
             "stated": "2019-12-04"}  # fmt: skip
    row = one({**PRICE, **claim}, {"values": values, "policy": "first", **PRICE})
    assert row["flags"] == "contested"
    assert row["alternatives"] == (
        "in prices of 2019: hit; as published, in prices of 2024 (115 USD/kWh): miss"
    )


@pytest.mark.parametrize(("day", "last"), [((2022, 3, 5), 2020), ((2022, 7, 1), 2021)])
def test_deflators_and_parities_are_known_from_their_publication(
    day: tuple[int, int, int], last: int
) -> None:
    rates = known_at(load_rates(), date(*day))
    row = rates.row("USD")
    for name in ("deflator", "cpi"):
        known = np.flatnonzero(~np.isnan(rates.yearly.figures[name][row])) + rates.yearly.first
        assert known.max() == last
    yuan = rates.yearly.figures["lcu_per_usd"][rates.row("CNY")]
    assert (np.flatnonzero(~np.isnan(yuan)) + rates.yearly.first).max() == 2021


@given(
    value=st.floats(1.0, 1e6),
    width=st.floats(0.0, 0.4),
    came_at=st.floats(0.2, 5.0),
    hedge=st.sampled_from(["bare", "about", "above", "up-to", "range"]),
    kind=st.sampled_from(["log", "points", "rate"]),
    aim=st.booleans(),
)
def test_the_outlook_asks_what_the_verdict_answers(  # noqa: PLR0913, PLR0917  one case
    value: float,
    width: float,
    came_at: float,
    hedge: str,
    kind: str,
    aim: bool,  # noqa: FBT001
) -> None:
    bar = build_bar(
        value=value, low=value * (1 - width), high=value * (1 + width), hedge=hedge, figures=3,
        points=kind != "log", rate=kind == "rate",
    )  # fmt: skip
    bar = aim_at(bar, ceiling=False) if aim else bar
    low, high = find_hits(bar)
    came = value * came_at
    if min(abs(came - low), abs(came - high)) > 1e-6 * value:  # not on an edge
        assert (judge(bar, came).word in {"hit", "reached"}) == (low <= came <= high)


def test_a_figure_short_of_a_level_can_be_a_hit_and_its_outlook_says_so() -> None:
    """16.5 million said, 16.49 came: a hit, though the number itself was not reached."""
    series = {"values": [(str(2013 + n), 100.0 + n % 2) for n in range(7)]}
    claim = {"value": 103.0, "year": 2020, "stated": "2020-02-01"}
    outlook = one(claim, series, as_of=date(2020, 6, 1))
    assert outlook["probability_met"] > 0.9
    assert one(claim, {"values": [*series["values"], ("2020", 102.9)]})["verdict"] == "hit"


def test_nothing_is_reached_where_no_figure_tells_the_direction() -> None:
    """No price in dollars of 2019 was known when 100 was said: it may yet have to fall to it."""
    values = [(str(2019 + n), 250.0 - 10 * n, f"{2020 + n}-06-01") for n in range(4)]
    claim = {"value": 100.0, "year": 2030, "stated": "2019-02-01", "target": "by 2030"}
    row = one({**PRICE, **claim}, {"values": values, **PRICE}, as_of=date(2023, 12, 1))
    assert (row["status"], row["outlook"] != "reached", row["flags"]) == ("open", True, "thin")
    assert np.isnan(row["timing_error"])


def test_claims_and_baseline_are_paired_on_the_same_claims() -> None:
    """Three claims have errors, two a baseline: only those two stand beside it."""
    facts = {"verdict": "hit", "hedge": "bare", "error_kind": "log"}
    claims = pd.DataFrame([
        {**facts, "error": 0.05, "baseline_error": 0.10, "half_trend_verdict": "near"},
        {**facts, "error": -0.07, "baseline_error": 0.08, "half_trend_verdict": "hit"},
        {**facts, "error": 0.90, "baseline_error": np.nan, "half_trend_verdict": ""},
        {**facts, "error": 0.01, "baseline_error": 0.2, "half_trend_verdict": "miss",
         "hedge": "above"},
    ])  # fmt: skip
    pairs = measure_pairs(claims)
    assert (pairs.n, pairs.hits, pairs.baseline_hits, pairs.logs) == (2, 2, 1, 2)
    assert (pairs.error, pairs.baseline_error) == (pytest.approx(0.06), pytest.approx(0.09))
    assert pairs.skill == pytest.approx(1 - 0.12 / 0.18)


def test_page_one_board_and_text_pair_the_same_claims() -> None:
    review = example_review()
    rated = review.inputs.claims[is_rated(review.inputs.claims)]
    pairs, scores = measure_pairs(rated), score_group(rated)
    assert (scores["paired"], scores["paired_hit"], scores["baseline_hit"]) == pairs[:3]
    board = review.tables["scoreboard"]
    assert board["paired"].sum() <= pairs.n
    assert (board["paired_hits"] <= board["paired"]).all()
    assert (
        board[["paired_hits", "paired_nears", "paired_misses"]].sum(axis=1) == board["paired"]
    ).all()


def test_no_large_bin_of_the_outlooks_is_off_by_more_than_seven_points() -> None:
    shared = shared_data("rates").parent.parent
    run = subprocess.run(
        [sys.executable, ROOT / "tools" / "calibrate_outlooks.py", shared],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-500:] + run.stderr[-500:]
    blocks = run.stdout.split("\n\n")
    within = [block for block in blocks if block.startswith(("of all", "half", "rates"))]
    off = [
        float(found) for block in within for found in re.findall(r"off by ([\d.]+) points", block)
    ]
    assert len(off) == 8
    assert 0 < max(off) <= 7


def test_few_series_that_grew_together_are_no_large_bin_however_much_is_asked_of_them() -> None:
    """A thousand questions of 83 outcomes were told as a bin of a thousand, 15 points off."""
    asked = [
        {"series": name, "year": year, "said": 0.4, "met": year == 2020}
        for name, year, often in (("one", 2020, 300), ("one", 2021, 100), ("two", 2021, 1))
        for _ in range(often)
    ]
    (row,) = bins(pd.DataFrame(asked)).to_dict("records")
    assert (row["n"], row["outcomes"], row["series"]) == (401, 3, 2)
    assert row["met"] == pytest.approx(1 / 3)
    assert row["low"] < row["miss"] < row["high"]


def facing(*claims: Mapping[str, Any]) -> pd.DataFrame:
    return consistency(claims_of(*claims), rates=load_rates())


MARKET = {"measure": "market-size", "unit": "USD", "year": 2030, "stated": "2025-03-01"}


def test_a_part_within_what_a_floor_implies_is_no_tension() -> None:
    """506,000 in all, of "more than 500,000": one figure was printed, and the floor reaches up."""
    parts = [
        {"value": float(v), "figures": 3, "part_of": "whole", "region": name, "year": 2020}
        for name, v in (("Asia", 354_000), ("Europe", 102_000), ("Americas", 50_000))
    ]
    whole = {
        "claim_id": "whole", "value": 500_000.0, "high": np.inf, "hedge": "above", "figures": 1,
        "year": 2020,
    }  # fmt: skip
    assert set(facing(*parts, whole)["outcome"]) == {"consistent"}


def test_a_rounded_relay_is_the_same_number() -> None:
    first = {**MARKET, "claim_id": "first", "value": 152e9}
    relay = {**MARKET, "claim_id": "relay", "value": 154e9, "relays": "first", "title": "elsewhere"}
    assert facing(first, relay)["outcome"].tolist() == ["consistent"]
    wrong = {**relay, "value": 254e9}
    assert facing(first, wrong)["words"].iloc[0].endswith("; the number was changed")


@pytest.mark.parametrize(
    ("original", "told"),
    [
        ({"measure": "share-of-sales"}, "measure: share-of-sales became share-of-stock"),
        (
            {"scenario": "blue-sky", "modality": "scenario"},
            "a scenario (blue-sky) became a forecast",
        ),
        ({"modality": "target"}, "a target became a forecast"),
    ],
)
def test_a_misquotation_is_found_as_the_thing_changed(
    original: Mapping[str, Any], told: str
) -> None:
    first = {**MARKET, "claim_id": "first", "value": 20.0, "unit": "%", **original}
    measure = "share-of-stock" if "measure" in original else first["measure"]
    relay = {**MARKET, "value": 20.0, "unit": "%", "relays": "first", "measure": measure}
    row = facing(first, {**relay, "title": "elsewhere"}).iloc[0]
    assert row["outcome"] == "contradiction"
    assert row["words"].endswith(f"the thing was changed: {told}")
    assert row["why"] == "Whoever quotes the relay quotes what its source did not say."


def test_supersedes_across_measures_is_no_step_and_no_tension() -> None:
    old = {**MARKET, "claim_id": "old", "value": 6e9}
    new = {**MARKET, "value": 38e9, "supersedes": "old", "stated": "2025-09-01"}
    row = facing(old, {**new, "measure": "addressable-market"}).iloc[0]
    assert row["outcome"] == "not checked"
    assert row["why"] == "Numbers of two things are told as one that moved."


def test_every_finding_but_agreement_says_why_a_reader_should_care() -> None:
    relations = {relation for relation, _ in WHY}
    refused = relations - {"growth-level", "share-total", "shares"}  # these need no common measure
    assert {(relation, "not checked") for relation in refused} <= set(WHY)
    assert all(retell("zh", why) != why for why in WHY.values())


def test_two_totals_of_one_document_are_found_across_currencies_and_kinds() -> None:
    """More than $20bn and 64bn yuan, nine billion dollars, for one market in one year."""
    dollars = {**MARKET, "value": 20e9, "high": np.inf, "hedge": "above"}
    yuan = {**MARKET, "value": 64e9, "unit": "CNY", "kind": "count"}
    row = facing(dollars, yuan).iloc[0]
    assert (row["relation"], row["outcome"]) == ("revision", "tension")
    assert row["why"] == "Both numbers stand, and a later reader can pick either."
    assert facing(dollars, {**yuan, "value": 160e9}).empty
    assert facing(dollars, {**yuan, "modality": "target"}).empty


def test_growth_is_held_against_the_levels_of_its_article() -> None:
    """From 90 to 240 in five years is 22% a year, not 12%; the base stands beside it."""
    now, then = {**MARKET, "value": 90e9, "year": 2025}, {**MARKET, "value": 240e9}
    growth = {**MARKET, "kind": "growth", "unit": "%", "value": 12.0, "target": "to 2030"}
    row = facing(now, then, growth).iloc[0]
    assert (row["relation"], row["outcome"]) == ("growth-level", "contradiction")
    right = {**growth, "value": 21.7, "low": 21.5, "high": 21.9}
    assert facing(now, then, right)["outcome"].tolist() == ["consistent"]


def test_findings_are_ranked() -> None:
    claims = [
        {**MARKET, "claim_id": "a", "value": 100e9},
        {**MARKET, "claim_id": "near", "value": 110e9, "relays": "a", "title": "x"},
        {**MARKET, "claim_id": "far", "value": 300e9, "relays": "a", "title": "y"},
        {**MARKET, "claim_id": "fine", "value": 100e9, "relays": "a", "title": "z"},
        {**MARKET, "claim_id": "two", "value": 50e9},
    ]
    table = facing(*claims)
    assert table["claim_id"].tolist() == ["far", "near", "two", "fine"]
    assert (table["why"] != "").tolist() == [True, True, True, False]


def test_a_trail_steps_in_one_price_base_and_one_kind() -> None:
    inputs = example_review().inputs
    row = inputs.claims[inputs.claims["claim_id"] == "lamps-hit-2025"]

    def trail(**change: Any) -> pd.DataFrame:  # noqa: ANN401  cells of any kind
        first = row.assign(value=100.0, stated=pd.Timestamp(2023, 1, 1))
        second = row.assign(claim_id="second", value=133.0, **change)
        return trails_table(replace(inputs, claims=pd.concat([first, second], ignore_index=True)))

    assert trail()["change"].iloc[1] == pytest.approx(0.33)
    for change in ({"price_basis": "2023"}, {"hedge": "above"}, {"unit": "USD"},
                   {"modality": "target"}):  # fmt: skip
        assert trail(**change).empty


def test_a_trail_and_a_copy_know_a_number_in_another_unit() -> None:
    inputs = example_review().inputs
    row = inputs.claims[inputs.claims["claim_id"] == "lamps-hit-2025"]
    first = row.assign(claim_id="first", value=20.0, unit="GWh", stated=pd.Timestamp(2023, 1, 1))
    for value, changed in ((20_000.0, False), (25_000.0, True)):
        again = row.assign(claim_id="again", value=value, unit="MWh")
        both = pd.concat([first, again], ignore_index=True)
        steps = trails_table(replace(inputs, claims=both))
        assert steps["change"].dropna().tolist() == ([0.25] if changed else [])
        assert set(steps["unit"]) <= {"GWh"}
        copy = pd.concat([first, again.assign(relays="first")], ignore_index=True)
        assert copies_table(replace(inputs, claims=copy))["changed"].tolist() == [changed]


STOCK = {"nature": "stock", "measure": "stock", "unit": "aircraft"}
REGISTERED = {"measure": "stock", "unit": "aircraft", "value": 220_000.0, "hedge": "above",
              "high": np.inf}  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "facts", "values", "verdict"),
    [
        (  # 247,300 by June, in a register that never fell, against at least 220,000 by December
            REGISTERED, STOCK,
            [("2018-06", 150e3), ("2019-06", 200e3), ("2020-06", 247_300.0)], "hit",
        ),
        (  # the register has fallen before: June decides nothing
            REGISTERED, STOCK,
            [("2018-06", 250e3), ("2019-06", 200e3), ("2020-06", 247_300.0)], None,
        ),
        (  # at most what the register holds in the next year, as it never fell
            REGISTERED, STOCK,
            [("2018-06", 50e3), ("2021-06", 70e3), ("2021-09", 90e3)], "miss",
        ),
        (  # what it holds two years later says nothing
            REGISTERED, STOCK,
            [("2018-06", 50e3), ("2022-06", 70e3), ("2022-09", 90e3)], None,
        ),
        ({"value": 100.0, "hedge": "above", "high": np.inf}, {}, [("2020-H1", 130.0)], "hit"),
        ({"value": 100.0, "hedge": "above", "high": np.inf}, {}, [("2020-H1", 70.0)], None),
        ({"value": 100.0}, {}, [("2020-Q1", 90.0), ("2020-Q2", 90.0)], "miss"),
        ({"value": 361.0}, {}, [("2018", 290.0), ("2019", 271.0), ("2021", 132.0)], "miss"),
        ({"value": 200.0}, {}, [("2018", 290.0), ("2019", 271.0), ("2021", 132.0)], None),
        # a record that has turned may turn again: its neighbours decide nothing
        ({"value": 361.0}, {}, [("2018", 100.0), ("2019", 271.0), ("2021", 132.0)], None),
        ({"value": 361.0}, {}, [("2019", 271.0), ("2021", 132.0)], None),
    ],
)  # fmt: skip
def test_neighbouring_figures_that_decide_give_a_bracketed_verdict(
    claim: Mapping[str, Any], facts: Mapping[str, Any], values: list[Any], verdict: str | None
) -> None:
    row = one(claim, {"values": values, **facts})
    if verdict is None:
        assert (row["verdict"], row["flags"]) == ("", "")
    else:
        assert (row["status"], row["verdict"], row["flags"]) == ("resolved", verdict, "bracketed")


YUAN = {"measure": "market-size", "unit": "CNY", "year": 2025, "stated": "2025-03-01"}


@pytest.mark.parametrize(
    ("value", "verdict", "flags"),
    [(6.339e9, "miss", ""), (3.1e9, "hit", ""), (3.48e9, None, "contested")],
)
def test_across_currencies_a_verdict_is_given_where_every_rate_of_the_year_gives_it(
    value: float, verdict: str | None, flags: str
) -> None:
    """0.44bn dollars were 3.08 to 3.23bn yuan in 2025, whatever the day."""
    dollars = {"values": [("2025", 0.44e9)], "measure": "market-size", "unit": "USD"}
    row = one({**YUAN, "value": value}, {**dollars, "policy": "first"})
    assert (row["status"], row["flags"]) == ("resolved", flags)
    assert verdict in {None, row["verdict"]}
    assert " to " in row["reason"].split(" claimed, ")[1]


@pytest.mark.parametrize(
    ("value", "text", "verdict", "flags"),
    [
        (6.3e9, ">1500000000", "miss", ""),  # over 10.5bn yuan at any rate
        (6.3e9, "<600000000", "miss", ""),
        (6.3e9, "860000000-900000000", "hit", ""),
        (6.3e9, ">700000000", None, "contested"),
        (10.7e9, ">1500000000", None, "contested"),  # or more, however near the floor stands
        (6.3e9, "600000000-1200000000", None, "contested"),
    ],
)
def test_a_bound_in_another_currency_is_a_bound(
    value: float, text: str, verdict: str | None, flags: str
) -> None:
    outcome = came(text, measure="market-size", unit="USD", policy="first")
    ((_, amount, _, bound),) = outcome["values"]
    values = [("2025", amount, "2026-01-20", bound)]
    row = one({**YUAN, "value": value}, {**outcome, "values": values})
    assert (row["status"], row["flags"]) == ("resolved", flags)
    assert verdict in {None, row["verdict"]}


def test_money_without_any_rate_is_said_to_lack_one() -> None:
    taka = {"values": [("2025", 0.1e9)], "measure": "market-size", "unit": "BDT"}
    row = one({**YUAN, "value": 10e9}, taka)
    assert (row["status"], row["lack"]) == ("ungradable", "no-definition")
    assert (
        row["reason"] == "robots is in BDT: no daily rate for BDT in CNY in the year to 2025-12-31"
    )


def test_an_open_claim_goes_by_the_freshest_series_of_its_thing() -> None:
    old = {"series": "old", "values": [(str(2015 + n), 100.0 * 1.02**n) for n in range(7)]}
    new = {"series": "new", "values": [(str(2015 + n), 100.0 * 1.3**n) for n in range(11)]}
    claim = {"value": 150.0, "year": 2030, "series": "old", "stated": "2021-06-01"}
    fresh = one(claim, [old, new])
    assert (fresh["status"], fresh["series"]) == ("open", "new")
    stale = one(claim, old)
    assert stale["reason"].endswith("the record of old ends in 2021")
    assert fresh["growth_needed"] < 0 < stale["growth_needed"]


@pytest.mark.parametrize(
    ("old", "series", "verdict"),
    [
        (("2016", "2017"), "new", "hit"),  # it ended years before what is claimed
        (("2016", "2017", "2020"), "old", "miss"),  # what was named has the figure: it judges alone
        (("2018", "2019"), "old", ""),  # its figure may still come
    ],
)
def test_a_due_claim_whose_series_ended_is_judged_by_the_one_that_goes_on(
    old: tuple[str, ...], series: str, verdict: str
) -> None:
    ended = {"series": "old", "values": [(year, 60.0) for year in old]}
    goes_on = {"series": "new", "values": [("2019", 90.0), ("2020", 104.0)]}
    row = one({"series": "old"}, [ended, goes_on], date(2021, 6, 1))
    assert (row["series"], row["verdict"], row["flags"]) == (series, verdict, row["flags"])
    assert "contested" not in row["flags"]


def test_a_figure_from_before_the_end_of_its_period_is_provisional() -> None:
    last_weeks = {"values": [("2020", 100.0, "2020-12-31")], "policy": "first"}
    assert one({}, last_weeks)["flags"] == "provisional"
    declared = {"values": [("2020", 100.0, "2021-01-10", {"release": "estimate"})]}
    assert one({}, {**declared, "policy": "first"})["flags"] == "provisional"


@pytest.mark.parametrize(
    ("origin", "rows", "code", "words"),
    [
        ({"unit": "%", "measure": "share"}, "2020,150,2021-01,", "F510", "150% is more than"),
        ({}, "2020,-5,2021-01,", "F510", "is less than none"),
        ({"unit": "%", "measure": "growth"}, "2020,-120,2021-01,", "F510", "fall by 120%"),
        (
            {},
            "2018,1.1,2019-01,\n2019,1.2,2020-01,\n2020,1500,2021-01,\n2021,1.4,2022-01,",
            "F510",
            "times above its neighbours",
        ),
        (
            {},
            "2020,5,2021-01,first\n2020,6,2021-05,first",
            "F511",
            "published for the first time twice",
        ),
        ({}, "2020,5,2021-05,,2021-01-01", "F512", "was retrieved on 2021-01-01"),
        ({}, "2020,5,2022,,2021", "F512", "was retrieved on 2021-12-31"),
    ],
)
def test_suspicious_rows_are_warned_of_with_their_places(
    tmp_path: Path, origin: Mapping[str, str], rows: str, code: str, words: str
) -> None:
    text = ORIGIN
    for name, cell in origin.items():
        text = re.sub(rf"^{name}: .*$", f'{name}: "{cell}"', text, flags=re.MULTILINE)
    (tmp_path / "robots.origin.yaml").write_text(text)
    full = "\n".join(row + "," * (4 - row.count(",")) for row in rows.split("\n"))
    head = "period,value,published_on,release,retrieved_on\n"
    (tmp_path / "robots.csv").write_text(head + full + "\n")
    problem, *more = load_actuals(tmp_path).problems
    assert (problem.code, problem.severity, more) == (code, "warning", [])
    assert words in problem.message
    assert problem.position.line == 1 + next(
        n for n, row in enumerate(full.split("\n"), 1)
        if row.split(",")[1] not in {"1.1", "1.2", "1.4", "5"} or len(full.split("\n")) == 1
    )  # fmt: skip
    assert len(load_actuals(tmp_path).observations) == len(full.split("\n"))


@pytest.mark.parametrize(
    ("origin", "row"),
    [
        ({}, "2020,5,2021-02,,2021-02-15"),  # in the month in which it was published
        ({}, "2020,5,2021,,2021-06"),
        ({"unit": "%", "measure": "share"}, "2020,99.9,2021-02,,"),
        ({"unit": "%", "measure": "inflation", "nature": "share"}, "2020,140,2021-02,,"),
    ],
)
def test_what_may_be_is_not_warned_of(tmp_path: Path, origin: Mapping[str, str], row: str) -> None:
    kept = [line for line in ORIGIN.splitlines() if line.split(":")[0] not in origin]
    changed = [f'{name}: "{cell}"' for name, cell in origin.items()]
    (tmp_path / "robots.origin.yaml").write_text("\n".join([*kept, *changed, ""]))
    (tmp_path / "robots.csv").write_text(f"period,value,published_on,release,retrieved_on\n{row}\n")
    assert load_actuals(tmp_path).problems == ()


def test_two_losses_have_one_measure_everywhere() -> None:
    """-5bn claimed, -3bn came: too low by 67% of what came, in words as in `score`."""
    claim = {"value": -5e9, "unit": "USD", "measure": "profit"}
    row = one(claim, {"values": [("2020", -3e9)], "measure": "profit", "unit": "USD"})
    assert (row["error_kind"], row["direction"]) == ("log loss", "under")
    assert row["reason"].endswith("66.7% too low")
    assert error_words(row["error"], row["error_kind"]) == "67% too low"
    assert signed_error(row["error"], row["error_kind"]) == "−67%"
    smaller = one({**claim, "value": -2e9}, {
        "values": [("2020", -3e9)], "measure": "profit", "unit": "USD",
    })  # fmt: skip
    assert smaller["reason"].endswith("33.3% too high")


def test_relays_and_repeats_are_merged_with_their_count() -> None:
    inputs = example_review().inputs
    hit = inputs.claims[inputs.claims["claim_id"] == "lamps-hit-2025"]
    relay = hit.assign(claim_id="relay", relays="lamps-hit-2025", organisation="A paper")
    again = hit.assign(claim_id="again", stated=hit["stated"] + pd.Timedelta(days=90))
    claims = pd.concat([inputs.claims, relay, again], ignore_index=True)
    due = due_table(replace(inputs, claims=claims)).set_index("claim_id")["told"]
    assert (due["lamps-hit-2025"], due["relay"], due["lamps-miss-2025"]) == (3, 1, 1)
    assert is_rated(claims).sum() == is_rated(inputs.claims).sum()


@pytest.mark.parametrize(
    ("stated", "there"), [("2020-09-20", True), ("2020-10-20", False), ("2021-01-10", False)]
)
def test_under_a_quarter_of_a_year_ahead_there_is_no_par(stated: str, there: bool) -> None:  # noqa: FBT001  a parameter of a test
    row = one({"stated": stated}, {"values": [("2020", 120.0)]})
    assert [not np.isnan(row[name]) for name in ("par", "error_over_par")] == [there, there]
    assert row["par_basis"] == ("M3" if there else "")


def test_every_due_claim_that_enters_no_rate_has_a_reason_with_a_name() -> None:
    """A relay whose original is rated is told again: asked of the rest alone it had no reason."""
    review = example_review()
    hit = review.inputs.claims[review.inputs.claims["claim_id"] == "lamps-hit-2025"]
    again = hit.assign(claim_id="again", stated=hit["stated"] + pd.Timedelta(days=90))
    due = due_table(
        replace(review.inputs, claims=pd.concat([review.inputs.claims, again], ignore_index=True))
    )
    words = due_words({**review.tables, "due": due}, review.inputs, Voice(language="en"))
    rest = re.search(r"by status or kind: (.+)\.$", words)
    assert rest is not None
    assert re.fullmatch(r"(\d+ [a-z ]+(, | and |$))+", rest[1])
    assert "One more entry tells one of these claims again" in words


def test_an_outcome_that_was_published_as_a_bound_is_written_as_one() -> None:
    voice = Voice(language="en")
    rows = [
        one({"value": 30e6}, {"values": [("2020", 2e7, "", more)]})
        for more in ({"bound": "above"}, {"bound": "range", "rounding": 2e6}, {})
    ]
    assert [(row["actual_low"], row["actual_high"]) for row in rows] == [
        (2e7, np.inf), (1.8e7, 2.2e7), (2e7, 2e7)
    ]  # fmt: skip
    assert [voice.came(row) for row in rows] == ["≥ 20m robots", "18m–22m robots", "20m robots"]


def test_a_bound_that_held_has_no_error_in_a_chart_but_an_excess() -> None:
    floor = {"hedge": "above", "high": np.inf}
    claims = [{"value": 60.0, **floor}, {"value": 100.0, **floor}, {"value": 60.0}]
    table = judged(*claims, series={"values": [("2020", 90.0)]})
    due = due_claims(table.assign(claimant=["A", "B", "C"], organisation=""))
    assert due["mark"].tolist() == ["within", "high", "low"]
    assert due["ratio"].tolist() == pytest.approx([1.0, 100 / 90, 60 / 90])
    assert due["excess"].tolist() == pytest.approx([np.log(1.5), np.nan, np.nan], nan_ok=True)


def test_what_counts_another_thing_revises_nothing() -> None:
    inputs = example_review().inputs
    table = inputs.observations
    last = table[table["published_on"] > pd.Timestamp(inputs.earlier)].iloc[[-1]]
    other = last.assign(
        release="redefined",
        value=last["value"] / 3,
        published_on=last["published_on"] + pd.Timedelta(days=1),
    )
    changed = pd.concat([table, other], ignore_index=True)
    before = revisions_table(inputs)["what"].value_counts()
    after = revisions_table(replace(inputs, observations=changed))["what"].value_counts()
    assert after.to_dict() == {**before.to_dict(), "redefined": 1}


def test_an_outlook_has_the_word_of_the_probability_that_is_printed() -> None:
    assert [describe(p) for p in (0.896, 0.894, 0.33, 0.324)] == [
        "very likely", "likely", "even", "unlikely",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "levels", "verdict", "end"),
    [  # a fall that is aimed at is a ceiling, of whatever measure
        ({"kind": "growth", "unit": "%", "value": -10.0}, (100.0, 85.0), "reached",
         "exceeded by 5 percentage points"),
        ({"kind": "growth", "unit": "%", "value": -10.0}, (100.0, 95.0), "not reached", ""),
        ({"kind": "multiple", "unit": "x", "value": 0.5}, (100.0, 40.0), "reached",
         "undercut by 20%"),
        ({"kind": "multiple", "unit": "x", "value": 0.5}, (100.0, 60.0), "not reached", ""),
        ({"kind": "growth", "unit": "%", "value": 5.0}, (100.0, 108.0), "reached",
         "exceeded by 3 percentage points"),
        ({"kind": "multiple", "unit": "x", "value": 2.0}, (100.0, 190.0), "not reached", ""),
    ],
)  # fmt: skip
def test_a_fall_that_is_aimed_at_is_a_ceiling(
    claim: Mapping[str, Any], levels: tuple[float, float], verdict: str, end: str
) -> None:
    said = {**claim, "year": 2024, "stated": "2023-06-01", "modality": "target", "low": None}
    values = [("2023", levels[0], "2024-01-20"), ("2024", levels[1])]
    row = one({**said, "base_period": span_of(2023)}, {"values": values})
    assert row["verdict"] == verdict
    assert end in row["reason"]


def span_of(year: int) -> Period:
    return Period(start=date(year, 1, 1), end=date(year, 12, 31), words=str(year), relation="from")


def test_a_target_of_a_range_is_short_of_its_near_end_and_beyond_its_far_one() -> None:
    said = {"value": 85.0, "low": 80.0, "high": 90.0, "hedge": "range", "modality": "target"}
    short, inside, beyond = (one(said, {"values": [("2020", v)]}) for v in (76.0, 86.0, 99.0))
    assert short["verdict"] == "not reached"
    assert short["error"] == pytest.approx(np.log(80 / 76))
    assert inside["reason"].endswith(": reached")
    assert beyond["reason"].endswith("reached, exceeded by 10%")
    assert [row["excess"] for row in (short, inside, beyond)] == pytest.approx(
        [np.log(76 / 80), 0, np.log(1.1)]
    )


def test_the_error_of_a_range_is_said_to_be_of_its_middle() -> None:
    said = {"value": 85.0, "low": 80.0, "high": 90.0, "hedge": "range"}
    row = one(said, {"values": [("2020", 98.0)]})
    assert row["verdict"] == "near"
    assert row["reason"].endswith("its middle 13.3% too low")


def test_a_smaller_loss_than_was_aimed_at_is_said_as_that() -> None:
    facts = {"measure": "profit", "unit": "USD"}
    row = one({**facts, "value": -3e9, "modality": "target"}, {**facts, "values": [("2020", -2e9)]})
    assert (row["verdict"], row["reason"][-29:]) == ("reached", "reached, the loss 33% smaller")


@pytest.mark.parametrize(
    ("target", "quote", "verdict"),
    [  # 2024 grew by a tenth on 2023, and by a fifth a year since 2021
        ("2024", "growth of 10% in 2024", "hit"),
        ("2024", "10% more than a year earlier", "hit"),
        ("2024年", "2024年增长10%", "hit"),
        ("2024", "同比增长10%", "hit"),
        ("2024", "growth of 10% a year", "miss"),
        ("2024", "年均增长10%", "miss"),
        ("到2024年", "到2024年增长10%", "miss"),
        ("by 2024", "10% by 2024", "miss"),
        ("2024", "growth of 10%", None),
    ],
)
def test_the_words_tell_a_rate_of_one_year_from_one_over_years(
    target: str, quote: str, verdict: str | None
) -> None:
    levels = [("2020", 90.0), ("2021", 100.0), ("2022", 120.0), ("2023", 157.09), ("2024", 172.8)]
    claim = {**RATE, "value": 10.0, "target": target, "quote": quote}
    row = one(claim, {"values": levels})
    if verdict is None:
        assert row["flags"] == "contested"
    else:
        assert row["verdict"] == verdict
        assert "robots from 2023: hit" not in row["alternatives"]


@pytest.mark.parametrize(
    ("quote", "verdict", "flags"),
    [
        ("up 21% from 2022 to 2024", "miss", "contested"),  # a year, or in all
        ("up 21% a year from 2022", "miss", ""),
        ("the plan for 2024", "miss", ""),
        ("年均增长21%", "miss", ""),
    ],
)
def test_growth_of_several_years_may_be_of_all_of_them(
    quote: str, verdict: str, flags: str
) -> None:
    levels = [("2022", 100.0), ("2023", 110.0), ("2024", 121.0)]
    claim = {**RATE, "value": 21.0, "base_period": span_of(2022), "quote": quote}
    row = one(claim, {"values": levels})
    assert (row["verdict"], row["flags"]) == (verdict, flags)
    assert ("robots in all: hit" in row["alternatives"]) == (flags == "contested")


def test_a_series_of_rates_is_asked_for_what_it_says() -> None:
    """5% growth against a record of growth rates is no growth of the rate."""
    facts = {"measure": "growth", "unit": "%", "nature": "share"}
    series = {"values": [("2022", 2.0), ("2023", 5.2), ("2024", 5.0)], **facts}
    claim = {**RATE, "measure": "growth", "value": 5.0}
    assert (one(claim, series)["verdict"], one(claim, series)["actual"]) == ("hit", 5.0)
    mean = one({**claim, "base_period": span_of(2021), "value": 4.0}, series)
    assert mean["actual"] == pytest.approx(100 * ((1.02 * 1.052 * 1.05) ** (1 / 3) - 1))
    assert (mean["verdict"], mean["actual_period"]) == ("hit", "2022 to 2024")
    assert "came (robots 2022 to 2024" in mean["reason"]
    of_years = {**claim, "year": None, "target": "2022-2024", "target_start": "2022-01-01",
                "target_end": "2024-12-31", "quote": "5% a year"}  # fmt: skip
    assert one(of_years, series)["actual_period"] == "2022 to 2024"
    double = {**claim, "kind": "multiple", "unit": "x", "value": 2.0, "base_period": span_of(2022)}
    double = one(double, series)
    assert (double["status"], double["lack"]) == ("ungradable", "no-definition")


@pytest.mark.parametrize(
    ("claim", "values", "verdict"),
    [
        (  # three quarters that come to more than the year before decide a floor of its growth
            {"kind": "growth", "unit": "%", "value": 5.0, "hedge": "above", "high": np.inf},
            [("2019", 100.0), ("2020-01/2020-09", 130.0)], "hit",
        ),
        (
            {"kind": "growth", "unit": "%", "value": 5.0, "hedge": "up-to", "low": -np.inf},
            [("2019", 100.0), ("2020-01/2020-09", 130.0)], "miss",
        ),
        (
            {"kind": "growth", "unit": "%", "value": 5.0},
            [("2019", 100.0), ("2020-01/2020-09", 90.0)], None,
        ),
        (
            {"kind": "multiple", "unit": "x", "value": 1.2, "hedge": "above", "high": np.inf,
             "base_period": "2019"},
            [("2019", 100.0), ("2020-01/2020-09", 130.0)], "hit",
        ),
        (  # two years of a window of three that already come to more
            {"kind": "cumulative", "value": 200.0, "hedge": "above", "high": np.inf,
             "target": "2018-2020", "target_period": "2018-2020", "target_start": "2018-01-01"},
            [("2018", 110.0), ("2019", 120.0)], "hit",
        ),
    ],
)  # fmt: skip
def test_parts_decide_growth_multiples_and_windows_too(
    claim: Mapping[str, Any], values: list[Any], verdict: str | None
) -> None:
    said = {**claim, "stated": "2019-06-01"}
    if said.get("base_period") == "2019":
        said["base_period"] = span_of(2019)
    row = one(said, {"values": values})
    if verdict is None:
        assert (row["verdict"], row["flags"]) == ("", "")
    else:
        assert (row["verdict"], row["flags"]) == (verdict, "bracketed")


def test_growth_to_an_outcome_of_at_most_may_be_any_fall() -> None:
    values = [("2019", 100.0), ("2020", 112.0, "2021-01-20", {"bound": "up-to"})]
    row = one({"kind": "growth", "unit": "%", "value": 10.0, "stated": "2020-02-01"},
              {"values": values})  # fmt: skip
    assert (row["actual_low"], row["flags"]) == (-100.0, "contested")
    base = [("2019", 100.0, "2020-01-20", {"bound": "up-to"}), ("2020", 112.0)]
    row = one({"kind": "growth", "unit": "%", "value": 10.0, "stated": "2020-02-01"},
              {"values": base})  # fmt: skip
    assert (row["actual_high"], row["flags"]) == (np.inf, "contested")


def test_a_contested_outcome_is_not_told_as_if_it_decided() -> None:
    row = one({"value": 60.0, "hedge": "above", "high": np.inf}, came(">50"))
    assert "what was published does not decide (50 robots: miss" in row["reason"]
    assert "the bound holds" not in row["reason"]


def test_an_estimate_of_the_last_weeks_judges_provisionally_until_a_figure_comes(
    tmp_path: Path,
) -> None:
    (tmp_path / "robots.origin.yaml").write_text(ORIGIN)

    def read(*rows: str) -> Actuals:
        head = "period,value,published_on,release\n"
        (tmp_path / "robots.csv").write_text(head + "\n".join(rows) + "\n")
        return load_actuals(tmp_path)

    claim = claims_of({"value": 100e6, "series": "robots"})
    early = read("2020,100,2020-12-10,estimate")
    row = compare(claim, early, as_of=AS_OF).iloc[0]
    assert (early.problems, row["verdict"], row["flags"]) == ((), "hit", "provisional")
    assert compare(claim, early, as_of=date(2020, 12, 20)).iloc[0]["status"] == "open"
    ahead = claims_of({"series": "robots", "year": 2022, "stated": "2020-12-20"})
    assert np.isnan(compare(ahead, early, as_of=AS_OF).iloc[0]["no_change"])
    later = read("2020,100,2020-12-10,estimate", "2020,140,2021-02-10,first")
    row = compare(claim, later, as_of=AS_OF).iloc[0]
    assert (row["actual"], row["flags"]) == (140e6, "")
    for rows in ("2020,100,2020-12-10,first", "2020,100,2020-10-10,estimate"):
        assert [problem.code for problem in read(rows).problems] == ["F505"]


def test_a_subject_whose_bounds_were_off_the_other_way_is_not_said_to_be_one_sided() -> None:
    claims = [{"value": 50.0}, {"value": 52.0, "claimant": "B"}, {"value": 99.0, "claimant": "C"}]
    inputs, voice = example_review().inputs, Voice(language="en")
    series = {"values": [("2020", 100.0)]}
    told = tell_one_way(judged(*claims, series=series), inputs, voice)
    assert "2 of 3 forecasts missed or came only near" in told
    bound = {"value": 150.0, "hedge": "above", "high": np.inf, "claimant": "D"}
    assert tell_one_way(judged(*claims, bound, series=series), inputs, voice) == ""
    under = {"value": 60.0, "hedge": "up-to", "low": -np.inf, "claimant": "D"}
    told = tell_one_way(judged(*claims, under, series=series), inputs, voice)
    assert "3 of 4 forecasts missed or came only near" in told
