"""What a scan found, in each format; opens no file."""
