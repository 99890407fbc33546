"""Parts 10, 11 and 13 to 15 in words: disagreement, revisions, quality, corrections, method."""

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from forecasts.reviewing.document import Bullets, Element, Figure, Paragraph
from forecasts.reviewing.inputs import Inputs, claims_by_id
from forecasts.reviewing.notes import note_sentences
from forecasts.reviewing.printing.grids import cut, grid, rows_of
from forecasts.reviewing.relations import SEED
from forecasts.reviewing.voice import Row, Voice, plain
from forecasts.words.amounts import amount, count, percent, span

__all__ = [
    "write_corrections",
    "write_disagreement",
    "write_method",
    "write_quality",
    "write_trails",
]

Tables = Mapping[str, pd.DataFrame]
Pictures = Mapping[str, Sequence[Figure]]


def write_disagreement(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """Part 10: how far sources lie apart, and which claims stand against each other."""
    table = tables["disagreement"]
    elements: list[Element] = []
    if table.empty:
        text = voice.say("disagreement.none", year=inputs.year)
        elements.append(Paragraph(text=text, style="finding"))
    else:
        inside = int(table["inside"].sum())
        named = "disagreement.inside" if inside else "disagreement.outside"
        held = voice.say(named) if len(table) == 1 else count(inside, voice.language)
        text = voice.tell("disagreement.is", len(table), inside=held)
        elements.append(Paragraph(text=text, style="finding"))
        rows = [_range_cells(row, voice) for row in rows_of(table)]
        heads = [
            ("head.series", 1.8), ("head.period", 0.8), ("head.claimants", -0.9),
            ("head.range", 1.8), ("head.factor", -0.7), ("head.came", -1.1), ("head.inside", 0.7),
        ]  # fmt: skip
        caption = voice.say("disagreement.grid")
        elements += cut(grid("disagreement", caption, heads, rows, voice), voice, 30)
    elements.append(Paragraph(text=voice.say("consistency.head"), style="head"))
    sentences = note_sentences(tables["consistency"], voice)
    if sentences:
        elements.append(Bullets(items=tuple(sentences)))
    else:
        elements.append(Paragraph(text=voice.say("consistency.none")))
    elements += pictures.get("part-whole", ())
    elements += pictures.get("ladder", ())
    return elements


def _range_cells(row: Row, voice: Voice) -> tuple[str, ...]:
    unit = str(row["unit"])
    factor = float(row["factor"])
    return (
        str(row["series"]),
        str(row["target_period"]),
        f"{int(row['claimants'])}",
        span(float(row["lowest"]), float(row["highest"]), unit, voice.language),
        "" if math.isnan(factor) else f"{factor:.2f}×",
        voice.outcome(row),
        voice.term("yes" if row["inside"] else "no"),
    )


def write_trails(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """Part 11: a claimant's own revisions, and copies of one number."""
    trails, copies = tables["trails"], tables["copies"]
    elements: list[Element] = []
    if trails.empty:
        elements.append(Paragraph(text=voice.say("trails.none"), style="finding"))
    else:
        ups, downs = int((trails["change"] > 0).sum()), int((trails["change"] < 0).sum())
        counted = voice.tell("trails.trail", trails["trail"].nunique())
        text = voice.say("trails.is", trails=counted, up=ups, down=downs)
        elements.append(Paragraph(text=text, style="finding"))
        elements += pictures.get("drift", ())
        lengths = trails.groupby("trail")["claim_id"].transform("size")
        ordered = trails.assign(length=lengths).sort_values(
            ["length", "trail", "stated"], ascending=[False, True, True], kind="stable"
        )
        rows = _trail_rows(ordered, voice)
        heads = [
            ("head.who", 1.4), ("head.what", 2.4), ("head.period", 0.8), ("head.stated", 1.0),
            ("head.claimed", -1.2), ("head.change", -0.8),
        ]  # fmt: skip
        elements += cut(grid("trails", voice.say("trails.grid"), heads, rows, voice), voice, 40)
    elements += _copies(copies, inputs, voice)
    return elements


def _trail_rows(trails: pd.DataFrame, voice: Voice) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    before = -1
    for row in rows_of(trails):
        first = row["trail"] != before
        before = row["trail"]
        change = float(row["change"])
        moved = (
            ""
            if math.isnan(change)
            else f"{'+' if change >= 0 else '−'}{percent(abs(change), voice.language)}"
        )
        rows.append(
            (
                str(row["claimant"]) if first else "",
                voice.what(row) if first else "",
                str(row["target_period"]) if first else "",
                voice.stated(row),
                amount(float(row["value"]), str(row["unit"]), voice.language),
                moved,
            )
        )
    return rows


def _copies(copies: pd.DataFrame, inputs: Inputs, voice: Voice) -> list[Element]:
    if copies.empty:
        return [Paragraph(text=voice.say("copies.none"))]
    changed = int(copies["changed"].sum())
    words = voice.say("copies.changed", n=changed) if changed else ""
    claims = claims_by_id(inputs)
    rows = []
    for row in rows_of(copies):
        copy = claims[row["claim_id"]]
        known = row["relays"] in claims
        original = voice.claimed(claims[row["relays"]]) if known else ""
        rows.append(
            (
                str(row["publisher"]),
                voice.what(copy),
                str(copy["target_period"]),
                voice.claimed(copy),
                original,
                voice.term("yes" if row["changed"] else "no"),
            )
        )
    heads = [
        ("head.copy", 1.4), ("head.what", 2.2), ("head.period", 0.8), ("head.claimed", -1.2),
        ("head.original", -1.2), ("head.changed", 1.0),
    ]  # fmt: skip
    return [
        Paragraph(text=voice.tell("copies.is", len(copies), changed=words)),
        *cut(grid("copies", voice.say("copies.grid"), heads, rows, voice), voice, 25),
    ]


def write_quality(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """Part 13: fragile verdicts, what claims lack, the audit sample, sources read and empty."""
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
                str(row["at"]),
            )
            for row in rows_of(audit)
        ]
        heads = [
            ("head.claim", 1.6),
            ("head.quote", 2.4),
            ("head.source", 2.0),
            ("head.place", 2.0),
        ]
        caption = voice.say("quality.audit", n=len(audit), seed=SEED)
        elements.append(grid("audit", caption, heads, sample, voice))
    empty = inputs.sources[inputs.sources["found"] == "none"]
    if len(empty):
        names = voice.join([f"{row.publisher} ({row.published})" for row in empty.itertuples()])
        elements.append(Paragraph(text=voice.tell("quality.sources", len(empty), names=names)))
    return elements


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
                plain(found["flips"]),
            )
        )
    heads = [
        ("head.who", 1.2), ("head.what", 1.9), ("head.claimed", -1.1), ("head.came", -1.1),
        ("head.verdict", 0.7), ("head.flips", 2.6),
    ]  # fmt: skip
    caption = voice.say("quality.fragile", year=inputs.year)
    return cut(grid("fragile", caption, heads, rows, voice), voice, 25)


def write_corrections(
    tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice
) -> list[Element]:
    """Part 14: corrections of what had been said to have been said."""
    del pictures, inputs
    table = tables["corrections"]
    if table.empty:
        return [Paragraph(text=voice.say("corrections.none"), style="finding")]
    rows = [(str(row["claim_id"]), str(row["on"]), plain(row["because"])) for row in rows_of(table)]
    heads = [("head.claim", 1.5), ("head.on", 0.8), ("head.because", 3.5)]
    return [
        Paragraph(text=voice.tell("corrections.is", len(table)), style="finding"),
        *cut(grid("corrections", voice.say("corrections.grid"), heads, rows, voice), voice),
    ]


def write_method(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """Part 15: the method in short, the rules' version, and where the numbers are."""
    del tables, pictures
    from forecasts import __version__
    from forecasts.reviewing.method_version import rules_digest

    version = voice.say(
        "method.version",
        version=__version__,
        rules=rules_digest(),
        digest=inputs.digest,
        claims=voice.tell("method.claims", len(inputs.claims)),
        series=voice.tell("method.series", inputs.observations["series"].nunique()),
    )
    items = [
        voice.say("method.verdict"),
        voice.say("method.own"),
        voice.say("method.vintage", day=voice.day(inputs.as_of)),
        voice.say("method.rates"),
        voice.say("method.outlook"),
        voice.say("method.tables"),
    ]
    return [Paragraph(text=version, style="finding"), Bullets(items=tuple(items))]
