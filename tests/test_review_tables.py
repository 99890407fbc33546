"""The tables: what changed, what fell due, past outlooks, relations between claims."""

import math
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from forecasts.comparing.paired import measure_pairs
from forecasts.comparing.rated import is_rated
from forecasts.reviewing.chosen import fell_due
from forecasts.reviewing.inputs import year_before
from forecasts.reviewing.parts.changes import changes_table, revisions_table
from forecasts.reviewing.parts.disagreement import disagreement_table
from forecasts.reviewing.parts.events import events_table
from forecasts.reviewing.parts.horizon import horizon_table
from forecasts.reviewing.parts.misses import misses_table
from forecasts.reviewing.parts.outlooks import outlook_table
from forecasts.reviewing.parts.quality import audit_table
from forecasts.reviewing.parts.trails import copies_table, trails_table
from forecasts.reviewing.parts.unresolved import unresolved_table
from forecasts.reviewing.scored import score_group
from review_cases import example_review

REVIEW = example_review()
INPUTS, TABLES = REVIEW.inputs, REVIEW.tables


def test_due_claims_are_those_whose_target_ended_in_the_year() -> None:
    assert sorted(TABLES["due"]["claim_id"]) == [
        "lamps-china-2025", "lamps-floor-2025", "lamps-hit-2025", "lamps-miss-2025",
        "lamps-plan-2025",
    ]  # fmt: skip
    assert not fell_due(INPUTS.claims, replace(INPUTS, as_of=date(2025, 12, 1))).any()


def test_every_claim_is_due_in_the_year_open_without_verdict_or_judged_before() -> None:
    claims = set(INPUTS.claims["claim_id"])
    placed = set(TABLES["due"]["claim_id"]) | set(TABLES["open"]["claim_id"])
    assert placed | set(TABLES["unresolved"]["claim_id"]) == claims


def test_targets_copies_contested_and_could_enter_no_rate() -> None:
    claims = INPUTS.claims
    assert sorted(claims.loc[is_rated(claims), "claim_id"]) == [
        "lamps-floor-2025", "lamps-hit-2025", "lamps-miss-2025",
    ]  # fmt: skip
    for column, cell in (("relays", "x"), ("flags", "contested"), ("probability", 0.4)):
        assert not is_rated(claims.assign(**{column: cell})).any()


def test_scores_of_a_group_leave_bounds_out_of_errors() -> None:
    scores = score_group(INPUTS.claims[is_rated(INPUTS.claims)])
    assert (scores["n"], scores["outcomes"], scores["bounds"]) == (3, 1, 1)
    assert (scores["hit"], scores["near"], scores["miss"]) == (2, 0, 1)
    assert (scores["high"], scores["low"]) == (1, 1)
    errors = [math.log(200 / 205), math.log(350 / 205)]
    assert scores["bias"] == pytest.approx(sum(errors) / 2)
    assert scores["error"] == pytest.approx(sum(map(abs, errors)) / 2)


def test_scores_of_nothing_are_counts_of_nothing() -> None:
    scores = score_group(INPUTS.claims.iloc[:0])
    assert scores["n"] == scores["hit"] == scores["paired"] == 0
    assert math.isnan(scores["error"])


def test_changes_tell_new_resolved_and_flipped_apart() -> None:
    before = INPUTS.before.set_index("claim_id")
    before.loc["lamps-hit-2025", ["status", "verdict"]] = ["resolved", "miss"]
    changed = replace(INPUTS, before=before.drop(index="lamps-2030").reset_index())
    what = changes_table(changed).set_index("claim_id")["what"]
    assert what["lamps-hit-2025"] == "flipped"
    assert what["lamps-2030"] == "new"
    assert what["lamps-miss-2025"] == "resolved"
    assert what["lamps-china-2025"] == "status"
    assert "market-world-2030" not in what.index


def test_revisions_tell_first_figures_from_revised_ones() -> None:
    table = revisions_table(INPUTS)
    assert table["what"].tolist() == ["revised", "first"]
    assert table["change"].iloc[0] == pytest.approx(195 / 189 - 1)
    assert revisions_table(replace(INPUTS, earlier=INPUTS.as_of)).empty


def test_reasons_without_a_verdict_are_counted_in_kinds() -> None:
    table = unresolved_table(INPUTS)
    assert table["why"].tolist() == ["no series of outcomes"]
    assert table["this_year"].tolist() == [True]


def test_no_outlook_is_from_beyond_the_day_of_the_review() -> None:
    """The review of a year to come knows nothing more: what is not over cannot be set against."""
    later = example_review(2030).inputs
    ahead = later.claims[later.claims["target_end"] > pd.Timestamp(later.as_of)]
    assert (ahead["status"] == "open").any()
    assert (later.outlooks["as_of"] < pd.Timestamp(later.as_of)).all()
    assert (later.outlooks["target_end"] <= pd.Timestamp(later.as_of)).all()
    assert not later.outlooks.empty


def test_a_claim_from_behind_its_target_is_in_the_first_bin_of_years_ahead() -> None:
    """The bins lose no claim that other rates count."""
    inputs = example_review().inputs
    late = replace(INPUTS, claims=inputs.claims.assign(horizon=inputs.claims["horizon"] - 50.0))
    bins = horizon_table(late)
    assert bins["from"].tolist() == [0.0]
    assert bins["n"].sum() == horizon_table(inputs)["n"].sum() > 0


def test_outlooks_are_met_as_they_were_meant() -> None:
    met = outlook_table(INPUTS).set_index("claim_id")["met"]
    assert met.to_dict() == {
        "lamps-hit-2025": 1.0, "lamps-miss-2025": 0.0, "lamps-plan-2025": 0.0,
    }, "the floor had been reached by then, and was no longer a question"  # fmt: skip


def test_no_outlook_knows_what_was_published_later() -> None:
    later = INPUTS.observations["published_on"] > pd.Timestamp(2024, 12, 31)
    assert later.any()
    assert (TABLES["outlooks"]["as_of"] == pd.Timestamp(2024, 12, 31)).all()
    hit = TABLES["outlooks"].set_index("claim_id").loc["lamps-hit-2025"]
    miss = TABLES["outlooks"].set_index("claim_id").loc["lamps-miss-2025"]
    assert hit["probability"] > 0.5, "200 was near the trend from 171"
    assert miss["probability"] < 0.1, "350 was far from it"


def test_range_of_claimants_and_the_outcome() -> None:
    row = disagreement_table(INPUTS).iloc[0]
    assert (row["lowest"], row["highest"], row["actual"], row["claimants"]) == (200, 350, 205, 2)
    assert row["inside"]
    forecasts = INPUTS.claims.assign(modality="forecast")
    assert disagreement_table(replace(INPUTS, claims=forecasts)).iloc[0]["claimants"] == 3
    narrow = INPUTS.claims.assign(actual=199.0)
    assert not disagreement_table(replace(INPUTS, claims=narrow)).iloc[0]["inside"]


def test_trails_and_copies() -> None:
    claims = INPUTS.claims.copy()
    plan = claims["claim_id"] == "lamps-plan-2025"
    claims.loc[plan, ["claimant", "organisation"]] = "Example Bank"
    claims.loc[claims["claim_id"] == "lamps-plan-2025", "stated"] = pd.Timestamp(2024, 9, 1)
    claims.loc[claims["claim_id"] == "lamps-floor-2025", "relays"] = "lamps-hit-2025"
    changed = replace(INPUTS, claims=claims)
    assert trails_table(changed).empty  # a target is no step from a forecast
    claims.loc[plan, "modality"] = "forecast"
    trails = trails_table(changed)
    assert trails["claim_id"].tolist() == ["lamps-miss-2025", "lamps-plan-2025"]
    assert trails["change"].iloc[1] == pytest.approx(260 / 350 - 1)
    copy = copies_table(changed).iloc[0]
    assert (copy["relays"], copy["changed"]) == ("lamps-hit-2025", True)


def test_misses_name_a_claimant_once_for_one_outcome() -> None:
    claims = pd.concat([INPUTS.claims, INPUTS.claims], ignore_index=True)
    assert misses_table(replace(INPUTS, claims=claims))["claim_id"].tolist() == ["lamps-miss-2025"]


def test_audit_sample_does_not_depend_on_the_order_of_claims() -> None:
    turned = replace(INPUTS, claims=INPUTS.claims.iloc[::-1])
    pd.testing.assert_frame_equal(audit_table(turned), audit_table(INPUTS))


def test_a_leap_day_has_a_day_a_year_before() -> None:
    assert year_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert year_before(date(2026, 11, 21)) == date(2025, 11, 21)


def test_events_count_what_was_made_and_pair_it_with_the_baseline() -> None:
    claims = INPUTS.claims.copy()
    stages = [f"example-forum/{2020 + number % 2}" for number in range(len(claims))]
    claims["event"] = pd.Series(stages, index=claims.index).where(claims["claim_id"] != "", "")
    claims.loc[claims.index[0], "event"] = "A fair without a code"
    table = events_table(replace(INPUTS, claims=claims)).set_index("event")
    said = claims[claims["status"] != "not yet stated"]
    assert table["made"].sum() == len(said)
    assert table.loc["example-forum", "editions"] == 2
    assert table["hits"].sum() == (said["verdict"] == "hit").sum()
    assert table["not_reached"].sum() == (said["verdict"] == "not reached").sum()
    pairs = measure_pairs(said[is_rated(claims)[said.index] & said["event"].str.contains("/")])
    row = table.loc["example-forum"]
    assert (row["paired"], row["paired_hits"], row["baseline_hits"]) == pairs[:3]
    assert row["paired"] > 0
    assert events_table(replace(INPUTS, claims=claims.iloc[:0])).empty
