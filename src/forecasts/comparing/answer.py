"""One question answered by one series: the outcome, the verdict, and what would change it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from forecasts.actuals.periods import Span
from forecasts.comparing.claimed import Reading
from forecasts.comparing.history import Outcome, Record, read_outcome
from forecasts.comparing.question import Question, evaluate
from forecasts.comparing.verdict import judge, measure_error
from forecasts.comparing.wording import say_amount, say_claim, say_error

__all__ = ["Answer", "answer", "show_result"]


_MET = MappingProxyType(
    {
        "above": "the bound holds",
        "up-to": "the bound holds",
        "range": "inside the range",
        "scale": "inside the order of magnitude",
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came of one question.

    Attributes:
        state: resolved, waiting, open or ungradable.
        reason: Why, as a sentence.
        series: The series asked.
        result: The outcome in the bar's unit; NaN while there is none.
        actual: The outcome in the claim's own words: a level, a growth rate in %, a multiple.
        word: hit, near, miss; '' while there is no verdict.
        direction: over, under or ''.
        error: Claimed over actual, positive = too high; in logs or percentage points.
        error_kind: log, log growth, pp or undefined.
        outcomes: The outcome of each period that was needed.
        flips: Other publications and ends of rounding that give another verdict.
        label: How the reading differs from others.
    """

    state: str
    reason: str
    series: str
    result: float = math.nan
    actual: float = math.nan
    word: str = ""
    direction: str = ""
    error: float = math.nan
    error_kind: str = ""
    outcomes: tuple[Outcome, ...] = ()
    flips: tuple[str, ...] = ()
    label: str = ""


def answer(question: Question, reading: Reading, record: Record, as_of: date, rule: str) -> Answer:
    """Judge one reading by one series, from what was published by `as_of`."""
    end = question.target[1]
    found = {span: read_outcome(record, span, as_of) for span in question.needed}
    known = {span: outcome for span, outcome in found.items() if outcome is not None}
    if as_of <= end:
        return Answer(
            state="open", reason=f"open until {end}", series=record.name, label=question.label
        )
    missing = [span for span in question.needed if span not in known]
    if missing:
        state, reason = _explain_gap(record, missing[0], as_of)
        return Answer(state=state, reason=reason, series=record.name, label=question.label)
    if as_of < end + record.maturity:
        reason = f"published, but {record.name} is not judged before {end + record.maturity}"
        return Answer(state="waiting", reason=reason, series=record.name, label=question.label)
    return _judge(question, reading, record, known, rule)


def _explain_gap(record: Record, span: Span, as_of: date) -> tuple[str, str]:
    """Tell a figure that is still to come from one that a series passed over."""
    year = span[1].year if span[0].year == span[1].year else f"{span[0].year}/{span[1].year}"
    later = next((end for end in record.ended if end > span[1]), None)
    if later is not None:
        return "ungradable", (
            f"{record.name} has no outcome for {year} ({record.frequency} series), though it has "
            f"one to {later}"
        )
    if span in record.figures:
        return "waiting", f"{record.name} has only figures from before the end of {year}"
    same_end = record.by_end.get(span[1], ())
    if same_end:
        return "ungradable", (
            f"{record.name} counts from {same_end[0][0]} to {span[1]}, not from {span[0]}: another "
            "window"
        )
    last = f"its last period ends {record.ended[-1]}" if record.ended else "it has none at all"
    return "waiting", f"{record.name} has no outcome for {year} by {as_of}: {last}"


def _judge(
    question: Question,
    reading: Reading,
    record: Record,
    known: Mapping[Span, Outcome],
    rule: str,
) -> Answer:
    values = {span: outcome.value for span, outcome in known.items()}
    result = evaluate(question, values.get)
    if result is None or math.isnan(result):
        reason = f"{record.name} has a base of zero: no ratio"
        return Answer(state="ungradable", reason=reason, series=record.name, label=question.label)
    verdict = judge(question.bar, result, rule=rule)
    error, kind = measure_error(question.bar, result)
    flips = tuple(
        f"{label} ({say_amount(show_result(question, reading, value), reading.unit)}): {word}"
        for label, value in _alternatives(question, known, values)
        if (word := judge(question.bar, value, rule=rule).word) != verdict.word
    )
    actual = show_result(question, reading, result)
    target = known[question.needed[0]] if question.form != "sum" else None
    label = target.label if target else f"sum of {question.label}"
    met = _MET.get(reading.hedge, "") if verdict.word == "hit" else ""
    pace = " a year" if reading.kind == "growth" else ""
    growth = question.form == "ratio" and reading.kind == "growth" and kind == "log"
    return Answer(
        state="resolved",
        reason=f"{say_claim(reading)} was claimed, "
        f"{say_amount(actual, reading.unit)}{pace} came ({record.name} {label}, published "
        f"{max(outcome.published for outcome in known.values())}): {met or say_error(error, kind)}",
        series=record.name,
        result=result,
        actual=actual,
        word=verdict.word,
        direction=verdict.direction,
        error=error,
        error_kind="log growth" if growth else kind,
        outcomes=tuple(known[span] for span in question.needed),
        flips=flips,
        label=question.label,
    )


def show_result(question: Question, reading: Reading, result: float) -> float:
    """Return a ratio as the claim would say it: a growth rate a year in %, a change, a multiple."""
    if question.form != "ratio" or reading.kind == "multiple":
        return result
    if reading.kind == "growth":
        if result < 0:
            return math.nan
        return 100 * (math.pow(result, 1 / question.years) - 1)
    return 100 * (result - 1)


def _alternatives(
    question: Question, known: Mapping[Span, Outcome], values: Mapping[Span, float]
) -> list[tuple[str, float]]:
    """Return every other publication of every period, and both ends of rounding, evaluated."""
    changed: list[tuple[str, dict[Span, float]]] = []
    if question.form == "sum":
        for place, label in ((0, "all first published"), (-1, "all last published")):
            every = {span: outcome.vintages[place][1] for span, outcome in known.items()}
            changed.append((label, every))
    else:
        for span, outcome in known.items():
            for label, value in outcome.vintages:
                if value != outcome.value:
                    changed.append((f"{outcome.label} {label}", {**values, span: value}))
    for sign, label in ((-1, "lowest before rounding"), (1, "highest before rounding")):
        ends = {
            span: outcome.value + (-sign if span == question.base else sign) * outcome.rounding
            for span, outcome in known.items()
        }
        changed.append((label, ends))
    found = [(label, evaluate(question, every.get)) for label, every in changed]
    return [(label, value) for label, value in found if value is not None and not math.isnan(value)]
