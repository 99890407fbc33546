"""Peers' own test cases, read by our reader: rates by value and unit, and the cases held wrong."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, shared_data
from forecasts.reading import Quantity, read
from forecasts.reading.lexicon.currencies import CODES, MINOR_NAMES
from forecasts.reading.qualifying.direction import FALL

MONEY = CODES | set(MINOR_NAMES.values())
CURRENCIES = {
    "Dollar": "USD",
    "United States dollar": "USD",
    "Cent": "cent",
    "Pound": "GBP",
    "Pence": "penny",
    "Penny": "penny",
    "Euro": "EUR",
    "Franc": "CHF",
    "Swiss franc": "CHF",
    "Japanese yen": "JPY",
    "Chinese yuan": "CNY",
    "Hong Kong dollar": "HKD",
    "Canadian dollar": "CAD",
    "Peseta": "ESP",
    "Australian dollar": "AUD",
    "Finnish markka": "FIM",
    "Netherlands guilder": "NLG",
    "British pound": "GBP",
    "Pound sterling": "GBP",
    "Deutsche mark": "DEM",
    "German mark": "DEM",
    "Bangladeshi taka": "BDT",
    "Indian rupee": "INR",
    "Rupee": "INR",
    "Russian ruble": "RUB",
    "Singapore dollar": "SGD",
    "New Zealand dollar": "NZD",
    "South Korean won": "KRW",
    "Bitcoin": "BTC",
    "Lao kip": "LAK",
    "Fen": "fen",
    "Jiao": "jiao",
    "Mexican peso": "MXN",
    "Mark": "DEM",
    "US Dollar": "USD",
    "Spanish peseta": "ESP",
    "Italian lira": "ITL",
    "Danish krone": "DKK",
    "Philippine peso": "PHP",
    "Norwegian krone": "NOK",
    "Swedish krona": "SEK",
    "French franc": "FRF",
    "Saudi riyal": "SAR",
}
DIMENSIONS = {
    "Mile": "mile",
    "Kilometer": "km",
    "Meter": "m",
    "Centimeter": "cm",
    "Millimeter": "mm",
    "Foot": "ft",
    "Inch": "inch",
    "Yard": "yard",
    "Acre": "acre",
    "Hectare": "ha",
    "Square kilometer": "km2",
    "Square meter": "m2",
    "Square mile": "mile2",
    "Square foot": "ft2",
    "Square inch": "inch2",
    "Pound": "lb",
    "Ton": "t",
    "Metric ton": "t",
    "Kilogram": "kg",
    "Gram": "g",
    "Milligram": "mg",
    "Microgram": "ug",
    "Ounce": "oz",
    "Barrel": "barrel",
    "Gallon": "gallon",
    "Liter": "L",
    "Milliliter": "mL",
    "Pint": "pint",
    "Mile per hour": "mile/h",
    "Kilometer per hour": "km/h",
    "Decimeter": "dm",
    "Picometer": "pm",
    "Megabit": "Mbit",
    "Megabyte": "MB",
    "Kilobyte": "kB",
    "Kilobit": "kbit",
    "Byte": "byte",
    "Bit": "bit",
    "Gigabyte": "GB",
    "Terabyte": "TB",
    "Mu": "mu",
    "Jin": "jin",
    "Liang": "liang",
    "Cubic foot": "ft3",
    "Stone": "stone",
    "Cubic meter": "m3",
    "Light year": "light_year",
    "Bushel": "bushel",
    "Cup": "cup",
    "Cubic centimeter": "cm3",
    "Cubic inch": "inch3",
    "Long ton (UK)": "long_ton",
    "Nanometer": "nm",
    "Micrometer": "um",
}
ENTRY = "- `"


def listed(section: str) -> set[str]:
    """Return the inputs that docs/peer_cases.md lists in a section, as other conventions."""
    text = (ROOT / "docs" / "peer_cases.md").read_text(encoding="utf-8")
    part = text.partition(f"## {section}\n")[2].partition("\n## ")[0]
    return {
        line.removeprefix(ENTRY).partition("` ")[0]
        for line in part.splitlines()
        if line.startswith(ENTRY)
    }


def cases(*path: str) -> list[dict[str, Any]]:
    file = shared_data("reading", "recognizers-specs", "Specs", *path)
    found = json.loads(file.read_text(encoding="utf-8-sig"))
    return [case for case in found if "python" not in case.get("NotSupported", "").lower()]


def entry(case: str, apart: set[str]) -> str:
    """Return the entry of the list that this case starts with; empty when it is not listed."""
    plain = case.replace("`", "'").strip()
    return next((start for start in apart if plain.startswith(start.strip())), "")


def rate(
    kind: str, name: str, rows: list[tuple[str, bool, str]], capsys: pytest.CaptureFixture[str]
) -> float:
    """Print the rate of a suite and its failures; cases on the list are counted apart."""
    apart = listed(name)
    judged = [row for row in rows if not entry(row[0], apart)]
    good = sum(passed for _, passed, _ in judged)
    stale = {case for case, passed, _ in rows if passed and entry(case, apart)}
    with capsys.disabled():
        every = sum(passed for _, passed, _ in rows) / len(rows)
        print(f"\n{name}, {kind}: {good}/{len(judged)} = {good / len(judged):.1%}", end="; ")
        print(f"{len(rows) - len(judged)} listed apart ({every:.1%} of all {len(rows)})")
        for case, passed, why in judged:
            if not passed:
                print("   fails:", case[:110].replace("\n", " "), "|", why)
    assert not stale, f"listed in docs/peer_cases.md, but read as the peer expects: {stale}"
    return good / len(judged)


def near(found: Quantity, value: float) -> bool:
    size = abs if FALL in found.rules else float  # the peers state a fall by its size
    return any(
        abs(size(one) - value) <= 1e-6 * max(1.0, abs(value))
        for one in (found.value, found.low, found.high)
    )


def compare(wanted: list[tuple[float, str]], found: list[Quantity]) -> tuple[bool, str]:
    left = list(found)
    for value, unit in wanted:
        match = next(
            (
                one
                for one in left
                if (near(one, value) and one.unit.partition("/")[0] == unit)
                or (near(one, value) and one.unit == unit)
            ),
            None,
        )
        if match is None:
            return (
                False,
                f"wanted {value:g} {unit}, found {[(one.value, one.unit) for one in found]}",
            )
        if match.low == match.high:
            left.remove(match)
    spare = [one for one in left if not any(near(one, value) for value, _ in wanted)]
    return (not spare, f"too much: {[(one.quote, one.value, one.unit) for one in spare]}")


def money_rows(language: str) -> list[tuple[str, bool, str]]:
    rows = []
    for case in cases("NumberWithUnit", language, "CurrencyModel.json"):
        wanted = []
        for result in case["Results"]:
            resolution = result["Resolution"]
            if resolution.get("value") is not None:
                unit = resolution.get("isoCurrency") or CURRENCIES.get(
                    resolution["unit"], resolution["unit"]
                )
                unit = CURRENCIES.get(resolution["unit"], unit)
                wanted.append((float(resolution["value"]), unit))
        found = [one for one in read(case["Input"]) if one.unit.partition("/")[0] in MONEY]
        rows.append((case["Input"], *compare(wanted, found)))
    return rows


def percent_rows(language: str) -> list[tuple[str, bool, str]]:
    rows = []
    for case in cases("Number", language, "PercentModel.json"):
        wanted = [(float(one["Resolution"]["value"].rstrip("%")), "%") for one in case["Results"]]
        found = [one for one in read(case["Input"]) if one.unit in ("%", "pp")]
        points = any(
            ("点" in result["Text"] or "點" in result["Text"])
            and "百" in result["Text"]
            and "之" not in result["Text"]
            for result in case["Results"]
        )  # points
        wanted = [(value, "pp" if points else unit) for value, unit in wanted]
        rows.append((case["Input"], *compare(wanted, found)))
    return rows


def dimension_rows(language: str) -> list[tuple[str, bool, str]]:
    rows = []
    for case in cases("NumberWithUnit", language, "DimensionModel.json"):
        wanted = []
        for result in case["Results"]:
            resolution = result["Resolution"]
            if resolution.get("value") is not None:
                wanted.append(
                    (
                        float(resolution["value"]),
                        DIMENSIONS.get(resolution["unit"], resolution["unit"]),
                    )
                )
        known = set(DIMENSIONS.values())
        found = [
            one
            for one in read(case["Input"])
            if one.unit.partition("/")[0] in known or one.unit in known
        ]
        rows.append((case["Input"], *compare(wanted, found)))
    return rows


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("Recognizers currency English", 0.95),
        ("Recognizers currency Chinese", 0.95),
        ("Recognizers percent English", 0.95),
        ("Recognizers percent Chinese", 0.95),
        ("Recognizers dimension English", 0.90),
        ("Recognizers dimension Chinese", 0.90),
    ],
)
def test_recognizers(name: str, least: float, capsys: pytest.CaptureFixture[str]) -> None:
    _, kind, language = name.split()
    rows = {"currency": money_rows, "percent": percent_rows, "dimension": dimension_rows}[kind](
        language
    )
    assert rate("value and unit", name, rows, capsys) >= least


def test_no_quantity_in_sequences(capsys: pytest.CaptureFixture[str]) -> None:
    wrong, total = [], 0
    units = MONEY | {"%", "pp", "bp"} | set(DIMENSIONS.values())
    for language in ("English", "Chinese"):
        folder = shared_data("reading", "recognizers-specs", "Specs", "Sequence", language)
        for file in sorted(Path(folder).glob("*.json")):
            if file.stem == "QuotedTextModel":
                continue
            for case in cases("Sequence", language, file.name):
                for result in case["Results"]:
                    total += 1
                    start = result.get("Start", case["Input"].find(result["Text"]))
                    end = start + len(result["Text"])
                    wrong += [
                        (file.stem, case["Input"][:80], one.quote, one.unit)
                        for one in read(case["Input"])
                        if one.start < end and start < one.end and one.unit in units
                    ]
    with capsys.disabled():
        print(
            f"\nRecognizers sequence: {len(wrong)} false quantities in {total} addresses, "
            "phones, names"
        )
    assert not wrong


UNITS = {
    "metre": "m",
    "pound sterling": "GBP",
    "kilometre": "km",
    "mile": "mile",
    "inch": "inch",
    "dimensionless": "",
    "week": "week",
    "nanometre": "nm",
    "day": "day",
    "year": "year",
    "month": "month",
    "hour": "h",
    "cubic kilometre": "km3",
    "square kilometre": "km2",
    "gallon": "gallon",
    "electronvolt": "eV",
    "dollar per hour": "USD/h",
    "litre": "L",
    "dollar per kilogram": "USD/kg",
    "percentage": "%",
    "teraelectronvolt": "TeV",
    "euro": "EUR",
    "square mile": "mile2",
    "dollar": "USD",
    "exabyte": "EB",
    "kibibyte": "KiB",
    "bit": "bit",
    "byte": "byte",
    "watt hour": "Wh",
    "megawatt hour": "MWh",
    "penny": "penny",
    "cent": "cent",
    "ton per day": "t/day",
    "tonne": "t",
    "dime": "dime",
    "gigahertz": "GHz",
    "megabyte": "MB",
    "milligray": "mGy",
    "degree Celsius": "degC",
    "degree fahrenheit": "degF",
    "degree Fahrenheit": "degF",
    "kilometre per hour": "km/h",
    "centilitre": "cL",
    "kilogram": "kg",
    "pound-mass": "lb",
    "cup": "cup",
    "tablespoon": "tablespoon",
    "milligram": "mg",
    "cubic centimetre": "mL",
    "minute": "min",
    "kelvin": "K",
    "british thermal unit": "Btu",
    "litre per kilometre": "L/km",
    "gray": "Gy",
    "watt": "W",
    "kilobit per second": "kbit/s",
    "gigayear": "gigayear",
    "megayear": "megayear",
    "attometre": "am",
    "picometre": "pm",
    "watt per minute": "W/min",
    "count per week": "x/week",
    "kilometre per square second": "km/s2",
    "joule per square metre per year": "J/m2/year",
    "dozen": "dozen",
    "kilogram per cubic centimetre": "kg/cm3",
    "joule second": "Js",
    "candela second": "cds",
    "degree": "degree",
    "second of arc": "arcsec",
    "minute of arc": "arcmin",
}


def test_quantulum3(capsys: pytest.CaptureFixture[str]) -> None:
    rows = []
    for file in ("quantities.json", "quantities.ambiguity.json"):
        for case in json.loads(
            shared_data("reading", "quantulum3-tests", file).read_text(encoding="utf-8")
        ):
            found = list(read(case["req"]))
            wanted = [
                (float(one["value"]), UNITS.get(one["unit"], one["unit"])) for one in case["res"]
            ]
            rows.append((case["req"], *compare_quantulum(wanted, found)))
    assert rate("value and unit", "quantulum3", rows, capsys) >= 0.90


def compare_quantulum(wanted: list[tuple[float, str]], found: list[Quantity]) -> tuple[bool, str]:
    """Compare as quantulum3 counts: to it years and counted things are plain numbers."""
    left = list(found)
    physical = set(UNITS.values()) - {""}
    for value, unit in wanted:
        if unit == "" and value == int(value) and 1900 <= value <= 2100:
            continue
        match = next(
            (
                one for one in left
                if (near(one, value) or (near(one, 100 * value) and one.unit == "%"))
                and (one.unit == unit or (unit == "" and one.unit not in physical - {"%"}))
            ), None,
        )  # fmt: skip
        if match is None:
            return (
                False,
                f"wanted {value:g} {unit!r}, found {[(one.value, one.unit) for one in found]}",
            )
        left.remove(match)
    counts = Counter(one.unit in physical for one in left)
    return not counts[True], f"too much: {[(one.quote, one.unit) for one in left]}"
