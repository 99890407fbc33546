"""What changed in a year: verdicts, figures of outcomes."""

from dataclasses import replace

import pandas as pd
import pytest

from forecasts.reviewing.document import Grid
from forecasts.reviewing.parts.changes import PART, changes_table, revisions_table
from forecasts.reviewing.summary import change_sentences
from forecasts.reviewing.voice import Voice
from review_cases import example_review

INPUTS = example_review().inputs


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


def test_every_verdict_that_is_counted_stands_in_the_table() -> None:
    """A claim that was new and is judged already is among the verdicts reached."""
    new = ["lamps-hit-2025", "lamps-2030"]
    before = INPUTS.before[~INPUTS.before["claim_id"].isin(new)]
    inputs = replace(INPUTS, before=before)
    tables, voice = PART.tables(inputs), Voice(language="en")
    grids = [e for e in PART.write(tables, {}, inputs, voice) if isinstance(e, Grid)]
    table = next(grid for grid in grids if grid.name == "changes")
    reached = len(table.rows)
    assert f"{reached} verdicts reached" in change_sentences(tables, inputs, voice)[0]
    assert table.rows[-1][-2:] == ("new", "hit")


def test_revisions_tell_first_figures_from_revised_ones() -> None:
    table = revisions_table(INPUTS)
    assert table["what"].tolist() == ["revised", "first"]
    assert table["change"].iloc[0] == pytest.approx(195 / 189 - 1)
    assert revisions_table(replace(INPUTS, earlier=INPUTS.as_of)).empty


def test_lost_verdicts_and_new_definitions_are_said() -> None:
    changes = pd.DataFrame(
        {"what": ["status"] * 2, "before": ["hit", "open"], "after": ["void"] * 2}
    )
    revisions = pd.DataFrame({"what": ["redefined"]})
    tables = {"changes": changes, "revisions": revisions}
    words = " ".join(change_sentences(tables, INPUTS, Voice(language="en")))
    assert "One earlier verdict was taken back" in words
    assert "One figure counts another thing" in words


def test_a_figure_that_was_withdrawn_revises_nothing() -> None:
    """An undated page's floor of 20 million was told as a revision of 21.2, though taken back."""
    day = pd.Timestamp(INPUTS.earlier) + pd.Timedelta(days=30)
    first = INPUTS.observations.iloc[[-1]].assign(
        series="example_seen", period="2024", published_on=day, release="first", value=21.2
    )
    floor = first.assign(value=20.0, published_on=day + pd.Timedelta(days=30))
    back = floor.assign(release="withdrawn")
    told = replace(INPUTS, observations=pd.concat([first, floor, back]))
    rows = revisions_table(told)
    assert rows[["what", "value"]].to_numpy().tolist() == [["first", 21.2]]
