"""Every sentence of review, sheets and pictures about drawn claims is held to their figures."""

import math
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pandas as pd
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from forecasts import score
from forecasts.charts import CHARTS, Frame, plan_charts
from forecasts.charts.jobs import Tables
from forecasts.reviewing import review_study
from forecasts.reviewing.document import Block, Bullets, Document, Figure, Grid, Paragraph
from forecasts.sheets.choosing import choose
from forecasts.sheets.making import make_sheet
from forecasts.study import Study, names_in, open_study

AS_OF = date(2026, 11, 21)
YEAR = 2025
UNITS = {
    "robot": ("sales", "robot", "robots"),
    "vehicle": ("sales", "vehicle", "vehicles"),
    "USD": ("market-size", "$", "$"),
    "GW": ("capacity", "GW", "GW"),
}
"""Unit -> its measure, and what it is called behind one and behind many."""
WORDS = {"": "", "about": "about ", "above": "> ", "up-to": "up to "}
SIZES = {"": 1.0, "m": 1e6, "bn": 1e9, "tn": 1e12}
COUNTED = ("claim", "forecast", "figure", "verdict", "outcome", "source", "claimant", "bound",
           "speaker", "series", "percentage point", "robot", "vehicle", "hit", "year")  # fmt: skip
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
AMOUNT = re.compile(
    r"(?P<sign>\$)?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<size>m|bn|tn)?"
    r"(?:(?<!\$)[ \u00a0](?P<unit>robots?|vehicles?|GW)\b)?(?![\d%])"
)
MEASURES = """\
sales: {name: Sales, definition: Sold in the period., dimension: count, nature: flow}
market-size: {name: Market size, definition: Spent in the period., dimension: money, nature: flow}
capacity: {name: Capacity, definition: Built in the period., dimension: power, nature: flow}
"""
ORIGIN = """\
title: Counts of {subject}
producer: Example Office
citation: "Example Office (2026): Counts."
url: https://example.org/counts
date_accessed: 2026-10-01
licence: CC BY 4.0
definition: Counted by the office.
subject: {subject}
measure: {measure}
region: World
unit: {unit}
frequency: year
"""


class Drawn(NamedTuple):
    """A claim and the record of what it is about: the last figure is that of 2025."""

    subject: str
    unit: str
    hedge: str
    value: float
    year: int
    record: tuple[float, ...]


def numbers() -> st.SearchStrategy[float]:
    """Draw what people say: one to six figures, from units to billions."""
    return st.builds(
        lambda digits, power: float(f"{digits}e{power}"), st.integers(1, 999_999), st.integers(0, 6)
    )


@st.composite
def claims(draw: st.DrawFn) -> list[Drawn]:
    """Draw claims, two about one thing now and then: due or open, near or far off."""
    found: list[Drawn] = []
    for number in range(draw(st.integers(1, 7))):
        if found and draw(st.booleans()):
            other = found[-1]
            value = float(f"{other.value * draw(st.sampled_from([1.0, 1.2, 3.0])):.4g}")
            found.append(other._replace(value=value, year=draw(st.sampled_from([2025, 2030]))))
            continue
        value = draw(numbers())
        times = draw(st.sampled_from([0.1, 0.5, 0.88, 0.97, 1.0, 1.04, 1.2, 2.5, 30.0]))
        growth = draw(st.sampled_from([0.9, 1.02, 1.3]))
        last = float(f"{value * times:.4g}")
        record = tuple(
            float(f"{last / growth**back * (1 + 0.03 * (back % 2)):.4g}")
            for back in range(5, 0, -1)
        )
        kept = draw(st.sampled_from([0, 3, 5]))
        found.append(
            Drawn(
                subject=f"thing-{'abcdefg'[number]}",
                unit=draw(st.sampled_from(sorted(UNITS))),
                hedge=draw(st.sampled_from(sorted(WORDS))),
                value=value,
                year=draw(st.sampled_from([2025, 2025, 2030])),
                record=(*record[5 - kept :], last),
            )
        )
    return found


def plain(number: float) -> str:
    """Write a number with all its digits and no more."""
    return f"{number:f}".rstrip("0").rstrip(".")


def write_ledger(folder: Path, drawn: list[Drawn]) -> None:
    codes, series = folder / "claims" / "codes", folder / "actuals"
    codes.mkdir(parents=True)
    series.mkdir()
    subjects = {one.subject: one for one in drawn}
    entries = "".join(
        f"{name}: {{name: {name.replace('-', ' ').title()}, definition: A thing.}}\n"
        for name in subjects
    )
    (codes / "subjects.yaml").write_text(entries, encoding="utf-8")
    (codes / "measures.yaml").write_text(MEASURES, encoding="utf-8")
    (codes / "regions.yaml").write_text("World: {name: World}\n", encoding="utf-8")
    for number, one in enumerate(drawn):
        value = f"{WORDS[one.hedge]}{plain(one.value)} {one.unit}"
        text = (
            "source: {title: A talk, publisher: Example News, published: "
            f"2024-03-{number + 1:02}, language: en}}\nclaims:\n  - id: claim-{number}\n"
            f'    quote: "it will be {value} in {one.year}"\n    at: page 1\n'
            f'    value: "{value}"\n    target: {one.year}\n    subject: {one.subject}\n'
            f"    measure: {UNITS[one.unit][0]}\n    region: World\n"
            f"    claimant: {{organisation: House {'ABCDEFG'[number]}}}\n"
        )
        (folder / "claims" / f"talk-{number}.yaml").write_text(text, encoding="utf-8")
    for name, one in subjects.items():
        first = YEAR - len(one.record) + 1
        rows = "".join(
            f"{first + place},{plain(value)},{first + place + 1}-02-01\n"
            for place, value in enumerate(one.record)
        )
        stem = name.replace("-", "_")
        (series / f"{stem}.csv").write_text(f"period,value,published_on\n{rows}", encoding="utf-8")
        origin = ORIGIN.format(subject=name, measure=UNITS[one.unit][0], unit=one.unit)
        (series / f"{stem}.origin.yaml").write_text(origin, encoding="utf-8")


def texts_of(document: Document) -> Iterator[str]:
    """Yield the sentences of a review, each paragraph, fact and cell that holds words."""
    for part in document.parts:
        for element in part.elements:
            if isinstance(element, Paragraph):
                yield element.text
            elif isinstance(element, Bullets):
                yield from element.items
            elif isinstance(element, Figure):
                yield from (element.title, element.alt)
            elif isinstance(element, Grid):
                yield element.caption
            elif isinstance(element, Block):
                yield from (element.head, element.verdict, *(fact.text for fact in element.facts))
    for number in document.numbers:
        yield from (number.name, number.beside)


def hold_grammar(text: str) -> None:
    """One of a thing is not many of it, nothing is not `None`, and no figure is missing."""
    assert not re.search(r"\b(?:nan|inf|NaT|None \w+s are)\b|  |\{|\}|−0(?![.\d])", text), text
    for noun in COUNTED:
        many = noun if noun == "series" else f"{noun}s"
        if noun not in {"series", "hit"}:
            assert not re.search(rf"(?<![\d.,:–-])\b(?:1|[Oo]ne) {many}\b", text), text
            words = "|".join(NUMBERS[1:])
            several = (
                rf"(?<![\d.,–-])\b(?:[2-9]|[1-9]\d+|{words}|[Nn]o(?= {noun}s)) {noun}\b(?! of)"
            )
            assert not re.search(several, text), text


def amounts_in(text: str) -> Iterator[tuple[str, float, int]]:
    """Yield the amounts of a text that have a unit: the unit, the number, its printed figures."""
    for found in AMOUNT.finditer(text):
        unit = found["sign"] or found["unit"]
        if unit:
            digits = found["number"].replace(",", "")
            places = len(digits.partition(".")[2])
            size = SIZES[found["size"] or ""]
            yield unit, float(digits) * size, 0.5 * size * 10.0**-places


def hold_amounts(text: str, facts: list[tuple[str, float]]) -> None:
    """Each amount is one of the facts as it is rounded, behind it one unit or many."""
    for unit, number, half in amounts_in(text):
        near = [
            (name, fact)
            for name, fact in facts
            if unit in UNITS[name][1:] and abs(fact - number) <= max(half, 0.0051 * fact)
        ]
        assert near, (text, unit, number)
        name = near[0][0]
        if name in {"robot", "vehicle"}:
            assert unit == UNITS[name][1 if number == 1 else 2], text


def facts_of(drawn: list[Drawn], table: pd.DataFrame) -> list[tuple[str, float]]:
    """Return all amounts that may be told: claimed, both ends of it, the record, the baseline."""
    facts = [(one.unit, value) for one in drawn for value in (one.value, *one.record)]
    for row in table.to_dict("records"):
        ends = [row[name] for name in ("low", "high", "stated_low", "stated_high", "baseline")]
        facts += [(str(row["unit"]), float(end)) for end in ends if math.isfinite(end)]
    return facts


def hold_counts(text: str, rated: "pd.Series[str]") -> None:
    """A count of hits, near ones and misses is that of the comparison."""
    for found in re.finditer(r"(\d+) hit, (\d+) near, (\d+) missed", text):
        counted = [int((rated == word).sum()) for word in ("hit", "near", "miss")]
        assert [int(number) for number in found.groups()] == counted, text


def percent_off(row: Mapping[str, float]) -> float:
    return 100 * (row["value"] / row["actual"] - 1)


def hold_row(claimed: str, came: str, verdict: str, error: str, row: pd.Series) -> None:
    """A row of a table: figures, direction and error are those of its claim."""
    (_, said, half), (_, outcome, wide) = next(amounts_in(claimed)), next(amounts_in(came))
    assert abs(said - row["value"]) <= half * 1.001, claimed
    assert abs(outcome - row["actual"]) <= max(wide, 0.0005 * row["actual"]), came
    if "too" in verdict:
        assert ("too high" in verdict) == (row["value"] > row["actual"]), (claimed, came, verdict)
    if re.fullmatch(r"[+−]?\d[\d,]*%", error):
        printed = float(error.replace("−", "-").replace(",", "").rstrip("%"))
        assert abs(printed - percent_off(row)) <= 0.5 + 1e-6, (claimed, came, error)


def hold_review(study: Study, drawn: list[Drawn]) -> None:
    document = review_study(study, YEAR).document()
    table = study.comparison().set_index("claim_id")
    due = table[(table["target_period"] == str(YEAR)) & (table["probability"].fillna(1) > 0)]
    facts = facts_of(drawn, table)
    for text in texts_of(document):
        hold_grammar(text)
        hold_amounts(text, facts)
        hold_counts(text, due["verdict"])
    for note in score(study.comparison(), by="claimant").notes:
        hold_grammar(note)
    for part in document.parts:
        for element in part.elements:
            heads = [c.head for c in element.columns] if isinstance(element, Grid) else []
            if isinstance(element, Grid) and {"Claimed", "Came", "Error", "Verdict"} <= {*heads}:
                for cells in element.rows:
                    told = dict(zip(heads, cells, strict=True))
                    house = told["Who"].removeprefix("House ")
                    row = table.loc[f"claim-{'ABCDEFG'.index(house)}"]
                    hold_row(told["Claimed"], told["Came"], told["Verdict"], told["Error"], row)


def hold_sheets(study: Study, drawn: list[Drawn]) -> None:
    table = study.comparison().set_index("claim_id")
    facts = facts_of(drawn, study.comparison())
    for number in range(len(drawn)):
        choice = choose(study, f"talk-{number}")
        made = make_sheet(study, choice)
        page = made.page("en")
        (entry,) = page.entries
        row = table.loc[entry.claim_id]
        (_, said, half) = next(amounts_in(entry.amount))
        assert abs(said - row["value"]) <= half * 1.001, entry.amount
        for text in (page.finding, entry.amount, entry.state, *entry.beside, *page.past):
            hold_grammar(text)
            hold_amounts(text, facts)
        if "too " in entry.state:
            assert ("too high" in entry.state) == (row["value"] > row["actual"]), entry.state
        for needed in re.findall(r"Needs (−?[\d,.]+)% a year", " ".join(entry.beside)):
            wanted = 100 * row["growth_needed"]
            printed = float(needed.replace("−", "-").replace(",", ""))
            assert abs(printed - wanted) <= max(0.5, 0.006 * abs(wanted)), entry.beside


def hold_pictures(study: Study, drawn: list[Drawn]) -> None:
    table = study.amounts("USD")
    facts = facts_of(drawn, table)
    frame = Frame(
        as_of=AS_OF,
        currency="USD",
        names=names_in(study.names, "en"),
        language="en",
        ledger=study.fingerprint,
    )
    tables = Tables(
        claims=table, actuals=study.actuals.observations, spread=study.conversions("USD")
    )
    for job in plan_charts(tuple(CHARTS), tables, frame):
        words = CHARTS[job.chart].draw(job.data, frame, job.page).words
        for text in (words.title, words.subtitle, words.note, words.alt):
            hold_grammar(text)
        if job.chart != "hedgehog" or "Trend" not in words.alt:
            hold_amounts(words.alt, facts)
        for title in re.findall(r"fell due: (.*)", words.title):
            hold_marks(title, table)


def hold_marks(title: str, table: pd.DataFrame) -> None:
    """`two within the margin, one too high, one too low` are as many as there are."""
    told = dict.fromkeys(("within", "too high", "too low"), 0)
    for word, outcome in re.findall(r"(\w+) (within|too high|too low)", title):
        told[outcome] = NUMBERS.index(word) + 1 if word in NUMBERS else 0
    rows = table[table["verdict"].isin(["hit", "near", "miss"])]
    off = rows[rows["verdict"] != "hit"]
    high = int((off["value"] > off["actual"]).sum())
    wanted = {"within": len(rows) - len(off), "too high": high, "too low": len(off) - high}
    assert told == wanted, title


@settings(max_examples=6, deadline=None, phases=[Phase.generate])
@given(claims())
def test_every_sentence_of_review_sheets_and_pictures_is_held_to_its_figures(
    drawn: list[Drawn],
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_ledger(folder, drawn)
        study = open_study(folder / "claims", folder / "actuals", as_of=AS_OF)
        assert not study.problems
        hold_review(study, drawn)
        hold_sheets(study, drawn)
        hold_pictures(study, drawn)
