import math
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forecasts.comparing.consistency import CONSISTENCY_COLUMNS, consistency, find_tensions
from forecasts.ledger.entries import Code, Codes
from forecasts.money import Rates, load_rates
from forecasts.problem import Position
from forecasts.reading.records import Value, interval
from tables import actuals_of, claims_of

BILLION = 1e9
RATES = load_rates()
HERE = Position(file="codes.yaml", line=1, column=1)


def claim(
    name: str,
    value: float,
    *,
    hedge: str = "bare",
    figures: int = 3,
    **more: Any,  # noqa: ANN401  cells of any kind
) -> Mapping[str, Any]:
    kind, unit = more.get("kind", "level"), more.get("unit", "robot")
    stated = Value(
        kind=kind, low=value, high=value, value=value, figures=figures, unit=unit, hedge=hedge
    )
    low, high = interval(stated)
    return {
        "claim_id": name, "value": value, "low": low, "high": high, "hedge": hedge,
        "figures": figures, "year": 2030, "stated": "2025-09-19", **more,
    }  # fmt: skip


def look(
    *claims: Mapping[str, Any],
    rates: Rates | None = RATES,
    as_of: date | None = None,
    codes: Codes | None = None,
) -> pd.DataFrame:
    return consistency(claims_of(*claims), rates=rates, as_of=as_of, codes=codes)


WORLD = claim("world", 240 * BILLION, hedge="below", figures=2, unit="USD")
CHINA = claim("china", 120 * BILLION, hedge="above", figures=2, unit="USD", part_of="world")
LOW_ALTITUDE = claim(
    "low-altitude",
    1e12,
    hedge="scale",
    figures=0,
    unit="CNY",
    overlaps="china",
    subject="low-altitude",
)


def test_the_seeds_are_in_tension_with_their_reasons() -> None:
    table = look(WORLD, CHINA, LOW_ALTITUDE).set_index("claim_id")
    assert tuple(table.reset_index().columns[:1]) == ("claim_id",)
    assert table.loc["china", "outcome"] == "consistent"
    found = table.loc["low-altitude"]
    assert found["outcome"] == "tension"
    assert found["break_even"] == pytest.approx(1e12 / 120e9)
    assert found["pair"] == "CNY per USD"
    assert found["words"] == (
        "low-altitude against china: the part (1 trillion CNY = 140.53 billion USD at 7.116 CNY "
        "per USD) exceeds the stated whole (120 billion USD); the whole is a floor (at least 120 "
        "billion USD) and allows more; the part is an order of magnitude, from 500 billion CNY to "
        "5 trillion CNY; the scopes differ and only overlap (low-altitude and robots): neither "
        "bounds the other; equal at 8.33 CNY per USD; in the year to 2025-09-19 it was 7.01 to 7.35"
    )


FITS = {
    "a part within": (claim("p", 100, part_of="w"), claim("w", 120), "consistent"),
    "a part over, within its reading": (
        claim("p", 100.2, part_of="w"),
        claim("w", 100, figures=1),
        "tension",
    ),
    "a part over a floor": (
        claim("p", 200, part_of="w"),
        claim("w", 100, hedge="above"),
        "tension",
    ),
    "a part over in every reading": (
        claim("p", 130, part_of="w"),
        claim("w", 100),
        "contradiction",
    ),
    "a floor over a number": (
        claim("p", 130, hedge="above", part_of="w"),
        claim("w", 100),
        "contradiction",
    ),
    "a ceiling never contradicts": (
        claim("p", 130, hedge="up-to", part_of="w"),
        claim("w", 100),
        "tension",
    ),
    "an order of magnitude": (
        claim("p", 150, hedge="scale", part_of="w"),
        claim("w", 100),
        "tension",
    ),
    "an overlap never contradicts": (claim("p", 900, overlaps="w"), claim("w", 100), "tension"),
    "an overlap that fits": (claim("p", 90, overlaps="w"), claim("w", 100), "consistent"),
    "other years": (claim("p", 1, part_of="w", year=2029), claim("w", 2), "not checked"),
    "other things counted": (
        claim("p", 1, part_of="w", unit="USD"),
        claim("w", 2),
        "not checked",
    ),
    "other prices": (claim("p", 1, part_of="w", price_basis="2015"), claim("w", 2), "not checked"),
    "two currencies, far apart": (
        claim("p", 2e12, unit="CNY", part_of="w"),
        claim("w", 120e9, unit="USD"),
        "contradiction",
    ),
    "two currencies, at the edge": (
        claim("p", 120e9 * 7.2, unit="CNY", part_of="w"),
        claim("w", 120e9, unit="USD"),
        "tension",
    ),
}


@pytest.mark.parametrize("case", FITS)
def test_parts_and_wholes(case: str) -> None:
    part, whole, outcome = FITS[case]
    table = look(part, whole)
    assert tuple(table.columns) == CONSISTENCY_COLUMNS
    assert table["outcome"].tolist() == [outcome]
    assert table["words"][0].startswith("p against w: ")


def test_without_rates_two_currencies_are_not_checked() -> None:
    table = look(WORLD, CHINA, LOW_ALTITUDE, rates=None).set_index("claim_id")
    found = table.loc["low-altitude"]
    assert found["outcome"] == "not checked"
    assert found["words"].endswith("no exchange rates are at hand for CNY in USD")


def test_parts_of_one_document_add_up() -> None:
    parts = [claim(name, 40, part_of="w", region=name) for name in ("Asia", "Europe", "Americas")]
    table = look(claim("w", 100), *parts)
    assert table["outcome"].tolist() == ["contradiction"] + ["consistent"] * 3
    assert "the sum of the parts (120 robots) exceeds" in table["words"].iloc[0]
    elsewhere = [{**part, "title": part["region"]} for part in parts]
    assert look(claim("w", 100), *elsewhere)["outcome"].tolist() == ["consistent"] * 3


GROWTH = {"kind": "growth", "unit": "%", "base_period": "2025", "figures": 2}


@pytest.mark.parametrize(("rate", "outcome"), [(15.0, "consistent"), (25.0, "contradiction")])
def test_growth_must_lead_from_level_to_level(rate: float, outcome: str) -> None:
    table = look(
        claim("then", 201.1, year=2030), claim("now", 100, year=2025), claim("rate", rate, **GROWTH)
    )
    assert table["relation"].tolist() == ["growth-level"]
    assert table["outcome"].tolist() == [outcome]
    assert table["claims"].tolist() == ["rate now then"]


def test_growth_from_a_base_that_was_published_by_then() -> None:
    """CAAM, for 2022: 5 million and +47%, from 3.521 million only 42%."""
    level = claim("level", 5.0e6, stated="2022-01-20", year=2022, figures=2)
    rate = claim("rate", 47.0, kind="growth", unit="%", stated="2022-01-20", year=2022, figures=2)
    series = actuals_of({"values": [("2021", 3.521e6, "2022-01-13")]})
    table = consistency(claims_of(level, rate), actuals=series)
    assert table["outcome"].tolist() == ["tension"]
    assert table["words"][0] == (
        "rate against level: 47% a year from 3.521 million robots (published by then) comes to "
        "5.1759 million robots, stated is 5 million robots"
    )
    fitting = claim("rate", 42.0, kind="growth", unit="%", stated="2022-01-20", year=2022)
    assert consistency(claims_of(level, fitting), actuals=series)["outcome"].tolist() == [
        "consistent"
    ]
    assert consistency(claims_of(level, rate), actuals=series, as_of=date(2022, 1, 5)).empty


@pytest.mark.parametrize(
    ("stated", "target", "outcome"),
    [
        ("2022-01-20", 2022, ["tension"]),  # from 2021, which was published a week before
        ("2021-12-14", 2022, []),
        ("2022-01-20", 2023, []),  # from 2022, which nobody knows yet; 2021 is not its base
        ("2022-01-20", 2030, []),
    ],
)
def test_growth_without_a_base_is_laid_from_the_year_before_its_target_alone(
    stated: str, target: int, outcome: list[str]
) -> None:
    said = {"stated": stated, "year": target, "figures": 2}
    both = claim("level", 5.0e6, **said), claim("rate", 47.0, kind="growth", unit="%", **said)
    series = actuals_of({"values": [("2021", 3.521e6, "2022-01-13"), ("2022", 3.6e6)]})
    assert consistency(claims_of(*both), actuals=series)["outcome"].tolist() == outcome


def codes_of(parts: Mapping[str, str], regions: Mapping[str, str]) -> Codes:
    def entries(whole_of: Mapping[str, str]) -> Mapping[str, Code]:
        names = {*whole_of, *whole_of.values()}
        return {
            name: Code(id=name, name=name, part_of=whole_of.get(name, ""), position=HERE)
            for name in names
        }

    return {"subjects": entries(parts), "regions": entries(regions), "measures": {}}


CODES = codes_of({"cobots": "robots"}, {"China": "Asia", "Asia": "World"})
SHARE = {"kind": "share", "unit": "%", "subject": "cobots", "measure": "share", "figures": 2}


@pytest.mark.parametrize(("share", "outcome"), [(20.0, "consistent"), (35.0, "contradiction")])
def test_a_share_must_be_that_of_the_levels(share: float, outcome: str) -> None:
    table = look(
        claim("all", 100), claim("some", 20, subject="cobots"), claim("share", share, **SHARE),
        codes=CODES,
    )  # fmt: skip
    assert table["relation"].tolist() == ["share-total"]
    assert table["outcome"].tolist() == [outcome]


def test_shares_of_one_whole_must_not_pass_it() -> None:
    codes = codes_of({"cobots": "robots", "arms": "robots"}, {})
    shares = [claim("a", 60.0, **SHARE), claim("b", 45.0, **{**SHARE, "subject": "arms"})]
    table = look(*shares, codes=codes)
    assert table["outcome"].tolist() == ["contradiction"]
    assert table["words"][0].endswith("the shares of robots add up to 105%")
    assert look(shares[0], {**shares[1], "value": 40.0, "low": 40.0}, codes=codes)[
        "outcome"
    ].tolist() == ["consistent"]


def test_the_codelists_declare_parts_of_other_claimants() -> None:
    whole = claim("w", 100, organisation="A")
    part = claim("p", 130, organisation="B", region="China", stated="2025-10-01")
    assert look(whole, part, codes=CODES)["outcome"].tolist() == ["contradiction"]
    assert look(whole, part).empty
    years_before = {**part, "stated": "2020-01-01"}
    assert look(whole, years_before, codes=CODES).empty
    assert look(whole, {**part, "modality": "target"}, codes=CODES).empty
    revised = claim("q", 90, organisation="B", region="China", stated="2025-11-01", title="x")
    assert look(whole, part, revised, codes=CODES).empty


REVISIONS = {
    "a revision": ({"supersedes": "a", "stated": "2026-01-01"}, ["consistent"]),
    "of another year": ({"supersedes": "a", "stated": "2026-01-01", "year": 2031}, ["not checked"]),
    "in other prices": (
        {"supersedes": "a", "stated": "2026-01-01", "price_basis": "2015"},
        ["not checked"],
    ),
    "stated before": ({"supersedes": "a", "stated": "2024-01-01"}, ["tension"]),
    "undeclared in one document": ({}, ["tension"]),
    "in another document": ({"title": "another"}, []),
    "a relay that fits": (
        {"relays": "a", "value": 100.1, "low": 99.0, "high": 101.0},
        ["consistent"],
    ),
    "a relay that does not": ({"relays": "a", "title": "x"}, ["contradiction"]),
    "a relay of another year": (
        {"relays": "a", "value": 100.0, "low": 99.0, "high": 101.0, "year": 2031},
        ["contradiction"],
    ),
}


@pytest.mark.parametrize("case", REVISIONS)
def test_revisions_and_relays(case: str) -> None:
    more, outcomes = REVISIONS[case]
    table = look(claim("a", 100), {**claim("b", 130), **more})
    assert table["outcome"].tolist() == outcomes


CURRENCIES = {
    "a cut that another currency hides": (64 * BILLION, "tension"),
    "the same amount": (145 * BILLION, "consistent"),
    "a rise that another currency shows": (300 * BILLION, "tension"),
}


@pytest.mark.parametrize("case", CURRENCIES)
@pytest.mark.parametrize("more", [{"supersedes": "a"}, {}])
def test_a_number_that_changed_with_its_currency(case: str, more: Mapping[str, str]) -> None:
    value, outcome = CURRENCIES[case]
    old = claim("a", 20 * BILLION, hedge="above", unit="USD", organisation="A", stated="2024-05-24")
    new = claim("b", value, hedge="above", unit="CNY", organisation="A", title="x", **more)
    table = look(old, new)
    assert table[["relation", "outcome"]].to_numpy().tolist() == [["currency", outcome]]
    assert (table["why"] != "").tolist() == [outcome == "tension"]
    assert look(old, {**new, "organisation": "B", "supersedes": ""}).empty


def test_a_hidden_cut_says_what_it_is_in_the_currency_before() -> None:
    old = claim("a", 20 * BILLION, hedge="above", unit="USD", organisation="A", stated="2024-05-24")
    new = claim("b", 64 * BILLION, unit="CNY", organisation="A", title="x")
    words = look(old, new)["words"][0]
    rate = 7.116  # of 2025-09-19, as in the seeds' case
    less = 1 - 64 / rate / 20
    assert words.startswith("b against a: at least 20 billion USD became 64 billion CNY; that is ")
    assert words.endswith(f" at 7.116 CNY per USD, {less:.0%} less")


def test_claims_stated_later_are_left_out() -> None:
    table = look(WORLD, CHINA, as_of=date(2025, 9, 18))
    assert table.empty
    assert tuple(table.columns) == CONSISTENCY_COLUMNS


def test_tensions_are_warnings_at_the_claim() -> None:
    part, whole, _ = FITS["a part over in every reading"]
    problems = find_tensions(
        look({**part, "file": "claims/b.yaml", "line": 7}, whole, WORLD, CHINA)
    )
    assert [(p.code, p.severity, p.position.file, p.position.line) for p in problems] == [
        ("F602", "warning", "claims/b.yaml", 7)
    ]


AMOUNTS = st.floats(min_value=1, max_value=1e12)
HEDGES = st.sampled_from(["bare", "about", "below", "above", "up-to", "scale"])


@settings(max_examples=60, deadline=None)
@given(AMOUNTS, AMOUNTS, HEDGES, HEDGES)
def test_a_bound_never_contradicts_what_it_allows(
    part: float, whole: float, hedge: str, other: str
) -> None:
    rows = (claim("p", part, hedge=hedge, part_of="w"), claim("w", whole, hedge=other))
    outcome = look(*rows)["outcome"][0]
    low, high = rows[0]["low"], rows[1]["high"]
    assert (outcome == "contradiction") == (part > whole and max(low, 0.0) > high * (1 + 1e-9))
    assert outcome != "contradiction" or math.isfinite(high)
    larger = look(rows[0], claim("w", whole * 2, hedge=other))["outcome"][0]
    ranks = ("contradiction", "tension", "consistent")
    assert ranks.index(larger) >= ranks.index(outcome)


def test_the_range_of_rates_is_that_of_the_year_before() -> None:
    rows = (
        claim("p", 1e12, unit="CNY", part_of="w", stated="2015-06-30"),
        claim("w", 2e11, unit="USD", stated="2015-06-30"),
    )
    found = look(*rows).iloc[0]
    assert np.isclose([found["rate_low"], found["rate_high"]], [6.11, 6.27], atol=0.02).all()
