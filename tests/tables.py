"""Small claims tables and actuals for tests: what a row does not say has a plain default."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from forecasts.actuals import OBSERVATION_COLUMNS, SERIES_COLUMNS, Actuals

CLAIM: Mapping[str, Any] = {
    "claim_id": "a-claim",
    "file": "claims/a.yaml",
    "line": 1,
    "claimant": "A. Claimant",
    "person": "A. Claimant",
    "organisation": "",
    "claimant_basis": "explicit",
    "publisher": "A paper",
    "title": "A title",
    "url": "",
    "stated": "2020-01-15",
    "stated_precision": "day",
    "language": "en",
    "subject": "robots",
    "measure": "sales",
    "region": "World",
    "series": "",
    "kind": "level",
    "value": 100.0,
    "low": None,
    "high": None,
    "stated_low": None,
    "stated_high": None,
    "hedge": "bare",
    "strict": False,
    "unit": "robot",
    "figures": 3,
    "certainty": "expected",
    "probability": 0.75,
    "modality": "forecast",
    "scenario": "",
    "condition": "",
    "because": "systematic",
    "entered": "2020-01-16",
    "target": "in 2020",
    "target_period": "2020",
    "target_start": "2020-01-01",
    "target_end": "2020-12-31",
    "horizon": None,
    "base_period": "",
    "currency_basis": "",
    "price_basis": "nominal",
    "part_of": "",
    "supersedes": "",
    "relays": "",
    "quote": "100 robots",
    "at": "1",
    "notes": "",
}
DATES = ("stated", "entered", "target_start", "target_end")


def claims_of(*rows: Mapping[str, Any]) -> pd.DataFrame:
    """Return a claims table; `year` in a row sets its target, low and high default to the value."""
    full = []
    for number, row in enumerate(rows):
        claim = {**CLAIM, "claim_id": f"claim-{number}", **row}
        if (year := claim.pop("year", None)) is not None:
            claim |= {
                "target": row.get("target", f"in {year}"),
                "target_period": str(year),
                "target_start": f"{year}-01-01",
                "target_end": f"{year}-12-31",
            }
        for end in ("low", "high"):
            if claim[end] is None:
                claim[end] = claim["value"]
            if claim[f"stated_{end}"] is None:
                claim[f"stated_{end}"] = claim["value"]
        days = pd.Timestamp(claim["target_end"]) - pd.Timestamp(claim["stated"])
        claim["horizon"] = days.days / 365.25
        full.append(claim)
    names = list(dict.fromkeys([*CLAIM, *(name for claim in full for name in claim)]))
    table = pd.DataFrame(full, columns=names)
    for name in DATES:
        table[name] = pd.to_datetime(table[name]).astype("datetime64[s]")
    return table


SERIES: Mapping[str, Any] = dict.fromkeys(SERIES_COLUMNS, "") | {
    "series": "robots",
    "subject": "robots",
    "measure": "sales",
    "region": "World",
    "unit": "robot",
    "frequency": "year",
    "fiscal_start": 1,
    "fiscal_named": "end",
    "maturity": 0,
    "policy": "plus_1y",
    "nature": "flow",
}


def actuals_of(*series: Mapping[str, Any]) -> Actuals:
    """Return actuals; `values` of a series are (period, value[, published[, more columns]])."""
    facts, rows = [], []
    for one in series:
        known = {**SERIES, **{name: item for name, item in one.items() if name != "values"}}
        facts.append(known)
        rows += [_observation(known, *value) for value in one["values"]]
    table = pd.DataFrame(rows, columns=list(OBSERVATION_COLUMNS))
    for name in ("period_start", "period_end", "published_on", "retrieved_on"):
        table[name] = pd.to_datetime(table[name]).astype("datetime64[s]")
    frame = pd.DataFrame(facts, columns=list(SERIES_COLUMNS))
    return Actuals(observations=table.astype({"value": float, "rounding": float}), series=frame)


def _observation(
    facts: Mapping[str, Any],
    period: str | int,
    value: float,
    published: str = "",
    more: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    from forecasts.actuals.periods import FiscalYear, read_period

    fiscal = FiscalYear(start_month=facts["fiscal_start"], named=facts["fiscal_named"])
    span = read_period(str(period), fiscal)
    assert span is not None
    return {
        **{name: facts[name] for name in ("series", "subject", "measure", "region", "unit")},
        "period": str(period),
        "period_start": span[0],
        "period_end": span[1],
        "value": value,
        "price_basis": "nominal",
        "published_on": published or date(span[1].year + 1, 1, 20),
        "retrieved_on": None,
        "release": "",
        "rounding": 0.0,
        "url": "",
        "notes": "",
        **(more or {}),
    }


def yearly(first: int, values: Sequence[float]) -> list[tuple[str, float]]:
    """Return observations of consecutive years, each published in the January after."""
    return [(str(first + number), value) for number, value in enumerate(values)]
