"""Columns that no table has and that can be grouped by: horizons, bands, errors, verdicts."""

import re
from collections.abc import Iterable
from typing import Any

import numpy as np

from forecasts.diagnostics import agree
from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.joins.joined import Joined
from forecasts.scores.joins.revisions import STANDING, days_standing
from forecasts.scores.metrics.verdicts import WORDS
from forecasts.scores.request import ScoreRequest
from forecasts.scores.tables.bands import cut, read_band
from forecasts.scores.tables.columns import BLANKS, Columns, TableError
from forecasts.scores.tables.conditions import horizons
from forecasts.scores.tables.keys import as_key
from forecasts.scores.tables.periods import DATE_PARTS, period_days

_PART = re.compile(rf"(.+)\.({'|'.join(DATE_PARTS)})")
COMPUTED = frozenset({"error", "pit", "verdict"})
"""What may be grouped by although no table has a column of that name."""


def grouped_by(request: ScoreRequest) -> frozenset[str]:
    """Return which of the computed columns the request groups by, such as `pit` or `verdict`."""
    bands = [read_band(text).column for text in request.bands]
    return COMPUTED & {*request.by, *request.average_over, *bands}


def with_derived(
    joined: Joined, request: ScoreRequest, forecasts: Forecasts
) -> tuple[Columns, list[str]]:
    """Return the claims with what is computed and grouped by, and with columns cut to bands."""
    claims, notes = joined.claims, []
    bands = [read_band(text) for text in request.bands]
    asked = {*request.by, *(band.column for band in bands)}
    roles = claims.roles
    if "horizon" in asked and claims.find("horizon") is None:
        lacking = [role for role in ("stated", "target_period") if role not in roles]
        if lacking:
            say = " and ".join(f"--columns {role}=NAME" for role in lacking)
            raise TableError(
                f"{claims.unknown('horizon')}; or name the columns to compute it from, with {say}"
            )
        ahead, what = horizons(claims.frame[roles["stated"]], claims.frame[roles["target_period"]])
        frame = claims.frame.assign(horizon=ahead)
        claims = Columns(frame=frame, roles={**roles, "horizon": "horizon"}, name=claims.name)
        notes.append(f"horizon computed: {what}")
    if request.weights == STANDING and claims.find(STANDING) is None:
        days, note = days_standing(joined)
        frame = claims.frame.assign(**{STANDING: days})
        claims = Columns(frame=frame, roles=claims.roles, name=claims.name)
        notes.append(note)
    claims = _with_date_parts(claims, [*request.by, *request.average_over])
    for word in sorted(grouped_by(request)):
        if claims.find(word) is None and word in forecasts.arrays:
            cells: Any = forecasts.arrays[word]
            if word == "error" and request.sign == "actual":
                cells = 0.0 - cells
            if word == "verdict":
                cells = [WORDS.get(value, "") for value in cells.tolist()]
            frame = claims.frame.assign(**{word: cells})
            claims = Columns(frame=frame, roles=claims.roles, name=claims.name)
    for band in bands:
        column = claims.need(band.column)
        labels = cut(claims.numbers(column), band)
        outside = int((labels == "").sum())
        if outside:
            have = agree(outside, "forecast", "has", "have")
            notes.append(f"{have} a blank `{column}` or one outside all bands")
        frame = claims.frame.assign(**{column: labels})
        claims = Columns(frame=frame, roles=claims.roles, name=claims.name)
    return claims, notes


def date_column(word: str) -> str:
    """Return the column that `stated.month_of_year` is a part of, the word itself where none."""
    found = _PART.fullmatch(word)
    return found[1] if found else word


def _with_date_parts(claims: Columns, words: Iterable[str]) -> Columns:
    """Return the claims with columns such as `stated.month_of_year`, of the first day of a period.

    Raises:
        TableError: A cell that is no period.
    """
    for word in words:
        part = _PART.fullmatch(word)
        if part is None or claims.find(word) is not None:
            continue
        column = claims.need(part[1])
        rows, cells = claims.encode(column)
        labels = []
        for cell in map(as_key, cells):
            span = period_days(cell)
            if span is None and cell not in BLANKS:
                raise TableError(f"claims, column `{column}`: `{cell}` is no date ({word})")
            labels.append(DATE_PARTS[part[2]](span[0]) if span else "")
        column_of_parts = np.array(labels, dtype=object)[rows]
        frame = claims.frame.assign(**{word: column_of_parts})
        claims = Columns(frame=frame, roles=claims.roles, name=claims.name)
    return claims
