"""The review desk at a terminal: prompts, lookups and the loop."""
