import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.reading.attaching.cue_words import CHINESE
from forecasts.reading.attaching.cue_words_english import ENGLISH
from forecasts.reading.attaching.cues import find_chinese_cues, find_english_cues

PROBABILITIES = [
    ("will", 0.95),
    ("is set to", 0.95),
    ("highly likely", 0.90),
    ("very likely", 0.90),
    ("likely", 0.75),
    ("probably", 0.75),
    ("expected", 0.75),
    ("projected", 0.75),
    ("forecast", 0.75),
    ("anticipated", 0.75),
    ("could", 0.40),
    ("may", 0.40),
    ("might", 0.40),
    ("has the potential to", 0.40),
    ("预计", 0.75),
    ("预测", 0.75),
    ("有望", 0.40),
    ("或将", 0.40),
    ("将", 0.95),
    ("targets", None),
    ("plans to", None),
    ("目标", None),
    ("would", None),
    ("banana", None),
    ("", None),
]


@pytest.mark.parametrize(("word", "probability"), PROBABILITIES)
def test_certainty_words_have_the_probability_of_the_method(
    word: str, probability: float | None
) -> None:
    assert probability_of(word) == probability


FIND = {"en": find_english_cues, "zh": find_chinese_cues}


def probability_of(word: str) -> float | None:
    """Return the probability of the first cue that has one, as a sentence goes on behind it."""
    cues = FIND["en" if word.isascii() else "zh"](f"{word} it")
    return next((one.probability for one in cues if one.probability is not None), None)


def tenses(text: str, language: str) -> list[tuple[str, str]]:
    return [(cue.words, cue.tense) for cue in FIND[language](text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales will rise", [("will", "future")]),
        ("Sales rose", [("rose", "past")]),
        ("Sales are expected to rise", [("are", "present"), ("expected to", "future")]),
        ("The market is to reach", [("is to reach", "future")]),
        ("The market is large", [("is", "present")]),
        ("Output to reach", [("to reach", "infinitive")]),
        ("analysts had expected", [("analysts had expected", "past")]),
        ("above analysts' estimates", [("above analysts' estimates", "")]),
        ("estimated to reach", [("estimated to", "future")]),
        ("estimated at", [("estimated", "estimate")]),
        ("It may rise in May 5", [("may", "future")]),
        ("Sales rose in May to $5", [("rose", "past")]),
        ("May sales fell", [("fell", "past")]),
        ("Chip Sales May Fall", [("may", "future")]),
        ("the economy managed 2%", [("managed", "past")]),
        ("analysts had pencilled in 4%", [("analysts had pencilled in", "past")]),
        ("plans capital spending", [("plans capital", "future")]),
        ("The target price", [("target price", "future")]),
        ("a target of", [("target", "future")]),
        ("won’t fall", [("won't", "future")]),
        ("Reopened-set to", []),
        ("expected\nto rise", [("expected to", "future")]),
    ],
)
def test_english_cues(text: str, expected: list[tuple[str, str]]) -> None:
    assert tenses(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预计将达到", [("预计", "future"), ("将", "future")]),
        ("将近2400亿", []),
        ("大会在武汉开幕", []),
        ("会达到", [("会", "future")]),
        ("达到了", [("了", "past")]),
        ("了解", []),
        ("目标价", [("目标", "future")]),
        ("力争突破", [("力争", "future")]),
        ("较去年增长", [("较去年", "base")]),
        ("去年增长", [("去年", "past")]),
        ("乐观情景下", [("乐观情景", "")]),
        ("目前已有", [("目前", "past"), ("已", "past")]),
        ("要达到25%", [("要", "future")]),
        ("主要达到", []),
    ],
)
def test_chinese_cues(text: str, expected: list[tuple[str, str]]) -> None:
    assert tenses(text, "zh") == expected


def test_plans_and_scenarios_are_marked() -> None:
    marks = {
        cue.words: cue.modality
        for text, language in [
            ("plans to build", "en"),
            ("in the base case", "en"),
            ("力争", "zh"),
            ("悲观情景", "zh"),
        ]
        for cue in FIND[language](text)
        if cue.modality
    }
    assert marks == {
        "plans to": "target",
        "base case": "scenario",
        "力争": "target",
        "悲观情景": "scenario",
    }


def test_every_row_has_a_known_tense_and_probability() -> None:
    rows = [*CHINESE, *(row for rows in ENGLISH.values() for row in rows)]
    assert len(rows) > 400
    for _, tense, certainty, probability, modality in rows:
        assert tense in ("future", "past", "present", "estimate", "base", "infinitive", "")
        assert modality in ("target", "scenario", "")
        assert probability is None or (certainty and 0 < probability < 1)


@given(st.text(max_size=60), st.sampled_from(["en", "zh"]))
def test_cues_lie_in_the_text_in_order(text: str, language: str) -> None:
    end = 0
    for cue in FIND[language](text):
        assert end <= cue.start < cue.end <= len(text)
        end = cue.end
