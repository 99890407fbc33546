"""Several ledgers as one: no claim and no verdict is changed by what stands beside it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

import forecasts as fc
from cli_runs import AS_OF, copy_ledger, run
from conftest import ROOT
from forecasts.joining import join_studies
from forecasts.money.yearly import fetched_name
from forecasts.reading import Unreadable, read_value
from forecasts.reading.records import Value
from forecasts.study import Study, open_study, require_sound

DAY = date(2024, 6, 30)
SERIES = "actuals/kites_sold_world"
REFERENCES = ("part_of", "overlaps", "supersedes", "relays")


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Enter a folder with the same small ledger twice, as `east` and `west`."""
    for name in ("east", "west"):
        copy_ledger(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def opened(*names: str) -> Mapping[str, Study]:
    return {name: open_study(f"{name}/claims", f"{name}/actuals", as_of=DAY) for name in names}


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_every_claim_of_a_real_ledger_is_judged_as_by_itself() -> None:
    one = open_study(ROOT / "claims", ROOT / "actuals", as_of="2026-11-21")
    joined = join_studies({"a": one, "b": one})
    alone, both = one.comparison(), joined.comparison()
    assert (joined.problems, len(both)) == ((), 2 * len(alone))
    for name in ("a", "b"):
        own = both[both["claim_id"].str.startswith(f"{name}.")].reset_index(drop=True)
        renamed = alone.assign(claim_id=f"{name}." + alone["claim_id"])
        for column in REFERENCES:
            said = alone[column].astype(str)
            renamed[column] = said.where(said == "", f"{name}." + said)
        assert (
            own.drop(columns="readings")
            .astype(str)
            .equals(renamed.drop(columns="readings").astype(str))
        )
    assert any(len(both[column].unique()) > 1 for column in REFERENCES), "nothing refers to a claim"


def test_publications_of_one_series_are_put_together(team: Path) -> None:
    later = "2019,96,unit,nominal,2020-02-01,2024-02-02,first,0.5,https://example.org/statistics,\n"
    with (team / "west" / f"{SERIES}.csv").open("a", encoding="utf-8") as file:
        file.write(later)
    studies = opened("east", "west")
    joined = join_studies(studies)
    assert joined.problems == ()
    assert joined.actuals.observations["period"].tolist() == [
        "2020",
        "2021",
        "2022",
        "2023",
        "2019",
    ]
    assert len(joined.actuals.series) == 1
    assert joined.actuals.texts.keys() == {
        f"{name}/{file}" for name, study in studies.items() for file in study.actuals.texts
    }


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "message"),
    [
        ("claims/codes/regions.yaml", "World: {name: World}", "World: {name: All of it}",
         "west/claims/codes/regions.yaml:1",
         "`World` is another in east/claims/codes/regions.yaml"),
        (f"{SERIES}.origin.yaml", "maturity: 15", "maturity: 400",
         f"west/{SERIES}.origin.yaml:1", "maturity `400` of `kites_sold_world` is another in east"),
        (f"{SERIES}.csv", "2022,111", "2022,112",
         f"west/{SERIES}.csv:1", "value `112.0` of `kites_sold_world` of 2022 is another in east"),
    ],
)  # fmt: skip
def test_what_differs_is_named_where_it_stands(  # noqa: PLR0913, PLR0917  a row of the table
    team: Path, file: str, old: str, new: str, place: str, message: str
) -> None:
    replace(team / "west" / file, old, new)
    (problem,) = join_studies(opened("east", "west")).problems
    assert problem.code == "F514"
    assert f"{problem.position.file}:{problem.position.line}" == place
    assert problem.message == message


def test_events_of_one_series_have_their_editions_put_together(team: Path) -> None:
    for name, held in (("east", "2021"), ("west", "2022")):
        text = f"kite-forum:\n  name: Kite Forum\n  editions:\n    {held}: {{place: Wuhan}}\n"
        (team / name / "claims" / "codes" / "events.yaml").write_text(text, encoding="utf-8")
    joined = join_studies(opened("east", "west"))
    assert joined.problems == ()
    assert list(joined.ledger.events["kite-forum"].editions) == ["2021", "2022"]
    replace(team / "east" / "claims" / "codes" / "events.yaml", "2021", "2022")
    replace(team / "east" / "claims" / "codes" / "events.yaml", "Wuhan", "Paris")
    (problem,) = join_studies(opened("east", "west")).problems
    assert problem.message == "`2022` is another in east/claims/codes/events.yaml"


def test_own_rates_of_both_hold_and_one_figure_has_one_value(team: Path) -> None:
    head = "currency,economy,year,figure,value,origin\n"
    for name, row in (("east", "VND,VNM,2024,lcu_per_usd,25000,bank"),
                      ("west", "THB,THA,2024,lcu_per_usd,35.3,bank")):  # fmt: skip
        (team / name / "claims" / "rates").mkdir()
        file = team / name / "claims" / "rates" / "own.csv"
        file.write_text(f"{head}{row}\n", encoding="utf-8")
    joined = join_studies(opened("east", "west"))
    assert joined.problems == ()
    assert {"VND", "THB"} <= set(joined.rates.currencies)
    file.write_text(f"{head}VND,VNM,2024,lcu_per_usd,26000,bank\n", encoding="utf-8")
    (problem,) = join_studies(opened("east", "west")).problems
    assert problem.message == "VND 2024 lcu_per_usd is another in another ledger"


def test_of_fetched_rates_the_newest_counts_whichever_ledger_has_it(team: Path) -> None:
    head = "currency,economy,year,figure,value,origin\n"
    for name, day, value in (("east", "2024-03-01", 25000), ("west", "2024-05-01", 26000),
                             ("west", "2024-09-01", 27000)):  # fmt: skip
        folder = team / name / "claims" / "rates"
        folder.mkdir(exist_ok=True)
        row = f"VND,VNM,2023,lcu_per_usd,{value},bank\n"
        (folder / fetched_name(date.fromisoformat(day))).write_text(head + row, encoding="utf-8")
    joined = join_studies(opened("east", "west"))
    assert joined.problems == ()
    rates = joined.rates.yearly
    place = joined.rates.row("VND"), 2023 - rates.first
    assert rates.figures["lcu_per_usd"][place] == 26000, "27,000 came after the day of the studies"


def test_faults_of_each_ledger_come_first_and_name_its_files(team: Path) -> None:
    replace(team / "west" / f"{SERIES}.csv", "2022,111", "2022,abc")
    joined = join_studies(opened("east", "west"))
    assert [problem.position.file for problem in joined.problems] == [f"west/{SERIES}.csv"]
    with pytest.raises(ValueError, match=f"west/{SERIES}.csv:4"):
        require_sound(joined)


def test_own_units_of_every_ledger_are_read_behind_the_join(team: Path) -> None:
    text = "parasail: {name: Parasails, definition: Sold, words: {en: [parasail, parasails]}}\n"
    (team / "east" / "claims" / "codes" / "units.yaml").write_text(text, encoding="utf-8")
    studies = opened("east", "west")
    assert isinstance(read_value("12 parasails"), Unreadable), "west, read last, has no such unit"
    assert join_studies(studies).problems == ()
    value = read_value("12 parasails")
    assert isinstance(value, Value)
    assert value.unit == "parasail"
    opened("west")


@pytest.mark.usefixtures("team")
def test_studies_of_two_days_are_not_joined() -> None:
    other = open_study("west/claims", "west/actuals", as_of="2023-01-01")
    with pytest.raises(ValueError, match="they are as of"):
        fc.join_studies({**opened("east"), "west": other})
    with pytest.raises(ValueError, match="join studies of one day"):
        fc.join_studies({})


@pytest.mark.usefixtures("team")
def test_a_site_and_a_review_of_two_ledgers_have_both() -> None:
    code, out, err = run("site", "east", "b=west/claims", "-o", "out", "--language", "en", *AS_OF)
    assert (code, err) == (0, ""), out
    pages = {path.stem for path in Path("out/claims").iterdir()}
    assert {"east-kites-sold-2023", "b-kites-sold-2023"} <= pages
    assert "east.kites-sold-2023" in Path("out/claims/east-kites-sold-2023.html").read_text("utf-8")
    code, _, err = run("review", "2023", "east", "west", "-o", "reviewed", *AS_OF)
    assert code == 0, err
    due = Path("reviewed/tables/due.csv").read_text(encoding="utf-8")
    assert "east.kites-sold-2023" in due
    assert "west.kites-sold-2023" in due


@pytest.mark.usefixtures("team")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("east", "x=nowhere"), "nowhere"),
        (("east", "east/claims"), "two ledgers are called `east`; write NAME=FOLDER"),
        (("E!=east", "west"), "`E!` cannot be the name of a ledger"),
        (("east", "--ledger", "west/claims"), "name the ledgers, or --ledger, not both"),
        (("east", "west", "--history"), "--history is that of one ledger"),
    ],
)
def test_a_wrong_name_is_answered_with_what_to_write(words: tuple[str, ...], message: str) -> None:
    code, _, err = run("site", *words, *AS_OF)
    assert code == 2
    assert message in err
    assert not Path("site").exists()
