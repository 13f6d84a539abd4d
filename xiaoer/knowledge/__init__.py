"""Articles and example sentences, and how they are found."""
