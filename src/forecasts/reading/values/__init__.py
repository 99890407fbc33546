"""The `value:` of a claim: read, and written in its canonical form."""
