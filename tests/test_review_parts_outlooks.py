"""Earlier outlooks beside what came: none knows the future."""

from datetime import date

import pandas as pd
import pytest

from forecasts.comparing.past import past_outlooks
from forecasts.reviewing.document import Paragraph
from forecasts.reviewing.parts.outlooks import PART, outlook_table
from forecasts.reviewing.voice import Voice
from forecasts.study import open_study
from review_cases import AS_OF, FOLDER, example_review

INPUTS, TABLES = example_review().inputs, example_review().tables


def test_no_outlook_is_from_beyond_the_day_of_the_review() -> None:
    """The review of a year to come knows nothing more: what is not over cannot be set against."""
    later = example_review(2030).inputs
    ahead = later.claims[later.claims["target_end"] > pd.Timestamp(later.as_of)]
    assert (ahead["status"] == "open").any()
    assert (later.outlooks["as_of"] < pd.Timestamp(later.as_of)).all()
    assert (later.outlooks["target_end"] <= pd.Timestamp(later.as_of)).all()
    assert not later.outlooks.empty


def test_what_is_decided_before_its_target_ends_is_no_past_outlook() -> None:
    """Only what came early would be there of claims that are not over: those all came."""
    study = open_study(FOLDER / "claims", FOLDER / "actuals", as_of=AS_OF)
    comparison = study.comparison()
    usual = past_outlooks(study.claims, comparison, study.actuals, year=2030, as_of=AS_OF)
    ahead = (comparison["target_end"] > pd.Timestamp(AS_OF)) & (comparison["status"] == "open")
    assert ahead.any()
    early = comparison.assign(
        status=comparison["status"].mask(ahead, "resolved"),
        verdict=comparison["verdict"].mask(ahead, "hit"),
    )
    found = past_outlooks(study.claims, early, study.actuals, year=2030, as_of=AS_OF)
    pd.testing.assert_frame_equal(found, usual)
    later = past_outlooks(study.claims, early, study.actuals, year=2030, as_of=date(2031, 1, 1))
    assert len(later) > len(usual)


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
        (99, 0.5, "No bin holds 100 independent outcomes"),
        (100, 0.43, "Every bin of 100 outcomes or more is within 7 points"),
        (100, 0.42, "Not calibrated"),
    ],
)
def test_calibration_is_claimed_of_large_bins_within_seven_points(
    n: int, met: float, words: str
) -> None:
    bins = pd.DataFrame(
        {"low": [0.33], "high": [0.67], "n": [500], "outcomes": [n], "said": [0.5], "met": [met],
         "met_low": [0.3], "met_high": [0.6], "squares": [25.0]},
    )  # fmt: skip
    tables = {**TABLES, "reliability": bins}
    first = PART.write(tables, {}, INPUTS, Voice(language="en"))[0]
    assert isinstance(first, Paragraph)
    assert words in first.text
    assert (
        f"is {100 * abs(0.5 - met):.1f} points off, on 500 outlooks of {n} outcomes" in first.text
    )
