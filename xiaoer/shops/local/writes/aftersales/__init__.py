"""What the embedded shop does about orders that are late, lost, broken, or on their way back."""
