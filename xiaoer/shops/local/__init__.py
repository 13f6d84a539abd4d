"""The embedded shop: it keeps products, customers and orders in the house's own database."""
