"""The ledger for other programs: tables with documented columns, and files that they read.

from forecasts.exporting.tables import gather_tables
tables = gather_tables(open_study("claims", "actuals", as_of="2026-11-21"))
"""
