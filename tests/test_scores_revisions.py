"""Revisions: a figure less the one before it, of the same source for the same target."""

import io

import numpy as np
import pandas as pd
import pytest

from forecasts.scores.scoring.score_table import score_table
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.files import read_table


def archive(seed: int = 3) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return 20 years, each forecast on three days by a source that takes in half of the news."""
    drawn = np.random.default_rng(seed)
    claims, actuals = [], []
    for year in range(2000, 2020):
        news = drawn.normal(size=3)
        said = 0.0
        for place, day in enumerate(("03-01", "06-01", "09-01")):
            said += (news[: place + 1].sum() - said) / 2
            claims.append((f"{year}-{day}", str(year), 3 - place, repr(float(said))))
        actuals.append((str(year), repr(float(news.sum()))))
    columns = ["stated", "target_period", "horizon", "value"]
    return pd.DataFrame(claims, columns=columns), pd.DataFrame(
        actuals, columns=["target_period", "actual"]
    )


def test_slopes_are_those_of_least_squares_on_the_pairs() -> None:
    claims, actuals = archive()
    scores = score_table(
        claims, actuals, metrics="nordhaus,revision_slope,mean_revision,n_nordhaus", error="points"
    )
    said = claims["value"].astype(float).to_numpy().reshape(20, 3)
    revision = np.diff(said, axis=1)
    slope = np.polyfit(revision[:, 0], revision[:, 1], 1)[0]
    error = actuals["actual"].astype(float).to_numpy()[:, None] - said[:, 1:]
    row = scores.table.iloc[0]
    assert row["nordhaus"] == pytest.approx(slope)
    assert row["revision_slope"] == pytest.approx(np.polyfit(revision.ravel(), error.ravel(), 1)[0])
    assert row["mean_revision"] == pytest.approx(revision.mean())
    assert row["n_nordhaus"] == 20
    assert "revisions: each forecast less the one before it by `stated`" in scores.notes


def test_the_horizon_tells_the_order_where_no_day_is_stated() -> None:
    claims, actuals = archive()
    names = "nordhaus,nordhaus_p,revision_slope,revision_slope_p"
    by_day = score_table(claims, actuals, metrics=names, error="points", steps=1)
    turned = claims.drop(columns="stated").iloc[::-1]
    by_horizon = score_table(turned, actuals, metrics=names, error="points", steps=1)
    pd.testing.assert_frame_equal(by_day.table, by_horizon.table)


def test_another_source_is_no_revision() -> None:
    claims, actuals = archive()
    other = claims.assign(source="B", value="7")
    both = pd.concat([claims.assign(source="A"), other])
    alone = score_table(claims, actuals, metrics="nordhaus", error="points").table
    scores = score_table(both, actuals, metrics="nordhaus", error="points", by="source").table
    assert scores["nordhaus"].iloc[0] == pytest.approx(alone["nordhaus"].iloc[0])


def test_what_has_no_order_is_refused() -> None:
    claims, actuals = archive()
    with pytest.raises(TableError, match="when a forecast was stated, or horizon"):
        score_table(
            claims[["target_period", "value"]].drop_duplicates("target_period"),
            actuals,
            metrics="mean_revision",
        )
    with pytest.raises(TableError, match="revisions need one forecast a target and `stated`"):
        score_table(claims.assign(stated="2000"), actuals, metrics="nordhaus")


ANSWERS = (
    "source,question,stated,probability\n"
    # ann: two days at 0.2, three at 0.6 (of three answers of one day the last), two at 0.9
    "ann,q,2020-01-03 09:00:00,0.1\nann,q,2020-01-03 21:30:00,0.6\nann,q,2020-01-03 12:00:00,0.4\n"
    "ann,q,2020-01-01,0.2\nann,q,2020-01-06,0.9\n"
    # after the outcome was known nothing stands
    "bob,q,2020-01-05,0.5\nbob,q,2020-01-09,1\n"
    "bob,open,2020-01-05,0.5\n"
)
KNOWN = "question,published_on,actual\nq,2020-01-08,1\n"


def read(text: str) -> pd.DataFrame:
    return read_table("-", stream=io.BytesIO(text.encode()))


def test_an_answer_counts_on_the_days_on_which_it_stood() -> None:
    found = score_table(
        read(ANSWERS), read(KNOWN), by="source", metrics="brier", weights="standing"
    )
    ann = (2 * 0.8**2 + 3 * 0.4**2 + 2 * 0.1**2) / 7
    assert found.table["brier"].tolist() == [pytest.approx(ann), pytest.approx(0.25)]
    assert (
        "weights: days on which each forecast stood, by `stated` and `published_on`" in found.notes
    )
    assert any("`standing` is blank for 1 and 0 for 3 of 8" in note for note in found.notes)


def test_days_that_nobody_knows_are_asked_for() -> None:
    for claims, known in (
        (ANSWERS, KNOWN.replace("published_on", "whenever")),
        (ANSWERS.replace("stated", "whenever"), KNOWN),
    ):
        with pytest.raises(TableError, match="--weights standing needs the days"):
            score_table(read(claims), read(known), metrics="brier", weights="standing")


def test_a_column_of_that_name_is_taken_as_it_is() -> None:
    claims = "year,value,standing\n2020,3,1\n2021,5,3\n"
    found = score_table(
        read(claims), read("year,actual\n2020,1\n2021,1\n"), metrics="mae", error="points",
        weights="standing",
    )  # fmt: skip
    assert found.table["mae"].tolist() == [(2 + 3 * 4) / 4]
