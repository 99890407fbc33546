"""A new entry of a codelist: behind the others, whose bytes stay."""

from pathlib import Path

import pytest

from forecasts.editing.codes import add_code
from forecasts.editing.insert import NotInsertableError
from forecasts.editing.start import start_ledger
from forecasts.ledger import load

FIELDS = {"name": "Jute: bags", "definition": "Bags of jute # no fibre"}


@pytest.fixture
def subjects(tmp_path: Path) -> Path:
    start_ledger(tmp_path, empty=True)
    return tmp_path / "claims" / "codes" / "subjects.yaml"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing yet\n",
        "a:\n  name: A\n  definition: a",
        "a:\r\n  name: A\r\n  definition: a\r\n",
    ],
)
def test_an_entry_goes_behind_the_others(subjects: Path, text: str) -> None:
    subjects.write_bytes(text.encode())
    add_code(subjects.parent.parent, "subjects", "jute-bags", FIELDS)
    new = subjects.read_bytes().decode()
    assert new.startswith(text)
    assert new.count("\r\n") in {0, new.count("\n")}
    ledger = load(subjects.parent.parent)
    code = ledger.codes["subjects"]["jute-bags"]
    assert {"name": code.name, "definition": code.definition} == FIELDS
    assert ledger.problems == ()


@pytest.mark.parametrize(
    "text", ["{a: {name: A, definition: a}}\n", "jute-bags:\n  name: A\n", "a: [\n", "- a\n"]
)
def test_a_list_that_takes_no_entry_stays_as_it_is(subjects: Path, text: str) -> None:
    subjects.write_text(text)
    with pytest.raises(NotInsertableError, match="takes no entry `jute-bags`"):
        add_code(subjects.parent.parent, "subjects", "jute-bags", FIELDS)
    assert subjects.read_text() == text
