"""What a claim asks of a series: which periods, put together how, against which bar.

A growth rate, a multiple and a change ask for the ratio of two periods, so a mistaken base never
decides their verdict, and a rate is asked for as a rate, in % a year; a cumulative claim asks for
a sum; every other kind for one period.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from forecasts.actuals.periods import Span, last_twelve_months, years_between
from forecasts.comparing.bases import Base, find_bases, may_be_in_all
from forecasts.comparing.claimed import Reading, Stated
from forecasts.comparing.history import LONGEST_PERIOD, Record, place_target, shift_years
from forecasts.comparing.verdict import Bar, aim_at, build_bar, log_ratio
from forecasts.units import Inconvertible, convert_factor

__all__ = [
    "SEVERAL", "Question", "Refusal", "Values", "as_ratio", "ask", "evaluate", "growth_error",
]  # fmt: skip

SEVERAL = ("sum", "chain")
"""Forms that need every year of a window."""

Values = Callable[[Span], float | None]
"""What a period is worth in the claim's unit: an outcome, a baseline, or nothing known."""

LIMITED = (
    "price", "cost", "emission", "death", "mortality", "accident", "fatalit", "injur", "casualt",
    "unemployment", "inflation", "poverty", "deficit", "debt", "waste", "pollut",
    "energy-intensity", "carbon-intensity",
)  # fmt: skip
"""Words of measures that a target limits from above; every other target is a floor *[ours]*."""

RATES = ("growth", "inflation")
"""Words of measures whose series count a rate of change themselves, in % a period."""

RELATIVE_KINDS = ("growth", "multiple", "change")


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One reading of one claim, put to one series.

    Attributes:
        form: `level`, `ratio` (target over base), `rate` (the same, in % a year), `difference`
            (target less base), `sum`, or `chain` (the mean rate, of a series of yearly rates).
        target: The period asked for; the last of a sum.
        base: What a ratio or difference starts from.
        years: Years from the base to the target: the exponent of a rate; 1 for a change.
        parts: The years of a sum or chain.
        bar: What is asked of the result.
        factor: What turns the series' values into the claim's unit.
        note: What had to be assumed, as a sentence; '' when nothing had to.
        label: How this reading differs from others, for example its window.
    """

    form: str
    target: Span
    bar: Bar
    factor: float
    base: Span | None = None
    years: float = 0.0
    parts: tuple[Span, ...] = ()
    note: str = ""
    label: str = ""

    @property
    def needed(self) -> tuple[Span, ...]:
        """The periods that must be known."""
        if self.form in SEVERAL:
            return self.parts
        return (self.target, self.base) if self.base else (self.target,)


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """Why a series cannot answer a claim, as a sentence without a full stop."""

    reason: str


def ask(
    claim: Stated, reading: Reading, record: Record, last_known: date | None
) -> list[Question] | Refusal:
    """Put a reading to a series; several questions where the claim leaves the window open.

    Args:
        claim: The claim.
        reading: One of its readings.
        record: The series, in the claim's price basis.
        last_known: End of the last period known at the statement: the base of a growth that
            does not name one.
    """
    refusal = _mismatch(claim, reading, record)
    if refusal is not None:
        return refusal
    if claim.target is None:
        return Refusal(reason="no target period")
    target = place_target(record, claim.target_label, claim.target)
    if reading.kind in RELATIVE_KINDS:
        return _ask_relative(claim, reading, record, target, last_known)
    factor = convert_factor(record.unit, reading.unit)
    if isinstance(factor, Inconvertible):
        return Refusal(
            reason=f"claimed in {reading.unit}, the series {record.name} is in {record.unit}: "
            f"converted only within a physical dimension, never to judge"
        )
    rate = reading.unit == "%" and counts_rates(record)
    bar = _bar(claim, reading, record, points=reading.unit in {"%", "pp"}, rate=rate)
    level = Question(form="level", target=target, bar=bar, factor=factor)
    if reading.kind == "cumulative":
        return [
            _ask_window(record, years, replace(level, label=label, note=note))
            for years, label, note in _windows(claim, reading, target)
        ]
    return [level]


def _mismatch(claim: Stated, reading: Reading, record: Record) -> Refusal | None:
    """Say which code of a series named by the claim differs from the claim's own."""
    if reading.kind == "multiple" and counts_rates(record):
        return Refusal(reason=f"{record.name} counts a rate of change: no multiple of it is meant")
    for name in ("subject", "measure", "region"):
        ours, theirs = getattr(claim, name), getattr(record, name)
        if ours and theirs and ours != theirs:
            return Refusal(
                reason=f"the series {record.name} has the {name} {theirs}, the claim {ours}: "
                "another definition"
            )
    return None


def _bar(
    claim: Stated, reading: Reading, record: Record, *, points: bool, rate: bool = False
) -> Bar:
    """Return the bar of a reading; that of a target is a floor, or a ceiling where it limits."""
    plain = build_bar(
        value=reading.value,
        low=reading.low,
        high=reading.high,
        hedge=reading.hedge,
        figures=reading.figures,
        points=points,
        rate=rate,
    )
    if claim.modality != "target":
        return plain
    measure = claim.measure or record.measure
    limited = record.nature == "price" or any(word in measure for word in LIMITED)
    return aim_at(plain, ceiling=limited or _falls(reading))


def _falls(reading: Reading) -> bool:
    """Whether a fall is aimed at, which more than was aimed at reaches: −13.5%, by half."""
    start = 1.0 if reading.kind == "multiple" else 0.0
    return reading.kind in RELATIVE_KINDS and reading.value < start


def counts_rates(record: Record) -> bool:
    """Whether a series counts a rate of change, so that growth is what it says, not its ratio."""
    return record.unit == "%" and any(word in record.measure for word in RATES)


def _ask_relative(
    claim: Stated, reading: Reading, record: Record, target: Span, last_known: date | None
) -> list[Question] | Refusal:
    bases = find_bases(claim, reading, target, last_known, rates=counts_rates(record))
    if not bases:
        return Refusal(reason="growth without a base year, and nothing was known at the statement")
    if (target[1] - target[0]).days > LONGEST_PERIOD:
        target = last_twelve_months(target)
    found = [_ask_from(claim, reading, record, target, base) for base in bases]
    refusals = [one for one in found if isinstance(one, Refusal)]
    asked = [one for one in found if isinstance(one, Question)]
    if refusals:
        return refusals[0]
    return [*asked, *(_in_all(one) for one in asked if may_be_in_all(claim, reading, one.years))]


def _in_all(question: Question) -> Question:
    """Ask for the rate over all years, where a yearly one may not be meant."""
    label = " ".join(filter(None, (question.label, "in all")))
    note = question.note or "growth of several years, not said to be a year: both are judged"
    return replace(question, years=1.0, label=label, note=note)


def _ask_from(
    claim: Stated, reading: Reading, record: Record, target: Span, assumed: Base
) -> Question | Refusal:
    base, note = assumed.span, assumed.note
    if base[1] >= target[1]:
        return Refusal(reason=f"the base period {base[1].year} is not before the target")
    years = years_between(base[1], target[1])
    plain = Question(
        form="ratio",
        target=target,
        bar=_bar(claim, reading, record, points=False),
        factor=1.0,
        base=base,
        years=years,
        note=note,
        label=f"from {base[1].year}" if note else "",
    )
    if reading.kind == "multiple":
        return plain
    if reading.unit in {"pp", "bp"}:
        factor = convert_factor(record.unit, reading.unit)
        if isinstance(factor, Inconvertible):
            return Refusal(reason=f"a change in {reading.unit}, but the series is in {record.unit}")
        bar = _bar(claim, reading, record, points=reading.unit == "pp")
        return replace(plain, form="difference", bar=bar, factor=factor)
    rate = replace(
        plain,
        form="rate",
        bar=_bar(claim, reading, record, points=True, rate=True),
        years=years if reading.kind == "growth" else 1.0,
    )
    return _chain(rate, base) if counts_rates(record) else rate


def growth_error(question: Question, claimed: float, result: float) -> float:
    """Return n ln((1 + g) / (1 + g*)): how far off the level is when the base was right."""
    return log_ratio(as_ratio(question, claimed), as_ratio(question, result))


def as_ratio(question: Question, value: float) -> float:
    """Return what a rate a year makes of one by the target; a multiple is one already."""
    return compound(value, question.years or 1.0) if question.bar.rate else value


def compound(rate: float, years: float) -> float:
    """Return what a rate in % a year makes of one: no further down than nothing."""
    return math.exp(min(math.log1p(rate / 100) * years, 300.0)) if rate > -100 else 0.0


def _windows(
    claim: Stated, reading: Reading, target: Span
) -> list[tuple[tuple[Span, ...], str, str]]:
    """Return the years of each faithful window, with its label and what was assumed."""
    stated = reading.window or reading.base
    if stated is None and (target[1] - target[0]).days > LONGEST_PERIOD:
        stated = target
    if stated is not None:
        return [(_years(stated), f"{stated[0].year}-{stated[1].year}", "")]
    note = "the window's first year is not stated: every faithful reading is judged"
    found = []
    for first in (claim.stated.year, claim.stated.year + 1):
        span = (date(first, 1, 1), target[1])
        if span[0] < span[1]:
            found.append((_years(span), f"{first}-{target[1].year}", note))
    return found


def _ask_window(record: Record, years: tuple[Span, ...], plain: Question) -> Question:
    """Ask for the sum of the years, or for the window itself where the series publishes it."""
    window = (years[0][0], years[-1][1])
    if window in record.figures:
        return replace(plain, target=window)
    return replace(plain, form="sum", target=years[-1], parts=years)


def _years(span: Span) -> tuple[Span, ...]:
    """Cut a window into years that end as it ends; one that is no whole number of years stays."""
    whole = round(years_between(span[0], span[1]))
    years = [
        last_twelve_months((span[0], shift_years(span[1], back))) for back in range(1 - whole, 1)
    ]
    return tuple(years) if years and years[0][0] == span[0] else (span,)


def _chain(rate: Question, base: Span) -> Question:
    """Ask a series of yearly rates for those from behind the base to the target, put together."""
    first, last = rate.target
    whole = max(round(years_between(base[1], last)), 1)
    parts = tuple((shift_years(first, -by), shift_years(last, -by)) for by in range(whole))[::-1]
    form = "chain" if whole > 1 else "level"
    return replace(rate, form=form, base=None, parts=parts if whole > 1 else ())


def evaluate(question: Question, values: Values) -> float | None:
    """Return what the question comes to, in the bar's unit; None where a period is unknown."""
    found = [values(span) for span in question.needed]
    known = [value for value in found if value is not None]
    if len(known) < len(found):
        return None
    if question.form in {"level", "sum"}:
        return math.fsum(known) * question.factor
    if question.form == "difference":
        return (known[0] - known[1]) * question.factor
    if question.form == "chain":
        ratio = math.prod(1 + value * question.factor / 100 for value in known)
    else:
        ratio = known[0] / known[1] if known[1] != 0 else math.nan
    if question.form == "ratio":
        return ratio
    return 100 * (math.pow(ratio, 1 / question.years) - 1) if ratio >= 0 else math.nan
