"""Values to text: CSV, JSON, Markdown; opens no file."""
