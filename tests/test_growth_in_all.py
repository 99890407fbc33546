"""Growth of all years together: drafted where no word says that it is of each, judged so alone."""

from datetime import date

import pandas as pd
import pytest

from forecasts.comparing.bases import find_bases, may_be_in_all
from forecasts.comparing.claimed import read_table
from forecasts.editing.draft import draft_claim, value_of
from forecasts.extracting.pages.layout import lay_out
from forecasts.extracting.proposing import extract
from forecasts.reading import read_value, write_value

SAID = date(2025, 9, 19)

DRAFTED = {
    "Sales will grow 40% by 2030.": "40% in all",
    "Sales will rise 40% over the next five years.": "40% in all",
    "到2030年销量将增长40%。": "40% in all",
    "2030年までに販売台数が40%増える。": "40% in all",
    "Sales will grow 8% a year by 2030.": "8% a year",
    "Sales will grow by 8% until 2030.": "8% a year",
    "Sales will grow at a rate of 8% by 2030.": "8% a year",
    "Sales will grow 8% in 2030.": "8% a year",
    "Sales will grow 8% by 2026.": "8% a year",
    "到2030年销量将年均增长8%。": "8% a year",
    "2030年までに年率8%増える。": "8% a year",
    "The share of lorries will reach 40% by 2030.": "40%",
}


@pytest.mark.parametrize(("sentence", "value"), DRAFTED.items())
def test_growth_is_of_all_years_where_no_word_says_that_it_is_of_each(
    sentence: str, value: str
) -> None:
    language = "en" if sentence.isascii() else "ja" if "まで" in sentence else "zh"
    assert draft_claim(sentence, language=language, stated=SAID).fields["value"] == value


def test_a_draft_of_an_article_reads_its_whole_sentence() -> None:
    text = (
        "Lorries\n\nEach year sales will grow by 8% before 2030, the institute said. "
        "Exports will grow 40% by 2030, the institute said.\n"
    )
    found = extract(lay_out(text), stated=SAID)
    values = [write_value(value_of(one.quantity)) for one in found.proposals]
    assert values == ["8% a year", "40% in all"]


def test_growth_in_all_starts_from_the_last_year_known_and_is_judged_once() -> None:
    value = read_value("40% in all")
    row = {
        "claim_id": "a", "kind": value.kind, "value": 40.0, "unit": "%", "stated": SAID,
        "target_start": date(2030, 1, 1), "target_end": date(2030, 12, 31), "target": "2030",
        "target_period": "2030", "quote": "40% in 2030",
    }  # fmt: skip
    (claim,) = read_table(pd.DataFrame([row]))
    (reading,) = claim.readings
    target = (date(2030, 1, 1), date(2030, 12, 31))
    (base,) = find_bases(claim, reading, target, date(2024, 12, 31), rates=False)
    assert base.span == (date(2024, 1, 1), date(2024, 12, 31))
    assert not may_be_in_all(claim, reading, 6.0)
