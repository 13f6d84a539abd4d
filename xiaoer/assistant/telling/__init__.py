"""What is asked of the shop without a change: the bill, what sending costs, her coupons, and where her money is."""
