"""Basis: what does the conversion do to the number?"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from forecasts.charts.facts.amounts import claimant_names, records
from forecasts.charts.facts.levels import level_claims
from forecasts.charts.frame import Frame, Picture, Texts
from forecasts.charts.jobs import Chart, Tables
from forecasts.charts.sheet.fonts import text_width
from forecasts.charts.sheet.layout import (
    MARGIN,
    Sheet,
    balance,
    plot,
    sheet,
    value_ticks,
    write,
    write_lines,
)
from forecasts.charts.sheet.style import CLAIM, GREY, INK, LABEL, OTHER, WIDTH, style
from forecasts.charts.words import heads, source_words
from forecasts.words import DEFAULT_LANGUAGE, say, sentences
from forecasts.words.amounts import amount, bounded, count, money_unit, signed_percent, unit_name

__all__ = ["CHART", "basis_data", "basis_texts", "draw_basis", "plan_basis"]

_MOST_CONVERSIONS = 6
_DEFAULT = "stated"
_WARNING = "ppp"
_ROW = 26.0
_AXIS = 18.0
_LABELS = 190.0
_LONGEST_QUOTE = 44


def basis_data(
    claims: pd.DataFrame, frame: Frame, *, spread: pd.DataFrame, claim_id: str
) -> pd.DataFrame:
    """Compute one row per way of converting one claim.

    Args:
        claims: Claims table.
        frame: Currency and language.
        spread: What `normalise.spread` returned for that currency.
        claim_id: The claim.

    Returns:
        `choice`, `label`, `amount`, `difference` (share over the default), `default` and
        `advised`; `claim_id`, `claimant`, `words`, `original`, `region`, `subject`, `year`,
        `hedge`, `unit` of the claim. What has no value is left out.

    Raises:
        KeyError: No claim has that id, or its default conversion is not known.
    """
    mine = claims[claims["claim_id"] == claim_id]
    rows = spread[(spread["claim_id"] == claim_id) & spread["value"].notna()]
    default = rows[rows["choice"] == _DEFAULT]
    if mine.empty or default.empty:
        raise KeyError(f"no claim {claim_id} with a conversion into {frame.currency}")
    claim = mine.iloc[0]
    base = float(default["value"].iloc[0])
    choices = rows["choice"].astype(str)
    own = (claim["hedge"], claim["stated_low"], claim["stated_high"], claim["value"])
    return pd.DataFrame(
        {
            "choice": choices.to_numpy(),
            "label": [
                _label(choice, str(label), str(when), frame)
                for choice, label, when in zip(choices, rows["label"], rows["when"], strict=True)
            ],
            "amount": rows["value"].to_numpy(dtype=float),
            "difference": rows["value"].to_numpy(dtype=float) / base - 1,
            "default": (choices == _DEFAULT).to_numpy(),
            "advised": (choices != _WARNING).to_numpy(),
            "claim_id": claim_id,
            "claimant": claimant_names(mine, frame.language)[0],
            "words": str(claim["quote"]),
            "original": bounded(
                str(own[0]),
                (float(own[1]), float(own[2])),
                float(own[3]),
                str(claim["unit"]),
                frame.language,
                strict=bool(claim["strict"]),
            ),
            "region": claim["region"],
            "subject": claim["subject"],
            "year": claim["target_period"],
            "hedge": claim["hedge"],
            "unit": frame.currency,
        }
    )


def _label(choice: str, label: str, when: str, frame: Frame) -> str:
    """Name a choice in the frame's language; the English name is the table's own."""
    if frame.language == DEFAULT_LANGUAGE:
        return label
    words = f"basis.choice.{choice}"
    currency = unit_name(frame.currency, frame.language)
    return say(frame.language, words, when=when or "?", currency=currency)


def basis_texts(data: pd.DataFrame, frame: Frame) -> Texts:
    """Compute the words of a basis chart; what is not advised never makes the heading."""
    language = frame.language
    first = data.iloc[0]
    advised = data[data["advised"]]
    unit = str(first["unit"])
    low, high = (amount(float(end), unit, language) for end in _ends(advised))
    short = len(str(first["words"])) <= _LONGEST_QUOTE
    words = f"“{first['words']}”" if short else str(first["original"])
    key = "basis.title.same" if low == high else "basis.title"
    title = say(language, key, words=words[:1].upper() + words[1:], low=low, high=high)
    notes = [say(language, "basis.note.default")]
    if not data["advised"].all():
        notes.append(say(language, "basis.note.unadvised"))
    if first["hedge"] in ("above", "up-to", "scale"):
        notes.append(say(language, f"basis.note.{first['hedge']}"))
    rows = [
        say(
            language,
            "basis.alt.row",
            choice=row.label,
            value=amount(row.amount, unit, language),
        )
        for row in records(data)
    ]
    return Texts(
        title=title,
        subtitle=say(
            language,
            "basis.subtitle",
            claimant=first["claimant"],
            subject=frame.name(first["subject"]),
            region=frame.name(first["region"]),
            year=first["year"],
            currency=unit_name(unit, language),
        ),
        note=sentences(language, notes),
        source=source_words(frame),
        alt=say(
            language,
            "basis.alt",
            count=count(len(data), language),
            title=title,
            rows=sentences(language, rows),
        ),
    )


def _ends(data: pd.DataFrame) -> tuple[float, float]:
    return float(data["amount"].min()), float(data["amount"].max())


def draw_basis(data: pd.DataFrame, frame: Frame, page: int = 1) -> Picture:
    """Draw one row per way of converting a claim, against the default.

    Args:
        data: From `basis_data`.
        frame: As given to `basis_data`.
        page: There is only one.
    """
    del page
    texts = basis_texts(data, frame)
    unit = str(data["unit"].iloc[0])
    with style():
        labels = [balance(row.label, _LABELS, LABEL, bold=row.default) for row in records(data)]
        made = sheet(texts, _ROW * len(data) + _AXIS, **heads(frame.language))
        left, right = MARGIN + _LABELS + 12, WIDTH - MARGIN - 14
        axes = plot(made, left, right, made.top, made.bottom - _AXIS)
        values = [_value_words(row, frame) for row in records(data)]
        room = max(text_width(text, LABEL, bold=True) for text in values) + 14
        low, high = _ends(data)
        share = room / (right - left)
        reach = (high - low or abs(high) * 0.1) / (1 - 2 * min(share, 0.35))
        axes.set_xlim(low - reach * min(share, 0.35), high + reach * min(share, 0.35))
        axes.set_ylim(made.bottom - _AXIS, made.top)
        value_ticks(axes, unit, frame.language, log=False)
        middle = made.top + (np.arange(len(data)) + 0.5) * _ROW
        _draw_marks(axes, data, middle)
        _write_rows(made, axes, data, labels, values, middle)
    return made.figure


def _value_words(row: Any, frame: Frame) -> str:  # noqa: ANN401 - a row of `records`
    words = amount(row.amount, row.unit, frame.language)
    if row.default:
        return words
    difference = signed_percent(row.difference, frame.language)
    return say(frame.language, "basis.value", value=words, difference=difference)


def _draw_marks(axes: Axes, data: pd.DataFrame, middle: np.ndarray) -> None:
    base = float(data.loc[data["default"], "amount"].iloc[0])
    amounts = data["amount"].to_numpy(dtype=float)
    advised, default = data["advised"].to_numpy(), data["default"].to_numpy()
    axes.axvline(base, color=CLAIM, linewidth=1.2, linestyle=(0, (2.5, 2)), zorder=1)
    lines = [[(base, y), (value, y)] for value, y in zip(amounts, middle, strict=True)]
    colors = [GREY if kept else OTHER for kept in advised]
    axes.add_collection(LineCollection(lines, colors=colors, linewidths=1.3), autolim=False)
    dot: dict[str, Any] = {"linestyle": "none", "marker": "o"}
    plain = advised & ~default
    axes.plot(amounts[plain], middle[plain], color=GREY, markersize=7, markeredgewidth=0, **dot)
    axes.plot(
        amounts[default], middle[default], color=CLAIM, markersize=8.5, markeredgewidth=0, **dot
    )
    hollow: dict[str, Any] = {
        "markerfacecolor": "white",
        "markeredgecolor": OTHER,
        "markeredgewidth": 1.5,
    }
    axes.plot(amounts[~advised], middle[~advised], markersize=6.5, **hollow, **dot)


def _write_rows(
    made: Sheet,
    axes: Axes,
    data: pd.DataFrame,
    labels: list[list[str]],
    values: list[str],
    middle: np.ndarray,
) -> None:
    box, (low, high) = axes.get_position(), axes.get_xlim()
    base = float(data.loc[data["default"], "amount"].iloc[0])
    for row, lines, words, y in zip(records(data), labels, values, middle, strict=True):
        ink = CLAIM if row.default else GREY
        label = INK if row.advised else GREY
        first = y + (3.2 if len(lines) == 1 else -2.2)
        write_lines(made, MARGIN, first, lines, 10.5, color=label, bold=row.default)
        x = (box.x0 + box.width * (row.amount - low) / (high - low)) * WIDTH
        leftwards = (row.amount - base) / abs(base or 1) < -0.0005  # of a deficit, the larger
        x += -8 if leftwards else 8
        write(
            made,
            x,
            y + 3.2,
            words,
            color=ink,
            bold=row.default,
            align="right" if leftwards else "left",
            halo=True,
        )


def plan_basis(tables: Tables, frame: Frame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the claims that conversion moves most, one per subject, six at most."""
    table = level_claims(tables, frame)
    units = [money_unit(str(unit)) for unit in table["unit"]]
    foreign = [unit is not None and unit[0] != frame.currency for unit in units]
    if not any(foreign):
        return
    kept = tables.spread[(tables.spread["choice"] != "ppp") & tables.spread["value"].notna()]
    ends = kept.groupby("claim_id")["value"].agg(["min", "max"])
    moved = (ends["max"] / ends["min"]).rename("moved")
    # No merge with an index: of some tables its name comes back as that of a column as well.
    ranked = table[foreign].assign(moved=table[foreign]["claim_id"].map(moved))
    ranked = ranked.dropna(subset=["moved"]).sort_values(
        ["moved", "claim_id"], ascending=[False, True]
    )
    for claim in ranked.drop_duplicates("subject").head(_MOST_CONVERSIONS)["claim_id"]:
        yield str(claim), basis_data(table, frame, spread=tables.spread, claim_id=str(claim))


CHART = Chart(draw=draw_basis, plan=plan_basis)
