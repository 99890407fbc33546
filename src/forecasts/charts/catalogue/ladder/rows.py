"""Ladder: how far apart are the claims for one subject and year?"""

from math import nan
from typing import Any

import numpy as np
import pandas as pd

from forecasts.charts.facts.amounts import (
    add_amounts,
    claimant_names,
    records,
    stated_words,
    worded,
)
from forecasts.charts.facts.known import known_actuals, latest_actual
from forecasts.charts.frame import ROWS_PER_PAGE, Frame, Texts
from forecasts.charts.words import scale_words, source_words, unit_words
from forecasts.words import say, sentences, tell
from forecasts.words.amounts import (
    amount,
    common_noun,
    count,
    day,
    factor,
    in_sentence,
    signed_percent,
)

__all__ = ["ladder_data", "ladder_texts"]

_SIDES = {"above": "up", "up-to": "down"}
_BANDS = {"range": "range", "scale": "scale"}
_SAME = 0.005


def ladder_data(
    claims: pd.DataFrame, frame: Frame, *, actuals: pd.DataFrame, spread: pd.DataFrame
) -> pd.DataFrame:
    """Compute the rows of a ladder, from the highest claim to the lowest.

    Args:
        claims: Normalised claims about one measure, region, year and unit; subjects may differ.
        frame: As-of date, currency and language.
        actuals: Actuals table; that of the target, else the latest before it, becomes the last row.
        spread: What `normalise.spread` returned; parity is left out.

    Returns:
        A row per claim (`what` is `claim`), and one for the latest actual if there is one, with
        `page`, `claim_id`, `label`, `detail`, `amount`, `low`, `high` (ends of the bar),
        `spread_low`, `spread_high`, `side` (`up`, `down`, ``), `band` (`range`, `scale`, ``),
        `relayed` (by another than its claimant; what only repeats a claim here is left out),
        `normalised`, `words`, `subject`, `region`, `measure`, `year`, `unit`.
    """
    table = add_amounts(claims, frame)
    table["who"] = claimant_names(table, frame.language)
    table = _merged(table)
    table = table.sort_values(["amount", "stated", "claim_id"], ascending=[False, False, True])
    mixed = len(table["subject"].unique()) > 1
    kept = spread[(spread["choice"] != "ppp") & spread["value"].notna()]
    ends = kept.groupby("claim_id")["value"].agg(["min", "max"])
    rows = [_row(row, frame, ends, mixed=mixed) for _, row in table.iterrows()]
    data = pd.DataFrame(rows)
    data.insert(0, "page", np.arange(len(data)) // ROWS_PER_PAGE + 1)
    unit = str(data["unit"].iloc[0])
    known = known_actuals(actuals, table, unit, frame)
    latest = latest_actual(known, table, unit, frame.language)
    if latest is None:
        return data
    last: dict[str, Any] = {
        "page": 0,
        "what": "actual",
        "claim_id": latest.series,
        "label": latest.period,
        "detail": latest.published.isoformat(),
        "amount": latest.value,
        "normalised": latest.words,
        "estimate": latest.estimate,
        "unit": unit,
    }
    return pd.concat([data, pd.DataFrame([last])], ignore_index=True)


def _merged(table: pd.DataFrame) -> pd.DataFrame:
    """Leave out who only tells a number again that stands here; its claim has `repeats` of it."""
    stated = table.set_index("claim_id")["value"]
    same = [
        any(
            name in stated and abs(stated[name] - row.value) <= _SAME * abs(row.value)
            for name in str(row.relays).split()
        )
        for row in records(table)
    ]
    again = table.loc[same, "relays"].str.split().explode().value_counts()
    kept = table[~np.array(same, dtype=bool)]
    return kept.assign(repeats=kept["claim_id"].map(again).fillna(0).astype(int))


def _row(row: pd.Series, frame: Frame, ends: pd.DataFrame, *, mixed: bool) -> dict[str, Any]:
    detail = [stated_words(row["stated"], str(row["stated_precision"]))]
    if mixed:
        detail.append(frame.name(row["subject"]))
    if str(row["modality"]) in ("target", "scenario", "guidance", "nowcast"):
        detail.append(say(frame.language, f"modality.{row['modality']}"))
    relayed = bool(str(row["relays"]).strip())
    if relayed:
        detail.append(say(frame.language, "ladder.relayed"))
    if row["repeats"]:
        detail.append(tell(frame.language, "ladder.repeated", int(row["repeats"])))
    band = _BANDS.get(str(row["hedge"]), "")
    low = {"range": row["said_low"], "scale": row["amount_low"]}.get(band, nan)
    high = {"range": row["said_high"], "scale": row["amount_high"]}.get(band, nan)
    known = row["claim_id"] in ends.index
    return {
        "what": "claim",
        "claim_id": row["claim_id"],
        "label": row["who"],
        "detail": " · ".join(detail),
        "amount": float(row["amount"]),
        "low": float(low),
        "high": float(high),
        "spread_low": float(ends.loc[row["claim_id"], "min"]) if known else nan,
        "spread_high": float(ends.loc[row["claim_id"], "max"]) if known else nan,
        "side": _SIDES.get(str(row["hedge"]), ""),
        "band": band,
        "relayed": relayed,
        "normalised": worded(row, frame),
        "words": f"“{row['quote']}”",
        "subject": row["subject"],
        "region": row["region"],
        "measure": row["measure"],
        "year": row["target_period"],
        "unit": row["unit_drawn"],
    }


def ladder_texts(data: pd.DataFrame, frame: Frame) -> Texts:
    """Compute the words of a ladder from its data."""
    claims = data[data["what"] == "claim"]
    actual = data[data["what"] == "actual"]
    first = claims.iloc[0]
    language = frame.language
    subjects = list(dict.fromkeys(frame.name(code) for code in claims["subject"]))
    title = _title(claims, subjects, frame)
    log = is_log(claims)
    told = (
        subjects[0]
        if len(subjects) == 1
        else say(language, "ladder.subjects", count=count(len(subjects), language))
    )
    subtitle = say(
        language,
        "ladder.subtitle",
        subject=told,
        region=frame.name(first["region"]),
        measure=common_noun(frame.name(first["measure"]), language),
        year=first["year"],
        unit=unit_words(str(first["unit"]), frame),
        scale=scale_words(frame, log=log),
    )
    rows = [
        say(language, "ladder.alt.row", who=row.label, when=row.detail, value=row.normalised)
        for row in records(claims)
    ]
    alt = say(
        language,
        "ladder.alt",
        scale=scale_words(frame, log=log),
        title=title,
        rows=sentences(language, rows),
    )
    series, vintage = ("", "") if actual.empty else actual.iloc[0][["claim_id", "detail"]]
    return Texts(
        title=title,
        subtitle=subtitle[:1].upper() + subtitle[1:],
        note=_note(claims, frame, actual),
        source=source_words(frame, str(series), str(vintage)),
        alt=alt,
    )


def _title(  # noqa: PLR0911 - one return a case
    claims: pd.DataFrame, subjects: list[str], frame: Frame
) -> str:
    own = claims[~claims["relayed"].astype(bool)]
    claims = own if len(own) else claims
    language, year, number = frame.language, claims["year"].iloc[0], len(claims)
    high, low = claims.iloc[0], claims.iloc[-1]
    counted = {
        "count": count(number, language),
        "subject": subjects[0],
    }
    if number == 1:
        return say(language, "ladder.title.one", year=year, value=high["normalised"], **counted)
    if len(subjects) == number == 2:
        return say(
            language,
            "ladder.title.two",
            first=in_sentence(subjects[0], language),
            second=in_sentence(subjects[1], language),
            value=_in_words(high, frame),
            other=_in_words(low, frame),
            year=year,
        )
    if len(subjects) > 1:
        ends = {"low": low["normalised"], "high": high["normalised"]}
        many = count(len(subjects), language)
        return say(language, "ladder.title.subjects", year=year, subjects=many, **ends)
    if abs(high["amount"] - low["amount"]) < _SAME * abs(high["amount"]):
        return say(language, "ladder.title.same", year=year, **counted)
    bounds = {high["side"], low["side"], high["band"], low["band"]} & {"up", "down", "scale"}
    if bounds or (low["amount"] <= 0 and not _is_share(claims)):  # nothing is a multiple of those
        ends = {"low": low["normalised"], "high": high["normalised"]}  # bounds do not disagree
        return say(language, "ladder.title.run", year=year, **ends, **counted)
    if not is_log(claims):
        apart = f"{high['amount'] - low['amount']:.3g}"
        return say(language, "ladder.title.points", year=year, points=apart, **counted)
    ratio = high["amount"] / low["amount"]
    if ratio < 1.95:
        apart = signed_percent(ratio - 1, language).lstrip("+")
        return say(language, "ladder.title.share", year=year, percent=apart, **counted)
    return say(language, "ladder.title.fold", year=year, factor=factor(ratio, language), **counted)


def _in_words(row: pd.Series, frame: Frame) -> str:
    """Write an amount for the middle of a sentence, where a bare sign reads badly."""
    value = amount(float(row["amount"]), str(row["unit"]), frame.language)
    scale = "sentence.scale" if row["band"] == "scale" else ""
    key = {"up": "sentence.over", "down": "sentence.up-to"}.get(str(row["side"]), scale)
    return say(frame.language, key, value=value) if key else str(row["normalised"])


def _note(claims: pd.DataFrame, frame: Frame, actual: pd.DataFrame) -> str:
    came = len(actual) and actual["label"].iloc[0] == claims["year"].iloc[0]
    said = {
        "ladder.note.hollow": (claims["band"] != "").any(),
        "ladder.note.range": (claims["band"] == "range").any(),
        "ladder.note.scale": (claims["band"] == "scale").any(),
        "ladder.note.spread": has_spread(claims).any(),
        "ladder.note.arrow": (claims["side"] != "").any(),
        "ladder.note.relayed": claims["relayed"].astype(bool).any(),
        "ladder.note.outcome": came,
        "ladder.note.actual": len(actual) and not came,
    }
    when = day(frame.as_of, frame.language)
    notes = [say(frame.language, key, day=when) for key, wanted in said.items() if wanted]
    notes.insert(0, say(frame.language, "ladder.note.dot"))
    return sentences(frame.language, notes)


def has_spread(claims: pd.DataFrame) -> pd.Series:
    return claims["spread_high"] > claims["spread_low"]


def _is_share(claims: pd.DataFrame) -> bool:
    return str(claims["unit"].iloc[0]) in {"%", "pp"}


def is_log(claims: pd.DataFrame) -> bool:
    return bool((claims["amount"] > 0).all()) and not _is_share(claims)
