"""Ladder: how far apart are the claims for one subject and year?"""

from math import inf, isfinite, nan
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from forecasts.charts.amounts import add_amounts, claimant_names, records, stated_words, worded
from forecasts.charts.fonts import shorten, text_width
from forecasts.charts.frame import ROWS_PER_PAGE, Frame, Picture, Texts
from forecasts.charts.known import known_actuals, latest_actual
from forecasts.charts.layout import (
    MARGIN,
    Sheet,
    balance,
    plot,
    sheet,
    value_ticks,
    write,
    write_lines,
)
from forecasts.charts.scale import limits_around
from forecasts.charts.style import CLAIM, GREY, GRID, INK, LABEL, RANGE, SMALL, WIDTH, style
from forecasts.charts.wording import amount, count, day, factor, in_sentence, signed_percent
from forecasts.charts.words import heads, say, scale_words, source_words, unit_words

__all__ = ["draw_ladder", "ladder_data", "ladder_texts"]

_SIDES = {"above": "up", "up-to": "down"}
_BANDS = {"range": "range", "scale": "scale"}
_HEADER = 16.0
_AXIS = 18.0
_ARROW = 26.0
_GAP = 12.0
_SAME = 0.005


def ladder_data(
    claims: pd.DataFrame, frame: Frame, *, actuals: pd.DataFrame, spread: pd.DataFrame
) -> pd.DataFrame:
    """Compute the rows of a ladder, from the highest claim to the lowest.

    Args:
        claims: Normalised claims about one measure, region, year and unit; subjects may differ.
        frame: As-of date, currency and language.
        actuals: Actuals table; the latest known becomes the last row.
        spread: What `normalise.spread` returned; parity is left out.

    Returns:
        A row per claim (`what` is `claim`), and one for the latest actual if there is one, with
        `page`, `claim_id`, `label`, `detail`, `amount`, `low`, `high` (ends of the bar),
        `spread_low`, `spread_high`, `side` (`up`, `down`, ``), `band` (`range`, `scale`, ``),
        `normalised`, `words`, `subject`, `region`, `measure`, `year`, `unit`.
    """
    table = add_amounts(claims, frame)
    table["who"] = claimant_names(table)
    table = table.sort_values(["amount", "stated", "claim_id"], ascending=[False, False, True])
    mixed = len(table["subject"].unique()) > 1
    kept = spread[(spread["choice"] != "ppp") & spread["value"].notna()]
    ends = kept.groupby("claim_id")["value"].agg(["min", "max"])
    rows = [_row(row, frame, ends, mixed=mixed) for _, row in table.iterrows()]
    data = pd.DataFrame(rows)
    data.insert(0, "page", np.arange(len(data)) // ROWS_PER_PAGE + 1)
    known = known_actuals(actuals, table, str(data["unit"].iloc[0]), frame)
    latest = latest_actual(known)
    if latest is None:
        return data
    last: dict[str, Any] = {
        "page": 0,
        "what": "actual",
        "claim_id": latest.series,
        "label": latest.period,
        "detail": latest.published.isoformat(),
        "amount": latest.value,
        "unit": data["unit"].iloc[0],
    }
    return pd.concat([data, pd.DataFrame([last])], ignore_index=True)


def _row(row: pd.Series, frame: Frame, ends: pd.DataFrame, *, mixed: bool) -> dict[str, Any]:
    detail = [stated_words(row["stated"], str(row["stated_precision"]))]
    if mixed:
        detail.append(frame.name(row["subject"]))
    if str(row["modality"]) in ("target", "scenario", "guidance", "nowcast"):
        detail.append(say(frame.language, f"modality.{row['modality']}"))
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
    log = _is_log(claims)
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
        measure=in_sentence(frame.name(first["measure"])),
        year=first["year"],
        unit=unit_words(str(first["unit"]), frame),
        scale=scale_words(frame, log=log),
    )
    rows = [
        say(language, "ladder.alt.row", who=row.label, when=row.detail, value=row.normalised)
        for row in records(claims)
    ]
    join = " " if language == "en" else ""
    alt = say(
        language,
        "ladder.alt",
        scale=scale_words(frame, log=log),
        title=title,
        rows=join.join(rows),
    )
    series, vintage = ("", "") if actual.empty else actual.iloc[0][["claim_id", "detail"]]
    return Texts(
        title=title,
        subtitle=subtitle[:1].upper() + subtitle[1:],
        note=_note(claims, frame, has_actual=not actual.empty),
        source=source_words(frame, str(series), str(vintage)),
        alt=alt,
    )


def _title(  # noqa: PLR0911 - one return a case
    claims: pd.DataFrame, subjects: list[str], frame: Frame
) -> str:
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
            first=in_sentence(subjects[0]),
            second=in_sentence(subjects[1]),
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
    if not _is_log(claims):
        apart = f"{high['amount'] - low['amount']:.3g}"
        return say(language, "ladder.title.points", year=year, points=apart, **counted)
    ratio = high["amount"] / low["amount"]
    if ratio < 1.95:
        apart = signed_percent(ratio - 1).lstrip("+")
        return say(language, "ladder.title.share", year=year, percent=apart, **counted)
    return say(language, "ladder.title.fold", year=year, factor=factor(ratio, language), **counted)


def _in_words(row: pd.Series, frame: Frame) -> str:
    """Write an amount for the middle of a sentence, where a bare sign reads badly."""
    value = amount(float(row["amount"]), str(row["unit"]), frame.language)
    side = {"up": ("over {}", "{}以上"), "down": ("up to {}", "{}以下")}
    scale = ("about {}", "约{}")
    pair = side.get(str(row["side"]), scale if row["band"] == "scale" else None)
    if pair is None:
        return str(row["normalised"])
    return pair[0 if frame.language == "en" else 1].format(value)


def _note(claims: pd.DataFrame, frame: Frame, *, has_actual: bool) -> str:
    said = {
        "ladder.note.hollow": (claims["band"] != "").any(),
        "ladder.note.range": (claims["band"] == "range").any(),
        "ladder.note.scale": (claims["band"] == "scale").any(),
        "ladder.note.spread": _has_spread(claims).any(),
        "ladder.note.arrow": (claims["side"] != "").any(),
        "ladder.note.actual": has_actual,
    }
    when = day(frame.as_of, frame.language)
    notes = [say(frame.language, key, day=when) for key, wanted in said.items() if wanted]
    notes.insert(0, say(frame.language, "ladder.note.dot"))
    return (" " if frame.language == "en" else "").join(notes)


def _has_spread(claims: pd.DataFrame) -> pd.Series:
    return claims["spread_high"] > claims["spread_low"]


def _is_log(claims: pd.DataFrame) -> bool:
    return bool((claims["amount"] > 0).all()) and str(claims["unit"].iloc[0]) not in ("%", "pp")


def draw_ladder(data: pd.DataFrame, frame: Frame, page: int = 1) -> Picture:
    """Draw one page of a ladder.

    Args:
        data: From `ladder_data`.
        frame: As given to `ladder_data`.
        page: From 1; a page holds 25 claims.
    """
    claims = data[(data["what"] == "claim") & (data["page"] == page)].reset_index(drop=True)
    texts = ladder_texts(data, frame)
    with style():
        left = min(160.0, max(text_width(t, LABEL) for t in claims["label"]))
        left = max(left, *(min(160.0, text_width(t, SMALL)) for t in claims["detail"]), 70.0)
        right = max(*(text_width(t, LABEL, bold=True) for t in claims["normalised"]), 96.0)
        right = min(150.0, max(right, *(text_width(t, SMALL) for t in claims["words"])))
        words = [_quoted(text, right) for text in claims["words"]]
        labels = [balance(text, left, LABEL) for text in claims["label"]]
        details = [balance(text, left, SMALL) for text in claims["detail"]]
        deep = [
            max(len(label) - 1 + len(told), len(said))
            for label, told, said in zip(labels, details, words, strict=True)
        ]
        edges = np.cumsum([0.0, *(16.0 + 9.5 * lines for lines in deep)])
        made = sheet(texts, _HEADER + edges[-1] + _AXIS, **heads(frame.language))
        edges += made.top + _HEADER
        columns = zip(labels, details, claims["normalised"], words, strict=True)
        _write_columns(made, frame, list(columns), edges, WIDTH - MARGIN - right)
        axes = plot(made, MARGIN + left + _GAP, WIDTH - MARGIN - right - _GAP, edges[0], edges[-1])
        _draw_rows(made, axes, data, claims, edges, frame)
    return made.figure


def _quoted(text: str, width: float) -> list[str]:
    """Wrap a quotation evenly into two lines, or cut it there with an ellipsis."""
    lines = balance(text, width, SMALL)
    return lines if len(lines) <= 2 else shorten(text, width, SMALL, lines=2)


def _write_columns(
    made: Sheet,
    frame: Frame,
    columns: list[tuple[list[str], list[str], str, list[str]]],
    edges: np.ndarray,
    right: float,
) -> None:
    heads_of = (("ladder.head.left", MARGIN), ("ladder.head.right", right))
    for key, x in heads_of:
        write(made, x, made.top + 8, say(frame.language, key), size=SMALL, color=GREY)
    for (labels, details, normalised, words), edge in zip(columns, edges[:-1], strict=True):
        y = edge + 12
        below = write_lines(made, MARGIN, y, labels, 10.5)
        write_lines(made, MARGIN, below - 0.5, details, 9.5, size=SMALL, color=GREY)
        write(made, right, y, normalised, bold=True)
        write_lines(made, right, y + 10, words, 9.5, size=SMALL, color=GREY)


def _draw_rows(
    made: Sheet,
    axes: Axes,
    data: pd.DataFrame,
    claims: pd.DataFrame,
    edges: np.ndarray,
    frame: Frame,
) -> None:
    everything = data[data["what"] == "claim"]
    log = _is_log(everything)
    ends = everything[["amount", "low", "high", "spread_low", "spread_high"]].to_numpy(dtype=float)
    actual = data.loc[data["what"] == "actual", "amount"]
    values = [float(v) for v in (*ends.ravel(), *actual) if isfinite(v) and (v > 0 or not log)]
    margin = 0.1 if (everything["side"] == "").all() else 0.18  # room for an arrow
    low, high = limits_around(values, margin=margin) if log else _linear_limits(values, margin)
    if log:
        axes.set_xscale("log")
    axes.set_xlim(low, high)
    axes.set_ylim(edges[-1], edges[0])
    value_ticks(axes, str(everything["unit"].iloc[0]), frame.language, log=log)
    middle = (edges[1:] + edges[:-1]) / 2
    lines = [[(low, y), (high, y)] for y in edges[1:-1]]
    axes.add_collection(LineCollection(lines, colors=GRID, linewidths=0.6), autolim=False)
    _bars(axes, claims, middle)
    _arrows(axes, claims, middle, (low, high), log=log)
    hollow = (claims["band"] != "").to_numpy()
    amounts = claims["amount"].to_numpy(dtype=float)
    dot: dict[str, Any] = {
        "linestyle": "none",
        "marker": "o",
        "markersize": 7.5,
        "markeredgecolor": CLAIM,
    }
    axes.plot(amounts[~hollow], middle[~hollow], markerfacecolor=CLAIM, markeredgewidth=0.0, **dot)
    axes.plot(amounts[hollow], middle[hollow], markerfacecolor="white", markeredgewidth=1.6, **dot)
    if len(actual):
        _draw_actual(made, axes, data[data["what"] == "actual"].iloc[0], frame)


def _linear_limits(values: list[float], margin: float) -> tuple[float, float]:
    low, high = min(values), max(values)
    pad = (high - low or abs(high) or 1.0) * margin
    return low - pad, high + pad


def _bars(axes: Axes, claims: pd.DataFrame, middle: np.ndarray) -> None:
    for band, width, shade in (("scale", 6.0, "#D5E1EC"), ("range", 6.0, RANGE)):
        rows = (claims["band"] == band).to_numpy()
        segments = _segments(claims[rows], middle[rows], "low", "high")
        axes.add_collection(LineCollection(segments, colors=shade, linewidths=width), autolim=False)
    rows = _has_spread(claims).to_numpy()
    segments = _segments(claims[rows], middle[rows], "spread_low", "spread_high")
    axes.add_collection(LineCollection(segments, colors=CLAIM, linewidths=1.3), autolim=False)


def _segments(
    claims: pd.DataFrame, middle: np.ndarray, low: str, high: str
) -> list[list[tuple[float, float]]]:
    ends = zip(claims[low].astype(float), claims[high].astype(float), middle, strict=True)
    return [[(a, y), (b, y)] for a, b, y in ends]


def _arrows(
    axes: Axes,
    claims: pd.DataFrame,
    middle: np.ndarray,
    limits: tuple[float, float],
    *,
    log: bool,
) -> None:
    """Draw an arrow of a fixed length from a bound into what it allows."""
    width = axes.get_position().width * WIDTH
    low, high = limits
    for row, y in zip(records(claims), middle, strict=True):
        if not row.side:
            continue
        step = _ARROW / width * (1 if row.side == "up" else -1)
        end = row.amount * (high / low) ** step if log else row.amount + (high - low) * step
        axes.plot([row.amount, end], [y, y], color=CLAIM, linewidth=1.8)
        marker = ">" if row.side == "up" else "<"
        axes.plot([end], [y], marker=marker, color=CLAIM, markersize=6, markeredgewidth=0)


def _draw_actual(made: Sheet, axes: Axes, actual: pd.Series, frame: Frame) -> None:
    value = float(actual["amount"])
    axes.axvline(value, color=INK, linewidth=1.2, linestyle=(0, (2.5, 2)), zorder=1)
    words = say(
        frame.language,
        "actual.at",
        period=actual["label"],
        value=amount(value, str(actual["unit"]), frame.language),
    )
    box = axes.get_position()
    x = (box.x0 + box.width * _fraction(axes, value)) * WIDTH
    fits = x + text_width(words, SMALL) < box.x1 * WIDTH + _GAP
    write(
        made,
        x + (-2 if fits else 2),
        made.top + 8,
        words,
        size=SMALL,
        align="left" if fits else "right",
    )


def _fraction(axes: Axes, value: float) -> float:
    """Return where a value lies along the axis, from 0 to 1."""
    display = axes.transLimits.transform(axes.transScale.transform((value, 1.0)))
    return float(display[0]) if display[0] > -inf else 0.0
