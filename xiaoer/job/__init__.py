"""What is done later: durable jobs with a due time, a lease, attempts and dead letters."""
