"""Rules that find who said what: each gives proposals from one sentence of a passage."""
