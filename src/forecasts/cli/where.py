"""`--where FIELD=WORD`: the same fields in every command that lists claims."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from forecasts.problem import did_you_mean

if TYPE_CHECKING:
    import pandas as pd

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        name: {"target": "target_period", "id": "claim_id"}.get(name, name)
        for name in (
            "claimant", "organisation", "person", "event", "publisher", "subject", "measure",
            "region", "unit", "target", "stated", "status", "verdict", "modality",
            "series", "id", "claim_id", "target_period",
        )
    }
)  # fmt: skip
"""What a condition may ask of, and the column of the comparison that holds it."""

where_option = click.option(
    "--where",
    metavar="FIELD=WORD",
    multiple=True,
    help=f"Only claims whose FIELD holds WORD; FIELD is one of {', '.join(FIELDS)}, or `has=FIELD` "
    "for any word.",
)


def filter_claims(table: "pd.DataFrame", where: tuple[str, ...]) -> "pd.DataFrame":
    """Return a copy of the comparison with the claims that all conditions hold of."""
    for condition in where:
        field, equals, word = condition.partition("=")
        asked = word if field == "has" else field
        if not equals or asked not in FIELDS:
            hint = did_you_mean(asked, tuple(FIELDS)) or f"FIELD is one of {', '.join(FIELDS)}"
            raise click.BadParameter(f"`{condition}`: {hint}", param_hint="--where")
        cells = table[FIELDS[asked]].astype(str)
        if field == "has":
            table = table[cells != ""]
        else:
            table = table[cells.str.contains(word, case=False, regex=False)]
    return table.copy()
