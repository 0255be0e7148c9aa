"""A newsroom's memory for facts."""

__version__ = "0.1.0"
