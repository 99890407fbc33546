"""`rates update`: days and years beside those that are known, or nothing."""

import io
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
import pytest

from cli_runs import enter, run
from forecasts.fetching import rates as fetching_rates
from forecasts.fetching import web
from forecasts.money import Rates, find_rates, load_rates
from forecasts.money.daily import read_ecb
from forecasts.money.own_daily import read_days
from forecasts.money.yearly import read_folders, shipped_economies
from forecasts.study import find_rate_problems, ledger_rates
from loopback import Host, host, http

OWN = Path("claims/rates")
LAST = date(1970, 1, 1) + timedelta(days=int(read_ecb().published.max()))
NEW = LAST + timedelta(days=3)
OPTIONS = ("--allow-private", "--retrieved", "2027-01-15", "--attempts", "1", "--timeout", "2")


@pytest.fixture(autouse=True)
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    monkeypatch.setattr(web, "sleep", lambda _: None)
    enter(tmp_path, monkeypatch)
    assert run("init")[0] == 0
    with host() as opened:
        monkeypatch.setattr(fetching_rates, "ECB", f"{opened.address}/ecb.zip")
        places = f"{opened.address}/{{indicator}}/{{economies}}"
        monkeypatch.setattr(fetching_rates, "WORLD_BANK", places)
        yield opened


def zipped(text: str, name: str = "eurofxref-hist.csv") -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return http(packed.getvalue())


def history(*rows: str) -> bytes:
    return zipped("\n".join(("Date,USD,CNY,ROL,", *rows, "")))


def bank(there: Host, published: str, *rows: tuple[str, str, float | None], pages: int = 1) -> None:
    """Let the World Bank answer each indicator with the same rows."""
    listed = [
        {"countryiso3code": economy, "date": year, "value": value} for economy, year, value in rows
    ]
    body = json.dumps([{"pages": pages, "lastupdated": published}, listed])
    for indicator in fetching_rates.INDICATORS.values():
        there.says(f"/{indicator}/{';'.join(sorted(shipped_economies()))}", http(body))


def rate(rates: Rates, currency: str, day: date) -> float:
    stated = np.array([(day - date(1970, 1, 1)).days])
    return float(
        find_rates(rates, np.array([rates.row(currency)]), stated, "USD", "stated").rate[0]
    )


def test_days_that_no_file_has_yet_come_into_the_ledger(there: Host) -> None:
    later = NEW + timedelta(days=1)
    known = read_ecb().per_euro[read_ecb().currencies.index("USD"), -8]
    there.says("/ecb.zip", history(f"{later},1.25,7.5,N/A,", f"{NEW},1.2,7.2,N/A,",
                                   f"{LAST},{known},N/A,N/A,"))  # fmt: skip
    code, out, err = run("rates", "update", "--only", "ecb", *OPTIONS)
    assert (code, out, err) == (0, f"European Central Bank: 2 new days, {NEW} to {later}\n", "")
    text = (OWN / "ecb-daily.csv").read_text()
    assert text.startswith("Date,CNY,USD,retrieved_on,sha256\n")
    assert f"\n{NEW},7.2,1.2,2027-01-15," in text
    rates = load_rates(OWN)
    assert rates.faults == ()
    assert rate(rates, "CNY", NEW) == pytest.approx(1.2 / 7.2)
    assert rate(rates, "CNY", LAST) == rate(load_rates(), "CNY", LAST)
    again = run("rates", "update", "--only", "ecb", *OPTIONS)
    assert (again[0], again[1]) == (0, "European Central Bank: 0 new days\n")
    assert (OWN / "ecb-daily.csv").read_text() == text
    assert run("check")[0] == 0


def test_a_day_that_changed_gets_another_row_and_a_currency_another_column(there: Host) -> None:
    there.says("/ecb.zip", history(f"{NEW},1.2,N/A,N/A,"))
    assert run("rates", "update", "--only", "ecb", *OPTIONS)[0] == 0
    first = (OWN / "ecb-daily.csv").read_text().splitlines()
    there.says("/ecb.zip", history(f"{NEW + timedelta(1)},1.3,7,N/A,", f"{NEW},1.21,N/A,N/A,"))
    code, out, _ = run("rates", "update", "--only", "ecb", *OPTIONS)
    assert (code, f"  USD of {NEW}: 1.2 → 1.21 (+0.83%)\n" in out) == (0, True)
    rows = (OWN / "ecb-daily.csv").read_text().splitlines()
    assert [row.replace(",N/A,", ",") for row in rows[1:2]] == first[1:]
    assert len(rows) == 4
    found, faults = read_days(OWN)
    assert faults == ()
    assert [(each.currency, each.per_euro) for each in found] == [
        ("USD", 1.2), ("USD", 1.21), ("USD", 1.3), ("CNY", 7.0)
    ]  # fmt: skip
    assert rate(load_rates(OWN), "EUR", NEW) == pytest.approx(1.21)


YEARS = (("CHN", "2020", 80.0), ("CHN", "2025", 90.0), ("CHN", "1990", 5.0), ("AUS", "2024", 3.0))


def test_the_world_banks_figures_are_a_vintage_that_counts_from_its_day(there: Host) -> None:
    bank(there, "2027-01-10", *YEARS, ("CHN", "2026", None))
    code, out, err = run("rates", "update", "--only", "worldbank", *OPTIONS)
    assert (code, err) == (0, "")
    assert out.startswith("World Bank of 2027-01-10: ")
    assert "in worldbank-2027-01-10.csv" in out
    written = (OWN / "worldbank-2027-01-10.csv").read_text()
    assert "CNY,CHN,2025,deflator,112.5,World Bank NY.GDP.DEFL.ZS, published" not in written
    assert (
        'CNY,CHN,2025,deflator,112.5,"World Bank NY.GDP.DEFL.ZS, published 2027-01-10"' in written
    )
    assert "CNY,CHN,2025,ppp,90," in written
    assert "AUD,AUS,2024,deflator" not in written  # nothing to put to 2020 = 100
    stamps = json.loads((OWN / "worldbank-2027-01-10.origin.json").read_text())
    assert (stamps["retrieved_on"], len(stamps["answers"])) == ("2027-01-15", 3)
    assert find_rate_problems("claims") == ()

    def parity(as_of: date) -> float:
        yearly = ledger_rates("claims", as_of).yearly
        row = load_rates(OWN).row("CNY")
        return float(yearly.figures["ppp"][row, 2025 - yearly.first])

    assert parity(date(2027, 1, 10)) == 90.0
    assert parity(date(2027, 1, 9)) != 90.0
    again = run("rates", "update", "--only", "worldbank", *OPTIONS)
    assert again == (0, "World Bank of 2027-01-10: nothing new\n", "")


def test_a_later_vintage_comes_beside_the_earlier_and_a_persons_figure_before_both(
    there: Host,
) -> None:
    bank(there, "2027-01-10", *YEARS)
    assert run("rates", "update", "--only", "worldbank", *OPTIONS)[0] == 0
    first = (OWN / "worldbank-2027-01-10.csv").read_bytes()
    bank(there, "2027-01-12", *YEARS[:1], ("CHN", "2025", 99.0))
    code, out, _ = run("rates", "update", "--only", "worldbank", *OPTIONS)
    assert (code, "  CNY ppp 2025: 90 → 99 (+10.00%)\n" in out) == (0, True)
    assert (OWN / "worldbank-2027-01-10.csv").read_bytes() == first
    own = "currency,economy,year,figure,value,origin\nCNY,CHN,2025,ppp,4,house view\n"
    (OWN / "a.csv").write_text(own)
    values = {
        (row.year, row.figure): row.value for row in read_folders([OWN])[0] if row.currency == "CNY"
    }
    assert (values[2025, "ppp"], values[2025, "cpi"]) == (4.0, pytest.approx(123.75))
    assert read_folders([OWN])[1] == []


def everything() -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in Path().rglob("*")
        if path.is_file() and path.name != ".forecasts.lock"
    }


def test_what_was_published_later_changes_no_byte_as_of_a_day(there: Host) -> None:
    asked = ("list", "--to", "EUR", "--format", "csv", "--as-of", str(LAST))
    before = run(*asked)
    there.says("/ecb.zip", history(f"{NEW},1.9,2,N/A,"))
    bank(there, "2027-01-10", *((each, "2024", 5.0) for each in shipped_economies()))
    assert run("rates", "update", *OPTIONS)[0] == 0
    assert run(*asked) == before
    assert before[0] == 0
    assert run(*asked[:-1], "2027-01-12")[0] == 0


FAULTS = {
    "no archive": (http("<html>"), "the answer is no archive with one table"),
    "two tables": (None, "the answer is no archive with one table"),
    "another table": (zipped("a,b\n1,2\n"), "the table has no column Date, or no currency"),
    "no date": (history("soon,1,2,3,"), "line 2 cannot be read"),
    "no rate": (history(f"{NEW},nan,2,3,"), "line 2 cannot be read: `nan` is no positive number"),
    "a bomb": (zipped("Date,USD\n" + " " * 20_000_000), "the table is larger than 16 MB"),
    "nothing": (http("", 500), "it answers 500"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_of_one_source_writes_nothing_of_either(there: Host, what: str) -> None:
    reply, said = FAULTS[what]
    if reply is None:
        packed = io.BytesIO()
        with ZipFile(packed, "w") as archive:
            archive.writestr("a.csv", "")
            archive.writestr("b.csv", "")
        reply = http(packed.getvalue())
    there.says("/ecb.zip", reply)
    bank(there, "2027-01-10", *YEARS)
    before = everything()
    code, out, err = run("rates", "update", *OPTIONS)
    assert (code, out, said in err, err.count("\n")) == (4, "", True, 1)
    assert everything() == before


@pytest.mark.parametrize(
    ("published", "rows", "pages", "said"),
    [
        ("2027-01-10", YEARS, 2, "has several pages"),
        ("2027-02-10", YEARS, 1, "of a later day"),
        ("soon", YEARS, 1, "isoformat"),
        ("2027-01-10", (("CHN", "2020", -3.0),), 1, "`-3.0` is no positive number"),
        ("2027-01-10", (), 1, "have no figures"),
    ],
)
def test_an_answer_of_the_world_bank_that_cannot_be_used_is_a_line(
    there: Host, published: str, rows: tuple[tuple[str, str, float]], pages: int, said: str
) -> None:
    there.says("/ecb.zip", history(f"{NEW},1.2,7.2,N/A,"))
    bank(there, published, *rows, pages=pages)
    before = everything()
    code, out, err = run("rates", "update", *OPTIONS)
    assert (code, out, said in err, err.count("\n")) == (4, "", True, 1)
    assert everything() == before


def test_a_dry_run_writes_nothing(there: Host) -> None:
    there.says("/ecb.zip", history(f"{NEW},1.2,7.2,N/A,"))
    bank(there, "2027-01-10", *YEARS)
    before = everything()
    code, out, err = run("rates", "update", "--dry-run", *OPTIONS)
    assert (code, "1 new day" in out, err) == (0, True, "nothing is written\n")
    assert everything() == before


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Date,USD\n", 1, "the columns must be Date, currencies, retrieved_on, sha256"),
        ("Date,USX,retrieved_on,sha256\n", 1, "the columns must be Date, currencies"),
        ("Date,USD,retrieved_on,sha256\n2027-01-01,1.2\n", 2, "the row has 2 cells, the header 4"),
        ("Date,USD,retrieved_on,sha256\n2027-13-01,1,,\n", 2, "`2027-13-01` is no day"),
        ("Date,USD,retrieved_on,sha256\n0001-01-01,1,,\n", 2, "`0001-01-01` is no day"),
        ("Date,USD,retrieved_on,sha256\n2027-01-01,0,,\n", 2, "`0` is no rate of USD"),
        ("Date,USD,retrieved_on,sha256\n2027-01-01,nan,,\n", 2, "`nan` is no rate of USD"),
        ('Date,"USD', 1, "this cannot be read"),
    ],
)
def test_a_fault_of_the_daily_file_has_its_line(text: str, line: int, message: str) -> None:
    OWN.mkdir()
    (OWN / "ecb-daily.csv").write_text(text)
    (fault,) = find_rate_problems("claims")
    assert (fault.code, fault.position.line, fault.message.startswith(message)) == (
        "F509",
        line,
        True,
    )
    assert load_rates(OWN).faults == (fault,)
    assert run("compare", "--as-of", "2027-01-01")[0] == 1


def test_without_the_package_that_asks_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    code, _, err = run("rates", "update")
    assert (code, "pip install 'forecasts[live]'" in err) == (2, True)


def test_a_ledger_that_is_not_there_is_told() -> None:
    code, _, err = run("rates", "update", "--ledger", "nowhere")
    assert (code, err.startswith("there is no `nowhere`")) == (2, True)
