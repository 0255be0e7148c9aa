"""What the program does, without a terminal."""
