"""All files of a site: a set of pages a language, the tables, a feed; the same bytes for the same.

The first language stands in the folder itself, each other one in a folder of its name.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from forecasts.normalising import write_cells
from forecasts.reviewing.document import Element, Grid, Paragraph
from forecasts.reviewing.files import csv_bytes
from forecasts.reviewing.parts.scoreboard import PART as SCOREBOARD
from forecasts.reviewing.voice import Voice
from forecasts.reviewing.write import MANIFEST
from forecasts.site.claim_page import write_claim
from forecasts.site.contents import KINDS, Contents, gather_contents
from forecasts.site.feed import list_entries
from forecasts.site.groups import Group, list_groups, write_series
from forecasts.site.lists import choices_of, count_verdicts, list_lines
from forecasts.site.rendering import asset, render
from forecasts.site.years import MARKS, draw_years
from forecasts.study import Study, require_sound
from forecasts.words import Language, languages, locale_of

__all__ = ["build_site"]

FILTERS = ("subject", "who", "code", "year")
ASSETS = ("site.css", "site.js")


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """The pages of one language: its folder ('' or `zh/`), its words, and the other languages."""

    contents: Contents
    voice: Voice
    folder: str
    others: tuple[tuple[str, str, str], ...]

    def page(self, path: str, template: str, title: str, **values: Any) -> tuple[str, bytes]:  # noqa: ANN401 - what a template needs
        """Return the path of a page from the site's folder, and the page."""
        here = self.folder + path
        inputs = self.contents.inputs
        written = render(
            template,
            here=here,
            path=path,
            folder=self.folder,
            others=self.others,
            tag=locale_of(self.voice.language).tag,
            say=self.voice.say,
            title=title,
            as_of=self.voice.day(inputs.as_of),
            digest=inputs.digest,
            files=self.contents.files,
            names=self.contents.groups,
            **values,
        )
        return here, written


def build_site(
    study: Study, *, spoken: Sequence[Language] = (), currency: str = "USD"
) -> dict[str, bytes]:
    """Return every file of the site by its path in the site's folder, with a manifest of hashes.

    Args:
        study: A sound study; its day is the day of the site.
        spoken: Languages of the pages, the first of them in the folder itself; all for none.
        currency: ISO code in which conversions are shown.

    Raises:
        ValueError: The study has an error, or the currency is no ISO 4217 code.
    """
    require_sound(study)
    contents = gather_contents(study, currency)
    chosen = list(dict.fromkeys(spoken)) or list(languages())
    folders = {each: "" if each == chosen[0] else f"{each}/" for each in chosen}
    tables = SCOREBOARD.tables(contents.inputs)
    files = {name: asset(name) for name in ASSETS}
    written = _tables(contents, tables)
    files |= {f"tables/{name}.csv": csv_bytes(table) for name, table in written.items()}
    sizes = [
        (name, len(table), len(files[f"tables/{name}.csv"])) for name, table in written.items()
    ]
    for language in chosen:
        others = tuple(
            (locale_of(other).tag, locale_of(other).name, folders[other])
            for other in chosen
            if other != language
        )
        edition = Edition(
            contents=contents,
            voice=Voice(language=language, names=contents.inputs.names),
            folder=folders[language],
            others=others,
        )
        files |= dict(_pages(edition, sizes))
        files |= dict([_scoreboard(edition, tables)])
    files[MANIFEST] = _manifest(files, contents)
    return dict(sorted(files.items()))


def _tables(contents: Contents, scores: Any) -> dict[str, pd.DataFrame]:  # noqa: ANN401 - `Tables`
    inputs = contents.inputs
    tables = {"claims": inputs.claims, "actuals": inputs.observations, "series": inputs.series}
    return {name: write_cells(table) for name, table in (tables | dict(scores)).items()}


def _pages(edition: Edition, sizes: list[tuple[str, int, int]]) -> Iterator[tuple[str, bytes]]:
    contents, voice = edition.contents, edition.voice
    yield _index(edition)
    for identifier, stem in contents.files["claims"].items():
        found = write_claim(identifier, contents, voice)
        title = voice.say("site.title.claim", who=found.line.who, claimed=found.line.claimed)
        yield edition.page(f"claims/{stem}.html", "claim.html", title, page=found)
    for kind in KINDS[1:]:
        groups = list_groups(kind, contents, voice)
        title = voice.say(f"site.{kind}")
        yield edition.page(f"{kind}.html", "groups.html", title, groups=groups, kind=kind)
        for group in groups:
            yield _group(edition, kind, group)
    title = voice.say("site.downloads")
    yield edition.page("downloads.html", "downloads.html", title, tables=sizes)
    yield edition.page("about.html", "about.html", voice.say("site.about"))
    yield edition.page("feed.xml", "feed.xml", voice.say("site.title"),
                       entries=list_entries(contents, voice))  # fmt: skip


def _index(edition: Edition) -> tuple[str, bytes]:
    contents, voice = edition.contents, edition.voice
    rows = contents.rows
    lines = list_lines(contents, rows, voice)
    return edition.page(
        "index.html",
        "index.html",
        voice.say("site.title"),
        lines=lines,
        filters=choices_of(lines, voice, FILTERS),
        years=draw_years(rows.values(), contents.inputs.year, voice),
        kinds=MARKS,
        counts=_counts(contents, tuple(rows), voice),
        claims=voice.tell("method.claims", len(rows)),
    )


def _counts(contents: Contents, names: Sequence[str], voice: Voice) -> list[tuple[str, str]]:
    counts = count_verdicts(contents.rows[name] for name in names)
    return [(voice.term(code), voice.figure(number)) for code, number in counts.items()]


def _group(edition: Edition, kind: str, group: Group) -> tuple[str, bytes]:
    contents, voice = edition.contents, edition.voice
    return edition.page(
        f"{kind}/{contents.files[kind][group.key]}.html",
        "group.html",
        group.name,
        kind=kind,
        group=group,
        lines=list_lines(contents, group.claims, voice),
        counts=_counts(contents, group.claims, voice),
        series=write_series(group.key, contents, voice) if kind == "series" else None,
    )


def _scoreboard(edition: Edition, tables: Any) -> tuple[str, bytes]:  # noqa: ANN401 - `Tables`
    voice = edition.voice
    # The sentence about bounds speaks of a picture that stands in the review alone.
    shown = {**tables, "scoreboard_bounds": tables["scoreboard_bounds"].assign(claims=0)}
    elements: list[Element] = SCOREBOARD.write(shown, {}, edition.contents.inputs, voice)
    return edition.page(
        "scoreboard.html",
        "scoreboard.html",
        voice.say("section.scoreboard"),
        elements=[each for each in elements if isinstance(each, (Grid, Paragraph))],
    )


def _manifest(files: dict[str, bytes], contents: Contents) -> bytes:
    """Return what made the files and the hash of each, by which an old one is known as ours."""
    from forecasts import __version__

    facts = {
        "site": True,
        "as_of": contents.inputs.as_of.isoformat(),
        "ledger": contents.inputs.digest,
        "made_with": {"forecasts": __version__},
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    return (json.dumps(facts, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
