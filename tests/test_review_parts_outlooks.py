"""Earlier outlooks beside what came: none knows the future."""

import pandas as pd
import pytest

from forecasts.reviewing.document import Paragraph
from forecasts.reviewing.parts.outlooks import PART, outlook_table
from forecasts.reviewing.voice import Voice
from review_cases import example_review

INPUTS, TABLES = example_review().inputs, example_review().tables


def test_no_outlook_is_from_beyond_the_day_of_the_review() -> None:
    """The review of a year to come knows nothing more: what is not over cannot be set against."""
    later = example_review(2030).inputs
    ahead = later.claims[later.claims["target_end"] > pd.Timestamp(later.as_of)]
    assert (ahead["status"] == "open").any()
    assert (later.outlooks["as_of"] < pd.Timestamp(later.as_of)).all()
    assert (later.outlooks["target_end"] <= pd.Timestamp(later.as_of)).all()
    assert not later.outlooks.empty


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


@pytest.mark.parametrize(
    ("n", "met", "words"),
    [
        (99, 0.5, "No bin holds 100 outlooks"),
        (100, 0.43, "Every bin of 100 or more is within 7 points"),
        (100, 0.42, "Not calibrated"),
    ],
)
def test_calibration_is_claimed_of_large_bins_within_seven_points(
    n: int, met: float, words: str
) -> None:
    bins = pd.DataFrame(
        {"low": [0.33], "high": [0.67], "n": [n], "outcomes": [12], "said": [0.5], "met": [met],
         "met_low": [0.3], "met_high": [0.6], "squares": [25.0]},
    )  # fmt: skip
    tables = {**TABLES, "reliability": bins}
    first = PART.write(tables, {}, INPUTS, Voice(language="en"))[0]
    assert isinstance(first, Paragraph)
    assert words in first.text
    assert f"is {100 * abs(0.5 - met):.1f} points off, on {n} outlooks of 12 outcomes" in first.text
