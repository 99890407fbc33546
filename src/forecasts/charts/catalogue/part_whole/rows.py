"""Part and whole: do the parts that the ledger declares add up to the whole?"""

from math import inf, isfinite
from typing import Any

import pandas as pd

from forecasts.charts.facts.amounts import add_amounts, claimant_names, records, worded
from forecasts.charts.frame import Frame, Texts
from forecasts.charts.words import source_words, unit_words
from forecasts.words import say, sentences
from forecasts.words.amounts import amount, common_noun, in_sentence, percent

__all__ = ["part_whole_data", "part_whole_texts"]

_CUTS = ("region", "subject", "measure")
_SEEN_SUM, _SEEN_WHOLE = 0.05, 0.021


def part_whole_data(claims: pd.DataFrame, frame: Frame, *, whole: str) -> pd.DataFrame:
    """Compute the bars: the whole, and under it the parts end to end.

    Parts are the claims whose `part_of` names the whole, for the same target period and in the
    same unit. Parts of other regions and parts of other subjects make a row of bars each, because
    they cut the whole in different ways.

    Args:
        claims: Normalised claims table.
        frame: Currency and language.
        whole: Claim id of the whole.

    Returns:
        `row` (0 is the whole), `what` (`whole`, `part`, `sum`), `claim_id`, `label`, `claimant`,
        `cut` (in what a part differs from the whole), `start`, `amount`, `low`, `high` (readings;
        `inf` where open), `worded`, and `subject`, `measure`, `year`, `unit` of the whole.

    Raises:
        KeyError: No claim has the id `whole`.
    """
    table = add_amounts(claims, frame)
    table["who"] = claimant_names(table, frame.language)
    mine = table[table["claim_id"] == whole]
    if mine.empty:
        raise KeyError(f"no claim {whole}")
    top = mine.iloc[0]
    same = (table["target_period"] == top["target_period"]) & (
        table["unit_drawn"] == top["unit_drawn"]
    )
    parts = table[same & (table["part_of"] == whole)]
    rows = [_bar(top, frame, row=0, what="whole", start=0.0, label=_name(top, frame))]
    regional = parts["region"] != top["region"]
    for group in (parts[regional], parts[~regional]):
        if group.empty:
            continue
        number = rows[-1]["row"] + 1
        start = 0.0
        ordered = group.sort_values(["amount", "claim_id"], ascending=[False, True])
        for _, part in ordered.iterrows():
            key = next((name for name in _CUTS if part[name] != top[name]), "subject")
            label = frame.name(part[key])
            bar = _bar(part, frame, row=number, what="part", start=start, label=label)
            rows.append({**bar, "cut": key})
            start += float(part["amount"])
        rows.append(_sum(rows, number, frame, str(top["unit_drawn"])))
    data = pd.DataFrame(rows)
    for column, name in (
        ("subject", "subject"),
        ("measure", "measure"),
        ("year", "target_period"),
        ("unit", "unit_drawn"),
    ):
        data[column] = top[name]
    return data


def _name(row: pd.Series, frame: Frame) -> str:
    names = {"first": frame.name(row["subject"]), "second": frame.name(row["region"])}
    return say(frame.language, "join", **names)


def _bar(
    claim: pd.Series, frame: Frame, *, row: int, what: str, start: float, label: str
) -> dict[str, Any]:
    return {
        "row": row,
        "what": what,
        "claim_id": claim["claim_id"],
        "label": label,
        "claimant": claim["who"],
        "start": start,
        "amount": float(claim["amount"]),
        "low": max(float(claim["amount_low"]), 0.0),
        "high": float(claim["amount_high"]),
        "worded": worded(claim, frame),
    }


def _sum(rows: list[dict[str, Any]], number: int, frame: Frame, unit: str) -> dict[str, Any]:
    parts = [row for row in rows if row["row"] == number]
    total = sum(row["amount"] for row in parts)
    high = sum(row["high"] for row in parts)
    key = "part.least" if high == inf else "part.equals"
    return {
        "row": number,
        "what": "sum",
        "claim_id": "",
        "label": "",
        "claimant": "",
        "start": 0.0,
        "amount": total,
        "low": sum(row["low"] for row in parts),
        "high": high,
        "worded": say(frame.language, key, value=amount(total, unit, frame.language)),
    }


def _whole_name(whole: pd.Series, parts: pd.DataFrame, frame: Frame) -> str:
    """Name what the parts are parts of: the subject, or the measure where only that differs."""
    if set(parts["cut"]) == {"measure"}:
        return common_noun(frame.name(whole["measure"]), frame.language)
    return in_sentence(frame.name(whole["subject"]), frame.language)


def part_whole_texts(data: pd.DataFrame, frame: Frame) -> Texts:
    """Compute the words of a part-whole chart from its data."""
    language = frame.language
    whole = data.iloc[0]
    title = _title(data, frame)
    parts = data[data["what"] == "part"]
    told = [f"{part.label} {part.worded}" for part in records(parts)]
    sums = data[data["what"] == "sum"]
    notes = ["part.note.declared"]
    notes += ["part.note.band"] if has_band(whole) else []
    notes += ["part.note.arrow"] if (parts["high"] == inf).any() else []
    notes += ["part.note.whisker"] if any(has_whisker(row) for _, row in sums.iterrows()) else []
    return Texts(
        title=title,
        subtitle=say(
            language,
            "part.subtitle",
            subject=frame.name(whole["subject"]),
            measure=common_noun(frame.name(whole["measure"]), language),
            year=whole["year"],
            unit=unit_words(str(whole["unit"]), frame),
        ),
        note=sentences(language, [say(language, key) for key in notes]),
        source=source_words(frame),
        alt=say(
            language,
            "part.alt",
            title=title,
            whole=f"{whole['label']} {whole['worded']}",
            parts=say(language, "list.apart").join(told),
        ),
    )


def has_whisker(total: pd.Series) -> bool:
    """Say whether the readings of a sum are wide enough to be seen."""
    return _width(total) > _SEEN_SUM


def has_band(whole: pd.Series) -> bool:
    """Say whether the reading of the whole is wide enough to be seen."""
    return _width(whole) > _SEEN_WHOLE


def _width(row: pd.Series) -> float:
    """Return how wide a reading is against its amount; nothing for an open one."""
    return float((row["high"] - row["low"]) / row["amount"]) if isfinite(row["high"]) else 0.0


def _title(data: pd.DataFrame, frame: Frame) -> str:
    """Say how the fullest row of parts compares with the whole."""
    whole = data.iloc[0]
    sums = data[data["what"] == "sum"].sort_values("amount", ascending=False, kind="stable")
    total = sums.iloc[0]
    parts = data[(data["row"] == total["row"]) & (data["what"] == "part")]
    ratio = total["amount"] / whole["amount"]
    if whole["high"] == inf:
        case = "unbounded" if total["high"] == inf else "most" if ratio <= 1 else "floor"
        share = ratio
    elif ratio > 1:
        case, share = ("over" if total["low"] > whole["high"] else "tension"), ratio - 1
    else:
        case, share = ("open" if total["high"] == inf else "within"), ratio
    one = ".alone" if len(parts) == 1 and case not in {"unbounded", "floor"} else ""
    return say(
        frame.language,
        f"part.title.{case}{one}",
        part=in_sentence(str(parts["label"].iloc[0]), frame.language),
        whole=_whole_name(whole, parts, frame),
        year=whole["year"],
        percent=percent(share, frame.language),
    )
