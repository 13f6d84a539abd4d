"""Configured channels, and the port every channel speaks through."""
