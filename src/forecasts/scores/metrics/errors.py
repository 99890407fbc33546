"""The basis of an error: claimed over actual, positive = the claim was too high."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from forecasts.scores.tables.columns import TableError, suggestion

Array = npt.NDArray[np.float64]

# basis -> (unit of the error, formula); `scale:COLUMN` stands beside them
BASES = {
    "percent": ("percent of the actual", "100 (v - a) / |a|"),
    "ratio": ("of the actual, as a fraction", "(v - a) / |a|"),
    "log": ("log points", "ln(v / a)"),
    "points": ("unit of the value", "v - a"),
    "absolute": ("unit of the value", "v - a"),
    "symmetric": ("percent of the mean of claim and actual", "200 (v - a) / (|v| + |a|)"),
}


# sign -> what the errors are, for the words that go with them
SIGNS = {
    "claimed": "claimed over actual, positive = the claim was too high",
    "actual": "actual minus claimed, positive = the claim was too low",
}


def check_sign(sign: str) -> None:
    """Raise `TableError` for a sign that is none."""
    if sign not in SIGNS:
        raise TableError(f"unknown sign `{sign}`; {suggestion(sign, SIGNS)}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Basis:
    """The basis of errors where it differs: for rows in which `column` holds `word`."""

    column: str
    word: str
    basis: str


def read_bases(text: str) -> tuple[str, tuple[Basis, ...]]:
    """Return the basis, and those of some rows, of `percent` or `percent,unit=percent:points`.

    Without a basis in front, percent is that of all other rows.

    Raises:
        TableError: A basis that is none.
    """
    usual, apart = "percent", []
    for part in text.split(","):
        column, equals, rest = (word.strip() for word in part.partition("="))
        if not equals:
            usual = column
            continue
        word, colon, basis = (each.strip() for each in rest.rpartition(":"))
        if not (column and colon and word) or basis not in BASES:
            raise TableError(f"`{part.strip()}` is no basis; write unit=percent:points")
        apart.append(Basis(column=column, word=word, basis=basis))
    if usual not in BASES and not usual.startswith("scale:"):
        known = [*BASES, "scale:COLUMN"]
        raise TableError(f"unknown error `{usual}`; {suggestion(usual, known)}")
    return usual, tuple(apart)


def error_unit(text: str) -> str:
    """Return the unit of errors as text."""
    usual, apart = read_bases(text)
    shown = [f"{_unit_of(each.basis)} where {each.column} is {each.word}" for each in apart]
    return ", ".join([*shown, _unit_of(usual) + (" elsewhere" if shown else "")])


def _unit_of(basis: str) -> str:
    if basis.startswith("scale:"):
        return f"percent of {basis.removeprefix('scale:')}"
    return BASES[basis][0]


def error_of(claimed: Array, actual: Array, basis: str, scale: Array | None = None) -> Array:
    """Return the errors; nan where the basis gives none (an actual of zero, a log of a negative).

    Args:
        claimed: Claimed values.
        actual: Outcomes, same unit.
        basis: A name of `BASES`, or `scale:COLUMN`, which is percent of `scale`.
        scale: What to divide by for `scale:COLUMN` (GDP, for example).
    """
    if basis in {"points", "absolute"}:
        return claimed - actual
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        if basis == "log":
            valid = (claimed > 0) & (actual > 0)
            return np.where(valid, np.log(claimed) - np.log(actual), np.nan)
        factor, size = 100.0, actual
        if basis.startswith("scale:") and scale is not None:
            size = scale
        elif basis == "symmetric":
            factor, size = 200.0, np.abs(claimed) + np.abs(actual)
        elif basis == "ratio":
            factor = 1.0
        error = claimed - actual
        error *= factor
        error /= np.abs(size)
        if not size.all():
            error[size == 0] = np.nan
    return error
