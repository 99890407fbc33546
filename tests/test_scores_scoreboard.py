"""The scoreboard: independent outcomes, thresholds, what enters no rate, and what stands beside."""

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

from forecasts.scores.boards.scoreboard import BY, scoreboard
from forecasts.scores.tables.columns import TableError

BLANK: dict[str, Any] = {
    "claim_id": "", "claimant": "Ann", "person": "", "organisation": "", "publisher": "Gazette",
    "subject": "steel", "measure": "output", "region": "World", "series": "steel_world",
    "kind": "level", "certainty": "will", "probability": 0.95, "modality": "forecast",
    "because": "systematic", "hedge": "bare", "value": 100.0, "unit": "t", "status": "resolved",
    "verdict": "hit", "flags": "", "error": 0.05, "error_kind": "log", "par": 0.04,
    "error_over_par": 1.25, "baseline_error": 0.10, "half_trend_verdict": "near",
    "outcome": math.nan, "brier": math.nan, "baseline_brier": math.nan, "excess": math.nan,
    "horizon": 1.5, "target_period": "2020", "stated": "2019-01-01", "entered": "2019-02-01",
    "first_published": "2021-02-01",
}  # fmt: skip


def comparison(*rows: dict[str, Any]) -> pd.DataFrame:
    named = [{"claimant": row.get("publisher", "Ann"), **row} for row in rows]
    named = [{"event": "kite-forum/2020", **row} for row in named]
    frame = pd.DataFrame([{**BLANK, **row, "claim_id": f"c{n}"} for n, row in enumerate(named)])
    for name in ("stated", "entered", "first_published"):
        frame[name] = pd.to_datetime(frame[name])
    return frame


def years(count: int, **facts: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any column
    return [
        {"target_period": str(1990 + year), "value": 100.0 + year, **facts} for year in range(count)
    ]


def row(*rows: dict[str, Any], by: str = "source", place: int = 0) -> "pd.Series[Any]":
    return scoreboard(comparison(*rows), by=by).board.iloc[place]


def test_an_outcome_counts_once_however_often_it_was_forecast() -> None:
    twice = [{"value": 100.0}, {"value": 110.0, "stated": "2019-06-01", "verdict": "miss"}]
    found = row(*twice, *years(11))
    assert found["claims"] == 13
    assert found["n_eff"] == 12
    assert found["hits"] == 12
    assert found["hit_rate"] == pytest.approx((11 + 0.5) / 12)


def test_a_repeated_number_counts_once_per_target() -> None:
    found = row({"value": 100.0}, {"value": 100.0, "stated": "2019-06-01"})
    assert found["claims"] == 1
    apart = scoreboard(comparison({"value": 1.0}, {"value": 1.0})).apart
    assert apart[["reason", "claims"]].to_numpy().tolist() == [["repeated", 1]]


@pytest.mark.parametrize(
    ("count", "show", "has_rate", "has_rank"),
    [(4, "counts", False, False), (5, "counts", False, True), (9, "counts", False, True),
     (10, "grey", True, True), (19, "grey", True, True), (20, "full", True, True)],
)  # fmt: skip
def test_thresholds(count: int, show: str, *, has_rate: bool, has_rank: bool) -> None:
    found = row(*years(count))
    assert found["show"] == show
    assert math.isnan(found["hit_rate"]) != has_rate
    assert math.isnan(found["hit_low"]) != has_rate
    assert pd.isna(found["rank"]) != has_rank
    assert found["hits"] == count


def test_the_baseline_stands_beside_on_the_same_claims() -> None:
    found = row(*years(10), *years(2, value=1.0, verdict="miss", half_trend_verdict=""))
    assert (found["baseline_hits"], found["baseline_nears"], found["baseline_misses"]) == (0, 10, 0)
    assert found["baseline_hit_rate"] == 0
    assert found["skill"] == pytest.approx(0.5)


def test_errors_with_intervals_clustered_by_target_period() -> None:
    errors = np.linspace(-0.1, 0.3, 12)
    rows = [{**one, "error": error} for one, error in zip(years(12), errors, strict=True)]
    found = row(*rows)
    assert found["msa"] == pytest.approx(100 * math.expm1(np.median(np.abs(errors))))
    assert found["bias"] == pytest.approx(100 * math.expm1(np.median(errors)))
    assert found["msa_low"] < found["msa"] < found["msa_high"]
    again = row(*rows)
    assert (found["msa_low"], found["msa_high"]) == (again["msa_low"], again["msa_high"])
    one_year = [{**one, "target_period": "2020", "series": f"s{n}"} for n, one in enumerate(rows)]
    assert math.isnan(row(*one_year)["msa_low"]), "one year's surprise has no interval"


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"because": "ad hoc"}, "ad hoc"),
        ({"flags": "fragile contested"}, "contested"),
        ({"modality": "target"}, "target"),
        ({"modality": "scenario"}, "scenario"),
        ({"probability": 0.4}, "could"),
        ({"status": "open", "verdict": ""}, "open"),
        ({"status": "unfalsifiable", "verdict": ""}, "unfalsifiable"),
    ],
)
def test_what_enters_no_rate_is_shown_apart(facts: dict[str, Any], reason: str) -> None:
    board = scoreboard(comparison(*years(3), {"value": 7.0, **facts}))
    assert board.board["claims"].tolist() == [3]
    assert board.apart["reason"].tolist() == [reason]
    assert board.apart["hits"].tolist() == [0 if "status" in facts else 1]


def test_hindsight_is_counted_apart_and_said() -> None:
    late = {"entered": "2026-01-01", "value": 5.0}
    never = {"entered": None, "value": 6.0}
    board = scoreboard(comparison(*years(3), late, never))
    found = board.board.iloc[0]
    assert (found["on_record"], found["hindsight"], found["hits_on_record"]) == (3, 2, 3)
    assert any("on record before it was resolved: 3 of 5" in note for note in board.notes)


def test_what_is_said_of_one_claim_is_in_the_singular() -> None:
    notes = scoreboard(comparison(*years(1))).notes
    assert notes[0].startswith("all: 1 claim on 1 outcome, ")
    assert "1 claim; in the rates: 1, 1 as numbers and 0 as bounds" in notes
    assert "on record before it was resolved: 1 of 1" in notes


def test_bounds_are_apart_with_brier_against_the_baseline() -> None:
    bound = {"hedge": "above", "outcome": 1.0, "brier": 0.0025, "baseline_brier": 0.01}
    missed = {**bound, "outcome": 0.0, "brier": 0.9025, "baseline_brier": 0.81, "value": 3.0}
    board = scoreboard(comparison(*years(3), bound, missed))
    assert board.board["claims"].tolist() == [3]
    found = board.bounds.iloc[0]
    assert (found["claims"], found["met"]) == (2, 1)
    assert found["brier"] == pytest.approx(0.4525)
    assert found["brier_skill"] == pytest.approx(1 - 0.4525 / 0.41)


def test_who_said_bounds_alone_is_named() -> None:
    bound = {"hedge": "above", "outcome": 1.0, "brier": 0.0025, "baseline_brier": 0.01}
    notes = scoreboard(comparison(*years(3), bound)).notes
    assert not [note for note in notes if note.startswith("not on the board")]
    others = [
        {**bound, "publisher": f"Other {n}", "value": value}
        for value, n in enumerate((1, 1, 2, 3, 4, 5, 6, 7), 1)
    ]
    (note,) = [
        note
        for note in scoreboard(comparison(*years(3), *others)).notes
        if note.startswith("not on the board")
    ]
    assert note == (
        "not on the board, with bounds alone, which have no error: Other 1 (2), "
        "Other 2 (1), Other 3 (1), Other 4 (1), Other 5 (1) and 2 more; see `bounds`"
    )


def test_error_over_par_by_band_of_horizons() -> None:
    rows = [{"horizon": 0.5, "error_over_par": 0.5}, {"horizon": 3.0, "value": 1.0}]
    bands = scoreboard(comparison(*rows)).bands
    assert bands["years"].tolist() == ["0 to <1", "2 to <5"]
    assert bands["error_over_par"].tolist() == [0.5, 1.25]
    assert bands["baseline_over_par"][0] == pytest.approx(0.10 / math.log(1.04))


def test_what_was_said_after_its_target_ended_is_in_the_nearest_band() -> None:
    """A nowcast of a year that is over but not published yet is a claim like any other."""
    rows = [{"horizon": -0.1}, {"horizon": 0.5, "value": 1.0}, {"horizon": 100.0, "value": 2.0}]
    bands = scoreboard(comparison(*rows)).bands
    assert bands[["years", "claims"]].to_numpy().tolist() == [["0 to <1", 2], ["10 to 100", 1]]


def test_rates_in_points_are_not_mixed_with_logs() -> None:
    found = row(*years(6), *years(6, series="share", error=2.0, error_kind="pp", value=9.0))
    assert found["points_n"] == 6
    assert found["points_mae"] == found["points_bias"] == 2.0
    assert found["msa"] == pytest.approx(100 * math.expm1(0.05))


def test_ranks_and_ties() -> None:
    good = years(12, publisher="Good", error=0.01)
    same = years(12, publisher="Same", error=0.01)
    bad = years(12, publisher="Bad", error=0.50)
    board = scoreboard(comparison(*bad, *good, *same)).board.set_index("source")
    assert board["rank"].tolist() == [3, 1, 1]
    assert board["tied"].tolist() == [False, True, True]


def test_raw_and_shrunk_are_both_there_and_difficulty_turns_a_ranking() -> None:
    """Easy and Hard share two of their years; Hard is better there, and looks worse overall."""
    easy = [{"error": 0.02, "publisher": "Easy", **one} for one in years(12)]
    hard = [{"error": 0.30, "publisher": "Hard", **one} for one in years(24)[10:]]
    for one in (*easy[10:], *hard[:2]):
        one["error"] = 0.25 if one["publisher"] == "Easy" else 0.20
    board = scoreboard(comparison(*easy, *hard)).board.set_index("source")
    assert board["rank"].to_dict() == {"Easy": 1, "Hard": 2}
    assert board["adjusted_rank"].to_dict() == {"Easy": 2, "Hard": 1}
    raw, shrunk = board["mean_accuracy"], board["shrunk_accuracy"]
    assert abs(shrunk["Easy"] - shrunk["Hard"]) < abs(raw["Easy"] - raw["Hard"])


def test_rates_that_are_all_alike_shrink_to_themselves() -> None:
    found = row(*years(12))
    assert found["hit_rate"] == found["shrunk_hit_rate"] == 1


@pytest.mark.parametrize("by", BY)
def test_every_grouping_gives_every_claim_once(by: str) -> None:
    found = scoreboard(comparison(*years(7)), by=by).board
    assert found["claims"].sum() == 7
    assert found.columns[0] == by


def test_an_unknown_grouping_says_what_was_meant() -> None:
    with pytest.raises(TableError, match="did you mean `claimant`"):
        scoreboard(comparison({}), by="claimnt")


def test_the_pool_is_said_beside_the_baseline() -> None:
    board = scoreboard(comparison(*years(12), {"verdict": "miss", "half_trend_verdict": "hit"}))
    assert board.notes[0].startswith("all: 13 claims on 13 outcomes, 12 hit, 0 near, 1 missed")
    assert board.notes[1] == (
        "on the 13 that a half-trend can be set against: claims 12 hit, 0 near, 1 missed; "
        "the baseline 1 hit, 12 near, 0 missed"
    )
    assert "92% of outcomes hit (67 to 99%)" in board.notes[0]


def test_an_empty_ledger_has_an_empty_board() -> None:
    board = scoreboard(comparison({}).iloc[:0])
    assert len(board.board) == len(board.apart) == 0
    assert "n_eff" in board.board.columns


def test_order_changes_nothing() -> None:
    rows = [*years(11), *years(6, publisher="Other", error=-0.2, verdict="near")]
    one = scoreboard(comparison(*rows)).board
    other = scoreboard(comparison(*rows[::-1])).board
    pd.testing.assert_frame_equal(one, other)
