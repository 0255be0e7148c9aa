"""An archive of many texts: scanned, extracted or matched a part at a time."""
