"""Which figures of an article are claims, and the shortest words that prove each."""
