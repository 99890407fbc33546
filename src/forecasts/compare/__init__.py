"""Claims against what happened, and claims against each other."""
