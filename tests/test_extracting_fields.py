"""Fields of claims: for each kind of sentence that was read wrongly, one of its kind."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml

from forecasts.extracting.drafts import draft_file
from forecasts.extracting.pages.layout import canonical, lay_out
from forecasts.extracting.proposing import extract
from forecasts.extracting.records import Extraction, Proposal

STATED = date(2025, 9, 19)
CASES = tomllib.loads((Path(__file__).parent / "extract" / "fields.toml").read_text("utf-8"))
Case = dict[str, str]


def extracted(text: str) -> Extraction:
    return extract(lay_out(canonical(text)), stated=STATED)


def claim(case: Case) -> Proposal:
    done = extracted(case["text"])
    found = [one for one in done.proposals if case["figure"] in one.quantity.quote]
    assert len(found) == 1, [one.quote for one in done.proposals]
    return found[0]


def kind(text: str, figure: str) -> str:
    return next(one.kind for one in extracted(text).figures if figure in one.quantity.quote)


@pytest.mark.parametrize("case", CASES["who"], ids=lambda case: case["organisation"])
def test_who_says_it(case: Case) -> None:
    assert claim(case).claimant[:2] == (case["person"], case["organisation"])


@pytest.mark.parametrize("case", CASES["subject"], ids=lambda case: case["subject"])
def test_of_what(case: Case) -> None:
    assert claim(case).subject.text == case["subject"]


@pytest.mark.parametrize("case", CASES["measure"], ids=lambda case: case["figure"])
def test_what_is_measured(case: Case) -> None:
    assert claim(case).measure.text == case["measure"]


@pytest.mark.parametrize("case", CASES["region"], ids=lambda case: case["figure"])
def test_where(case: Case) -> None:
    assert claim(case).region.text == case["region"]


@pytest.mark.parametrize("case", CASES["kind"], ids=lambda case: case["figure"])
def test_what_is_a_claim_and_what_is_none(case: Case) -> None:
    assert kind(case["text"], case["figure"]) == case["wanted"]


def test_a_plan_goes_on_behind_the_period_that_it_named_first() -> None:
    done = extracted(
        "方案\n\n方案提出,到2027年产业规模达到1000亿元。\n\n力争建成30个以上通用机场。"
    )
    assert [one.quantity.target.words for one in done.proposals if one.quantity.target] == [
        "到2027年",
        "到2027年",
    ]


def test_a_plan_that_counts_as_many_of_two_things_has_two_claims() -> None:
    text = "方案\n\n江北省提出,到2027年累计建成国家级产业集群30个,新认定省级产业集群30个。"
    assert [one.subject.text for one in extracted(text).proposals] == [
        "国家级产业集群",
        "省级产业集群",
    ]


def test_a_result_to_come_is_foreseen_by_the_sentence_before_it() -> None:
    text = "業績\n\n26年3月期の見通しを修正した。純利益は前期比12%増の4200億円と、予想を上回る。"
    assert kind(text, "4200億円") == "claim"


def test_what_stands_above_the_headline_is_no_title() -> None:
    article = lay_out(
        "2025年9月30日\n\nプレスリリース\n\nロボットの世界市場を調査\n\n市場は伸びる。"
    )
    assert (article.title, article.published) == ("ロボットの世界市場を調査", "2025-09-30")


QUOTES = {
    "江河证券\n\n江河证券预计2025-2027年净利润分别为7.1亿元、9.2亿元、11.3亿元。": (
        ("7.1亿元", "2025"),
        ("9.2亿元", "2026"),
        ("11.3亿元", "2027"),
    ),
    "江河证券\n\n江河证券预测25/26/27年净利润分别为5.13/7.02/8.98亿元。": (
        ("8.98亿元", "2025"),
        ("8.98亿元", "2026"),
        ("8.98亿元", "2027"),
    ),
    "储能\n\n江河证券预计2027年储能累计装机将达到97.0GW，2023-2027年年均增长率为49.3%。": (
        ("2027年储能累计装机将达到97.0GW", "2027年"),
        ("2023-2027年年均增长率为49.3%", "2023-2027年"),
    ),
    "规划\n\n规划提出，2027年装备制造业规模突破1.5万亿元，力争到2027年汽车产值突破1万亿元。": (
        ("2027年装备制造业规模突破1.5万亿元", "2027年"),
        ("到2027年汽车产值突破1万亿元", "到2027年"),
    ),
    "AI\n\nStatbureau Research expects the market to grow 26.6% a year (2025-2031).": (
        ("26.6% a year (2025-2031)", "2025-2031"),
    ),
}


@pytest.mark.parametrize(("text", "wanted"), QUOTES.items(), ids=lambda one: str(one)[:20])
def test_a_quotation_holds_its_unit_and_its_own_period(
    text: str, wanted: tuple[tuple[str, str], ...]
) -> None:
    done = extract(lay_out(canonical(text)), stated=STATED)
    drafts = yaml.safe_load(draft_file(done, {}))["claims"]
    assert len(drafts) == len(wanted)
    for draft, (words, target) in zip(drafts, wanted, strict=True):
        assert draft["quote"].endswith(words)
        assert str(draft["target"]) == target


@pytest.mark.parametrize(
    ("page", "figure", "unit"),
    [
        ("The Philippines will plant palms at a cost of 12 billion pesos by 2028.", "pesos", "PHP"),
        ("Mexico will plant palms at a cost of 12 billion pesos by 2028.", "pesos", "MXN"),
        ("Kenya will spend 45 billion shillings on lines by 2028.", "shillings", "KES"),
        ("Kenya and Uganda will spend 45 billion shillings by 2028.", "shillings", "shilling"),
        ("Pakistan’s farms will earn 9 billion rupees in 2027.", "rupees", "PKR"),
        ("Pakistan’s farms will earn 9 billion Indian rupees in 2027.", "rupees", "INR"),
        ("Norrland, the Danish baker, will invest 9 billion kroner in 2027.", "kroner", "DKK"),
        (
            "Norway: cod at 3 Danish kroner, eel at 2 Danish kroner; sales of 9 bn kroner in 2027.",
            "9 bn kroner",
            "NOK",
        ),
        ("Rice in Pakistan will cost 90 rupees a kilo in 2027.", "rupees", "PKR/kg"),
    ],
)
def test_money_that_several_states_call_alike_is_that_of_the_page(
    page: str, figure: str, unit: str
) -> None:
    assert claim({"text": f"Plans\n\n{page}", "figure": figure}).quantity.unit == unit


def test_a_draft_says_words_as_its_page_writes_them() -> None:
    text = (
        "離岸風電\n\n2025年10月21日 台北報導\n\n經濟部能源署表示,預計未來五年內離岸風電累計裝置容量"
        "將達10.9GW。若融資順利,國產化比率可望於後年提升至六成。\n"
    )
    draft = draft_file(extract(lay_out(text), stated=STATED), {})
    assert {"未來五年內", "於後年"} <= {
        str(one["target"]) for one in yaml.safe_load(draft)["claims"]
    }
    assert not set("来内风电经济转报导于国产计") & set(draft)


def test_a_state_in_a_dateline_is_no_publisher() -> None:
    text = "Spending on pumps\n\nSTAMFORD, Conn., October 23, 2024\n\nPumps will cost $5 in 2025."
    assert lay_out(text).publisher == ""


def test_a_forecast_of_one_country_takes_the_place_of_none_of_the_world() -> None:
    done = extracted(
        "Phones\n\nWorldwide phone shipments will grow 0.6% in 2026, said Merrow Research. "
        "Its previous forecast was 2.3% growth. Shipments in China will grow 3% in 2026."
    )
    assert [one.supersedes for one in done.proposals] == [1, None, None]


def test_the_scale_of_a_table_is_no_claim() -> None:
    text = "Pumps\n\nTable 1. Spending forecast for 2026 (millions of dollars)"
    assert extracted(text).proposals == ()
