"""What surrounds an amount makes of it: hedges, kinds, and what it changes from or to."""
