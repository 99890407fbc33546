"""From the tables of a sheet to its words, in one language."""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from forecasts.normalising import PriceBasis
from forecasts.reviewing.blocks import web_address
from forecasts.reviewing.inputs import name_all
from forecasts.reviewing.voice import Voice, as_date, plain
from forecasts.sheets.choosing import Choice
from forecasts.sheets.entries import compose_entries, say_both
from forecasts.sheets.page import Page
from forecasts.study import Study
from forecasts.words import Language, locale_of
from forecasts.words.amounts import in_sentence, percent, unit_name

__all__ = ["compose_page"]

Row = Mapping[Any, Any]
Tables = Mapping[str, pd.DataFrame]

_LABELS = ("others", "record", "point", "above", "up-to", "scale", "range", "past", "sources",
           "notes", "came", "page", "more", "archived")  # fmt: skip
_FILLED = {"page": "{page}", "pages": "{pages}", "n": "{n}"}  # where the printer counts
_COUNTED = {"verdicts": ("hits", "nears", "misses"), "targets": ("reached", "not_reached")}


def compose_page(  # noqa: PLR0913 - the basis of the money is its currency and its prices
    study: Study,
    choice: Choice,
    tables: Tables,
    *,
    currency: str,
    prices: PriceBasis,
    language: Language,
) -> Page:
    """Return the sheet in words.

    Args:
        study: The ledger as of a day.
        choice: What the sheet is about.
        tables: `claims`, `others`, `tensions` and `past`, as `tables` makes them.
        currency: That of `claims`.
        prices: Those of `claims`.
        language: Of the words; names and quotations stay as the ledger has them.
    """
    voice = Voice(language=language, names=name_all(study))
    money = unit_name(currency, language)
    entries, notes = compose_entries(tables["claims"], tables["others"], currency, voice)
    return Page(
        title=_title(study, choice, language),
        where=_where(study, choice, voice),
        finding=_finding(tables, voice, read=_is_read(choice)),
        entries=entries,
        instead=() if entries else _instead(choice, voice),
        past=_past_lines(study, tables["past"], voice),
        sources=tuple(_source(source, voice) for source in choice.sources),
        notes=notes,
        foot=voice.say(
            "sheet.foot",
            ledger=study.fingerprint,
            day=voice.day(study.as_of),
            currency=money if prices == "nominal" else voice.priced(money, prices),
        ),
        licence=voice.say("sheet.licence"),
        labels={
            "join": voice.say("sentence.join"),
            **{name: voice.say(f"sheet.label.{name}", **_FILLED) for name in _LABELS},
        },
        language=language,
        as_of=study.as_of,
    )


def _title(study: Study, choice: Choice, language: Language) -> str:
    series = study.ledger.events.get(choice.event)
    if series:
        return series.called(language, choice.edition)
    named = (study.names.get(word, {}).get(language, word) for word in choice.words)
    return ", ".join(named) or choice.title


def _where(study: Study, choice: Choice, voice: Voice) -> str:
    series = study.ledger.events.get(choice.event)
    organiser = series.organiser if series else ""
    days = _days(choice.held[0].first, choice.held[1].last, voice) if choice.held else ""
    held = voice.say("sheet.organiser", who=organiser) if organiser else ""
    return " · ".join(filter(None, (choice.place, days, held)))


def _days(first: date, last: date, voice: Voice) -> str:
    """Write the days of an edition: `16–17 Sep 2025`, `30 Sep 2025 to 2 Oct 2025`."""
    if first == last:
        return voice.day(first)
    if (first.year, first.month) != (last.year, last.month):
        return voice.say("sheet.held.days", first=voice.day(first), last=voice.day(last))
    month = locale_of(voice.language).months[first.month - 1]
    return voice.say(
        "sheet.held.month", from_day=first.day, to_day=last.day, month=month, year=first.year
    )


def _finding(tables: Tables, voice: Voice, *, read: bool) -> str:
    """Say what has to be seen first; without a claim, whether its sources were read to the end."""
    claims, tensions = tables["claims"], tables["tensions"]
    if not len(claims):
        return voice.say("sheet.empty" if read else "sheet.unread")
    rows = {str(row["claim_id"]): row for row in claims.to_dict("records")}
    for found in tensions.to_dict("records"):
        if found["claim_id"] in rows and found["other_id"] in rows:
            return _tension(found, rows[found["claim_id"]], rows[found["other_id"]], voice)
    speakers = claims["claimant"].where(claims["claimant"] != "", claims["publisher"]).nunique()
    said = voice.tell("sheet.counts", len(claims), speakers=voice.tell("sheet.speakers", speakers))
    states = claims["verdict"].where(claims["verdict"] != "", claims["status"])
    states = states.replace("miss", "missed")
    return voice.sentences(
        said, voice.tell("sheet.states", len(states), counted=voice.counted(states))
    )


def _tension(found: Row, one: Row, other: Row, voice: Voice) -> str:
    """Say in a sentence or two how two claims of the sheet stand against each other."""
    same = all(one[name] == other[name] for name in ("measure", "region"))
    facts = {
        "one": voice.name(one["subject"]) if same else voice.what(one),
        "other": in_sentence(voice.name(other["subject"]), voice.language)
        if same
        else voice.what(other),
        "amount": say_both(one, voice),
        "whole": say_both(other, voice),
    }
    if math.isnan(float(found["break_even"])):
        outcome = voice.term(found["outcome"])
        outcome = outcome[:1].upper() + outcome[1:]
        ones, others = (_what_inside(row, voice) for row in (one, other))
        if ones == others:
            return voice.say("sheet.tension.same", what=ones, outcome=outcome, **facts)
        named = {**facts, "one": ones, "other": others}
        return voice.say("sheet.tension", outcome=outcome, **named)
    low, high, even = (f"{float(found[k]):.2f}" for k in ("rate_low", "rate_high", "break_even"))
    paid, _, unit = str(found["pair"]).partition(" per ")
    pair = voice.say("sheet.pair", paid=paid, unit=unit)
    said = voice.say("sheet.tension.rate", rate=even, pair=pair, low=low, high=high, **facts)
    floor = voice.say("sheet.tension.floor") if other["hedge"] == "above" else ""
    scope = voice.say("sheet.tension.overlap") if found["relation"] == "overlap" else ""
    return voice.sentences(said, floor, scope)


def _what_inside(row: Row, voice: Voice) -> str:
    """Say what a claim is of as it stands inside a sentence."""
    name = voice.name(row["subject"])
    return voice.what(row).replace(name, in_sentence(name, voice.language), 1)


def _is_read(choice: Choice) -> bool:
    return bool(choice.sources) and all(source.read_on for source in choice.sources)


def _instead(choice: Choice, voice: Voice) -> tuple[str, ...]:
    lines = []
    for source in choice.sources:
        if source.read_on:
            lines.append(voice.say("sheet.read.to.end", day=voice.day(source.read_on.first)))
        if source.notes:
            lines.append(plain(source.notes))
    return tuple(lines)


def _past_lines(study: Study, past: pd.DataFrame, voice: Voice) -> tuple[str, ...]:
    """Say who fared how, most claims first; those who said nothing before share the last line."""
    rows = sorted(past.to_dict("records"), key=lambda row: -row["made"])
    names = [_who(study, row, voice) for row in rows]
    lines = [_past(row, who, voice) for row, who in zip(rows, names, strict=True) if row["made"]]
    silent = [who for row, who in zip(rows, names, strict=True) if not row["made"]]
    return (*lines, voice.say("sheet.past.none", who=voice.join(silent))) if silent else (*lines,)


def _who(study: Study, row: Row, voice: Voice) -> str:
    series = study.ledger.events.get(str(row["who"]))
    return series.called(voice.language) if series and row["kind"] == "event" else str(row["who"])


def _past(row: Row, who: str, voice: Voice) -> str:
    made, rated, paired = (int(row[name]) for name in ("made", "rated", "paired"))
    forecasts, targets = (_counted(row, kind, voice) for kind in ("verdicts", "targets"))
    if not forecasts + targets:
        return voice.tell("sheet.past.open", made, who=who)
    counted = voice.say("aside.join").join(filter(None, (forecasts, targets)))
    said = voice.tell("sheet.past", made, who=who, counted=counted)
    hits = {"hits": "paired_hits", "baseline": "baseline_hits"}
    figures = {name: voice.figure(int(row[column])) for name, column in hits.items()}
    beside = voice.tell("sheet.past.baseline", paired, **figures) if paired else ""
    return voice.sentences(said, beside, _rates(row, rated, voice) if forecasts else "")


def _counted(row: Row, kind: str, voice: Voice) -> str:
    """Count the verdicts of forecasts, or of targets; '' where there are none."""
    counts = {name: int(row[name]) for name in _COUNTED[kind]}
    figures = {name: voice.figure(number) for name, number in counts.items()}
    return voice.say(f"sheet.past.{kind}", **figures) if any(counts.values()) else ""


def _rates(row: Row, rated: int, voice: Voice) -> str:
    share = float(row["hit_rate"])
    if math.isnan(share):
        return voice.tell("sheet.past.rated", rated)
    rate = percent(share, voice.language)
    return voice.say("sheet.past.rate", n=voice.figure(rated), hit_rate=rate)


def _source(source: Any, voice: Voice) -> tuple[str, str, str]:  # noqa: ANN401 - Source
    day = voice.stated(
        {"stated": source.published.first, "stated_precision": source.published.precision}
    )
    text = voice.say("sheet.source", publisher=source.publisher, day=day, title=source.title)
    if source.read_on:
        read = voice.say("sheet.read", day=voice.day(as_date(source.read_on.first)))
        text = voice.say("sheet.source.read", source=text, read=read)
    return text, web_address(source.url), web_address(source.archive)
