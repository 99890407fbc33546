"""Fresh sentences of news style: value, unit, hedge, sign, what is said and the period, strictly.

Each sentence of `fields.tsv` was written, with what is right, before anybody looked at what the
reader makes of it. The notation is that of the variants of `test_reading_cases.py`; what a row does
not say must not be there either: no hedge, a fact, no period. `goal` is a forecast that is aimed
at; `forecast` leaves open which of both; `?` behind an amount leaves open its unit, `@?` its
period. Lengths of time are not asked about.
"""

import csv
from datetime import date
from pathlib import Path

import pytest
from read_report import _amount, _days

from forecasts.reading import Quantity, read

STATED = date(2026, 3, 2)
HEDGES = ("about", "above", "below", "up-to", "scale")
SAID = ("forecast", "goal", "earlier")

NOT_YET = {
    "Second-half capacity is sold out, with orders worth $640 million already booked.": (
        "a half to come of which is spoken now is taken for that of last year"
    ),
    "下半年产能目前已全部售罄，在手订单达48亿元。": "the same",
    "订单排到了2027年，金额约70亿元。": "until when orders reach is no period of their sum",
    "公司原计划今年开200家店，后来减少到120家。": "a shop and 家 are two units",
    "该企业原定今年投产的二期推迟到2028年，产能由20万吨缩至12万吨。": "原定 speaks too far",
    "市は2032年度までに路面電車を3キロ延伸する方針を固めた。": "キロ is of mass or of length",
    "原発の再稼働が進めば、火力の比率は6割を下回る。": "れば alone is no word of time",
    "この補助金で5万世帯の導入を後押しする。": "a deed in the present is a habit or a plan",
}
"""What is not right yet, and why; a sentence that becomes right has to leave the list."""


def _rows() -> list[object]:
    path = Path(__file__).with_suffix("") / "fields.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    marks = {text: [pytest.mark.xfail(reason=why, strict=True)] for text, why in NOT_YET.items()}
    assert set(marks) <= {row["text"] for row in rows}
    return [
        pytest.param(row["text"], row["right"], id=row["text"], marks=marks.get(row["text"], []))
        for row in rows
    ]


@pytest.mark.parametrize(("text", "right"), _rows())
def test_every_field_is_right(text: str, right: str) -> None:
    wanted = right.split("; ")
    found = [one for one in read(text, stated=STATED) if one.kind != "duration"]
    assert len(found) == len(wanted), [one.quote for one in found]
    for words, quantity in zip(wanted, found, strict=True):
        _hold(words, quantity)


def _hold(words: str, quantity: Quantity) -> None:
    words, _, target = words.partition(" @")
    cells = words.split(" ")
    hedge = next((cell for cell in cells if cell in HEDGES), "bare")
    said = next((cell for cell in cells if cell in SAID), "fact")
    low, high, unit = _amount(" ".join(cell for cell in cells if cell not in (*HEDGES, *SAID)))
    assert low is not None
    assert high is not None
    assert (quantity.low, quantity.high) == pytest.approx(tuple(sorted((low, high))))
    assert unit in (quantity.unit, "?")
    assert quantity.hedge == (hedge if low == high else "range")
    assert quantity.earlier == (said == "earlier")
    if said != "earlier":
        assert quantity.forecast == (said != "fact")
    if said == "goal":
        assert "modality: target" in quantity.rules
    if target != "?" and (target or said != "earlier"):
        days = (quantity.target.start, quantity.target.end) if quantity.target else ""
        assert days == _days(target)
