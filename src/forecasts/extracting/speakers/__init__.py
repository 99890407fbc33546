"""Who says what: names, people and houses, and whom each figure is put down to."""
