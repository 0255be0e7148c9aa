"""What the record holds of a draft: claims that were checked, and words on record."""
