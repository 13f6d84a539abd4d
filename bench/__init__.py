"""Measurements of the running product, against the least that could do the same."""
