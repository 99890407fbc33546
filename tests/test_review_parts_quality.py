"""Fragile verdicts, gaps, the sample to audit, the sources."""

from dataclasses import replace

import pandas as pd
import pytest

from forecasts.reviewing.document import Paragraph
from forecasts.reviewing.parts.quality import PART, audit_table, fragile_table, gaps_table
from forecasts.reviewing.voice import Voice
from review_cases import example_review

INPUTS = example_review().inputs


def test_audit_sample_does_not_depend_on_the_order_of_claims() -> None:
    turned = replace(INPUTS, claims=INPUTS.claims.iloc[::-1])
    pd.testing.assert_frame_equal(audit_table(turned), audit_table(INPUTS))


def test_a_fragile_verdict_is_named_with_what_would_flip_it() -> None:
    claims = INPUTS.claims.copy()
    claims.loc[claims["claim_id"].isin(["lamps-hit-2025", "lamps-2030"]), "flags"] = "fragile"
    claims.loc[claims["claim_id"] == "lamps-hit-2025", "flips"] = "another vintage"
    table = fragile_table(replace(INPUTS, claims=claims))
    assert table["claim_id"].tolist() == ["lamps-hit-2025"], "what is open was not due"
    assert table["flips"].tolist() == ["another vintage"]
    assert fragile_table(INPUTS).empty


def test_gaps_count_what_each_claim_lacks() -> None:
    claims = INPUTS.claims.assign(at="", entered=pd.NaT)
    table = gaps_table(replace(INPUTS, claims=claims)).set_index("field")["n"]
    whole = gaps_table(INPUTS).set_index("field")
    assert (table["at"], table["entered"]) == (len(claims), len(claims))
    assert (whole.loc["at", "n"], whole.loc["entered", "n"]) == (0, 0)
    assert table["url"] == whole.loc["url", "n"] == (INPUTS.claims["url"] == "").sum()


@pytest.mark.parametrize(
    ("published", "words"),
    [("2025", "(2025)"), ("2025-12", "(Dec 2025)"), ("2025-12-05", "(5 Dec 2025)")],
)
def test_an_empty_source_is_dated_as_precisely_as_it_is_known(published: str, words: str) -> None:
    empty = INPUTS.sources.assign(found="none", published=published).head(1)
    inputs = replace(INPUTS, sources=empty)
    last = PART.write(PART.tables(inputs), {}, inputs, Voice(language="en"))[-1]
    assert isinstance(last, Paragraph)
    assert words in last.text
