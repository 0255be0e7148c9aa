"""Text made safe and fitted for a screen or a cell."""
