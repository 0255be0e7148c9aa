"""What a desk works with, as text and as plain values; opens no file."""
