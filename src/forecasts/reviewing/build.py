"""All tables of a review under their names, which are the names of the files in `tables/`."""

import pandas as pd

from forecasts.charts import Frame, reliability_data
from forecasts.reviewing import accuracy, relations, tables
from forecasts.reviewing.inputs import Inputs
from forecasts.scores.boards.scoreboard import scoreboard

__all__ = ["build_tables"]


def build_tables(inputs: Inputs) -> dict[str, pd.DataFrame]:
    """Return every table of the review by name, in the order of its parts.

    `claims` is the whole comparison, and every other table can be computed again from it, from
    `actuals` and from the ledger.
    """
    outlooks = tables.outlook_table(inputs)
    # A nowcast is made when most of the outcome is known: it enters no rate of a review.
    ahead = inputs.claims[inputs.claims["modality"] != "nowcast"]
    sources = scoreboard(ahead, by="organisation")
    return {
        "claims": inputs.claims,
        "actuals": inputs.observations,
        "conversions": inputs.spread.drop(columns="when"),
        "changes": tables.changes_table(inputs),
        "revisions": tables.revisions_table(inputs),
        "due": tables.due_table(inputs),
        "unresolved": tables.unresolved_table(inputs),
        "open": tables.open_table(inputs),
        "outlooks": outlooks,
        "reliability": reliability_table(outlooks, inputs),
        "horizon": accuracy.horizon_table(inputs),
        "bias_subjects": accuracy.bias_table(inputs),
        "scoreboard": sources.board,
        "scoreboard_bounds": sources.bounds,
        "scoreboard_apart": sources.apart,
        "growth": accuracy.growth_table(inputs),
        "disagreement": relations.disagreement_table(inputs),
        "consistency": inputs.notes,
        "trails": relations.trails_table(inputs),
        "copies": relations.copies_table(inputs),
        "misses": accuracy.misses_table(inputs),
        "fragile": relations.fragile_table(inputs),
        "gaps": relations.gaps_table(inputs),
        "audit": relations.audit_table(inputs),
        "sources": inputs.sources,
        "corrections": inputs.corrections,
    }


def reliability_table(outlooks: pd.DataFrame, inputs: Inputs) -> pd.DataFrame:
    """Return past outlooks by bins of probability, as the chart of them draws them.

    Columns: low, high, n, said (mean probability), met (share), met_low, met_high (90% Wilson),
    squares (sum of squared differences), outcomes (of the bin) and all_outcomes.
    """
    columns = ["low", "high", "n", "said", "met", "met_low", "met_high", "squares",
               "outcomes", "all_outcomes"]  # fmt: skip
    if outlooks.empty:
        return pd.DataFrame(columns=columns)
    return reliability_data(outlooks, Frame(as_of=inputs.as_of))
