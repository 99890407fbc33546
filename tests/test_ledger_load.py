"""Which files a ledger is made of, and what a fault leaves of the rest."""

import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from forecasts.checks import check
from forecasts.diagnostics import FORMATS, render
from forecasts.files import ledger_folder
from forecasts.ledger import Ledger, load
from forecasts.ledger.build import MAX_ID
from forecasts.ledger.loading import MAX_PROBLEMS

CODES = ROOT / "tests" / "errors" / "codes"
HEAD = """source: {title: A report, publisher: A publisher, published: 2024-03-01, language: en}
defaults:
  claimant: {organisation: Example Institute}
  subject: robots
  measure: market-size
  region: World
  target: by 2030
claims:
"""
ITEM = "  - {id: a, quote: about $5 billion by 2030, at: page 1, value: about 5 billion USD}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    claims = tmp_path / "claims"
    (claims / "codes").mkdir(parents=True)
    for path in CODES.iterdir():
        (claims / "codes" / path.name).write_bytes(path.read_bytes())
    (claims / "a.yaml").write_text(HEAD + ITEM, encoding="utf-8")
    return claims


def codes_of(ledger: Ledger) -> list[str]:
    return [problem.code for problem in check(ledger)]


def write(folder: Path, items: str, head: str = HEAD) -> Ledger:
    (folder / "a.yaml").write_text(head + items, encoding="utf-8")
    return load(folder)


def test_a_project_s_folder_stands_for_its_claims(folder: Path) -> None:
    (folder.parent / ".github").mkdir()
    (folder.parent / ".github" / "check.yaml").write_text("on: push\n", encoding="utf-8")
    (folder.parent / "series.origin.yaml").write_text("title: x\n", encoding="utf-8")
    ledger = load(folder.parent)
    assert ([claim.id for claim in ledger.claims], codes_of(ledger)) == (["a"], [])


def test_hidden_files_are_no_part_and_the_other_ending_is(folder: Path) -> None:
    for name in (".hidden.yaml", "b.yml", "c.YAML"):
        (folder / name).write_text(HEAD + ITEM, encoding="utf-8")
    assert sorted(load(folder).texts) == [
        (folder / name).as_posix()
        for name in (
            "a.yaml", "b.yml", "c.YAML",
            "codes/events.yaml", "codes/measures.yaml", "codes/regions.yaml",
            "codes/subjects.yaml",
        )
    ]  # fmt: skip


def test_what_is_no_regular_file_is_named_and_nothing_loops(folder: Path) -> None:
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "again").symlink_to(folder, target_is_directory=True)
    ledger = load(folder)
    assert codes_of(ledger) == ["F001", "F001", "F001"]
    assert len(ledger.claims) == 1


def test_a_file_named_from_within_the_ledger_finds_the_codelists_above(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "2024").mkdir()
    (folder / "2024" / "b.yaml").write_text(HEAD + ITEM, encoding="utf-8")
    monkeypatch.chdir(folder / "2024")
    assert load("b.yaml").problems == ()
    assert Path(ledger_folder("b.yaml")).resolve() == folder.resolve()


def test_a_codelist_that_is_not_there_is_one_problem_and_not_one_a_claim(folder: Path) -> None:
    (folder / "codes" / "measures.yaml").unlink()
    (folder / "codes" / "regions.yaml").write_text("# none yet\n", encoding="utf-8")
    assert codes_of(load(folder)) == ["F001", "F010"]


def test_a_claim_with_a_fault_is_not_among_the_claims_and_still_there_for_others(
    folder: Path,
) -> None:
    items = ITEM.replace("id: a", "id: a, notes: [x]")
    items += ITEM.replace("id: a", "id: b, part_of: a").replace("5", "4")
    ledger = write(folder, items)
    assert [claim.id for claim in ledger.claims] == ["b"]
    assert codes_of(ledger) == ["F010"]


def test_a_fault_in_the_defaults_is_said_once_and_drops_every_claim(folder: Path) -> None:
    items = ITEM + ITEM.replace("id: a", "id: b")
    ledger = write(folder, items, HEAD.replace("robots", "robos"))
    assert (ledger.claims, codes_of(ledger)) == ((), ["F103"])


def test_one_id_twice_is_not_also_a_repetition(folder: Path) -> None:
    assert codes_of(write(folder, ITEM + ITEM)) == ["F013"]


@pytest.mark.parametrize(("length", "codes"), [(MAX_ID, []), (MAX_ID + 1, ["F012"])])
def test_an_id_has_at_most_eighty_characters(length: int, codes: list[str], folder: Path) -> None:
    ledger = write(folder, ITEM.replace("id: a,", f"id: {'a' * length},"))
    assert MAX_ID == 80
    assert codes_of(ledger) == codes
    assert all("a" * (MAX_ID + 1) not in problem.message for problem in ledger.problems)


def test_circles_are_found_and_what_leads_into_them_is_none(folder: Path) -> None:
    relations = {"a": "b", "b": "c", "c": "b", "d": "a", "e": "e"}
    items = "".join(
        ITEM.replace("id: a", f"id: {name}, part_of: {other}").replace("5", str(number))
        for number, (name, other) in enumerate(relations.items(), 3)
    )
    ledger = write(folder, items)
    lines = [problem.position.line for problem in check(ledger) if problem.code == "F109"]
    assert lines == [10, 11, 13]


def test_a_long_chain_of_relations_takes_no_square_of_its_length(folder: Path) -> None:
    items = "".join(
        f"  - {{id: a{n}, quote: about ${n} billion by 2030, at: 1, "
        f"value: about {n} billion USD, part_of: a{n % 3000 + 1}}}\n"
        for n in range(1, 3001)
    )
    assert codes_of(write(folder, items)).count("F109") == 3000


def test_a_file_full_of_faults_stops_being_read(folder: Path) -> None:
    ledger = write(folder, "  - {}\n" * 2 * MAX_PROBLEMS)
    assert MAX_PROBLEMS < len(ledger.problems) < MAX_PROBLEMS + 20
    assert any("was not read" in problem.message for problem in ledger.problems)


def test_unknown_keys_of_the_file_are_listed_up_to_a_limit(folder: Path) -> None:
    text = "".join(f"key{number}: x\n" for number in range(5_000))
    assert len(write(folder, "", text).problems) < 100


def test_a_text_in_a_message_is_short_and_on_one_line(folder: Path) -> None:
    ledger = write(folder, ITEM.replace("id: a", 'id: a, "x\\n::error::y\\e[31m": z'))
    word = "s" * 100_000
    ledger_of_length = write(folder, ITEM.replace("id: a", f"id: a, subject: {word}"))
    for name in FORMATS:
        shown = render(check(ledger), ledger.texts, name)
        assert "\x1b" not in shown
        assert "\n::error::y" not in shown
        assert len(render(check(ledger_of_length), ledger_of_length.texts, name)) < 5_000


REAL = sorted((ROOT / "claims").rglob("*.yaml"))
BYTES = [path.read_bytes() for path in REAL if "codes" not in path.parts][:40]


@given(st.sampled_from(BYTES), st.data())
def test_a_damaged_file_gives_problems_with_places_and_never_an_exception(
    content: bytes, data: st.DataObject
) -> None:
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        kind = data.draw(st.sampled_from(["flip", "cut", "repeat", "sign"]))
        if kind == "flip":
            damaged[at] ^= 1 << data.draw(st.integers(0, 7))
        elif kind == "cut":
            del damaged[at : at + data.draw(st.integers(1, 40))]
        elif kind == "repeat":
            damaged[at:at] = damaged[at : at + data.draw(st.integers(1, 200))]
        else:
            damaged[at:at] = data.draw(
                st.sampled_from([b": ", b"- ", b"[", b"}", b"&a ", b"\t", b"| ", b'"', b"\r", b"#"])
            )
        if not damaged:
            return
    text = bytes(damaged).decode("utf-8", "replace")
    ledger = load(ROOT / "claims", instead={"x.yaml": text}, only_instead=True)
    problems = check(ledger)
    for problem in problems:
        assert problem.position.line >= 1
        assert problem.position.column >= 1
        assert problem.message
    for name in FORMATS:
        render(problems, ledger.texts, name)


def test_claims_and_their_warnings_are_small(folder: Path) -> None:
    """The nodes of a file outlived its reading with each claim, and took most of the memory."""
    taken = {}
    for number in (50, 50, 550):  # the first fills what is kept once
        items = "".join(ITEM.replace("id: a", f"id: a-{each}") for each in range(number))
        (folder / "a.yaml").write_text(HEAD + items, encoding="utf-8")
        tracemalloc.start(1)
        ledger = load(folder)
        problems = check(ledger)
        taken[number] = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert len(problems) == number - 1
        assert ledger.claims[-1].places["value"].line == number + HEAD.count("\n")
    each = (taken[550] - taken[50]) / 500
    assert each < 2_450, each
