"""English of news, notes, plans and tables: what a figure is said of, and what kind it is."""

from datetime import date

import pytest

from conftest import told
from forecasts.reading import read

STATED = date(2025, 11, 20)

TIMES = (
    # Forms of verbs that are nouns or adjectives govern nothing.
    ("It will build 9 GW of installed capacity by 2028, and 12 GW by 2030.", "yes 2028; yes 2030"),
    # A forecast that was changed still looks ahead; what was missed does not.
    ("Full-year guidance was raised to $7.2bn from $6.9bn.", "yes 2025; no 2025"),
    ("The outlook for sales has been cut to 4%.", "yes -"),
    ("Targets were left unchanged at 40 GW.", "yes -"),
    ("The guidance was raised by 6%.", "no -"),
    ("Without the fire, output would have reached 40 GW last year.", "no 2024"),
    ("The two would have had sales of $4bn.", "no -"),
    ("By 2030 it would have saved $4bn.", "yes 2030"),
    # Words that look ahead.
    ("It is confident of reaching 1.7 million this year.", "yes 2025"),
    ("Brokers estimate peak sales of $2bn for the drug.", "yes -"),
    ("It has spent $3bn, with another $1bn to come.", "no -; yes -"),
    ("The record of 40 GW is expected to be beaten in 2026.", "yes 2026"),
    ("Guidance for 2025 is 150,000 tonnes.", "yes 2025"),
    ("The target remains 40 GW.", "yes -"),
    ("The new note puts 2025 growth at 2%.", "yes 2025"),
    ("The plant, due to open in 2027, will make 90 cars.", "yes 2027"),
    ("Sales fell to 90 due to a strike.", "no -"),
    # What is, beside what will be.
    ("Its fund, worth $1.9 trillion, expects to buy shares.", "no -"),
    (
        "Spending remains tiny (0.4%), though firms plan to raise it to 1.1% by 2028.",
        "no -; yes 2028",
    ),
    ("Some 3,400 people work there, a number set to swell to 5,000.", "no -; yes -"),
    ("Had demand grown as hoped, sales would now stand at 620 TWh.", "no -"),
    ("Sales grew 8%, beating the company's own forecast of 5%.", "no -; no -"),
    ("It lost $3m and the firm reckons it will earn $9m in 2026.", "no -; yes 2026"),
    # Multiples of a year's profit say what the price is now.
    ("The shares trade at 18 times 2026 earnings.", "no -"),
    ("It is valued at 22x our 2027e EPS and 1.4 times 2026 sales.", "no -; no -"),
    ("It will have 18 times its 2026 stock by 2030.", "yes 2030"),
    # Verbs in the past that no list has.
    ("The trial enrolled 412 patients at 36 sites; data are expected in mid-2026.", "no -; no -"),
    ("It assembled about 90 trucks and plans 200 in 2026.", "no -; yes 2026"),
    ("By 2030 a combined 40 GW will be added.", "yes 2030"),
    # A semicolon and a bracket end what their words say.
    ("It sees 9 GW in 2026; the company ended the quarter with $212 million.", "yes 2026; no -"),
    ("The industry ($90bn by 2030E) has three suppliers.", "yes 2030; no -"),
    ("By 2029 it will host 420 turbines; the first park has 140.", "yes 2029; no -"),
    ("By 2025 it had 131 GW; by 2030 it should have 260 GW.", "no 2025; yes 2030"),
    # What is to come has no year that is over, and no year from a verb that is a noun.
    ("It made $5bn in 2022 and will make $9bn.", "no 2022; yes -"),
    ("It sold 40 cars in 2024; it expects to sell 60.", "no 2024; yes -"),
    ("Deliveries will start in 2026 at 40 cars a week.", "yes 2026"),
    ("It sold 40 cars in 2024, short of its target of 50.", "no 2024; no 2024"),
    ("Its $150 million will last until 2027.", "no -"),
    # Who was asked, what others say, what is left out.
    ("Of the 1,100 firms surveyed, 38% expected to hire and 17% to sack.", "no -; no -; no -"),
    ("A rise of 38% expected to follow in 2026 would help.", "yes 2026"),
    ("It raised $310m at a value of $2bn and says it will open in 2033.", "no -; no -"),
    ("By 2029 it will make a fifth of profit, from 8% in fiscal 2025.", "yes 2029; no FY2025"),
    ("It has spent $1bn of an eventual $6bn.", "no -; yes -"),
    ("The model shows coal at 22% in 2040; with new laws, 9%.", "yes 2040; yes 2040"),
    ("Roughly 400 stores lose money, and up to 150 could close in 2026.", "no -; yes 2026"),
    ("Output is assumed to rise 1% a year.", "yes -"),
    ("Output is set for a fall, to 9 GW in 2025.", "yes 2025"),
    ("It will have cut 9 million jobs by 2030 but created 7 million others.", "yes 2030; yes 2030"),
    ("It should sell 500 in 2026, after 432 in 2025.", "yes 2026; no 2025"),
    ("The report has 40 GW in 2035; in its low case, 30 GW.", "yes 2035; yes 2035"),
    ("It puts the market at $45bn today and $130bn in 2032.", "no -; yes 2032"),
    ("It may match the 900 cars now on order by 2030.", "no -"),
    ("Sales: 3 million (2025 est.), 4 million (2030 proj.).", "yes 2025; yes 2030"),
    ("The target of 40 GW by 2030 now looks out of reach.", "yes 2030"),
    ("The plant is to supply 40 GW.", "yes -"),
    ("Rail freight is seen down 3% in 2025.", "yes 2025"),
    ("The study, covering 62 nations, concludes that heat could cost $5bn.", "no -; yes -"),
    ("It has orders of $21bn, 60% of which it expects to deliver.", "no -; yes -"),
    ("It is heading for 45 million this year.", "yes 2025"),
    ("It expects 40 GW to be built by 2030 and 50 GW to be approved.", "yes 2030; yes 2030"),
    ("Sales may hit 9 million in 2026 and 10 million the next year.", "yes 2026; yes 2027"),
    ("It will sell 9 million in 2030, and 4 million over the next year.", "yes 2030; yes 2026"),
    # A number of two digits behind a year is no year.
    ("It will grow from 4 million in 2023 to 31 million in 2050.", "no 2023; yes 2050"),
    # Whose period it is.
    ("AI spending to reach $2 trillion, up 140%, by 2028: a study", "yes 2028; yes 2028"),
    ("It should reach 40 billion zloty ($11 billion) in 2026.", "yes 2026; yes 2026"),
    ("It raised its forecast for the year to $2bn.", "yes 2025"),
    ("It will cut 900 jobs, 9% of all, by 2028.", "yes 2028; yes 2028"),
    ("It lost 9% this year but will return to normal, 40 GW, in 2026.", "no 2025; yes 2026"),
    ("The plan, which began in 2022 with 11 sites, stands.", "no 2022"),
    ("It has $140bn of loans falling due in 2026.", "no -"),
    ("It rests on our FY27 EPS estimate of $5 and sales of $2bn for 2026.", "yes FY2027; yes 2026"),
    ("Losses are seen at €80m this year and €20m next, with a profit later.", "yes 2025; yes 2026"),
    ("It won orders for 12 ships worth $2.9bn for delivery from 2027 to 2029.", "no -; no -"),
    ("The contract, worth $480m, runs until 2031.", "no -"),
    ("Last year's record of $66m is likely to fall in 2025.", "no 2024"),
    ("Estimates of the 2040 fleet range from 90 million to 150 million cars.", "yes 2040"),
    ("It cut its 2026 forecast from 5-6% to 3-4%.", "no 2026; yes 2026"),
    ("That will add $2bn to the $11bn price announced in 2021.", "yes -; no 2021"),
    ("Sales are seen at $1.9bn, against $1.7bn in 2024.", "yes -; no 2024"),
    ("It lifted its dividend to 40 cents and promised to return $1bn by 2027.", "no -; yes 2027"),
    ("It cut its forecast for 2026 unit sales to 9 million.", "yes 2026"),
    ("It sold 2026 units.", "no -"),
    ("It sees growth of 3% this year, 2% next and 4% in 2027.", "yes 2025; yes 2026; yes 2027"),
    ("It is pencilling in 2 million for the year and 3 million for next.", "yes 2025; yes 2026"),
    ("Profit for the year to March was $4m.", "no 2024-04-01/2025-03-31"),
    ("Exports rose 9%; by 2030 they may rise another 25%.", "no -; yes 2030"),
    (
        "It sets aside $3bn in 2026, up 30%, and $4bn in 2027-28.",
        "yes 2026; yes 2026; yes 2027-2028",
    ),
    ("Its 2028 target of 40 GW of wind and 60 GW of solar stands.", "yes 2028; yes 2028"),
    ("It plans 30 plants with a combined 1.2 TWh by 2030.", "yes 2030; yes 2030"),
    ("It has 30 plants with 1.2 TWh and plans 50 by 2030.", "no -; no -; yes 2030"),
    (
        "We put our 2027e EPS of $3.20 above that of others, and the dividend at $2.",
        "yes 2027; no -",
    ),
    (
        "Demand is to rise by 2 million barrels a day, the fastest pace in five years.",
        "yes -; no -",
    ),
)

KINDS = (
    ("Sales rose 4% in 2025 and the margin was 20%.", "growth share"),
    ("Trade grew 4.2% in 2025. We expect 2.5% in 2026.", "growth growth"),
    ("Its share was 42% in 2025. We expect 45% in 2026.", "share share"),
    ("Buy, target C$38 (was C$31); the target of $40 million stands.", "price price level"),
    ("Water bills will rise to £740.", "price"),
    ("Rent growth slowed to 3.4% in March and should reach 2.5% next year.", "growth growth"),
    ("Rent growth slowed to 3.4% and should reach 20% of the total.", "growth share"),
    ("It will reach $4 million by 2032, at a compound annual rate of 13.5%.", "level growth"),
    (
        "The agency cut its 2026 growth forecast to 2.8% and its 2027 forecast to 3%.",
        "growth growth",
    ),
    ("The fund charges 0.12% a year and the loan carries interest of 6.5% a year.", "share share"),
    ("Home prices in the city averaged $712,000; it paid $712,000.", "price level"),
    ("Gold rose to $4,100, and the gold firm paid $4,100.", "price level"),
    ("It sold 900 cars, 11% more than a year earlier.", "count growth"),
    ("It costs 20 percent less than oil and has 30 percent of the market.", "growth share"),
    ("Sales will rise 15% in 2026, 18% in 2027, before easing to 9% in 2028.", "growth " * 3),
    ("It cut its growth forecast for 2026 to 1.4% from 1.9%.", "growth growth"),
    ("GDP grew 0.4% in the second quarter, after 0.3% in the first.", "growth growth"),
    ("Spending rose 31% in 2025, and two-thirds of firms expect more.", "growth share"),
    ("The share fell to 40% from 45%, and 20% of firms left.", "share share share"),
    ("Copper will average $9,800 a tonne next year and $10,400 in 2027.", "price price"),
    ("The price of a robot will fall to $21,000 by 2030 from $90,000 today.", "price price"),
    ("Costs fell; it earns $300 a year. It paid $200.", "level level"),
    ("It sees growth of 4% and an operating margin of at least 8%.", "growth share"),
    ("Growth averaged about 6.1% between 2010 and 2019 and 3.8% after.", "growth growth"),
    ("The harvest is 8% down on last year's.", "growth"),
    ("It sold 6% above last year and 38% below the peak.", "growth growth"),
    ("We see EPS of $3.20 on sales of $40 million.", "price level"),
    ("It sees earnings per share of $3.20.", "price"),
    ("A line costs £31.50 a month; it pays £820 million a month.", "price level"),
    ("It raised its forecast by 40 GW and lifted guidance by $3 million.", "change change"),
    ("The bridge costs $90 million, $12 million above the first estimate.", "level change"),
    ("It invested $90 million over the last year.", "level"),
    ("Profit is now 20 cents higher at $2.10.", "change price"),
    ("The crop is 44 million bushels, up 3 million.", "level change"),
    ("It was a 26 per cent boost over 2023.", "growth"),
)


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times(text: str, expected: str) -> None:
    """Every quantity is said of the past or of the future, and of its period."""
    assert "; ".join(told(one) for one in read(text, stated=STATED)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Second-half hedging is locked in at 74%.", "no 2025-H2"),
        ("In the second half, 74% of output is hedged.", "no 2025-H2"),
        ("Second-half sales were $5 billion, and the margin is 12%.", "no 2024-H2; no 2024-H2"),
    ],
)
def test_half_that_runs_is_that_of_a_verb_of_now(text: str, expected: str) -> None:
    """A half-year without a year is the one that runs, where a verb of now speaks of it."""
    found = read(text, stated=date(2025, 9, 19))
    assert "; ".join(told(one) for one in found) == expected


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kinds(text: str, expected: str) -> None:
    """Every quantity says what it is: a share or a change, a price or a sum."""
    assert [one.kind for one in read(text, stated=STATED)] == expected.split()
