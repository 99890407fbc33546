"""Revisions: a figure less the one before it, of the same source for the same target."""

import numpy as np
import pandas as pd
import pytest

from forecasts.scores.scoring.score_table import score_table
from forecasts.scores.tables.columns import TableError


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
