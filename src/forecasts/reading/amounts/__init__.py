"""Amounts: a number or a range with its scale, unit, currency and what it is per."""
