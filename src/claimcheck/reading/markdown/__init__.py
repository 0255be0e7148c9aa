"""Markdown: front matter, leaves and what in them is words."""
