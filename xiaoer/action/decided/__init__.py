"""What the rules decided: counted, shown, and decided again under other rules."""
