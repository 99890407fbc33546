"""The three numbers that matter, and what fell due and what changed in a sentence or two."""

import math
from collections.abc import Mapping

import pandas as pd

from forecasts.comparing.rated import is_rated
from forecasts.reviewing.chosen import VERDICTS, class_due, on_estimate
from forecasts.reviewing.document import Number
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.numbers import spread_percent
from forecasts.reviewing.scored import ENOUGH, score_group, write_bias
from forecasts.reviewing.section import Tables
from forecasts.reviewing.voice import Voice, as_date
from forecasts.words.amounts import percent

__all__ = ["change_sentences", "count_due", "due_words", "record_words", "three_numbers"]


def three_numbers(tables: Tables, inputs: Inputs, voice: Voice) -> tuple[Number, ...]:
    """Return the three numbers that matter: of what fell due, or of the ledger if nothing did."""
    due = tables["due"]
    rated = due[is_rated(due)]
    if rated.empty:
        return _ledger_numbers(tables, inputs, voice)
    scores = score_group(rated)
    last = _bias_number(scores, voice)
    if scores["outcomes"] < ENOUGH or math.isnan(scores["bias"]):
        last = _open_number(tables["open"], voice)
    return (_hit_number(scores, voice), _error_number(scores, voice), last)


def _hit_number(scores: Mapping[str, float], voice: Voice) -> Number:
    beside = voice.say("number.hit.alone")
    if scores["paired"]:
        beside = voice.say(
            "number.hit.beside",
            baseline=scores["baseline_hit"],
            paired=scores["paired"],
            own=scores["paired_hit"],
        )
        if scores["paired_bounds"]:
            left = voice.tell("number.hit.bounds", int(scores["paired_bounds"]))
            beside = voice.say("aside.apart").join([beside, left])
    return Number(
        value=voice.say("number.hit", hit=scores["hit"], n=scores["n"]),
        name=voice.say("number.hit.name"),
        beside=beside,
    )


def _error_number(scores: Mapping[str, float], voice: Voice) -> Number:
    if scores["outcomes"] < ENOUGH or math.isnan(scores["error"]):
        return Number(
            value=voice.say("number.sides", high=scores["high"], low=scores["low"]),
            name=voice.say("number.sides.name"),
            beside=voice.say(
                "number.sides.beside",
                exact=scores["exact"],
                bounds=scores["unsized"],
            ),
        )
    every, own, baseline = (
        percent(spread_percent(scores[name]), voice.language)
        for name in ("error", "paired_error", "baseline_error")
    )
    beside = voice.say("number.hit.alone")
    if scores["paired_logs"]:
        beside = voice.tell(
            "number.error.beside", int(scores["paired_logs"]), own=own, baseline=baseline
        )
    in_points = int(scores["points"])
    if in_points:
        left = voice.tell("number.error.points", in_points)
        beside = voice.say("aside.apart").join([beside, left])
    return Number(value=every, name=voice.say("number.error.name", n=scores["logs"]), beside=beside)


def _bias_number(scores: Mapping[str, float], voice: Voice) -> Number:
    beside = voice.say(
        "number.bias.beside",
        n=scores["n"],
        high=scores["high"],
        low=scores["low"],
        exact=scores["exact"],
        bounds=scores["unsized"],
        outcomes=voice.tell("counted.independent", int(scores["outcomes"])),
    )
    if scores["paired_logs"]:
        pair = voice.tell(
            "number.bias.paired",
            int(scores["paired_logs"]),
            own=write_bias(scores["paired_bias"], voice),
            baseline=write_bias(scores["baseline_bias"], voice),
        )
        beside = voice.say("aside.apart").join([pair, beside])
    name = voice.say("number.bias.name", n=scores["logs"])
    return Number(value=write_bias(scores["bias"], voice), name=name, beside=beside)


def _open_number(opened: pd.DataFrame, voice: Voice) -> Number:
    beside = voice.say("number.open.none")
    if len(opened):
        next_due = as_date(opened["target_end"].iloc[0])
        beside = voice.say("number.open.beside", day=voice.day(next_due))
    return Number(
        value=voice.figure(len(opened)),
        name=voice.tell("number.open.name", len(opened)),
        beside=beside,
    )


def _ledger_numbers(tables: Tables, inputs: Inputs, voice: Voice) -> tuple[Number, ...]:
    claims, due = inputs.claims, tables["due"]
    empty = int((inputs.sources["found"] == "none").sum())
    sources = voice.tell("sources", len(inputs.sources))
    return (
        Number(
            value=voice.figure(len(claims)),
            name=voice.tell("number.claims.name", len(claims)),
            beside=voice.tell("number.claims.beside", empty, sources=sources, empty=empty),
        ),
        Number(
            value=voice.figure(len(due)),
            name=voice.tell("number.due.name", len(due)),
            beside=voice.say("number.due.beside", year=inputs.year, day=voice.day(inputs.as_of)),
        ),
        _open_number(tables["open"], voice),
    )


def due_words(tables: Tables, inputs: Inputs, voice: Voice) -> str:
    """Say how many fell due, how the forecasts among them did, and what the rest is."""
    due = tables["due"]
    first = count_due(due, inputs, voice)
    names = class_due(due)
    own, rest = due[~due["retold"]], names[~names.isin(["counted", "repeated"])]
    if own.empty or rest.empty:
        return first
    rest = rest.mask(rest == "target", "target " + due["verdict"]).replace(
        {"could": "class: could", "contested": "class: contested"}
    )
    return voice.sentences(first, voice.tell("summary.rest", len(rest), what=voice.counted(rest)))


def count_due(due: pd.DataFrame, inputs: Inputs, voice: Voice) -> str:
    """Say how many claims fell due, each once, how many could be judged, and how those did."""
    if due.empty:
        return voice.say("summary.due.none", year=inputs.year)
    again = int(due["retold"].sum())
    first = voice.tell("summary.due", len(due) - again, year=inputs.year)
    last = voice.tell("summary.again", again) if again else ""
    rated = due[is_rated(due)]
    if rated.empty:
        return voice.sentences(first, voice.say("summary.judged.none"), last)
    scores = score_group(rated)
    counts = voice.say(
        "summary.counts", hit=scores["hit"], near=scores["near"], miss=scores["miss"]
    )
    key = "summary.judged-all" if len(rated) == len(due) - again else "summary.judged"
    return voice.sentences(first, voice.tell(key, len(rated), what=counts), last)


def record_words(due: pd.DataFrame, voice: Voice) -> str:
    """Say how many rated claims were on record before their outcome was published."""
    rated = due[is_rated(due)]
    if rated.empty:
        return ""
    before = int((rated["entered"] < rated["first_published"]).sum())
    late = len(rated) - before
    rest = voice.tell("summary.record.some", late) if late else voice.say("summary.record.all")
    record = voice.say("summary.record", before=before, n=len(rated), Rest=rest)
    if estimated := int(on_estimate(rated).sum()):
        words = voice.tell("summary.estimated", estimated, of=len(rated))
        record = voice.sentences(record, words)
    adhoc = int((rated["because"] == "ad hoc").sum())
    if not adhoc:
        return record
    chosen = voice.say("summary.chosen", systematic=len(rated) - adhoc, adhoc=adhoc, n=len(rated))
    return voice.sentences(record, chosen)


def change_sentences(tables: Tables, inputs: Inputs, voice: Voice) -> list[str]:
    """Say what changed since a year before, in one or two sentences."""
    changes, revisions = tables["changes"], tables["revisions"]
    if changes.empty and revisions.empty:
        return [voice.say("changes.none", day=voice.day(inputs.earlier))]
    counts = changes["what"].value_counts()
    lost = int(((changes["what"] == "status") & changes["before"].isin(VERDICTS)).sum())
    new, resolved, flipped = (int(counts.get(w, 0)) for w in ("new", "resolved", "flipped"))
    resolved += int(((changes["what"] == "new") & changes["after"].isin(VERDICTS)).sum())
    figures = revisions["what"].value_counts()
    first, revised, redefined = (
        int(figures.get(what, 0)) for what in ("first", "revised", "redefined")
    )
    return [
        voice.say(
            "changes.claims",
            day=voice.day(inputs.earlier),
            claims=voice.tell("changes.claim", new),
            verdicts=voice.tell("changes.verdict", resolved),
            flipped=voice.tell("changes.verdict", flipped),
        ),
        voice.tell("changes.lost", lost) if lost else "",
        voice.say(
            "changes.actuals",
            first=voice.tell("changes.figure", first),
            revised=voice.tell("changes.revised", revised),
        ),
        voice.tell("changes.redefined", redefined) if redefined else "",
    ]
