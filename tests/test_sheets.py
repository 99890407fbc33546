"""Sheets: what one page says of an event, and that its files are what they are said to be."""

import io
import math
import re
from dataclasses import asdict, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import matplotlib.image
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

import forecasts.sheets
from cli_runs import copy_ledger, run
from conftest import ROOT
from forecasts.diagnostics import display_width
from forecasts.reviewing.printing.pdf import typeset
from forecasts.sheets import UnknownSheetError, choose, make_sheet
from forecasts.sheets.choosing import choose_claims
from forecasts.sheets.page import Page
from forecasts.sheets.strips import strips_of
from forecasts.study import Study, open_study
from forecasts.words import languages

FIRST = "convergent-intelligence-conference/2025"
SHIPPED = ROOT / "reports" / "sheets"
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
    verdicts = past[["hits", "nears", "misses", "reached", "not_reached"]].sum(axis=1)
    assert (verdicts <= past["made"]).all()
    assert (past["paired_hits"] <= past["paired"]).all()
    assert (past["baseline_hits"] <= past["paired"]).all()
    assert (past["hit_rate"].notna() == (past["rated"] >= 10)).all()
    assert past["hit_rate"].notna().any()


def test_a_strip_keeps_the_order_of_what_stands_on_it(study: Study) -> None:
    choice = choose_claims(
        study, tuple(claim.id for claim in study.ledger.claims[:40]), "many", "many"
    )
    found = make_sheet(study, choice)
    entries = {entry.claim_id: entry.strip for entry in found.page().entries}
    axes = [str(entries[claim]["ticks"]) for claim in found.claims["claim_id"]]
    for _, group in found.claims.groupby(["scale", "relative", axes]):
        rows = group.sort_values("shown")
        places = [entries[claim]["x"] for claim in rows["claim_id"]]
        assert all(0 <= place <= 1 for place in places)
        assert all(one <= other for one, other in pairwise(places))


def claims_of_strips(numbers: list[float], subject: str | list[str] = "lamps") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "claim_id": [f"claim-{place}" for place in range(len(numbers))],
            "subject": subject,
            "measure": "price",
            "shown": numbers,
            "hedge": "bare",
            "scale": "USD/kWh",
            "relative": False,
        }
    ).assign(shown_low=math.nan, shown_high=math.nan, record=math.nan, came=math.nan)


@given(
    numbers=st.lists(
        st.floats(-1e15, 1e15).filter(lambda number: number == 0 or abs(number) > 1e-9),
        min_size=1,
        max_size=6,
    ),
    language=st.sampled_from(languages()),
)
def test_every_axis_has_ticks_that_stand_apart(numbers: list[float], language: str) -> None:
    claims = claims_of_strips(numbers)
    others = pd.DataFrame({"claim_id": [], "value": []})
    for strip in strips_of(claims, others, language).values():
        ticks = strip["ticks"]
        assert 1 <= len(ticks) <= 3
        assert all(0.05 < tick["x"] < 0.95 for tick in ticks)
        assert len({tick["label"] for tick in ticks}) == len(ticks)
        for one, other in pairwise(ticks):
            letters = sum(display_width(tick["label"]) for tick in (one, other)) / 2
            assert (other["x"] - one["x"]) * 40 >= letters * 0.99


def test_a_contested_verdict_says_so_and_how_it_comes_out_otherwise(study: Study) -> None:
    found = make_sheet(study, choose(study, "china-auto-forum/2025"))
    flags = dict(zip(found.claims["claim_id"], found.claims["flags"], strict=True))
    entries = {entry.claim_id: entry for entry in found.page().entries}
    contested = [name for name, flag in flags.items() if "contested" in flag.split()]
    assert len(contested) == 1
    for name, entry in entries.items():
        assert ("contested" in entry.state) == (name in contested)
    assert ": hit" in entries[contested[0]].beside[0]
    assert ": miss" in entries[contested[0]].beside[0]


def test_a_claim_that_fell_due_shows_the_growth_that_it_needed_when_it_was_said(
    study: Study,
) -> None:
    found = make_sheet(study, choose(study, "qidian-new-energy-annual-meeting/2018"))
    row = found.claims.set_index("claim_id").loc["nev-caam-2020-v201812"]
    needed = (row["shown"] / row["record"]) ** (1 / 3) - 1  # three years from 2017, the last known
    assert row["growth_needed"] == pytest.approx(needed, abs=0.001)
    entry = next(each for each in found.page().entries if each.claim_id == row.name)
    assert f"Needed {100 * needed:.0f}% a year; the record had grown" in entry.beside[-1]


def test_prices_of_a_year_are_said_of_what_was_said_and_of_what_came(study: Study) -> None:
    choice = choose(study, "bnef-summit-shanghai/2019")
    nominal, real = (make_sheet(study, choice, prices=basis).page() for basis in ("nominal", 2019))
    assert (nominal.entries[0].amount, nominal.entries[0].own) == (
        "<\u00a0$120/kWh",
        "< $100/kWh in prices of 2019",
    )
    assert "$95.5/kWh in prices of 2019 came" in nominal.entries[0].state
    assert nominal.entries[0].note == 1
    assert (real.entries[0].amount, real.entries[0].own) == (
        "<\u00a0$100/kWh",
        "in prices of 2019",
    )
    assert real.foot.endswith("money in US$ in prices of 2019.")


def test_only_a_text_read_to_its_end_says_that_nothing_was_claimed(tmp_path: Path) -> None:
    copy_ledger(tmp_path)
    events = tmp_path / "claims" / "codes" / "events.yaml"
    events.write_text("fair: {name: Fair, editions: {2023: {}, 2024: {}}}\n", encoding="utf-8")
    head = "title: T, publisher: P, published: 2024-01-02, language: en, event: fair/2024"
    text = f"source: {{{head}, read: {{on: 2024-02-01, found: none}}}}\nclaims: []\n"
    (tmp_path / "claims" / "fair.yaml").write_text(text, encoding="utf-8")
    study = open_study(tmp_path / "claims", tmp_path / "actuals", as_of=date(2024, 6, 30))
    findings = [
        make_sheet(study, choose(study, f"fair/{year}")).page().finding for year in (2023, 2024)
    ]
    assert findings == [
        "The ledger holds no figure from it.",
        "No figure about a market was claimed.",
    ]


def test_a_deficit_leaves_the_axis_of_other_things_logarithmic() -> None:
    """Beside one deficit every amount of the sheet was a dot at 0, and 1,000tn far away."""
    numbers = [-3e9, 1e9, 5e9, 1.2e15]
    claims = claims_of_strips(numbers, subject=["trade", "trade", "lamps", "all"])
    others = pd.DataFrame({"claim_id": ["claim-2"], "value": [2e10]})
    strips = strips_of(claims, others, "en")
    places = [strips[f"claim-{number}"]["x"] for number in range(4)]
    assert places[1] - places[0] > 0.5
    assert strips["claim-2"]["others"][0] - places[2] > 0.05
    assert strips["claim-2"]["ticks"] == strips["claim-3"]["ticks"]


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


def card_texts(page: Page) -> list[str]:
    templates = Path(forecasts.sheets.__file__).parent / "templates"
    files = {path.name: path.read_bytes() for path in templates.glob("*.typ")}
    files["card.typ"] = files["card.typ"].replace(b"date: none", b"date: auto")
    data = {"sheet.json": asdict(page) | {"as_of": page.as_of.isoformat()}}
    made = typeset(files, data, ["card.typ:card.pdf"], page.as_of)
    return [each.extract_text() for each in PdfReader(io.BytesIO(made["card.pdf"])).pages]


def test_the_picture_has_a_key_of_its_own_marks_and_is_one_page(study: Study) -> None:
    """Diamonds, rings and green bars were shared with no word of what they are."""
    page = make_sheet(study, choose(study, FIRST)).page("en")
    (told,) = card_texts(page)
    assert all(page.labels[name] in told for name in ("above", "scale", "others", "record"))
    assert page.labels["came"] not in told  # no outcome is drawn
    words = " ".join(["unmanned"] * 16)
    entries = tuple(replace(entry, what=words, who=words, state=words) for entry in page.entries)
    assert len(card_texts(replace(page, title=words, finding=words, entries=entries))) == 1


@pytest.mark.parametrize(("number", "more"), [(1, 0), (9, 0), (20, 1)])
def test_nine_claims_stand_on_one_page_and_twenty_run_over(
    study: Study, number: int, more: int
) -> None:
    ids = tuple(claim.id for claim in study.ledger.claims if claim.source.file.count("2025"))
    choice = choose_claims(study, ids[:number], "Claims", "claims")
    files = make_sheet(study, choice).render(formats=("pdf",))
    pages = PdfReader(io.BytesIO(files["claims.pdf"])).pages
    assert (len(pages) > 1) == bool(more)


def test_targets_are_counted_apart_from_forecasts(study: Study) -> None:
    table = study.comparison()
    aims = table[table["verdict"].isin(["reached", "not reached"]) & (table["organisation"] != "")]
    who = aims["organisation"].value_counts().index[0]
    own = table[table["organisation"] == who]
    latest = own.sort_values(["stated", "claim_id"])["claim_id"].iloc[-1]
    found = make_sheet(study, choose_claims(study, (latest,), "Last", "last"))
    row = found.past[found.past["who"] == who].iloc[0]
    before = own[(own["claim_id"] != latest) & (own["stated"] < found.claims["stated"].max())]
    counts = before["verdict"].value_counts()
    assert row["reached"] + row["not_reached"] > 0
    assert row["reached"] == counts.get("reached", 0)
    assert row["hits"] == counts.get("hit", 0)
    words = " ".join(found.page().past)
    assert f"{row['reached']} reached, {row['not_reached']} not" in words


def test_a_range_and_what_lies_in_it_are_alike(study: Study) -> None:
    table = study.amounts("USD")
    ranges = table[(table["hedge"] == "range") & (table["status"] != "not yet stated")]
    found = make_sheet(study, choose_claims(study, tuple(ranges["claim_id"]), "Ranges", "ranges"))
    ends = found.claims.set_index("claim_id")[["shown_low", "shown_high"]]
    inside = found.others.join(ends, on="claim_id")
    held = inside[inside["value"].between(inside["shown_low"], inside["shown_high"])]
    entries = {entry.claim_id: " ".join(entry.beside) for entry in found.page().entries}
    assert len(held) > 0
    for claim in set(held["claim_id"]):
        assert "alike" in entries[claim] or "the same" in entries[claim]


def test_figures_are_those_of_the_charts(study: Study) -> None:
    figures = make_sheet(study, choose(study, "caam-briefing")).figures("zh")
    names = [name for name in figures if name.startswith("editions-")]
    assert len(names) == 1
    assert figures[names[0]].words.title.startswith("有中国汽车工业协会发言的新闻发布会")
    assert make_sheet(study, choose(study, SECOND)).figures() == {}


def test_what_no_font_writes_stands_as_codes_and_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    file = next(iter(Path("claims").glob("*kite-weekly.yaml")))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("person: Ada Example", "person: محمد 🪁"), encoding="utf-8")
    shown = ("--as-of", "2024-06-30", "--format", "pdf", "--format", "md")
    code, _, err = run("sheet", file.stem, *shown)
    assert code == 0
    assert "no font has U+062D" in err
    assert "محمد 🪁" in (Path("reports/sheets") / f"{file.stem}.md").read_text(encoding="utf-8")
    printed = PdfReader(Path("reports/sheets") / f"{file.stem}.pdf").pages[0].extract_text()
    assert "[U+0645 U+062D U+0645 U+062F]" in " ".join(printed.split())
    assert "[U+1FA81]" in printed
    assert run("sheet", file.stem, *shown, "--check")[0] == 0
    Path("reports/sheets", f"{file.stem}.md").write_text("", encoding="utf-8")
    assert run("sheet", file.stem, *shown, "--check")[0] == 1


def test_several_sheets_in_several_languages_are_one_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    stems = sorted(path.stem for path in Path("claims").glob("*.yaml"))[:2]
    shown = (*stems, stems[0], "--as-of", "2024-06-30", "--format", "md")
    languages = ("--language", "en", "--language", "zh", "--language", "zh")
    code, printed, _ = run("sheet", *shown, *languages)
    assert code == 0
    names = [f"{stem}{ending}" for stem in stems for ending in (".md", ".zh.md")]
    assert printed.splitlines() == [f"reports/sheets/{name}" for name in names]
    for name in names[1:3]:
        Path("reports/sheets", name).write_text("", encoding="utf-8")
    code, printed, _ = run("sheet", *shown, *languages, "--check")
    assert code == 1
    assert [line.split()[0] for line in printed.splitlines()] == [
        f"reports/sheets/{name}" for name in names[1:3]
    ]


@pytest.mark.parametrize("name", sorted(path.name for path in SHIPPED.glob("*.md")))
def test_the_shipped_sheets_are_what_the_ledger_says(name: str, study: Study) -> None:
    stem, _, language = name.removesuffix(".md").partition(".")
    ledger = study.ledger
    known = {
        f"{series.id}{'-' if edition else ''}{edition}": f"{series.id}/{edition}".rstrip("/")
        for series in ledger.events.values()
        for edition in ("", *series.editions)
    }
    found = make_sheet(study, choose(study, known[stem]))
    files = found.render(language or "en", ("md",))
    assert files[name].decode("utf-8") == (SHIPPED / name).read_text(encoding="utf-8")
    assert (SHIPPED / f"{name.removesuffix('.md')}.pdf").is_file()


def test_an_unknown_name_says_which_was_likely_meant(study: Study) -> None:
    with pytest.raises(UnknownSheetError, match="convergent-intelligence-conference"):
        choose(study, "convergent-inteligence-conference")


@pytest.mark.parametrize("language", languages())
def test_a_sheet_of_conditions_is_called_by_what_they_are(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An order had no title, and no PDF; what a claim should not be stood as what it is."""
    copy_ledger(tmp_path)
    monkeypatch.chdir(tmp_path)
    shared = ("--as-of", "2024-06-30", "--language", language, "-o", "out")
    for where, said in (
        ("stated>1900", "stated>1900"),
        ("unit!=USD", "unit!=USD"),
        ("has=publisher", "has=publisher"),
        ("region in China, World", {"zh": "中国, World"}.get(language, "China, World")),
        ("region=China", {"zh": "中国"}.get(language, "China")),
    ):
        code, printed, _ = run("sheet", "--where", where, *shared, "--format", "md")
        assert code == 0
        title = Path(printed.strip()).read_text("utf-8").partition("\n")[0]
        assert title.replace("\\", "") == f"# {said}"
    assert run("sheet", "--where", "stated>1900", *shared, "--format", "pdf")[0] == 0
