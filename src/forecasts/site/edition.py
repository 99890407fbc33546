"""The pages of one language, each made when it is asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from forecasts.reviewing.document import Element, Grid, Paragraph
from forecasts.reviewing.parts.scoreboard import PART as SCOREBOARD
from forecasts.reviewing.section import Tables
from forecasts.reviewing.voice import Voice
from forecasts.site.claim_page import write_claim
from forecasts.site.contents import KINDS, Contents
from forecasts.site.feed import list_entries
from forecasts.site.groups import list_groups, name_group, write_series
from forecasts.site.lists import choices_of, count_verdicts, list_lines
from forecasts.site.paging import FILTERS, is_long, list_data, page_name, pages_of
from forecasts.site.rendering import render
from forecasts.site.years import MARKS, draw_years
from forecasts.words import locale_of

__all__ = ["Edition", "Page", "claim_pages", "list_pages"]

Page = Callable[[], bytes]
"""Makes the bytes of one file."""

NEWEST = 60
"""Rows of a long list that stand on the first page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """A language: its folder ('' or `zh/`), its words, and the other languages."""

    contents: Contents
    voice: Voice
    folder: str
    others: tuple[tuple[str, str, str], ...]

    def page(self, path: str, template: str, title: str, **values: Any) -> bytes:  # noqa: ANN401 - what a template needs
        """Return a page; `path` is its place in the folder of the language."""
        inputs = self.contents.inputs
        return render(
            template,
            here=self.folder + path,
            path=path,
            folder=self.folder,
            others=self.others,
            tag=locale_of(self.voice.language).tag,
            say=self.voice.say,
            title=title,
            as_of=self.voice.day(inputs.as_of),
            digest=inputs.digest,
            files=self.contents.files,
            reviews=self.contents.reviews,
            **values,
        )


def list_pages(
    edition: Edition,
    scores: Callable[[], Tables],
    files: Callable[[], Mapping[str, tuple[int, bytes]]],
) -> Iterator[tuple[str, Page]]:
    """Return all pages but those of claims by their paths in the site's folder, none made yet.

    Args:
        edition: The language.
        scores: Makes the tables of the scoreboard.
        files: Makes the tables to download: rows and bytes by name.
    """
    contents = edition.contents
    made: dict[str, Page] = {
        "index.html": partial(_index, edition),
        "scoreboard.html": partial(_scoreboard, edition, scores),
        "downloads.html": partial(_downloads, edition, files),
        "about.html": partial(_about, edition),
        "feed.xml": partial(_feed, edition),
    }
    made |= dict(list_data(contents, edition.voice))
    every = tuple(contents.rows)
    for number, names in enumerate(pages_of(every), start=1) if is_long(every) else ():
        made[page_name("lists/claims", number)] = partial(_listed, edition, names, number)
    for kind in KINDS[1:]:
        made[f"{kind}.html"] = partial(_groups, edition, kind)
        for key, stem in contents.files[kind].items():
            for number, names in enumerate(pages_of(contents.groups[kind][key]), start=1):
                path = page_name(f"{kind}/{stem}", number)
                made[path] = partial(_group, edition, kind, key, names, number)
    return ((edition.folder + path, page) for path, page in made.items())


def claim_pages(edition: Edition) -> Iterator[tuple[str, Page]]:
    """Return the pages of the claims by their paths in the site's folder, none of them made yet."""
    files = edition.contents.files["claims"]
    for identifier in edition.contents.groups["claims"]:
        path = f"{edition.folder}claims/{files[identifier]}.html"
        yield path, partial(_claim, edition, identifier)


def _index(edition: Edition) -> bytes:
    contents, voice = edition.contents, edition.voice
    rows = contents.rows
    names = tuple(rows)
    long = is_long(names)
    lines = list_lines(contents, names[:NEWEST] if long else names, voice)
    return edition.page(
        "index.html",
        "index.html",
        voice.say("site.title"),
        lines=lines,
        long=long,
        # Of a long list the script makes them, from the columns that it reads anyway.
        filters=dict.fromkeys(FILTERS, ()) if long else choices_of(lines, voice, FILTERS),
        years=draw_years(rows.values(), contents.inputs.year, voice),
        kinds=MARKS,
        counts=_counts(contents, names, voice),
        claims=voice.tell("method.claims", len(rows)),
    )


def _listed(edition: Edition, names: Sequence[str], number: int) -> bytes:
    """Return a page of the list of all claims, where that is long."""
    contents, voice = edition.contents, edition.voice
    return edition.page(
        page_name("lists/claims", number),
        "listed.html",
        voice.say("site.claims"),
        lines=list_lines(contents, names, voice),
        part=_part("claims", contents.rows, number),
    )


def _part(stem: str, names: Sequence[str] | Mapping[str, Any], number: int) -> dict[str, Any]:
    """Return which page of a list this is, and the files of those beside it."""
    last = len(pages_of(tuple(names)))
    found = {"first": 1, "before": number - 1, "next": number + 1, "last": last}
    led = {name: page_name(stem, page) for name, page in found.items()
           if page != number and 1 <= page <= last}  # fmt: skip
    return {"number": number, "of": last, "files": led}


def _counts(contents: Contents, names: Sequence[str], voice: Voice) -> list[tuple[str, str]]:
    counts = count_verdicts(contents.rows[name] for name in names)
    return [(voice.term(code), voice.figure(number)) for code, number in counts.items()]


def _claim(edition: Edition, identifier: str) -> bytes:
    contents, voice = edition.contents, edition.voice
    found = write_claim(identifier, contents, voice)
    title = voice.say("site.title.claim", who=found.line.who, claimed=found.line.claimed)
    path = f"claims/{contents.files['claims'][identifier]}.html"
    return edition.page(path, "claim.html", title, page=found)


def _groups(edition: Edition, kind: str) -> bytes:
    contents, voice = edition.contents, edition.voice
    groups = list_groups(kind, contents, voice)
    title = voice.say(f"site.{kind}")
    return edition.page(f"{kind}.html", "groups.html", title, groups=groups, kind=kind)


def _group(edition: Edition, kind: str, key: str, names: Sequence[str], number: int) -> bytes:
    contents, voice = edition.contents, edition.voice
    claims, stem = contents.groups[kind][key], contents.files[kind][key]
    record = kind == "series" and number == 1
    code = contents.codes.get(key) if kind == "subjects" else None
    definition = code.defined(voice.language) if code else ""
    return edition.page(
        page_name(f"{kind}/{stem}", number),
        "group.html",
        name_group(kind, key, voice),
        kind=kind,
        lines=list_lines(contents, names, voice),
        part=_part(stem, claims, number),
        definition=definition,
        foreign=voice.foreign(definition),
        counts=_counts(contents, claims, voice),
        series=write_series(key, contents, voice) if record else None,
    )


def _scoreboard(edition: Edition, scores: Callable[[], Tables]) -> bytes:
    voice, tables = edition.voice, scores()
    # The sentence about bounds speaks of a picture that stands in the review alone.
    shown = {**tables, "scoreboard_bounds": tables["scoreboard_bounds"].assign(claims=0)}
    elements: list[Element] = SCOREBOARD.write(shown, {}, edition.contents.inputs, voice)
    return edition.page(
        "scoreboard.html",
        "scoreboard.html",
        voice.say("section.scoreboard"),
        elements=[each for each in elements if isinstance(each, (Grid, Paragraph))],
    )


def _downloads(edition: Edition, files: Callable[[], Mapping[str, tuple[int, bytes]]]) -> bytes:
    sizes = [(name, rows, len(data)) for name, (rows, data) in files().items()]
    title = edition.voice.say("site.downloads")
    return edition.page("downloads.html", "downloads.html", title, tables=sizes)


def _about(edition: Edition) -> bytes:
    return edition.page("about.html", "about.html", edition.voice.say("site.about"))


def _feed(edition: Edition) -> bytes:
    voice = edition.voice
    entries = list_entries(edition.contents, voice)
    return edition.page("feed.xml", "feed.xml", voice.say("site.title"), entries=entries)
