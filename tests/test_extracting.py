"""Extraction: from the text of an article to drafts, each field with its words."""

import json
from datetime import date

import pytest
from extract_report import FIELDS, FLOORS, hash_of_held, rates, read_labelled

from forecasts.extracting.pages.layout import canonical, lay_out
from forecasts.extracting.proposing import extract
from forecasts.extracting.records import Extraction

STATED = date(2025, 9, 19)

ENGLISH = """Drone market to pass $40 billion by 2031

Sep 19, 2025

The global market for cargo drones will exceed $40 billion by 2031, Anna Berg, chief executive of
Nordwing, told a forum that 400 delegates from 12 countries attended. Shares in Nordwing rose 3%.

"Prices could fall by a third in 2027," she said. In 2024 the market was $9 billion.
"""


def extracted(text: str, stated: date = STATED) -> Extraction:
    return extract(lay_out(canonical(text)), stated=stated)


def test_a_draft_is_made_of_what_is_said_of_the_future_and_of_nothing_else() -> None:
    done = extracted(ENGLISH)
    assert [one.quote for one in done.proposals] == [
        "exceed $40 billion by 2031",
        "fall by a third in 2027",
    ]
    kinds = {one.quantity.quote: one.kind for one in done.figures}
    assert kinds["400 delegates"] == kinds["12 countries"] == "attendance"
    assert kinds["$9 billion"] == "fact"
    assert kinds["3%"] == "fact"


def test_each_field_stands_with_its_words() -> None:
    one = extracted(ENGLISH).proposals[0]
    assert one.claimant[:2] == ("Anna Berg", "Nordwing")
    assert (one.measure.text, one.measure.words) == ("market-size", "market")
    assert one.subject.text == "cargo drones"
    assert one.region[:2] == ("World", "global")


def test_a_paragraph_without_a_source_goes_on_with_the_house_of_the_lead() -> None:
    done = extracted(
        "News\n\nOrbis Research forecasts sales of 3 million cars in 2030. "
        "Orbis Research predicts prices of $90.\n\n"
        "Nordwing plans a factory.\n\nSales of vans will reach 900,000 in 2030."
    )
    assert [one.claimant.organisation for one in done.proposals][-1] == "Orbis Research"


@pytest.mark.parametrize("labelled", read_labelled(), ids=lambda one: one.name)
def test_every_quotation_is_the_texts_own(labelled: object) -> None:
    text = labelled.text  # type: ignore[attr-defined]
    done = extracted(text)
    for one in done.proposals:
        assert text[one.at : one.at + len(one.quote)] == one.quote
        assert one.quantity.quote in one.quote


def test_a_title_of_two_words_is_no_part_of_the_house() -> None:
    done = extracted(
        "无人机大会\n\n中国汽车工业协会常务副会长付炳锋表示，2026年新能源汽车销量有望达到1900万辆。"
    )
    assert done.proposals[0].claimant[:2] == ("付炳锋", "中国汽车工业协会")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nordwing expects operating profit of $3 billion for 2027.", "claim"),
        ("The paper share of packaging should reach $3 billion in 2027.", "claim"),
        ("Nordwing expects a dividend of $3 billion for 2027.", "security"),
        ("The bank sees ratings rise and a value of $3 billion in 2027.", "security"),
    ],
)
def test_words_of_securities_are_whole_words(text: str, kind: str) -> None:
    figures = extracted(text).figures
    assert [one.kind for one in figures if one.quantity.quote == "$3 billion"] == [kind]


def test_the_headline_is_not_proposed_beside_the_body() -> None:
    done = extracted(ENGLISH)
    assert [one.kind for one in done.figures if one.quantity.quote == "$40 billion"] == [
        "headline",
        "claim",
    ]


def test_the_held_articles_are_those_that_were_frozen() -> None:
    assert json.loads(FLOORS.read_text())["held_sha256"] == hash_of_held()


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_the_rates_do_not_fall(half: str) -> None:
    floors, found = json.loads(FLOORS.read_text())[half], rates(half)
    for field in ("precision", "recall", *FIELDS):
        assert found[field] >= floors[field], field


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        (
            "Sales will be 3 million in 2030, said Ana Ruiz, analyst at the research firm Orbis.",
            ("Ana Ruiz", "Orbis"),
        ),
        (
            "The German Robotics Association expects sales of 30,000 robots in 2030.",
            ("", "German Robotics Association"),
        ),
        (
            "Nordwing expects to sell 2,000 drones in 2030, its chief executive Anna Berg said.",
            ("Anna Berg", "Nordwing"),
        ),
        (
            "Analysts at Bank of Norland (BoN) are projecting sales of 3 million units in 2030.",
            ("", "Bank of Norland"),
        ),
        (
            "青山光伏协会名誉理事长王勃在会上预计,2030年新增装机将达到200GW。",
            ("王勃", "青山光伏协会"),
        ),
        ("青山证券医药行业首席分析师李明认为,2030年市场规模将达到500亿元。", ("李明", "青山证券")),
        ("青山银行将2030年电动车销量预测从1500万辆上调至1600万辆。", ("", "青山银行")),
        (
            "青山工業会の橋本会長(青山重工業社長)は、2030年の受注額が8700億円になるとの見通しを示した。",
            ("橋本", "青山工業会"),
        ),
        (
            "Orbis Insights estimates the XR market will climb to $9 billion by 2030.",
            ("", "Orbis Insights"),
        ),
        (
            (
                "The Norland Dealers Association forecasts growth, Motoring News reported. "
                "The association expects sales of 3 million cars in 2030."
            ),
            ("", "Norland Dealers Association"),
        ),
        (
            (
                "Minister of State for Roads and Inland Ports and Canals Anna Berg said that "
                "ports will handle 30 million tonnes by 2030."
            ),
            ("Anna Berg", "Ministry of Roads and Inland Ports and Canals"),
        ),
        (
            "The Orbis Association (OA) today released a forecast of 3 million cars in 2030.",
            ("", "Orbis Association"),
        ),
        (
            "Orbis is even more bullish: sales will reach 3 million units in 2030.",
            ("", "Orbis"),
        ),
        (
            "Orbis agrees with these figures, projecting sales of 3 million units in 2030.",
            ("", "Orbis"),
        ),
        ("青山智库研究总监Anna Berg 表示,2030年市场规模将达到500亿元。", ("Anna Berg", "青山智库")),
        (
            "青山経済は、電池の市場を調査した。2030年の市場規模は8700億円になると予想する。",
            ("", "青山経済"),
        ),
        (
            (
                "Ana Ruiz, chief economist at the Norland Builders Association (NBA), was upbeat. "
                "Ruiz and the NBA forecast 708,000 starts in 2030."
            ),
            ("Ana Ruiz", "Norland Builders Association"),
        ),
        (
            "The U.S. Barley Associates (USB) expects exports of 3 million tons in 2030.",
            ("", "U.S. Barley Associates"),
        ),
        (
            "Sales will be 3 million in 2030, said Ana Ruiz, head of Norland's World Drone Body.",
            ("Ana Ruiz", "World Drone Body"),
        ),
        (
            "Analysts polled by Orbis Securities expect sales of 3 million units in 2030.",
            ("", ""),
        ),
        (
            "青山數據集團(GDG)資深經理王勃表示,2030年全球市場規模將達500億美元。",
            ("王勃", "青山數據集團"),
        ),
        ("据青山证券分析,行情不错。业内人士预计,2030年市场规模将达到500亿元。", ("", "")),
        (
            "青山電機の橋本重信会長兼社長は、2030年に売上高を10兆円にする計画を示した。",
            ("橋本重信", "青山電機"),
        ),
        (
            "電池の世界市場は2030年に26兆円へと拡大する。これは調査会社の青山経済が発表した予測だ。",
            ("", "青山経済"),
        ),
    ],
)
def test_a_source_is_read_as_articles_name_it(sentence: str, claimant: tuple[str, str]) -> None:
    done = extracted(f"News\n\nSep 19, 2025\n\n{sentence}")
    assert [one.claimant[:2] for one in done.proposals] == [claimant] * len(done.proposals)
    assert done.proposals


@pytest.mark.parametrize(
    ("sentence", "measure", "subject"),
    [
        ("About 2 billion smart phones will be shipped in 2030.", "shipments", "smart phones"),
        ("India aims to have 500 GW of wind capacity by 2030.", "installed-base", "wind"),
        (
            "Global shipment volumes of smart phones will rise by 4% in 2030.",
            "shipments",
            "smart phones",
        ),
        ("IT spending will reach $6 trillion in 2030.", "spending", "IT"),
        ("到2030年全市低空经济规模将达到500亿元。", "economic-scale", "低空经济"),
        ("2030年新能源乘用车将有850万辆的规模。", "sales", "新能源乘用车"),
        (
            "Shipments of PCs, tablets and mobile phones will reach 2 billion units in 2030.",
            "shipments",
            "PCs, tablets and mobile phones",
        ),
        (
            "The market for electric vehicle (EV) batteries will reach $250 billion by 2030.",
            "market-size",
            "electric vehicle batteries",
        ),
        ("Electric vans will make up 12% of van sales in 2030.", "share-of-sales", "Electric vans"),
        ("Norland will export 55 million tonnes of grain in 2030.", "exports", "grain"),
        (
            "到2030年,非化石能源占能源消费总量的比重将达到30%。",
            "share-of-consumption",
            "非化石能源",
        ),
        ("2030年半導體產業產值可望達6.48兆元。", "output-value", "半導體產業"),
    ],
)
def test_measure_and_subject_are_the_sentences_own(
    sentence: str, measure: str, subject: str
) -> None:
    (one,) = extracted(f"News\n\nSep 19, 2025\n\n{sentence}").proposals
    assert (one.measure.text, one.subject.text) == (measure, subject)


def test_the_growth_of_a_forecast_is_of_what_the_forecast_is_of() -> None:
    done = extracted(
        "News\n\nMakers are expected to ship 2 billion phones in 2030, a 5 percent rise."
    )
    assert [one.quantity.quote for one in done.proposals] == ["2 billion phones", "5 percent"]
    assert [one.subject.text for one in done.proposals] == ["phones", "phones"]


def test_what_each_thing_measures_and_a_conversion_are_no_claims() -> None:
    done = extracted(
        "通知\n\n2025年9月19日\n\n到2030年培育规模超百亿元的领航企业40家,市场规模达到700亿元(约合100亿美元)。"
    )
    kinds = {one.quantity.unit: one.kind for one in done.figures if one.kind != "claim"}
    assert kinds == {"CNY": "each", "USD": "converted"}


def test_a_page_without_a_headline_has_a_short_title() -> None:
    text = "In the autumn " + "the market for drones grew and grew, " * 12 + "and so on."
    title = lay_out(canonical(text)).title
    assert len(title) < 160
    assert title.endswith(" ...")


def test_a_forecast_without_a_period_goes_on_from_the_one_before() -> None:
    done = extracted(
        "News\n\nSep 19, 2025\n\nOrbis expects sales of 3 million cars in 2030.\n\n"
        "Tablet shipments are expected to jump 53 percent. Vans will take 20% of sales."
    )
    assert [(one.quantity.quote, one.quantity.target.words) for one in done.proposals] == [
        ("3 million cars", "in 2030"),
        ("53 percent", "in 2030"),
    ]


def test_what_a_sentence_foresees_of_a_year_to_come_is_a_forecast() -> None:
    done = extracted(
        "News\n\nSep 19, 2025\n\n"
        "Tablets will see 256.3 million units shipped in 2025, according to Orbis, up a bit."
    )
    assert [one.quantity.quote for one in done.proposals] == ["256.3 million units"]


@pytest.mark.parametrize(
    ("sentence", "region"),
    [
        (
            "Steel use worldwide will grow 3% in 2030 despite China. Output will rise 2% in 2030.",
            "World",
        ),
        ("Norway, like Spain and Italy, is mature. Sales will reach 3 million in 2030.", "World"),
        ("Trade between Norway and Spain will grow 3% in 2030.", "World"),
        ("Vans will take 75 percent of sales in Norway, and 40 percent in Spain by 2030.", "Spain"),
        (
            "The National Association of Millers expects sales of 3 million tons in 2030.",
            "United-States",
        ),
    ],
)
def test_a_region_is_carried_where_it_holds(sentence: str, region: str) -> None:
    done = extracted(f"News\n\nSep 19, 2025\n\n{sentence}")
    assert done.proposals[-1].region.text == region


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Orbis cut its forecast for the price of ore in 2026 by 5.5% on Monday.", "comparison"),
        (
            "It will be 3% in 2026, which is 0.3 percentage points above the previous forecast.",
            "comparison",
        ),
        ("The market will reach $250 billion (roughly R4,248,620,000,000) by 2030.", "converted"),
        ("截至2025年底,我国发电总装机约33亿千瓦。", "fact"),
    ],
)
def test_what_is_no_claim_of_its_own(sentence: str, kind: str) -> None:
    done = extracted(f"News\n\nSep 19, 2025\n\n{sentence}")
    assert done.figures[-1].kind == kind


def test_a_headings_figure_is_told_by_the_text_below_it() -> None:
    done = extracted(
        "News\n\nSep 19, 2025\n\nMarket to reach $200 billion in 2040\n\n"
        "Orbis raised its forecast of the market for glasses to $200 billion in 2040."
    )
    assert [one.kind for one in done.figures] == ["headline", "claim"]


@pytest.mark.parametrize(
    "above",
    [
        "Posted on: 03 DEC 2025 4:15PM by the desk",
        "Last updated 3 December 2025, 16:15",
        "3 December 2025 | Harbour Wire",
        "Published: Wednesday, 3 December 2025\nUpdated: 9 December 2025",
        "December 3, 2025\nBy Ann Bell and Bo Lind",
        "发布时间：2025-12-03 16:15 来源：海港报",
        "掲載日:2025年12月3日",
    ],
)
def test_a_line_above_the_headline_that_dates_the_page_is_no_title(above: str) -> None:
    article = lay_out(f"{above}\n\nCranes to double by 2031\n\nOrders will reach 4,000 by 2031.\n")
    assert (article.published, article.title) == ("2025-12-03", "Cranes to double by 2031")


@pytest.mark.parametrize(
    "title",
    ["December 2025 | Cranes", "3 December 2025: a day for cranes", "2025年12月3日起重机展开幕"],
)
def test_a_headline_that_begins_with_a_date_stays_one(title: str) -> None:
    assert lay_out(f"{title}\n\nOrders will reach 4,000 by 2031.\n").title == title
