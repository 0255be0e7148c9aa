"""What is read of the record for one question."""
