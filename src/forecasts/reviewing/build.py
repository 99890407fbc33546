"""All tables of a review under their names, which are the names of the files in `tables/`."""

import pandas as pd

from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.parts import PARTS

__all__ = ["build_tables"]


def build_tables(inputs: Inputs) -> dict[str, pd.DataFrame]:
    """Return every table of the review by name, in the order of its parts.

    `claims` is the whole comparison, and every other table can be computed again from it, from
    `actuals` and from the ledger.
    """
    tables = {
        "claims": inputs.claims,
        "actuals": inputs.observations,
        "conversions": inputs.spread.drop(columns="when"),
    }
    for part in PARTS.values():
        tables |= part.tables(inputs)
    return tables
