"""The scoreboard of the ledger."""
