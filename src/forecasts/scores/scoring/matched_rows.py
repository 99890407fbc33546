"""Every forecast with what became of it: its actual, error, verdict and single scores."""

import pandas as pd

from forecasts.scores.joins.assemble import Assembled, assemble
from forecasts.scores.metrics.errors import check_sign
from forecasts.scores.metrics.verdicts import WORDS
from forecasts.scores.request import ScoreRequest
from forecasts.scores.scoring.finished import turn_signs
from forecasts.scores.scoring.notes import say_all
from forecasts.scores.scoring.score_columns import (
    check_inputs,
    for_forms,
    inputs_of,
    is_single,
    score_columns,
    single_scores,
)
from forecasts.scores.tables.columns import TableError
from forecasts.scores.tables.long_rows import Claims


def match_request(
    claims: Claims, actuals: pd.DataFrame | None, request: ScoreRequest
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return every forecast with its actual, error and verdict, and the notes."""
    check_sign(request.sign)
    if request.common:
        raise TableError("--rows gives every claim back: it does not go with --common")
    needed = {"error", "verdict"} | ({"baseline_error"} if request.baseline else set())
    asked = score_columns(request) if request.metrics != ScoreRequest().metrics else ()
    ready = assemble(claims, actuals, request, needed=needed | inputs_of(asked))
    asked, notes = for_forms(asked, ready.forecasts.arrays)
    whole = [column.name for column in asked if not is_single(column)]
    if whole:
        raise TableError(f"--rows gives scores of single forecasts, and {whole[0]} is none")
    check_inputs(asked, ready.forecasts)
    singles = {column.name: single_scores(column, ready.forecasts.arrays) for column in asked}
    table = turn_signs(_rows(ready, request).assign(**singles), asked, request)
    return table, (*say_all(ready.notes, ready.counts, request), *notes)


def _rows(ready: Assembled, request: ScoreRequest) -> pd.DataFrame:
    """Return every forecast with what became of it."""
    frame = ready.joined.claims.frame.copy(deep=False)
    arrays = ready.forecasts.arrays
    for name in ("claimed", "actual", "error", "baseline", "baseline_error"):
        if name in arrays and (name != "actual" or "actual" not in frame.columns):
            turned = request.sign == "actual" and name.endswith("error")
            frame[name] = 0.0 - arrays[name] if turned else arrays[name]
    if "verdict" in arrays:
        verdict = arrays["verdict"]
        frame["verdict"] = [WORDS.get(value, "") for value in verdict.tolist()]
    return frame
