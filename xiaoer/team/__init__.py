"""Skill groups: who can be given which conversations."""
