"""Who is at the door: staff, their sessions, the customer's signed identity and how often anyone may knock."""
