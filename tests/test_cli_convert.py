"""`convert` and `units` at the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_regressions.file_regression import FileRegressionFixture

from forecasts.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def test_an_amount_under_every_choice(file_regression: FileRegressionFixture) -> None:
    result = run("convert", "近1万亿元", "--on", "2023-11-20", "--as-of", "2026-11-21")
    assert result.exit_code == 0
    file_regression.check(result.output, extension=".txt", encoding="utf-8")


def test_what_is_not_known_is_null_with_a_note() -> None:
    arguments = ("--on", "2026-11-20", "--as-of", "2026-11-21", "--format", "json")
    rows = json.loads(run("convert", "1 trillion CNY", *arguments).output)
    assert [row["value"] is None for row in rows] == [True, True, False, True, True, False]
    assert all(row["note"] for row in rows)


def test_units_of_one_dimension() -> None:
    result = run("convert", "nearly 3 TWh", "--to", "PJ", "--format", "json")
    (row,) = json.loads(result.output)
    assert (row["value"], row["high"], row["unit"]) == (
        pytest.approx(10.8),
        pytest.approx(10.8),
        "PJ",
    )


@pytest.mark.parametrize(
    ("value", "target", "message"),
    [
        ("3 TWh", "PK", "`PK` is not a known unit; did you mean"),
        ("3 TWh", "USD", "TWh is energy, USD is money"),
        ("3 million vehicles", "robot", "vehicle and robot count different things"),
        ("soon", "USD", "`soon` cannot be read"),
    ],
)
def test_what_cannot_be_converted_is_misuse(value: str, target: str, message: str) -> None:
    result = run("convert", value, "--to", target)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_a_ledgers_own_rate_is_used_and_a_bad_one_stops_the_command(tmp_path: Path) -> None:
    folder = tmp_path / "rates"
    folder.mkdir()
    head = "currency,economy,year,figure,value,origin\n"
    table = folder / "own.csv"
    table.write_text(head + "VND,VNM,2024,lcu_per_usd,25000,State Bank\n", encoding="utf-8")
    arguments = ("convert", "25 trillion VND", "--on", "2024-05-01", "--as-of", "2026-11-21")
    good = run(*arguments, "--ledger", str(tmp_path), "--format", "json")
    assert json.loads(good.output)[0]["value"] == pytest.approx(1e9)
    table.write_text(head + "VND,VNM,2024,lcu_per_usd,many,State Bank\n", encoding="utf-8")
    bad = run(*arguments, "--ledger", str(tmp_path))
    assert bad.exit_code == 1
    place = f"{table}:2:1: error F509 `many` is no positive decimal"
    assert bad.stderr.splitlines()[0] == place


def test_units_are_listed_by_name_and_dimension() -> None:
    names = [row["unit"] for row in json.loads(run("units", "power", "--format", "json").output)]
    assert "GW" in names
    assert "GWh" not in names
    assert run("units", "gw").output.splitlines()[-1].startswith("GW ")
    unknown = run("units", "vehicel")
    assert (unknown.exit_code, unknown.stderr[:25]) == (2, "there is no unit `vehicel")


@pytest.mark.parametrize(
    ("value", "target", "factor"),
    [
        ("80 USD/barrel", "EUR/barrel", 1.0),
        ("0.08 USD/kWh", "EUR/MWh", 1e3),
        ("8 cent/kWh", "EUR/MWh", 10.0),
        ("80 USD/barrel", "eur", 1.0),
    ],
)
def test_a_price_per_unit_takes_rate_and_unit_together(
    value: str, target: str, factor: float
) -> None:
    lines = run("convert", value, "--to", target, "--as-of", "2025-06-30", "--format", "jsonl")
    first = json.loads(lines.stdout.splitlines()[0])
    number = float(value.split(maxsplit=1)[0])
    assert first["value"] == pytest.approx(number * factor * first["rate"], rel=1e-12)
    assert first["unit"] == (target if "/" in target else "EUR/barrel")


def test_a_price_per_another_dimension_is_misuse() -> None:
    result = run("convert", "80 USD/barrel", "--to", "EUR/kWh", "--as-of", "2025-06-30")
    assert result.exit_code == 2
    assert "they do not convert" in result.stderr


def test_a_unit_may_be_named_by_its_words() -> None:
    for word in ("car", "cars", "vehicles", "vehicle"):
        done = run("convert", "1.5 thousand cars", "--to", word, "--format", "csv")
        assert done.stdout.splitlines()[1] == "1500.0,1485.0,1515.0,vehicle"
    assert run("convert", "5 TWh", "--to", "kilowatt-hours").exit_code == 0
