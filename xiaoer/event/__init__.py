"""The journal: what happened, in streams, and the bytes that may be erased."""
