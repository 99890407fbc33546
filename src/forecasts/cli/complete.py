"""What completion offers: the names of the ledger at hand, read as it stands, faults and all."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from forecasts.ledger import Ledger

__all__ = [
    "Complete",
    "complete_claims",
    "complete_codes",
    "complete_condition",
    "complete_editions",
    "complete_metrics",
    "complete_releases",
    "complete_rules",
    "complete_series",
    "complete_sheets",
]

Complete = Callable[[click.Context, click.Parameter, str], list[str]]


def _from_ledger(names: "Callable[[Ledger], Iterable[str]]") -> Complete:
    """Return a completion from the ledger that the words before name; `claims` without one."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        del param
        return _beginning(names(_load(ctx)), incomplete)

    return complete


def _load(ctx: click.Context) -> "Ledger":
    from forecasts.ledger import load

    return load(Path(ctx.params.get("ledger") or "claims"))


def _beginning(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in dict.fromkeys(names) if name.startswith(incomplete)]


def complete_codes(codelist: str) -> Complete:
    """Return a completion from one codelist: `subjects`, `measures` or `regions`."""
    return _from_ledger(lambda ledger: ledger.codes.get(codelist, {}))


def _editions(ledger: "Ledger") -> list[str]:
    return [
        name
        for series in ledger.events.values()
        for name in (series.id, *(f"{series.id}/{edition}" for edition in series.editions))
    ]


complete_claims = _from_ledger(lambda ledger: (claim.id for claim in ledger.claims))
complete_editions = _from_ledger(_editions)
complete_sheets = _from_ledger(
    lambda ledger: (*_editions(ledger), *(Path(source.file).stem for source in ledger.sources))
)


def complete_series(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Offer the series of the outcomes."""
    del param
    from forecasts.actuals.folder import find_series

    folder = Path(ctx.params.get("actuals") or "actuals")
    return _beginning(find_series(folder) if folder.is_dir() else [], incomplete)


def complete_releases(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Offer what a publication can be."""
    del ctx, param
    from forecasts.actuals.observations import RELEASES

    return _beginning(RELEASES, incomplete)


def complete_metrics(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Offer the metrics, behind those that were named before a comma."""
    del ctx, param
    from forecasts.scores.metrics.registry import METRICS

    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in METRICS if name.startswith(last)]


def complete_rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Offer the codes that `check` prints."""
    del ctx, param
    from forecasts.rules import RULES

    return _beginning(RULES, incomplete.upper())


def complete_condition(fields: tuple[str, ...]) -> Complete:
    """Return a completion of `FIELD=WORD`: the fields first, then the words of the ledger."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        del param
        field, equals, word = incomplete.partition("=")
        if not equals:
            return [f"{name}=" for name in (*fields, "has") if name.startswith(field)]
        return [f"{field}={name}" for name in _beginning(_words(field, fields, ctx), word)]

    return complete


def _words(field: str, fields: tuple[str, ...], ctx: click.Context) -> Iterable[str]:
    if field == "has":
        return fields
    ledger = _load(ctx)
    found: dict[str, Iterable[str]] = {
        "event": _editions(ledger),
        "publisher": (source.publisher for source in ledger.sources),
        **{name: (claim.id for claim in ledger.claims) for name in ("id", "claim_id")},
        **{name: ledger.codes.get(f"{name}s", {}) for name in ("subject", "measure", "region")},
        "person": (claim.claimant.person for claim in ledger.claims),
        "organisation": (claim.claimant.organisation for claim in ledger.claims),
    }
    return found.get(field, ())
