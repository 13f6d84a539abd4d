policy-to-person = I cannot decide this myself. A colleague will look at it.
