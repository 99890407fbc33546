"""Actuals as an archive: series by name and price basis, with their figures by period."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from forecasts.actuals.periods import FiscalYear, Span
from forecasts.comparing.history import NEVER, Archive, Figure, Record, find_usable

if TYPE_CHECKING:
    from forecasts.actuals import Actuals
    from forecasts.money import Rates

__all__ = ["build_archive"]


def build_archive(actuals: "Actuals", as_of: date, rates: "Rates | None" = None) -> Archive:
    """Index the observations published by `as_of`; later ones are never seen again."""
    table = actuals.observations
    table = table[table["published_on"].dt.date <= as_of]
    rows: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in table.to_dict("records"):
        rows.setdefault((str(row["series"]), str(row["price_basis"]) or "nominal"), []).append(
            {str(key): value for key, value in row.items()}
        )
    facts = {str(row["series"]): row for row in actuals.series.to_dict("records")}
    records: dict[str, dict[str, Record]] = {name: {} for name in facts}
    for (name, basis), own in sorted(rows.items()):
        if name in facts:
            records[name][basis] = _build_record(name, basis, facts[name], own, as_of)
    by_code: dict[tuple[str, str, str], list[str]] = {}
    for name, row in sorted(facts.items()):
        if row["subject"] and row["measure"] and row["region"]:
            by_code.setdefault((row["subject"], row["measure"], row["region"]), []).append(name)
    return Archive(
        records=records,
        by_code={code: tuple(names) for code, names in by_code.items()},
        as_of=as_of,
        rates=rates,
    )


def _build_record(
    name: str, basis: str, facts: Mapping[Any, Any], rows: list[dict[str, Any]], as_of: date
) -> Record:
    figures: dict[Span, list[Figure]] = {}
    for row in rows:
        span = (row["period_start"].date(), row["period_end"].date())
        figures.setdefault(span, []).append(
            Figure(
                value=float(row["value"]),
                rounding=float(row["rounding"]),
                published=row["published_on"].date(),
                release=str(row["release"]),
                bound=str(row.get("bound") or ""),
            )
        )
    ordered = {span: _in_order(own) for span, own in sorted(figures.items())}
    return Record(
        name=name,
        subject=str(facts["subject"]),
        measure=str(facts["measure"]),
        region=str(facts["region"]),
        unit=str(facts["unit"]),
        price_basis=basis,
        policy=str(facts["policy"]) or "plus_1y",
        maturity=timedelta(days=int(facts["maturity"])),
        nature=str(facts["nature"]),
        frequency=str(facts["frequency"]),
        fiscal=FiscalYear(start_month=int(facts["fiscal_start"]), named=str(facts["fiscal_named"])),
        figures=ordered,
        by_start=_group(ordered, 0),
        by_end=_group(ordered, 1),
        ended=tuple(
            sorted({span[1] for span, own in ordered.items() if find_usable(own, span[1], as_of)})
        ),
    )


def _group(spans: Iterable[Span], end: int) -> Mapping[date, tuple[Span, ...]]:
    """Return the periods by their first (0) or last day (1), the longest first."""
    groups: dict[date, list[Span]] = {}
    for span in sorted(spans, key=lambda span: span[1] - span[0], reverse=True):
        groups.setdefault(span[end], []).append(span)
    return {day: tuple(own) for day, own in groups.items()}


def _in_order(figures: list[Figure]) -> tuple[Figure, ...]:
    """Sort by publication; a withdrawal ends earlier figures of the same value and is left out."""
    withdrawn = [figure for figure in figures if figure.release == "withdrawn"]
    kept = [
        replace(
            figure,
            until=min(
                (
                    gone.published
                    for gone in withdrawn
                    if gone.value == figure.value and gone.published >= figure.published
                ),
                default=NEVER,
            ),
        )
        for figure in figures
        if figure.release != "withdrawn"
    ]
    return tuple(sorted(kept, key=lambda figure: (figure.published, figure.release, figure.value)))
