"""Orders, parcels, payments and coupons as facts, and the port to the shop that keeps them."""
