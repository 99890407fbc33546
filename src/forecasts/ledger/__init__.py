"""The ledger: YAML text to records that know their place."""

from forecasts.ledger.loading import Ledger, load

__all__ = ["Ledger", "load"]
