"""Which way a figure moves: the rules of each language."""
