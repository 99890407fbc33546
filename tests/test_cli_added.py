"""What `add` and `doctor` say: the reading in words, outcomes beside it, where the rates end."""

from pathlib import Path

import pytest

from cli_runs import enter, run

SOURCE = (
    "--at", "p 1", "--title", "Robots", "--publisher", "News", "--subject", "example-robots",
    "--region", "World", "--organisation", "Forum",
)  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    enter(tmp_path, monkeypatch)
    assert run("init", ".")[0] == 0
    return tmp_path


def add(quote: str, *words: str, published: str = "2025-09-19") -> tuple[int, str, str]:
    return run("add", "--quote", quote, "--published", published, *SOURCE, *words)


def test_the_reading_is_told_in_words_with_what_was_left_out(ledger: Path) -> None:
    del ledger
    quote = "could exceed $90 billion by 2030, up from $30 billion in 2024"
    _, _, err = add(quote, "--measure", "market-size")
    assert "as more than 90,000,000,000 USD, by 2030, could\n" in err
    assert "left out “$30 billion”: 30,000,000,000 USD" in err


def test_where_a_multiple_leads_is_the_claim(ledger: Path) -> None:
    del ledger
    _, _, err = add("will nearly double to €12bn by 2030", "--measure", "market-size")
    assert "read “€12bn” as 12,000,000,000 EUR, by 2030, will" in err
    assert "left out “nearly double”" in err


def test_a_fall_is_told_with_the_sign_of_its_value(ledger: Path) -> None:
    del ledger
    _, _, err = add("expected to fall by between 5 and 10 per cent next year", "--measure", "sales")
    assert "as a fall: -10 to -5% a year, a rate of growth, next year" in err


def test_a_rate_of_what_is_no_unit_is_told_in_the_plural_with_what_may_stand_there(
    ledger: Path,
) -> None:
    del ledger
    _, _, err = add("half a million pumps a year from 2026", "--measure", "sales")
    assert "as 500,000 pumps/year, from 2026" in err
    assert "F101 unknown unit `pump/year`" in err


def test_what_a_claim_still_needs_is_one_list_of_options(ledger: Path) -> None:
    before = sorted(ledger.rglob("*.yaml"))
    code, out, err = run(
        "add", "--quote", "nearly $90 billion by 2030", "--publisher", "News",
        "--title", "Robots", "--published", "2025-09-19", "--subject", "example-robots",
    )  # fmt: skip
    assert (code, out) == (1, "")
    needed = err.partition("the claim still needs\n")[2].splitlines()
    options = [line.split()[0] for line in needed if line.startswith("  --")]
    assert options == ["--organisation", "--measure", "--region", "--at"]
    assert any("market-size, sales (codes/measures.yaml)" in line for line in needed)
    assert "F011" not in err
    assert sorted(ledger.rglob("*.yaml")) == before


def test_a_code_that_the_ledger_lacks_comes_with_the_entry_that_declares_it(ledger: Path) -> None:
    del ledger
    _, _, err = add("$90 billion by 2030", "--measure", "fill-rate")
    assert "`fill-rate: {name: ..., definition: ..., dimension: ..., nature: ...}`" in err


def test_a_growth_rate_does_not_revise_a_level_and_its_id_has_the_last_year(ledger: Path) -> None:
    del ledger
    assert add("$90 billion by 2030", "--measure", "market-size")[0] == 0
    code, out, err = add("growing 27% a year from 2024 to 2030", "--measure", "market-size")
    assert (code, "supersedes" in err) == (0, False)
    assert out.strip().endswith("-2030-2")
    assert "supersedes" in add("$95 billion by 2030", "--measure", "market-size")[2]


def test_a_quotation_with_kana_is_of_a_japanese_source(ledger: Path) -> None:
    quote = "ロボット市場は2030年に1兆円に達する見込み"
    assert add(quote, "--measure", "market-size")[0] == 0
    (file,) = (ledger / "claims").glob("2025-09-19-news.yaml")
    assert "language: ja" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("sales down 3% in 2027", 'value: "-3% a year"'),
        ("2027年销量预计下降3%", 'value: "-3% a year"'),
        ("sales to grow 3% in 2027", "value: 3% a year"),
    ],
)
def test_a_fall_is_filed_as_a_fall(ledger: Path, quote: str, value: str) -> None:
    assert add(quote, "--measure", "sales")[0] == 0
    (file,) = (ledger / "claims").glob("2025-09-19-news.yaml")
    assert value in file.read_text(encoding="utf-8")


def test_the_year_of_an_id_is_counted_from_the_statement(ledger: Path) -> None:
    del ledger
    _, out, _ = add("未来五年销量年均增长4.5%", "--measure", "sales")
    assert out.strip().endswith("-2030")


def test_a_claim_far_from_the_last_outcome_is_asked_about(ledger: Path) -> None:
    del ledger
    code, _, err = add("sales of 9,000 units in 2027", "--measure", "sales")
    assert code == 0
    assert "times below example_robots_world of 2025" in err
    code, _, err = add("sales of 900,000 units in 2028", "--measure", "sales")
    assert code == 0
    assert "times" not in err


def test_the_same_title_published_again_is_another_source(ledger: Path) -> None:
    for day in ("2025-09-19", "2026-01-19"):
        assert (
            add(f"sales of 900,000 units in 20{day[2:4]}", "--measure", "sales", published=day)[0]
            == 0
        )
    files = [path.name for path in (ledger / "claims").glob("*-news.yaml")]
    assert sorted(files) == ["2025-09-19-news.yaml", "2026-01-19-news.yaml"]


def test_a_revision_that_is_declared_gets_no_hint_to_declare_it(ledger: Path) -> None:
    del ledger
    assert add("sales of 900,000 units in 2028", "--measure", "sales", "--id", "first")[0] == 0
    words = ("--measure", "sales", "--supersedes", "first")
    code, _, err = add("sales of 950,000 units in 2028", *words, published="2026-01-19")
    assert (code, "supersedes" in err) == (0, False)
    code, _, err = add(
        "sales of 960,000 units in 2028", "--measure", "sales", published="2026-02-19"
    )
    assert (code, "supersedes" in err) == (0, True)


def test_a_currency_that_was_taken_is_announced(ledger: Path) -> None:
    del ledger
    _, _, err = add("could exceed $90 billion by 2030", "--measure", "market-size")
    assert "currency_basis: bare $ read as USD; name the currency" in err
    _, _, err = add("could exceed 90 billion euros by 2031", "--measure", "market-size")
    assert "currency_basis" not in err


def test_the_schema_is_refreshed(ledger: Path) -> None:
    schema = ledger / "claims" / "schema.json"
    whole = schema.read_text(encoding="utf-8")
    schema.write_text("{}\n", encoding="utf-8")
    assert "out of date" in run("doctor")[1]
    assert add("sales of 900,000 units in 2028", "--measure", "sales")[0] == 0
    assert schema.read_text(encoding="utf-8") == whole
    assert "out of date" not in run("doctor")[1]


def test_a_claim_after_the_last_rate_says_so(ledger: Path) -> None:
    del ledger
    assert "daily rates" in run("doctor")[1]
    words = ("--measure", "market-size")
    assert add("预计到2085年市场规模将达到900亿元", *words, published="2079-11-15")[0] == 0
    _, out, err = run("list", "--to", "USD", "--as-of", "2079-11-28")
    assert out.splitlines()[-1].endswith("no rate")
    assert "note: 1 claim without an amount: no rate for CNY to USD" in err
    _, out, _ = run("list", "--to", "USD", "--as-of", "2079-11-28", "--format", "csv")
    assert "no rate," not in out


def test_a_source_of_a_day_that_is_yet_to_come_is_noted(ledger: Path) -> None:
    del ledger
    quote = "will exceed $90 billion by 2090"
    _, _, err = add(quote, "--measure", "market-size", published="2080-09")
    late = "the source is dated 2080-09-01, which is yet to come"
    assert f"note: {late}; until that day its claims are `not yet stated`\n" in err
    _, _, err = add(quote, "--measure", "market-size")
    assert "yet to come" not in err
