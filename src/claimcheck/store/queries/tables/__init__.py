"""The record as tables, for exports and lists: their queries, and the rows that they give."""
