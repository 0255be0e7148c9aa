"""What is told of the record itself: its log, its health, what left it."""
