"""All actions there are, one a file; the registry lists them."""
