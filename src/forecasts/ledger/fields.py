"""Every field of a source, and the form of a field; the claims' fields are in `claim_fields`.

`docs/ledger.md` and the JSON Schema are generated from these tables (`forecasts.ledger.reference`).
"""

# ruff: noqa: E501  a description, an example: one line each, as they are printed

from typing import NamedTuple

LANGUAGES = ("en", "zh", "de", "fr", "es", "ja")


class Field(NamedTuple):
    """One field: its form, whether it must be there, and an example that is right and one wrong.

    `form` is one of text, id, date, dates, choice, code, value, values, target, names, waivers,
    mapping, event, editions; `choices` are the words of a choice; `codelist` names that of a code;
    `fields` are those of a mapping.
    """

    name: str
    form: str
    description: str
    good: str
    bad: str
    required: bool = False
    choices: tuple[str, ...] = ()
    codelist: str = ""
    fields: tuple["Field", ...] = ()


def text_field(name: str, description: str, good: str, *, required: bool = False) -> Field:
    """Return a field that holds a line of text."""
    return Field(
        name=name,
        form="text",
        description=description,
        good=f"{name}: {good}",
        bad=f"{name}: []",
        required=required,
    )


def choice_field(
    name: str, description: str, choices: tuple[str, ...], *, required: bool = False
) -> Field:
    """Return a field that holds one of a few words."""
    return Field(
        name=name,
        form="choice",
        description=description,
        good=f"{name}: {choices[0]}",
        bad=f"{name}: other",
        required=required,
        choices=choices,
    )


_EVENT = (
    Field(
        name="name",
        form="text",
        description="Name of the occasion.",
        good="name: CES 2026",
        bad="name: [CES, 2026]",
    ),
    Field(
        name="place",
        form="text",
        description="Town and country.",
        good='place: "Wuhan, China"',
        bad="place: {town: Wuhan}",
    ),
    Field(
        name="held",
        form="dates",
        description="Day, or first and last day with a slash.",
        good="held: 2025-09-16/2025-09-17",
        bad="held: 16-17 September",
    ),
)

_READ = (
    Field(
        name="on",
        form="date",
        description="When the source was read.",
        good="on: 2026-11-21",
        bad="on: yesterday",
        required=True,
    ),
    Field(
        name="found",
        form="choice",
        description="Whether the source holds a quantitative forecast. `none` goes with `claims: []` and tells a reviewer that the source was read to the end.",
        good="found: none",
        bad="found: nothing",
        required=True,
        choices=("claims", "none"),
    ),
    Field(
        name="note",
        form="text",
        description="What stands there instead, in a sentence.",
        good="note: only an attendance count",
        bad="note: [a, b]",
    ),
)

SOURCE_FIELDS = (
    Field(
        name="title",
        form="text",
        description="Title of the document, as printed.",
        good="title: Global EV Outlook 2025",
        bad="title: [Global, EV]",
        required=True,
    ),
    Field(
        name="publisher",
        form="text",
        description="Who published it.",
        good="publisher: Deep News",
        bad="publisher: {name: Deep News}",
        required=True,
    ),
    Field(
        name="published",
        form="date",
        description="Date of publication: a day, a month or a year, as precise as it is known.",
        good="published: 2025-09-19",
        bad="published: 19.9.2025",
        required=True,
    ),
    Field(
        name="language",
        form="choice",
        description="Language of the text that was read.",
        good="language: en",
        bad="language: English",
        required=True,
        choices=LANGUAGES,
    ),
    Field(
        name="url",
        form="text",
        description="Where it can be read.",
        good="url: https://example.org/article",
        bad="url: [a, b]",
    ),
    Field(
        name="archive",
        form="text",
        description="Where a copy of it is kept, as `forecasts archive` finds it.",
        good="archive: https://web.archive.org/web/20250920101500/https://example.org/article",
        bad="archive: [a, b]",
    ),
    Field(
        name="event",
        form="event",
        description="The occasion at which the claims were made: a series and an edition of codes/events.yaml, or a description.",
        good="event: ces/2026",
        bad="event: [CES, 2026]",
        fields=_EVENT,
    ),
    Field(
        name="sha256",
        form="text",
        description="SHA-256 of the text that was read (UTF-8), to which offsets refer.",
        good="sha256: 04c83e24ced0ac4259e9c67415384a37c56fdd7b6a82040ef94d2f2c6c0b1a83",
        bad="sha256: 04c83e",
    ),
    Field(
        name="tier",
        form="choice",
        description="P the publisher's own page, W wire or large daily, S trade press, R repost, D data mirror.",
        good="tier: S",
        bad="tier: good",
        choices=("P", "W", "S", "R", "D"),
    ),
    Field(
        name="read",
        form="mapping",
        description="That the source was read to the end, and what was found.",
        good="read: {on: 2026-11-21, found: none}",
        bad="read: yes",
        fields=_READ,
    ),
    Field(
        name="notes",
        form="text",
        description="Anything a reviewer should know.",
        good="notes: a translation",
        bad="notes: [a]",
    ),
)
