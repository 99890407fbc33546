"""Published outcomes: `actuals/<series>.csv` beside `<series>.origin.yaml`, append-only."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from errno import ENOENT
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from forecasts.actuals.history import find_removed
from forecasts.actuals.observations import Observation, read_observations
from forecasts.actuals.origin import Series, read_origin
from forecasts.actuals.plausible import check_plausible
from forecasts.actuals.table import fault
from forecasts.files import list_folder
from forecasts.ledger.codes import add_region, load_codes
from forecasts.ledger.entries import Codes
from forecasts.problem import Position, Problem, did_you_mean, sort_problems

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "OBSERVATION_COLUMNS",
    "SERIES_COLUMNS",
    "SERIES_NAME",
    "SERIES_NAMES",
    "Actuals",
    "find_removed",
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
    "series", "title", "producer", "citation", "url", "date_published", "date_accessed", "licence",
    "definition", "subject", "measure", "region", "unit", "frequency", "fiscal_start",
    "fiscal_named", "maturity", "policy", "nature", "file",
)  # fmt: skip
"""Columns of `Actuals.series`; `maturity` in days behind a period's end."""

SERIES_NAME = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,79})")
SERIES_NAMES = "lower-case ASCII letters, digits, hyphens and underscores, at most 80"
_ORIGIN = ".origin.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Actuals:
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
    texts: Mapping[str, str] = field(default_factory=dict)


def load_actuals(folder: Path | str, *, codes: Codes | None = None) -> Actuals:
    """Read every series in `folder`.

    Args:
        folder: Where `<series>.csv` and `<series>.origin.yaml` lie side by side.
        codes: The ledger's codelists, against which subject, measure and region are checked and
            from which a series without `nature` takes that of its measure; left out, those of
            `claims/codes` beside the folder where there are any.

    Raises:
        FileNotFoundError: There is no such folder; `no_actuals` stands for none.
    """
    folder = Path(folder)
    if not folder.exists():
        raise FileNotFoundError(ENOENT, "there is no such folder of outcomes", str(folder))
    if codes is None:
        codes = _codes_beside(folder)
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    tables = _find(folder, ".csv", problems)
    origins = _find(folder, _ORIGIN, problems)
    all_series: list[Series] = []
    observations: list[Observation] = []
    for name in sorted({*tables, *origins}):
        if not _check_pair(name, folder, tables, origins, problems):
            continue
        file = f"{folder.name}/{name}{_ORIGIN}"
        series = read_origin(origins[name], file, name, problems, texts)
        if series is None:
            continue
        all_series.append(_check_codes(series, codes, problems) if codes else series)
        file = f"{folder.name}/{name}.csv"
        own = read_observations(tables[name], file, series, problems, texts)
        problems += check_plausible(own, all_series[-1])
        observations += own
    return Actuals(
        observations=_observation_table(observations, all_series),
        series=_series_table(all_series),
        problems=tuple(sort_problems(list(dict.fromkeys(problems)))),
        texts=MappingProxyType(texts),
    )


def no_actuals() -> Actuals:
    """Return the outcomes of who has none."""
    return Actuals(observations=_observation_table([], []), series=_series_table([]))


def _find(folder: Path, ending: str, problems: list[Problem]) -> dict[str, Path]:
    """Return the files of a folder that end so, by the name before the ending."""
    try:
        names = list_folder(folder, ending)
    except OSError as error:
        place = Position(file=folder.name, line=1, column=1)
        reason = f"the folder cannot be read: {error.strerror}"
        problems.append(fault("F001", place, reason, "a folder of series"))
        return {}
    return {name.removesuffix(ending): folder / name for name in names}


def _codes_beside(folder: Path) -> Codes | None:
    """Return the codelists of the ledger beside the folder; their faults are for `check`."""
    codes = folder.resolve().parent / "claims" / "codes"
    return load_codes(codes, codes.name, [], {}) if codes.is_dir() else None


def _check_pair(
    name: str,
    folder: Path,
    tables: Mapping[str, Path],
    origins: Mapping[str, Path],
    problems: list[Problem],
) -> bool:
    present = tables.get(name) or origins[name]
    place = Position(file=f"{folder.name}/{present.name}", line=1, column=1)
    if not SERIES_NAME.fullmatch(name):
        message = f"`{name}` cannot be the name of a series"
        problems.append(fault("F012", place, message, SERIES_NAMES))
        return False
    if name in tables and name in origins:
        return True
    missing = f"{name}{_ORIGIN}" if name in tables else f"{name}.csv"
    problems.append(fault("F501", place, f"`{missing}` is missing beside it", f"`{missing}`"))
    return False


def _check_codes(series: Series, codes: Codes, problems: list[Problem]) -> Series:
    from dataclasses import replace

    place = Position(file=series.file, line=1, column=1)
    for code, codelist in (("F103", "subjects"), ("F104", "measures"), ("F105", "regions")):
        name = codelist.removesuffix("s")
        word = getattr(series, name)
        if codelist == "regions" and add_region(codes[codelist], word):
            continue
        if word and word not in codes[codelist]:
            message = f"unknown {name} `{word}`"
            hint = did_you_mean(word, tuple(codes[codelist]))
            problems.append(fault(code, place, message, f"a code of {codelist}.yaml", hint))
    measure = codes["measures"].get(series.measure)
    if series.nature or measure is None:
        return series
    return replace(series, nature=measure.nature)


def _observation_table(observations: list[Observation], all_series: list[Series]) -> "pd.DataFrame":
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


def _series_table(all_series: list[Series]) -> "pd.DataFrame":
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
