"""Scores of a tidy table by any columns: the front door for forecast archives."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from forecasts.scores.forms.forecasts import Forecasts
from forecasts.scores.joins.assemble import Assembled, assemble
from forecasts.scores.joins.counts import Counts
from forecasts.scores.joins.derived import grouped_by
from forecasts.scores.joins.overlap import check_steps
from forecasts.scores.metrics.errors import check_sign
from forecasts.scores.request import ScoreRequest
from forecasts.scores.scoring.blocks import INPUTS, Join, finish_sums, sum_blocks
from forecasts.scores.scoring.finished import finish_table
from forecasts.scores.scoring.group_scores import check_weights, say_weights, score_groups
from forecasts.scores.scoring.groups import (
    LARGEST_TABLE,
    group_encoded,
    group_rows,
    label_codes,
    mix_codes,
    natural_ranks,
    no_labels,
)
from forecasts.scores.scoring.intervals import score_intervals
from forecasts.scores.scoring.notes import say_all, say_scores
from forecasts.scores.scoring.score_columns import (
    ScoreColumn,
    check_inputs,
    for_forms,
    inputs_of,
    score_columns,
)
from forecasts.scores.scoring.selection import keep_common, roll
from forecasts.scores.scoring.source_comparison import say_shared
from forecasts.scores.tables.columns import TableError, suggestion
from forecasts.scores.tables.long_rows import Claims

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer[Any]]
TOTAL = "all"
"""What stands in the first column of a row of all groups together."""
# Options whose text may hold commas of its own.
_WHOLE = frozenset({"bands", "where", "where_actuals", "columns"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Scores:
    """Scores of the groups of a table.

    Attributes:
        table: The columns of `by`, then one column a metric, one row a group, sorted.
        notes: What a user should know: names read as others, claims without an actual.
    """

    table: pd.DataFrame
    notes: tuple[str, ...]


def score_table(
    claims: pd.DataFrame,
    actuals: pd.DataFrame | None = None,
    **options: Any,  # noqa: ANN401 - the fields of a request, which `make_request` checks
) -> Scores:
    """Score a table of claims against a table of actuals.

    Args:
        claims: One row a claim, a quantile, a sample or a category; see `forms`.
        actuals: One row a key; None when the claims carry their actuals.
        options: The fields of `ScoreRequest`.

    Returns:
        One row a group; every claim takes part or is counted as left out.

    Raises:
        TableError: Something about the tables has to be put right first.
        UnknownMetricError: A metric that does not exist.

    Example:
        >>> import pandas as pd
        >>> said = pd.DataFrame({"source": ["A", "B"], "year": 2024, "value": [110, 90]})
        >>> came = pd.DataFrame({"year": [2024], "value": [100]})
        >>> scores = fc.score_table(said, came, by=("source",), metrics=("n", "mean_error"))
        >>> scores.table.to_dict("records")
        [{'source': 'A', 'n': 1, 'mean_error': 10.0}, {'source': 'B', 'n': 1, 'mean_error': -10.0}]
    """
    return score_request(claims, actuals, make_request(**options))


def make_request(**options: Any) -> ScoreRequest:  # noqa: ANN401 - a field's type, or text for it
    """Return a request; `by="source,horizon"` and lists are as good as tuples.

    Raises:
        TableError: An option that does not exist.
    """
    known = ScoreRequest.__dataclass_fields__
    for name, value in options.items():
        if name not in known:
            raise TableError(f"score_table takes no `{name}`; {suggestion(name, known)}")
        if isinstance(getattr(ScoreRequest(), name), tuple) or name in {"on", "unit", "tolerances"}:
            several = value
            if isinstance(value, str) and name not in _WHOLE:
                several = [word for word in value.split(",") if word.strip()]
            several = (several,) if isinstance(several, str) else several
            options[name] = None if several is None else tuple(several)
    check_steps(options.get("steps"))
    return ScoreRequest(**options)


def score_request(claims: Claims, actuals: pd.DataFrame | None, request: ScoreRequest) -> Scores:
    """Do what `score_table` does, for a request that is ready."""
    asked = score_columns(request)
    check_sign(request.sign)
    if request.totals and request.by:
        return _with_totals(claims, actuals, request)
    if _is_plain(asked, request):
        table, notes, counts = _score_plain(claims, actuals, asked, request)
    else:
        table, notes, counts = score_prepared(*prepare(claims, actuals, request), request)
    return Scores(table=finish_table(table, asked, request), notes=say_all(notes, counts, request))


def _with_totals(claims: Claims, actuals: pd.DataFrame | None, request: ScoreRequest) -> Scores:
    """Return the scores of the groups, and below them those of all groups together."""
    groups = score_request(claims, actuals, replace(request, totals=False))
    crossed = {column.name for column in score_columns(request) if column.crossed}
    words = tuple(name for name in request.metrics if name not in crossed)
    together = replace(request, by=(), bands=(), metrics=words or ("n",), totals=False)
    total = score_request(claims, actuals, together).table
    labels = [name for name in groups.table.columns if name not in request.metrics][
        : len(request.by)
    ]
    row = {name: [TOTAL if name == labels[0] else ""] for name in labels}
    row |= {name: [total[name].iloc[0]] for name in groups.table.columns if name in total}
    table = groups.table.astype(dict.fromkeys(labels, object))
    table = pd.concat([table, pd.DataFrame(row)], ignore_index=True)
    notes = groups.notes
    if crossed:
        notes = (*notes, f"`{TOTAL}` has no {', '.join(sorted(crossed))}: they compare groups")
    return Scores(table=table[groups.table.columns], notes=notes)


def _is_plain(asked: Sequence[ScoreColumn], request: ScoreRequest) -> bool:
    """Tell whether only means of scores of single points are asked: those go by blocks."""
    simple = "=" not in request.error and all(
        column.metric.each and not column.crossed and INPUTS.issuperset(column.metric.inputs)
        for column in asked
    )
    whole = request.rolling is not None or request.intervals or request.transform is not None
    whole = whole or request.weights is not None
    return simple and not whole and not request.common and not grouped_by(request)


def _score_plain(
    claims: Claims,
    actuals: pd.DataFrame | None,
    asked: Sequence[ScoreColumn],
    request: ScoreRequest,
) -> tuple[pd.DataFrame, tuple[str, ...], Counts]:
    """Score by blocks; the result is that of `score_groups`, to the bit."""
    by = (*request.by, *request.average_over)
    ready = assemble(claims, actuals, replace(request, by=by), needed=frozenset())
    joined = ready.joined
    arrays = ready.forecasts.arrays
    if "claimed" not in arrays or {"masses", "quantiles", "samples"} & set(arrays):
        return score_prepared(*prepare(claims, actuals, request), request)
    encoded = {word: joined.encode(word) for word in by}
    length = len(ready.forecasts)
    codes, size = mix_codes(encoded) if by else (np.zeros(length, np.int8), 1)
    if size > LARGEST_TABLE:
        groups = group_encoded(encoded, length)
        codes, size, labels = groups.codes, groups.count, groups.labels
    else:
        labels = None
    outcomes, scale, place = joined.outcomes(request.error)
    sums = sum_blocks(
        Join(arrays["claimed"], outcomes, place, codes, size),
        [(column.metric, column.parameter) for column in asked],
        error=request.error,
        scale=scale,
    )
    used = np.flatnonzero(sums.claims) if by else np.zeros(1, np.int64)
    if labels is None:
        labels = label_codes(encoded, used) if by else no_labels()
    order = np.argsort(group_rows(labels).codes, kind="stable")
    columns = {
        column.name: finish_sums(column.metric, sums.totals[row], sums.numbers[row])[used][order]
        for row, column in enumerate(asked)
    }
    unmatched = 0 if joined.place is None else sums.no_actual
    counts = replace(ready.counts, no_actual=unmatched, no_error=sums.no_error - unmatched)
    table = labels.iloc[order].reset_index(drop=True).assign(**columns)
    return table, ready.notes, counts


def score_prepared(
    forecasts: Forecasts, ready: Assembled, request: ScoreRequest
) -> tuple[pd.DataFrame, tuple[str, ...], Counts]:
    """Return the scores of forecasts that are ready, the notes, and what took part."""
    asked, notes = for_forms(score_columns(request), forecasts.arrays)
    if request.weights is not None:
        check_weights(asked, request)
        notes += say_weights(ready, request.weights)
    table = score_groups(forecasts, ready, asked, request)
    if request.intervals:
        table = add_intervals(table, forecasts, ready, asked)
    notes += say_scores(asked, forecasts, request)
    notes += say_shared(asked, forecasts, ready, request)
    return table, (*ready.notes, *notes), ready.counts


def prepare(
    claims: Claims, actuals: pd.DataFrame | None, request: ScoreRequest
) -> tuple[Forecasts, Assembled]:
    """Return the forecasts with the columns of `by` as their frame, and all that is behind them."""
    asked = score_columns(request)
    needed = inputs_of(asked) | grouped_by(request)
    by = (*request.by, *request.average_over)
    ready = assemble(claims, actuals, replace(request, by=by), needed=needed)
    check_inputs(for_forms(asked, ready.forecasts.arrays)[0], ready.forecasts)
    index = pd.RangeIndex(len(ready.forecasts))  # without columns a table would have no rows
    frame = pd.DataFrame({word: ready.joined.column(word) for word in by}, index=index)
    forecasts = replace(ready.forecasts, frame=frame)
    if request.common:
        forecasts, ready = keep_common(forecasts, ready, incomplete=request.keep_incomplete)
    if request.rolling is not None:
        return roll(forecasts, ready, request.rolling)
    return forecasts, ready


def add_intervals(
    table: pd.DataFrame, forecasts: Forecasts, ready: Assembled, asked: Sequence[ScoreColumn]
) -> pd.DataFrame:
    """Return the scores with `_low` and `_high` of all but counts and comparisons of sources.

    Raises:
        TableError: The claims have no column of target periods.
    """
    claims = ready.joined.claims
    if "target_period" not in claims.roles:
        raise TableError(f"--intervals draws target periods; {claims.unknown('target_period')}")
    period = natural_ranks(claims.frame[claims.roles["target_period"]])[0]
    groups = group_rows(forecasts.frame)
    columns: dict[str, Array] = {}
    for column in asked:
        if not column.crossed and column.metric.finish != "sum" and column.metric.unit != "count":
            low, high = score_intervals(column, forecasts.arrays, groups, period)
            columns |= {f"{column.name}_low": low, f"{column.name}_high": high}
    return table.assign(**columns)
