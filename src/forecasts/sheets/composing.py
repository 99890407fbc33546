"""From the tables of a sheet to its words, in one language."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from forecasts.normalising import trace
from forecasts.reviewing.inputs import name_all
from forecasts.reviewing.terms import SIGNS
from forecasts.reviewing.voice import Voice, as_date, plain
from forecasts.sheets.choosing import Choice
from forecasts.sheets.page import Entry, Page
from forecasts.sheets.strips import strips_of
from forecasts.study import Study
from forecasts.units import currency_of
from forecasts.words import Language, locale_of
from forecasts.words.amounts import amount, bounded, in_sentence, percent, period_words, unit_name

__all__ = ["compose_page"]

Row = Mapping[Any, Any]
Tables = Mapping[str, pd.DataFrame]

_LABELS = ("others", "record", "point", "above", "up-to", "scale", "range", "past", "sources",
           "notes", "came", "page", "more")  # fmt: skip
_FILLED = {"page": "{page}", "pages": "{pages}", "n": "{n}"}  # where the printer counts
_ALIKE = 0.02  # the same words on two days differ by as much through the rate alone
_COUNTED = {"verdicts": ("hits", "nears", "misses"), "targets": ("reached", "not_reached")}
_DOUBTS = {"contested": "alternatives", "fragile": "flips"}
_CALLED_SO = ("about", "below", "above", "up-to", "scale", "range")


def compose_page(
    study: Study, choice: Choice, tables: Tables, *, currency: str, language: Language
) -> Page:
    """Return the sheet in words.

    Args:
        study: The ledger as of a day.
        choice: What the sheet is about.
        tables: `claims`, `others`, `tensions` and `past`, as `tables` makes them.
        currency: That of `claims`.
        language: Of the words; names and quotations stay as the ledger has them.
    """
    voice = Voice(language=language, names=name_all(study))
    claims = tables["claims"]
    amounts = {str(row["claim_id"]): _amount(row, voice) for row in claims.to_dict("records")}
    notes: dict[str, int] = {}
    strips = strips_of(claims, tables["others"], language) if len(claims) else {}
    entries = tuple(
        replace(
            _entry(row, tables["others"], notes, currency, voice),
            part=_part(row, amounts, voice),
            strip=strips[str(row["claim_id"])],
        )
        for row in claims.to_dict("records")
    )
    return Page(
        title=_title(study, choice, language),
        where=_where(study, choice, voice),
        finding=_finding(tables, voice),
        entries=entries,
        instead=() if entries else _instead(choice, voice),
        past=_past_lines(study, tables["past"], voice),
        sources=tuple(_source(source, voice) for source in choice.sources),
        notes=tuple(notes),
        foot=voice.say(
            "sheet.foot",
            ledger=study.fingerprint,
            day=voice.day(study.as_of),
            currency=unit_name(currency, language),
        ),
        licence=voice.say("sheet.licence"),
        labels={name: voice.say(f"sheet.label.{name}", **_FILLED) for name in _LABELS},
        language=language,
        as_of=study.as_of,
    )


def _title(study: Study, choice: Choice, language: Language) -> str:
    series = study.ledger.events.get(choice.event)
    return series.called(language, choice.edition) if series else choice.title


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


def _factor(row: Row) -> float:
    """Return what the figure was multiplied by to stand on the sheet's scale."""
    own = float(row["value"])
    return float(row["shown"]) / own if own and not row["relative"] else 1.0


def _is_converted(row: Row) -> bool:
    """Whether the figure shown is in another currency, or in other prices, than what was said."""
    return bool(row["scale"] != row["unit"]) or abs(_factor(row) - 1) > 1e-9


def _own(row: Row, voice: Voice) -> str:
    """Write the figure as it was said where another is shown, and the prices that it is in."""
    said = voice.claimed(row) if _is_converted(row) else ""
    return _in_its_prices(said, row, voice)


def _in_its_prices(words: str, row: Row, voice: Voice) -> str:
    """Say of which year the prices of an amount are, where it is not nominal."""
    if row["price_basis"] == "nominal" or row["relative"]:
        return words
    return voice.say("sheet.prices", amount=words, year=row["price_basis"]).strip()


def _amount(row: Row, voice: Voice) -> str:
    """Write the figure on the sheet's scale, with its hedge."""
    if not _is_converted(row):
        return _unbroken(voice.claimed(row))
    factor = _factor(row)
    low, high = (float(row[name]) * factor for name in ("stated_low", "stated_high"))
    words = bounded(
        str(row["hedge"]), low, high, float(row["shown"]), str(row["scale"]), voice.language,
        strict=bool(row["strict"]),
    )  # fmt: skip
    return _unbroken(words)


def _unbroken(words: str) -> str:
    """Keep an amount on one line: `> $120bn`."""
    return words.replace(" ", "\u00a0")


def _entry(
    row: Row,
    others: pd.DataFrame,
    notes: dict[str, int],
    currency: str,
    voice: Voice,
) -> Entry:
    note = 0
    if _is_converted(row) or (row["conversion_problem"] and currency_of(str(row["unit"]))):
        lines = trace(row, currency=currency, language=voice.language)
        note = notes.setdefault(" · ".join(lines[3:5]), len(notes) + 1)
    mark = voice.mark(row)
    what = voice.what(row)
    period = period_words(str(row["target_period"]), voice.language)
    mine = others[others["claim_id"] == row["claim_id"]]
    return Entry(
        claim_id=str(row["claim_id"]),
        amount=_amount(row, voice),
        own=_own(row, voice),
        note=note,
        what=voice.say("sheet.what", what=what, period=period),
        quote=plain(row["quote"]),
        language=str(row["language"]),
        who=" · ".join(filter(None, (plain(row[k]) for k in ("claimant", "role", "session")))),
        marks=_marks(row, voice),
        beside=tuple(
            filter(None, (_doubts(row, voice), _beside(row, mine, voice), _growth(row, voice)))
        ),
        state=_state(row, voice),
        mark=mark,
        sign=SIGNS[mark],
    )


def _part(row: Row, amounts: Mapping[str, str], voice: Voice) -> str:
    for field in ("part_of", "overlaps"):
        if row[field] in amounts:
            return voice.say(f"sheet.{field}", whole=amounts[row[field]])
    return ""


def _marks(row: Row, voice: Voice) -> tuple[str, ...]:
    hedge, modality = str(row["hedge"]), str(row["modality"])
    found = [voice.say(f"hedge.{hedge}")] if hedge in _CALLED_SO else []
    if sure := str(row["certainty"]).replace(" ", "-"):
        found.append(voice.say(f"certainty.{sure}"))
    found += [voice.term(modality)] if modality != "forecast" else []
    found += [voice.say("sheet.implicit")] if row["claimant_basis"] == "implicit" else []
    found += [voice.say("sheet.condition", condition=row["condition"])] if row["condition"] else []
    return tuple(found)


def _beside(row: Row, mine: pd.DataFrame, voice: Voice) -> str:
    """Say what others claim for the same thing and year, and where this claim lies among them."""
    if row["relative"]:
        return ""
    values = sorted(float(each) for each in mine["value"])
    if not values:
        return voice.say("sheet.others.none")
    ends = [amount(each, str(row["scale"]), voice.language) for each in (values[0], values[-1])]
    named = ("shown_low", "shown_high") if row["hedge"] == "range" else ("shown", "shown")
    low, high = (float(row[name]) for name in named)
    under = sum(each < low * (1 - _ALIKE) for each in values)
    over = sum(each > high * (1 + _ALIKE) for each in values)
    ends_of = {(len(values), 0): "above", (0, len(values)): "below", (0, 0): "level"}
    if place := ends_of.get((under, over)):
        where = voice.say(f"sheet.place.{place}")
    else:
        counts = {"alike": len(values) - under - over, "under": under, "over": over}
        parts = [
            voice.say(f"sheet.place.{name}", n=voice.figure(number))
            for name, number in counts.items()
            if number
        ]
        where = voice.say("aside.join").join(parts)
    spread = voice.say("sheet.others.spread", low=ends[0], high=ends[1])
    return voice.tell(
        "sheet.others", len(values), spread=spread if ends[0] != ends[1] else ends[0], place=where
    )


def _growth(row: Row, voice: Voice) -> str:
    needed, record = float(row["growth_needed"]), float(row["growth_record"])
    if math.isnan(needed):
        return ""
    words = percent(needed, voice.language)
    if math.isnan(record):
        return voice.say("sheet.growth.alone", needed=words)
    return voice.say("sheet.growth", needed=words, record=percent(record, voice.language))


def _state(row: Row, voice: Voice) -> str:
    """Say the verdict with what came, the outlook, or why there is neither; with its flags."""
    join = voice.say("aside.join").join
    if row["verdict"]:
        flags = [voice.term(flag) for flag in _DOUBTS if flag in str(row["flags"]).split()]
        verdict = join([voice.verdict(row), *flags])
        came = voice.came(row)
        if not came:
            return verdict
        return voice.say("sheet.came", verdict=verdict, came=_in_its_prices(came, row, voice))
    if row["status"] == "open":
        outlook = join([voice.outlook(row), *voice.flags(row)])
        return voice.say("sheet.outlook", outlook=outlook)
    status = voice.term(row["status"])
    lack = voice.term(row["lack"]) if row["lack"] else ""
    return voice.say("sheet.lack", status=status, lack=lack) if lack else status


def _doubts(row: Row, voice: Voice) -> str:
    """Say how a contested or fragile verdict comes out otherwise."""
    told = [
        voice.say("sheet.doubt", doubt=voice.say(f"fact.{flag}"), told=voice.reason(row[column]))
        for flag, column in _DOUBTS.items()
        if flag in str(row["flags"]).split() and row[column]
    ]
    return voice.sentences(*told)


def _finding(tables: Tables, voice: Voice) -> str:
    claims, tensions = tables["claims"], tables["tensions"]
    if not len(claims):
        return voice.say("sheet.empty")
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
        "amount": _both(one, voice),
        "whole": _both(other, voice),
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


def _both(row: Row, voice: Voice) -> str:
    """Write a figure as it was said, and what that is in the sheet's currency."""
    said = _unbroken(voice.claimed(row))
    if not _is_converted(row):
        return said
    shown = amount(float(row["shown"]), str(row["scale"]), voice.language)
    return voice.say("sheet.both", said=said, shown=shown)


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


def _source(source: Any, voice: Voice) -> tuple[str, str]:  # noqa: ANN401 - Source
    day = voice.stated(
        {"stated": source.published.first, "stated_precision": source.published.precision}
    )
    text = voice.say("sheet.source", publisher=source.publisher, day=day, title=source.title)
    if source.read_on:
        read = voice.say("sheet.read", day=voice.day(as_date(source.read_on.first)))
        text = voice.say("sheet.source.read", source=text, read=read)
    web = source.url if source.url.startswith(("http://", "https://")) else ""
    return text, web
