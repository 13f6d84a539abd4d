"""What is shown, by subject."""
