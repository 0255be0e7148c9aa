"""People, and the places that are none."""
