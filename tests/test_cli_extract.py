"""`extract` and `accept`: drafts that checks accept, tables leave out, a person walks through."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT
from forecasts.cli import main
from forecasts.ledger import load
from forecasts.ledger.reference import json_schema

ARTICLE = """Drone market to pass $40 billion

Sep 19, 2025

The global market for cargo drones will exceed $40 billion by 2031, Anna Berg,
chief executive of Nordwing, told a forum.

"Sales will reach 3 million units in 2027," she said. In 2024 the market was $9 billion, and nobody
knows what it was in the years before that, as no house has counted the drones that carried cargo
then. The next report of the house is to come out in the spring, with figures of each country.
"""

BAGS = ARTICLE.replace("3 million units in 2027", "500,000 jute bags in 2027")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "claims" / "codes", tmp_path / "claims" / "codes")
    (tmp_path / "article.txt").write_text(ARTICLE)
    return tmp_path / "claims"


def run(*arguments: object, keys: str = "") -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], input=keys)


def extract_into(ledger: Path) -> Result:
    return run("extract", ledger.parent / "article.txt", "--ledger", ledger, "--into", ledger)


def test_drafts_pass_the_check_and_no_table_holds_them(ledger: Path) -> None:
    assert extract_into(ledger).exit_code == 0
    loaded = load(ledger)
    assert "draft: true" in next(ledger.glob("*.yaml")).read_text()
    assert loaded.claims == ()
    assert run("check", ledger).exit_code == 0


def test_a_draft_with_an_unreadable_value_is_a_fault(ledger: Path) -> None:
    extract_into(ledger)
    file = next(ledger.glob("*.yaml"))
    file.write_text(file.read_text().replace("> 40 billion USD", "forty-ish USD"))
    assert [problem.code for problem in load(ledger).problems] == ["F401"]


@pytest.mark.parametrize(("into", "said"), [("none/x", "there is no"), ("article.txt", "file")])
def test_drafts_go_into_a_ledger_that_is_there(ledger: Path, into: str, said: str) -> None:
    article, place = ledger.parent / "article.txt", ledger.parent / into
    before = article.read_bytes()
    done = run("extract", article, "--ledger", ledger, "--into", place)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (ledger.parent / "none").exists()
    assert article.read_bytes() == before


def test_a_text_that_the_ledger_has_is_not_written_again(ledger: Path) -> None:
    extract_into(ledger)
    again = extract_into(ledger)
    assert "has this text already" in again.output
    assert len(list(ledger.glob("*.yaml"))) == 1


def test_a_draft_becomes_a_claim_with_the_code_that_a_person_gives(ledger: Path) -> None:
    extract_into(ledger)
    done = run("accept", "--ledger", ledger, keys="a\ncivil-drones\ns\n")
    assert done.exit_code == 0, done.output
    (claim,) = load(ledger).claims
    assert (claim.subject, claim.measure, claim.region) == ("civil-drones", "market-size", "World")
    assert claim.claimant.name == "Anna Berg, Nordwing"
    assert run("check", ledger).exit_code == 0


def test_a_code_that_is_none_is_asked_for_again_at_once(ledger: Path) -> None:
    extract_into(ledger)
    done = run("accept", "--ledger", ledger, keys="a\ncivil-drone\ncivil-drones\nq\n")
    assert "unknown subject `civil-drone`; did you mean `civil-drones`?" in done.output
    assert [claim.subject for claim in load(ledger).claims] == ["civil-drones"]


def test_a_code_that_is_left_open_leaves_the_draft(ledger: Path) -> None:
    extract_into(ledger)
    file = next(ledger.glob("*.yaml"))
    before = file.read_text()
    done = run("accept", "--ledger", ledger, keys="a\n-\nq\n")
    assert "is still a draft, open: subject" in done.output
    assert file.read_text() == before


def test_what_was_answered_before_a_field_was_left_open_is_kept(ledger: Path) -> None:
    (ledger.parent / "article.txt").write_text(BAGS)
    extract_into(ledger)
    done = run("accept", "--ledger", ledger, keys="s\na\n\n-\nq\n")
    assert "is still a draft, open: subject" in done.output
    written = next(ledger.glob("*.yaml")).read_text()
    assert written.count("draft: true") == 2
    assert "value: 500,000 units\n" in written
    assert run("check", ledger).exit_code == 0


def test_a_draft_above_a_faulty_one_is_accepted(ledger: Path) -> None:
    extract_into(ledger)
    file = next(ledger.glob("*.yaml"))
    file.write_text(file.read_text().replace("value: 3 million units", "value: 3 milion units"))
    done = run("accept", "--ledger", ledger, keys="a\ncivil-drones\na\ncivil-drones\nq\n")
    assert "accepted as civil-drones-world-" in done.output
    assert "F401" in done.output  # of the second, which is refused
    assert file.read_text().count("draft: true") == 1


@pytest.mark.parametrize("value", ["30 MYR/bag", "5 bilion", "18.8 billion"])
def test_no_unit_is_offered_where_the_words_may_be_money_or_a_slip(
    ledger: Path, value: str
) -> None:
    extract_into(ledger)
    file = next(ledger.glob("*.yaml"))
    file.write_text(file.read_text().replace("value: 3 million units", f"value: {value}"))
    done = run("accept", "--ledger", ledger, keys="s\na\n\n-\n-\nq\n")
    assert "units]:" not in done.output
    assert "is still a draft, open: value" in done.output


def test_a_unit_alone_answers_the_question_for_it(ledger: Path) -> None:
    extract_into(ledger)
    file = next(ledger.glob("*.yaml"))
    file.write_text(file.read_text().replace("value: 3 million units", "value: 3 million"))
    run("accept", "--ledger", ledger, keys="s\na\nrobots\n-\nq\n")
    assert "value: 3 million robots\n" in file.read_text()


def test_a_measure_of_another_dimension_is_not_offered(ledger: Path) -> None:
    extract_into(ledger)
    file = next(ledger.glob("*.yaml"))
    file.write_text(file.read_text().replace("measure: sales ", "measure: open:sales share "))
    done = run("accept", "--ledger", ledger, keys="s\na\ncivil-drones\n-\nq\n")
    asked = done.output.rpartition("measure (near: ")[2].partition(";")[0]
    assert "sales" in asked.split(", ")
    assert not {"sales-value", "share-of-sales"} & set(asked.split(", "))


@pytest.mark.parametrize("answer", ["+", "+a/b", "+Ünï"])
def test_what_is_no_code_is_said_and_asked_again(ledger: Path, answer: str) -> None:
    extract_into(ledger)
    done = run("accept", "--ledger", ledger, keys=f"a\n{answer}\n-\nq\n")
    assert f"`{answer[1:]}` is no code" in done.output
    assert "is still a draft" in done.output


def test_a_day_that_was_given_is_told_from_one_that_the_page_states(ledger: Path) -> None:
    article = ledger.parent / "article.txt"
    stated = run("extract", article, "--ledger", ledger, "--stated", "2025-09-19").stdout
    given = run("extract", article, "--ledger", ledger, "--stated", "2025-10-02").stdout
    assert "  published: 2025-09-19\n" in stated
    assert "  published: 2025-10-02  # as given\n" in given


def test_what_is_refused_for_good_is_not_proposed_again(ledger: Path) -> None:
    extract_into(ledger)
    assert run("accept", "--ledger", ledger, keys="n\nn\n").exit_code == 0
    (file,) = ledger.glob("*.yaml")
    assert "claims: []" in file.read_text()
    assert run("check", ledger).exit_code == 0
    file.unlink()
    assert (
        "draft: true"
        not in run("extract", ledger.parent / "article.txt", "--ledger", ledger).output
    )


def test_a_page_without_a_date_needs_one(ledger: Path) -> None:
    bare = ledger.parent / "bare.txt"
    bare.write_text(ARTICLE.replace("Sep 19, 2025", ""))
    assert run("extract", bare, "--ledger", ledger).exit_code == 1
    assert run("extract", bare, "--ledger", ledger, "--stated", "2025-09-19").exit_code == 0


def test_every_figure_is_listed_with_its_class(ledger: Path) -> None:
    listed = run("extract", ledger.parent / "article.txt", "--ledger", ledger, "--all").output
    assert "$9 billion\tfact: it is said of the past or the present" in listed


def test_an_undated_text_is_told_how_to_be_dated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Acme expects to sell 300,000 units by 2030.", encoding="utf-8")
    done = CliRunner().invoke(main, ["extract", "a.txt"])
    assert done.exit_code == 1
    asked = done.stderr.rpartition(": ")[2].split()
    again = CliRunner().invoke(main, ["extract", "a.txt", *asked])  # as the message says
    assert again.exit_code == 0
    assert "value: 300,000 units" in again.stdout


def test_a_claim_that_the_ledger_has_is_told_so(ledger: Path) -> None:
    extract_into(ledger)
    run("accept", "--ledger", ledger, keys="a\ncivil-drones\ns\n")
    other = ledger.parent / "other.txt"
    other.write_text(ARTICLE.replace("will exceed", "is set to pass").replace("Sep 19", "Sep 23"))
    shown = run("extract", other, "--ledger", ledger).output
    (claim,) = load(ledger).claims
    assert f"# perhaps {claim.id} again" in shown
    other.write_text(ARTICLE.replace("$40 billion by 2031", "$47 billion by 2031"))
    assert f"# perhaps a revision of {claim.id}" in run("extract", other, "--ledger", ledger).output


@pytest.mark.parametrize(
    ("figure", "market", "relayed"),
    [
        ("$40 billion", "global market for cargo drones", True),
        ("$40 billion", "global market for coffee machines", False),
        ("$40 billion", "Norwegian market for cargo drones", False),
        ("$41.7 billion", "global market for unmanned freighters", True),
    ],
)
def test_a_round_number_is_relayed_only_of_the_same_thing(
    ledger: Path, figure: str, market: str, *, relayed: bool
) -> None:
    article = ledger.parent / "article.txt"
    article.write_text(ARTICLE.replace("$40 billion by", f"{figure} by"))
    extract_into(ledger)
    run("accept", "--ledger", ledger, keys="a\ncivil-drones\nq\n")
    told = f"The {market} will reach {figure} by 2031, Bo Lind of Fjordhus said.\n"
    article.write_text(f"Sep 23, 2025\n\n{told}")
    shown = run("extract", article, "--ledger", ledger).output
    assert figure in shown
    assert ("relayed: the same" in shown) is relayed


REVISED = """Drone market outlook raised

Sep 19, 2025

We raise our forecast for the global drone market to $40 billion in 2031 from $30 billion.
"""


def test_what_a_claim_supersedes_is_kept_when_both_are_accepted(ledger: Path) -> None:
    (ledger.parent / "article.txt").write_text(REVISED)
    extract_into(ledger)
    done = run("accept", "--ledger", ledger, keys="a\ncivil-drones\na\ncivil-drones\n")
    claims = {claim.value.value: claim for claim in load(ledger).claims}
    assert claims[40e9].supersedes == claims[30e9].id, done.output


def test_the_schema_takes_free_words_of_a_draft() -> None:
    claim = json_schema({"subjects": ["drones"]})["properties"]["claims"]["items"]["properties"]
    assert claim["subject"]["anyOf"] == [
        {"enum": ["drones"]},
        {"type": "string", "pattern": "^open:"},
    ]


def test_a_draft_counted_in_what_is_no_unit_is_accepted_with_one(ledger: Path) -> None:
    (ledger.parent / "article.txt").write_text(BAGS)
    assert extract_into(ledger).exit_code == 0
    file = next(ledger.glob("*.yaml"))
    assert "value: 500,000 bag " in file.read_text()
    assert run("check", ledger).exit_code == 0
    done = run("accept", "--ledger", ledger, keys="s\na\n9 crates\n\ncivil-drones\n")
    assert "`9 crates` has no unit that is known" in done.output
    assert "value: 500,000 units\n" in file.read_text()
    assert run("check", ledger).exit_code == 0


def test_a_bare_number_is_asked_for_its_unit_until_there_is_one_or_it_is_left_open(
    ledger: Path,
) -> None:
    extract_into(ledger)
    file = next(ledger.glob("*.yaml"))
    file.write_text(file.read_text().replace("value: 3 million units", "value: 3 million"))
    assert run("check", ledger).exit_code == 0
    left = run("accept", "--ledger", ledger, keys="s\na\n-\ncivil-drones\nq\n")
    assert "is still a draft, open: value" in left.output
    run("accept", "--ledger", ledger, keys="s\na\n\n3 million units\n")
    assert "value: 3 million units\n" in file.read_text()
    assert run("check", ledger).exit_code == 0


def test_a_code_that_the_ledger_lacks_is_added_where_it_is_asked_for(ledger: Path) -> None:
    article = ledger.parent / "article.txt"
    article.write_text(ARTICLE.replace("cargo drones", "jute bags"))
    extract_into(ledger)
    subjects = ledger / "codes" / "subjects.yaml"
    before = subjects.read_text()
    keys = "a\njute-bags\n+jute-bags\n\nBags of jute; raw fibre is out.\nq\n"
    done = run("accept", "--ledger", ledger, keys=keys)
    assert "type +jute-bags to add it, - to leave it open)" in done.output
    assert "unknown subject `jute-bags`" in done.output
    entry = "\njute-bags:\n  name: Jute bags\n  definition: Bags of jute; raw fibre is out.\n"
    assert subjects.read_text() == before + entry
    (claim,) = load(ledger).claims
    assert claim.subject == "jute-bags"
    assert run("check", ledger).exit_code == 0


def test_a_draft_is_shown_with_its_sentence_and_what_it_supersedes(
    ledger: Path, tmp_path: Path
) -> None:
    article = ledger.parent / "article.txt"
    article.write_text(
        "Kites\n\nSales of kites in China, said Acme on 11 March 2026, will reach\n320,000 units "
        "by 2030. Prices fell.\n",
        encoding="utf-8",
    )
    extract_into(ledger)
    file = next(ledger.glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("    region:", "    supersedes: earlier\n    region:"), encoding="utf-8"
    )
    shown = run("accept", "--ledger", ledger, "--sources", article.parent, keys="s\n").output
    assert (
        "  sentence   Sales of kites in China, said Acme on 11 March 2026, will reach 320,000 units"
        " by 2030.\n"
    ) in shown
    assert "  supersedes earlier\n" in shown
    assert "sentence " not in run("accept", "--ledger", ledger, keys="s\n").output
    (tmp_path / "none").mkdir()
    elsewhere = run("accept", "--ledger", ledger, "--sources", tmp_path / "none", keys="s\n")
    assert "  sentence   none of --sources has this draft's text\n" in elsewhere.output


@pytest.mark.parametrize("at", ["", "page 1"])
def test_the_sentence_of_a_page_is_found_by_the_text_that_was_extracted(
    ledger: Path, at: str
) -> None:
    article = ledger.parent / "article.html"
    said = "<p>Sales of kites in China will reach\r\n320,000 units by 2030, Acme said.</p>"
    dated = '<meta property="article:published_time" content="2026-03-11">'
    article.write_bytes(
        f"<html><head>{dated}<title>Kites</title></head><body><article><h1>Kites</h1>{said}"
        f"{'<p>Kites are flown on beaches, and sold in shops beside them.</p>' * 9}"
        "</article></body></html>".encode()
    )
    assert run("extract", article, "--into", ledger).exit_code == 0
    file = next(ledger.glob("*.yaml"))
    if at:
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"at: \d+", f"at: {at}", text), encoding="utf-8")
    shown = run("accept", "--ledger", ledger, "--sources", article.parent, keys="s\n").output
    assert "  sentence   Sales of kites in China will reach 320,000 units by 2030" in shown


def test_a_question_that_is_left_ends_its_line(ledger: Path) -> None:
    extract_into(ledger)
    left = run("accept", "--ledger", ledger, keys="")
    assert left.exit_code == 130
    assert left.stderr == "\n"


@pytest.mark.parametrize(
    "written", ["令和7年9月19日", "19/9/2025", "２０２５年９月１９日", "20250919"]
)
def test_a_day_is_read_as_papers_write_it(ledger: Path, written: str) -> None:
    said = run("extract", ledger.parent / "article.txt", "--stated", written)
    assert "  published: 2025-09-19\n" in said.stdout


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("3/4/2025", "may be two dates"),
        ("令和7年9月", "is not a date"),
        ("Q3 2025", "is a quarter"),
    ],
)
def test_a_day_that_is_none_is_asked_for(ledger: Path, written: str, why: str) -> None:
    said = run("extract", ledger.parent / "article.txt", "--stated", written)
    assert said.exit_code == 2
    assert f"`{written}` {why}; write it as 2026-11-21" in said.stderr


def test_a_day_that_is_yet_to_come_is_said(ledger: Path) -> None:
    said = run("extract", ledger.parent / "article.txt", "--stated", "2200-01-01").stderr
    assert "article.txt is dated 2200-01-01, which is yet to come" in said
    assert "yet to come" not in extract_into(ledger).stderr


def test_without_a_draft_it_is_said_how_one_is_made(ledger: Path) -> None:
    done = run("accept", "--ledger", ledger)
    made = f"`forecasts extract ARTICLE --into {ledger}` makes some"
    assert (done.exit_code, done.stderr) == (0, f"there is no draft; {made}\n")
    named = run("accept", "kites", "--ledger", ledger)
    assert (named.exit_code, named.stderr) == (2, "there is no draft kites\n")
