"""Files to values, with positions."""
