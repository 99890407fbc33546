"""The basis of an error: claimed over actual, positive = the claim was too high."""

import numpy as np
import numpy.typing as npt

from forecasts.scores.tables.columns import TableError, suggestion

Array = npt.NDArray[np.float64]

# basis -> (unit of the error, formula); `scale:COLUMN` stands beside them
BASES = {
    "percent": ("percent of the actual", "100 (v - a) / |a|"),
    "ratio": ("of the actual, as a fraction", "(v - a) / |a|"),
    "log": ("log points", "ln(v / a)"),
    "points": ("percentage points", "v - a"),
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


def check_basis(basis: str) -> None:
    """Raise `TableError` for a basis that is none."""
    if basis not in BASES and not basis.startswith("scale:"):
        known = [*BASES, "scale:COLUMN"]
        raise TableError(f"unknown error `{basis}`; {suggestion(basis, known)}")


def error_unit(basis: str) -> str:
    """Return the unit of errors in a basis, as text."""
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
    with np.errstate(divide="ignore", invalid="ignore"):
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
