"""Columns of a tidy table: which name plays which role, and what other names are accepted for it.

A table may use the names of this project, of the forecast hubs, of scoringutils or of the usual
archives. Every other name that is used is reported, so that nothing is read by accident.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.problem import did_you_mean
from forecasts.scores.roles import CLAIM_ALIASES
from forecasts.scores.tables.encoding import Encoded, encode

Array = npt.NDArray[np.float64]


class TableError(ValueError):
    """A table that cannot be scored: a missing column, a value that is no number, a double key."""


class NothingToScoreError(TableError):
    """Tables that are in order and of which nothing is left: no row, or no claim with an actual."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """A table with the roles of its columns.

    Attributes:
        frame: The table as read.
        roles: Role to the name that the column has in the table.
        name: What the table is called in messages.
        encoded: Columns that were encoded already.
    """

    frame: pd.DataFrame
    roles: Mapping[str, str]
    name: str
    encoded: dict[str, Encoded] = field(default_factory=dict, repr=False, compare=False)

    def encode(self, column: str) -> Encoded:
        """Return a column as numbers and words; each column is encoded once."""
        if column not in self.encoded:
            self.encoded[column] = encode(self.frame[column])
        return self.encoded[column]

    def find(self, word: str) -> str | None:
        """Return the column that is meant by a name or a role, or None."""
        if word in self.frame.columns:
            return word
        spelled = {same_name(column): column for column in reversed(self.frame.columns)}
        joined = {name.replace("_", ""): column for name, column in spelled.items()}
        name = same_name(word)
        return self.roles.get(word) or spelled.get(name) or joined.get(name)

    def need(self, word: str) -> str:
        """Return the column that is meant, or raise with the nearest names."""
        column = self.find(word)
        if column is None:
            raise TableError(self.unknown(word))
        return column

    def playing(self, role: str) -> str:
        """Return the column of a role, which another column may have for its name."""
        if role not in self.roles:
            raise TableError(self.unknown(role))
        return self.roles[role]

    def unknown(self, word: str) -> str:
        """Return the message for a column that the table does not have."""
        known = suggestion(word, self.frame.columns)
        if word in CLAIM_ALIASES and word not in {"value", "actual"}:
            columns = "`, `".join(map(str, self.frame.columns[:20]))
            known = f"say which one is it with --columns {word}=NAME; it has `{columns}`"
        return f"{self.name} has no column `{word}`; {known}"

    def numbers(self, column: str) -> Array:
        """Return a column as numbers, blanks as nan; anything else is an error with its row."""
        return to_numbers(self.frame[column], f"{self.name}, column `{column}`")


NO_NAME = "(no name)"
"""What the column below a blank cell of the header is called."""


def same_name(column: object) -> str:
    """Return a name as names are compared: `Target Year` and `TargetYear` are `target_year`."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", "_", str(column).strip())
    return re.sub(r"[\s-]+", "_", apart.casefold())


def is_unnamed(column: object) -> bool:
    """Tell whether a column has no name: numbers of rows that a program wrote beside its table."""
    text = str(column).strip()
    return text == NO_NAME or re.fullmatch(r"(?:Unnamed: \d+|\.\.\.\d+|)", text) is not None


def name_columns(
    frame: pd.DataFrame,
    aliases: Mapping[str, tuple[str, ...]],
    *,
    name: str,
    chosen: Mapping[str, str | None],
) -> tuple[Columns, list[str]]:
    """Give every column its role, and say which names were read as which.

    Args:
        frame: A table.
        aliases: `CLAIM_ALIASES` or `ACTUAL_ALIASES`.
        name: What to call the table in messages.
        chosen: Roles whose column the user named.

    Raises:
        TableError: A column that the user named is not there.
    """
    roles: dict[str, str] = {}
    notes: list[str] = []
    bare = Columns(frame=frame, roles={}, name=name)
    for role, column in chosen.items():
        if column is not None:
            roles[role] = bare.need(column)
    taken = set(roles.values())
    spelled = {same_name(column): column for column in reversed(frame.columns)}
    spelled |= {column: column for column in frame.columns}
    for role, names in aliases.items():
        found = [spelled[each] for each in names if each in spelled and spelled[each] not in taken]
        if role in roles or not found:
            continue
        roles[role] = found[0]
        twins = (each for each in frame.columns if same_name(each) == same_name(found[0]))
        others = [each for each in dict.fromkeys([*found[1:], *twins]) if each != found[0]]
        if found[0] != role or others:
            rest = f"; `{'`, `'.join(others)}` left as it is" if others else ""
            notes.append(f"{name}: column `{found[0]}` read as {role}{rest}")
    return Columns(frame=frame, roles=roles, name=name), notes


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return `did you mean ...?`, or the list of what there is."""
    names = [str(each) for each in known]
    return (
        did_you_mean(word, tuple(names))
        or f"it has {', '.join(f'`{each}`' for each in names[:20])}"
    )


MANY = 10_000
"""Cells from which on a column of text is read at once."""
BLANKS = frozenset(
    {
        *("", "NA", "NaN", "nan", "N/A", "n/a", "na", "n.a.", "null", "NULL", "None", "<NA>"),
        *("#N/A", ".", "..", "...", ":", "-", "--", "\u2013", "\u2014"),  # OECD, Eurostat, IMF
    }
)


def to_numbers(column: "pd.Series[str]", name: str) -> Array:
    """Return a column as floats; blanks are nan, other words an error that names the rows."""
    if column.dtype == np.float64:
        values = np.asarray(column, dtype=np.float64)
        if not np.isfinite(values.sum()) and np.isinf(values).any():
            row = int(np.flatnonzero(np.isinf(values))[0])
            raise TableError(f"{name}: `{values[row]}` is no number (line {row + 2})")
        return values
    if pd.api.types.is_numeric_dtype(column.dtype) or pd.api.types.is_bool_dtype(column.dtype):
        return column.to_numpy(dtype=np.float64, na_value=np.nan)
    if len(column) > MANY and (cast := cast_whole(column)) is not None:
        return cast
    codes, words = pd.factorize(column)
    parsed = np.full(len(words) + 1, np.nan)
    bad: list[str] = []
    for place, word in enumerate(words):
        number = parse_number(str(word))
        if number is None:
            bad.append(str(word))
        else:
            parsed[place] = number
    if bad:
        rows = np.flatnonzero(column.isin(bad).to_numpy())[:3] + 2
        shown = ", ".join(f"`{word}`" for word in bad[:3])
        lines = ", ".join(str(row) for row in rows)
        raise TableError(f"{name}: {shown} is no number (line {lines}){_hint(bad, name)}")
    return parsed[codes]


def _hint(bad: Sequence[str], name: str) -> str:
    """Return what helps where cells of a column are no numbers."""
    words = [word.strip() for word in bad]
    if {word.casefold() for word in words} & {"yes", "no"}:
        column = name.split("`")[1]
        return f"; yes and no are read where nothing else stands: '{column} in yes,no' (--where)"
    if not any(mark in word for word in words for mark in ",%"):
        return ""
    hint = "; write 1234.5 for 1,234.5 and 2.5 for 2.5%"
    if all(word.endswith("%") for word in words):
        hint += ": some cells of the column have a percent sign and others have none"
    if any(re.fullmatch(r"[-+]?[\d.]+,\d+", word) for word in words):
        hint += (
            ", or say --decimal-comma where `,` stands before the fraction, --decimal-point "
            "where it marks thousands"
        )
    return hint


def cast_whole(column: "pd.Series[str]") -> Array | None:
    """Return a large column of plain numbers and blanks at once, None where a cell is neither.

    Arrow rounds as Python does, and takes less that is no number: what it refuses is looked at cell
    by cell.
    """
    arrow = getattr(column.array, "_pa_array", None)
    if arrow is None:
        return None
    import pyarrow as pa
    from pyarrow import compute

    try:
        blank = compute.is_in(arrow, value_set=pa.array(sorted(BLANKS), arrow.type))
        numbers = compute.cast(compute.if_else(blank, None, arrow), pa.float64())
    except pa.ArrowInvalid:
        return None
    values: Array = np.asarray(numbers.to_numpy(), np.float64)
    sure = numbers.null_count == int(np.isnan(values).sum()) and not np.isinf(values).any()
    return values if sure else None


def parse_number(word: str) -> float | None:
    """Return the number that a cell holds, nan for a blank, None for anything else."""
    word = word.strip()
    if word in BLANKS:
        return np.nan
    if word.upper() in {"TRUE", "FALSE"}:
        return float(word.upper() == "TRUE")
    if not word.isascii() or "_" in word:
        return None
    try:
        number = float(word)
    except ValueError:
        return None
    return number if np.isfinite(number) else None


def name_rows(
    frame: pd.DataFrame, columns: Sequence[str], rows: npt.NDArray[np.integer[Any]]
) -> str:
    """Return the keys of some rows as text, for messages: `target=a, year=2020`."""
    shown = [
        ", ".join(f"{column}={frame[column].iloc[row]}" for column in columns) for row in rows[:5]
    ]
    more = f" and {len(rows) - 5} more" if len(rows) > 5 else ""
    return "; ".join(shown) + more
