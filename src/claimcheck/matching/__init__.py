"""Are these the same claim? Likeness, guards, bands and their explanation."""
