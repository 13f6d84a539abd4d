"""The only place that knows everybody."""
