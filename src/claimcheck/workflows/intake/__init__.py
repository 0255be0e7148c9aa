"""What comes into the record."""
