"""What is told of the record."""
