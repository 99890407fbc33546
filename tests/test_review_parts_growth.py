"""Errors of the base against errors of the pace."""

import math
from dataclasses import replace

import pytest

from forecasts.reviewing.document import Paragraph
from forecasts.reviewing.parts.growth import PART, growth_table
from forecasts.reviewing.voice import Voice
from review_cases import example_review

INPUTS = example_review().inputs


ERRORS = {"lamps-hit-2025": (0.1, -0.3), "lamps-miss-2025": (0.2, 0.1), "lamps-2030": (0.2, 0.1)}
CLAIMS = INPUTS.claims.assign(
    kind="growth",
    growth_error=INPUTS.claims["claim_id"].map({name: pace for name, (pace, _) in ERRORS.items()}),
    base_error=INPUTS.claims["claim_id"].map({name: base for name, (_, base) in ERRORS.items()}),
)


def test_only_judged_claims_of_growth_have_their_error_taken_apart() -> None:
    table = growth_table(replace(INPUTS, claims=CLAIMS)).set_index("claim_id")
    apart = {
        name: (row["growth_error"], row["base_error"])
        for name, row in table.to_dict("index").items()
    }
    assert apart == {name: ERRORS[name] for name in ("lamps-hit-2025", "lamps-miss-2025")}
    assert growth_table(INPUTS).empty


@pytest.mark.parametrize(
    ("base_errors", "words"),
    [
        (
            (-0.3, 0.1),
            "two were known when they were stated; the base was further off than the pace for one",
        ),
        (
            (-0.3, -0.3),
            "two were known when they were stated; the base was further off than the pace for two",
        ),
        (
            (math.nan, 0.1),
            "of one was known when it was stated; it was further off than the pace for none",
        ),
    ],
)
def test_the_finding_counts_where_the_base_was_further_off(
    base_errors: tuple[float, float], words: str
) -> None:
    named = dict(zip(ERRORS, base_errors, strict=False))
    inputs = replace(INPUTS, claims=CLAIMS.assign(base_error=CLAIMS["claim_id"].map(named)))
    voice = Voice(language="en", names=inputs.names)
    finding = PART.write(PART.tables(inputs), {}, inputs, voice)[0]
    assert isinstance(finding, Paragraph)
    assert words in finding.text
