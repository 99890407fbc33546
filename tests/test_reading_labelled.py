"""The labelled texts: sound rows, a held part that nobody touches, and rates that only rise."""

import json
from hashlib import sha256

import pytest
from read_report import (
    FIELDS,
    FLOORS,
    FOLDER,
    SAID,
    UNKNOWN,
    Labelled,
    floors_today,
    labelled_texts,
)

from forecasts.reading.records import HEDGES, KINDS

FROZEN = "1b5ecd50af72b9b4d7fce1ce6d99f50cda1a087e3dc9342a7a096009b23a9850"
"""Of the held texts, name and bytes, in order; computed when they had been written."""

TEXTS = labelled_texts()


@pytest.mark.parametrize("one", TEXTS, ids=lambda one: one.name)
def test_every_row_is_sound(one: Labelled) -> None:
    assert one.name.startswith(f"{one.language}-")
    assert {label.hedge for label in one.labels} <= {*HEDGES, UNKNOWN}
    assert {label.kind for label in one.labels} <= {*KINDS, UNKNOWN}
    assert {label.said for label in one.labels} <= set(SAID)
    for label in one.labels:
        assert one.text[label.start : label.end] == label.quote
        if label.low is not None and label.low != label.high:
            assert label.hedge in {"range", UNKNOWN}
    spans = [(label.start, label.end) for label in one.labels]
    assert len(set(spans)) == len(spans), "two rows of one place"


def test_there_is_enough_of_each_language_and_half() -> None:
    figures = {
        key: sum(len(one.labels) for one in TEXTS if key in (one.language, one.half))
        for key in ("en", "zh", "ja", "tuned", "held")
    }
    assert len(TEXTS) >= 120
    assert figures["en"] + figures["zh"] + figures["ja"] >= 1500
    assert min(figures["en"], figures["zh"]) >= 0.4 * 1500
    assert figures["ja"] >= 0.08 * 1500
    assert 0.3 <= figures["held"] / (figures["held"] + figures["tuned"]) <= 0.4


def test_the_held_texts_are_as_they_were_written() -> None:
    digest = sha256()
    for one in TEXTS:
        if one.half == "held":
            digest.update(one.name.encode() + (FOLDER / f"{one.name}.txt").read_bytes())
    assert digest.hexdigest() == FROZEN


def test_no_rate_falls() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    rates = floors_today()
    assert rates.keys() == floors.keys()
    fallen = [
        f"{name} {field}: {rates[name].get(field, 0.0)} < {floor}"
        for name, table in floors.items()
        for field, floor in table.items()
        if rates[name].get(field, 0.0) < floor
    ]
    assert not fallen, "\n".join(fallen)
    assert all(table.keys() <= set(FIELDS) for table in floors.values())
