"""Customers and visitors, and the sessions in which they are known."""
