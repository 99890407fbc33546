"""Words and signs by which speakers, measures and places are known: tables, with next to no code."""
