"""The desk: what waits, a card, and what became of it."""
