"""Which certainty, tense and period a figure has in its sentence."""
