"""From the fields of a form to what the record takes."""
