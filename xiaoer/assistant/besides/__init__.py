"""Several things said in one breath: where one ends and the next begins, and what else is asked beside the first."""
