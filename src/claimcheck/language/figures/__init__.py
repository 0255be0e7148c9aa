"""Figures: found, read exactly, and checked against each other."""
