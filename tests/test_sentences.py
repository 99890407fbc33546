"""Every sentence about a claim and its outcome is held to its figures, whatever they are."""

import math
import re
from typing import Any, NamedTuple

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from chart_tables import frame
from forecasts.charts.catalogue.scorecard import scorecard_data, scorecard_texts
from forecasts.comparing import compare
from forecasts.reviewing.numbers import error_words
from tables import actuals_of, claims_of

UNITS = {
    "robot": ("robot", "robots"),
    "vehicle": ("vehicle", "vehicles"),
    "people": ("person", "people"),
    "USD": ("USD", "USD"),
    "GW": ("GW", "GW"),
    "%": ("%", "%"),
}
"""Code of a unit, and what it is called behind one and behind many."""

SIZES = {"": 1.0, "million": 1e6, "billion": 1e9, "trillion": 1e12}
PRINTED = 0.5e-4
"""A figure is printed to five digits: so much of it may be rounded away."""

SENTENCE = re.compile(
    r"(?P<said>.+) claimed, (?P<came>.+) came \(s-\d+ 2020, published 2021-01-20\): (?P<end>.+)"
)
FIGURE = re.compile(
    r"([\d,.]+(?:e[+-]\d+)?)(?: (million|billion|trillion))?(?: ?(?!to )([A-Za-z%]+))?"
)
END = re.compile(
    r"(?:its middle )?"
    r"(?:([\d.e+]+)(%| percentage points?) too (high|low)|too (high|low) by a factor of ([\d.e+]+))"
)


class Told(NamedTuple):
    """A claim, what came, and what the program says of the two."""

    claim: dict[str, Any]
    came: float
    row: "pd.Series[Any]"


def figures() -> st.SearchStrategy[float]:
    """Draw what people say and count: few digits, or many, of any size."""
    return st.builds(
        lambda digits, power: float(f"{digits}e{power}"),
        st.integers(1, 99_999),
        st.integers(-2, 9),
    )


@st.composite
def pairs(draw: st.DrawFn) -> tuple[dict[str, Any], float]:
    """Draw a claim and what came: equal, close, at the limits of the verdicts, or far off."""
    unit = draw(st.sampled_from(sorted(UNITS)))
    share = unit == "%"
    hedge = draw(st.sampled_from(["bare", "about", "above", "below", "up-to", "range"]))
    if share:
        value = draw(st.integers(50, 950)) / 10
        came = round(value + draw(st.sampled_from([-4, -1, -0.3, 0, 0.2, 1, 2.5])), 1)
    else:
        value = draw(figures())
        times = draw(st.sampled_from([0.2, 0.5, 0.89, 0.95, 1.0, 1.0, 1.04, 1.12, 1.9, 7.0]))
        came = float(f"{value * times:.5g}")
    wide = draw(st.sampled_from([1.02, 1.3])) if hedge == "range" else 1.0
    low = -math.inf if hedge == "up-to" else value / wide
    high = math.inf if hedge == "above" else value * wide
    ends = {"low": low, "high": high, "stated_low": low, "stated_high": high}
    kind, measure = ("share", "share") if share else ("level", "sales")
    claim = {"value": value, "hedge": hedge, "unit": unit, "kind": kind, "measure": measure}
    return {**claim, **ends}, came


def compared(drawn: list[tuple[dict[str, Any], float]]) -> tuple[pd.DataFrame, list[Told]]:
    """Set each claim beside its own series; return the table and its rows."""
    claims = [{**claim, "subject": f"s-{n}"} for n, (claim, _) in enumerate(drawn)]
    series = [
        {
            "series": f"s-{n}",
            "subject": f"s-{n}",
            "values": [("2020", came)],
            "unit": claim["unit"],
            "measure": claim["measure"],
            "nature": "share" if claim["kind"] == "share" else "flow",
        }
        for n, (claim, came) in enumerate(drawn)
    ]
    table = compare(claims_of(*claims), actuals_of(*series), as_of="2026-11-21")
    rows = [row for _, row in table.iterrows()]
    return table, [Told(*pair, row) for pair, row in zip(drawn, rows, strict=True)]


MANY = settings(max_examples=12)
LISTS = st.lists(pairs(), min_size=1, max_size=20)


def figures_in(words: str, unit: str) -> list[float]:
    """Return the figures of a piece of a sentence; each unit is in the number that it goes with."""
    found = []
    for number, size, name in FIGURE.findall(words):
        figure = float(number.replace(",", ""))
        if name:
            one, many = UNITS[unit]
            assert name == (one if figure == 1 and not size else many), words
        found.append(figure * SIZES[size])
    return found


def side_of(end: str) -> str:
    """Return which way a sentence says that the claim was off."""
    return next((side for side in ("high", "low") if f"too {side}" in end), "")


@MANY
@given(LISTS)
def test_a_reason_says_what_was_claimed_and_what_came_in_their_units(
    drawn: list[tuple[dict[str, Any], float]],
) -> None:
    for case in compared(drawn)[1]:
        hold_figures(case)


def hold_figures(case: Told) -> None:
    parts = SENTENCE.fullmatch(str(case.row["reason"]))
    assert parts, case.row["reason"]
    unit = case.claim["unit"]
    ends = ("low", "high") if case.claim["hedge"] == "range" else ("value",)
    said, came = figures_in(parts["said"], unit), figures_in(parts["came"], unit)
    wanted = [case.claim[end] for end in ends]
    for figure, true in zip((*said, *came), (*wanted, case.came), strict=True):
        assert abs(figure - true) <= PRINTED * true * (1 + 1e-9), case.row["reason"]


@MANY
@given(LISTS)
def test_a_reason_never_contradicts_its_figures_or_its_verdict(
    drawn: list[tuple[dict[str, Any], float]],
) -> None:
    for case in compared(drawn)[1]:
        hold_side(case)
        hold_size(case)


def hold_side(case: Told) -> None:
    end = str(case.row["reason"]).rpartition("): ")[2]
    side = side_of(end)
    low, high = case.claim["stated_low"], case.claim["stated_high"]
    if side:  # only what lies outside of what was stated is too high or too low
        assert not low <= case.came <= high, case.row["reason"]
        assert side == ("high" if case.came < low else "low"), case.row["reason"]
    assert case.row["direction"] in {"", {"high": "over", "low": "under"}.get(side, "")}
    if case.row["verdict"] in {"near", "miss"}:
        assert side, case.row["reason"]
        assert case.row["direction"], case.row["reason"]


def hold_size(case: Told) -> None:
    """The error of a range is that of its middle, as it is of any other value."""
    end = str(case.row["reason"]).rpartition("): ")[2]
    if not (found := END.fullmatch(end)):
        assert not side_of(end), end
        return
    claimed = case.claim["value"]
    share, kind, _, _, factor = found.groups()
    if kind and kind != "%":
        true, printed = abs(claimed - case.came), float(share)
        assert kind == (" percentage point" if share == "1" else " percentage points"), end
    elif factor:
        true, printed = max(claimed / case.came, case.came / claimed), float(factor)
    else:
        true, printed = 100 * abs(claimed / case.came - 1), float(share)
    assert abs(printed - true) <= 0.0051 * true + 1e-9, (end, true)


@MANY
@given(LISTS)
def test_a_mark_of_the_scorecard_is_that_of_its_figures(
    drawn: list[tuple[dict[str, Any], float]],
) -> None:
    table, cases = compared(drawn)
    data = scorecard_data(table, frame())
    marks = data[data["what"] == "claim"].set_index("claim_id")
    for case in cases:
        mark = marks.loc[case.row["claim_id"]]
        if case.claim["stated_low"] <= case.came <= case.claim["stated_high"]:
            assert mark["mark"] == "within", case.row["reason"]
        if mark["mark"] == "within":
            assert case.row["verdict"] == "hit"
            continue
        assert case.row["verdict"] in {"near", "miss"}
        if case.claim["kind"] != "share":
            assert mark["ratio"] > 1 if mark["mark"] == "high" else mark["ratio"] < 1
        said = error_words(case.row["error"], case.row["error_kind"])
        assert side_of(said) in {"", mark["mark"]}, said
    count = "1 claim" if len(cases) == 1 else f"{len(cases)} claims"
    assert f"({count}, 1 claimant)" in scorecard_texts(data, frame()).subtitle
