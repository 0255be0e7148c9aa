"""Words of closed classes, and what each class tells."""
