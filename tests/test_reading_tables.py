"""Cells of tables take period, scale and unit from their heads."""

from datetime import date

import pytest

from forecasts.reading import read
from forecasts.reading.qualifying.table_measures import MEASURED

STATED = date(2026, 6, 30)

TABLES = (
    ("Vehicles (million units)\n\nRegion | 2025 | 2026F\nEurope | 15.1 | 15.3",
     "15.1e6 unit; 15.3e6 unit"),
    ("Generation in TWh, base case\nSource | 2024 | 2025\nWind | 142 | 151", "142 TWh; 151 TWh"),
    ("Phones, million units\nMaker | 2024 | 2025\nA | 247 | 251", "247e6 unit; 251e6 unit"),
    ("Lithium (kt LCE)\n | 2024 | 2025\nCars | 780 | 960", "780 kt; 960 kt"),
    ("Fleet\nKind | 2024 | 2025\nRevenue ($m) | 812 | 905\nMargin (%) | 11 | 12",
     "812e6 USD; 905e6 USD; 11 %; 12 %"),
    ("Fleet\nKind | Cars, '000 | Output (GWh)\nA | 41 | 905", "41e3 ; 905 GWh"),
    ("TWh | 2024 | 2025\nWind | 142 | 151", "142 TWh; 151 TWh"),
    ("主要指标（亿元）\n\n指标 | 2024年 | 2025年\n收入 | 1325 | 1368", "1325e8 CNY; 1368e8 CNY"),
    ("Cars by region, million (STEPS)\nRegion | 2024 | 2025\nEurope | 15.1 | 15.3",
     "15.1e6 ; 15.3e6 "),
    # A column of units says what each row is told in, and where it is unknown the title does not.
    ("Price (real US dollars)\nGood | Unit | 2024 | 2025\nOil | US$/bbl | 80 | 68\nTea | = | 9 | 8",
     "80 USD/barrel; 68 USD/barrel; 9 ; 8 "),
    # What says its own measure keeps it, and a title without one gives none.
    ("Sales (million units)\nRegion | 2024 | 2025\nEurope | 15% | $3bn", "15 %; 3e9 USD"),
    ("Sales (by region)\nRegion | 2024 | 2025\nEurope | 15 | 16", "15 ; 16 "),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_cells_have_the_measure_of_their_heads(text: str, expected: str) -> None:
    found = [(one.value, one.unit) for one in read(text, stated=STATED)]
    wanted = [part.strip().partition(" ") for part in f"{expected} ".split(";")]
    assert found == [(pytest.approx(float(number)), unit) for number, _, unit in wanted]


def test_prose_below_a_table_is_left_alone() -> None:
    text = "Sales (kt)\nA | 1 | 2\nB | 3 | 4\n\nIt has 12 and will open 5 more."
    marked = [one.quote for one in read(text) if MEASURED in one.rules]
    assert marked == ["1", "2", "3", "4"]
