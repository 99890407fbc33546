"""`add` and `fmt`: what is written, what is refused, and what stays."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_regressions.file_regression import FileRegressionFixture

from cli_runs import LEDGER, copy_ledger, enter, run
from conftest import ROOT
from forecasts.editing.canonical import canonicalise_file
from forecasts.ledger import load
from forecasts.writing import LOCK_NAME

FILE = "claims/2021-03-kite-weekly.yaml"
SNIPPET = """quote: nearly 300 units by 2026  # new
at: page 5
measure: sales
value: nearly 300 unit
target: by 2026
"""


@pytest.fixture
def claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = copy_ledger(tmp_path)
    enter(tmp_path, monkeypatch)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != LOCK_NAME
    }


@pytest.mark.usefixtures("claims")
def test_a_snippet_goes_behind_the_last_claim(file_regression: FileRegressionFixture) -> None:
    assert run("add", "--into", FILE, "-", stdin=SNIPPET) == (
        0,
        f"{FILE}: kites-world-example-institute-2026\n",
        "",
    )
    assert run("check") == (0, "", "")
    file_regression.check(Path(FILE).read_text(encoding="utf-8"), extension=".yaml")


@pytest.mark.usefixtures("claims")
def test_a_list_goes_in_whole() -> None:
    items = "- " + SNIPPET.replace("\n", "\n  ").rstrip(" ")
    items += items.replace("300", "400").replace("2026", "2027")
    code, out, _ = run("add", "--into", FILE, "-", stdin=items)
    assert (code, len(out.splitlines())) == (0, 2)


@pytest.mark.usefixtures("claims")
def test_a_quotation_makes_a_new_source_and_then_finds_it_again(
    file_regression: FileRegressionFixture,
) -> None:
    words = (
        "add", "--quote", "预计到2030年销量将超过500万只", "--at", "3",
        "--url", "https://example.org/n", "--organisation", "风筝协会", "--subject", "kites",
        "--region", "China", "--measure", "sales", "--value", "> 5 million unit",
    )  # fmt: skip
    source = ("--title", "报告: 风筝", "--publisher", "Kite News", "--published", "2024-05")
    code, out, err = run(*words, *source)
    assert (code, out) == (0, "claims/2024-05-kite-news.yaml: kites-china-2030\n")
    file_regression.check(
        Path("claims/2024-05-kite-news.yaml").read_text(encoding="utf-8"),
        extension=".yaml",
        encoding="utf-8",
    )
    before = contents(Path("claims"))
    code, out, err = run(*words)
    assert (code, out) == (1, "")
    assert "`kites-china-2030` is the same quotation of the same source" in err
    assert contents(Path("claims")) == before


REFUSED = {
    "an id that another file has": ("id: kites-china-2025\n" + SNIPPET, "F013"),
    "an unknown key": ("x: y\n" + SNIPPET, "F009"),
    "what the quotation does not say": (SNIPPET.replace("value: nearly", "value: about"), "F402"),
    "no claim": ("just text", "holds no claim"),
    "a list with something else": ("- a\n- {id: b}\n", "holds no claim"),
    "broken YAML": ("id: [", "F004"),
    "an alias": ("id: *x\n", "F005"),
    "nothing": ("", "holds no claim"),
    "a forbidden character": ("id: a\u202eb\n", "F003"),
    "a forbidden character by escape": ('notes: "a\\u202eb"\n' + SNIPPET, "F003"),
    "a key that would be two lines": ('"a\\n  - id: b": c\n' + SNIPPET, "F009"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_changes_nothing(name: str, claims: Path) -> None:
    snippet, said = REFUSED[name]
    before = contents(claims)
    code, out, err = run("add", "--into", FILE, "-", stdin=snippet)
    assert (code, out) == (1, "")
    assert said in err
    assert contents(claims) == before


@pytest.mark.parametrize("name", REFUSED)
def test_a_dry_run_is_refused_as_the_addition_is(name: str, claims: Path) -> None:
    words = ("add", "--into", FILE, "-")
    before = contents(claims.parent)
    tried = run(*words, "--dry-run", stdin=REFUSED[name][0])
    assert tried == run(*words, stdin=REFUSED[name][0])
    assert contents(claims.parent) == before


def test_a_dry_run_shows_a_sound_claim_and_writes_nothing(claims: Path) -> None:
    before = {path.name for path in claims.parent.rglob("*")}, contents(claims.parent)
    code, out, err = run("add", "--into", FILE, "-", "--dry-run", stdin=SNIPPET)
    assert (code, "value: nearly 300 unit" in out) == (0, True)
    assert err == f"{FILE}: kites-world-example-institute-2026 (nothing is written)\n"
    assert ({path.name for path in claims.parent.rglob("*")}, contents(claims.parent)) == before


def test_a_snippet_in_another_encoding_is_a_fault_with_a_place(claims: Path) -> None:
    before = contents(claims)
    code, _, err = run("add", "--into", FILE, "-", stdin=SNIPPET.encode("utf-16"))
    assert (code, err.startswith("<stdin>:1:1: error F002")) == (1, True)
    assert contents(claims) == before


NEW = ("--title", "x", "--publisher", "y", "--published", "2020")
OPTIONS = {
    "a date with a path in it": (("--published", "../../x"), 2, "is no date"),
    "options beside a snippet": (("--region", "World"), 2, "write --region into the snippet"),
    "a file elsewhere": (("--into", "../x.yaml", "--title", "x"), 2, "--publisher"),
    "a file above": (("--into", "../x.yaml", *NEW), 1, "no part"),
    "a codelist": (("--into", "claims/codes/regions.yaml"), 1, "no part of the ledger"),
    "another ending": (("--into", "claims/x.txt", *NEW), 1, "no part"),
    "no ledger": (("--ledger", "nowhere"), 2, "there is no `nowhere`"),
    "no source": ((), 2, "--title, --publisher, --published"),
}  # fmt: skip


@pytest.mark.parametrize("name", OPTIONS)
def test_options_that_do_not_fit_change_nothing(name: str, claims: Path) -> None:
    words, expected, said = OPTIONS[name]
    before = contents(claims.parent)
    code, out, err = run("add", *words, "-", stdin=SNIPPET)
    assert (code, out) == (expected, "")
    assert said in err
    assert contents(claims.parent) == before


def test_one_file_by_whatever_name_is_one_file(claims: Path) -> None:
    for number, name in enumerate((str(claims.parent / FILE), "claims/codes/../" + FILE[7:])):
        snippet = SNIPPET.replace("300", f"30{number}")
        assert run("add", "--into", name, "-", stdin=snippet)[:2] == (
            0,
            f"{FILE}: kites-world-example-institute-2026{['', '-2'][number]}\n",
        )


def test_a_folder_that_cannot_be_written_keeps_its_files_and_says_so(claims: Path) -> None:
    (claims / LOCK_NAME).mkdir()  # holds for root as well, whom no permission stops
    before = contents(claims)
    code, out, err = run("add", "--into", FILE, "-", stdin=SNIPPET)
    assert (code, out) == (3, "")
    assert err.startswith(f"{FILE} cannot be written: ")
    assert err.endswith("; nothing changed\n")
    file = Path(FILE)
    file.write_bytes(file.read_bytes() + b"   \n")
    before = contents(claims)
    assert run("fmt")[0] == 3
    assert contents(claims) == before


def test_a_full_disk_keeps_the_old_file(claims: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    before = contents(claims)
    monkeypatch.setattr("os.fsync", fail)
    code, out, err = run("add", "--into", FILE, "-", stdin=SNIPPET)
    assert (code, out) == (3, "")
    assert "No space left on device; nothing changed" in err
    assert contents(claims) == before


def test_windows_line_ends_and_a_missing_last_one_stay_in_order(claims: Path) -> None:
    file = claims / "2021-03-kite-weekly.yaml"
    windows = file.read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n")
    file.write_bytes(windows)
    assert run("add", "--into", FILE, "-", stdin=SNIPPET)[0] == 0
    data = file.read_bytes()
    assert data.startswith(windows + b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert run("check") == (0, "", "")


def test_a_link_is_followed_and_stays_a_link(claims: Path) -> None:
    target = claims.parent / "elsewhere.yaml"
    file = claims / "2021-03-kite-weekly.yaml"
    file.rename(target)
    file.symlink_to(target)
    file_text = target.read_text(encoding="utf-8") + "  \n"
    target.write_text(file_text, encoding="utf-8")
    assert run("fmt")[0] == 0
    assert file.is_symlink()
    assert not target.read_text(encoding="utf-8").endswith("  \n")


def test_fmt_writes_what_it_can_and_names_what_it_cannot(claims: Path) -> None:
    (claims / "0.yaml").write_bytes(b"a: \xff\n")
    (claims / "folder.yaml").mkdir()
    file = claims / "2021-03-kite-weekly.yaml"
    text = file.read_text(encoding="utf-8").replace("about 120 unit", "about   0.12 thousand unit")
    file.write_text(text.replace("about   ", "about "), encoding="utf-8")
    code, out, err = run("fmt", "--check")
    assert (code, out) == (1, "")
    assert f"would change {FILE}" in err
    code, out, err = run("fmt")
    assert (code, out) == (1, "")
    assert "claims/0.yaml:1:4: error F002" in err
    assert "claims/folder.yaml:1:1: error F001" in err
    assert "value: about 120 unit\n" in file.read_text(encoding="utf-8")


def test_fmt_reads_stdin_and_misses_what_is_not_there(claims: Path) -> None:
    text = (claims / "2021-03-kite-weekly.yaml").read_text(encoding="utf-8")
    assert run("fmt", "-", stdin=text) == (0, text, "")
    assert run("fmt", "-", stdin=text + " \n\n") == (0, text, "")
    assert run("fmt", "--check", "-", stdin=text + " \n\n") == (1, "", "")
    assert run("fmt", "nowhere")[0] == 2


@pytest.mark.parametrize("check", [(), ("--check",)])
@pytest.mark.parametrize("text", ["x: [\n", "claims: []\n\0", "\ufeffclaims: []\n"])
def test_fmt_of_stdin_leaves_what_has_faults_and_says_so(text: str, check: tuple[str, ...]) -> None:
    """It ended with 0, as if an editor could save it."""
    code, out, err = run("fmt", *check, "-", stdin=text)
    assert (code, out) == (1, "" if check else text)
    assert "<stdin>:1" in err or "<stdin>:2" in err


FOLDERS = [ROOT / "claims", ROOT / "src" / "forecasts" / "template" / "claims", LEDGER / "claims"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_the_canonical_form_of_a_ledger_says_the_same(folder: Path) -> None:
    before = load(folder)
    written = {
        name: canonicalise_file(text)
        for name, text in before.texts.items()
        if "/codes/" not in name
    }
    assert {n: canonicalise_file(t) for n, t in written.items()} == written
    after = load(folder, instead=written)
    assert len(after.claims) == len(before.claims) > 2
    for old, new in zip(before.claims, after.claims, strict=True):
        assert new.value._replace(text="") == old.value._replace(text="")
        assert new._replace(value=old.value, position=old.position, readings=old.readings) == old


def test_the_shipped_ledgers_are_canonical() -> None:
    for folder in FOLDERS:
        assert run("fmt", "--check", str(folder)) == (0, "", "")


@given(
    st.lists(
        st.sampled_from(
            ["5,000,000 USD", "> 5 bn USD", "五十亿元", "1-2 million unit", "25% a year from 2025",
             "double 2024", "about 0.5 GW", "5 lakh vehicles", "nonsense", "~3tn CNY", "'5'", ""]
        ),
        min_size=1, max_size=4,
    ),
    st.sampled_from(
        ["{}", "'{}'", '"{}"', ">-\n      {}", "|\n      {}", "{} # why", "{}  ", "[{}, 5 USD]"]
    ),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\n", "\n\n  \n", "# end"]),
)  # fmt: skip
def test_the_canonical_form_is_its_own(
    values: list[str], form: str, newline: str, tail: str
) -> None:
    items = "".join(f"  - value: {form.format(value)}\n    id: a\n" for value in values)
    text = ("source: {title: A}\nclaims:\n" + items + tail).replace("\n", newline)
    written = canonicalise_file(text)
    assert canonicalise_file(written) == written


def test_new_sources_at_once_never_share_a_file(claims: Path) -> None:
    """Writers chose one name before the lock, and claims got another source's title."""
    count = 20
    command = [sys.executable, "-m", "forecasts", "add", "--ledger", "claims", "--quote"]
    common = "--publisher Daily --published 2024-05-01 --at p --region World".split()
    common += "--subject kites --measure sales --organisation Institute".split()
    writers = [
        subprocess.Popen(
            [*command, f"about {n + 2} million units by 2030", *common, "--title", f"Title {n}"],
            stdout=subprocess.PIPE,
            text=True,
            cwd=claims.parent,
        )
        for n in range(count)
    ]
    outputs = [writer.communicate()[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * count
    ledger = load(claims)
    titles = {claim.id: claim.source.title for claim in ledger.claims}
    for number, output in enumerate(outputs):
        assert titles[output.split(": ")[1].strip()] == f"Title {number}"


def test_a_file_is_never_given_claims_of_another_title(claims: Path) -> None:
    before = contents(claims)
    code, _, err = run("add", "--into", FILE, "--title", "Another", "-", stdin=SNIPPET)
    assert code == 1
    assert "not `Another`" in err
    assert contents(claims) == before


@pytest.mark.parametrize("damage", [None, b"\xff\xfex\x00", b"claims: [\xe9]\n", b"x: ["])
def test_fmt_refuses_what_it_cannot_read_any_more(
    claims: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None
) -> None:
    path = claims / "new.yaml"
    path.write_bytes((claims.parent / FILE).read_bytes().replace(b"\n", b"  \n"))

    @contextmanager
    def change(_folder: Path) -> Iterator[None]:
        path.unlink() if damage is None else path.write_bytes(damage)
        yield

    monkeypatch.setattr("forecasts.writing.locked", change)
    code, _, err = run("fmt", "claims/new.yaml")
    assert code == 1
    assert "claims/new.yaml:" in err
    assert (path.read_bytes() if path.exists() else None) == damage


def test_at_a_terminal_what_is_missing_is_asked_and_elsewhere_nothing(
    claims: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = ("--value", "300 unit", "--target", "2026", "--subject", "kites", "--measure", "sales")
    words = ("add", *told, "--region", "World", "--at", "page 5")
    answers = "300 units in 2026\nExample Club\nA talk\nKite Weekly\n2022-03-01\n"
    assert run(*words, stdin=answers)[0] == 2
    before = contents(claims)
    monkeypatch.setattr("forecasts.cli.asking._at_terminal", lambda: True)
    assert run(*words, stdin=answers)[0] == 0
    (new,) = set(contents(claims)) - set(before)
    claim = next(item for item in load(claims).claims if item.position.file.endswith(new))
    source = claim.source
    said = (claim.quote, claim.claimant.organisation, source.title, source.publisher)
    assert [*said, str(source.published.first)] == answers.split("\n")[:-1]
