"""What a sheet is about: an event, an edition of one, a source, or the claims of a condition."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from forecasts.ledger.claim import Day, Source
from forecasts.problem import did_you_mean
from forecasts.study import Study

__all__ = ["Choice", "UnknownSheetError", "choose", "choose_claims"]


class UnknownSheetError(LookupError):
    """The ledger has no event and no source of this name; the message says which is like it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What a sheet is about.

    Attributes:
        name: The stem of its files: `ces-2026`.
        event: Code of the series; '' where the sheet is of no listed event.
        edition: Year or number; '' for all editions, or no event.
        title: What it is called where no listed event gives it names.
        place: Where it was held; '' where that is not known.
        held: First and last day; None where they are not known, or for several editions.
        words: Codes and conditions that the claims were chosen by, in place of a title.
        sources: The documents that were read.
        claims: Ids of the claims, in the order of the ledger.
    """

    name: str
    title: str
    sources: tuple[Source, ...]
    claims: tuple[str, ...]
    event: str = ""
    edition: str = ""
    place: str = ""
    held: tuple[Day, Day] | None = None
    words: tuple[str, ...] = ()


def choose(study: Study, what: str) -> Choice:
    """Return the event, edition or source of the ledger that `what` names.

    Args:
        study: The ledger as of a day.
        what: `SERIES`, `SERIES/EDITION`, or a file of the ledger, by its path or its stem.

    Raises:
        UnknownSheetError: There is none of this name.
    """
    ledger = study.ledger
    series, _, edition = what.partition("/")
    if series in ledger.events and edition in {"", *ledger.events[series].editions}:
        return _of_event(study, series, edition)
    for source in ledger.sources:
        if what in {source.file, PurePosixPath(source.file).stem}:
            return _of_source(study, source)
    editions = (f"{one.id}/{year}" for one in ledger.events.values() for year in one.editions)
    files = (PurePosixPath(source.file).stem for source in ledger.sources)
    known = (*ledger.events, *editions, *files)
    hint = did_you_mean(what, known) or "see `forecasts list --where has=event`"
    raise UnknownSheetError(f"there is no event and no source `{what}`; {hint}")


def _of_event(study: Study, series: str, edition: str) -> Choice:
    event = study.ledger.events[series]
    sources = tuple(
        source
        for source in study.ledger.sources
        if source.event and _is_of(source.event.code, series, edition)
    )
    only = edition or (next(iter(event.editions)) if len(event.editions) == 1 else "")
    found = event.editions.get(only)
    return Choice(
        name="-".join(filter(None, (series, edition.lower().replace(".", "-")))),
        event=series,
        edition=only,
        title=event.called("en", only),
        place=found.place if found else "",
        held=found.held if found else None,
        sources=sources,
        claims=_claims_of(study, sources),
    )


def _is_of(code: str, series: str, edition: str) -> bool:
    return code == f"{series}/{edition}" if edition else code.partition("/")[0] == series


def _of_source(study: Study, source: Source) -> Choice:
    event = source.event
    return Choice(
        name=PurePosixPath(source.file).stem,
        title=source.title,
        place=event.place if event else "",
        held=event.held if event else None,
        sources=(source,),
        claims=_claims_of(study, (source,)),
    )


def _claims_of(study: Study, sources: tuple[Source, ...]) -> tuple[str, ...]:
    files = {source.file for source in sources}
    return tuple(claim.id for claim in study.ledger.claims if claim.source.file in files)


def choose_claims(
    study: Study, claims: tuple[str, ...], title: str, name: str, words: tuple[str, ...] = ()
) -> Choice:
    """Return the claims of these ids, whatever their sources, under a title or the words for it."""
    chosen = [claim for claim in study.ledger.claims if claim.id in claims]
    sources = dict.fromkeys(claim.source.file for claim in chosen)
    return Choice(
        name=name,
        title=title,
        sources=tuple(one for one in study.ledger.sources if one.file in sources),
        claims=tuple(claim.id for claim in chosen),
        words=words,
    )
