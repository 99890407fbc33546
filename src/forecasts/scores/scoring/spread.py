"""Scores side by side: one column a horizon, or whatever else tells groups apart."""

import pandas as pd

from forecasts.diagnostics import agree
from forecasts.scores.scoring.groups import natural_ranks
from forecasts.scores.tables.columns import TableError, suggestion


def spread_scores(
    table: pd.DataFrame, column: str, labels: tuple[str, ...]
) -> tuple[pd.DataFrame, list[str]]:
    """Return the scores with one column a metric and cell of a column, such as `mae_1`, `mae_2`.

    Args:
        table: Scores, one row a group.
        column: The column of groups to lay side by side.
        labels: The columns of groups in the table.

    Returns:
        The table, blank where there is no such group (a count is 0), and what is told of these.

    Raises:
        TableError: No such column of groups.
    """
    if column not in labels:
        raise TableError(f"--wide takes a column of --by: {suggestion(column, labels)}")
    rest = [name for name in labels if name != column]
    metrics = [name for name in table.columns if name not in labels]
    ranks, words = natural_ranks(table[column].astype(str))
    rows = table[rest].drop_duplicates().reset_index(drop=True)
    counts = [name for name in metrics if pd.api.types.is_integer_dtype(table[name].dtype)]
    pieces = [rows] if rest else []
    blank = 0
    for place, word in enumerate(words.tolist()):
        own = table[ranks == place]
        names = {name: f"{name}_{word}" for name in metrics}
        own = own[[*rest, *metrics]].rename(columns=names)
        piece = rows.merge(own, on=rest, how="left") if rest else own.reset_index(drop=True)
        blank += len(piece) - len(own)
        whole = {names[name]: piece[names[name]].fillna(0).astype(int) for name in counts}
        pieces.append(piece.assign(**whole)[[*names.values()]])
    wide = pd.concat(pieces, axis=1)
    each = [f"{name}_{word}" for name in metrics for word in words.tolist()]
    lacking = agree(blank, "group", "has", "have")
    notes = [f"{lacking} no row of their own: blank or 0"] if blank else []
    return wide[[*rest, *each]], notes
