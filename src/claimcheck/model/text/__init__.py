"""A text with its way back to the file it was read from."""
