"""One claim's answer as columns: verdict and flags, baselines and par, outlook."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from forecasts.comparing.answer import Answer, show_result
from forecasts.comparing.baseline import DEFAULT, find_par
from forecasts.comparing.claimed import Reading, Stated
from forecasts.comparing.expectation import (
    find_baselines,
    judge_baseline,
    look_ahead,
    median_of_others,
    points_down,
)
from forecasts.comparing.history import Archive, Record, known_years
from forecasts.comparing.outlook import LARGEST_LOG
from forecasts.comparing.question import Question
from forecasts.comparing.verdict import log_ratio, score_interval

__all__ = ["Case", "Row", "describe_answer", "describe_expectation", "describe_outlook"]

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
    contested = len({found.word for found in judged}) > 1
    flags = [
        flag
        for flag, holds in (
            ("contested", contested),
            ("fragile", bool(chosen.flips)),
            ("provisional", any(outcome.provisional for outcome in chosen.outcomes)),
            ("strict", question.bar.hedge == "scale" and chosen.result >= question.bar.value),
        )
        if holds
    ]
    row: Row = {
        "status": chosen.state,
        "verdict": chosen.word,
        "direction": chosen.direction,
        "flags": " ".join(flags),
        "series": chosen.series,
        "actual": chosen.actual,
        "error": chosen.error,
        "error_kind": chosen.error_kind,
        "reason": "; ".join(filter(None, (chosen.reason, question.note))),
        "flips": "; ".join(chosen.flips),
        "alternatives": "; ".join(_name_answer(found) for found in answers)
        if len(answers) > 1
        else "",
    }
    if chosen.outcomes:
        row["actual_published"] = max(outcome.published for outcome in chosen.outcomes)
        row["first_published"] = max(outcome.first_published for outcome in chosen.outcomes)
        row["actual_period"] = (
            question.label if question.form == "sum" else chosen.outcomes[0].label
        )
        row["actual_release"] = "sum" if question.form == "sum" else chosen.outcomes[0].release
        row.update(_decompose(claim, main, archive))
        row.update(_score_bound(claim, chosen, question))
        row["interval_score"] = score_interval(question.bar, chosen.result)
    return row


def _name_answer(found: Answer) -> str:
    label = f" {found.label}" if found.label else ""
    return f"{found.series}{label}: {found.word or found.state}"


def _decompose(claim: Stated, main: Case, archive: Archive) -> Row:
    """Split ln(v/a) of a growth claim or multiple into base error and growth error.

    The claimant's base is the figure of the base period as known at the statement.
    """
    chosen, question, _, record = main
    if question.form != "ratio" or question.base is None:
        return {}
    known = dict(known_years(archive, record, question.target, claim.stated))
    base = known.get(question.base[1])
    row: Row = {"growth_error": chosen.error}
    settled = chosen.outcomes[1].value
    if base is not None and base > 0 and settled > 0:
        row["implied"] = question.bar.value * base
        row["base_error"] = log_ratio(base, settled)
    return row


def _score_bound(claim: Stated, chosen: Answer, question: Question) -> Row:
    """Return excess, outcome and Brier score of a bound."""
    if question.bar.hedge not in {"above", "up-to"}:
        return {}
    row: Row = {"outcome": float(chosen.word == "hit")}
    if chosen.result > 0 and question.bar.value > 0:
        row["excess"] = log_ratio(chosen.result, question.bar.value)
    if not math.isnan(claim.probability):
        row["brier"] = (claim.probability - row["outcome"]) ** 2
    return row


def describe_expectation(
    claim: Stated, main: Case, archive: Archive, others: Sequence[Stated], rule: str
) -> Row:
    """Return par and baselines, from what was known at the statement."""
    chosen, question, reading, record = main
    known = known_years(archive, record, question.target, claim.stated)
    horizon = (question.target[1] - claim.stated).days / 365.25
    par = find_par(known, question.target[1], horizon)
    row: Row = {"par": par.error, "par_basis": par.basis}
    ratio = _relative_error(chosen)
    if not math.isnan(ratio) and par.error > 0:
        row["error_over_par"] = ratio / par.error
    found = find_baselines(question, known, chosen.result, rule)
    others_value = median_of_others(claim, others) if question.form == "level" else None
    found["others"] = judge_baseline(question, others_value, chosen.result, rule)
    for name, baseline in found.items():
        row[name] = show_result(question, reading, baseline.value)
        row[f"{name}_error"] = baseline.error
        row[f"{name}_verdict"] = baseline.word
    row["baseline"], row["baseline_error"] = row[DEFAULT], row[f"{DEFAULT}_error"]
    if question.bar.hedge in {"above", "up-to"}:
        then = look_ahead(
            archive, record, question, claim.stated, upward=question.bar.hedge == "above"
        )
        row["baseline_probability"] = then.probability
        if chosen.state == "resolved" and not math.isnan(then.probability):
            row["baseline_brier"] = (then.probability - float(chosen.word == "hit")) ** 2
    return row


def _relative_error(chosen: Answer) -> float:
    """Return the size of the error as a share of the value, whatever it is measured in."""
    if chosen.error_kind != "pp":
        return math.expm1(min(abs(chosen.error), LARGEST_LOG))
    claimed = chosen.result + chosen.error
    if claimed <= 0 or chosen.result <= 0:
        return math.nan
    return math.expm1(min(abs(log_ratio(claimed, chosen.result)), LARGEST_LOG))


def describe_outlook(claim: Stated, main: Case, archive: Archive, as_of: date) -> Row:
    """Return how an open claim stands; a number that pointed down has to be reached from above."""
    _, question, _, record = main
    known = known_years(archive, record, question.target, claim.stated)
    upward = not points_down(question, known)
    outlook = look_ahead(archive, record, question, as_of, upward=upward)
    flags = [
        flag
        for flag, holds in (("early", outlook.word == "reached"), ("thin", outlook.thin))
        if holds
    ]
    return {
        "outlook": outlook.word,
        "probability_met": outlook.probability,
        "growth_needed": outlook.growth_needed,
        "growth_record": outlook.growth_record,
        "year_reached": outlook.year_reached,
        "flags": " ".join(flags),
    }
