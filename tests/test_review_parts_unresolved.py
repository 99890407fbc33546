"""Due, but without a verdict: the reasons in kinds."""

from dataclasses import replace

from forecasts.reviewing.parts.unresolved import unresolved_table
from review_cases import example_review

INPUTS = example_review().inputs


def test_reasons_without_a_verdict_are_counted_in_kinds() -> None:
    table = unresolved_table(INPUTS)
    assert table["why"].tolist() == ["no-series"]
    assert table["this_year"].tolist() == [True]


def test_scenarios_are_one_kind_whatever_else_is_lacking() -> None:
    """The words of the reason had decided: where a figure was missing too, that was counted."""
    scenario = "judged only under the scenario STEPS"
    missing = f"{scenario}. lamps has no outcome for 2025 by 2026-11-21: its last period ends 2024"
    claims = INPUTS.claims.head(2).assign(
        status="conditional", scenario="STEPS", condition="", reason=[scenario, missing],
        target_end=INPUTS.claims["target_end"].min(),
    )  # fmt: skip
    table = unresolved_table(replace(INPUTS, claims=claims))
    assert table["why"].tolist() == ["a scenario"] * 2
