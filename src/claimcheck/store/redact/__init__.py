"""Words removed from the record."""
