"""What a figure takes from the words and figures beside it: its noun, unit, price and sign."""

import pytest

from forecasts.reading import read

CASES = (
    # The noun that a bare figure counts is its subject, or what was asked for.
    ("Monthly players averaged 168 million.", "168e6 player"),
    ("Passenger numbers are on track to top 92 million this year.", "92e6 passenger"),
    ("Customers with large orders numbered 3,480.", "3480 customer"),
    ("Car output rose 4% to 2.3 million.", "4 %; 2.3e6 vehicle"),
    ("Sales of heat pumps reached 310,000.", "310e3 pump"),
    ("Company sales reached 4 million.", "4e6 "),
    ("It makes 90,000 tonnes of steel a year.", "90e3 t/year"),
    ("Vacancies stood at 712,000.", "712e3 vacancy"),
    ("Passenger traffic reached 4 million.", "4e6 passenger"),
    # Some of those behind: the noun and no magnitude.
    ("Of these, 640 of the planned 2,000 buses run.", "640 bus; 2000 bus"),
    ("It won 3 of the 8 million votes cast.", "3 vote; 8e6 vote"),
    ("5 of the 10 million dollars were lost.", "5 ; 10e6 USD"),
    ("How many homes have fibre?\nA: 17.9 million.", "17.9e6 home"),
    ("The number of pensioners passed 100,000.", "1e5 pensioner"),
    ("Investments rose to 4 million.", "4e6 "),
    ("Members chose 4 million in stock.", "4e6 "),
    # A unit goes on to a figure about as large, or to one that says how far it is from it.
    ("Farmers sow 1.2 million hectares; this season they managed 700,000.", "1.2e6 ha; 7e5 ha"),
    ("It handled 4.6 million TEU, and 5.1 million were planned.", "4.6e6 TEU; 5.1e6 TEU"),
    ("Stocks are put at 262 million tons, 1.9 million below last month's forecast.",
     "262e6 t; -1.9e6 t"),
    ("The line is 34 kilometres long. Today it is 21.", "34 km; 21 km"),
    ("It cost CHF 1.9 billion at first and rose to 2.8 billion.", "1.9e9 CHF; 2.8e9 CHF"),
    ("It has 3,000 km of track and 12 depots.", "3000 km; 12 depot"),
    # A price is shared backwards, and per anything.
    ("We cut it from $11,200 to $10,400 a tonne.", "11200 USD/t; 10400 USD/t"),
    ("The cost is £2.65 a meal.", "2.65 GBP/meal"),
    ("Operating costs per tonne fell 7% to $61.", "-7 %; 61 USD/t"),
    ("A kilo of beef sells at 9.80 euros.", "9.8 EUR/kg"),
    ("The rate fell to $1,870 per 40-foot box.", "1870 USD/box"),
    ("They paid $40 million a record sum.", "40e6 USD"),
    # Losses set beside older ones, and what lies below a yardstick.
    ("Losses widened to $45 million in 2026 from $31 million in 2025.", "-45e6 USD; -31e6 USD"),
    ("Sales were $20 million below the forecast.", "-20e6 USD"),
    ("The wreck lies 20 metres below sea level.", "20 m"),
    ("Prices came down to $42 a kilo from a peak of 64.", "42 USD/kg; 64 USD/kg"),
    ("It lost 52,000 jobs, more than the 5,000 economists had expected.", "-52e3 job; 5e3 job"),
    ("It closes plants with the loss of 900 jobs, and 61,000 jobs shed in all.",
     "-900 job; -61e3 job"),
    # An m is a million unless lengths are told.
    ("The airport handled 88.7m in 2025.", "88.7e6 "),
    ("The pool is 50m long and a 30m crane stands there.", "50 m; 30 m"),
    ("The depth was 3.4m in May.", "3.4 m"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_figure_takes_what_it_leaves_out(text: str, expected: str) -> None:
    found = [(one.value, one.unit) for one in read(text)]
    wanted = [part.strip().partition(" ") for part in expected.split("; ")]
    assert found == [(pytest.approx(float(number)), unit) for number, _, unit in wanted]
