"""Telling a customer in the chat how her case stands."""
