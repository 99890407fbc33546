"""Whether a quotation proves a claim's value and target."""
