"""`diagnostics`: numbers and the words that follow them agree."""

import ast
import re

import pytest

from conftest import ROOT
from forecasts.diagnostics import agree

NOUNS = "actuals claims figures files forecasts groups keys lines outcomes periods rows values"
BY_HAND = re.compile(rf" ({NOUNS.replace(' ', '|')})\b")


@pytest.mark.parametrize(
    ("number", "total", "said"),
    [
        (0, None, "0 forecasts have"),
        (1, None, "1 forecast has"),
        (2, None, "2 forecasts have"),
        (0, 1, "0 of 1 forecast has"),
        (1, 1, "1 of 1 forecast has"),
        (1, 4, "1 of 4 forecasts has"),
        (3, 4, "3 of 4 forecasts have"),
    ],
)
def test_noun_and_verb_go_with_their_number(number: int, total: int | None, said: str) -> None:
    assert agree(number, "forecast", "has", "have", of=total) == said


def test_no_note_of_a_score_sets_a_plural_behind_a_number_by_hand() -> None:
    """`1 forecasts` would stand there: `count` and `agree` know the singular."""
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
