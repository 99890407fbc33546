"""Rates: dated, never later than asked for, with an origin, and missing rather than invented."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT, shared_data
from forecasts.money import (
    FIGURES,
    NO_DAY,
    Found,
    Rates,
    Rule,
    explain_fault,
    find_prices,
    find_rates,
    is_daily,
    known_at,
    load_rates,
    rates_on,
    same_row,
)
from forecasts.money.daily import CARRIED_DAYS, carry_forward, read_ecb
from forecasts.money.yearly import COLUMNS, ORIGINS, read_folders, read_shipped
from forecasts.quantities.euro import EURO_RATES

RATES = load_rates()
AS_OF = date(2026, 11, 21)
HEAD = ",".join(COLUMNS) + "\n"


def number(day: str) -> int:
    return (date.fromisoformat(day) - date(1970, 1, 1)).days


def ask(
    currency: str, day: str | None, *, to: str = "USD", rule: Rule = "stated", rates: Rates = RATES
) -> tuple[float, str, str, str]:
    """Rate, its date, its source and its fault, for one statement."""
    rows = np.array([rates.row(currency)])
    stated = np.array([number(day) if day else NO_DAY])
    found = find_rates(rates, rows, stated, to, rule)
    return (
        float(found.rate[0]),
        str(found.day.view("datetime64[D]")[0]),
        found.sources[found.source[0]],
        explain_fault(rates, int(found.fault[0]), currency, to),
    )


def test_a_published_rate_is_the_ecbs() -> None:
    # The ECB's page for 19 September 2025: 1.1736 dollars and 8.3510 yuan for one euro.
    assert ask("EUR", "2025-09-19")[0] == pytest.approx(1.1736)
    rate, day, source, fault = ask("CNY", "2025-09-19")
    assert rate == pytest.approx(1.1736 / 8.3510)
    assert (day, source, fault) == ("2025-09-19", "ECB reference rates", "")


def test_a_weekend_takes_the_friday_before() -> None:
    assert ask("CNY", "2025-09-21") == ask("CNY", "2025-09-19")
    assert ask("CNY", "2025-09-22")[1] == "2025-09-22"


def test_a_rate_is_carried_seven_days_and_no_longer() -> None:
    assert ask("RUB", "2022-03-08")[1] == "2022-03-01"
    rate, day, source, fault = ask("RUB", "2022-03-09")
    assert np.isnan(rate)
    assert (day, source) == ("NaT", "")
    assert fault == (
        "no rate for RUB to USD in the 7 days up to the statement (RUB: daily 2005-04-01 to "
        "2022-03-01, yearly 2006 to 2021; USD: daily 1999-01-04 to 2026-10-30, yearly 1999 to 2025)"
    )


@pytest.mark.parametrize(
    ("currency", "day", "rule", "fault"),
    [
        ("VND", "2025-01-01", "stated", "no rate for VND to USD in any table"),
        ("CNY", "2026-11-15", "stated", "no rate for CNY to USD in the 7 days up to"),
        ("CNY", "2026-12-01", "stated", "stated after the as-of date"),
        ("CNY", None, "stated", "no date of statement"),
        ("CNY", None, "stated-year", "no date of statement"),
        ("RUB", "2020-01-01", "latest", "no current rate for RUB to USD (RUB: daily"),
        ("CNY", "2026-02-01", "stated-year", "no annual mean for CNY to USD in that year"),
        ("CNY", "2020-02-01", 1990, "no annual mean for CNY to USD in that year"),
        ("CNY", "2020-02-01", 2026, "no annual mean for CNY to USD in that year"),
        ("TWD", "2020-02-01", "ppp", "no purchasing power parity for TWD to USD"),
    ],
)
def test_a_missing_rate_says_why(currency: str, day: str | None, rule: Rule, fault: str) -> None:
    rate, published, source, why = ask(currency, day, rule=rule, rates=known_at(RATES, AS_OF))
    assert np.isnan(rate)
    assert (published, source) == ("NaT", "")
    assert why.startswith(fault)


def test_latest_is_the_last_day_of_the_table_and_not_a_stale_series() -> None:
    assert ask("CNY", "2020-01-01", rule="latest")[1] == "2026-10-30"
    early = known_at(RATES, date(2022, 3, 5))
    assert ask("CNY", "2020-01-01", rule="latest", rates=early)[1] == "2022-03-04"
    assert ask("RUB", "2020-01-01", rule="latest", rates=early)[1] == "2022-03-01"


def test_a_currency_that_the_ecb_does_not_quote_takes_its_years_mean_once_the_year_is_over() -> (
    None
):
    assert ask("TWD", "2024-05-01")[1:3] == ("2024-12-31", "Federal Reserve G.5A, annual mean")
    within = ask("TWD", "2024-05-01", rates=known_at(RATES, date(2024, 12, 31)))
    assert np.isnan(within[0])


def test_an_annual_mean_is_the_tables_and_the_days_agree() -> None:
    assert ask("CNY", "2024-05-01", rule="stated-year") == ask("CNY", "2011-05-01", rule=2024)
    table = {(row.currency, row.year): row for row in read_shipped() if row.figure == "lcu_per_usd"}
    ecb = read_ecb()
    checked = 0
    for (currency, year), row in table.items():
        if row.origin != "ecb-mean":
            continue
        days = slice(number(f"{year}-01-01") - ecb.first, number(f"{year}-12-31") - ecb.first + 1)
        at = ecb.currencies.index(currency)
        columns = np.arange(ecb.per_euro.shape[1]) + ecb.first
        fresh = (ecb.published[at] == columns)[days]
        mean = (ecb.per_euro[at] / ecb.per_euro[ecb.currencies.index("USD")])[days][fresh].mean()
        assert mean == pytest.approx(row.value, rel=2e-6), (currency, year)
        checked += 1
    assert checked > 200


def test_a_year_without_all_its_days_has_no_mean() -> None:
    rate, day, source, _ = ask("RUB", "2021-05-01", rule="stated-year")
    assert rate == pytest.approx(0.013575, rel=1e-3)
    assert (day, source.split(";")[0]) == (
        "2021-12-31",
        "ECB reference rates, annual mean of the days",
    )
    assert np.isnan(ask("RUB", "2022-05-01", rule="stated-year")[0])
    assert np.isnan(ask("RUB", "2005-05-01", rule="stated-year")[0])


def test_parity_falls_back_on_earlier_years_only() -> None:
    assert ask("CNY", "2026-02-01", rule="ppp")[1] == "2024-12-31"
    assert ask("CNY", "2010-02-01", rule="ppp")[1] == "2010-12-31"


def test_what_is_in_the_target_already_needs_no_rate() -> None:
    rows = np.array([same_row(RATES)] * 2)
    found = find_rates(RATES, rows, np.array([NO_DAY, number("1950-01-01")]), "VND", "stated")
    assert found.rate.tolist() == [1.0, 1.0]
    assert [found.sources[code] for code in found.source] == ["same currency"] * 2
    assert set(found.day.tolist()) == {NO_DAY}


def test_deflators() -> None:
    rows = np.array([RATES.row("USD"), RATES.row("CNY"), RATES.row("VND")])
    years, goals = np.array([2015, 2015, 2015]), np.array([2024, 1990, 2020])
    factors = find_prices(RATES, rows, years, goals)
    assert factors[0] == pytest.approx(1.2868, rel=1e-4)
    assert np.isnan(factors[1:]).all()


CURRENCIES = st.sampled_from([*RATES.currencies, "VND"])
DAYS = st.dates(date(1998, 1, 1), date(2027, 12, 31)).map(date.isoformat)
RULES = st.sampled_from(["stated", "latest", "stated-year", "ppp", 2003, 2024])


def same(one: Found, other: Found) -> bool:
    words = [[found.sources[code] for code in found.source] for found in (one, other)]
    return (
        np.array_equal(one.rate, other.rate, equal_nan=True)
        and np.array_equal(one.day, other.day)
        and np.array_equal(one.fault, other.fault)
        and words[0] == words[1]
    )


def without_later(rates: Rates, as_of: date) -> Rates:
    """The same rates with everything after the date wiped out: the slow way to forget."""
    per_euro, published = rates.daily.per_euro.copy(), rates.daily.published.copy()
    columns = np.arange(per_euro.shape[1]) + rates.daily.first
    per_euro[:, columns > number(as_of.isoformat())] = 777.0
    published[:, columns > number(as_of.isoformat())] = number("2000-01-01")
    figures = {name: table.copy() for name, table in rates.yearly.figures.items()}
    for table in figures.values():
        table[:, max(as_of.year - rates.yearly.first, 0) :] = 777.0
    daily = type(rates.daily)(
        currencies=rates.currencies,
        first=rates.daily.first,
        per_euro=per_euro,
        published=published,
    )
    yearly = type(rates.yearly)(
        first=rates.yearly.first,
        figures=figures,
        origins=rates.yearly.origins,
        sources=rates.yearly.sources,
    )
    return Rates(currencies=rates.currencies, daily=daily, yearly=yearly, laws=rates.laws)


@settings(max_examples=60)
@given(st.lists(st.tuples(CURRENCIES, DAYS), min_size=1, max_size=8), CURRENCIES, RULES, DAYS)
def test_nothing_after_the_as_of_date_changes_a_rate(
    asked: list[tuple[str, str]], target: str, rule: Rule, as_of: str
) -> None:
    day = date.fromisoformat(as_of)
    rows = np.array([RATES.row(currency) for currency, _ in asked])
    stated = np.array([number(text) for _, text in asked])
    full = find_rates(known_at(RATES, day), rows, stated, target, rule)
    forgetful = find_rates(known_at(without_later(RATES, day), day), rows, stated, target, rule)
    assert same(full, forgetful)
    assert (full.day[full.day != NO_DAY] <= number(as_of)).all()
    assert ((full.fault == 0) == ~np.isnan(full.rate)).all()


@given(CURRENCIES, CURRENCIES, DAYS)
def test_there_and_back_is_one(one: str, other: str, day: str) -> None:
    there, back = ask(one, day, to=other), ask(other, day, to=one)
    assert there[1] == back[1]
    assert np.isnan(there[0]) == np.isnan(back[0])
    if not np.isnan(there[0]):
        assert there[0] * back[0] == pytest.approx(1.0, rel=1e-12)
        assert date.fromisoformat(there[1]) <= date.fromisoformat(day) or "mean" in there[2]


@given(st.lists(st.one_of(st.none(), st.floats(0.1, 10.0)), min_size=1, max_size=40))
def test_carrying_forward_is_the_plain_loop(rates: list[float | None]) -> None:
    matrix = np.array([[np.nan if rate is None else rate for rate in rates]])
    filled, published = carry_forward(matrix, 100)
    for day in range(len(rates)):
        within = [back for back in range(day, day - CARRIED_DAYS - 1, -1) if back >= 0]
        last = next((back for back in within if rates[back] is not None), None)
        assert published[0, day] == (0 if last is None else last + 100)
        assert np.isnan(filled[0, day]) if last is None else filled[0, day] == rates[last]


def test_many_at_once_are_the_same_as_one_by_one() -> None:
    chance = np.random.default_rng(0)
    rows = chance.integers(0, len(RATES.currencies) + 1, 500)
    days = chance.integers(number("1998-06-01"), number("2027-01-01"), 500)
    together = rates_on(RATES, rows, days, "GBP")
    alone = [rates_on(RATES, rows[[at]], days[[at]], "GBP")[0] for at in range(500)]
    np.testing.assert_array_equal(together, alone)
    assert 50 < np.isnan(together).sum() < 400  # fewer since the euro's legal rates are there


def test_before_all_rates_everything_is_missing() -> None:
    for as_of in (date(1990, 1, 1), date(1999, 1, 3)):
        empty = known_at(RATES, as_of)
        for rule in ("stated", "latest", "stated-year", "ppp", 2003):
            assert np.isnan(ask("CNY", "1989-01-01", rule=rule, rates=empty)[0])  # type: ignore[arg-type]


def test_the_table_is_what_its_compiler_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    source = shared_data("rates", "annual_2000_2025.csv")
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    from compile_rates import compile_rates

    lines = (ROOT / "src/forecasts/data/rates.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1:] == [",".join(row) for row in compile_rates(source)]


def test_every_figure_has_an_origin_with_a_publisher() -> None:
    text = (ROOT / "src/forecasts/data/rates.origin.yaml").read_text(encoding="utf-8")
    origins = yaml.safe_load(text)["origins"]
    rows = read_shipped()
    assert len(rows) > 1400
    assert {row.origin for row in rows} == set(origins)
    assert set(ORIGINS) - set(origins) == {"ecb-computed"}
    assert all({"publisher", "series"} <= set(entry) for entry in origins.values())
    assert {row.figure for row in rows} == set(FIGURES)
    assert max(Counter((row.currency, row.year, row.figure) for row in rows).values()) == 1


def write(folder: Path, text: str, name: str = "own.csv") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_ledgers_own_rates_override_figure_by_figure(tmp_path: Path) -> None:
    own = write(
        tmp_path / "rates",
        HEAD
        + "VND,VNM,2024,lcu_per_usd,25000,State Bank of Vietnam\n"
        + "CNY,CHN,2023,lcu_per_usd,7.5,house view\n",
    )
    rates = load_rates(own)
    assert rates.faults == ()
    assert ask("VND", "2024-05-01", rates=rates)[:3] == (
        1 / 25000,
        "2024-12-31",
        "State Bank of Vietnam",
    )
    assert ask("CNY", "2023-05-01", rule=2023, rates=rates)[0] == pytest.approx(1 / 7.5)
    assert ask("CNY", "2022-05-01", rule=2022, rates=rates) == ask("CNY", "2022-05-01", rule=2022)
    assert ask("CNY", "2023-05-01", rates=rates) == ask("CNY", "2023-05-01")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("XXX,VNM,2024,lcu_per_usd,25000,bank", "`XXX` is not an ISO 4217 code"),
        ("VND,VNM,2024,rate,25000,bank", "`rate` is none of lcu_per_usd, deflator, cpi, ppp"),
        ("VND,VNM,24,lcu_per_usd,25000,bank", "`24` is no year"),
        ("VND,VNM,2024,lcu_per_usd,nan,bank", "`nan` is no positive decimal"),
        ("VND,VNM,2024,lcu_per_usd,1e999,bank", "`1e999` is no positive decimal"),
        ("VND,VNM,2024,lcu_per_usd,0.0,bank", "`0.0` is no positive decimal"),
        ("VND,VNM,2024,lcu_per_usd,-3,bank", "`-3` is no positive decimal"),
        ("VND,VNM,2024,lcu_per_usd,٣,bank", "`٣` is no positive decimal"),
        ("VND,VNM,2024,lcu_per_usd,25000,", "a figure needs an origin"),
        ("VND,VNM,2024,lcu_per_usd,25000", "the row has 5 cells, not 6"),
    ],
)
def test_a_bad_row_is_a_fault_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    good = "THB,THA,2024,lcu_per_usd,35.3,bank\n"
    folder = write(tmp_path, HEAD + good + row + "\n")
    figures, faults = read_folders([folder])
    assert [figure.currency for figure in figures] == ["THB"]
    assert [(fault.position.line, fault.message) for fault in faults] == [(3, message)]
    assert load_rates(folder).faults == tuple(faults)


def test_bad_files_are_faults(tmp_path: Path) -> None:
    write(tmp_path, "currency,year\n", "a.csv")
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "c.csv").mkdir()
    row = "THB,THA,2024,lcu_per_usd,35.3,bank\n"
    write(tmp_path, HEAD + row + row, "d.csv")
    write(tmp_path, HEAD + '"' + "x" * 200_000 + '"\n', "e.csv")
    write(tmp_path, "", "f.csv")
    _, faults = read_folders([tmp_path])
    assert [(Path(fault.position.file).name, fault.message.split(":")[0]) for fault in faults] == [
        ("a.csv", f"the columns must be {', '.join(COLUMNS)}"),
        ("b.csv", "this is not UTF-8"),
        ("c.csv", "this is no regular file of at most 4 MB"),
        ("d.csv", "THB 2024 lcu_per_usd stands twice"),
        ("e.csv", "this is no CSV"),
        ("f.csv", f"the columns must be {', '.join(COLUMNS)}"),
    ]


def test_the_table_ends_seven_days_after_the_last_publication() -> None:
    daily = read_ecb()
    assert daily.published.max() - daily.first + 1 + CARRIED_DAYS == daily.per_euro.shape[1]
    last = date(1970, 1, 1) + timedelta(days=int(daily.published.max()) + CARRIED_DAYS)
    assert not np.isnan(ask("CNY", last.isoformat())[0])
    assert np.isnan(ask("CNY", (last + timedelta(days=1)).isoformat())[0])


@pytest.mark.parametrize("currency", sorted(EURO_RATES))
def test_a_currency_that_the_euro_replaced_keeps_its_legal_rate(currency: str) -> None:
    legal = EURO_RATES[currency]
    first = number(legal.since)
    days = np.array([first + 20, first + 5 * 365])
    days = days[days <= int(RATES.daily.published.max())]
    rows = np.full(days.shape, RATES.row("EUR"))
    found = find_rates(RATES, rows, days, currency, "stated")
    np.testing.assert_allclose(found.rate, legal.rate, rtol=1e-12)
    assert [found.sources[code] for code in found.source] == [legal.origin] * len(days)
    crossed = find_rates(RATES, np.full(days.shape, RATES.row(currency)), days, "USD", "stated")
    euro = find_rates(RATES, rows, days, "USD", "stated")
    np.testing.assert_allclose(crossed.rate * legal.rate, euro.rate, rtol=1e-12)
    source = crossed.sources[crossed.source[0]]
    assert source == f"ECB reference rates; {legal.origin}"
    assert is_daily(source)


def test_a_legal_rate_says_nothing_of_the_days_before_it() -> None:
    day = np.array([number("2022-12-30")])
    found = find_rates(RATES, np.array([RATES.row("HRK")]), day, "EUR", "stated")
    assert found.sources[found.source[0]] == "ECB reference rates"
    assert found.rate[0] != 1 / EURO_RATES["HRK"].rate
    greek = find_rates(
        RATES, np.array([RATES.row("GRD")]), np.array([number("2000-06-15")]), "EUR", "stated"
    )
    assert np.isnan(greek.rate[0])


def test_a_replaced_currency_has_the_euro_s_annual_means() -> None:
    rows = np.array([RATES.row("DEM"), RATES.row("EUR")])
    days = np.full(2, number("2010-06-15"))
    mark, euro = find_rates(RATES, rows, days, "USD", "stated-year").rate
    assert mark * EURO_RATES["DEM"].rate == pytest.approx(euro, rel=1e-12)
