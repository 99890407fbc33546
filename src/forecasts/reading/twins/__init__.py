"""Twins of a text, equal in length, in which what does not matter is plain."""
