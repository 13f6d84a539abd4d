"""What may be done, and how surely it must be wanted: rules as data, decided the same way for every hand."""
