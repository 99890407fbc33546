"""Bias by subject and by source."""

from dataclasses import replace

import pandas as pd
import pytest

from forecasts.comparing.rated import is_rated
from forecasts.reviewing.document import Grid
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.parts.bias import PART, bias_horizon_table, bias_table
from forecasts.reviewing.scored import ENOUGH, score_group
from forecasts.reviewing.voice import Voice
from forecasts.scores.inference.long_run import student_tails
from review_cases import example_review

REVIEW = example_review()
INPUTS = REVIEW.inputs


def test_a_subject_has_the_scores_of_its_rated_claims_most_outcomes_first() -> None:
    claims = pd.concat(
        [INPUTS.claims, INPUTS.claims.assign(subject="b"), INPUTS.claims.assign(subject="c")]
    ).reset_index(drop=True)
    later = (claims["subject"] == "c") & (claims["claim_id"] == "lamps-miss-2025")
    claims.loc[later, "target_period"] = "2024"
    table = bias_table(replace(INPUTS, claims=claims))
    assert table["subject"].tolist() == ["c", "b", "example-lamps"]
    assert table["outcomes"].tolist() == [2, 1, 1]
    rated = claims[is_rated(claims)]
    for row in table.to_dict("records"):
        scores = score_group(rated[rated["subject"] == row.pop("subject")])
        assert row == pytest.approx({name: scores[name] for name in row}, nan_ok=True)


def test_a_subject_of_few_outcomes_has_its_counts_and_no_bias() -> None:
    (row,) = _rows(INPUTS)
    scores = bias_table(INPUTS).iloc[0]
    assert row[3:] == (f"{scores['high']:.0f}", f"{scores['low']:.0f}", "", "")
    many = pd.concat(
        [INPUTS.claims.assign(target_period=str(2010 + year)) for year in range(ENOUGH)]
    )
    (row,) = _rows(replace(INPUTS, claims=many.reset_index(drop=True)))
    assert "" not in row


def _rows(inputs: Inputs) -> list[tuple[str, ...]]:
    tables = {**REVIEW.tables, **PART.tables(inputs)}
    elements = PART.write(tables, {}, inputs, Voice(language="en", names=inputs.names))
    return list(next(each for each in elements if isinstance(each, Grid)).rows)


def test_the_bias_of_a_bin_is_tested_with_each_outcome_once() -> None:
    """Six errors of six outcomes, then the same said three times over: no more is known of it."""
    errors = [0.3, 0.2, 0.25, 0.1, 0.28, 0.22]
    one = INPUTS.claims[INPUTS.claims["claim_id"] == "lamps-miss-2025"]
    own = pd.concat(
        [
            one.assign(claim_id=f"{who}-{place}", organisation=f"{who}", error=error, horizon=1.5,
                       target_period=str(2000 + place), value=1000.0 * who + place)
            for place, error in enumerate(errors)
            for who in range(3)
        ],
        ignore_index=True,
    )  # fmt: skip
    alone = own[own["organisation"] == "0"].reset_index(drop=True)
    once, thrice = (bias_horizon_table(replace(INPUTS, claims=claims)) for claims in (alone, own))
    assert once["n"].tolist() == [6, 6]
    assert thrice["n"].tolist() == [18, 18]
    assert thrice["outcomes"].tolist() == [6, 6]
    assert thrice["p"].tolist() == pytest.approx(once["p"].tolist())
    statistic = pd.Series(errors).mean() / (pd.Series(errors).std() / len(errors) ** 0.5)
    assert once["p"].iloc[0] == pytest.approx(student_tails(statistic, len(errors) - 1))
    few = bias_horizon_table(replace(INPUTS, claims=alone.head(4)))
    assert few["p"].isna().all()
