"""The quotation proves the number: a changed digit, magnitude, currency, bound or year is seen.

Each claim of the real ledger is changed in each of these ways.
"""

import re
from datetime import timedelta

import pytest

from conftest import ROOT
from forecasts.checks.quotation import _within
from forecasts.ledger import load
from forecasts.ledger.claim import Claim
from forecasts.problem import Position
from forecasts.reading import Value, read_period, read_value
from forecasts.reading.proving.proof import prove
from forecasts.reading.records import Period


def outcomes(claim: Claim, value: Value, target: Period) -> set[str]:
    findings = prove(
        value,
        target,
        claim.quote,
        language=claim.source.language,
        stated=claim.source.published.first,
    )
    return {finding.outcome for finding in findings}


def proved_claims() -> list[Claim]:
    claims = load(ROOT / "claims").claims
    return [
        claim
        for claim in claims
        if not claim.readings
        and "differs" not in outcomes(claim, claim.value, claim.target)
        and "unreadable" not in outcomes(claim, claim.value, claim.target)
    ]


CLAIMS = proved_claims()


def mutate_digit(value: Value) -> list[Value]:
    """Change each digit of the text in turn."""
    found = []
    text = value.text
    amount = re.match(r"[^0-9]*[0-9][0-9,.]*(?:-[0-9][0-9,.]*)?", text)
    assert amount is not None or not re.search("[0-9]", text)
    for match in re.finditer("[0-9]", amount.group() if amount else ""):
        digit = str((int(match.group()) + 3) % 10)
        read = read_value(text[: match.start()] + digit + text[match.end() :])
        if isinstance(read, Value) and read.kind == value.kind:
            found.append(read)
    return found


def mutate_magnitude(value: Value) -> list[Value]:
    factors = (10.0, 1000.0, 0.001) if value.value else ()
    return [
        value._replace(low=value.low * f, high=value.high * f, value=value.value * f)
        for f in factors
    ]


def mutate_unit(value: Value) -> list[Value]:
    others = {"USD": "CNY", "CNY": "JPY", "EUR": "USD", "JPY": "CNY"}
    return [value._replace(unit=others[value.unit])] if value.unit in others else []


def mutate_bound(value: Value) -> list[Value]:
    others = {"bare": "above", "above": "up-to", "below": "above", "about": "above"}
    hedge = others.get(value.hedge)
    return [value._replace(hedge=hedge)] if hedge else []


MUTATIONS = (mutate_digit, mutate_magnitude, mutate_unit, mutate_bound)


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda m: m.__name__)
def test_a_changed_value_is_seen(mutate: object) -> None:
    assert callable(mutate)
    mutants = [(claim, mutant) for claim in CLAIMS for mutant in mutate(claim.value)]
    missed = [
        f"{claim.id}: {mutant.text} {mutant.value} {mutant.unit} {mutant.hedge} | {claim.quote}"
        for claim, mutant in mutants
        if "differs" not in outcomes(claim, mutant, claim.target)
    ]
    assert len(mutants) > 60
    assert missed == []


def test_a_changed_year_is_seen_wherever_the_quotation_names_one() -> None:
    mutants = 0
    missed = []
    for claim in CLAIMS:
        if "absent" in outcomes(claim, claim.value, claim.target):
            continue
        later = claim.target._replace(
            start=claim.target.start + timedelta(days=366),
            end=claim.target.end + timedelta(days=366),
        )
        period = read_period(str(later.end.year))
        assert isinstance(period, Period)
        mutants += 1
        if "differs" not in outcomes(claim, claim.value, period._replace(relation="in")):
            missed.append(f"{claim.id}: {claim.target.words} | {claim.quote}")
    assert mutants > 100
    assert missed == []


@pytest.mark.parametrize(("length", "column"), [(10, 12), (12, 13), (14, 10)])
def test_the_place_of_a_word_counts_the_quotes_around_its_text(length: int, column: int) -> None:
    """A text of ten letters as it stands, in quotes, and with escapes, where only the whole is."""
    whole = Position(file="a.yaml", line=3, column=10, length=length)
    found = _within(whole, "0123456789", (2, 5))
    assert (found.column, found.length) == (column, length if column == 10 else 3)
