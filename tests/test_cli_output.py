"""A table at a terminal: words are cut, figures never; where there is no room, a block a row."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forecasts.cli import output
from forecasts.cli.output import _cards, write_rows
from forecasts.diagnostics import display_width

WORDS = st.text("abcdefgh 中文", min_size=0, max_size=60)
ROWS = st.lists(st.tuples(WORDS, WORDS, st.integers(0, 10**12), WORDS), min_size=1, max_size=5).map(
    lambda rows: [dict(zip(("id", "who", "value", "what"), row, strict=True)) for row in rows]
)


def _shown(rows: list[dict[str, object]], width: int) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        patch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        lines: list[str] = []
        patch.setattr(output.click, "echo", lambda text, **_: lines.append(text))
        write_rows([dict(row) for row in rows], "table")
    return "\n".join(lines)


@settings(deadline=None)
@given(ROWS, st.sampled_from([60, 80, 120]))
def test_a_table_fits_the_terminal_and_keeps_every_figure(
    rows: list[dict[str, object]], width: int
) -> None:
    text = _shown(rows, width)
    assert max(display_width(line) for line in text.split("\n")) <= width
    for row in rows:
        assert str(row["value"]) in text.replace(",", "")


def test_a_row_that_has_no_room_is_a_block_with_all_its_words() -> None:
    row: dict[str, object] = {f"column-{number}": f"word {number}" * 3 for number in range(8)}
    text = _shown([row], 60)
    assert [line.split("  ")[0] for line in text.split("\n")] == list(row)
    assert all(str(word) in text for word in row.values())


def test_a_long_cell_of_a_card_goes_on_below_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forecasts.cli.output.terminal_width", lambda: 30)
    card = _cards(["id", "reason"], [["a", "one two three four five six seven"]])
    assert card == "id      a\nreason  one two three four\n        five six seven"
