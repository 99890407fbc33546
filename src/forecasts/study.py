"""One study: a ledger, its outcomes, codes and rates as of a day; problems first, tables after.

    study = open_study("claims", "actuals", as_of=date(2026, 11, 21))
    require_sound(study)
    study.comparison()

Every command and every function that lays claims beside outcomes opens one, so that what one
refuses all refuse, at the same places.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from os.path import lexists
from pathlib import Path
from typing import TYPE_CHECKING

from forecasts.actuals import Actuals, load_actuals, no_actuals
from forecasts.checks import check
from forecasts.files import CODES_FOLDER, name_of
from forecasts.ledger import Ledger, load
from forecasts.ledger.texts import fingerprint
from forecasts.problem import Problem
from forecasts.reading.periods.spans import as_day
from forecasts.words import languages

if TYPE_CHECKING:
    import pandas as pd

    from forecasts.ledger.entries import Codes
    from forecasts.ledger.events import Events
    from forecasts.money import Rates
    from forecasts.normalising import PriceBasis

__all__ = [
    "Names",
    "Study",
    "choose_claims",
    "code_names",
    "event_names",
    "find_code_problems",
    "find_rate_problems",
    "fingerprint",
    "ledger_rates",
    "names_in",
    "open_study",
    "own_rates",
    "require_sound",
]

Names = Mapping[str, Mapping[str, str]]
"""What codes are called, by language."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Study:
    """A ledger beside its outcomes as of a day; each table is made when first asked for, once.

    A table is shared by all who ask: take a copy before changing one. Its `attrs` name the day
    (`as_of`) and the ledger's fingerprint (`ledger`).

    Attributes:
        ledger: The claims and codelists.
        actuals: Published outcomes, those after the day among them.
        as_of: Nothing known after this day is used.
        problems: Every error of the ledger, its codelists, the outcomes and the ledger's own
            rates, in this order. With one of them the tables would lack what is at fault.
        given_rates: Rates in place of the ledger's own.
        whole: Of a study of chosen claims the study that they were chosen from: each table is a
            part of its table, so that other forecasters and wholes still count.
        chosen: How those claims were chosen, as its fingerprint says.
    """

    ledger: Ledger
    actuals: Actuals
    as_of: date
    problems: tuple[Problem, ...] = ()
    given_rates: "Rates | None" = None
    whole: "Study | None" = None
    chosen: str = ""
    _tables: dict[Hashable, "pd.DataFrame"] = field(default_factory=dict, init=False, repr=False)

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of the ledger's files and of the outcomes', to show a problem's place in."""
        return {**self.ledger.texts, **self.actuals.texts}

    @cached_property
    def rates(self) -> "Rates":
        """The rates given, else the shipped ones with the ledger's own over them."""
        return self.given_rates or ledger_rates(self.ledger.folder, self.as_of)

    @cached_property
    def fingerprint(self) -> str:
        """The short hash of the ledger's texts, and which of its claims were chosen."""
        digest = fingerprint(self.ledger.texts)
        return f"{digest}, {self.chosen}" if self.chosen else digest

    @cached_property
    def names(self) -> Names:
        """What the codes of the ledger's codelists are called."""
        return {**code_names(self.ledger.codes), **event_names(self.ledger.events)}

    @cached_property
    def claims(self) -> "pd.DataFrame":
        """The claims table, one row a claim."""
        if self.whole:
            return self._part(self.whole.claims)
        from forecasts.normalising import claims_table

        return claims_table(self.ledger)

    def comparison(self, *, on: date | None = None, rule: str = "method") -> "pd.DataFrame":
        """Return every claim beside what happened, as of a day (that of the study for None)."""
        from forecasts.comparing import compare

        day = on or self.as_of

        def make() -> "pd.DataFrame":
            if self.whole:
                return self._part(self.whole.comparison(on=day, rule=rule))
            return compare(self.claims, self.actuals, as_of=day, rule=rule, rates=self.rates)

        return self._once(("comparison", day, rule), make)

    def amounts(self, currency: str, prices: "PriceBasis" = "nominal") -> "pd.DataFrame":
        """Return the comparison with each amount of money in one currency and price basis.

        Raises:
            ValueError: The currency is no ISO 4217 code.
        """
        from forecasts.normalising import normalise

        def make() -> "pd.DataFrame":
            if self.whole:
                return self._part(self.whole.amounts(currency, prices))
            return normalise(
                self.comparison(),
                currency=currency,
                price_basis=prices,
                rates=self.rates,
                as_of=self.as_of,
            )

        return self._once(("amounts", currency, prices), make)

    def conversions(self, currency: str) -> "pd.DataFrame":
        """Return each claim of money under every reasonable conversion into a currency."""
        from forecasts.normalising import spread

        def make() -> "pd.DataFrame":
            if self.whole:
                return self._part(self.whole.conversions(currency))
            return spread(self.claims, currency=currency, rates=self.rates, as_of=self.as_of)

        return self._once(("conversions", currency), make)

    def relations(self) -> "pd.DataFrame":
        """Return the claims laid beside each other: parts and wholes, revisions, relays."""
        from forecasts.comparing.consistency import consistency

        def make() -> "pd.DataFrame":
            if self.whole:
                return self._part(self.whole.relations())
            return consistency(
                self.claims,
                rates=self.rates,
                as_of=self.as_of,
                codes=self.ledger.codes,
                actuals=self.actuals,
            )

        return self._once("relations", make)

    def outlooks(self, year: int | None = None) -> "pd.DataFrame":
        """Return past outlooks beside what came, of claims due in the years up to this one.

        Without a year up to the last that is over, so that a chart counts as the review of it does.
        """
        from forecasts.comparing.past import past_outlooks

        last = year or (self.as_of + timedelta(days=1)).year - 1

        def make() -> "pd.DataFrame":
            if self.whole:
                return self._part(self.whole.outlooks(year))
            return past_outlooks(
                self.claims,
                self.comparison(),
                self.actuals,
                year=last,
                as_of=self.as_of,
                rates=self.rates,
            )

        return self._once(("outlooks", last), make)

    def _part(self, table: "pd.DataFrame") -> "pd.DataFrame":
        """Return the rows of a table that are of this study's claims alone."""
        own = {claim.id for claim in self.ledger.claims}
        named = table["claims" if "claims" in table else "claim_id"]
        kept = named.map(lambda ids: own.issuperset(ids.split())).astype(bool)
        return table[kept].reset_index(drop=True)

    def _once(self, key: Hashable, make: "Callable[[], pd.DataFrame]") -> "pd.DataFrame":
        if key not in self._tables:
            self._tables[key] = made = make()
            made.attrs |= {"as_of": self.as_of.isoformat(), "ledger": self.fingerprint}
        return self._tables[key]


def open_study(
    ledger: Ledger | Path | str = "claims",
    actuals: Actuals | Path | str = "actuals",
    *,
    as_of: date | str,
    rates: "Rates | None" = None,
) -> Study:
    """Read a ledger, its outcomes and its own rates, and find every error in them.

    Args:
        ledger: The ledger, or its folder.
        actuals: The outcomes, or their folder; a folder that is not there holds none.
        as_of: Nothing known after this day is used; a date, or text as 2026-11-21.
        rates: Rates and deflators in place of the ledger's own.

    Raises:
        ValueError: The text is no date. Faults of the files raise nothing: they are `problems`.

    Example:
        >>> study = fc.open_study("claims", "actuals", as_of="2026-11-21")
        >>> study.problems
        ()
        >>> len(study.comparison())
        76
    """
    claims = ledger if isinstance(ledger, Ledger) else load(ledger)
    problems = _errors(check(claims))
    if not isinstance(actuals, Actuals):
        # Where a codelist is damaged, what the outcomes say of its codes cannot be judged.
        codes = {} if find_code_problems(claims) else claims.codes
        actuals = load_actuals(actuals, codes=codes) if Path(actuals).exists() else no_actuals()
    problems += _errors(actuals.problems)
    problems += rates.faults if rates else find_rate_problems(claims.folder)
    return Study(
        ledger=claims,
        actuals=actuals,
        as_of=as_day(as_of),
        problems=tuple(problems),
        given_rates=rates,
    )


def choose_claims(study: Study, ids: Iterable[str], chosen: str) -> Study:
    """Return a study of these claims and their sources alone; what is known beside them stays.

    Args:
        study: A study.
        ids: The claims to keep.
        chosen: How they were chosen, in words: stands wherever the ledger's fingerprint does.
    """
    kept = frozenset(ids)
    claims = tuple(claim for claim in study.ledger.claims if claim.id in kept)
    files = {claim.source.file for claim in claims}
    sources = tuple(source for source in study.ledger.sources if source.file in files)
    ledger = study.ledger._replace(claims=claims, sources=sources)
    return replace(study, ledger=ledger, whole=study, chosen=chosen)


def require_sound(study: Study) -> None:
    """Refuse a study with an error in it.

    Raises:
        ValueError: There is one; the message names the place of the first and their number.
    """
    if study.problems:
        first, number = study.problems[0], len(study.problems)
        place = f"{first.position.file}:{first.position.line}:{first.position.column}"
        more = "" if number == 1 else f" (the first of {number} errors)"
        raise ValueError(f"{place}: {first.code} {first.message}{more}")


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity == "error"]


def find_code_problems(ledger: Ledger) -> list[Problem]:
    """Return the errors of a ledger's codelists."""
    folder = name_of(f"{ledger.folder}/{CODES_FOLDER}") + "/"
    return [problem for problem in _errors(ledger.problems) if _is_in(problem, folder)]


def _is_in(problem: Problem, folder: str) -> bool:
    return problem.position.file.startswith(folder)


def find_rate_problems(folder: str) -> tuple[Problem, ...]:
    """Return the rows of the `rates/` in a ledger's folder that cannot be used."""
    from forecasts.money.own_daily import read_days
    from forecasts.money.yearly import read_folders

    own = own_rates(folder)
    return (*read_folders([own])[1], *read_days(own)[1]) if own else ()


def ledger_rates(folder: str, as_of: date | None = None) -> "Rates":
    """Return the shipped rates, with the figures of the `rates/` in a ledger's folder over them."""
    from forecasts.money import load_rates

    own = own_rates(folder)
    return load_rates(*([own] if own else []), as_of=as_of)


def own_rates(folder: str) -> Path | None:
    """Return where a ledger keeps rates of its own, None for one that has none.

    What lies there and is no folder is returned, too: it cannot be read, which has to be said.
    """
    own = Path(folder, "rates")
    return own if folder and lexists(own) else None


def code_names(codes: "Codes") -> Names:
    """Return what each code is called in every language of the program."""
    return {
        code.id: {language: code.called(language) for language in languages()}
        for codelist in codes.values()
        for code in codelist.values()
    }


def event_names(events: "Events") -> Names:
    """Return what each series of events is called, by `SERIES/`: no code has a slash."""
    return {
        f"{series.id}/": {language: series.called(language) for language in languages()}
        for series in events.values()
    }


def names_in(names: Names, language: str) -> dict[str, str]:
    """Return what codes are called in one language."""
    return {code: called[language] for code, called in names.items()}
