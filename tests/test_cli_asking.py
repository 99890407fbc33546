"""What `add` asks at a terminal: an answer that cannot be used is told, and asked for again."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from forecasts.cli import asking
from forecasts.cli.add import add
from forecasts.editing.start import start_ledger
from forecasts.ledger import load

ANSWERS = """\
sales could reach 320,000 robots by 2030
Acme
Robots
Daily
soon
11 March 2026
page 7
my-marker
my-market
sales
中国
China
"""


def test_each_answer_is_looked_at_before_the_next_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_at_terminal", lambda: True)
    start_ledger(tmp_path, empty=True)
    ledger = tmp_path / "claims"
    result = CliRunner().invoke(add, ["--ledger", str(ledger)], input=ANSWERS)
    assert result.exit_code == 0, result.output
    for told in (
        "Error: `soon` is no date; write 2025-09-19, 2025-09 or 2025",
        "subject (my-market (codes/subjects.yaml))",
        "Error: unknown subject `my-marker`; did you mean `my-market`?",
        "Error: unknown region `中国`; did you mean `China`?",
    ):
        assert told in result.output
    (claim,) = load(ledger).claims
    assert (claim.subject, claim.region, claim.at) == ("my-market", "China", "page 7")
    assert claim.source.published.text == "2026-03-11"


def test_a_value_and_a_target_that_the_words_lack_are_asked_for_until_they_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_at_terminal", lambda: True)
    start_ledger(tmp_path, empty=True)
    fields = dict.fromkeys(("value", "target", "at", "subject", "measure", "region"), "")
    answers = iter(["lots", "5 million robot", "some day", "2030", "page 1", "my-market", "", ""])
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(answers))
    asking.ask_for_missing(fields, tmp_path / "claims")
    assert list(fields.values()) == ["5 million robot", "2030", "page 1", "my-market", "", ""]
