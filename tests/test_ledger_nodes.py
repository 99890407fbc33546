"""Hostile and surprising YAML: each is a clear problem with a place, never a crash or a hang."""

import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasts.files import MAX_BYTES
from forecasts.ledger.nodes import (
    MAX_FORM_PROBLEMS,
    MAX_NODES,
    Document,
    Mapping,
    Scalar,
    parse_document,
    read_document,
)
from forecasts.ledger.places import Places


def codes(document: Document) -> list[tuple[str, int, int]]:
    return [(p.code, p.position.line, p.position.column) for p in document.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\nb: *x\n", [("F005", 1, 4), ("F005", 2, 4)]),
        ("a: !!python/object:os.system x\n", [("F005", 1, 4)]),
        ("a: !!int 3\n", [("F005", 1, 4)]),
        ("%YAML 1.1\n---\na: 1\n", [("F005", 1, 1)]),
        ("a: {b: 1}\n<<: x\n", [("F005", 2, 1)]),
        ("a: 1\na: 2\n", [("F007", 2, 1)]),
        ("1: x\n'1': y\n", [("F007", 2, 1)]),
        ("a: 1\n---\nb: 2\n", [("F008", 2, 1)]),
        ("? [x]\n: 1\n", [("F010", 1, 3)]),
        ("a: b: c\n", [("F004", 1, 5)]),
        ("a: [1, 2\n", [("F004", 1, 4)]),
        ("a: > 5 billion USD\n", [("F004", 1, 4)]),
        ("a: \x00\n", [("F003", 1, 4)]),
        ("a: x\u202ey\nb: \u200b\n", [("F003", 1, 5), ("F003", 2, 4)]),
        ("a: x\ry\n", [("F003", 1, 5)]),
        ("a: \ud800\n", [("F003", 1, 4)]),
    ],
)
def test_a_fault_of_form_has_its_code_and_place(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert codes(parse_document(text, "x.yaml")) == expected


@pytest.mark.parametrize(
    "text", ["NO", "on", "12:30", "010", "1e12", ".inf", "0x1F", "1_000", "+5"]
)
def test_a_scalar_is_the_text_that_was_written(text: str) -> None:
    document = parse_document(f"a: {text}\n", "x.yaml")
    assert isinstance(document.root, Mapping)
    scalar = document.root.entries["a"][1]
    assert isinstance(scalar, Scalar)
    assert (scalar.text, document.problems) == (text, [])


@pytest.mark.parametrize("bracket", ["[", "{", "- ", "? "])
def test_thirty_thousand_levels_are_refused_where_the_limit_is_passed(bracket: str) -> None:
    document = parse_document("a: " * (bracket in "[{") + bracket * 30_000, "x.yaml")
    assert codes(document) == [("F006", 1, 81 if bracket in "- ? " else 43)]
    assert document.root is None


@pytest.mark.parametrize("levels", [40, 900, 1_010, 30_000])
@pytest.mark.parametrize("opening", ["[", "[x, ", "{x: ", "[[*x, "])
def test_nesting_is_refused_by_our_count_whatever_libyaml_meets_first(
    opening: str, levels: int
) -> None:
    # libyaml 0.2.5 has no limit here, 0.2.6 one of 1,000 levels, met up to 1,024 signs ahead.
    found = codes(parse_document("a: 1\na: 2\nb: " + opening * levels, "x.yaml"))
    aliases = [("F005", 3, 6 + 6 * n) for n in range(19)] if "*" in opening else []
    column = {"[": 43, "[x, ": 4 * 39 + 1, "{x: ": 4 * 39 + 1, "[[*x, ": 6 * 19 + 5}[opening]
    assert found == [("F007", 2, 1), *aliases, ("F006", 3, column)]


def test_an_alias_bomb_is_refused_at_its_anchors_in_flat_memory() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    tracemalloc.start()
    document = parse_document("\n".join(lines), "x.yaml")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert {problem.code for problem in document.problems} == {"F005"}
    assert len(document.problems) == MAX_FORM_PROBLEMS
    assert peak < 5_000_000


def test_a_file_past_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    tracemalloc.start()
    document = read_document(path, "big.yaml")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert codes(document) == [("F001", 1, 1)]
    assert "100 MB" in document.problems[0].message
    assert peak < MAX_BYTES / 10


def test_a_fifo_and_a_missing_file_are_refused_at_once(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo.yaml"
    os.mkfifo(fifo)
    assert codes(read_document(fifo, "fifo.yaml")) == [("F001", 1, 1)]
    assert codes(read_document(tmp_path / "none.yaml", "none.yaml")) == [("F001", 1, 1)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("a: 1\n".encode("utf-16"), ("F002", 1, 1)),
        (b"\xef\xbb\xbfa: 1\n", ("F002", 1, 1)),
        ("a: 1\nb: é\n".encode("latin-1"), ("F002", 2, 4)),
    ],
)
def test_other_encodings_are_refused(
    tmp_path: Path, data: bytes, expected: tuple[str, int, int]
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    assert codes(read_document(path, "x.yaml")) == [expected]


def test_windows_line_ends_are_read_and_keep_their_places(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"a: 1\r\nb: 2\r\nb: 3\r\n")
    assert codes(read_document(path, "x.yaml")) == [("F007", 3, 1)]


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_crash(text: str) -> None:
    document = parse_document(text, "x.yaml")
    for problem in document.problems:
        assert problem.position.line >= 1
        assert problem.position.column >= 1


def test_a_place_inside_a_scalar_is_exact_where_the_source_is_one_line() -> None:
    document = parse_document("a: 'nearly 24 GW'\nb: |\n  x y\n", "x.yaml")
    assert isinstance(document.root, Mapping)
    quoted, block = (document.root.entries[key][1] for key in "ab")
    assert isinstance(quoted, Scalar)
    assert isinstance(block, Scalar)
    assert (quoted.at(7, 9).column, quoted.at(7, 9).length) == (12, 2)
    assert block.at(2, 3) == block.position


@pytest.mark.parametrize("escape", ["\\x00", "\\u202e", "\\u200b", "\\x1b[31m", "\\ufeff"])
def test_an_escape_cannot_bring_in_what_the_file_may_not_hold(escape: str) -> None:
    document = parse_document(f'a: 1\nb: "x{escape}"\n', "x.yaml")
    assert codes(document) == [("F003", 2, 4)]


def test_a_file_of_too_many_values_is_refused_before_it_fills_the_memory() -> None:
    text = "a: [" + "x," * (MAX_NODES + 10) + "x]\n"
    document = parse_document(text, "x.yaml")
    assert [problem.code for problem in document.problems] == ["F001"]
    assert document.root is None


def test_a_damaged_file_repeats_itself_and_its_problems_do_not() -> None:
    document = parse_document("a: 1\n" * 10_000, "x.yaml")
    assert len(document.problems) == MAX_FORM_PROBLEMS


@given(st.text(alphabet="ab\n\r é汉", max_size=60), st.data())
def test_a_place_is_the_same_in_whatever_order_places_are_asked_for(
    text: str, data: st.DataObject
) -> None:
    places = Places("x", text)
    for _ in range(5):
        index = data.draw(st.integers(0, len(text)))
        before = text[:index]
        position = places.at(index, index)
        assert position.line == before.count("\n") + 1
        assert position.column == len(before.rpartition("\n")[2]) + 1
