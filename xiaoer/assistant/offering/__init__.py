"""What becomes of an offer: answered by a yes or a no, kept while something else is said, void when it changes."""
