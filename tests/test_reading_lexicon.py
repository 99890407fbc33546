"""The lexicon: what is generated is current, and what is written by hand agrees with itself."""

import re
import subprocess
import sys
from importlib.metadata import version
from importlib.util import find_spec

import pytest

from conftest import ROOT, not_run
from forecasts.reading import Unreadable, Value, read_value
from forecasts.reading.lexicon import cldr, cldr_foreign
from forecasts.reading.lexicon.currencies import CODES, NAMES, NAMES_HAN, SIGNS
from forecasts.reading.lexicon.hedges import AFTER, AFTER_HAN, BEFORE, BEFORE_HAN, VERBS, VERBS_HAN
from forecasts.reading.records import HEDGES

CURRENCY_NAMES = {**cldr.CURRENCY_NAMES, **cldr_foreign.CURRENCY_NAMES}


def from_tool(expression: str) -> str:
    """Return what `tools/cldr_words.py` says, from a process that has its folder on the path."""
    script = f"import sys, cldr_words; sys.stdout.buffer.write(({expression}).encode())"
    return subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT / "tools", capture_output=True, check=True
    ).stdout.decode()


@pytest.mark.parametrize("module", ["cldr.py", "cldr_foreign.py"])
def test_cldr_words_are_those_of_the_locked_release(module: str) -> None:
    locked = re.findall(r"^babel==(\S+)", (ROOT / "locks" / "test.txt").read_text(), re.MULTILINE)
    installed = version("Babel") if find_spec("babel") else "not installed"
    if [installed] != locked:
        not_run(f"Babel is {installed}, the words are made with {locked[0]}")
    made = from_tool(f"cldr_words.render(cldr_words.MODULES[{module!r}])")
    written = ROOT / "src" / "forecasts" / "reading" / "lexicon" / module
    assert made == written.read_text(encoding="utf-8"), "run python tools/cldr_words.py"


@pytest.mark.parametrize("language", ["en", "zh", "de", "fr", "es", "ja"])
def test_no_cldr_word_means_another_currency_in_the_installed_release(language: str) -> None:
    if find_spec("babel") is None:
        not_run("Babel is not installed")
    shipped = CURRENCY_NAMES[language]
    assert from_tool(f"str(cldr_words.contradictions({language!r}, {shipped!r}))") == "{}"


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
