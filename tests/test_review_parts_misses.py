"""The largest misses."""

from dataclasses import replace

import pandas as pd

from forecasts.reviewing.document import Paragraph
from forecasts.reviewing.parts.misses import PART, misses_table
from forecasts.reviewing.voice import Voice
from review_cases import example_review

REVIEW = example_review()
INPUTS = REVIEW.inputs


def test_misses_name_a_claimant_once_for_one_outcome() -> None:
    claims = pd.concat([INPUTS.claims, INPUTS.claims], ignore_index=True)
    assert misses_table(replace(INPUTS, claims=claims))["claim_id"].tolist() == ["lamps-miss-2025"]


def test_a_miss_on_an_estimate_stands_behind_and_the_order_is_said() -> None:
    voice = Voice(language="en")
    said = []
    for release in ("first", "estimate"):
        inputs = replace(INPUTS, claims=INPUTS.claims.assign(actual_release=release))
        elements = PART.write({**REVIEW.tables, **PART.tables(inputs)}, {}, inputs, voice)
        said.append(" ".join(e.text for e in elements if isinstance(e, Paragraph)))
    assert ["rest on an estimate" in words for words in said] == [False, True]


def test_a_missed_bound_is_no_miss_of_a_number_and_is_said() -> None:
    """`No forecast was missed` stood two parts behind `2 missed`."""
    due = REVIEW.tables["due"]
    missed = due["claim_id"] == "lamps-miss-2025"
    bound = due.assign(hedge=due["hedge"].mask(missed, "above"))
    for table, said in ((due, False), (bound, True)):
        tables = {
            **REVIEW.tables,
            "due": table,
            "misses": REVIEW.tables["misses"].head(int(not said)),
        }
        finding = PART.write(tables, {}, INPUTS, Voice(language="en"))[0]
        assert isinstance(finding, Paragraph)
        assert ("One bound was missed" in finding.text) == said
        assert ("No forecast of a number" in finding.text) == said
