"""Page one: three numbers, the picture of what fell due, and findings in plain words."""

import math
from collections.abc import Callable

import pandas as pd

from forecasts.comparing.paired import BOUNDS, measure_pairs
from forecasts.comparing.rated import is_aimed, is_rated
from forecasts.reviewing.chosen import on_estimate
from forecasts.reviewing.document import Bullets, Element, Paragraph
from forecasts.reviewing.due_picture import due_figure
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.numbers import decimal, spread_percent
from forecasts.reviewing.printing.grids import rows_of
from forecasts.reviewing.scored import ENOUGH, count_outcomes
from forecasts.reviewing.section import Tables
from forecasts.reviewing.summary import count_due, record_words
from forecasts.reviewing.voice import Voice
from forecasts.words.amounts import percent

__all__ = ["write_front"]

_FINDINGS = 5
_EARLY, _LATE = 2.0, 1.0
"""Years ahead from which a forecast is early, and under which it is late *[ours]*."""


def write_front(tables: Tables, inputs: Inputs, voice: Voice) -> list[Element]:
    """Return what page one says under its three numbers: a picture, five findings, one note."""
    due = tables["due"]
    elements: list[Element] = []
    figure = due_figure(due, voice, inputs.year)
    if figure is not None:
        elements += [Paragraph(text=figure.title, style="head"), figure]
    said = (finding(due, inputs, voice) for finding in _ALL)
    found = tuple(words for words in said if words)[:_FINDINGS]
    head = voice.tell("front.findings", len(found))
    elements += [Paragraph(text=head, style="head"), Bullets(items=found)]
    if record := record_words(due, voice):
        elements.append(Paragraph(text=record, style="note"))
    return elements


def _against_baseline(due: pd.DataFrame, inputs: Inputs, voice: Voice) -> str:
    """What carrying the trend on would have come to, on the same claims."""
    del inputs
    pairs = measure_pairs(due[is_rated(due)])
    if not pairs.n:
        return ""
    words = voice.tell("front.baseline", pairs.n, own=pairs.hits, baseline=pairs.baseline_hits)
    left = voice.tell("front.baseline.bounds", pairs.bounds) if pairs.bounds else ""
    few = voice.say("front.few") if pairs.n < ENOUGH else ""
    return voice.sentences(words, left, few)


def _one_way(due: pd.DataFrame, inputs: Inputs, voice: Voice) -> str:
    """The subject of which most forecasts did not hit, all on one side."""
    del inputs
    rated = due[is_rated(due) & (due["verdict"] != "hit")]
    found = []
    for subject, own in rated.groupby("subject", sort=True):
        ways = own["direction"].unique()
        if len(own) > 1 and len(ways) == 1:
            found.append((-len(own), str(subject), str(ways[0])))
    if not found:
        return ""
    size, subject, way = min(found)
    own = due[is_rated(due) & (due["subject"] == subject)]
    return voice.say(
        f"front.way.{way}",
        subject=voice.name(subject),
        n=len(own),
        off=voice.figure(-size),
        outcomes=voice.tell(
            "outlooks.outcomes", own[["series", "target_period"]].drop_duplicates().shape[0]
        ),
    )


def _early_and_late(due: pd.DataFrame, inputs: Inputs, voice: Voice) -> str:
    """Errors of early and of late forecasts of the same outcomes."""
    del inputs
    logs = due[
        is_rated(due)
        & ~due["hedge"].isin(BOUNDS)
        & due["error_kind"].str.startswith("log")
        & due["error"].notna()
    ].assign(size=lambda table: table["error"].abs())
    early = logs[logs["horizon"] >= _EARLY].groupby(["series", "target_period"])["size"]
    late = logs[logs["horizon"] < _LATE].groupby(["series", "target_period"])["size"]
    both = early.median().to_frame("early").join(late.median().rename("late"), how="inner")
    if both.empty:
        return ""
    keys = set(both.index)
    n = {
        name: sum(len(own) for key, own in group if key in keys)
        for name, group in (("early", early), ("late", late))
    }
    first, last = (
        percent(spread_percent(float(both[name].median())), voice.language)
        for name in ("early", "late")
    )
    return voice.tell(
        "front.early", len(both), early=first, late=last, n_early=n["early"], n_late=n["late"]
    )


def _targets(due: pd.DataFrame, inputs: Inputs, voice: Voice) -> str:
    """How many targets were reached, and by how much their median was passed."""
    del inputs
    own = due[is_aimed(due)]
    if own.empty:
        return ""
    reached = own[own["verdict"] == "reached"]
    outcomes = voice.tell("outlooks.outcomes", count_outcomes(own))
    words = voice.tell("front.targets", len(own), reached=len(reached), outcomes=outcomes)
    past = reached.loc[reached["excess"] > 0, "excess"]
    if past.empty or len(past) < len(reached):  # a ceiling that held came to less
        return words
    times = decimal(math.exp(float(past.median())), language=voice.language)
    return voice.sentences(words, voice.say("front.targets.by", times=times))


def _surprise(due: pd.DataFrame, inputs: Inputs, voice: Voice) -> str:
    """The forecast that was furthest off."""
    del inputs
    rated = due[is_rated(due) & (due["verdict"] == "miss") & ~due["hedge"].isin(BOUNDS)]
    logs = rated[rated["error_kind"].str.startswith("log") & rated["error"].notna()]
    if logs.empty:
        return ""
    settled = logs[~on_estimate(logs)]
    logs = logs if settled.empty else settled
    largest = logs.assign(size=logs["error"].abs()).sort_values(
        ["size", "claim_id"], ascending=[False, True], kind="stable"
    )
    row = rows_of(largest.head(1))[0]
    return voice.say(
        "front.surprise",
        who=voice.speaker(row),
        stated=voice.stated(row),
        claimed=voice.claimed(row),
        what=voice.what(row),
        actual=voice.came(row),
        error=voice.error(row),
    )


def _best(due: pd.DataFrame, inputs: Inputs, voice: Voice) -> str:
    """The hit that was called the longest ahead."""
    del inputs
    hits = due[is_rated(due) & (due["verdict"] == "hit") & ~due["hedge"].isin(BOUNDS)]
    if hits.empty:
        return ""
    first = hits.sort_values(["horizon", "claim_id"], ascending=[False, True], kind="stable")
    row = rows_of(first.head(1))[0]
    return voice.say(
        "front.best",
        who=voice.speaker(row),
        stated=voice.stated(row),
        claimed=voice.claimed(row),
        what=voice.what(row),
        actual=voice.came(row),
        years=decimal(float(row["horizon"]), language=voice.language),
    )


_ALL: tuple[Callable[[pd.DataFrame, Inputs, Voice], str], ...] = (
    count_due, _one_way, _early_and_late, _targets, _against_baseline, _surprise, _best,
)  # fmt: skip
"""Findings in the order in which they are told; the first five that there are stand on page one."""
