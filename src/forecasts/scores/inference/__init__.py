"""How sure a score is: tests, small samples, effects of difficulty, pairwise comparison."""
