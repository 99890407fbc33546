import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import shared_data
from forecasts.reading import read
from forecasts.reading.attaching.figures import attach_all
from forecasts.reading.periods.any_language import format_period, is_placed
from forecasts.reading.records import Period, Quantity

TABLES = Path(__file__).parent / "test_reading_attach"
MARK = re.compile(r"\{([^|}]*)\|([^|}]*)\|([^}]*)\}")
DURATION = re.compile(r"years?\Z|[一二两三四五六七八九十\d]年\Z")
RANGE = re.compile(r" to |-| and |至|—")
STATED = {"english": date(2025, 9, 19), "chinese": date(2025, 12, 5)}


def make_quantity(text: str, start: int, *, kind: str = "", hedge: str = "bare") -> Quantity:
    share = "%" in text
    if not kind:
        kind = "duration" if DURATION.search(text) else "share" if share else "level"
    return Quantity(
        start=start,
        end=start + len(text),
        quote=text,
        value=1,
        low=1,
        high=1,
        figures=2,
        unit="%" if share else "year" if kind == "duration" else "USD",
        hedge=hedge,
        strict=False,
        kind=kind,
    )


def parse(line: str) -> tuple[str, tuple[Quantity, ...], list[tuple[str, str]]]:
    text, position = "", 0
    quantities, expected = [], []
    for match in MARK.finditer(line):
        text += line[position : match.start()]
        hedge = "range" if RANGE.search(match[1]) else "bare"
        quantities.append(make_quantity(match[1], len(text), hedge=hedge))
        expected.append((match[2], match[3]))
        text += match[1]
        position = match.end()
    return text + line[position:], tuple(quantities), expected


def read_table(name: str) -> list[str]:
    lines = (TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def name_of(period: Period | None) -> str:
    return "" if period is None else format_period(period)


@pytest.mark.parametrize(
    ("table", "line"),
    [
        (name, line)
        for name in sorted(path.stem for path in TABLES.glob("*.txt"))
        for line in read_table(name)
    ],
)
def test_tense_and_target_of_every_figure(table: str, line: str) -> None:
    text, quantities, expected = parse(line)
    stated = STATED.get(table)
    language = table.split("_", maxsplit=1)[0][:2].replace("ch", "zh")
    found = attach_all(text, quantities, language=language, stated=stated)
    read = [("F" if one.forecast else "-", name_of(one.target)) for one in found]
    assert read == expected, [one.rules for one in found]


def test_nothing_but_the_attached_fields_changes() -> None:
    text, quantities, _ = parse("Sales will reach {$5 billion|F|2030} by 2030.")
    found = attach_all(text, quantities, stated=STATED["english"])[0]
    same = ("start", "end", "quote", "value", "low", "high", "unit", "hedge", "strict", "kind")
    assert [getattr(found, name) for name in same] == [
        getattr(quantities[0], name) for name in same
    ]
    assert (found.certainty, found.probability) == ("will", 0.95)


def test_a_fact_has_no_certainty() -> None:
    text, quantities, _ = parse(
        "It was {$5 billion|-|2024} in 2024 and will be {$6 billion|F|2026} in 2026."
    )
    fact, forecast = attach_all(text, quantities, stated=STATED["english"])
    assert (fact.certainty, fact.probability) == ("", None)
    assert forecast.probability == 0.95


@pytest.mark.parametrize(
    ("line", "certainty", "probability"),
    [
        ("He projected that the market could reach {1 trillion yuan|F|} by 2030.", "could", 0.4),
        ("The market is projected to reach {$5 billion|F|} by 2030.", "projected", 0.75),
        ("Sales are highly likely to pass {$5 billion|F|} in 2027.", "highly likely", 0.9),
        ("Prices may fall {5%|F|} in 2027.", "may", 0.4),
        ("预计到2030年，市场规模将达到{5万亿元|F|}。", "预计", 0.75),
        ("到2030年市场规模有望达到{5万亿元|F|}。", "有望", 0.4),
        ("到2030年市场规模将达到{5万亿元|F|}。", "将", 0.95),
    ],
)
def test_the_weakest_word_over_a_figure_counts(
    line: str, certainty: str, probability: float
) -> None:
    text, quantities, _ = parse(line)
    found = attach_all(text, quantities, stated=STATED["english"])[0]
    assert (found.certainty, found.probability) == (certainty, probability)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("The target is to install {100 GW|F|} by 2030.", "modality: target"),
        ("In an optimistic case sales reach {5 million|F|} in 2035.", "modality: scenario"),
        ("力争到2030年产值突破{500亿元|F|}。", "modality: target"),
        ("乐观情景下，2035年将达{500亿元|F|}。", "modality: scenario"),
    ],
)
def test_targets_and_scenarios_are_named(line: str, rule: str) -> None:
    text, quantities, _ = parse(line)
    assert rule in attach_all(text, quantities, stated=STATED["english"])[0].rules


def test_without_a_date_the_date_line_tells_past_from_future() -> None:
    line = "Sep 19, 2021. From 2020 to 2023 output: {5 GW|F|} in 2023, {3 GW|-|} in 2020."
    text, quantities, _ = parse(line)
    assert [one.forecast for one in attach_all(text, quantities)] == [True, False]


def test_each_sentence_of_a_mixed_text_is_read_in_its_language() -> None:
    line = (
        "Wang (王传福) said sales will reach {5 million cars|F|2030} by 2030. "
        "预计2028年将达到{3000亿元|F|2028}。Revenue was {$5 billion|-|2024} in 2024."
    )
    text, quantities, expected = parse(line)
    found = attach_all(text, quantities, stated=STATED["english"])
    assert [("F" if one.forecast else "-", name_of(one.target)) for one in found] == expected


@pytest.mark.parametrize("separator", [" | ", "，", ", "])
def test_a_table_without_full_stops_is_read_row_by_row(separator: str) -> None:
    row = (
        "2030年将达到{5 GW|F|2030}"
        if separator == "，"
        else "Sales will reach {5 GW|F|2030} in 2030"
    )
    text, quantities, _ = parse(separator.join([row] * 2_000))
    found = attach_all(text, quantities, stated=STATED["english"])
    assert {(one.forecast, name_of(one.target)) for one in found} == {(True, "2030")}


@given(
    st.text(alphabet="In will by2030,. $%—到年预计了（）由增至 \n", max_size=80),
    st.lists(st.integers(0, 80), max_size=6),
    st.sampled_from(["en", "zh"]),
)
def test_any_text_and_any_places_come_back_in_order(
    text: str, places: list[int], language: str
) -> None:
    starts = sorted({place for place in places if place < len(text)})
    quantities = tuple(make_quantity(text[place : place + 1], place) for place in starts)
    found = attach_all(text, quantities, language=language, stated=STATED["english"])
    assert [one.start for one in found] == starts


MEANING = {
    None: "bare",
    "gt": "above",
    "ge": "above",
    "le": "up-to",
    "approx": "about",
    "oom": "scale",
}
KINDS = {"size": "level", "cagr": "growth", "analogy": "duration"}


def probe_name(period: Period | None) -> str | None:
    if period is None:
        return None
    if not is_placed(period):
        return period.words
    text = format_period(period)
    return text.replace("-", "/") if period.start.year != period.end.year else text


def test_rates_on_the_probe(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shared_data("reading", "probe.jsonl").read_text(encoding="utf-8").splitlines()
    right = {"forecast": 0, "target": 0}
    total = 0
    for line in lines:
        case = json.loads(line)
        quantities = tuple(
            make_quantity(
                one["span"],
                one["start"],
                kind=KINDS.get(one["kind"], one["kind"]),
                hedge=MEANING.get(one["hedge"], one["hedge"]),
            )
            for one in case["quantities"]
        )
        found = attach_all(case["text"], quantities, language=case["lang"])
        for truth, one in zip(case["quantities"], found, strict=True):
            total += 1
            right["forecast"] += truth["forecast"] == one.forecast
            right["target"] += truth["target"] == probe_name(one.target)
    with capsys.disabled():
        print(f"\nprobe: forecast {right['forecast']}/{total}, target {right['target']}/{total}")
    assert total == 75
    assert right["forecast"] / total >= 0.98
    assert right["target"] / total >= 0.98


def test_the_seeds_hold_three_forecasts_and_none() -> None:
    folder = shared_data("reading").parent.parent / "seeds"
    truth = {
        "000_5251229e9c867caa.txt": [
            ("nearly $240 billion", "2030", "projected"),
            ("exceeding $120 billion", "2030", "projected"),
            ("trillion-yuan scale", "2030", "could"),
        ],
        "004_a4a1e91eb38234b9.txt": [],
    }
    for name, expected in truth.items():
        text = (folder / name).read_text(encoding="utf-8")
        for stated in (date(2025, 9, 19), None):
            found = [
                (one.quote, name_of(one.target), one.certainty)
                for one in read(text, stated=stated)
                if one.forecast
            ]
            assert found == expected
