"""Whose voice a sentence is in, and what frames a claim."""
