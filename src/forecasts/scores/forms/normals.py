"""Normal distributions a row, of one standard deviation or, with mode and skew, of two."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from forecasts.diagnostics import agree
from forecasts.scores.forms.shaped import Reading
from forecasts.scores.metrics.normals import mean_of_two_pieces, quantiles_of_normals, two_pieces
from forecasts.scores.tables.columns import Columns, TableError, name_rows, same_name

Array = npt.NDArray[np.float64]
SPREADS = ("sd", "std", "std_dev", "stdev", "sigma", "standard_deviation")
# Standard deviations below and above the mode.
PIECES = tuple(
    (f"{word}{low}", f"{word}{high}")
    for word in ("sd", "sd_", "sigma", "sigma_", "std", "std_")
    for low, high in (("1", "2"), ("low", "high"), ("lower", "upper"), ("below", "above"))
)


def read_normals(
    claims: Columns, claimed: Array | None, reading: Reading
) -> tuple[dict[str, Array], list[str]]:
    """Return what a table of normal distributions gives: their middle and standard deviations.

    Args:
        claims: The table.
        claimed: Its values, where it states any.
        reading: Its levels are those of quantiles to compute.

    Returns:
        `sd`, or of two-piece ones `mode`, `sd_below` and `sd_above`; `claimed`, their mean, where
        no value is stated; `quantiles` and `levels`; and notes.

    Raises:
        TableError: A standard deviation below zero, or a mean that does not fit mode and skew.
    """
    spelled = {same_name(column): column for column in reversed(claims.frame.columns)}
    found, notes = _two_pieces(claims, spelled)
    if found:
        pieces = found["mode"], found["sd_below"], found["sd_above"]
        if claimed is None:
            found["claimed"] = mean_of_two_pieces(*pieces)
            notes.append("claims: no value: the mean of the two-piece normals is used")
    else:
        found, notes = _one_piece(claims, spelled, claimed)
        if not found:
            return {}, []
        middle = found["claimed"] if claimed is None else claimed
        pieces = middle, found["sd"], found["sd"]
    if reading.levels:
        found["levels"] = np.unique(reading.levels)
        found["quantiles"] = quantiles_of_normals(*pieces, found["levels"])
    return found, notes


def _one_piece(
    claims: Columns, spelled: Mapping[str, str], claimed: Array | None
) -> tuple[dict[str, Array], list[str]]:
    spread = next((spelled[word] for word in SPREADS if word in spelled), None)
    centre = next((spelled[word] for word in ("mean", "mu") if word in spelled), None)
    if spread is None or (claimed is None and centre is None):
        return {}, []
    found = {"sd": _spread(claims, spread)}
    notes = _say_exact(found["sd"] == 0)
    if claimed is None and centre is not None:
        found["claimed"] = claims.numbers(centre)
    elif centre is not None and centre != claims.roles.get("value"):
        notes.append(f"claims: `{centre}` left as it is: the value is the middle of the normals")
    return found, notes


def _two_pieces(claims: Columns, spelled: Mapping[str, str]) -> tuple[dict[str, Array], list[str]]:
    """Return the mode and the standard deviations on both sides of it, or nothing."""
    pair = next((pair for pair in PIECES if set(pair) <= set(spelled)), None)
    spread = next((spelled[word] for word in ("uncertainty", *SPREADS) if word in spelled), None)
    centre = next((spelled[word] for word in ("mode", "mean") if word in spelled), None)
    if centre is None or (pair is None and (spread is None or "skew" not in spelled)):
        return {}, []
    if pair is not None:
        names = tuple(spelled[word] for word in pair)
        below, above = (_spread(claims, name) for name in names)
        told = f"standard deviations `{names[0]}` below it, `{names[1]}` above it"
    else:
        names = (str(spread), spelled["skew"])
        below, above = two_pieces(_spread(claims, names[0]), claims.numbers(names[1]))
        told = (
            f"`{names[0]}` the uncertainty s (2/s^2 = 1/s1^2 + 1/s2^2), `{names[1]}` mean less mode"
        )
    mode = claims.numbers(centre)
    if centre == spelled.get("mean"):
        mode -= mean_of_two_pieces(np.zeros(len(mode)), below, above)
    found = {"mode": mode, "sd_below": below, "sd_above": above}
    if "mean" in spelled:
        _check_mean(claims, spelled["mean"], found)
    notes = [f"claims: two-piece normal distributions: mode from `{centre}`, {told}"]
    return found, notes + _say_exact((below == 0) & (above == 0))


def _check_mean(claims: Columns, column: str, found: Mapping[str, Array]) -> None:
    """Raise where a stated mean is another than mode and skew give, beyond rounding.

    Raises:
        TableError: It names the first row.
    """
    off = np.abs(claims.numbers(column) - mean_of_two_pieces(*found.values()))
    rows = np.flatnonzero(off > 0.05 * (found["sd_below"] + found["sd_above"]))
    if len(rows):
        shown = name_rows(claims.frame, list(claims.frame.columns), rows[:1])
        raise TableError(
            f"{claims.name}, column `{column}`: not the mean that mode and skew give "
            f"(skew is mean less mode): {shown}"
        )


def _spread(claims: Columns, column: str) -> Array:
    sd = claims.numbers(column)
    below = np.flatnonzero(sd < 0)
    if len(below):
        raise TableError(
            f"{claims.name}, column `{column}`: a standard deviation of {sd[below[0]]:g} "
            f"(line {below[0] + 2}) is below zero"
        )
    return sd


def _say_exact(exact: npt.NDArray[np.bool_]) -> list[str]:
    if not exact.any():
        return []
    have = agree(int(exact.sum()), "forecast", "has", "have")
    rest = "the CRPS is then |claim - actual|, and there is no log score"
    return [f"{have} a standard deviation of 0: {rest}"]
