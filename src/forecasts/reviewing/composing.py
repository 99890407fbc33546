"""From tables to the document: the summary, then the fifteen parts of METHOD section 10."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from forecasts.reviewing.document import Document, Element, Figure, Paragraph, Part
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.notes import summary_notes
from forecasts.reviewing.parts_ledger import (
    write_corrections,
    write_disagreement,
    write_method,
    write_quality,
    write_trails,
)
from forecasts.reviewing.parts_now import (
    write_changes,
    write_due,
    write_open,
    write_outlooks,
    write_unresolved,
)
from forecasts.reviewing.parts_scores import (
    write_bias,
    write_growth,
    write_horizon,
    write_misses,
    write_scoreboard,
)
from forecasts.reviewing.summary import summarise, three_numbers
from forecasts.reviewing.voice import Voice
from forecasts.words import DEFAULT_LANGUAGE, Language, locale_of

__all__ = ["PARTS", "compose"]

Tables = Mapping[str, pd.DataFrame]
Pictures = Mapping[str, Sequence[Figure]]
Writer = Callable[[Tables, Pictures, Inputs, Voice], list[Element]]

PARTS: Mapping[str, Writer] = {
    "changes": write_changes,
    "due": write_due,
    "unresolved": write_unresolved,
    "open": write_open,
    "outlooks": write_outlooks,
    "horizon": write_horizon,
    "bias": write_bias,
    "scoreboard": write_scoreboard,
    "growth": write_growth,
    "disagreement": write_disagreement,
    "trails": write_trails,
    "misses": write_misses,
    "quality": write_quality,
    "corrections": write_corrections,
    "method": write_method,
}
"""The fifteen parts in their order."""

_LABELS = ("contents", "page", "trace", "source", "data", "attached", "top")


def compose(
    tables: Tables,
    inputs: Inputs,
    *,
    language: Language = DEFAULT_LANGUAGE,
    pictures: Pictures | None = None,
) -> Document:
    """Return the review as a document in one language.

    Args:
        tables: What `build_tables` returned.
        inputs: What they were made from.
        language: Of the words; `forecasts.words` has a file for each.
        pictures: Charts by the name of their kind; a part shows those of its kinds.
    """
    voice = Voice(language=language, names=inputs.names)
    drawn = pictures or {}
    first = summarise(tables, inputs, voice)
    open_ids = set(tables["open"]["claim_id"])
    if notes := summary_notes(tables["consistency"], open_ids, voice):
        first += [Paragraph(text=voice.say("summary.tension"), style="head"), notes]
    parts = [
        Part(number=0, key="summary", title=voice.say("section.summary"), elements=tuple(first))
    ]
    for number, (key, write) in enumerate(PARTS.items(), start=1):
        elements = tuple(write(tables, drawn, inputs, voice))
        parts.append(
            Part(number=number, key=key, title=voice.say(f"section.{key}"), elements=elements)
        )
    description = voice.say(
        "description", due=len(tables["due"]), year=inputs.year, open=len(tables["open"])
    )
    return Document(
        title=voice.say("title", year=inputs.year),
        subtitle=voice.say("subtitle", day=voice.day(inputs.as_of), digest=inputs.digest),
        description=description,
        language=locale_of(language).tag,
        as_of=inputs.as_of,
        numbers=three_numbers(tables, inputs, voice),
        parts=tuple(parts),
        labels={name: _label(name, voice) for name in _LABELS},
    )


def _label(name: str, voice: Voice) -> str:
    """Return a printer's label; fields stay as they are, for the printer to fill in."""
    fields = {"page": "{page}", "pages": "{pages}", "file": "{file}"}
    return voice.say(f"label.{name}", **fields)
