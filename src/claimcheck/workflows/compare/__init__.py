"""A text beside the record."""
