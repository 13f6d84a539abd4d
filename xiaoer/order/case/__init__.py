"""Long matters of an order: a return, an exchange, a claim, and the promise to see to an order that is late."""
