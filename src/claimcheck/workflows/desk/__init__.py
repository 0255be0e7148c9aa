"""The review desk without a terminal."""
