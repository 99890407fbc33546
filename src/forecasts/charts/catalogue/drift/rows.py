"""Drift: do the claims for one target year move?"""

from math import nan
from typing import Any

import pandas as pd

from forecasts.charts.facts.amounts import (
    add_amounts,
    claimant_names,
    records,
    stated_words,
    worded,
)
from forecasts.charts.facts.known import came_words, known_actuals
from forecasts.charts.frame import Frame, Texts
from forecasts.charts.words import scale_words, source_words, unit_words
from forecasts.comparing.rated import RATED
from forecasts.words import say, sentences
from forecasts.words.amounts import common_noun, count, signed_percent

__all__ = ["date_of", "drift_data", "drift_texts"]

_SAME, _ENOUGH = 1.05, 3
_NO_POINT = ("above", "up-to", "scale")


def date_of(day: pd.Timestamp) -> float:
    """Return a date as a year with a fraction."""
    return float(day.year + (day.day_of_year - 1) / 365.25)


def drift_data(claims: pd.DataFrame, frame: Frame, *, actuals: pd.DataFrame) -> pd.DataFrame:
    """Compute a mark per claim by its date, and the actual known at each date.

    Args:
        claims: Normalised claims about one measure, region and target, in one unit.
        frame: As-of date, currency, language.
        actuals: Actuals table.

    Returns:
        Rows `what` = `claim` (`claim_id`, `who`, `when` as a year with a fraction, `told`,
        `amount`, `worded`, `side`, `low` and `high` of a range, `copy`, `point`: a number was
        forecast, no bound, magnitude, target or scenario, `before`: the claim it is joined to, of
        the same unit, price base and kind) by their dates, and `actual` (`when` it was published,
        `amount`, `told`: its period, `worded`, `estimate`), with their place, `series`, `vintage`.
    """
    table = add_amounts(claims, frame)
    table["who"] = claimant_names(table, frame.language)
    table = table[table["amount"] > 0].sort_values(["stated", "claim_id"])
    previous: dict[tuple[str, ...], dict[str, Any]] = {}
    rows: list[dict[str, Any]] = []
    for _, row in table.iterrows():
        copy = bool(str(row["relays"]).strip())
        rows.append(
            {
                "what": "claim",
                "claim_id": row["claim_id"],
                "who": row["who"],
                "when": date_of(row["stated"]),
                "told": stated_words(row["stated"], str(row["stated_precision"])),
                "amount": float(row["amount"]),
                "worded": worded(row, frame),
                "short": worded(row, frame, counted=False),
                "side": {"above": "up", "up-to": "down"}.get(str(row["hedge"]), ""),
                "low": float(row["said_low"]) if row["hedge"] == "range" else nan,
                "high": float(row["said_high"]) if row["hedge"] == "range" else nan,
                "copy": copy,
                "point": row["modality"] in RATED and row["hedge"] not in _NO_POINT,
                "before": "",
            }
        )
        if copy:
            continue
        bound = rows[-1]["side"]
        one = (row["who"], row["unit"], row["price_basis"], row["kind"], row["modality"], bound)
        if one in previous and previous[one]["when"] < rows[-1]["when"]:
            rows[-1]["before"] = previous[one]["claim_id"]
        previous[one] = rows[-1]
    unit = str(table["unit_drawn"].iloc[0])
    known = known_actuals(actuals, table, unit, frame)
    rows += _steps(known, unit, frame)
    first = table.iloc[0]
    return pd.DataFrame(rows).assign(
        subject=first["subject"],
        region=first["region"],
        measure=first["measure"],
        year=first["target_period"],
        unit=unit,
        series=known["series"].iloc[0] if len(known) else "",
        vintage=str(pd.Timestamp(known["published_on"].max()).date()) if len(known) else "",
    )


def _steps(known: pd.DataFrame, unit: str, frame: Frame) -> list[dict[str, Any]]:
    """Return what the newest figure of the latest year was, from each publication on."""
    rows: list[dict[str, Any]] = []
    latest = pd.Timestamp.min
    for row in records(known.sort_values(["published_on", "period_end"], kind="stable")):
        if row.period_end < latest:
            continue
        latest = row.period_end
        step = {
            "what": "actual",
            "when": date_of(row.published_on),
            "amount": float(row.drawn),
            "told": row.period,
            "worded": came_words(row, unit, frame.language),
            "estimate": row.release == "estimate",
        }
        if rows and rows[-1]["when"] == step["when"]:
            rows[-1] = step
        else:
            rows.append(step)
    return rows


def drift_texts(data: pd.DataFrame, frame: Frame) -> Texts:
    """Compute the words of a drift chart from its data."""
    language, first = frame.language, data.iloc[0]
    claims = data[data["what"] == "claim"]
    title, halves = _title(claims, first, frame)
    rows = [
        say(language, "drift.alt.row", who=row.who, when=row.told, value=row.worded)
        for row in records(claims.tail(12))
    ]
    notes = [say(language, "drift.note.lines")]
    if claims["low"].notna().any():
        notes.append(say(language, "drift.note.range"))
    if (claims["side"] != "").any():
        notes.append(say(language, "hedgehog.note.sides"))
    if halves:
        notes.append(say(language, "drift.note.median"))
    if (data["what"] == "actual").any():
        notes.append(say(language, "drift.note.actual"))
    return Texts(
        title=title,
        subtitle=say(
            language,
            "drift.subtitle",
            subject=frame.name(first["subject"]),
            region=frame.name(first["region"]),
            measure=common_noun(frame.name(first["measure"]), language),
            year=first["year"],
            unit=unit_words(str(first["unit"]), frame),
            scale=scale_words(frame, log=True),
        ),
        note=sentences(language, notes),
        source=source_words(frame, str(first["series"]), str(first["vintage"])),
        alt=say(
            language,
            "drift.alt",
            scale=scale_words(frame, log=True),
            title=title,
            rows=sentences(language, rows),
        ),
    )


def _title(claims: pd.DataFrame, head: pd.Series, frame: Frame) -> tuple[str, bool]:
    """Compare the numbers forecast before and after the middle of their dates, none told again."""
    language = frame.language
    about = {"subject": frame.name(head["subject"]), "year": head["year"]}
    own = claims[~claims["copy"].astype(bool)]
    first, last = int(own["when"].min()), int(own["when"].max())
    points = own[own["point"].astype(bool)]
    middle = int(points["when"].median()) if len(points) else first
    # The year of the middle date, or the next where that leaves enough on both sides.
    for since in (middle, middle + 1):
        before, after = points[points["when"] < since], points[points["when"] >= since]
        if len(before) >= _ENOUGH <= len(after):
            break
    if len(before) < _ENOUGH or len(after) < _ENOUGH:
        ordered = own.sort_values("amount", kind="stable")
        counts = {
            "count": count(len(own), language),
            "low": ordered["short"].iloc[0],  # a bound with its sign
            "high": ordered["short"].iloc[-1],
        }
        return say(language, "drift.title.few", since=first, last=last, **about, **counts), False
    ratio = float(after["amount"].median() / before["amount"].median())
    if 1 / _SAME < ratio < _SAME:
        return say(language, "drift.title.still", since=since, **about), True
    if ratio >= 1.95:
        change = say(language, "drift.change.up", factor=f"{ratio:.2g}")
    else:
        key = "drift.change.more" if ratio > 1 else "drift.change.less"
        change = say(language, key, percent=signed_percent(abs(ratio - 1), language).lstrip("+"))
    return say(language, "drift.title.moved", since=since, change=change, **about), True
