"""Days as texts give them."""
