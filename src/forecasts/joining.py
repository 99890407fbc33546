"""Several ledgers as one: those of a team, or of fields that are kept apart.

    study = join_studies({"grid": grid, "cars": cars})

Claims are called `grid.ID`: no id has a point, so that none meet. What ledgers share has to be the
same in both: a code, an event and a series of outcomes mean one thing, and the publications of a
series are put together. Where they differ, that is a problem with its place; nothing is chosen.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from forecasts.actuals import Actuals
from forecasts.ledger import Ledger
from forecasts.ledger.claim import Claim
from forecasts.ledger.codes import use_own_words
from forecasts.ledger.entries import Code, Codes
from forecasts.ledger.events import Edition, Events, Series
from forecasts.problem import Position, Problem, fault
from forecasts.study import Study, own_rates

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["BETWEEN", "join_studies"]

Entry = TypeVar("Entry", Code, Series, Edition)

BETWEEN = "."
"""Stands between the name of a ledger and the id of its claim; no id has one."""

_NOWHERE = Position(file="", line=0, column=0)
_PUBLICATION = ["series", "period", "price_basis", "published_on", "release"]


def join_studies(studies: Mapping[str, Study]) -> Study:
    """Return the ledgers, outcomes and rates of several studies of one day as one study.

    Args:
        studies: Each ledger by the name that its claims get; at least one.

    Returns:
        A study whose `problems` are those of every ledger, then what differs between them (F514)
        and between their own rates (F509).

    Raises:
        ValueError: The studies are as of different days, or there is none.

    Example:
        >>> one = fc.open_study("claims", "actuals", as_of="2026-11-21")
        >>> joined = fc.join_studies({"mine": one, "yours": one})
        >>> joined.ledger.claims[0].id == f"mine.{one.ledger.claims[0].id}"
        True
    """
    from forecasts.money import load_rates

    every = list(studies.values())
    days = {study.as_of for study in every}
    if len(days) != 1:
        raise ValueError("join studies of one day: they are as of " + ", ".join(map(str, days)))
    problems = [found for name, study in studies.items() for found in _own_problems(name, study)]
    ledger = _join_ledgers(studies, problems)
    actuals = _join_actuals(studies, problems)
    day = days.pop()
    folders = dict.fromkeys(filter(None, (own_rates(study.ledger.folder) for study in every)))
    rates = load_rates(*folders, as_of=day)
    use_own_words(ledger.codes)
    return Study(
        ledger=ledger,
        actuals=actuals,
        as_of=day,
        problems=tuple(dict.fromkeys([*problems, *rates.faults])),
        given_rates=rates,
    )


def _own_problems(name: str, study: Study) -> Iterator[Problem]:
    """Yield a ledger's own problems; files of outcomes are called alike in every ledger."""
    for problem in study.problems:
        file = problem.position.file
        if file in study.actuals.texts:
            yield problem._replace(position=problem.position._replace(file=f"{name}/{file}"))
        else:
            yield problem


def _join_ledgers(studies: Mapping[str, Study], problems: list[Problem]) -> Ledger:
    ledgers = {name: study.ledger for name, study in studies.items()}
    every = list(ledgers.values())
    return Ledger(
        claims=tuple(
            _prefix(name, claim) for name, ledger in ledgers.items() for claim in ledger.claims
        ),
        sources=tuple(source for ledger in every for source in ledger.sources),
        codes=_join_codes([ledger.codes for ledger in every], problems),
        problems=tuple(problem for ledger in every for problem in ledger.problems),
        texts={file: text for ledger in every for file, text in ledger.texts.items()},
        faulty=frozenset(
            f"{name}{BETWEEN}{one}" for name, ledger in ledgers.items() for one in ledger.faulty
        ),
        folder=every[0].folder,
        events=_join_events([ledger.events for ledger in every], problems),
    )


def _prefix(name: str, claim: Claim) -> Claim:
    def named(one: str) -> str:
        return f"{name}{BETWEEN}{one}" if one else ""

    return claim._replace(
        id=named(claim.id),
        part_of=named(claim.part_of),
        overlaps=named(claim.overlaps),
        supersedes=named(claim.supersedes),
        relays=named(claim.relays),
    )


def _join_codes(every: Iterable[Codes], problems: list[Problem]) -> Codes:
    joined: dict[str, dict[str, Code]] = {}
    for codes in every:
        for codelist, entries in codes.items():
            into = joined.setdefault(codelist, {})
            _join_entries(into, entries, _bare_code, problems)
    return joined


def _join_events(every: Iterable[Events], problems: list[Problem]) -> Events:
    """Put series of events together, and the editions of one series."""
    joined: dict[str, Series] = {}
    for events in every:
        _join_entries(joined, events, _bare_series, problems)
        for name, series in events.items():
            editions = dict(joined[name].editions)
            _join_entries(editions, series.editions, _bare_edition, problems)
            joined[name] = joined[name]._replace(editions=editions)
    return joined


def _bare_code(code: Code) -> Code:
    return code._replace(position=_NOWHERE)


def _bare_series(series: Series) -> Series:
    return series._replace(position=_NOWHERE, editions={})


def _bare_edition(edition: Edition) -> Edition:
    return edition._replace(position=_NOWHERE)


def _join_entries(
    into: dict[str, Entry],
    entries: Mapping[str, Entry],
    bare: Callable[[Entry], Entry],
    problems: list[Problem],
) -> None:
    """Add what is new; what is there already has to be the same but for its place."""
    for name, entry in entries.items():
        first = into.setdefault(name, entry)
        if bare(first) != bare(entry):
            problems.append(_differs(f"`{name}`", entry.position, first.position.file))


def _differs(what: str, position: Position, other: str, hint: str = "") -> Problem:
    return fault(
        "F514", position, f"{what} is another in {other}", "the same in both, or another name", hint
    )


def _join_actuals(studies: Mapping[str, Study], problems: list[Problem]) -> Actuals:
    """Put series together by their names, and the publications of each."""
    import pandas as pd

    facts = {
        name: study.actuals.series.assign(ledger=name)
        for name, study in studies.items()
        if len(study.actuals.series)
    }
    rows = {
        name: study.actuals.observations.assign(ledger=name)
        for name, study in studies.items()
        if len(study.actuals.observations)
    }
    if not facts:
        return next(iter(studies.values())).actuals
    series = pd.concat(facts.values(), ignore_index=True)
    same = [name for name in series.columns if name not in {"file", "date_accessed", "ledger"}]
    problems += _differing(series, ["series"], same)
    series = series.drop_duplicates("series").drop(columns="ledger").reset_index(drop=True)
    observations = next(iter(studies.values())).actuals.observations
    if rows:
        every = pd.concat(rows.values(), ignore_index=True)
        files = series.set_index("series")["file"].str.replace(".origin.yaml", ".csv")
        problems += _differing(
            every.assign(file=every["series"].map(files)),
            _PUBLICATION,
            ["value", "bound", "rounding"],
        )
        observations = every.drop_duplicates(_PUBLICATION).drop(columns="ledger")
    return Actuals(
        observations=observations.reset_index(drop=True),
        series=series,
        problems=(),
        texts={
            f"{name}/{file}": text
            for name, study in studies.items()
            for file, text in study.actuals.texts.items()
        },
    )


def _differing(table: "pd.DataFrame", key: list[str], same: list[str]) -> Iterator[Problem]:
    """Yield a problem for each row that has the key of an earlier one and other words."""
    first: dict[tuple[Any, ...], Mapping[Hashable, Any]] = {}
    read = table[[*dict.fromkeys([*key, *same, "file", "ledger"])]]
    for row in read.astype(object).where(read.notna(), "").to_dict("records"):
        before = first.setdefault(tuple(row[name] for name in key), row)
        for name in same:
            if before[name] != row[name]:
                place = Position(file=f"{row['ledger']}/{row['file']}", line=1, column=1)
                period = f" of {row['period']}" if "period" in key else ""
                what = f"{name} `{row[name]}` of `{row['series']}`{period}"
                yield _differs(what, place, before["ledger"], f"there it is `{before[name]}`")
                break
