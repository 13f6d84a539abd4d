"""What the embedded shop does for a customer herself: her account and her coupons."""
