"""From tables to the document: the summary, then the parts in their order."""

from forecasts.reviewing.document import Document, Part
from forecasts.reviewing.front import write_front
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.parts import PARTS
from forecasts.reviewing.section import Pictures, Tables
from forecasts.reviewing.summary import three_numbers
from forecasts.reviewing.voice import Voice
from forecasts.words import DEFAULT_LANGUAGE, Language, locale_of

__all__ = ["compose"]

_LABELS = ("contents", "page", "trace", "source", "data", "attached", "top", "archived")


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
    first = write_front(tables, inputs, voice)
    parts = [
        Part(number=0, key="summary", title=voice.say("section.summary"), elements=tuple(first))
    ]
    for number, (key, part) in enumerate(PARTS.items(), start=1):
        elements = tuple(part.write(tables, drawn, inputs, voice))
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
