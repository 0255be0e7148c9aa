"""Whom "he" and "she" take up, and who else may be meant."""
