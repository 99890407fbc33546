"""Sheets: what one page says of an event, and that its files are what they are said to be."""

import io
import re
from datetime import date
from itertools import pairwise

import matplotlib.image
import pytest
from pypdf import PdfReader

from conftest import ROOT
from forecasts.sheets import UnknownSheetError, choose, make_sheet
from forecasts.sheets.choosing import choose_claims
from forecasts.study import Study, open_study
from forecasts.words import languages

FIRST = "convergent-intelligence-conference/2025"
SECOND = "nev-innovation-ecosystem-conference/2025"


@pytest.fixture(scope="module")
def study() -> Study:
    return open_study(ROOT / "claims", ROOT / "actuals", as_of=date(2026, 11, 21))


def test_the_first_seed_says_where_its_two_figures_are_equal(study: Study) -> None:
    page = make_sheet(study, choose(study, FIRST)).page()
    found = re.search(r"equal at ([0-9.]+) CNY per USD", page.finding)
    assert found is not None
    assert float(found[1]) == pytest.approx(1e12 / 120e9, abs=0.005)
    assert len(page.entries) == 3
    converted = page.entries[2]
    assert "¥1tn" in converted.own
    assert page.notes[converted.note - 1].startswith("rate: 1 CNY")
    assert {entry.strip["mark"] for entry in page.entries if entry.strip} == {
        "point",
        "above",
        "scale",
    }


def test_in_its_own_currency_nothing_is_converted_twice(study: Study) -> None:
    page = make_sheet(study, choose(study, FIRST), currency="CNY").page()
    assert page.entries[2].own == ""
    assert page.entries[0].own.endswith("$240bn")


@pytest.mark.parametrize("language", languages())
def test_the_second_seed_says_that_no_figure_was_claimed(study: Study, language: str) -> None:
    page = make_sheet(study, choose(study, SECOND)).page(language)
    assert (page.entries, page.notes) == ((), ())
    assert page.finding
    assert len(page.instead) == 2


def test_counts_of_others_leave_out_the_claimant_and_count_each_once(study: Study) -> None:
    found = make_sheet(study, choose(study, FIRST))
    own = found.claims.set_index("claim_id")["organisation"]
    assert len(found.others) > 0
    for claim, group in found.others.groupby("claim_id"):
        assert own[claim] not in set(group["claimant"])
        assert group["claimant"].is_unique


def test_the_past_is_before_the_sheet_and_its_rates_begin_at_ten(study: Study) -> None:
    past = make_sheet(study, choose(study, "caam-briefing")).past
    assert len(past) > 0
    assert (past[["hits", "nears", "misses"]].sum(axis=1) <= past["made"]).all()
    assert (past["hit_rate"].notna() == (past["rated"] >= 10)).all()
    assert past["hit_rate"].notna().any()


def test_a_strip_keeps_the_order_of_what_stands_on_it(study: Study) -> None:
    choice = choose_claims(
        study, tuple(claim.id for claim in study.ledger.claims[:40]), "many", "many"
    )
    found = make_sheet(study, choice)
    entries = {entry.claim_id: entry.strip for entry in found.page().entries}
    for _, group in found.claims.groupby(["scale", "relative"]):
        rows = group.sort_values("shown")
        places = [entries[claim]["x"] for claim in rows["claim_id"]]
        assert all(0 <= place <= 1 for place in places)
        assert all(one <= other for one, other in pairwise(places))


def test_the_files_are_a_tagged_pdf_a_picture_of_1600_by_900_svg_and_markdown(
    study: Study,
) -> None:
    found = make_sheet(study, choose(study, FIRST))
    files = found.render("zh")
    assert sorted(files) == [
        f"convergent-intelligence-conference-2025.zh.{end}" for end in ("md", "pdf", "png", "svg")
    ]
    by_end = {name.rpartition(".")[2]: contents for name, contents in files.items()}
    pdf = PdfReader(io.BytesIO(by_end["pdf"]))
    root = pdf.trailer["/Root"]
    assert len(pdf.pages) == 1
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "zh"
    picture = matplotlib.image.imread(io.BytesIO(by_end["png"]))
    assert picture.shape[:2] == (900, 1600)
    assert b'width="1600pt"' in by_end["svg"][:400]
    assert found.render("zh") == files


@pytest.mark.parametrize(("number", "more"), [(1, 0), (9, 0), (20, 1)])
def test_nine_claims_stand_on_one_page_and_twenty_run_over(
    study: Study, number: int, more: int
) -> None:
    ids = tuple(claim.id for claim in study.ledger.claims if claim.source.file.count("2025"))
    choice = choose_claims(study, ids[:number], "Claims", "claims")
    files = make_sheet(study, choice).render(formats=("pdf",))
    pages = PdfReader(io.BytesIO(files["claims.pdf"])).pages
    assert (len(pages) > 1) == bool(more)


def test_an_unknown_name_says_which_was_likely_meant(study: Study) -> None:
    with pytest.raises(UnknownSheetError, match="convergent-intelligence-conference"):
        choose(study, "convergent-inteligence-conference")
