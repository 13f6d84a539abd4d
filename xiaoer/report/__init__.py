"""What supervisors see: who is on, who waits, what was solved alone, how it was rated."""
