"""Scan drafts: which of their sentences repeat, alter or contradict what is on record."""
