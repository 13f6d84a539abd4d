"""xiaoer: customer service for online shops."""
