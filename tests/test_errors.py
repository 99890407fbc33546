"""One bad file and one expected text per code; the set of files is the set of codes."""

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from conftest import ROOT
from forecasts.checks import check
from forecasts.diagnostics import render
from forecasts.ledger import load
from forecasts.ledger.texts import read_texts
from forecasts.rules import RULES

ERRORS = ROOT / "tests" / "errors"
# A code that a codelist can have needs a ledger of its own: a folder.
FILES = sorted(path.name for path in ERRORS.glob("F*") if path.suffix != ".txt")


def ledger_codes() -> list[str]:
    """Codes that a file can have: F309 needs a history, F110 a language, F5 actuals, F6 rates."""
    return [code for code in RULES if code not in {"F309", "F110"} and code[:2] not in {"F5", "F6"}]


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_gives_exactly_its_text(
    name: str, file_regression: FileRegressionFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ERRORS)
    ledger = load(Path(name))
    problems = check(ledger, read_texts(Path("sources")))
    assert {problem.code for problem in problems} == {name[:4]}
    file_regression.check(
        render(problems, ledger.texts, "full"),
        fullpath=ERRORS / f"{name.removesuffix('.yaml')}.txt",
        encoding="utf-8",
    )


def test_every_code_has_one_bad_file_named_after_its_rule() -> None:
    assert [name.removesuffix(".yaml") for name in FILES] == [
        f"{code}-{RULES[code].name}" for code in sorted(ledger_codes())
    ]
