"""The desk in a browser: the same record, rules and words as in the terminal."""
