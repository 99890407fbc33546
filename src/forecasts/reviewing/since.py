"""An earlier review to count changes from: its claims and its day, from the files that it wrote."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pandas as pd

from forecasts.ledger.nodes import read_data
from forecasts.reviewing.inputs import Inputs
from forecasts.reviewing.write import read_manifest

__all__ = ["EarlierReviewError", "count_from"]

_NEEDED = ("claim_id", "status", "verdict", "probability_met")


class EarlierReviewError(ValueError):
    """A folder that is no review which can be compared with."""


def count_from(inputs: Inputs, folder: Path) -> Inputs:
    """Return the inputs with the claims of an earlier review as the state before.

    Args:
        inputs: Inputs of the review at hand.
        folder: Folder of the earlier review, with manifest.json and tables/claims.csv.

    Raises:
        EarlierReviewError: The folder holds no such review, or one of a later day.
    """
    try:
        day = date.fromisoformat(read_manifest(folder)["as_of"])
        data, refused = read_data(claims := folder / "tables" / "claims.csv")
        if refused:
            raise EarlierReviewError(f"{folder} holds no review: {claims}: {refused}")
        table = pd.read_csv(BytesIO(data), keep_default_na=False, dtype=str)
        before = table[list(_NEEDED)].copy()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EarlierReviewError(f"{folder} holds no review to compare with: {error}") from error
    if day > inputs.as_of:
        raise EarlierReviewError(f"{folder} is of {day}, after {inputs.as_of}")
    before["probability_met"] = pd.to_numeric(before["probability_met"], errors="coerce")
    return replace(inputs, before=before, earlier=day)
