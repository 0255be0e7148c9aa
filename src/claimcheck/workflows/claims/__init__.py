"""Claims, what links them, and the persons who make them."""
