"""Reads articles: a text becomes claims with their places, and the rule that took each."""
