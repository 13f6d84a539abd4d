"""What the embedded shop does for a customer herself."""
