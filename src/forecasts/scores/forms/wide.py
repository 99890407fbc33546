"""One row a forecast: a value, an interval, a normal distribution, quantiles in columns."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from forecasts.diagnostics import agree
from forecasts.scores.forms.faults import complete_rows, say_incomplete, say_levels, without_crossed
from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.forms.normals import read_normals
from forecasts.scores.forms.shaped import Reading, Shaped, as_share, exact_levels
from forecasts.scores.forms.unit import long_unit, name_unit, say_unit, wide_unit
from forecasts.scores.tables.columns import Columns, TableError, name_rows, same_name
from forecasts.scores.tables.keys import doubles, row_codes
from forecasts.scores.tables.wide_columns import quantile_columns

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
CENTRES = ("median", "mean", "mode", "central", "average", "mid")
# METHOD section 7: alpha 0.2 where no level is stated, said to be assumed.
ASSUMED_LEVEL = 0.8


def _stated(claims: Columns) -> tuple[dict[str, Array], list[str]]:
    arrays: dict[str, Array] = {}
    if "value" in claims.roles:
        arrays["claimed"] = claims.numbers(claims.roles["value"])
    if "probability" not in claims.roles:
        return arrays, []
    said = claims.numbers(claims.roles["probability"])
    arrays["probability"] = as_share(said)
    percent = arrays["probability"] is not said
    above = said[said > 1]
    if percent and int(((said > 0) & (said < 1)).sum()) >= len(above) > 0:
        raise TableError(
            f"{claims.name}: most probabilities are shares, and {len(above)} are above 1, such as "
            f"{above[0]:g}; write percent as 60%"
        )
    return arrays, ["claims: probabilities above 1, all read as percent"] if percent else []


def read_wide(claims: Columns, reading: Reading) -> Shaped:
    """Return one forecast a row; intervals without a level have the reading's, else 80%."""
    arrays, notes = _stated(claims)
    unit = wide_unit(claims, reading.unit, reading.firm)
    notes.append(name_unit(unit))
    if "low" in claims.roles and "high" in claims.roles:
        centre, said = (arrays.get("claimed"), []) if arrays else _centre(claims)
        notes += said
        intervals, more = _intervals(claims, reading, centre)
        arrays |= intervals
        notes += more
    normals, more = read_normals(claims, arrays.get("claimed"), reading)
    arrays = normals | arrays
    notes += more
    named = quantile_columns(claims.frame.columns)
    if named:
        quantiles, more = _from_columns(claims, named, arrays.get("claimed"))
        arrays |= quantiles
        shown = ", ".join(f"`{column}` {level:g}" for column, level in named.items())
        notes += [f"claims: columns read as quantiles: {shown}", *more]
    if not arrays:
        raise TableError(
            f"{claims.unknown('value')}, or name the column of the claims with --value"
        )
    forecasts = Forecasts(frame=claims.frame, arrays=arrays)
    return Shaped(forecasts=forecasts, unit=unit, notes=tuple(notes))


def _intervals(
    claims: Columns, reading: Reading, claimed: Array | None
) -> tuple[dict[str, Array], list[str]]:
    """Return intervals, also as quantiles; those with their ends reversed are none."""
    low, high = (claims.numbers(claims.roles[role]) for role in ("low", "high"))
    notes = []
    reversed_ends = low > high
    if reversed_ends.any():
        rows = np.flatnonzero(reversed_ends)
        shown = name_rows(claims.frame, list(claims.frame.columns), rows[:1])
        have = agree(len(rows), "interval", "has", "have")
        notes.append(f"{have} ends that are reversed, and no score: {shown}")
        low, high = (np.where(reversed_ends, np.nan, end) for end in (low, high))
    if "level" in claims.roles:
        stated_levels = claims.numbers(claims.roles["level"])
        levels = as_share(stated_levels)
        if levels is not stated_levels:
            _check_percent(stated_levels, claims)
            notes.append("claims: levels of intervals above 1, all read as percent")
        levels = exact_levels(levels)
    else:
        stated = reading.level if reading.level is not None else ASSUMED_LEVEL
        levels = as_share(np.full(len(low), stated))
        if reading.level is None:
            notes.append("the intervals state no level: 80% assumed (choose with --level)")
    if claimed is None:
        notes.append("no value: the middle of low and high is used")
        claimed = (low + high) / 2
    quantiles, more = _as_quantiles(low, high, levels, claims, claimed, reading)
    arrays = {"claimed": claimed, "low": low, "high": high, "level": levels, **quantiles}
    return arrays, [*notes, *more]


def _centre(claims: Columns) -> tuple[Array | None, list[str]]:
    """Return the column that stands between the ends of intervals, where none is the value."""
    spelled = {same_name(column): column for column in reversed(claims.frame.columns)}
    found = [spelled[word] for word in CENTRES if word in spelled]
    if not found:
        return None, []
    rest = f"; `{'`, `'.join(found[1:])}` left as it is" if found[1:] else ""
    note = f"claims: no value: `{found[0]}` between low and high is used{rest}"
    return claims.numbers(found[0]), [note]


def _check_percent(levels: Array, claims: Columns) -> None:
    """Raise where shares stand among percent: 0.9 beside 90 would be less than one percent.

    Raises:
        TableError: It names the first row.
    """
    rows = np.flatnonzero((levels > 0) & (levels < 1))
    if len(rows):
        raise TableError(
            f"{claims.name}: levels of intervals are shares and percent in one column "
            f"(`{levels[rows[0]]:g}` in line {rows[0] + 2}, `{np.nanmax(levels):g}` elsewhere)"
        )


def _from_columns(
    claims: Columns, named: Mapping[str, float], claimed: Array | None
) -> tuple[dict[str, Array], list[str]]:
    """Return quantiles that stand in columns of their own; their median stands for a value."""
    ordered = sorted(named, key=lambda column: named[column])
    given = np.column_stack([claims.numbers(column) for column in ordered])
    quantiles, notes = without_crossed(given, claims.frame, list(claims.frame.columns))
    levels = np.array([named[column] for column in ordered])
    middle = np.flatnonzero(levels == 0.5)
    found = {"quantiles": quantiles, "levels": levels, "complete": _complete(claims, given)}
    notes += say_levels(found, claims.frame, claims.roles.get("source"))
    if claimed is None:
        blank = np.full(len(quantiles), np.nan)
        found["claimed"] = quantiles[:, middle[0]] if len(middle) else blank
    return found, [*notes, *say_incomplete(found)]


def _complete(claims: Columns, quantiles: Array) -> Array:
    who = [claims.roles[role] for role in ("source", "target") if role in claims.roles]
    return complete_rows(quantiles, claims.frame, who)


def _as_quantiles(  # noqa: PLR0913, PLR0917  the columns of intervals, and how to read them
    low: Array,
    high: Array,
    level: Array,
    claims: Columns,
    claimed: Array,
    reading: Reading,
) -> tuple[dict[str, Array], list[str]]:
    """Return the intervals as quantiles; a stated value stands as the median.

    Rows that give one forecast's intervals at several levels make one row of quantiles, the first.
    """
    known = np.unique(level[~np.isnan(level)])
    if not 0 < len(known) <= 20 or known[0] <= 0 or known[-1] >= 1:
        return {}, []
    levels = np.unique(np.concatenate([(1 - known) / 2, [0.5], (1 + known) / 2]))
    quantiles = np.full((len(low), len(levels)), np.nan)
    home: Codes = np.arange(len(low))
    notes: list[str] = []
    if len(known) > 1:
        home, notes = _first_rows(claims, reading)
    for each in known:
        rows = level == each
        quantiles[home[rows], np.argmin(np.abs(levels - (1 - each) / 2))] = low[rows]
        quantiles[home[rows], np.argmin(np.abs(levels - (1 + each) / 2))] = high[rows]
    if "value" in claims.roles:
        quantiles[home, np.argmin(np.abs(levels - 0.5))] = claimed
    kept, more = without_crossed(quantiles, claims.frame, list(claims.frame.columns))
    found = {"quantiles": kept, "levels": levels}
    if len(known) > 1:
        found["complete"] = _complete(claims, quantiles)
    return found, [*notes, *more, *say_incomplete(found)]


def _first_rows(claims: Columns, reading: Reading) -> tuple[Codes, list[str]]:
    """Return for every row the first of its forecast, which differs in its interval alone."""
    inner = [claims.roles["level"]]

    def repeats(columns: Sequence[str]) -> bool:
        return len(doubles(row_codes([claims.frame[key] for key in (*columns, *inner)]))) > 0

    unit = long_unit(claims, inner, reading.unit, reading.firm, repeats)
    own: Codes = np.arange(len(claims.frame))
    codes = row_codes([claims.frame[key] for key in unit]) if unit else np.zeros(len(own), np.int64)
    both = row_codes([claims.frame[key] for key in (*unit, *inner)])
    if len(np.unique(both)) < len(own):
        return own, []  # one level twice: nothing tells these forecasts apart
    _, first, place = np.unique(codes, return_index=True, return_inverse=True)
    home: Codes = first[place]
    return home, say_unit(claims, unit, inner, home)
