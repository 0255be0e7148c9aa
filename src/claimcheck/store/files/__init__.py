"""The file itself: copies, packs, health, and its state on an earlier day."""
