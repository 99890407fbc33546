"""What the reader knows of words: magnitudes, currencies, units, nouns, hedges; data, no code."""
