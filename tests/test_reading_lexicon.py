"""The lexicon: what is generated is current, and what is written by hand agrees with itself."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from conftest import ROOT, not_run
from forecasts.reading import Unreadable, Value, read_value
from forecasts.reading.lexicon import cldr, cldr_foreign
from forecasts.reading.lexicon.currencies import CODES, NAMES, NAMES_HAN, SIGNS
from forecasts.reading.lexicon.hedges import AFTER, AFTER_HAN, BEFORE, BEFORE_HAN, VERBS, VERBS_HAN
from forecasts.reading.records import HEDGES


@pytest.mark.parametrize("module", ["cldr.py", "cldr_foreign.py"])
def test_cldr_words_are_current(module: str) -> None:
    if find_spec("babel") is None:
        not_run("Babel is not installed")
    script = (
        "import sys; from cldr_words import MODULES, render;"
        "sys.stdout.buffer.write(render(MODULES[sys.argv[1]]).encode())"
    )
    made = subprocess.run(
        [sys.executable, "-c", script, module], cwd=ROOT / "tools", capture_output=True, check=True
    ).stdout.decode()
    written = ROOT / "src" / "forecasts" / "reading" / "lexicon" / module
    assert made == written.read_text(encoding="utf-8")


CURRENCY_NAMES = {**cldr.CURRENCY_NAMES, **cldr_foreign.CURRENCY_NAMES}


def test_every_currency_is_a_known_code() -> None:
    named = {code for names in CURRENCY_NAMES.values() for code in names.values()}
    assert named <= CODES
    assert {code for code, _ in (*SIGNS.values(), *NAMES.values(), *NAMES_HAN.values())} <= CODES


def test_hedges_are_those_of_the_records() -> None:
    tables = (AFTER, AFTER_HAN, BEFORE, BEFORE_HAN, VERBS, VERBS_HAN)
    assert {hedge for table in tables for hedge, _ in table.values()} <= set(HEDGES)


@pytest.mark.parametrize("language", ["en", "zh", "de", "fr", "es", "ja"])
def test_every_cldr_name_reads_as_its_currency(language: str) -> None:
    wrong = {}
    for name, code in CURRENCY_NAMES[language].items():
        value = read_value(f"5 {name}", language=language)
        if isinstance(value, Unreadable) or value.unit != code:
            wrong[name] = value.unit if isinstance(value, Value) else value.reason
    assert len(wrong) <= 0.06 * len(CURRENCY_NAMES[language]), wrong
