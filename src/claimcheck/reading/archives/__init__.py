"""Archives: many texts in one file, read a part at a time."""
