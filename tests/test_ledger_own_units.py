"""A ledger's own units: declared, read in its values and quotations, converted, and refused."""

from pathlib import Path

import pytest

from forecasts.checks import check
from forecasts.ledger import load
from forecasts.ledger.loading import Ledger
from forecasts.problem import Problem
from forecasts.reading import Unreadable, read, read_value
from forecasts.reading.amounts.unit_words import ALONE, FIRST_WORDS, HAN_WORDS, PHRASES
from forecasts.reading.lexicon import nouns, units
from forecasts.units import convert_factor, dimension

UNITS = """\
fixture-pump:
  name: Fixture pump
  words: {en: [fixture pumps], zh: [试验泵], de: [Probepumpen]}
fixture-coal:
  name: Fixture coal
  of: MJ
  factor: "3.6"
  words: {en: [units of fixture coal]}
fixture-heap:
  name: Heap of fixture coal
  of: fixture-coal
  factor: "1e3"
"""
MEASURES = """\
sales: {name: Sales, definition: Sold in the period., dimension: count, nature: flow}
energy-use: {name: Energy, definition: Used in the period., dimension: energy, nature: flow}
density: {name: Density, definition: Pumps on an area., dimension: count/area, nature: stock}
"""
CLAIM = """\
  - id: {id}
    claimant: {{organisation: Example Institute}}
    quote: {quote}
    at: page 1
    subject: pumps
    measure: {measure}
    region: World
    value: {value}
    target: by 2030
"""
HEAD = "source: {title: A, publisher: P, published: 2024-03-01, language: en}\nclaims:\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, UNITS)


def write(folder: Path, own: str) -> Path:
    codes = folder / "codes"
    codes.mkdir(parents=True)
    (codes / "units.yaml").write_text(own, encoding="utf-8")
    (codes / "measures.yaml").write_text(MEASURES, encoding="utf-8")
    (codes / "regions.yaml").write_text("World: {name: World}\n", encoding="utf-8")
    subject = "pumps: {name: Pumps, definition: Pumps of every kind.}\n"
    (codes / "subjects.yaml").write_text(subject, encoding="utf-8")
    return folder


def claims(folder: Path, *rows: tuple[str, str, str]) -> tuple[Ledger, tuple[Problem, ...]]:
    body = "".join(
        CLAIM.format(id=f"pump-{place}", measure=measure, value=value, quote=quote)
        for place, (measure, value, quote) in enumerate(rows)
    )
    (folder / "claims.yaml").write_text(HEAD + body, encoding="utf-8")
    ledger = load(folder)
    return ledger, check(ledger)


def test_own_words_are_read_in_values_and_quotations(folder: Path) -> None:
    ledger, problems = claims(
        folder,
        ("sales", "3 million fixture-pump", "sales of 3 million new fixture pumps by 2030"),
        ("sales", "4 million fixture pumps", "到2030年销量达到400万试验泵"),
        ("energy-use", "40 fixture-coal", "some 40 units of fixture coal by 2030"),
        ("density", "12 fixture-pump/km2", "12 fixture pumps per km2 by 2030"),
    )
    assert [problem.code for problem in problems] == ["F402"]  # `some 40` is about 40
    assert [claim.value.unit for claim in ledger.claims] == [
        "fixture-pump",
        "fixture-pump",
        "fixture-coal",
        "fixture-pump/km2",
    ]
    german = read_value("3 Millionen Probepumpen", language="de")
    assert not isinstance(german, Unreadable)
    assert german.unit == "fixture-pump"
    assert [one.unit for one in read("3 million fixture pumps by 2030")] == ["fixture-pump"]


def test_own_units_convert_and_have_a_dimension(folder: Path) -> None:
    load(folder)
    assert dimension("USD/fixture-pump") == "money/count"
    assert convert_factor("fixture-heap", "kWh") == pytest.approx(1000.0, rel=1e-12)
    assert convert_factor("fixture-pump", "unit") == 1.0
    assert not isinstance(convert_factor("fixture-pump/km2", "fixture-pump/ha"), str)


def test_a_unit_that_does_not_fit_its_measure_is_found(folder: Path) -> None:
    _, problems = claims(folder, ("sales", "40 fixture-coal", "40 units of fixture coal by 2030"))
    assert [problem.code for problem in problems] == ["F107"]


@pytest.mark.parametrize(
    ("value", "quote", "hint"),
    [
        ('"-20%"', "sales fall 20% by 2030", "a fall is written `down 20%`, or `-20% a year`; "),
        ("20%", "sales grow 20% by 2030", "growth is written `up 20%`, or `20% a year`; "),
        ("20 USD", "sales of 20 USD by 2030", ""),
    ],
)
def test_a_bare_percentage_of_what_is_no_share_is_told_how_growth_is_written(
    folder: Path, value: str, quote: str, hint: str
) -> None:
    _, problems = claims(folder, ("sales", value, quote))
    found = [problem.hint for problem in problems if problem.code == "F107"]
    wanted = f"{hint}{'else ' * bool(hint)}correct the measure or the unit"
    assert found == [wanted]
    for written in hint.split("`")[1::2]:
        _, problems = claims(folder, ("sales", f'"{written}"', quote))
        assert not problems, written


def test_another_ledger_s_words_leave_the_reader_as_it_was(folder: Path, tmp_path: Path) -> None:
    load(write(tmp_path / "none", "{}\n"))
    tables = (PHRASES, HAN_WORDS, nouns.NOUNS, units.PER_WORDS)
    sets = (FIRST_WORDS, ALONE, nouns.COUNTED, nouns.NOUN_HEADS, units.UNIT_NAMES)
    assert "fixture pumps" not in PHRASES
    before = [dict(table) for table in tables], [set(words) for words in sets]
    ledger = load(folder)
    assert "fixture pumps" in PHRASES
    load(tmp_path / "none")
    assert ([dict(table) for table in tables], [set(words) for words in sets]) == before
    check(ledger)
    assert "fixture pumps" in PHRASES


@pytest.mark.parametrize(
    ("own", "code", "column"),
    [
        ("lonely: {name: Lonely, factor: '2'}\n", "F011", 1),
        ("lonely: {name: Lonely, of: MJ}\n", "F011", 1),
        ("lonely: {name: Lonely, of: MJJ, factor: '2'}\n", "F101", 28),
        ("lonely: {name: Lonely, of: MJ, factor: '0'}\n", "F010", 40),
        ("lonely: {name: Lonely, of: MJ, factor: '-1'}\n", "F010", 40),
        ("lonely: {name: Lonely, words: {en: [a b c d e f]}}\n", "F010", 37),
        ("lonely: {name: Lonely, words: {zh: [三台]}}\n", "F010", 37),
        ("Lonely: {name: Lonely}\n", "F012", 1),
        ("lonely: {definition: No name}\n", "F011", 9),
        ("barrel: {name: Barrel}\n", "F111", 1),
        ("lonely: {name: Lonely, words: {en: [barrels]}}\n", "F111", 37),
        ("lonely: []\n", "F010", 9),
    ],
)
def test_a_faulty_unit_has_a_place_and_a_code(
    tmp_path: Path, own: str, code: str, column: int
) -> None:
    ledger = load(write(tmp_path / "one", own))
    found = [p for p in ledger.problems if p.position.file.endswith("units.yaml")]
    assert {(problem.code, problem.position.column) for problem in found} >= {(code, column)}
    assert isinstance(read_value("5 lonely"), Unreadable)


def test_a_name_keeps_its_meaning_while_the_process_lives(folder: Path, tmp_path: Path) -> None:
    load(folder)
    other = "fixture-coal: {name: Coal, of: MJ, factor: '4'}\n"
    ledger = load(write(tmp_path / "other", other))
    assert "F111" in {problem.code for problem in ledger.problems}
    assert convert_factor("fixture-coal", "MJ") == pytest.approx(3.6, rel=1e-12)


def test_a_unit_whose_entry_has_a_fault_is_told_as_such(tmp_path: Path) -> None:
    folder = write(tmp_path, "fixture-kiosk: {name: Kiosk, colour: red}\n")
    _, problems = claims(folder, ("sales", "3 million fixture-kiosk", "3 million kiosks by 2030"))
    told = {problem.position.file.rpartition("/")[2]: problem.message for problem in problems}
    assert told["units.yaml"] == "unknown key `colour` in `fixture-kiosk`"
    message = "`fixture-kiosk` is no unit yet: its entry in codes/units.yaml has a fault"
    assert told["claims.yaml"] == message


def test_a_wrong_word_of_a_measure_is_marked_at_the_word(folder: Path) -> None:
    lists = folder / "codes" / "measures.yaml"
    text = MEASURES.replace("nature: stock", "nature: level")
    lists.write_text(text, encoding="utf-8")
    (problem,) = (each for each in load(folder).problems if each.code == "F106")
    column = text.splitlines()[2].index("level") + 1
    assert problem.position[1:] == (3, column, len("level"))
    assert problem.expected == "flow, stock, price, share"
