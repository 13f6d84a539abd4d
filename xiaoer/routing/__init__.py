"""Who waits, who is there, and who gets whom."""
