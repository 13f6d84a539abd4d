"""Pushing what was committed to whoever listens; all of it may be lost, nobody relies on it."""
