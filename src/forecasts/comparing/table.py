"""`compare`: every claim beside what happened, one row a claim."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from forecasts.comparing.answer import answer
from forecasts.comparing.archive import build_archive
from forecasts.comparing.cases import (
    Case,
    Row,
    describe_answer,
    describe_expectation,
    describe_outlook,
    say_other_prices,
    say_stale,
)
from forecasts.comparing.claimed import Reading, Stated, read_table
from forecasts.comparing.consistency.exchange import exchange_record
from forecasts.comparing.history import Archive, Record, known_years
from forecasts.comparing.lacking import LACKS, Lack, choose_lack, may_still_come
from forecasts.comparing.question import Question, Refusal, ask
from forecasts.comparing.timing import timing_error
from forecasts.comparing.verdict import RULES
from forecasts.reading.periods.spans import as_day

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.actuals import Actuals
    from forecasts.money import Rates

__all__ = ["COMPARISON_COLUMNS", "LACKS", "STATUSES", "compare"]

STATUSES = (
    "open", "waiting", "resolved", "void", "ungradable", "unfalsifiable", "conditional",
    "not yet stated",
)  # fmt: skip
"""METHOD section 5, and `not yet stated` for a claim made after the as-of date."""

_NUMBERS = (
    "actual", "actual_low", "actual_high", "error", "par", "error_over_par", "baseline",
    "baseline_error", "probability_met",
    "growth_needed", "growth_record", "year_reached", "excess", "timing_error", "implied",
    "base_error", "growth_error", "outcome", "brier", "baseline_probability", "baseline_brier",
    "no_change", "no_change_error", "trend", "trend_error", "half_trend", "half_trend_error",
    "others", "others_error", "interval_score",
)  # fmt: skip
_DATES = ("actual_published", "first_published")
_TYPES = dict.fromkeys(_NUMBERS, "float64")

COMPARISON_COLUMNS = (
    "status", "verdict", "direction", "flags", "series", "actual", "actual_published",
    "actual_period", "error", "error_kind", "par", "error_over_par", "baseline", "baseline_error",
    "outlook", "probability_met", "growth_needed", "growth_record", "reason",
    "actual_release", "first_published", "flips", "alternatives", "par_basis", "excess",
    "timing_error", "implied", "base_error", "growth_error", "outcome", "brier",
    "baseline_probability", "baseline_brier", "year_reached",
    "no_change", "no_change_error", "no_change_verdict", "trend", "trend_error", "trend_verdict",
    "half_trend", "half_trend_error", "half_trend_verdict", "others", "others_error",
    "others_verdict", "interval_score", "actual_low", "actual_high",
    "lack",
)  # fmt: skip
"""What `compare` adds to the claims table; docs/method.md says what each is.

Errors are claimed over actual, positive = the claim was too high: logs, or percentage points where
`error_kind` is `pp`. `par`, growth and probabilities are shares (0.25 = 25%). `actual` and the
baselines are in the claim's own unit (a growth rate in % a year, a multiple as a factor).
"""


def compare(
    claims: "pd.DataFrame",
    actuals: "Actuals",
    *,
    as_of: date | str,
    rule: str = "method",
    rates: "Rates | None" = None,
) -> "pd.DataFrame":
    """Return every claim once, in its order, with status, verdict or outlook, and error.

    Nothing published or ruled after `as_of` is used. A verdict is in the claim's own currency: an
    outcome in another judges where every rate of its year says the same, else it is contested.

    Args:
        claims: The claims table.
        actuals: Published outcomes.
        as_of: The day to judge from; a date, or text as 2026-11-21.
        rule: `method`, or the published rule `pct_actual` (percent of the actual, 10 and 25).
        rates: Daily rates, for outcomes in another currency; the shipped ones for None.

    Returns:
        The claims table with `COMPARISON_COLUMNS` behind it; its own `series` gives way to the
        series that the claim was judged by. Its `attrs` name the day, and the ledger if known.

    Raises:
        ValueError: The rule is unknown, or the text is no date.

    Example:
        >>> table = fc.claims_table(fc.load("claims"))
        >>> came = fc.compare(table, fc.load_actuals("actuals"), as_of="2026-11-21")
        >>> came["status"].value_counts().to_dict()
        {'resolved': 58, 'open': 18}
    """
    import pandas as pd

    day = as_day(as_of)
    if rule not in RULES:
        raise ValueError(f"unknown rule `{rule}`: one of {', '.join(RULES)}")
    archive = build_archive(actuals, day, rates)
    stated = read_table(claims)
    others = _group_by_target(stated)
    rows = [_compare_one(claim, archive, others, day, rule) for claim in stated]
    added = pd.DataFrame(rows, columns=list(COMPARISON_COLUMNS), index=claims.index)
    types = {name: _TYPES.get(name, "str") for name in COMPARISON_COLUMNS if name not in _DATES}
    added = added.astype(types)
    for name in _DATES:
        added[name] = pd.to_datetime(added[name]).astype("datetime64[s]")
    found = pd.concat([claims.drop(columns=["series"], errors="ignore"), added], axis=1)
    found.attrs = {**claims.attrs, "as_of": day.isoformat()}
    return found


def _group_by_target(claims: Sequence[Stated]) -> dict[object, list[Stated]]:
    """Group the forecasts of levels that speak of the same thing at the same time."""
    groups: dict[object, list[Stated]] = {}
    for claim in claims:
        if (
            claim.modality == "forecast"
            and claim.readings[0].kind not in {"growth", "multiple", "change", "cumulative"}
            and not math.isnan(claim.readings[0].value)
        ):
            groups.setdefault(_target_key(claim), []).append(claim)
    return groups


def _target_key(claim: Stated) -> object:
    end = claim.target[1] if claim.target else None
    return (claim.subject, claim.measure, claim.region, end, claim.price_basis)


def _blank() -> Row:
    row: Row = dict.fromkeys(COMPARISON_COLUMNS, "")
    return {**row, **dict.fromkeys(_NUMBERS, math.nan), **dict.fromkeys(_DATES)}


def _compare_one(
    claim: Stated,
    archive: Archive,
    others: Mapping[object, list[Stated]],
    as_of: date,
    rule: str,
) -> Row:
    row = {**_blank(), "series": " ".join(claim.series)}
    settled = _status_without_actuals(claim, as_of)
    if settled is not None:
        return {**row, **settled}
    row.update(_judge(claim, archive, others.get(_target_key(claim), []), as_of, rule))
    scenario = claim.scenario or claim.modality == "scenario"
    # A condition is asked after only once there is an outcome to judge; until then it is open.
    if scenario or (claim.condition and row["status"] == "resolved"):
        row.update(_make_conditional(claim, row))
    return {**row, **_apply_ruling(claim, as_of, row)}


def _status_without_actuals(claim: Stated, as_of: date) -> Row | None:
    """Return what is settled before any series is asked."""
    if claim.stated > as_of:
        return {"status": "not yet stated", "reason": f"stated on {claim.stated}"}
    ruling = claim.ruling
    if ruling and ruling.verdict == "void" and ruling.on.last <= as_of:
        return {"status": "void", "reason": f"ruled void on {ruling.on.text}: {ruling.because}"}
    lacking = [
        what
        for what, there in (
            ("number", not math.isnan(claim.readings[0].value)),
            ("date", claim.target is not None),
            ("unit", bool(claim.readings[0].unit)),
            ("definition", bool(claim.series or (claim.subject and claim.measure))),
        )
        if not there
    ]
    if lacking:
        return {"status": "unfalsifiable", "reason": f"no {' and no '.join(lacking)}"}
    return None


def _make_conditional(claim: Stated, row: Row) -> Row:
    """A scenario is no forecast: its outcome is shown and its verdict kept apart."""
    what = f"the scenario {claim.scenario}" if claim.scenario else "a scenario"
    if claim.condition:
        what = f"the condition: {claim.condition}"
    return {
        "status": "conditional",
        "verdict": "",
        "direction": "",
        "flags": "",
        "lack": "",
        "outlook": "",
        "reason": f"judged only under {what}. {row['reason']}".rstrip(". "),
    }


def _apply_ruling(claim: Stated, as_of: date, row: Row) -> Row:
    """Let a person's verdict stand where there is one; arithmetic stays in the other columns."""
    ruling = claim.ruling
    if ruling is None or ruling.on.last > as_of or row["status"] == "open":
        return {}
    return {
        "status": "resolved",
        "verdict": _ruled_word(claim, ruling.verdict),
        "lack": "",
        "flags": " ".join(filter(None, (row["flags"], "ruled"))),
        "reason": f"ruled {ruling.verdict} on {ruling.on.text}: {ruling.because}",
    }


def _ruled_word(claim: Stated, word: str) -> str:
    if claim.modality != "target" or word == "void":
        return word
    return "reached" if word == "hit" else "not reached"


def _linked(claim: Stated, archive: Archive) -> tuple[list[Record], list[Lack]]:
    """Return the series that a claim is judged by, and why others were not taken."""
    code = (claim.subject, claim.measure, claim.region)
    names = claim.series or archive.by_code.get(code, ())
    if not names:
        return [], [Lack("no-series", f"no series of {' / '.join(code)}")]
    records, lacks = [], []
    for name in names:
        bases = archive.records.get(name)
        if bases is None:
            lacks.append(Lack("no-series", f"the series {name} is not in the actuals"))
        elif claim.price_basis in bases:
            records.append(bases[claim.price_basis])
        elif bases:
            held = ", ".join(sorted(bases))
            reason = (
                f"claimed in prices {claim.price_basis}, {name} is in {held}: another price basis"
            )
            lacks.append(Lack("no-definition", reason))
        else:
            hope = claim.target and may_still_come(None, claim.target[1], archive.as_of)
            kind = "waiting" if hope else "never-published"
            lacks.append(Lack(kind, f"{name} had no outcome published yet"))
    return records, lacks


def _judge(
    claim: Stated, archive: Archive, others: Sequence[Stated], as_of: date, rule: str
) -> Row:
    """Put every faithful reading to every linked series, and report the first that is answered."""
    records, lacks = _linked(claim, archive)
    if not _still_told(claim, records, as_of):
        records += _fresher(claim, records, archive)
    cases: list[Case] = []
    for named in records:
        for reading in claim.readings:
            record = exchange_record(named, reading.unit, archive.rates)
            if isinstance(record, str):
                lacks.append(Lack("no-definition", record))
                continue
            asked = _ask(claim, reading, record, archive)
            if isinstance(asked, Refusal):
                lacks.append(Lack("no-definition", asked.reason))
                continue
            cases += [
                Case(answer(question, reading, record, as_of, rule), question, reading, record)
                for question in asked
            ]
    if not cases:
        return _unanswered(claim, as_of, choose_lack(lacks))
    order = ("resolved", "waiting", "open", "ungradable")
    main = min(cases, key=lambda case: (order.index(case.answer.state), _staleness(case, archive)))
    answers = [case.answer for case in cases]
    row = describe_answer(claim, main, answers, archive)
    if main.answer.state == "waiting":
        row["reason"] = say_other_prices(main, archive) or row["reason"]
    row.update(describe_expectation(claim, main, archive, others, rule))
    if main.answer.state == "open":
        row.update(describe_outlook(main, archive, as_of))
        row["reason"] += say_stale(main, archive)
    elif main.answer.state == "resolved":
        row["timing_error"] = timing_error(claim, main.question, archive, main.record, as_of)
    return row


def _still_told(claim: Stated, records: Sequence[Record], as_of: date) -> bool:
    """Whether the series of a due claim told of its period, or may still: they judge alone then."""
    if claim.target is None or as_of <= claim.target[1]:
        return claim.target is None
    end = claim.target[1]
    return any(
        may_still_come(record, end, as_of) or (record.ended and record.ended[-1] >= end)
        for record in records
    )


def _fresher(claim: Stated, records: Sequence[Record], archive: Archive) -> list[Record]:
    """Return other series of the same thing that go on after those a claim names have ended."""
    last = max((record.ended[-1] for record in records if record.ended), default=date.min)
    names = archive.by_code.get((claim.subject, claim.measure, claim.region), ())
    others = [archive.records[name].get(claim.price_basis) for name in names]
    return [
        other
        for other in others
        if records and other is not None and other.ended and other.ended[-1] > last
    ]


def _staleness(case: Case, archive: Archive) -> tuple[int, int]:
    """Rank the series of an open claim by their freshness, then by how much is known of them.

    Those of other claims stand as they are named.
    """
    if case.answer.state != "open":
        return 0, 0
    known = known_years(archive, case.record, case.question.target, archive.as_of)
    return (-known[-1][0].toordinal() if known else 0), -len(known)


def _ask(
    claim: Stated, reading: Reading, record: Record, archive: Archive
) -> list[Question] | Refusal:
    last_known = None
    if reading.base is None and claim.target is not None:
        known = known_years(archive, record, claim.target, claim.stated)
        last_known = known[-1][0] if known else None
    return ask(claim, reading, record, last_known)


def _unanswered(claim: Stated, as_of: date, lack: Lack) -> Row:
    if claim.target is not None and as_of <= claim.target[1]:
        return {"status": "open", "outlook": "unknown", "reason": lack.reason}
    if lack.kind == "waiting":
        return {"status": "waiting", "reason": lack.reason}
    return {"status": "ungradable", "lack": lack.kind, "reason": lack.reason}
