"""Corrections of what had been said to have been said."""

from dataclasses import replace

import pandas as pd
import pytest

from forecasts.reviewing.document import Element, Grid, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.parts.corrections import PART
from forecasts.reviewing.voice import Voice
from review_cases import example_review

INPUTS = example_review().inputs


@pytest.mark.parametrize(("number", "words"), [(1, "One claim was"), (2, "Two claims were")])
def test_each_correction_is_told_with_its_reason(number: int, words: str) -> None:
    rows = [("lamps-2030", "2026-01-05", "the quotation had lost a word")] * number
    made = replace(INPUTS, corrections=pd.DataFrame(rows, columns=INPUTS.corrections.columns))
    finding, grid = _write(made)
    assert isinstance(finding, Paragraph)
    assert finding.text.startswith(words)
    assert isinstance(grid, Grid)
    assert list(grid.rows) == rows


def test_no_correction_is_said_to_be_none() -> None:
    (finding,) = _write(INPUTS)
    assert isinstance(finding, Paragraph)
    assert finding.text.startswith("No ")


def _write(inputs: Inputs) -> list[Element]:
    voice = Voice(language="en", names=inputs.names)
    return PART.write(PART.tables(inputs), {}, inputs, voice)
