"""`diagnostics`: numbers and the words that follow them agree."""

import ast
import re

import pytest

from conftest import ROOT
from forecasts.diagnostics import agree, say_count

NOUNS = "actuals claims figures files forecasts groups keys lines outcomes periods rows values"
BY_HAND = re.compile(rf" ({NOUNS.replace(' ', '|')})\b")


@pytest.mark.parametrize(
    ("number", "total", "said"),
    [
        (0, None, "0 forecasts have"),
        (1, None, "1 forecast has"),
        (1200, None, "1,200 forecasts have"),
        (0, 1, "0 of 1 forecast has"),
        (0, 4, "0 of 4 forecasts have"),
        (1, 1, "1 of 1 forecast has"),
        (1, 4, "1 of 4 forecasts has"),
        (3, 4, "3 of 4 forecasts have"),
    ],
)
def test_noun_and_verb_go_with_their_number(number: int, total: int | None, said: str) -> None:
    assert say_count(number, "forecast", "have", total) == said


@pytest.mark.parametrize(
    ("verb", "of_one"), [("are", "is"), ("were", "was"), ("lie", "lies"), ("repeat", "repeats")]
)
def test_a_verb_goes_with_one(verb: str, of_one: str) -> None:
    assert (agree(1, verb), agree(2, verb), agree(0, verb)) == (of_one, verb, verb)


def test_no_note_of_a_score_sets_a_plural_behind_a_number_by_hand() -> None:
    """`1 forecasts` would stand there: `count` and `say_count` know the singular."""
    found = [
        f"{path.relative_to(ROOT)}:{text.lineno}: {after.value}"
        for path in sorted((ROOT / "src" / "forecasts" / "scores").rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for before, after in zip(text.values, text.values[1:], strict=False)
        if isinstance(before, ast.FormattedValue)
        and isinstance(after, ast.Constant)
        and BY_HAND.match(str(after.value))
    ]
    assert found == []
