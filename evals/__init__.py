"""Measuring the product on data that others made."""
