"""Periods of time: in a claim's target and in running text."""
