"""What may differ between two wordings in other languages than English."""
