"""What is drawn and what is said, for every chart of the catalogue, as golden tables and texts."""

import sys
from pathlib import Path

import pandas as pd
import pytest
from pytest_regressions.file_regression import FileRegressionFixture

sys.path.insert(0, str(Path(__file__).parent))
import chart_tables
from forecasts.charts import CHARTS
from forecasts.words.amounts import count


@pytest.mark.parametrize("name", CHARTS)
def test_data_drawn(name: str, file_regression: FileRegressionFixture) -> None:
    data = chart_tables.example_data(name, chart_tables.frame())
    text = data.to_csv(index=False, float_format="%.7g", lineterminator="\n")
    file_regression.check(text, extension=".csv", encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", CHARTS)
def test_words(name: str, language: str, file_regression: FileRegressionFixture) -> None:
    frame = chart_tables.frame(language)
    words = CHARTS[name].draw(chart_tables.example_data(name, frame), frame, 1).words
    text = "\n\n".join(
        f"{part}:\n{getattr(words, part)}"
        for part in ("title", "subtitle", "note", "source", "alt")
    )
    file_regression.check(text + "\n", extension=".txt", encoding="utf-8")


@pytest.mark.parametrize("name", CHARTS)
def test_order_of_rows_does_not_matter(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = chart_tables.frame()
    expected = chart_tables.example_data(name, frame)
    for table in ("ladder_claims", "part_claims", "comparison", "drift_claims", "outlooks"):
        make = getattr(chart_tables, table)
        monkeypatch.setattr(chart_tables, table, lambda make=make: make().iloc[::-1])
    assert _texts(chart_tables.example_data(name, frame)) == _texts(expected)


def _texts(data: pd.DataFrame) -> str:
    return str(data.to_csv(index=False, float_format="%.7g"))


def test_the_title_of_editions_counts_what_held() -> None:
    frame = chart_tables.frame()
    data = chart_tables.example_data("editions", frame)
    decided = data[data["verdict"] != ""]
    held = int(decided["verdict"].isin(["hit", "reached"]).sum())
    title = CHARTS["editions"].draw(data, frame, 1).words.title
    assert title.endswith(
        f"of {count(len(decided), 'en')} claims with a verdict {count(held, 'en')} held"
    )
    still = CHARTS["editions"].draw(data.assign(verdict="", came=float("nan")), frame, 1).words
    ends = (data["normalised"].iloc[0], data["normalised"].iloc[-1])
    assert all(end in still.title for end in ends)
    assert "Upright bar" not in still.note


def test_no_actual_published_after_the_day_is_used() -> None:
    """Deleting what came out later leaves every row as it was."""
    frame = chart_tables.frame(as_of=chart_tables.AS_OF.replace(year=2023))
    claims, actuals = chart_tables.ladder_claims(), chart_tables.actuals()
    past = actuals[actuals["published_on"] <= str(frame.as_of)]
    assert len(past) < len(actuals)
    for make in (chart_tables.charts.hedgehog_data, chart_tables.charts.drift_data):
        with_all = make(claims, frame, actuals=actuals)
        assert _texts(with_all) == _texts(make(claims, frame, actuals=past))


def test_a_withdrawn_actual_is_not_drawn() -> None:
    frame, claims = chart_tables.frame(), chart_tables.ladder_claims()
    actuals = chart_tables.actuals()
    actuals.loc[actuals["period"] == "2025", "release"] = "withdrawn"
    data = chart_tables.charts.ladder_data(
        claims, frame, actuals=actuals, spread=chart_tables.spread(claims)
    )
    assert data.loc[data["what"] == "actual", "label"].to_list() == ["2024"]


def test_parity_widens_no_spread_and_makes_no_heading() -> None:
    frame, seeds = chart_tables.frame(), chart_tables.seed_like_claims()
    spread = chart_tables.spread(seeds)
    data = chart_tables.charts.basis_data(
        seeds, frame, spread=spread, claim_id="example-wider-2030"
    )
    highest = data.loc[data["advised"], "amount"].max()
    assert data.loc[data["choice"] == "ppp", "amount"].iloc[0] > highest
    title = CHARTS["basis"].draw(data, frame, 1).words.title
    assert "$147bn" in title
    assert "$249bn" not in title
    ladder = chart_tables.charts.ladder_data(
        seeds.iloc[2:], frame, actuals=chart_tables.actuals(), spread=spread
    )
    assert ladder["spread_high"].iloc[0] == highest


def test_nothing_is_ranked_or_averaged_under_five() -> None:
    data = chart_tables.example_data("scorecard", chart_tables.frame())
    claimants = data[data["what"] == "claimant"]
    due = claimants["within"] + claimants["high"] + claimants["low"]
    assert (claimants["median"].notna() == (due >= 5)).all()
    assert due.to_list() == sorted(due, reverse=True)


def test_ad_hoc_claims_enter_no_rate() -> None:
    frame, table = chart_tables.frame(), chart_tables.comparison()
    table["because"] = "ad hoc"
    assert chart_tables.charts.scorecard_data(table, frame).empty
