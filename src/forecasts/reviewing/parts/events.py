"""By conference: what was claimed on each stage, what fell due, what held, beside the baseline."""

import pandas as pd

from forecasts.comparing.paired import measure_pairs
from forecasts.comparing.rated import is_rated
from forecasts.reviewing.document import Element, Paragraph
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.printing.grids import cut, grid, rows_of
from forecasts.reviewing.scored import write_beside
from forecasts.reviewing.section import Pictures, Section, Tables
from forecasts.reviewing.voice import Row, Voice

__all__ = ["PART"]

COLUMNS = (
    "event", "editions", "made", "due", "hits", "nears", "misses", "reached", "not_reached",
    "paired", "paired_hits", "baseline_hits",
)  # fmt: skip
_VERDICTS = {
    "hits": "hit", "nears": "near", "misses": "miss", "reached": "reached",
    "not_reached": "not reached",
}  # fmt: skip


def events_table(inputs: Inputs) -> pd.DataFrame:
    """Return a row per event at which a claim was made, most claims first.

    Columns: `COLUMNS`. `event` is the series' code, or the name of an event without one. `made`
    counts claims stated by the as-of date, `due` those whose targets ended by it; then come all
    verdicts. `paired` of the forecasts that are rated, bounds left out, have a baseline as well;
    `paired_hits` and `baseline_hits` are of these.
    """
    claims = inputs.claims.assign(
        stage=inputs.claims["event"].str.split("/").str[0], rated=is_rated(inputs.claims)
    )
    claims = claims[(claims["event"] != "") & (claims["status"] != "not yet stated")]
    rows = [_measure(str(name), own, inputs) for name, own in claims.groupby("stage", sort=True)]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.sort_values(["made", "event"], ascending=[False, True], ignore_index=True)


def _measure(name: str, own: pd.DataFrame, inputs: Inputs) -> dict[str, object]:
    pairs = measure_pairs(own[own["rated"]])
    return {
        "event": name,
        "editions": own["event"].nunique(),
        "made": len(own),
        "due": int((own["target_end"] <= pd.Timestamp(inputs.as_of)).sum()),
        **{column: int((own["verdict"] == word).sum()) for column, word in _VERDICTS.items()},
        "paired": pairs.n,
        "paired_hits": pairs.hits,
        "baseline_hits": pairs.baseline_hits,
    }


def write_events(tables: Tables, pictures: Pictures, inputs: Inputs, voice: Voice) -> list[Element]:
    """By conference: counts of each, never a rate: one stage has few outcomes."""
    del inputs
    table = tables["events"]
    if table.empty:
        return [Paragraph(text=voice.say("events.none"), style="finding")]
    counted = {
        name: voice.figure(int(table[name].sum()))
        for name in ("made", "due", "hits", "paired", "paired_hits", "baseline_hits")
    }
    said = voice.tell("events.is", len(table), **counted)
    beside = voice.say("events.paired", **counted) if table["paired"].sum() else ""
    heads = [
        ("head.event", 2.6), ("head.editions", -0.8), ("head.n", -0.7), ("head.due", -0.7),
        ("head.verdicts", -1.2), ("head.targets", -1.0), ("head.against", -1.2),
    ]  # fmt: skip
    rows = [_cells(row, voice) for row in rows_of(table)]
    return [
        Paragraph(text=voice.sentences(said, beside), style="finding"),
        *cut(grid("events", voice.say("events.grid"), heads, rows, voice), voice, 30),
        Paragraph(text=voice.say("events.note"), style="note"),
        *pictures.get("editions", ()),
    ]


def _cells(row: Row, voice: Voice) -> tuple[str, ...]:
    verdicts = [int(row[name]) for name in ("hits", "nears", "misses")]
    targets = [int(row[name]) for name in ("reached", "not_reached")]
    event = str(row["event"])
    return (
        voice.names.get(f"{event}/", {}).get(voice.language, event),
        voice.figure(int(row["editions"])),
        voice.figure(int(row["made"])),
        voice.figure(int(row["due"])),
        " / ".join(map(str, verdicts)) if sum(verdicts) else "",
        " / ".join(map(str, targets)) if sum(targets) else "",
        write_beside(row["paired_hits"], row["baseline_hits"], row["paired"], voice),
    )


def _tables(inputs: Inputs) -> Tables:
    return {"events": events_table(inputs)}


PART = Section(tables=_tables, write=write_events)
