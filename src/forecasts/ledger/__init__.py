"""The ledger: YAML text to records that know their place."""

from forecasts.ledger.load import Ledger, load

__all__ = ["Ledger", "load"]
