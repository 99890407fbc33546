"""The crossing from records to the table, and what a conversion may and may not do."""

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import TypeAlias

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_regressions.file_regression import FileRegressionFixture

from conftest import ROOT
from forecasts.ledger import load
from forecasts.ledger.claim import Claim, Claimant, Day, Source
from forecasts.money import Rule, load_rates, rates_on
from forecasts.normalising import (
    COLUMNS,
    PriceBasis,
    claims_table,
    convert_units,
    normalise,
    spread,
    spread_range,
    trace,
    write_cells,
)
from forecasts.normalising.spreading import CHOICES
from forecasts.problem import Position
from forecasts.reading.records import Period, Value

Fact: TypeAlias = str | int | float

AS_OF = date(2026, 11, 21)
ADDED = [
    "unit_USD",
    "rate",
    "rate_date",
    "rate_source",
    "price_factor",
    "price_source",
    "conversion_problem",
]


def claim(name: str, stated: str = "2025-09-19", year: int = 2030, **facts: Fact) -> Claim:
    """One claim of a trillion yuan, unless told otherwise."""
    day = date.fromisoformat(stated)
    value = {"kind": "level", "value": 1e12, "figures": 2, "unit": "CNY"} | {
        key: facts.pop(key) for key in ("kind", "value", "figures", "unit", "hedge") if key in facts
    }
    place = Position(file="claims/a.yaml", line=9, column=5)
    return Claim(
        id=name,
        source=Source(
            file="claims/a.yaml",
            position=place,
            title="Outlook",
            publisher="Daily",
            published=Day(
                text=stated, first=day, last=day, precision=facts.pop("precision", "day")
            ),
            language="en",
        ),
        claimant=Claimant(person="Ann", organisation="Office"),
        quote="a trillion yuan by 2030",
        at="12",
        subject="subject",
        measure="market-size",
        region="China",
        value=Value(low=value["value"], high=value["value"], **value),
        target=Period(
            start=date(year, 1, 1), end=date(year, 12, 31), words=f"by {year}", relation="by"
        ),
        position=place,
        **facts,
    )


CLAIMS = (
    claim("yuan"),
    claim("dollars", unit="USD", value=240e9, hedge="below"),
    claim("vehicles", unit="vehicle", value=16e6),
    claim("share", unit="%", value=45.0, kind="share"),
    claim("price", unit="CNY/kWh", value=0.5, hedge="above", kind="price"),
    claim("dong", unit="VND"),
    claim("rouble", unit="RUB", stated="2023-05-01"),
    claim("taiwan", unit="TWD", stated="2024-05-01"),
    claim("past", stated="2018-03-01", year=2020),
    claim("real", unit="USD", year=2020, price_basis="2015"),
    claim("real-yuan", price_basis="2015", stated="2018-03-01"),
    claim("sum", stated="2018-03-01", year=2020, kind="cumulative"),
    claim("unknown", unit="blob"),
    claim("later", stated="2026-12-24"),
)
TABLE = claims_table(CLAIMS)


def by_name(table: pd.DataFrame) -> pd.DataFrame:
    return table.set_index("claim_id")


def to_csv(table: pd.DataFrame) -> str:
    return table.to_csv(index=False, float_format="%.6g", lineterminator="\n")


def test_the_table_has_the_columns_of_the_contract_and_a_row_a_claim() -> None:
    assert list(TABLE.columns) == list(COLUMNS)
    assert list(TABLE["claim_id"]) == [claim.id for claim in CLAIMS]
    assert TABLE["horizon"].iloc[0] == pytest.approx(5.281, abs=1e-3)


def test_what_is_said_after_its_target_ended_has_a_negative_horizon() -> None:
    after = claims_table([claim("after", stated="2021-07-01", year=2020)])
    assert after["horizon"].iloc[0] == pytest.approx(-182 / 365.25)
    empty = claims_table([])
    assert list(empty.columns) == list(COLUMNS)
    assert list(empty.dtypes) == list(TABLE.dtypes)


def test_the_two_seeds(file_regression: FileRegressionFixture) -> None:
    ledger = load(ROOT / "claims" / "2025-09-19-deep-news.yaml")
    table = claims_table(ledger)
    table["file"] = table["file"].str.rsplit("/", n=1).str[-1]
    converted = normalise(table, as_of=AS_OF)
    file_regression.check(to_csv(write_cells(converted).T.reset_index()), extension=".csv")


@pytest.mark.parametrize("rule", ["stated", "latest", "stated-year", 2023])
def test_conversions(rule: Rule, file_regression: FileRegressionFixture) -> None:
    converted = normalise(TABLE, rule=rule, as_of=AS_OF)
    shown = converted[["claim_id", "value_USD", "low_USD", "high_USD", *ADDED]]
    file_regression.check(to_csv(shown), extension=".csv")


@pytest.mark.parametrize("price_basis", ["nominal", 2024, 2030])
def test_prices(price_basis: PriceBasis, file_regression: FileRegressionFixture) -> None:
    converted = normalise(TABLE, price_basis=price_basis, as_of=AS_OF)
    shown = converted[["claim_id", "value_USD", "price_factor", "price_source"]]
    problems = converted["conversion_problem"]
    file_regression.check(to_csv(shown.assign(problem=problems)), extension=".csv")


def test_a_yuan_by_hand() -> None:
    row = by_name(normalise(TABLE, as_of=AS_OF)).loc["yuan"]
    assert row["value_USD"] == pytest.approx(1e12 * 1.1736 / 8.3510)
    assert row["low_USD"] / row["value_USD"] == pytest.approx(row["low"] / row["value"])
    price = by_name(normalise(TABLE, as_of=AS_OF)).loc["price"]
    assert (price["unit_USD"], price["high_USD"]) == ("USD/kWh", np.inf)


def test_real_money_by_hand() -> None:
    row = by_name(normalise(TABLE, price_basis=2024, as_of=AS_OF)).loc["past"]
    deflators = load_rates().yearly.figures["deflator"][load_rates().row("CNY")]
    first = load_rates().yearly.first
    assert row["price_factor"] == pytest.approx(deflators[2024 - first] / deflators[2020 - first])
    assert row["value_USD"] == pytest.approx(row["value"] * row["rate"] * row["price_factor"])


def test_money_of_the_statements_year_has_real_values_before_the_target() -> None:
    arguments = {"price_basis": 2024, "as_of": AS_OF}
    table = claims_table([claim("said-2018", stated="2018-03-01"), *CLAIMS])
    as_target = by_name(normalise(table, **arguments))
    as_said = by_name(normalise(table, money_of="statement", **arguments))
    assert np.isnan(as_target.loc["said-2018", "value_USD"])
    row = as_said.loc["said-2018"]
    assert row["price_source"] == (
        "GDP deflator of CNY, prices of 2024, read as money of the statement's year"
    )
    choices = spread(table, as_of=AS_OF).set_index(["claim_id", "choice"])
    own = choices.loc[("said-2018", "real-own")]
    assert row["value"] * row["price_factor"] * own["rate"] == pytest.approx(own["value"])
    assert as_said.loc["sum", "conversion_problem"] == ""
    assert as_said.loc["real", "value_USD"] == as_target.loc["real", "value_USD"]


def test_what_was_said_is_untouched_and_the_input_too() -> None:
    before = TABLE.copy(deep=True)
    converted = normalise(TABLE, currency="EUR", price_basis=2020, as_of=AS_OF)
    pd.testing.assert_frame_equal(TABLE, before)
    pd.testing.assert_frame_equal(converted[list(COLUMNS)], before)
    assert list(converted["claim_id"]) == list(TABLE["claim_id"])


def test_an_unknown_target_is_the_programmers_error() -> None:
    for wrong in ("usd", "EURO", "kWh", ""):
        with pytest.raises(ValueError, match="is no ISO 4217 code"):
            normalise(TABLE, currency=wrong)


def test_the_index_of_the_table_is_kept() -> None:
    moved = TABLE.set_index(pd.Index(range(50, 50 + len(TABLE)))).sample(frac=1, random_state=1)
    converted = normalise(moved, as_of=AS_OF)
    assert list(converted.index) == list(moved.index)
    straight = by_name(normalise(TABLE, as_of=AS_OF))["value_USD"]
    crooked = by_name(converted)["value_USD"]
    pd.testing.assert_series_equal(crooked.loc[straight.index], straight)


def test_categories_are_read_like_text() -> None:
    grouped = TABLE.assign(unit=TABLE["unit"].astype("category"))
    one, other = normalise(grouped, as_of=AS_OF), normalise(TABLE, as_of=AS_OF)
    assert to_csv(one) == to_csv(other)


def test_a_missing_unit_is_no_money() -> None:
    units = TABLE["unit"].where(TABLE["claim_id"] != "yuan")
    row = by_name(normalise(TABLE.assign(unit=units), as_of=AS_OF)).loc["yuan"]
    assert np.isnan(row["value_USD"])
    assert row["conversion_problem"] == "`` is no known unit"


UNITS = st.sampled_from(["USD", "EUR", "CNY", "TWD", "VND", "RUB", "CNY/kWh", "vehicle", "%", "?"])
DAYS = st.dates(date(1998, 1, 1), date(2027, 6, 30)).map(date.isoformat)
BASES = st.sampled_from(["nominal", "2015"])
ROWS = st.lists(st.tuples(UNITS, DAYS, BASES, st.integers(2001, 2040)), min_size=1, max_size=12)
RULES = st.sampled_from(["stated", "latest", "stated-year", 2003, 2024])
PRICES = st.sampled_from(["nominal", 2005, 2020, 2024])


def table_of(rows: Iterable[tuple[str, str, str, int]]) -> pd.DataFrame:
    return claims_table(
        claim(f"c{number}", unit=unit, stated=day, price_basis=basis, year=year)
        for number, (unit, day, basis, year) in enumerate(rows)
    )


@settings(max_examples=50)
@given(ROWS, st.sampled_from(["USD", "EUR", "VND"]), RULES, PRICES, DAYS)
def test_a_row_is_converted_or_missing_with_a_reason_and_has_a_trace(
    rows: list[tuple[str, str, str, int]], target: str, rule: Rule, prices: PriceBasis, as_of: str
) -> None:
    table = table_of(rows)
    converted = normalise(
        table, currency=target, rule=rule, price_basis=prices, as_of=date.fromisoformat(as_of)
    )
    for _, row in converted.iterrows():
        amounts = row[[f"value_{target}", f"low_{target}", f"high_{target}"]].astype(float)
        lines = trace(row, currency=target)
        if row["conversion_problem"]:
            assert amounts.isna().all()
            assert lines[-1].endswith(row["conversion_problem"])
        else:
            assert amounts.notna().all()
            assert row["unit"].split("/")[0] == target or pd.notna(row["rate_date"])
            assert row[f"unit_{target}"].startswith(target)
            assert row["rate_source"]
            assert row["price_source"]
            assert amounts.iloc[0] == pytest.approx(
                row["value"] * row["rate"] * row["price_factor"]
            )
            assert len(lines) == 6
            assert lines[-1].startswith("result: ")


@settings(max_examples=25)
@given(ROWS, RULES)
def test_there_and_back(rows: list[tuple[str, str, str, int]], rule: Rule) -> None:
    table = table_of(rows)
    there = normalise(table, currency="EUR", rule=rule, as_of=AS_OF)
    again = there.assign(
        value=there["value_EUR"],
        low=there["low_EUR"],
        high=there["high_EUR"],
        unit=there["unit_EUR"],
        price_basis="nominal",
    )
    for currency in ("USD", "CNY"):
        back = normalise(again, currency=currency, rule=rule, as_of=AS_OF)
        own = (there["conversion_problem"] == "") & table["unit"].str.startswith(currency)
        own &= table["price_basis"] == "nominal"
        np.testing.assert_allclose(
            back.loc[own, f"value_{currency}"], table.loc[own, "value"], rtol=1e-12
        )


@settings(max_examples=20)
@given(ROWS, st.randoms(use_true_random=False))
def test_other_rows_change_nothing(rows: list[tuple[str, str, str, int]], chance: Random) -> None:
    order = list(range(len(rows)))
    chance.shuffle(order)
    kept = order[: max(1, len(order) // 2)]
    table = table_of(rows)
    whole = normalise(table, as_of=AS_OF).iloc[kept]
    part = normalise(table.iloc[kept], as_of=AS_OF)
    for name in ("value_USD", *ADDED):
        assert whole[name].astype("str").to_list() == part[name].astype("str").to_list()


def test_units_convert_in_one_go() -> None:
    units = pd.Series(["kWh", "TWh", "vehicle", "kWh", "USD"], dtype="str")
    values, reasons = convert_units(np.array([1e6, 2.0, 3.0, 0.0, 5.0]), units, "GWh")
    np.testing.assert_allclose(values, [1.0, 2000.0, np.nan, 0.0, np.nan])
    assert list(reasons) == [
        "",
        "",
        "vehicle is count, GWh is energy: they do not convert",
        "",
        "USD is money, GWh is energy: they do not convert",
    ]


def test_spread(file_regression: FileRegressionFixture) -> None:
    choices = spread(TABLE, as_of=AS_OF)
    file_regression.check(to_csv(choices), extension=".csv")


def test_spread_holds_the_default_and_every_choice_once() -> None:
    choices = spread(TABLE, as_of=AS_OF)
    money = [
        claim.id for claim in CLAIMS if claim.value.unit[:3] in {*load_rates().currencies, "VND"}
    ]
    assert list(dict.fromkeys(choices["claim_id"])) == money
    assert not choices.duplicated(["claim_id", "choice"]).any()
    assert set(choices["choice"]) == set(CHOICES)
    nominal = [name for name in money if not name.startswith("real")]
    stated = choices[choices["choice"] == "stated"].set_index("claim_id").loc[nominal, "value"]
    default = by_name(normalise(TABLE, as_of=AS_OF)).loc[nominal, "value_USD"]
    assert stated.to_list() == pytest.approx(default.to_list(), nan_ok=True)
    assert ((choices["note"] != "") | choices["value"].notna()).all()
    assert choices.loc[choices["value"].isna(), "note"].str.contains("no |not ").all()


def test_the_range_leaves_parity_out() -> None:
    choices = spread(TABLE, as_of=AS_OF)
    ranges = spread_range(choices).set_index("claim_id")
    yuan = choices[(choices["claim_id"] == "past")].set_index("choice")["value"]
    assert ranges.loc["past", "high"] == yuan.drop("ppp").max() < yuan["ppp"]
    assert ranges.loc["past", "low"] == yuan.min()
    assert "dong" not in ranges.index


def test_spread_of_nothing() -> None:
    assert spread(TABLE.iloc[:0], as_of=AS_OF).empty
    assert spread(TABLE[TABLE["unit"] == "vehicle"], as_of=AS_OF).empty


@pytest.mark.parametrize("language", ["en", "zh"])
def test_traces(language: str, file_regression: FileRegressionFixture) -> None:
    imprecise = claims_table([claim("month", stated="2023-11-30", precision="month")])
    table = pd.concat([normalise(part, as_of=AS_OF) for part in (TABLE, imprecise)])
    rows = [row for _, row in table.iterrows()]
    lines = [line for row in rows for line in (*trace(row, language=language), "")]
    file_regression.check("\n".join(lines), extension=".txt")


def test_rates_of_the_benchmark_are_those_of_the_conversion() -> None:
    rates = load_rates()
    days = np.array([20_000, 19_000])
    rows = np.array([rates.row("CNY"), rates.row("JPY")])
    stated = pd.Series(days.astype("datetime64[D]").astype("datetime64[s]"))
    table = TABLE.iloc[:2].assign(unit=["CNY", "JPY"], stated=stated)
    converted = normalise(table, as_of=AS_OF)
    np.testing.assert_array_equal(converted["rate"], rates_on(rates, rows, days, "USD"))
