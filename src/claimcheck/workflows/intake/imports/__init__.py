"""What is brought in from files of others, or of the desk's own archive."""
