"""A draft and what is found in it."""
