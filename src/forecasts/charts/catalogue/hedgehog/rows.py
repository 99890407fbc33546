"""Hedgehog: what growth does each claim need against the record?"""

from dataclasses import dataclass
from math import exp, isfinite, log, sqrt
from typing import Any

import numpy as np
import pandas as pd

from forecasts.charts.facts.amounts import add_amounts, claimant_names, records, worded
from forecasts.charts.facts.known import came_words, known_actuals
from forecasts.charts.frame import Frame, Texts
from forecasts.charts.words import source_words, unit_words
from forecasts.words import say, sentences, tell
from forecasts.words.amounts import amount, common_noun, period_words

__all__ = ["hedgehog_data", "hedgehog_texts"]

MOST_LABELLED = 9
_RECORD = 10
_MINUS = "−"
_SHORTEST = 0.5  # years over which growth is told
_YEAR_AND_A_HALF = 1.5  # between two figures: over more, a year between has none
_PLAUSIBLE = 1.5
"""A trend is carried on up to so many times the largest figure known or claimed, and down alike."""


def year_of(day: pd.Timestamp) -> float:
    """Return a date on an axis where a whole year's figure stands at that year: its last day."""
    return float(day.year + (day.day_of_year / (366 if day.is_leap_year else 365)) - 1)


def hedgehog_data(claims: pd.DataFrame, frame: Frame, *, actuals: pd.DataFrame) -> pd.DataFrame:
    """Compute the record, its trend carried on, and a line per claim.

    Args:
        claims: Normalised claims about one series, in one unit.
        frame: As-of date, currency, language.
        actuals: Actuals table.

    Returns:
        Rows `what` = `actual` (`year`, `amount`, `estimate`, `worded`), `trend` (with `low` and
        `high`, one standard deviation of yearly growth, compounded; it ends where it leaves what
        is plausible) and `claim` (`start`, `start_amount`: the last actual known at its
        publication; `year`, `amount`, `growth` a year needed, `who`, `stated`, `worded`, `side`,
        `open`), the latest claim last; each with `record`, the mean yearly growth, `since`,
        `newest`, the growth of the last year known, `cut`, whether the trend ends before the last
        claim, `series`, `vintage` and what they are about. Empty where under three years are known,
        or nothing was when the claims were made.
    """
    table = add_amounts(claims, frame)
    table = table[table["amount"] > 0].sort_values(["stated", "amount", "claim_id"])
    unit = str(table["unit_drawn"].iloc[0]) if len(table) else ""
    known = known_actuals(actuals, table, unit, frame)
    known = known[known["drawn"] > 0]
    latest = known.drop_duplicates("period_end", keep="last")
    if len(latest) < 3:
        return pd.DataFrame()
    rows = _record(latest, unit, frame)
    pace = _pace(rows)
    table["who"] = claimant_names(table, frame.language)
    lines = [_line(row, known, frame) for _, row in table.iterrows()]
    horizon = max(float(line["year"]) for line in lines)
    trend = _trend(rows[-1], pace, horizon)
    kept = _plausible(trend, [float(row["amount"]) for row in rows + lines])
    data = pd.DataFrame(rows + kept + lines)
    for column in ("start", "start_amount", "growth"):
        data[column] = data.get(column, np.nan)
    if data["growth"].isna().all():
        return pd.DataFrame()
    first = table.iloc[0]
    return data.assign(
        record=exp(pace.mean) - 1,
        since=pace.since,
        newest=exp(pace.newest) - 1,
        cut=len(kept) < len(trend),
        series=latest["series"].iloc[0],
        vintage=str(pd.Timestamp(latest["published_on"].max()).date()),
        unit=unit,
        subject=first["subject"],
        region=first["region"],
        measure=first["measure"],
    )


def _record(latest: pd.DataFrame, unit: str, frame: Frame) -> list[dict[str, Any]]:
    """Return a row a year known, with its figure as it was last published."""
    return [
        {
            "what": "actual",
            "year": year_of(row.period_end),
            "amount": row.drawn,
            "label": row.period,
            "estimate": row.release == "estimate",
            "worded": came_words(row, unit, frame.language),
        }
        for row in records(latest)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pace:
    """Mean and standard deviation of the yearly log changes, the last, and where they begin."""

    mean: float
    newest: float
    spread: float
    since: str


def _pace(rows: list[dict[str, Any]]) -> _Pace:
    kept = rows[-_RECORD - 1 :]
    years = np.array([row["year"] for row in kept])
    logs = np.log([row["amount"] for row in kept])
    changes = np.diff(logs) / np.diff(years)
    return _Pace(
        mean=float((logs[-1] - logs[0]) / (years[-1] - years[0])),
        newest=float(changes[-1]),
        spread=float(changes.std(ddof=1)),
        since=str(kept[0]["label"]),
    )


def _trend(last: dict[str, Any], pace: _Pace, until: float) -> list[dict[str, Any]]:
    rows = []
    for step in np.linspace(0, max(until - last["year"], 0.0), 61 if until > last["year"] else 1):
        middle, half = pace.mean * step, pace.spread * sqrt(step)
        rows.append(
            {
                "what": "trend",
                "year": last["year"] + float(step),
                "amount": last["amount"] * exp(middle),
                "low": last["amount"] * exp(middle - half),
                "high": last["amount"] * exp(middle + half),
            }
        )
    return rows


def _plausible(trend: list[dict[str, Any]], drawn: list[float]) -> list[dict[str, Any]]:
    """Return the trend up to where it leaves by half all that was counted or claimed."""
    low, high = min(drawn) / _PLAUSIBLE, max(drawn) * _PLAUSIBLE
    return [row for row in trend if low < row["amount"] < high]


def _line(row: pd.Series, known: pd.DataFrame, frame: Frame) -> dict[str, Any]:
    then = known[known["published_on"] <= row["stated"]]
    end = year_of(row["target_end"])
    line: dict[str, Any] = {
        "what": "claim",
        "claim_id": row["claim_id"],
        "who": row["who"],
        "stated": row["stated"].year,
        "year": end,
        "amount": float(row["amount"]),
        "worded": worded(row, frame),
        "short": worded(row, frame, counted=False),
        "side": {"above": "up", "up-to": "down"}.get(str(row["hedge"]), ""),
        "open": pd.Timestamp(frame.as_of) <= row["target_end"],
    }
    if then.empty:
        return line
    newest = then.sort_values(["period_end", "published_on"]).iloc[-1]
    start, base = year_of(newest["period_end"]), float(newest["drawn"])
    if end - start < _SHORTEST:
        return line
    growth = exp(log(line["amount"] / base) / (end - start)) - 1
    return {**line, "start": start, "start_amount": base, "growth": growth}


def hedgehog_texts(data: pd.DataFrame, frame: Frame) -> Texts:
    """Compute the words of a hedgehog chart from its data."""
    language, first = frame.language, data.iloc[0]
    claims = data[data["what"] == "claim"]
    title = _title(data, frame.name(first["subject"]), _record_words(data, frame), frame)
    rows = [
        say(
            language,
            "hedgehog.alt.row",
            who=row.who,
            stated=int(row.stated),
            value=row.worded,
            year=f"{row.year:.0f}",
            growth=growth_words(row.growth, frame),
        )
        for row in records(claims.tail(12))
    ]
    return Texts(
        title=title,
        subtitle=say(
            language,
            "hedgehog.subtitle",
            subject=frame.name(first["subject"]),
            region=frame.name(first["region"]),
            measure=common_noun(frame.name(first["measure"]), language),
            unit=unit_words(str(first["unit"]), frame),
        ),
        note=_note(data, frame),
        source=source_words(frame, str(first["series"]), str(first["vintage"])),
        alt=say(
            language,
            "hedgehog.alt",
            title=title,
            rows=sentences(language, rows),
        ),
    )


def _record_words(data: pd.DataFrame, frame: Frame) -> str:
    """Say how fast the record grew, and how fast in its last year."""
    return _pace_words("hedgehog.record", "hedgehog.record.gap", data, frame)


def _pace_words(key: str, over_gap: str, data: pd.DataFrame, frame: Frame) -> str:
    """Say the record's mean growth and its newest; over years without a figure, since when."""
    first, actual = data.iloc[0], data[data["what"] == "actual"]
    before, last = actual.iloc[-2], actual.iloc[-1]
    gap = last["year"] - before["year"] > _YEAR_AND_A_HALF
    named = before if gap else last
    return say(
        frame.language,
        over_gap if gap else key,
        record=yearly(float(first["record"])),
        newest=yearly(float(first["newest"])),
        last=period_words(str(named["label"]), frame.language),
    )


def _note(data: pd.DataFrame, frame: Frame) -> str:
    language, first = frame.language, data.iloc[0]
    actual, claims = data[data["what"] == "actual"], data[data["what"] == "claim"]
    record = yearly(float(first["record"]))
    notes = [say(language, "hedgehog.note.lines")]
    if (data["what"] == "trend").sum() > 1:
        notes.append(
            say(
                language,
                "hedgehog.note.trend",
                since=first["since"],
                last=actual["label"].iloc[-1],
                record=record,
            )
        )
    if bool(first["cut"]):
        notes.append(say(language, "hedgehog.note.cut"))
    if (claims["side"] != "").any():
        notes.append(say(language, "hedgehog.note.sides"))
    more = len(claims) - len(labelled_claims(data))
    if more:
        notes.append(tell(language, "hedgehog.note.more", more))
    return sentences(language, notes)


def _title(data: pd.DataFrame, subject: str, record: str, frame: Frame) -> str:
    language = frame.language
    claims, last = data[data["what"] == "claim"], data[data["what"] == "actual"].iloc[-1]
    known = claims[claims["growth"].notna()]
    claim = claims[claims.index == named_claim(data)].iloc[0]
    if bool(claim["open"]) and isfinite(claim["growth"]):
        growth = yearly(_growth(last, claim))
        return say(
            language,
            f"hedgehog.title.open{_fall(growth)}",
            subject=subject,
            value=claim["short"],
            year=f"{claim['year']:.0f}",
            growth=growth.removeprefix(_MINUS),
            record=record,
        )
    low, high = yearly(float(known["growth"].min())), yearly(float(known["growth"].max()))
    way = _fall(high) or (".both" if _fall(low) else "")
    key = f"hedgehog.title.same{way}" if low == high else f"hedgehog.title.due{way}"
    ends = [end.removeprefix(_MINUS) for end in ((high, low) if _fall(high) else (low, high))]
    return say(language, key, subject=subject, low=ends[0], high=ends[1], record=record)


def _fall(growth: str) -> str:
    """Return the end of a title's key: a rate below zero is told as a fall."""
    return ".fall" if growth.startswith(_MINUS) else ""


def _growth(last: pd.Series, claim: pd.Series) -> float:
    """Return the growth a year that a claim needs from the last actual on, as the tables say it."""
    years = float(claim["year"] - last["year"])
    if years < _SHORTEST:
        return float(claim["growth"])
    return exp(log(claim["amount"] / last["amount"]) / years) - 1


def named_claim(data: pd.DataFrame) -> int:
    """Return the index of the claim that the heading names and the drawing sets apart.

    The latest that is still open, if the growth that it needs is known; without one, the latest.
    """
    claims = data[data["what"] == "claim"]
    to_come = claims[claims["growth"].notna() & claims["open"].astype(bool)]
    return int((to_come if len(to_come) else claims).index[-1])


def labelled_claims(data: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that have a label: the named and the latest, one told twice a year once."""
    claims, named = data[data["what"] == "claim"], named_claim(data)
    kept = claims.assign(named=claims.index == named).sort_values("named", kind="stable")
    kept = kept.drop_duplicates(["who", "stated", "short", "year"], keep="last")
    return kept.tail(MOST_LABELLED).drop(columns="named").sort_index()


def trend_words(data: pd.DataFrame, frame: Frame) -> tuple[str, str]:
    """Say where the trend leads, and the growth of the record and of its last year."""
    language, first = frame.language, data.iloc[0]
    trend = data[data["what"] == "trend"]
    last = trend.iloc[-1]
    value = amount(float(last["amount"]), str(first["unit"]), language)
    year = f"{float(last['year']):.0f}"
    key = "hedgehog.trend.cut" if first["cut"] else "hedgehog.trend"
    told = say(language, key, value=value, year=year, since=first["since"])
    if len(trend) == 1:
        told = say(language, "hedgehog.trend.none", since=first["since"])
    return told, _pace_words("hedgehog.pace", "hedgehog.pace.gap", data, frame)


def label_words(row: Any, frame: Frame) -> str:  # noqa: ANN401 - a row of `records`
    """Say what a claim says, and the growth it needed where an actual was known."""
    words = {"value": row.short, "year": f"{row.year:.0f}"}
    if not isfinite(row.growth):
        return say(frame.language, "hedgehog.label.bare", **words)
    return say(frame.language, "hedgehog.label", growth=growth_words(row.growth, frame), **words)


def yearly(growth: float) -> str:
    """Write a growth rate: whole per cent, a decimal below ten."""
    words = f"{100 * growth:.{1 if abs(growth) < 0.0995 else 0}f}"
    plain = words.rstrip("0").rstrip(".") if "." in words else words
    return f"{'0' if plain in ('-0', '') else plain.replace('-', '−')}%"


def growth_words(growth: float, frame: Frame) -> str:
    if not isfinite(growth):
        return say(frame.language, "hedgehog.growth.unknown")
    return say(frame.language, "hedgehog.growth", percent=yearly(growth))
