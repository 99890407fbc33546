"""The scoreboard of sources as the review shows it."""

from dataclasses import replace

import pandas as pd

from forecasts.reviewing.document import Paragraph
from forecasts.reviewing.parts.scoreboard import PART
from forecasts.reviewing.voice import Voice
from forecasts.words import locale_of
from review_cases import example_review

REVIEW = example_review()
INPUTS = REVIEW.inputs


def test_a_nowcast_is_neither_on_the_board_nor_beside_it() -> None:
    nowcasts = INPUTS.claims["organisation"] == "Example Institute"
    assert "Example Institute" in set(REVIEW.tables["scoreboard"]["organisation"])
    claims = INPUTS.claims.assign(modality=INPUTS.claims["modality"].where(~nowcasts, "nowcast"))
    tables = PART.tables(replace(INPUTS, claims=claims))
    assert tables["scoreboard"]["organisation"].tolist() == ["Example Bank"]
    assert "Example Institute" not in set(tables["scoreboard_apart"]["organisation"])


def test_a_bound_has_no_error_and_is_said_to_be_apart() -> None:
    bounds = REVIEW.tables["scoreboard_bounds"]
    assert bounds["claims"].sum() == 1
    finding = PART.write(REVIEW.tables, {}, INPUTS, Voice(language="en", names=INPUTS.names))[0]
    assert isinstance(finding, Paragraph)
    assert locale_of("en").say("scoreboard.bounds.one") in finding.text


def test_a_board_of_nobody_says_so() -> None:
    empty = replace(INPUTS, claims=INPUTS.claims.iloc[:0])
    elements = PART.write(PART.tables(empty), {}, empty, Voice(language="en", names=INPUTS.names))
    assert len(elements) == 1


def test_sources_are_counted_in_words_that_fit_their_number() -> None:
    board = REVIEW.tables["scoreboard"]
    one, two = board.head(1), pd.concat([board.head(1)] * 2)
    voice = Voice(language="en", names=INPUTS.names)
    said = []
    for table, ranks in ((one, [None]), (one, [1.0]), (two, [1.0, None]), (two, [None, None])):
        tables = {**REVIEW.tables, "scoreboard": table.assign(rank=ranks)}
        finding = PART.write(tables, {}, INPUTS, voice)[0]
        assert isinstance(finding, Paragraph)
        said.append(finding.text.split(" judged ")[0])
    assert "The one source has fewer than five" in said[0]
    assert "nobody to be ranked against" in said[1]
    assert "counted only" not in said[1], "none is left over"
    assert "One other is counted only" in said[2]
    assert "two are counted, and none is ranked" in said[3]
