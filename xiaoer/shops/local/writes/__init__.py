"""Changes of the embedded shop. Each writes rows of its own order only: stock and balances are sums of moves."""
