"""What the pages are about: the claims said by the day, by whom, about what, against which series.

Made once and shared by the pages of every language.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import pandas as pd

from forecasts.inert import names_in_ledger
from forecasts.ledger.entries import Code
from forecasts.reviewing.inputs import Inputs, claims_by_id, name_all
from forecasts.reviewing.notes import named_claims
from forecasts.reviewing.printing.grids import rows_of
from forecasts.reviewing.voice import Row, Voice
from forecasts.site.addresses import name_pages
from forecasts.site.changes import Change, find_changes
from forecasts.site.copied import Copied, copy_reviews
from forecasts.study import Study
from forecasts.words import DEFAULT_LANGUAGE

__all__ = ["KINDS", "Contents", "gather_contents", "part_of"]

KINDS = ("claims", "subjects", "claimants", "series")
"""The folders of pages; each kind has a list of its own as well."""
RELATIONS = ("supersedes", "relays", "part_of")
"""The columns in which a claim names others."""
MOST_BESIDE = 25
"""Claims about one thing that a page shows."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Contents:
    """Everything that pages are written from.

    Attributes:
        inputs: The claims beside what happened, the outcomes, and what codes are called.
        rows: The claims by id, the last stated first.
        groups: By kind of page: what it is about, and the ids of its claims in that order.
        files: By kind of page: the stem of the file of each.
        series: Facts of each series of outcomes by its name.
        codes: The codes of subjects.
        relations: Makes the table of findings of claims against each other.
        findings: Makes those that are no agreement, by the id of each claim in them.
        changes: What git knows of each claim by its id; empty where that was not asked.
        reviews: Reviews that the site holds a copy of, by their years.
    """

    inputs: Inputs
    rows: Mapping[str, Row]
    groups: Mapping[str, Mapping[str, tuple[str, ...]]]
    files: Mapping[str, Mapping[str, str]]
    series: Mapping[str, Row]
    codes: Mapping[str, Code]
    relations: Callable[[], pd.DataFrame]
    findings: Callable[[], Mapping[str, tuple[Row, ...]]]
    changes: Mapping[str, tuple[Change, ...]]
    reviews: tuple[Copied, ...]

    @cached_property
    def same(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the claims about one thing, period and unit, by the id of each of them."""
        return _same(self.rows)

    @cached_property
    def _lines(self) -> dict[str, dict[str, Any]]:
        return {}

    def lines_of(self, language: str) -> dict[str, Any]:
        """The rows of lists that were made so far, by claim: each is in several lists.

        Those of one language are kept, as a site is written in one after the other.
        """
        if language not in self._lines:
            self._lines.clear()
        return self._lines.setdefault(language, {})

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each claim among the rows."""
        return {name: place for place, name in enumerate(self.rows)}

    @cached_property
    def published(self) -> Mapping[str, list[Row]]:
        """Every publication of each series by its name, the last period and publication first."""
        known = self.inputs.observations.sort_values(
            ["period_end", "published_on"], ascending=False, kind="stable"
        )
        found: dict[str, list[Row]] = {}
        for row in rows_of(known):
            found.setdefault(str(row["series"]), []).append(row)
        return found


def gather_contents(
    study: Study,
    *,
    currency: str = "USD",
    reviews: Sequence[Path] = (),
    history: bool = False,
) -> Contents:
    """Take from a study what its site shows: what was said and published by its day.

    Args:
        study: A sound study.
        currency: ISO code in which conversions are shown.
        reviews: Folders of reviews to copy; one of a later day is left out.
        history: Ask git when each claim came and changed. The bytes then depend on the repository.

    Raises:
        ValueError: The currency is no ISO 4217 code.
        HistoryError: `history`, and the ledger is in no repository of git.
    """
    inputs = _inputs(study, currency)
    ordered = sorted(claims_by_id(inputs).items(), key=_last_stated)
    rows = dict(ordered)
    series = {str(row["series"]): row for row in rows_of(inputs.series)}
    groups: dict[str, dict[str, tuple[str, ...]]] = {
        "claims": {name: (name,) for name in rows},
        "subjects": _group(rows, lambda row: str(row["subject"])),
        "claimants": _group(rows, Voice(language=DEFAULT_LANGUAGE).who),
        "series": dict.fromkeys(series, ()) | _group(rows, series_of),
    }
    groups["series"].pop("", None)
    return Contents(
        inputs=inputs,
        rows=rows,
        groups=groups,
        files={kind: name_pages(names) for kind, names in groups.items()},
        series=series,
        codes=study.ledger.codes["subjects"],
        relations=study.relations,
        findings=cache(lambda: _beside(study.relations())),
        changes=find_changes(Path(study.ledger.folder), study.as_of) if history else {},
        reviews=copy_reviews(reviews, study.as_of),
    )


def part_of(contents: Contents, names: Sequence[str]) -> Contents:
    """Return what the pages of these claims are written from, and no more: it goes to a process.

    The rows of the claims that those pages speak of come along, in the order of all rows.
    """
    wanted = set(names)
    found = {name: contents.findings().get(name, ()) for name in names}
    for name in names:
        row = contents.rows[name]
        wanted.update(contents.same.get(name, ())[:MOST_BESIDE])
        wanted.update(other for column in RELATIONS for other in str(row[column]).split())
        for note in found[name]:
            wanted.update(named_claims(note))
    kept = sorted(wanted & contents.rows.keys(), key=contents.places.__getitem__)
    nothing = pd.DataFrame()
    files = {**contents.files, "claims": {name: contents.files["claims"][name] for name in kept}}
    return replace(
        contents,
        inputs=replace(contents.inputs, claims=nothing),
        rows={name: contents.rows[name] for name in kept},
        groups={**contents.groups, "claims": {name: (name,) for name in names}},
        files=files,
        relations=partial(pd.DataFrame),
        findings=partial(dict, found),
        changes={name: contents.changes[name] for name in names if name in contents.changes},
        reviews=tuple(
            replace(each, files=dict.fromkeys(each.files, b"")) for each in contents.reviews
        ),
    )


def _inputs(study: Study, currency: str) -> Inputs:
    """Return what a review is written from, without what only its own year needs."""
    as_of = study.as_of
    said = study.amounts(currency)
    said = said[said["stated"] <= pd.Timestamp(as_of)].reset_index(drop=True)
    files = names_in_ledger([source.file for source in study.ledger.sources])
    known = study.actuals.observations
    nothing = pd.DataFrame()
    return Inputs(
        year=as_of.year,
        as_of=as_of,
        earlier=as_of,
        digest=study.fingerprint,
        currency=currency,
        claims=said.assign(file=said["file"].map(files)),
        before=nothing,
        outlooks=nothing,
        observations=known[known["published_on"] <= pd.Timestamp(as_of)].reset_index(drop=True),
        series=study.actuals.series,
        notes=nothing,
        spread=nothing,
        sources=nothing,
        corrections=nothing,
        names=name_all(study),
    )


def _last_stated(item: tuple[str, Row]) -> tuple[int, str]:
    return -pd.Timestamp(item[1]["stated"]).toordinal(), item[0]


def series_of(row: Row) -> str:
    """Return the series that a claim is judged by; '' where there is none."""
    return str(row["series"]).partition(" ")[0]


def _group(rows: Mapping[str, Row], name: Callable[[Row], str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for identifier, row in rows.items():
        found.setdefault(name(row), []).append(identifier)
    return {key: tuple(found[key]) for key in sorted(found)}


def _beside(relations: pd.DataFrame) -> dict[str, tuple[Row, ...]]:
    """Return the findings that are no agreement, by each claim that they are about."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(relations):
        if row["outcome"] != "consistent":
            for identifier in str(row["claims"]).split():
                found.setdefault(identifier, []).append(row)
    return {identifier: tuple(notes) for identifier, notes in found.items()}


_QUESTION = ("subject", "measure", "region", "kind", "unit", "target_period")


def _same(rows: Mapping[str, Row]) -> dict[str, tuple[str, ...]]:
    """Return who spoke about one thing: every claim with the others about it, in their order."""
    asked = _group(rows, lambda row: "\n".join(str(row[name]) for name in _QUESTION))
    return {name: names for names in asked.values() for name in names if len(names) > 1}
