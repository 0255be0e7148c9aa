"""Spellings of one word, slips of the pen, and which words are words."""
