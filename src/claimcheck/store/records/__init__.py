"""Rows of statements, claims, persons and what links them."""
