"""The ground floor: knows nothing of customer service."""
