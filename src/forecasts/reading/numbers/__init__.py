"""Numbers in every written form: digits, words, Chinese numerals, fractions."""
