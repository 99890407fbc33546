"""One question answered by one series: the outcome, the verdict, and what would change it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from forecasts.actuals.periods import Span
from forecasts.comparing.bases import ONE_YEAR
from forecasts.comparing.bracket import brackets
from forecasts.comparing.claimed import Reading, is_in_all
from forecasts.comparing.history import Outcome, Record, name_span, read_outcome
from forecasts.comparing.lacking import Lack, may_still_come
from forecasts.comparing.question import Question, evaluate, growth_error
from forecasts.comparing.verdict import judge, measure_error
from forecasts.comparing.wording import say_amount, say_claim, say_error, say_excess

__all__ = ["Answer", "answer"]


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
        result: The outcome in the claim's own words: a level, a rate in %, a multiple; NaN while
            there is none.
        word: hit, near, miss; reached or not reached for a target; '' while there is no verdict.
        low: Lowest that the result can be, as its outcomes were published.
        high: Highest; the same as `low` for a plain figure.
        direction: over, under or ''.
        error: Claimed over actual, positive = too high; in logs or percentage points.
        error_kind: log, pp or undefined.
        outcomes: The outcome of each period that was needed.
        faces: Verdicts that the ends of an outcome published as a bound or range would give, when
            they differ: then the claim is contested.
        flips: Other publications and ends of rounding that give another verdict.
        label: How the reading differs from others.
        lack: Why there is no outcome, a kind of `LACKS`, where it is ungradable.
    """

    state: str
    reason: str
    series: str
    result: float = math.nan
    low: float = math.nan
    high: float = math.nan
    word: str = ""
    direction: str = ""
    error: float = math.nan
    error_kind: str = ""
    outcomes: tuple[Outcome, ...] = ()
    faces: tuple[str, ...] = ()
    flips: tuple[str, ...] = ()
    label: str = ""
    lack: str = ""


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
        between = _judge_between(question, reading, record, as_of, rule)
        if between is not None:
            return between
        return _without_outcome(_explain_gap(record, missing[0], as_of), question, record)
    if as_of < end + record.maturity:
        reason = f"published, but {record.name} is not judged before {end + record.maturity}"
        return Answer(state="waiting", reason=reason, series=record.name, label=question.label)
    return _judge(question, reading, record, known, rule)


def _judge_between(
    question: Question, reading: Reading, record: Record, as_of: date, rule: str
) -> Answer | None:
    """Judge what has no outcome by what its neighbours leave of it, where that decides."""
    end = question.target[1]
    if (
        question.form not in {"level", "ratio", "rate", "sum"}
        or as_of < end + record.maturity
        or (question.target in record.figures and question.form != "sum")
    ):
        return None
    if question.form == "sum":  # what is known of a window is less than all of it
        window = (question.parts[0][0], end)
        question = replace(question, form="level", target=window, parts=())
    base = read_outcome(record, question.base, as_of) if question.base else None
    if question.base and base is None:
        return None
    known = {question.base: base} if question.base and base else {}
    for outcome in brackets(record, question.target, as_of):
        found = _judge(question, reading, record, {question.target: outcome, **known}, rule)
        if not found.faces and found.word:
            return replace(found, flips=())
    return None


def _without_outcome(lack: Lack, question: Question, record: Record) -> Answer:
    waiting = lack.kind == "waiting"
    return Answer(
        state="waiting" if waiting else "ungradable",
        lack="" if waiting else lack.kind,
        reason=lack.reason,
        series=record.name,
        label=question.label,
    )


def _explain_gap(record: Record, span: Span, as_of: date) -> Lack:
    """Tell a figure that is still to come from one that a series passed over or ended before."""
    period = name_span(span)
    later = next((end for end in record.ended if end > span[1]), None)
    if later is not None:
        return Lack(
            "gap",
            f"{record.name} has no outcome for {period}, though it has one to {later}",
        )
    to_come = "waiting" if may_still_come(record, span[1], as_of) else "never-published"
    if span in record.figures:
        return Lack(to_come, f"{record.name} has only figures from before the end of {period}")
    same_end = record.by_end.get(span[1], ())
    if same_end:
        return Lack(
            "no-definition",
            f"{record.name} counts from {same_end[0][0]} to {span[1]}, not from {span[0]}: another "
            "window",
        )
    within = _find_within(record, span, as_of)
    if within:
        why = f"of that period it has only {within}, from before its end"
    elif record.ended:
        what = "its last period ends" if to_come == "waiting" else "it ended with the period to"
        why = f"{what} {record.ended[-1]}"
    else:
        why = "it has none at all"
    return Lack(to_come, f"{record.name} has no outcome for {period} by {as_of}: {why}")


def _find_within(record: Record, span: Span, as_of: date) -> str:
    """Return the last figure of a part of a period that was published, with its amount; or ''."""
    found = [
        (own, figure)
        for own, figures in record.figures.items()
        if span[0] <= own[0] and own[1] <= span[1] and own != span
        for figure in figures
        if figure.published <= as_of < figure.until
    ]
    if not found:
        return ""
    last, figure = max(found, key=lambda pair: (pair[0][1], pair[1].published))
    return f"{name_span(last)} ({say_amount(figure.value, record.unit)})"


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
        nothing = Lack("no-definition", f"{record.name} has a base of zero: no ratio")
        return _without_outcome(nothing, question, record)
    ends = _ends(question, known, result)
    # An outcome that is an interval is off by no more than its nearest end.
    nearest = min(max(question.bar.value, ends[0]), ends[1])
    verdict = judge(question.bar, nearest if ends[0] < ends[1] else result, rule=rule)
    error, kind = measure_error(question.bar, nearest if ends[0] < ends[1] else result)
    faces = _faces(question, reading, (*ends, nearest), rule) if ends[0] < ends[1] else ()
    flips = tuple(
        f"{label} ({say_amount(value, reading.unit)}): {word}"
        for label, value in _alternatives(question, known, values)
        if (word := judge(question.bar, value, rule=rule).word) != verdict.word
    )
    label = _name_asked(question, known)
    met = _MET.get(reading.hedge, "") if verdict.word == "hit" else ""
    if verdict.word == "reached":
        met = say_excess(result, question.bar, reading)
    prefix = "not reached, " if question.bar.aim else ""
    if reading.hedge == "range" and not question.bar.aim:
        prefix = "its middle "  # the error is of it, and the verdict of the nearest end
    how = met or f"{prefix}{say_error(error, kind)}{_say_level(question, result, error)}"
    if faces:
        how = f"what was published does not decide ({'; '.join(faces)})"
    pace = _say_pace(question, reading)
    return Answer(
        state="resolved",
        reason=f"{say_claim(reading, pace)} claimed, "
        f"{_say_came(result, ends, reading.unit)}{pace} came ({record.name} {label}, published "
        f"{max(outcome.published for outcome in known.values())}): {how}",
        series=record.name,
        result=result,
        low=ends[0],
        high=ends[1],
        word=verdict.word,
        direction=verdict.direction,
        error=error,
        error_kind=kind,
        outcomes=tuple(known[span] for span in question.needed),
        faces=faces,
        flips=() if faces else flips,
        label=question.label,
    )


def _ends(question: Question, known: Mapping[Span, Outcome], result: float) -> tuple[float, float]:
    """Return the lowest and highest that the result can be, as its outcomes were published."""
    found = []
    for sign in (-1, 1):
        ends = {
            span: outcome.low if (sign < 0) != (span == question.base) else outcome.high
            for span, outcome in known.items()
        }
        if question.form in {"ratio", "rate"}:
            ends = _not_below_nothing(ends, question.base)
        end = evaluate(question, ends.get)
        found.append(result if end is None or math.isnan(end) else end)
    return found[0], found[1]


def _not_below_nothing(ends: Mapping[Span, float], base: Span | None) -> dict[Span, float]:
    """Return the ends of a ratio where "at most 700" leaves nothing, and no less, to come.

    Over a base of nothing a ratio is as large as can be.
    """
    if base is not None and ends[base] == -math.inf:
        return {span: 1.0 if span == base else math.inf for span in ends}
    return {span: max(end, 0.0) if math.isinf(end) else end for span, end in ends.items()}


def _faces(
    question: Question, reading: Reading, results: tuple[float, ...], rule: str
) -> tuple[str, ...]:
    """Return the verdict at each end of an interval and nearest to the claim, when they differ."""
    words = {result: judge(question.bar, result, rule=rule).word for result in results}
    if len(set(words.values())) == 1:
        return ()
    return tuple(
        f"{say_amount(result, reading.unit)}: {word}" for result, word in sorted(words.items())
    )


def _name_asked(question: Question, known: Mapping[Span, Outcome]) -> str:
    """Return the periods that an answer rests on: `2025`, `sum of 2020-2025`, `2022 to 2024`."""
    if question.form == "sum":
        return f"sum of {question.label}"
    if question.form == "chain":
        return f"{name_span(question.parts[0])} to {name_span(question.parts[-1])}"
    return known[question.target].label


def _say_came(result: float, ends: tuple[float, float], unit: str) -> str:
    """Return the outcome as it was published: `at least 1 billion`, `18% to 22%`."""
    if ends[0] == ends[1]:
        return say_amount(result, unit)
    if math.isinf(ends[1]):
        return f"at least {say_amount(ends[0], unit)}"
    if math.isinf(ends[0]):
        return f"at most {say_amount(ends[1], unit)}"
    return f"{say_amount(ends[0], unit)} to {say_amount(ends[1], unit)}"


def _say_pace(question: Question, reading: Reading) -> str:
    """Say of growth over years whether it is of each or of all; '' of one year, and of levels."""
    if question.label.endswith("in all") or is_in_all(reading):
        return " in all"
    return " a year" if reading.kind == "growth" and question.years > ONE_YEAR else ""


def _say_level(question: Question, result: float, error: float) -> str:
    """Say beside the points of a rate what they make of the level; '' where they make nothing."""
    if question.form != "rate" or math.isnan(error):
        return ""
    off = growth_error(question, result + error, result)
    said = say_error(off, "log")
    return "" if math.isnan(off) or said == "no error" else f", and so the level {said}"


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
