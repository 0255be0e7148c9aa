"""Tables that somebody keeps: CSV and workbooks, read by a map of their columns."""
