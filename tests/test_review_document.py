"""The document: its parts in their order, sentences that agree with the tables."""

import re
from dataclasses import replace

import pandas as pd
import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from forecasts.comparing.rated import is_rated
from forecasts.reviewing.blocks import claim_block
from forecasts.reviewing.cases import CASES
from forecasts.reviewing.composing import compose
from forecasts.reviewing.document import Block, Bullets, Document, Figure, Grid, Paragraph
from forecasts.reviewing.parts import PARTS
from forecasts.reviewing.printing.markdown import print_markdown
from forecasts.reviewing.voice import Voice
from review_cases import example_review

REVIEW = example_review()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_whole_review_in_words(language: str, file_regression: FileRegressionFixture) -> None:
    document = REVIEW.document(language="zh" if language == "zh" else "en")
    file_regression.check(print_markdown(document), extension=".md", encoding="utf-8")


def test_the_parts_of_the_method_in_their_order_and_one_by_conference() -> None:
    document = REVIEW.document()
    assert [part.number for part in document.parts] == list(range(len(PARTS) + 1))
    assert tuple(PARTS) == (
        "changes", "due", "unresolved", "open", "outlooks", "horizon", "bias", "scoreboard",
        "growth", "disagreement", "trails", "misses", "quality", "corrections", "method", "events",
    )  # fmt: skip
    assert all(part.elements for part in document.parts)


def find(document: Document, key: str) -> str:
    part = next(part for part in document.parts if part.key == key)
    texts: list[str] = []
    for element in part.elements:
        if isinstance(element, Paragraph):
            texts.append(element.text)
        elif isinstance(element, Bullets):
            texts += element.items
    return " ".join(texts)


def test_counts_in_the_summary_are_those_of_the_table() -> None:
    words = find(REVIEW.document(), "summary")
    due = REVIEW.tables["due"]
    assert "Five claims fell due in 2025." in words
    hit, near, miss = (
        int(number) for number in re.findall(r"(\d+) hit, (\d+) near, (\d+) missed", words)[0]
    )
    rated = due[due["modality"] == "forecast"]
    assert hit == (rated["verdict"] == "hit").sum()
    assert near == (rated["verdict"] == "near").sum()
    assert miss == (rated["verdict"] == "miss").sum()


def test_every_due_claim_stands_in_the_review_once() -> None:
    """As an explained case, as a line of what was judged, or as one of what lacks a verdict."""
    document = REVIEW.document()
    blocks = [e for part in document.parts for e in part.elements if isinstance(e, Block)]
    lines = [
        row[:3]
        for part in document.parts
        for e in part.elements
        if isinstance(e, Grid) and e.name == "due" and e.columns[0].head == "Who"
        for row in e.rows
    ]
    due = REVIEW.tables["due"]
    assert 0 < len(blocks) <= sum(CASES.values())
    assert len(blocks) + len(lines) == len(due)
    assert len({block.claim_id for block in blocks}) == len(blocks)
    for block in blocks:
        assert block.quote
        assert len(block.trace) >= 2
        assert [fact.name for fact in block.facts][:2] == ["Read as", "Came"]


def test_what_a_verdict_depends_on_is_said_in_the_language() -> None:
    faces = "lamps_world: miss; lamps_china: hit"
    flips = "lowest before rounding (205 units): not reached"
    voice = Voice(language="zh", names={"lamps_world": {"zh": "全球灯具销量"}})
    assert voice.reason(faces) == "全球灯具销量：未命中；lamps_china：命中"
    assert voice.reason(flips) == "取整前的下限（205台）：未达到"


def test_whom_nobody_is_named_for_is_said_in_the_language() -> None:
    row = dict.fromkeys(("person", "claimant", "publisher"), "x") | {"organisation": "unattributed"}
    assert [Voice(language=name).who(row) for name in ("en", "zh")] == ["unattributed", "未署名"]


def test_a_reason_has_its_days_in_words() -> None:
    reason = "lamps_world has no outcome for 2025 by 2026-11-21: its last period ends 2024-12-31"
    assert "by 21 Nov 2026: its last period ends 31 Dec 2024" in Voice(language="en").reason(reason)
    told = Voice(language="zh").reason(reason)
    assert "2026年11月21日" in told
    assert "2024年12月31日" in told


def test_a_contested_claim_is_explained_and_not_listed_again() -> None:
    due = REVIEW.tables["due"]
    turned = due.assign(flags=due["flags"].mask(due["verdict"] == "hit", "contested"))
    document = compose({**REVIEW.tables, "due": turned}, REVIEW.inputs)
    blocks = [e for part in document.parts for e in part.elements if isinstance(e, Block)]
    lines = [
        row
        for part in document.parts
        for e in part.elements
        if isinstance(e, Grid) and e.name == "due" and e.columns[0].head == "Who"
        for row in e.rows
    ]
    contested = turned[turned["flags"] == "contested"]
    assert len(contested) > 1
    assert set(contested["claim_id"]) <= {block.claim_id for block in blocks}
    assert len(blocks) + len(lines) == len(due)


def test_no_sentence_of_the_review_names_a_claim_by_its_id() -> None:
    document = REVIEW.document()
    words = " ".join(find(document, part.key) for part in document.parts)
    assert [name for name in REVIEW.inputs.claims["claim_id"] if name in words] == []


def test_page_one_has_one_picture_with_every_judged_claim() -> None:
    summary = REVIEW.document().parts[0]
    (figure,) = [element for element in summary.elements if isinstance(element, Figure)]
    due = REVIEW.tables["due"]
    counted = re.findall(r"(\d+) of (\d+) held", figure.alt)
    judged = due[is_rated(due) | (due["modality"].eq("target") & due["verdict"].ne(""))]
    assert sum(int(n) for _, n in counted) == len(judged)
    held = judged["verdict"].isin(["hit", "reached"]).sum()
    assert sum(int(good) for good, _ in counted) == held
    assert figure.svg.count("<title>") == 1


def block_of(name: str) -> Block:
    row = REVIEW.inputs.claims[REVIEW.inputs.claims["claim_id"] == name].iloc[0].to_dict()
    return claim_block(row, REVIEW.inputs, Voice(language="en", names=REVIEW.inputs.names))


def test_verdict_shape_and_words_agree() -> None:
    miss, hit, none = (block_of(f"lamps-{name}-2025") for name in ("miss", "hit", "china"))
    assert (miss.sign, miss.mark, miss.verdict) == ("▲", "high", "miss, too high")
    assert (hit.sign, hit.verdict) == ("●", "hit")
    assert (none.sign, none.verdict, none.picture) == ("○", "ungradable", None)
    assert miss.picture is not None
    assert "71% too high" in miss.picture.alt
    assert any("71% too high" in fact.text for fact in miss.facts)


def test_a_bound_that_holds_has_no_error() -> None:
    names = [fact.name for fact in block_of("lamps-floor-2025").facts]
    assert "Bound" in names
    assert "Error" not in names


def test_nobody_is_ranked_under_five_outcomes() -> None:
    document = REVIEW.document()
    part = next(part for part in document.parts if part.key == "scoreboard")
    grids = [element for element in part.elements if isinstance(element, Grid)]
    assert grids
    assert "Rank" not in [column.head for column in grids[0].columns]
    assert "none is ranked" in find(document, "scoreboard")


def test_ties_share_a_rank_and_rates_have_their_interval() -> None:
    board = REVIEW.tables["scoreboard"].assign(
        rank=[1, 1], tied=True, show="grey", hit_rate=0.6, hit_low=0.36, hit_high=0.8,
        skill=0.49, skill_low=-0.2, skill_high=0.6,
    )  # fmt: skip
    document = compose({**REVIEW.tables, "scoreboard": board}, REVIEW.inputs)
    part = next(part for part in document.parts if part.key == "scoreboard")
    grid = next(element for element in part.elements if isinstance(element, Grid))
    assert [row[0] for row in grid.rows] == ["1=", "1="]
    assert grid.rows[0][7:9] == ("60% (36% … 80%)", "0.49 (−0.20 … 0.60)")
    assert "Two sources have five independent outcomes or more" in find(document, "scoreboard")


def test_a_year_in_which_nothing_fell_due_counts_the_ledger() -> None:
    quiet = example_review(2027)
    document = quiet.document()
    assert [number.value for number in document.numbers] == ["8", "0", "3"]
    assert "No claim in the ledger fell due in 2027." in find(document, "summary")


def test_one_claim_is_spoken_of_in_the_singular() -> None:
    inputs = REVIEW.inputs
    one = {
        name: table.head(1) if name in {"due", "open"} else table
        for name, table in REVIEW.tables.items()
    }
    document = compose(one, inputs)
    assert find(document, "due").startswith("One claim fell due in 2025.")
    assert find(document, "open").startswith("One claim is open; its outlook is 1 ")
    assert not re.search(r"\b1 (claims|verdicts|figures|sources)\b", print_markdown(document))


def test_an_empty_ledger_can_be_reviewed() -> None:
    inputs = REVIEW.inputs
    empty = replace(
        inputs,
        claims=inputs.claims.iloc[:0],
        before=inputs.before.iloc[:0],
        outlooks=inputs.outlooks.iloc[:0],
        notes=inputs.notes.iloc[:0],
        sources=inputs.sources.iloc[:0],
    )
    from forecasts.reviewing.build import build_tables

    for language in ("en", "zh"):
        document = compose(build_tables(empty), empty, language="zh" if language == "zh" else "en")
        assert len(document.parts) == len(PARTS) + 1


def test_no_ledger_order_changes_the_review() -> None:
    inputs = REVIEW.inputs
    turned = replace(inputs, claims=inputs.claims.iloc[::-1].reset_index(drop=True))
    from forecasts.reviewing.build import build_tables

    def words(key: str, given: Document) -> str:
        return find(given, key)

    again = compose(build_tables(turned), turned)
    for key in ("summary", "due", "open", "horizon", "bias", "scoreboard", "disagreement"):
        assert words(key, again) == words(key, REVIEW.document())


def test_the_seeds_stand_in_tension_at_8_33_yuan_a_dollar() -> None:
    from conftest import ROOT
    from forecasts.ledger import load
    from forecasts.reviewing import review
    from review_cases import AS_OF

    ledger = load(ROOT / "claims")
    seeds = [
        s
        for s in ledger.sources
        if s.publisher in {"Deep News", "China Society of Automotive Engineers"}
    ]
    kept = ledger._replace(
        claims=tuple(c for c in ledger.claims if c.source.publisher == "Deep News"),
        sources=tuple(seeds),
        problems=(),
    )
    found = review(2025, kept, ROOT / "actuals", as_of=AS_OF)
    text = print_markdown(found.document())
    assert re.search(r"tension: .+ against China EV100, 19 Sep 2025", text)
    assert "8.33 CNY per USD" in text
    assert isinstance(found.tables["consistency"], pd.DataFrame)
    assert "One source was read and holds no claim" in text
