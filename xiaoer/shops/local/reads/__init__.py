"""What hangs on the orders of the embedded shop, and the terms it has."""
