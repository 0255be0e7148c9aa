"""Rows of verdicts, sources, and the rules of the desk that they depend on."""
