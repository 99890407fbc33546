"""All tables of a review together: no claim is lost between them."""

from review_cases import example_review

INPUTS, TABLES = example_review().inputs, example_review().tables


def test_every_claim_is_due_in_the_year_open_without_verdict_or_judged_before() -> None:
    claims = set(INPUTS.claims["claim_id"])
    placed = set(TABLES["due"]["claim_id"]) | set(TABLES["open"]["claim_id"])
    assert placed | set(TABLES["unresolved"]["claim_id"]) == claims
