"""Fragile verdicts, what claims lack, the audit sample, sources read and empty."""

import random
from datetime import date

import pandas as pd

from forecasts.reviewing.chosen import fell_due
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs, claims_by_id
from forecasts.reviewing.printing.grids import cut, grid, rows_of
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Voice, plain
from forecasts.words import retell
from forecasts.words.amounts import stated_day

__all__ = ["PART", "audit_table", "fragile_table", "gaps_table"]

AUDITED = 10


SEED = 20250919
"""Size and seed of the audit sample: the same claims for the same ledger."""


_GAPS = (
    ("url", "no web address"),
    ("at", "no place in the source"),
    ("series", "no series of outcomes named"),
    ("entered", "no date of entry"),
    ("because", "no word on why it was entered"),
)


def fragile_table(inputs: Inputs) -> pd.DataFrame:
    """Return the claims of the year whose verdict another vintage or rounding would change."""
    claims = inputs.claims
    fragile = claims["flags"].str.contains("fragile", regex=False)
    columns = ["claim_id", "verdict", "value", "actual", "unit", "flips"]
    return claims.loc[fell_due(claims, inputs) & fragile, columns].reset_index(drop=True)


def gaps_table(inputs: Inputs) -> pd.DataFrame:
    """Return one row a thing that claims lack: field, gap, n, of."""
    claims = inputs.claims
    rows = []
    for name, words in _GAPS:
        column = claims[name]
        missing = column.isna() if column.dtype.kind == "M" else column == ""
        rows.append((name, words, int(missing.sum()), len(claims)))
    return pd.DataFrame(rows, columns=["field", "gap", "n", "of"])


def audit_table(inputs: Inputs) -> pd.DataFrame:
    """Return a sample of the claims that fell due, for a person to check against their sources.

    Drawn with a fixed seed from the sorted ids: the same ledger gives the same sample.
    """
    claims = inputs.claims
    own = claims[fell_due(claims, inputs)].set_index("claim_id").sort_index()
    chosen = random.Random(SEED).sample(list(own.index), min(AUDITED, len(own)))  # noqa: S311
    columns = ["file", "line", "quote", "at", "value", "unit", "target_period", "series", "actual"]
    return own.loc[sorted(chosen), columns].reset_index()


def write_quality(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """Fragile verdicts, what claims lack, the audit sample, sources read and empty."""
    del pictures
    claims = inputs.claims
    judged = claims[claims["status"] == "resolved"]
    text = voice.say("quality.none")
    if len(judged):
        counts = {
            flag: int(judged["flags"].str.contains(flag, regex=False).sum())
            for flag in ("fragile", "contested", "provisional")
        }
        text = voice.say("quality.is", n=len(judged), **counts)
    elements: list[Element] = [Paragraph(text=text, style="finding")]
    elements += _fragile(tables["fragile"], inputs, voice)
    rows = [
        (voice.term(row["gap"]), voice.figure(int(row["n"])), voice.figure(int(row["of"])))
        for row in rows_of(tables["gaps"])
    ]
    heads = [("head.gap", 3.0), ("head.n", -1.0), ("head.of", -1.0)]
    elements.append(grid("gaps", voice.say("quality.gaps"), heads, rows, voice))
    audit = tables["audit"]
    if len(audit):
        sample = [
            (
                str(row["claim_id"]),
                f"“{plain(row['quote'])}”",
                f"{row['file']}:{row['line']}",
                retell(voice.language, str(row["at"])),
            )
            for row in rows_of(audit)
        ]
        heads = [
            ("head.claim", 1.6),
            ("head.quote", 2.4),
            ("head.source", 2.0),
            ("head.place", 2.0),
        ]
        caption = voice.tell("quality.audit", len(audit), seed=SEED)
        elements.append(grid("audit", caption, heads, sample, voice))
    empty = inputs.sources[inputs.sources["found"] == "none"]
    if len(empty):
        names = voice.join(
            [
                voice.say(
                    "quality.source",
                    publisher=plain(row["publisher"]),
                    day=_published(str(row["published"]), voice),
                )
                for row in rows_of(empty)
            ]
        )
        elements.append(Paragraph(text=voice.tell("quality.sources", len(empty), names=names)))
    return elements


def _published(text: str, voice: Voice) -> str:
    """Write the day, month or year of a source as precisely as it is known."""
    first = date.fromisoformat(text + "-01-01"[len(text) - len("2025") :])
    precision = {len("2025"): "year", len("2025-12"): "month"}.get(len(text), "day")
    return stated_day(first, precision, voice.language)


def _fragile(fragile: pd.DataFrame, inputs: Inputs, voice: Voice) -> list[Element]:
    if fragile.empty:
        return []
    claims = claims_by_id(inputs)
    rows = []
    for found in rows_of(fragile):
        row = claims[found["claim_id"]]
        rows.append(
            (
                voice.who(row),
                voice.what(row),
                voice.claimed(row),
                voice.came(row),
                voice.term(row["verdict"]),
                voice.reason(found["flips"]),
            )
        )
    heads = [
        ("head.who", 1.2), ("head.what", 1.9), ("head.claimed", -1.1), ("head.came", -1.1),
        ("head.verdict", 0.7), ("head.flips", 2.6),
    ]  # fmt: skip
    caption = voice.say("quality.fragile", year=inputs.year)
    return cut(grid("fragile", caption, heads, rows, voice), voice, 25)


def _tables(inputs: Inputs) -> Tables:
    return {
        "fragile": fragile_table(inputs),
        "gaps": gaps_table(inputs),
        "audit": audit_table(inputs),
        "sources": inputs.sources,
    }


PART = Section(tables=_tables, write=write_quality)
