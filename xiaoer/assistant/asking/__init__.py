"""Filling the fields of a deed from what she wrote and picked, and asking for what is missing."""
