"""Skill groups and who is in them."""
