"""Texts of others do nothing where they are printed."""

import io
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli_runs import copy_ledger, enter, run
from forecasts.charts.jobs import slug
from forecasts.diagnostics import FORMATS, render
from forecasts.inert import (
    Inert,
    code_span,
    defused,
    escaped_json,
    fused,
    link_target,
    names_in_ledger,
)
from forecasts.problem import Position, Problem, Related
from forecasts.reviewing.files import csv_bytes

NASTY = "\x1b[31m\n::error::x\r\u202e\u2066\u200b\x9b\x07\ud800"


@pytest.mark.parametrize("output_format", FORMATS)
def test_no_format_lets_a_control_or_a_new_line_out_of_a_field(output_format: str) -> None:
    place = Position(file=f"::error::{NASTY}.yaml", line=1, column=1)
    problem = Problem("F001", "error", place, NASTY, NASTY, NASTY, (Related(place, NASTY),))
    quiet = problem._replace(
        position=place._replace(file="a.yaml"),
        message="",
        expected="x",
        hint="x",
        related=(Related(place._replace(file="a.yaml"), "x"),),
    )
    text = render([problem], {place.file: NASTY}, output_format)
    assert text.replace("\n", "").isprintable()
    assert not any(line.startswith("::error::") for line in text.splitlines())
    if output_format in {"concise", "github"}:
        assert text.count("\n") == render([quiet], {}, output_format).count("\n")
    if output_format in {"json", "sarif"}:
        json.loads(text)


def test_sarif_addresses_are_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    place = Position(file=f"{tmp_path}/claims/a b.yaml", line=1, column=1)
    text = render([Problem("F001", "error", place, "x")], {}, "sarif")
    result = json.loads(text)["runs"][0]["results"][0]
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert address == "claims/a%20b.yaml"


def test_a_ledger_that_is_not_there_gives_a_valid_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(tmp_path, monkeypatch)
    for output_format in ("sarif", "json"):
        code, out, _ = run("check", "nowhere", "--format", output_format)
        assert code == 2
        assert "F001" in json.dumps(json.loads(out))


def test_an_absolute_ledger_puts_no_path_into_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = copy_ledger(tmp_path)
    enter(tmp_path, monkeypatch)
    outputs = []
    for path in ("claims", str(claims)):
        for output_format in ("json", "csv"):
            code, out, err = run("list", "--ledger", path, "--format", output_format)
            assert code == 0, err
            assert str(tmp_path) not in out
            outputs.append(out)
    assert outputs[:2] == outputs[2:]


@given(st.text())
def test_json_says_the_same_without_a_character_that_does_not_print(text: str) -> None:
    written = escaped_json(json.dumps({"a": text}, ensure_ascii=False, indent=1))
    assert json.loads(written) == {"a": text}
    assert written.replace("\n", "").isprintable()


@given(st.text(alphabet=st.sampled_from("`a |\n\x1b")))
def test_a_code_span_ends_where_its_text_ends(text: str) -> None:
    span = code_span(text)
    fence = len(span) - len(span.lstrip("`"))
    assert "\n" not in span
    inside = span[fence:-fence]
    assert "`" * fence not in inside


def test_formulas_and_headers_are_defused() -> None:
    for sign in "=+-@\t\r＝＋－＠":
        assert defused(f"{sign}cmd") == f"'{sign}cmd"
        assert defused(f" {sign}cmd") == f"' {sign}cmd"
    assert [defused(text) for text in ("", "a=1", "100")] == ["", "a=1", "100"]
    assert csv_bytes(pd.DataFrame({"=x": ["＝1"]})).decode() == "'=x\n'＝1\n"


@given(st.text(alphabet="'=+-@ \n\ta＝"))
def test_a_text_comes_back_from_its_cell(text: str) -> None:
    cell = defused(text)
    assert fused(cell) == text
    assert cell.lstrip(" \n")[:1] not in {*"=+-@\t＝"}


def test_addresses_stay_in_their_brackets() -> None:
    assert link_target("https://x/>) [a](b\n") == "https://x/%3E)%20[a](b%20"


def test_a_terminal_gets_lines_and_nothing_else() -> None:
    stream = io.StringIO()
    Inert(stream).write(f"one\ttwo\n{NASTY}")
    assert stream.getvalue().startswith("one\ttwo\n")
    assert stream.getvalue().replace("\n", "").replace("\t", "").isprintable()


def test_names_of_files_begin_with_the_ledgers_folder() -> None:
    absolute = ["/data/claims/2024/a.yaml", "/data/claims/b.yaml"]
    assert list(names_in_ledger(absolute).values()) == ["claims/2024/a.yaml", "claims/b.yaml"]
    assert names_in_ledger(["claims/a.yaml"]) == {"claims/a.yaml": "claims/a.yaml"}


def test_names_of_pictures_are_unique_and_stable() -> None:
    words = ["ladder 新能源", "ladder 低空", "ladder 新 能", "ladder a", "ladder " + "a" * 200]
    names = [slug(text) for text in words]
    assert len(set(names)) == len(words)
    assert names[3] == "ladder-a"
    assert all(name.isascii() and len(name) <= 100 for name in names)
    assert names == [slug(text) for text in words]


def test_a_file_whose_name_holds_a_control_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = copy_ledger(tmp_path)
    enter(tmp_path, monkeypatch)
    for number, name in enumerate(
        (b"a\nb.yaml", b"\xff.yaml", b"\x1b[2J.yaml", "\u202ea.yaml".encode())
    ):
        path = Path(f"{claims}/").joinpath(name.decode("utf-8", "surrogateescape"))
        path.write_text("claims: []\n")
        code, out, _ = run("check", "--format", "concise")
        assert code == 1, number
        assert "F001 the name of the file holds" in out
        assert out.replace("\n", "").isprintable()
        path.unlink()
