"""Changing a ledger file by program: only what must change, all of it or nothing."""
