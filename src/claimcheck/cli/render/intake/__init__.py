"""What came in, in words."""
