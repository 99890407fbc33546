"""Lessons: each from a table, with its n, and none from too little."""

from collections.abc import Mapping

import pandas as pd

from forecasts.reviewing.document import Bullets
from forecasts.reviewing.lessons import write_lessons
from forecasts.reviewing.scored import ENOUGH
from forecasts.reviewing.voice import Voice
from review_cases import example_review

INPUTS, TABLES = example_review().inputs, example_review().tables
BINS = pd.DataFrame({"n": [20], "outcomes": [ENOUGH], "said": [0.06], "met": [0.45],
                     "met_low": [0.27], "met_high": [0.65]})  # fmt: skip
ERRORS = pd.DataFrame({"base": [0.1], "growth": [-0.7], "revision": [0.2]})


def lessons(tables: Mapping[str, pd.DataFrame]) -> str:
    found = write_lessons({**TABLES, **tables}, INPUTS, Voice(language="en"))
    return "\n".join(line for item in found if isinstance(item, Bullets) for line in item.items)


def test_an_outlook_outside_of_its_interval_is_a_lesson_and_one_inside_is_none() -> None:
    words = "outlooks of 6% on average were met in 45% of cases (20 outlooks of 10 outcomes)"
    assert words in lessons({"reliability": BINS})
    assert words not in lessons({"reliability": BINS.assign(said=0.3)})
    assert words not in lessons({"reliability": BINS.assign(outcomes=ENOUGH - 1)})


def test_the_part_that_most_errors_are_made_of_is_a_lesson() -> None:
    many = pd.concat([ERRORS] * ENOUGH, ignore_index=True)
    assert "growth was 70% of the errors of 10 forecasts" in lessons({"errors": many})
    even = many.assign(base=0.7)
    assert "of the errors of" not in lessons({"errors": even})
    assert "of the errors of" not in lessons({"errors": ERRORS})


def test_what_no_series_counts_is_a_lesson_of_entering() -> None:
    due = TABLES["due"]
    none = int((due["lack"] == "no-series").sum())
    assert none == 1
    assert f"one of {len(due)} due claims cannot be judged" in lessons({})
    assert "cannot be judged" not in lessons({"due": due.assign(lack="")})
