"""Revisions, headlines and years told again, as releases and notes write them; own sentences.

A line of `test_reading_revised/*.txt` is a text (¶ is a line end), the line below it what is right:
ends, unit and kind; `E` an earlier forecast, `F` a forecast, `-` a fact; then the target.
"""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from forecasts.cli import main
from forecasts.reading import Quantity, read
from forecasts.reading.periods.any_language import format_period

STATED = date(2026, 8, 20)


def cases() -> list[tuple[str, str]]:
    """Return every text with what is right."""
    files = sorted(Path(__file__).with_suffix("").glob("*.txt"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines() if line]
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return [(one.replace("¶", "\n"), right.strip()) for one, right in pairs]


def told(one: Quantity) -> str:
    """Return what is read of a figure, in the notation of the cases."""
    value = f"{one.low:g}" if one.low == one.high else f"{one.low:g}..{one.high:g}"
    said = "E" if one.earlier else "F" if one.forecast else "-"
    words = (value, one.unit, one.kind, said, format_period(one.target) if one.target else "")
    return " ".join(word for word in words if word)


@pytest.mark.parametrize(("text", "right"), cases())
def test_a_figure_is_read(text: str, right: str) -> None:
    assert "; ".join(told(one) for one in read(text, stated=STATED)) == right


def test_read_names_the_rules_that_fired_where_it_is_asked() -> None:
    text = "Profits will reach $9 billion in 2027, up from the $8 billion forecast in March."
    plain, explained = (
        CliRunner().invoke(main, ["read", text, "--stated", "2026-08-20", *asked]).output
        for asked in ([], ["--explain"])
    )
    assert "earlier: forecast made in" in explained
    assert "period behind" in explained
    assert "period behind" not in plain


@pytest.mark.parametrize("shape", ["table", "csv", "jsonl", "json"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It stood at 23 Mill Street with 5 plants.", "no quantity: street"),
        ("Call 020-7946-0958: 5 plants are for sale.", "no quantity: telephone number"),
        ("看 www.example.org/2030 ：建 5 座工厂", "no quantity: address"),
        ("It has half the 5 plants.", ""),
    ],
)
def test_read_names_the_rule_by_which_a_number_is_no_quantity(
    text: str, said: str, shape: str
) -> None:
    plain, explained = (
        CliRunner().invoke(main, ["read", text, "--format", shape, *asked]).output
        for asked in ([], ["--explain"])
    )
    assert "no quantity" not in plain
    assert explained.count("no quantity") == bool(said)
    assert said in explained
