"""Every public function has an example, and each prints what it shows."""

import doctest
from pathlib import Path
from types import FunctionType

import pytest

import forecasts as fc
from forecasts.editing.start import start_ledger

FUNCTIONS = sorted({*fc.__all__} - {"__version__", "charts"})


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_example_of_a_function_prints_what_it_shows(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    function = getattr(fc, name)
    assert isinstance(function, FunctionType)
    (found,) = doctest.DocTestFinder(recurse=False).find(function, name, globs={"fc": fc})
    asked = [one for one in found.examples if f"fc.{name}(" in one.source and not one.options]
    assert asked, "the example calls the function and is run"
    told: list[str] = []
    runner = doctest.DocTestRunner(verbose=False)
    assert runner.run(found, out=told.append).failed == 0, "".join(told)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_tells_its_arguments(name: str) -> None:
    function = getattr(fc, name)
    text = function.__doc__ or ""
    taken = [each for each in function.__annotations__ if each not in {"return", "options"}]
    if len(taken) > 1:
        lacking = [each for each in taken if f"        {each}: " not in text]
        assert lacking == []
