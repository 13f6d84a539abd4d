rating-ask = How was it?
error-nothing_to_rate = There is nothing to rate yet.
