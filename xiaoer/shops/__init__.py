"""Adapters to shops, one folder per far side."""
