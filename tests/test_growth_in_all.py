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
from forecasts.reading.twins.plain_forms import has_kana

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
    "Sugar output will fall 8% in the 2026/27 season.": "-8% a year",
    "Sales will grow 40% over 2026-27.": "40% in all",
    "In 2030 demand will peak, and prices will be down 40% by then.": "-40% in all",
    "到2030年销量将年均增长8%。": "8% a year",
    "2030年までに年率8%増える。": "8% a year",
    "The share of lorries will reach 40% by 2030.": "40%",
}


ON_THE_QUARTER = {
    "DRAM prices will rise 8% quarter-on-quarter in 2026.": "8%",
    "Shipments will fall 3% sequentially in 2026.": "-3%",
    "Prices are seen up about 5% (QoQ) in 2026.": "about 5%",
    "预计2026年合约价将季增8%。": "8%",
    "2026年四季度产量预计环比增长约3%。": "about 3%",
    "Shipments will rise 8% year-on-year in 2026.": "8% a year",
    "预计2026年合约价将年增8%。": "8% a year",
}


@pytest.mark.parametrize(("sentence", "value"), ON_THE_QUARTER.items())
def test_growth_on_the_quarter_before_is_a_number_alone(sentence: str, value: str) -> None:
    language = "en" if sentence.isascii() else "zh"
    assert draft_claim(sentence, language=language, stated=SAID).fields["value"] == value


@pytest.mark.parametrize(("sentence", "value"), DRAFTED.items())
def test_growth_is_of_all_years_where_no_word_says_that_it_is_of_each(
    sentence: str, value: str
) -> None:
    language = "en" if sentence.isascii() else "ja" if "まで" in sentence else "zh"
    assert draft_claim(sentence, language=language, stated=SAID).fields["value"] == value


FROM_A_YEAR = {
    "Demand will grow 30% over 2024 levels by 2030.": "30% in all from 2024",
    "The city aims to cut emissions 40% by 2035 from 2019.": "-40% in all from 2019",
    "Annual sales will be 25% higher in 2030 than in 2022.": "25% in all from 2022",
    "Exports will rise 25% to 40 GW by 2030, from 32 GW in 2024.": "25% in all from 2024",
    "Compared with 2019, emissions will fall 40% by 2035.": "-40% in all from 2019",
    "Demand will double by 2030 from 2022 levels.": "2x 2022",
    "到2030年碳排放比2020年下降18%。": "-18% in all from 2020",
    "2030年销量将较2024年增长约30%。": "about 30% in all from 2024",
    "2030年の市場は24年比で3割増える見通し。": "30% in all from 2024",
    "2030年度までに2013年度比46%減らす。": "-46% in all from 2013",
    "产值到2030年将在2020年基础上增长30%。": "30% in all from 2020",
    "产量在2027年增长5%,2030年增长6%。": "5% a year",
    "Sales will rise 12% in 2026 from 2025.": "12% a year",
    "Sales will rise 4% in 2026, more than in 2023.": "4% a year",
    "Growth will be 5% in 2026, from 4.5 per cent in 2023.": "5% a year",
    "Sales will grow 8% a year from 2024 to 2030.": "8% a year",
    "Output will fall 3% in 2027, the largest drop since 2009.": "-3% a year",
    "预计2026年销量较上年增长5%。": "5% a year",
    "26年の販売は前年比5%増の見通し。": "5% a year",
}


@pytest.mark.parametrize(("sentence", "value"), FROM_A_YEAR.items())
def test_growth_is_measured_from_the_year_that_is_named(sentence: str, value: str) -> None:
    language = "en" if sentence.isascii() else "ja" if has_kana(sentence) else "zh"
    assert draft_claim(sentence, language=language, stated=SAID).fields["value"] == value
    assert write_value(read_value(value)) == value


def test_a_draft_of_an_article_reads_its_whole_sentence() -> None:
    text = (
        "Lorries\n\nEach year sales will grow by 8% before 2030, the institute said. "
        "Exports will grow 40% from 2019 by 2030, the institute said.\n"
    )
    found = extract(lay_out(text), stated=SAID)
    values = [write_value(value_of(one.quantity, one.base)) for one in found.proposals]
    assert values == ["8% a year", "40% in all from 2019"]


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
