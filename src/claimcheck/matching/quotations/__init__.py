"""Whether a quotation stands in the words on record."""
