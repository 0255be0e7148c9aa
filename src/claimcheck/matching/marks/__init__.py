"""Marks that tell two texts of the same words apart: capitals, commas, "so-called" quotes."""
