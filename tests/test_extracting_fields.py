"""Fields of claims: for each kind of sentence that was read wrongly, one of its kind."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from forecasts.extracting.layout import canonical, lay_out
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


def test_a_result_to_come_is_foreseen_by_the_sentence_before_it() -> None:
    text = "業績\n\n26年3月期の見通しを修正した。純利益は前期比12%増の4200億円と、予想を上回る。"
    assert kind(text, "4200億円") == "claim"


def test_what_stands_above_the_headline_is_no_title() -> None:
    article = lay_out(
        "2025年9月30日\n\nプレスリリース\n\nロボットの世界市場を調査\n\n市場は伸びる。"
    )
    assert (article.title, article.published) == ("ロボットの世界市場を調査", "2025-09-30")
