"""One slip of the hand, one message, at the place of the slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.ledger import load
from forecasts.ledger.nodes import parse_document
from forecasts.problem import Problem

FILE = """\
source:
  title: Outlook 2014
  publisher: Example Institute
  published: 2014-06-01
  language: en
defaults:
  claimant: {organisation: Example Institute}
  measure: sales
claims:
  - id: first-2015
    quote: 180,000 robots in 2015
    at: page 1
    value: 180,000 unit
    target: in 2015
  - id: second-2016
    quote: 190,000 robots in 2016
    at: page 2
    value: "> 190,000 unit"
    target: in 2016
"""
QUOTE = "quote: 180,000 robots in 2015"

SLIPS = {
    "a tab": ("    quote: 190", "\tquote: 190", "\t"),
    "a full-width space": ("    quote: 190", "\u3000\u3000quote: 190", "\u3000\u3000"),
    "an indent too small": ("    at: page 2", "   at: page 2", "at: page 2"),
    "an indent too large": ("    at: page 2", "      at: page 2", "at: page 2"),
    "a field at the left edge": ("  publisher", "publisher", "publisher"),
    "a dash too far left": ("  - id: second", " - id: second", "- id: second"),
    "a dash too far right": ("  - id: second", "   - id: second", "- id: second"),
    "no dash": ("  - id: first", "    id: first", "id: first"),
    "a double quote left open": (QUOTE, 'quote: "180,000 robots in 2015', '"180'),
    "a single quote left open": (QUOTE, "quote: '180,000 robots in 2015", "'180"),
    "an apostrophe": (QUOTE, "quote: 'Japan's 180,000 in 2015'", "s 180,000 in 2015'"),
    "quotes in quotes": (QUOTE, 'quote: "180,000 "robots" in 2015"', 'robots" in 2015"'),
    "a colon": (QUOTE, "quote: forecast: 180,000 in 2015", ": 180,000 in"),
    "a sign": ("value: 180", "value: > 180", "> 180"),
    "an asterisk": (QUOTE, "quote: *180,000 robots", "*180"),
    "a bracket": (QUOTE, "quote: [sic] 180,000 robots", "[sic]"),
    "no blank": ("value: 180", "value:180", ":180"),
    "a full-width colon": ("value: 180", "value：180", "：180"),
    "a brace left open": ("Institute}", "Institute", "{organisation"),
    "no braces": ("{organisation: Example Institute}", "organisation: Ours", ": Ours"),
    "a text cut off": (QUOTE, "quote: 180,000 of the #1 robot in 2015", "#1 robot"),
    "a value cut off": ("value: 180,000 unit", "value: 180,000 #unit", "#unit"),
    "a line that goes on": ("robots in 2015", "robots\nin 2015", "in 2015\n    at"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_one_problem_at_its_own_place(slip: str) -> None:
    right, wrong, place = SLIPS[slip]
    text = FILE.replace(right, wrong, 1)
    (problem,) = parse_document(text, "x.yaml").problems
    before = text[: text.index(place)]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert (problem.code, problem.position.line, problem.position.column) == ("F004", line, column)
    assert problem.expected


QUOTED = [slip for slip in SLIPS if SLIPS[slip][0] == QUOTE and slip != "a text cut off"]


@pytest.mark.parametrize("slip", QUOTED)
def test_what_is_expected_of_a_quotation_is_yaml_that_says_all_of_it(slip: str) -> None:
    text = FILE.replace(QUOTE, SLIPS[slip][1], 1)
    (problem,) = parse_document(text, "x.yaml").problems
    mended = text.replace(SLIPS[slip][1], problem.expected.strip("`"), 1)
    assert not parse_document(mended, "x.yaml").problems


def test_a_comment_stays_a_comment() -> None:
    text = FILE.replace("at: page 1", "at: page 1  # the second edition, #2").replace(
        "value: 180,000 unit", 'value: "180,000 unit" #as printed'
    )
    assert not parse_document(text, "x.yaml").problems


def _problems(text: str) -> list[Problem]:
    return list(load(instead={"x.yaml": text}, only_instead=True).problems)


def test_a_claimant_that_is_a_name_is_said_once_with_the_name_as_it_belongs() -> None:
    text = FILE.replace("{organisation: Example Institute}", "Example Institute")
    forms = [item for item in _problems(text) if "claimant" in item.message]
    assert [(item.code, item.position.line) for item in forms] == [("F010", 7)]
    assert forms[0].expected == "`claimant: {organisation: Example Institute}`"


def test_another_name_for_a_field_is_said_once_with_the_name_that_is_meant() -> None:
    found = _problems(FILE.replace("at: page 2", "page: 2"))
    told = [(item.code, item.hint) for item in found if item.position.line in {15, 17}]
    assert ("F009", "did you mean `at`?") in told
    assert "F302" not in [code for code, _ in told]


def test_a_claim_without_its_dash_is_said_once() -> None:
    document = parse_document(FILE.replace("  - id: second", "    id: second"), "x.yaml")
    assert [(item.code, item.position.line) for item in document.problems] == [("F007", 15)]
    assert document.problems[0].hint == "a claim begins with `- `"


@given(st.text("ab:-#'\"{}[]>|*&, \n\t\u3000", max_size=80), st.integers(0, len(FILE)))
def test_any_damage_is_at_most_a_problem_with_a_place_in_the_file(damage: str, at: int) -> None:
    text = FILE[:at] + damage + FILE[at:]
    lines = text.count("\n") + 1
    for problem in parse_document(text, "x.yaml").problems:
        assert 1 <= problem.position.line <= lines
        assert problem.position.column >= 1


def test_commas_that_cut_a_text_in_braces_are_said_once_with_the_quotes_that_it_needs() -> None:
    (problem,) = (
        item
        for item in _problems(FILE.replace("Example Institute}", "Example Institute, Inc., Ltd}"))
        if "comma" in item.message or item.code == "F009"
    )
    assert (problem.code, problem.message) == ("F004", "a comma cuts `Inc.` off the text before it")
    assert problem.expected.endswith('`organisation: "Example Institute, Inc. ..."`')
