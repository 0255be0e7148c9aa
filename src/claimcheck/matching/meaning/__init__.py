"""Nearness of meaning: how near two texts are for a model, and what may follow from it."""
