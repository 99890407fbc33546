"""One claim's answer as columns: verdict and flags, baselines and par, outlook."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from forecasts.comparing.answer import Answer
from forecasts.comparing.baseline import DEFAULT, find_par
from forecasts.comparing.claimed import Reading, Stated
from forecasts.comparing.expectation import (
    find_baselines,
    judge_baseline,
    look_ahead,
    median_of_others,
)
from forecasts.comparing.history import Archive, Record, known_years, name_span, read_outcome
from forecasts.comparing.outlook import LARGEST_LOG
from forecasts.comparing.question import Question, as_ratio, evaluate, growth_error
from forecasts.comparing.verdict import judge, log_ratio, score_interval
from forecasts.comparing.wording import say_amount

__all__ = [
    "Case", "Row", "describe_answer", "describe_expectation", "describe_outlook",
    "say_other_prices", "say_stale",
]  # fmt: skip

_STALE = 2
"""Years without a figure after which an outlook says where its record ends."""

Row = dict[str, Any]


class Case(NamedTuple):
    """One reading of a claim, put to one series, with what came of it."""

    answer: Answer
    question: Question
    reading: Reading
    record: Record


def describe_answer(claim: Stated, main: Case, answers: Sequence[Answer], archive: Archive) -> Row:
    """Return status, verdict, flags and what they rest on."""
    chosen, question = main.answer, main.question
    judged = [found for found in answers if found.state == "resolved"]
    deflated = _plain_face(main, archive)
    contested = len({found.word for found in judged}) > 1 or bool(chosen.faces or deflated)
    flags = [
        flag
        for flag, holds in (
            ("contested", contested),
            ("fragile", bool(chosen.flips)),
            ("provisional", any(outcome.provisional for outcome in chosen.outcomes)),
            ("bracketed", any(outcome.release == "bracketed" for outcome in chosen.outcomes)),
            ("strict", question.bar.hedge == "scale" and chosen.result >= question.bar.value),
        )
        if holds
    ]
    row: Row = {
        "status": chosen.state,
        "verdict": chosen.word,
        "lack": chosen.lack,
        "direction": chosen.direction,
        "flags": " ".join(flags),
        "series": chosen.series,
        "actual": chosen.result,
        "actual_low": chosen.low,
        "actual_high": chosen.high,
        "error": chosen.error,
        "error_kind": chosen.error_kind,
        "reason": "; ".join(filter(None, (chosen.reason, question.note))),
        "flips": "; ".join(chosen.flips),
        "alternatives": "; ".join(_name_answer(found) for found in answers)
        if len(answers) > 1
        else "; ".join((*chosen.faces, *deflated)),
    }
    if chosen.outcomes:
        row["actual_published"] = max(outcome.published for outcome in chosen.outcomes)
        row["first_published"] = max(outcome.first_published for outcome in chosen.outcomes)
        row["actual_period"] = (
            question.label if question.form == "sum" else chosen.outcomes[0].label
        )
        if question.form == "chain":
            row["actual_period"] += f" to {chosen.outcomes[-1].label}"
        row["actual_release"] = "sum" if question.form == "sum" else chosen.outcomes[0].release
        row.update(_decompose(claim, main, archive))
        row.update(_score_bound(claim, main))
        row["interval_score"] = score_interval(question.bar, chosen.result)
    return row


def _plain_face(main: Case, archive: Archive) -> tuple[str, ...]:
    """Return both faces of a verdict that needed a deflator: deflated, and as it was published."""
    chosen, question, reading, record = main
    if not any(outcome.release == "deflated" for outcome in chosen.outcomes):
        return ()
    faces = [f"in prices of {record.price_basis}: {chosen.word}"]
    for basis, other in archive.records[record.name].items():
        found = [read_outcome(other, span, archive.as_of) for span in question.needed]
        plain = [one for one in found if one is not None and one.release != "deflated"]
        if basis == record.price_basis or len(plain) < len(found):
            continue
        values = {span: one.value for span, one in zip(question.needed, plain, strict=True)}
        result = evaluate(question, values.get)
        if result is not None and not math.isnan(result):
            word = judge(question.bar, result).word
            amount = say_amount(result, reading.unit)
            faces.append(f"as published, in prices of {basis} ({amount}): {word}")
    return tuple(faces)


def _name_answer(found: Answer) -> str:
    label = f" {found.label}" if found.label else ""
    return f"{found.series}{label}: {found.word or found.state}"


def _decompose(claim: Stated, main: Case, archive: Archive) -> Row:
    """Split ln(v/a) of a growth claim or multiple into base error and growth error, in logs.

    The claimant's base is the figure of the base period as known at the statement.
    """
    chosen, question, _, record = main
    if question.form not in {"ratio", "rate"} or question.base is None:
        return {}
    known = dict(known_years(archive, record, question.target, claim.stated))
    base = known.get(question.base[1])
    row: Row = {"growth_error": growth_error(question, chosen.result + chosen.error, chosen.result)}
    settled = chosen.outcomes[1].value
    if base is not None and base > 0 and settled > 0:
        row["implied"] = base * as_ratio(question, question.bar.value)
        row["base_error"] = log_ratio(base, settled)
    return row


def _score_bound(claim: Stated, main: Case) -> Row:
    """Return excess, outcome and Brier score of a bound."""
    chosen, question, reading, _ = main
    if question.bar.hedge not in {"above", "up-to"}:
        return {}
    row: Row = {"outcome": float(chosen.word in {"hit", "reached"})}
    bound = question.bar.value
    if reading.hedge == "range":  # a target inside its range is not beyond it
        bound = min(max(chosen.result, reading.low), reading.high)
    if chosen.result > 0 and bound > 0:
        row["excess"] = log_ratio(chosen.result, bound)
    if not math.isnan(claim.probability):
        row["brier"] = (claim.probability - row["outcome"]) ** 2
    return row


def describe_expectation(
    claim: Stated, main: Case, archive: Archive, others: Sequence[Stated], rule: str
) -> Row:
    """Return par and baselines, from what was known at the statement."""
    chosen, question, _, record = main
    known = known_years(archive, record, question.target, claim.stated)
    horizon = (question.target[1] - claim.stated).days / 365.25
    par = find_par(known, question.target[1], horizon)
    row: Row = {"par": par.error, "par_basis": par.basis}
    ratio = _relative_error(chosen, question)
    if not math.isnan(ratio) and par.error > 0:
        row["error_over_par"] = ratio / par.error
    came = (chosen.low, chosen.high)
    found = find_baselines(question, known, came, rule)
    others_value = median_of_others(claim, others) if question.form == "level" else None
    found["others"] = judge_baseline(question, others_value, came, rule)
    for name, baseline in found.items():
        row[name] = baseline.value
        row[f"{name}_error"] = baseline.error
        row[f"{name}_verdict"] = baseline.word
    row["baseline"], row["baseline_error"] = row[DEFAULT], row[f"{DEFAULT}_error"]
    if question.bar.hedge in {"above", "up-to"}:
        then = look_ahead(archive, record, question, claim.stated)
        row["baseline_probability"] = then.probability
        if chosen.state == "resolved" and not math.isnan(then.probability):
            met = float(chosen.word in {"hit", "reached"})
            row["baseline_brier"] = (then.probability - met) ** 2
    return row


def _relative_error(chosen: Answer, question: Question) -> float:
    """Return the size of the error as a share of the level, whatever it is measured in."""
    if question.bar.rate:
        return math.expm1(
            min(
                abs(growth_error(question, chosen.result + chosen.error, chosen.result)),
                LARGEST_LOG,
            )
        )
    if chosen.error_kind != "pp":
        return math.expm1(min(abs(chosen.error), LARGEST_LOG))
    claimed = chosen.result + chosen.error
    if claimed <= 0 or chosen.result <= 0:
        return math.nan
    return math.expm1(min(abs(log_ratio(claimed, chosen.result)), LARGEST_LOG))


def describe_outlook(main: Case, archive: Archive, as_of: date) -> Row:
    """Return how an open claim stands: the probability of the verdict that will be given."""
    _, question, _, record = main
    outlook = look_ahead(archive, record, question, as_of)
    flags = [flag for flag, holds in (("early", outlook.decided), ("thin", outlook.thin)) if holds]
    return {
        "outlook": outlook.word,
        "probability_met": outlook.probability,
        "growth_needed": outlook.growth_needed,
        "growth_record": outlook.growth_record,
        "year_reached": outlook.year_reached,
        "flags": " ".join(flags),
    }


def say_stale(main: Case, archive: Archive) -> str:
    """Say that the record of an open claim ended years ago; '' while it goes on."""
    known = known_years(archive, main.record, main.question.target, archive.as_of)
    if not known or archive.as_of.year - known[-1][0].year <= _STALE:
        return ""
    return f"; the record of {main.record.name} ends in {known[-1][0].year}"


def say_other_prices(main: Case, archive: Archive) -> str:
    """Say that a figure is there, only in prices from which no deflator leads; or ''."""
    record, span = main.record, main.question.target
    there = [
        basis
        for basis, other in archive.records[record.name].items()
        if basis != record.price_basis and read_outcome(other, span, archive.as_of) is not None
    ]
    if not there:
        return ""
    return (
        f"{record.name} has {name_span(span)} only in prices of {', '.join(there)}, and no "
        f"published deflator leads from them to the claim's, {record.price_basis}"
    )
