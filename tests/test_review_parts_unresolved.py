"""Due, but without a verdict: the reasons in kinds."""

from forecasts.reviewing.parts.unresolved import unresolved_table
from review_cases import example_review

INPUTS = example_review().inputs


def test_reasons_without_a_verdict_are_counted_in_kinds() -> None:
    table = unresolved_table(INPUTS)
    assert table["why"].tolist() == ["no series of outcomes"]
    assert table["this_year"].tolist() == [True]
