"""Published outcomes: `actuals/<series>.csv` beside `<series>.origin.yaml`, append-only."""

from collections.abc import Mapping, Sequence
from datetime import date
from errno import ENOENT
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from forecasts.actuals.folder import SERIES_NAME, SERIES_NAMES, read_folder
from forecasts.actuals.observations import Observation
from forecasts.actuals.origin import Series
from forecasts.ledger.codes import load_codes
from forecasts.ledger.entries import Codes
from forecasts.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

__all__ = [
    "OBSERVATION_COLUMNS",
    "SERIES_COLUMNS",
    "SERIES_NAME",
    "SERIES_NAMES",
    "Actuals",
    "list_series",
    "load_actuals",
    "no_actuals",
]

OBSERVATION_COLUMNS = (
    "series", "subject", "measure", "region", "period", "period_start", "period_end", "value",
    "unit", "price_basis", "published_on", "retrieved_on", "release", "rounding", "url", "notes",
    "bound",
)  # fmt: skip
"""Columns of `Actuals.observations`; `value` and `rounding` in `unit` without a magnitude."""

SERIES_COLUMNS = (
    "series", "title", "title_zh", "producer", "citation", "url", "date_published",
    "date_accessed", "licence", "definition", "definition_zh", "subject", "measure", "region",
    "unit", "frequency", "fiscal_start", "fiscal_named", "maturity", "policy", "nature", "file",
)  # fmt: skip
"""Columns of `Actuals.series`; `maturity` in days behind a period's end."""

_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


class Actuals(NamedTuple):
    """Outcomes as published.

    Attributes:
        observations: One row a published figure, `OBSERVATION_COLUMNS`.
        series: One row a series, `SERIES_COLUMNS`.
        problems: Faults of the files; faulty rows are in neither table.
        texts: The files' texts, to show a problem's place in.
    """

    observations: "pd.DataFrame"
    series: "pd.DataFrame"
    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] = _NO_TEXTS


def load_actuals(folder: "Path | str", *, codes: Codes | None = None) -> Actuals:
    """Read every series in `folder`.

    Args:
        folder: Where `<series>.csv` and `<series>.origin.yaml` lie side by side.
        codes: The ledger's codelists, against which subject, measure and region are checked and
            from which a series without `nature` takes that of its measure; left out, those of
            `claims/codes` beside the folder where there are any.

    Raises:
        FileNotFoundError: There is no such folder; `no_actuals` stands for none.

    Returns:
        `observations`, a row a published figure in the series' unit and in full, `series`, a row a
        series, and the faults of the files as `problems`.

    Example:
        >>> outcomes = fc.load_actuals("actuals")
        >>> outcomes.series["series"].tolist()
        ['example_robots_world']
        >>> first = outcomes.observations.iloc[0]
        >>> f"{first['period']}: {first['value']:,.0f} {first['unit']}"
        '2010: 118,000 unit'
    """
    from pathlib import Path

    folder = Path(folder)
    if not folder.exists():
        raise FileNotFoundError(ENOENT, "there is no such folder of outcomes", str(folder))
    if codes is None:
        codes = _codes_beside(folder)
    found = read_folder(folder, folder.name, codes)
    return Actuals(
        observations=_observation_table(found.observations, found.series),
        series=_series_table(found.series),
        problems=found.problems,
        texts=found.texts,
    )


def no_actuals() -> Actuals:
    """Return the outcomes of who has none."""
    return Actuals(observations=_observation_table([], []), series=_series_table([]))


def _codes_beside(folder: "Path") -> Codes | None:
    """Return the codelists of the ledger beside the folder; their faults are for `check`."""
    codes = folder.resolve().parent / "claims" / "codes"
    return load_codes(codes, codes.name, [], {}) if codes.is_dir() else None


def _observation_table(
    observations: Sequence[Observation], all_series: Sequence[Series]
) -> "pd.DataFrame":
    import pandas as pd

    facts = {series.name: series for series in all_series}
    rows = [
        (
            item.series,
            facts[item.series].subject,
            facts[item.series].measure,
            facts[item.series].region,
            item.period,
            item.start,
            item.end,
            item.value,
            facts[item.series].unit,
            item.price_basis,
            item.published,
            item.retrieved,
            item.release,
            item.rounding,
            item.url,
            item.notes,
            item.bound,
        )
        for item in observations
    ]
    table = pd.DataFrame(rows, columns=list(OBSERVATION_COLUMNS))
    for column in ("period_start", "period_end", "published_on", "retrieved_on"):
        table[column] = pd.to_datetime(table[column]).astype("datetime64[s]")
    return table.astype({"value": float, "rounding": float})


def _series_table(all_series: Sequence[Series]) -> "pd.DataFrame":
    import pandas as pd

    rows = [
        {
            **{name: getattr(series, name, "") for name in SERIES_COLUMNS},
            "series": series.name,
            "fiscal_start": series.fiscal.start_month,
            "fiscal_named": series.fiscal.named,
        }
        for series in all_series
    ]
    return pd.DataFrame(rows, columns=list(SERIES_COLUMNS))


def list_series(actuals: Actuals, *, as_of: date) -> "pd.DataFrame":
    """Return one row a series with its freshness, from what was published by `as_of`.

    Columns: series, unit, producer, periods (how many), observations, last_period, last_value,
    last_published, days_since (from the last publication to `as_of`), policy, definition.
    """
    import pandas as pd

    known = actuals.observations
    known = known[
        (known["published_on"] <= pd.Timestamp(as_of)) & (known["release"] != "withdrawn")
    ]
    known = known.sort_values(["period_end", "published_on"], kind="stable")
    rows = []
    for series in actuals.series.itertuples(index=False):
        own = known[known["series"] == series.series]
        last = own.iloc[-1] if len(own) else None
        published = None if last is None else own["published_on"].max().date()
        rows.append(
            {
                "series": series.series,
                "unit": series.unit,
                "producer": series.producer,
                "periods": own["period"].nunique(),
                "observations": len(own),
                "last_period": "" if last is None else last["period"],
                "last_value": None if last is None else last["value"],
                "last_published": published,
                "days_since": None if published is None else (as_of - published).days,
                "policy": series.policy,
                "definition": series.definition,
            }
        )
    columns = ["series", "unit", "producer", "periods", "observations", "last_period",
               "last_value", "last_published", "days_since", "policy", "definition"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)
