"""Outcomes for claims: which rows of the actuals count, and which of them is whose."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from forecasts.diagnostics import agree
from forecasts.scores.forms.shaped import Shaped
from forecasts.scores.forms.wide_bins import bin_columns, bins_to_rows
from forecasts.scores.joins.derived import date_column
from forecasts.scores.joins.growth import with_growth
from forecasts.scores.joins.joined import Joined
from forecasts.scores.joins.matching import Match, match, named_keys, shared_keys
from forecasts.scores.request import ScoreRequest
from forecasts.scores.roles import ACTUAL_ALIASES, NO_KEY_NAMES, NO_KEYS
from forecasts.scores.tables.bands import read_band
from forecasts.scores.tables.cell_spellings import events_as_numbers, one_spelling, plain_numbers
from forecasts.scores.tables.column_families import Named
from forecasts.scores.tables.columns import (
    Columns,
    TableError,
    is_unnamed,
    name_columns,
    same_name,
    suggestion,
)
from forecasts.scores.tables.conditions import keep_where
from forecasts.scores.tables.keys import row_codes
from forecasts.scores.tables.oracle_output import read_oracle
from forecasts.scores.tables.releases import keep_release, known_on, publication_column
from forecasts.scores.tables.wide_columns import periods_to_rows


def to_rows(
    frame: pd.DataFrame, aliases: Mapping[str, tuple[str, ...]], chosen: str | None, *, name: str
) -> tuple[pd.DataFrame, list[str]]:
    """Return a table with a column a target period as one with a row a period, or one a bin."""
    if chosen is not None:
        return frame, []
    roles = ("value", "low", "probability", "actual")
    values = [word for role in roles for word in aliases.get(role, ())]
    spelled = {same_name(column) for column in frame.columns}
    if name == "claims" and not spelled & set(values) and (bins := bin_columns(frame)):
        return bins_to_rows(frame, bins, name=name)
    return periods_to_rows(frame, values, name=name)


def firm_columns(
    claims: Columns, actuals: pd.DataFrame | None, request: ScoreRequest
) -> tuple[str, ...]:
    """Return the claims' columns that are keys or are grouped by: these tell forecasts apart."""
    on = [word.partition("=")[0] for word in request.on or ()]
    bands = [read_band(text).column for text in request.bands]
    named = [*on, *request.by, *request.average_over, *bands]
    found = [claims.find(word) or claims.find(date_column(word)) for word in named]
    others = set() if actuals is None else {same_name(column) for column in actuals.columns}
    others -= NO_KEYS | NO_KEY_NAMES
    shared = [
        column
        for column in claims.frame.columns
        if same_name(column) in others and not is_unnamed(column)
    ]
    return tuple(dict.fromkeys([*(column for column in found if column is not None), *shared]))


def known_claims(
    claims: Columns, actuals: pd.DataFrame | None, request: ScoreRequest
) -> tuple[Columns, list[str]]:
    """Return the claims that were stated by the day of `--as-of`.

    Raises:
        TableError: Nobody can know which outcomes were published by then.
    """
    if request.as_of is None:
        return claims, []
    if actuals is None:
        raise TableError(
            "--as-of needs the days on which outcomes were published: give them with --actuals, in "
            "a column such as `published_on`"
        )
    if "stated" not in claims.roles:
        return claims, ["claims: no column says when they were stated, so --as-of keeps all"]
    return known_on(claims, claims.roles["stated"], request.as_of)


def join_outcomes(
    left: Columns, shaped: Shaped, actuals: Named | None, request: ScoreRequest
) -> tuple[Shaped, Joined, list[str]]:
    """Return forecasts, their claims with the row of their outcome, and what was done to find it.

    The forecasts are those given, or their growth where that is asked for.

    Raises:
        TableError: No outcomes, no shared key, a key that stands twice, or other units.
    """
    claims = Columns(frame=shaped.forecasts.frame, roles=left.roles, name="claims")
    unit = () if request.unit is None else shaped.unit
    if not shaped.categories and actuals is None:
        claims = events_as_numbers(claims)
    if actuals is None:
        if "actual" not in claims.roles:
            raise TableError(
                "no actuals: give --actuals FILE, or name the column of the claims that holds "
                f"them with --actual; {suggestion('actual', claims.frame.columns)}"
            )
        if request.growth is not None:
            raise TableError("--growth needs the levels of outcomes: give them with --actuals")
        keys = tuple(claims.need(word) for word in request.on or ())
        own = Joined(
            claims=claims, actuals=None, place=None, keys=keys, actual_keys=keys, unit=unit
        )
        return shaped, own, []
    right, notes = _read_actuals(actuals, request)
    right, more = read_oracle(right, ("pmf",) if shaped.categories else ())
    notes += more
    right = right if shaped.categories else events_as_numbers(right)
    claims, right, more = one_spelling(claims, right)
    notes += more
    if request.growth is not None:
        shaped, right, more = with_growth(shaped, claims, right, request)
        notes += more
    published = right if publication_column(right) else None
    right, more = _choose_release(claims, right, request)
    notes += more
    found = match(claims, right, request.on)
    notes += [f"joined on {_name_keys(claims, right, found)}", *found.notes]
    joined = Joined(
        claims=claims,
        actuals=right,
        place=found.place,
        keys=found.left,
        actual_keys=found.right,
        unit=unit,
        publications=published,
    )
    if not request.allow_units:
        _check_units(joined)
    return shaped, joined, notes


def _choose_release(
    claims: Columns, actuals: Columns, request: ScoreRequest
) -> tuple[Columns, list[str]]:
    """Return one publication of each outcome, of those known on the day of `--as-of`."""
    notes: list[str] = []
    release = request.release
    if request.as_of is not None:
        column = publication_column(actuals)
        if column is None:
            raise TableError(
                "--as-of needs a column of the actuals with the day of publication, such as "
                f"`published_on`; {suggestion('published_on', actuals.frame.columns)}"
            )
        actuals, notes = known_on(actuals, column, request.as_of)
        release = release or "latest"
    if release is None:
        return actuals, notes
    on = request.on
    pairs = shared_keys(claims, actuals) if on is None else named_keys(claims, actuals, on)
    actuals, more = keep_release(actuals, [key for _, key in pairs], release)
    return actuals, [*notes, *more]


def _read_actuals(named: Named, request: ScoreRequest) -> tuple[Columns, list[str]]:
    """Return the outcomes that are asked for, their columns named, and what was done."""
    frame, wide = to_rows(named.frame, ACTUAL_ALIASES, request.actual, name="actuals")
    chosen: dict[str, str | None] = dict(named.roles)
    if request.actual is not None:
        chosen["actual"] = request.actual
    right, notes = name_columns(frame, ACTUAL_ALIASES, name="actuals", chosen=chosen)
    if "actual" not in right.roles:
        raise TableError(f"{right.unknown('actual')}; name the column of outcomes with --actual")
    right, said = keep_where(right, request.where_actuals)
    right, more = plain_numbers(right)
    return right, [*named.notes, *wide, *notes, *said, *more]


def _name_keys(claims: Columns, actuals: Columns, found: Match) -> str:
    """Return the key columns, and where no key fits what stands in them on both sides."""
    pairs = list(zip(found.left, found.right, strict=True))
    keys = ", ".join(a if a == b else f"{a}={b}" for a, b in pairs)
    if not len(found.place) or (found.place >= 0).any() or not len(actuals.frame):
        return keys
    sides = [
        ", ".join(f"{key} `{table.frame[key].iloc[0]}`" for key in names)
        for table, names in ((claims, found.left), (actuals, found.right))
    ]
    return f"{keys}: claims begin with {sides[0]}, actuals with {sides[1]}"


def _check_one_unit(joined: Joined, column: str | None) -> None:
    """Raise where one table names several units for one series, and the other table none."""
    table, keys = joined.claims, joined.keys
    if joined.actuals is not None and column == joined.actuals.roles.get("unit"):
        table, keys = joined.actuals, joined.actual_keys
    if column is None or column in keys:
        return
    series = [table.frame[key] for key in keys if key != table.roles.get("target_period")]
    units = table.frame[column].astype(str).str.strip()
    codes = row_codes(series) if series else np.zeros(len(units), np.int64)
    given = units.ne("").to_numpy()
    pairs = pd.DataFrame({"series": codes[given], "unit": units[given].to_numpy()})
    pairs = pairs.drop_duplicates()
    several = pairs[pairs["series"].duplicated(keep=False)]
    if len(several):
        first = several[several["series"] == several["series"].iloc[0]]["unit"].tolist()
        raise TableError(
            f"{table.name}: one series stands in several units (`{'`, `'.join(first)}`) and the "
            "other table names none; convert them, or say --allow-units where they mean the same"
        )


def _check_units(joined: Joined) -> None:
    """Raise where a claim and its actual name different units: nothing is converted here."""
    if joined.actuals is None or joined.place is None:
        return
    said, known = joined.claims.roles.get("unit"), joined.actuals.roles.get("unit")
    if said is None or known is None:
        _check_one_unit(joined, said or known)
        return
    rows = np.flatnonzero(joined.place >= 0)
    left = joined.claims.frame[said].iloc[rows].astype(str).to_numpy(dtype=object)
    right = joined.actuals.frame[known].astype(str).to_numpy(dtype=object)[joined.place[rows]]
    differ = np.flatnonzero((left != right) & (left != "") & (right != ""))
    if len(differ):
        raise TableError(
            f"{agree(len(differ), 'claim', 'is', 'are')} in another unit than the actual, such as "
            f"`{left[differ[0]]}` against `{right[differ[0]]}`; convert one table, or say "
            "--allow-units where both words mean the same"
        )
