"""What other desks published, and how it is brought in."""
