"""A short hash of the figures that verdicts rest on: two reviews with it judge alike."""

import hashlib
import json

from forecasts.comparing.baseline import BASELINES, DEFAULT
from forecasts.comparing.outlook import DOUBT, DRIFT, WORDS
from forecasts.comparing.verdict import LOG_TOLERANCES, POINT_TOLERANCES
from forecasts.reviewing.scored import EDGES, ENOUGH, FEW

__all__ = ["rules_digest"]


def rules_digest() -> str:
    """Return the hash of tolerances, baselines, outlooks and least counts."""
    rules = {
        "tolerances": [LOG_TOLERANCES, POINT_TOLERANCES],
        "baselines": [dict(BASELINES), DEFAULT],
        "outlook": [WORDS, DRIFT, DOUBT],
        "horizon": [edge for edge in EDGES if edge < 1e9],
        "least": [FEW, ENOUGH],
    }
    return hashlib.sha256(json.dumps(rules, sort_keys=True).encode()).hexdigest()[:8]
