"""Scores by group: the front door for tables, on one machine or by partitions."""
