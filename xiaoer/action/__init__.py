"""The one gate for every deed: each action is defined once, and done once, by the rule and by the right hand."""
