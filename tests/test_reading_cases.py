"""Small inputs that failed elsewhere, each for a kind, and variants in other words.

The rows stand in the shared folder; here is only what must come out of each, in the notation of the
labelled texts, `AMOUNT UNIT [hedge] [fact|forecast] [@TARGET]`. A row's statements are parted by
`; `.
"""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from read_report import _amount, _days

from conftest import ROOT, not_run
from forecasts.reading import Quantity, read

STATED = date(2026, 3, 2)
HEDGES = ("about", "above", "below", "up-to")

RIGHT = {
    "range shares magnitude zh 1": "500bn to 700bn CNY",
    "range shares magnitude en 1": "6,000 to 8,000 bed",
    "range shares magnitude en 2": "3bn to 4bn USD",
    "range shares magnitude en 3": "2bn to 3bn USD",
    "range shares magnitude en 4": "2bn to 3bn USD",
    "range shares magnitude en 5": "5,000 to 8,000 USD",
    "range shares magnitude zh 2": "1tn to 2tn CNY",
    "range invented en 1": "36.5%",
    "range invented en 2": "15m USD; 0.05 USD/share",
    "range invented en 3": "304m to 306m USD",
    "range invented en 4": "-0.8%",
    "range reversed en 1": "5bn to 10bn USD",
    "range with signs en 1": "-2 to 1%",
    "range with signs en 2": "-2 to 0%",
    "glued number zh 1": "3.21 CNY; 12.4%; 15x",
    "glued number en 1": "4,927bn VND",
    "glued number en 2": "4.2bn NZD",
    "glued number en 3": "520 hp; 3.6 GHz",
    "glued number en 4": "-180 degree; 4 nm",
    "glued number zh 2": "-12.3%",
    "signs and separators en 1": "0.002%",
    "signs and separators zh 1": "82,000 CNY",
    "signs and separators en 2": "500,000 unit",
    "signs and separators en 3": "1.5m USD",
    "dollar with its country en 1": "240m USD; 5bn AUD; 5bn NZD",
    "dollar with its country en 2": "5bn CAD; 5bn CAD; 5bn AUD",
    "money behind a count en 1": "500m USD",
    "direction en 1": "-12%; -3.5%",
    "direction zh 1": "-4%; -5%; -4%",
    "direction en 2": "-50%",
    "multiples zh 1": "2x; 3x",
    "multiples en 1": "5x; 2x above; 9,100",
    "slash pair en 1": "310 GW @2031; 1,265 GWh @2031",
    "year, dash, amount en 1": "64bn USD @2031; 12bn USD",
    "per period en 1": "30 GBP/year; 70 mile/h; 900 ppm",
    "units en 1": "104.5m barrel/day; 650 kt/year; 10 Mt; 5bn ft3/day; 7m lb",
    "codes en 1": "7.5bn KGS; 20m CUP",
    "names and labels en 1": "",
    "noun found en 1": "54 vehicle; 14 page",
    "noun too far en 1": "3m; 5 GW",
    "noun too far en 2": "12; 40%",
    "vague words zh 1": "310,000 to 390,000 CNY; 200bn to 1tn CNY",
    "Chinese money zh 1": "5.23 CNY; 9,000 JPY; 3.5tn TWD; 300m RUB",
    "forecast leaks zh 1": "1.5bn CNY; 200m CNY fact",
    "forecast leaks en 1": "3.2tn INR fact",
    "forecast leaks zh 2": "9m fact",
    "forecast leaks zh 3": "500 people above fact",
    "forecast missed en 1": "-40 to -45% forecast; 19% forecast; 250m USD forecast",
    "forecast missed zh 1": "5.49bn CNY forecast @2027",
    "target met en 1": "4m USD fact; 3m USD fact",
    "period carried en 1": "9m unit @2026; 50% above @2026; 18% @2026",
    "period carried en 2": "300,000 truck @2034; 4% about @2034",
    "period carried zh 1": "45% forecast @2032; 38% forecast @2032",
    "heading to list en 1": "5,200 forecast; 30% forecast",
    "respective years zh 1": "40m kW above @2031; 80m kW above @2055",
    "cagr behind en 1": "140bn USD @2035; 4.5%",
    "raised from to en 1": "8m; 13m forecast",
    "definition en 1": "80,000 USD above fact",
    "fiscal en 1": "",
    "dates en 1": "",
    "dates zh 1": "",
    "Japanese ja 1": "12%",
}
NOT_A_FIGURE = {"decade en 1"}
"""Periods alone: test_reading_periods.py."""

NOT_YET = {
    "時速120キロ": "a bare キロ is of mass or of length",
    "到2033年该集团将拥有600艘船。届时约有三成为电动船。": "三成 before 为 is read as 成为",
}
"""What is not right yet, and why; a row that becomes right has to leave the list."""


def rows() -> dict[str, str]:
    """Return the texts of the shared rows by kind, language and number, if they are there."""
    path = ROOT.parent / "shared" / "cases" / "reader.tsv"
    if not path.exists():
        return {}
    found: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            name = f"{row['kind']} {row['language']}"
            number = sum(key.rpartition(" ")[0] == name for key in found) + 1
            found[f"{name} {number}"] = row["text"].replace("¶", "\n")
    return found


ROWS = rows()


def variants() -> list[dict[str, str]]:
    """Return our own variants: the row that they vary, the text and what is right."""
    path = Path(__file__).with_suffix("") / "variants.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


VARIANTS = variants()


def _cases() -> list[object]:
    texts = {name: (text, RIGHT[name]) for name, text in ROWS.items() if name not in NOT_A_FIGURE}
    texts |= {row["text"]: (row["text"].replace("¶", "\n"), row["right"]) for row in VARIANTS}
    return [
        pytest.param(
            text,
            right,
            id=name,
            marks=[pytest.mark.xfail(reason=NOT_YET[name], strict=True)] if name in NOT_YET else [],
        )
        for name, (text, right) in texts.items()
    ]


def test_every_row_of_the_shared_cases_is_here() -> None:
    if not ROWS:
        not_run("shared/cases/reader.tsv is not beside this checkout")
    assert set(ROWS) == set(RIGHT) | NOT_A_FIGURE


def test_every_row_has_variants_of_our_own() -> None:
    count = Counter(row["row"] for row in VARIANTS)
    assert set(count) == set(RIGHT) | NOT_A_FIGURE
    assert min(count.values()) >= 4
    texts = [row["text"] for row in VARIANTS]
    assert len(set(texts)) == len(texts)
    assert set(texts) >= set(NOT_YET)


@pytest.mark.parametrize(("text", "right"), _cases())
def test_case_is_read_right(text: str, right: str) -> None:
    wanted = [words.strip() for words in right.split(";") if words.strip()]
    found = [q for part in text.split("; ") for q in read(part, stated=STATED)]
    told = [_told(q) for q in found]
    assert len(found) == len(wanted), told
    for words, quantity in zip(wanted, found, strict=True):
        _hold(words, quantity)


def _told(q: Quantity) -> str:
    return f"{q.quote!r} {q.low:g} to {q.high:g} {q.unit} {q.hedge} {q.forecast} {q.target}"


def _hold(words: str, quantity: Quantity) -> None:
    words, _, target = words.partition(" @")
    cells = words.split(" ")
    flags = [cell for cell in cells if cell in ("fact", "forecast", *HEDGES)]
    low, high, unit = _amount(" ".join(cell for cell in cells if cell not in flags))
    assert low is not None
    assert high is not None
    assert (quantity.low, quantity.high) == pytest.approx(tuple(sorted((low, high))))
    assert quantity.unit == unit
    for flag in flags:
        if flag in HEDGES:
            assert quantity.hedge == flag
        else:
            assert quantity.forecast == (flag == "forecast")
    if target:
        assert quantity.target is not None
        assert (quantity.target.start, quantity.target.end) == _days(target)
