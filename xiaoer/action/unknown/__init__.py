"""Deeds of which nobody knows what came of them, once no machine looks for them any more."""
