"""What fell due in the year."""

import re
from dataclasses import replace
from datetime import date

import pandas as pd

from forecasts.comparing.rated import is_rated
from forecasts.reviewing.cases import choose_cases
from forecasts.reviewing.chosen import class_due, fell_due
from forecasts.reviewing.document import Bullets, Grid, Paragraph
from forecasts.reviewing.due_picture import due_figure
from forecasts.reviewing.front import write_front
from forecasts.reviewing.parts.due import due_table, write_due
from forecasts.reviewing.summary import count_due, record_words
from forecasts.reviewing.voice import Voice
from forecasts.words.amounts import count
from review_cases import example_review

INPUTS, TABLES = example_review().inputs, example_review().tables


def test_due_claims_are_those_whose_target_ended_in_the_year() -> None:
    assert sorted(TABLES["due"]["claim_id"]) == [
        "lamps-china-2025", "lamps-floor-2025", "lamps-hit-2025", "lamps-miss-2025",
        "lamps-plan-2025",
    ]  # fmt: skip
    assert not fell_due(INPUTS.claims, replace(INPUTS, as_of=date(2025, 12, 1))).any()


def test_the_counts_of_the_table_add_up_to_all_and_a_relay_counts_nowhere() -> None:
    """102 entries had been called claims, of them nine that only told another again."""
    claims = INPUTS.claims
    hit = claims[claims["claim_id"] == "lamps-hit-2025"]
    relay = hit.assign(claim_id="relay", relays="lamps-hit-2025", organisation="Paper")
    both = replace(INPUTS, claims=pd.concat([claims, relay], ignore_index=True))
    due = due_table(both)
    assert due.loc[due["retold"], "claim_id"].tolist() == ["relay"]
    assert class_due(due).value_counts()["repeated"] == 1
    elements = write_due({**TABLES, "due": due}, {}, both, Voice(language="en"))
    table = next(element for element in elements if isinstance(element, Grid))
    columns = list(zip(*(map(int, row[1:]) for row in table.rows), strict=True))
    assert [sum(column[:-1]) for column in columns] == [column[-1] for column in columns]
    assert columns[0][-1] == len(due)
    assert count_due(due, both, Voice(language="en")).startswith("Five claims fell due")


def test_what_rests_on_an_estimate_says_so_and_leads_no_list() -> None:
    """A company's miss had stood first, and rested on an aggregator's sum of two lines."""
    missed = TABLES["due"]["claim_id"] == "lamps-miss-2025"
    due = TABLES["due"].assign(actual_release="first")
    far = due[missed].assign(claim_id="far", organisation="Other", actual_release="estimate",
                             error=3.0, error_over_par=99.0)  # fmt: skip
    both = pd.concat([due, far], ignore_index=True)
    assert [row["claim_id"] for row in choose_cases(both)["surprise"]] == ["lamps-miss-2025", "far"]
    voice = Voice(language="en")
    assert voice.came(far.iloc[0]) == f"{voice.came(due[missed].iloc[0])} (est.)"
    assert "One of the 4 verdicts rests on an estimate" in record_words(both, voice)


def test_where_all_were_forecasts_it_says_all() -> None:
    """Seven claims fell due; `seven of them` are all of them."""
    due, voice = TABLES["due"].assign(retold=False), Voice(language="en")
    rated = due[is_rated(due)]
    assert "of them are forecasts" in count_due(due, INPUTS, voice)
    assert "All of them are forecasts" not in count_due(due, INPUTS, voice)
    assert "All of them are forecasts" in count_due(rated, INPUTS, voice)
    assert "It is a forecast" in count_due(rated.head(1), INPUTS, voice)


def test_the_findings_are_counted_above_them() -> None:
    empty = TABLES["due"].head(0)
    for due, head in ((TABLES["due"], None), (empty, "One finding")):
        elements = write_front({**TABLES, "due": due}, INPUTS, Voice(language="en"))
        items = next(e for e in elements if isinstance(e, Bullets)).items
        told = [e.text for e in elements if isinstance(e, Paragraph) and e.style == "head"]
        assert (head or f"{count(len(items), 'en', first=True)} findings") in told


def test_the_picture_of_page_one_leaves_room_for_the_findings() -> None:
    """Seventeen subjects and forty ones, and four hundred claims of one, once ran off the page."""
    claims = TABLES["due"]
    hit = claims[claims["claim_id"] == "lamps-hit-2025"]
    heights = []
    for subjects, each in ((17, 3), (40, 1), (1, 400)):
        rows = [hit.assign(subject=f"kind-{n}") for n in range(subjects) for _ in range(each)]
        picture = due_figure(pd.concat(rows, ignore_index=True), Voice(language="en"), 2025)
        assert picture is not None
        found = re.search(r'height="(\d+)"', picture.svg)
        assert found is not None
        heights.append(int(found[1]))
        assert picture.svg.count("<circle") == subjects * each
        assert ("21 other subjects" in picture.alt.lower()) == (subjects == 40)
    assert max(heights) < 420


def test_two_subjects_of_one_name_are_one_row_of_page_one() -> None:
    hit = TABLES["due"].query("claim_id == 'lamps-hit-2025'")
    codes = ("odd-lamps", "odd_lamps")
    both = pd.concat([hit.assign(subject=code) for code in codes], ignore_index=True)
    picture = due_figure(both, Voice(language="en"), 2025)
    assert picture is not None
    assert picture.svg.count("<circle") == 2
    assert "2 of 2 held" in picture.alt
