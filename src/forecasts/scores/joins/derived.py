"""Columns that no table has and that can be grouped by: horizons, bands, errors, verdicts."""

from typing import Any

from forecasts.diagnostics import agree
from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.joins.joined import Joined
from forecasts.scores.metrics.verdicts import WORDS
from forecasts.scores.request import ScoreRequest
from forecasts.scores.tables.bands import cut, read_band
from forecasts.scores.tables.columns import Columns
from forecasts.scores.tables.conditions import horizons

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
    if (
        "horizon" in asked
        and claims.find("horizon") is None
        and {"stated", "target_period"} <= set(roles)
    ):
        ahead, what = horizons(claims.frame[roles["stated"]], claims.frame[roles["target_period"]])
        frame = claims.frame.assign(horizon=ahead)
        claims = Columns(frame=frame, roles={**roles, "horizon": "horizon"}, name=claims.name)
        notes.append(f"horizon computed: {what}")
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
