"""Verdicts, their sources, and the rules that they must meet."""
