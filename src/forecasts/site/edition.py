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
from forecasts.site.rendering import render
from forecasts.site.years import MARKS, draw_years
from forecasts.words import locale_of

__all__ = ["Edition", "Page", "list_pages"]

Page = Callable[[], bytes]
"""Makes the bytes of one file."""

FILTERS = ("subject", "who", "code", "year")


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
    """Return the pages by their paths in the site's folder, none of them made yet.

    Args:
        edition: The language.
        scores: Makes the tables of the scoreboard.
        files: Makes the tables to download: rows and bytes by name.
    """
    made: dict[str, Page] = {
        "index.html": partial(_index, edition),
        "scoreboard.html": partial(_scoreboard, edition, scores),
        "downloads.html": partial(_downloads, edition, files),
        "about.html": partial(_about, edition),
        "feed.xml": partial(_feed, edition),
    }
    for kind in KINDS[1:]:
        made[f"{kind}.html"] = partial(_groups, edition, kind)
        for key, stem in edition.contents.files[kind].items():
            made[f"{kind}/{stem}.html"] = partial(_group, edition, kind, key)
    for identifier, stem in edition.contents.files["claims"].items():
        made[f"claims/{stem}.html"] = partial(_claim, edition, identifier)
    return ((edition.folder + path, page) for path, page in made.items())


def _index(edition: Edition) -> bytes:
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


def _group(edition: Edition, kind: str, key: str) -> bytes:
    contents, voice = edition.contents, edition.voice
    claims = contents.groups[kind][key]
    return edition.page(
        f"{kind}/{contents.files[kind][key]}.html",
        "group.html",
        name_group(kind, key, voice),
        kind=kind,
        lines=list_lines(contents, claims, voice),
        counts=_counts(contents, claims, voice),
        series=write_series(key, contents, voice) if kind == "series" else None,
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
