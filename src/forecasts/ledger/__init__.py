"""The ledger: YAML text to records that know their place."""
