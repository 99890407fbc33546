"""Forecasts meet outcomes and baselines."""
